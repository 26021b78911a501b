"""`rapporteur export`: what users see when it works and when it does not."""

from pathlib import Path

import pytest

from rapporteur.exports.formats import FORMATS
from rapporteur.ledger.opening import open_ledger
from tests.cli.conftest import Run
from tests.exports.field import WITNESS, fill, rows


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = f"sqlite:///{tmp_path_factory.mktemp('exporting') / 'ledger.db'}"
    with open_ledger(address) as store:
        fill(store)
    return address


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_written_and_said(run: Run, own_folder: Path, ledger: str, name: str) -> None:
    target = own_folder / f"out{FORMATS[name].ending}"
    ran = run("export", name, "--output", target.name, "--ledger", ledger)
    assert (ran.code, ran.err) == (0, "")
    assert target.exists()
    sidecar = target / "export.about.json" if target.is_dir() else own_folder / f"{target.name}.about.json"
    assert sidecar.is_file()
    assert f"Wrote {target.name}" in ran.out
    assert not [path for path in own_folder.iterdir() if path.name.startswith(".")]


def test_the_questions_of_the_views_narrow_it(run: Run, own_folder: Path, ledger: str) -> None:
    narrow = ("--place", "Tillabéri", "--from", "2024-06-08", "--to", "2024-06-10", "--actor", "Wadi Front")
    assert run("export", "ucdp", "--output", "out.csv", *narrow, "--ledger", ledger).code == 0
    assert [row["relid"] for row in rows(own_folder / "out.csv")] == ["clash#i1"]


def test_names_are_masked_unless_revealed(run: Run, own_folder: Path, ledger: str) -> None:
    run("export", "ucdp", "--output", "masked.csv", "--ledger", ledger)
    run("export", "ucdp", "--output", "open.csv", "--reveal", "--ledger", ledger)
    assert WITNESS not in (own_folder / "masked.csv").read_text(encoding="utf-8")
    assert WITNESS in (own_folder / "open.csv").read_text(encoding="utf-8")


def test_it_refuses_in_one_line(run: Run, own_folder: Path, ledger: str) -> None:
    (own_folder / "there.csv").write_text("mine", encoding="utf-8")
    for arguments, code, words in (
        (("csv", "--output", "a.csv"), 2, "FORMAT is one of acled, ucdp"),
        (("acled", "--output", "there.csv"), 6, "there.csv is there already: name another, or give --force"),
        (("acled", "--output", "nowhere/a.csv"), 6, "there is no folder"),
        (("acled", "--output", "."), 6, "is a folder: name a file"),
        (("parquet", "--output", "there.csv"), 6, "is a file: name a folder"),
    ):
        ran = run("export", *arguments, "--ledger", ledger)
        assert ran.code == code, arguments
        assert words in ran.err
        assert len(ran.err.splitlines()) == 1
    assert (own_folder / "there.csv").read_text(encoding="utf-8") == "mine"
    assert run("export", "acled", "--output", "there.csv", "--force", "--ledger", ledger).code == 0
