"""The samples answer from a team's database byte by byte as from their file."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapporteur.cli.main import main
from tests.cli.conftest import Run
from tests.databases import databases_of

_MADE_AT = re.compile(rb'"made_at": "[^"]+"')
QUESTIONS = (
    *(
        (listing, "--json")
        for listing in (
            "documents", "incidents", "claims", "figures", "victims", "sources", "actors", "tally", "review"
        )
    ),
    ("tally", "--rule", "all", "--json"),
    ("incidents", "--clusters-json"),
    ("sources", "--tree"),
    ("figures", "--as-of", "2026-03-10"),
    ("figures", "--place", "Sudan", "--reveal"),
)  # fmt: skip


@pytest.fixture(scope="module")
def copied(samples: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a copy of the samples in PostgreSQL."""
    with (
        databases_of("postgresql", tmp_path_factory.mktemp("none")) as databases,
        databases.ledger() as address,
    ):
        assert main(["ledger", "copy", samples, address]) == 0
        yield address


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_a_copy_answers_as_its_source(run: Run, samples: str, copied: str, question: tuple[str, ...]) -> None:
    there, here = run(*question, "--ledger", copied), run(*question, "--ledger", samples)
    assert (there.code, here.code) == (0, 0)
    assert there.out == here.out


@pytest.mark.parametrize("form", ["acled", "ucdp", "hxl", "geojson"])
def test_a_copy_is_exported_as_its_source(run: Run, samples: str, copied: str, form: str, own_folder: Path) -> None:
    for name, address in (("here", samples), ("there", copied)):
        (own_folder / name).mkdir()
        ran = run("export", form, "--output", str(own_folder / name / "table"), "--ledger", address)
        assert ran.code == 0, ran.err
    written = sorted(path.name for path in (own_folder / "here").iterdir())
    assert written
    for name in written:
        there, here = ((own_folder / folder / name).read_bytes() for folder in ("there", "here"))
        assert _MADE_AT.sub(b"", there) == _MADE_AT.sub(b"", here)


def test_the_copy_is_whole(run: Run, copied: str) -> None:
    ran = run("verify", "--ledger", copied)
    assert (ran.code, ran.err) == (0, "")
