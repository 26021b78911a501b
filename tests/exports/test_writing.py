"""Files appear whole or not at all, nothing is replaced unasked, and the sidecar tells what was written."""

import hashlib
from datetime import date, datetime
from pathlib import Path

import pytest

from rapporteur.exports.formats import FORMATS
from rapporteur.exports.writing import AlreadyThereError, Files, staged
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.version import VERSION
from rapporteur.views.questions import Question
from tests.exports.field import WITNESS, about, fill, rows, write
from tests.keeping import keep
from tests.views.reports import strike


def half_written(files: Files) -> None:
    files.main.write_text("half", encoding="utf-8")
    raise OSError(28, "No space left on device")


def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "strikes.csv"
    target.write_text("kept", encoding="utf-8")
    with pytest.raises(OSError, match="space"), staged(target, folder=False, force=True) as files:
        half_written(files)
    assert target.read_text(encoding="utf-8") == "kept"
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_is_replaced_unasked(field: LedgerStore, tmp_path: Path) -> None:
    path = tmp_path / "strikes.csv"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThereError):
        write(field, "hxl", path)
    assert path.read_text(encoding="utf-8") == "mine"
    write(field, "hxl", path, force=True)
    assert len(rows(path)) == 7


def test_a_companion_that_is_there_stops_all(tmp_path: Path) -> None:
    (tmp_path / "strikes.numbers.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThereError), staged(tmp_path / "strikes.csv", folder=False, force=False) as files:
        files.main.write_text("new", encoding="utf-8")
        files.companion(".numbers.csv").write_text("new", encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["strikes.numbers.csv"]


def test_the_sidecar_tells_format_question_state_and_digests(field: LedgerStore, tmp_path: Path) -> None:
    asked = Question(place="Agadez", as_of=date(2024, 6, 4))
    path = write(field, "hxl", tmp_path / "agadez.csv", asked)
    content = about(path)
    assert (content["format"], content["program"], content["masked"]) == ("hxl", f"rapporteur {VERSION}", True)
    assert (content["question"]["place"], content["question"]["as_of"]) == ("Agadez", "2024-06-04")
    assert content["ledger"]["entries"] == 9
    assert content["cannot_hold"]
    assert content["rules"][0]["name"] == "reconciliation"
    for file in content["files"]:
        data = (tmp_path / file["name"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"])
    assert [row["id"] for row in rows(path)[1:]] == ["wire-1#i1"]


def test_as_recorded_gives_the_same_bytes_whatever_comes_later(tmp_path: Path) -> None:
    with open_ledger(f"sqlite:///{tmp_path / 'ledger.db'}") as store:
        fill(store)
        first = write(store, "acled", tmp_path / "first.csv")
        moment = about(first)["ledger"]["recorded_at"]
        keep(store, "wire-3", strike(99, "Nobody's Bureau"), date(2024, 6, 2))
        then = write(store, "acled", tmp_path / "then.csv", Question(recorded_as_of=datetime.fromisoformat(moment)))
        now = write(store, "acled", tmp_path / "now.csv")
    assert then.read_bytes() == first.read_bytes()
    assert now.read_bytes() != first.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_ledger_gives_an_empty_file(empty: LedgerStore, tmp_path: Path, name: str) -> None:
    path = write(empty, name, tmp_path / f"nothing{FORMATS[name].ending}")
    counted = [file["rows"] for file in about(path)["files"] if file["rows"] is not None]
    assert counted
    assert set(counted) == {0}


def test_revealed_names_are_marked_as_restricted(field: LedgerStore, tmp_path: Path) -> None:
    path = write(field, "parquet", tmp_path / "tables", Question(reveal=True))
    content = about(path)
    assert not content["masked"]
    assert content["notice"].startswith("Restricted")
    assert any(WITNESS.encode() in file.read_bytes() for file in path.iterdir())
