"""The Python interface: read, keep, ask."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest

import rapporteur
from rapporteur.ledger.appending import Outcome
from rapporteur.ledger.errors import ReadOnlyLedgerError
from rapporteur.model.reading import Reading, Unread

REPORT = "At least 14 people were killed when shells hit a market in Khartoum on Sunday, the health ministry said."


def test_reading_a_text_keeps_nothing_and_gives_its_records() -> None:
    reading = rapporteur.read(REPORT, published="2024-06-03", publisher="Meridian Wire")
    assert isinstance(reading, Reading)
    assert reading.document.published == date(2024, 6, 3)
    assert [(figure.measure, figure.low, figure.high) for figure in reading.figures] == [("killed", 14, None)]


def test_a_text_that_cannot_be_read_says_why() -> None:
    unread = rapporteur.read("")
    assert isinstance(unread, Unread)
    assert unread.issues


def test_a_ledger_takes_files_and_texts_and_answers_in_frames(tmp_path: Path) -> None:
    (tmp_path / "market.txt").write_text(REPORT, encoding="utf-8")
    with rapporteur.Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}") as ledger:
        (first,) = ledger.read(str(tmp_path / "market.txt"), published="2024-06-03")
        assert (first.document, first.outcome, first.unread) == ("market", Outcome.ADDED, None)
        assert ledger.read(str(tmp_path / "market.txt"), published="2024-06-03")[0].outcome is Outcome.UNCHANGED
        (missing,) = ledger.read(str(tmp_path / "missing.txt"))
        assert missing.unread
        assert ledger.add(REPORT.replace("14", "16"), id="update", published="2024-06-04").outcome is Outcome.ADDED

        assert ledger.documents()["id"].to_list() == ["market", "update"]
        assert ledger.failures().height == 1
        assert ledger.figures(as_of="2024-06-03")["low"].to_list() == [14]
        assert ledger.figures(place="SD").filter(pl.col("measure") == "killed")["low"].to_list() == [14, 16]
        assert ledger.figures(place="CO").is_empty()
        for answer in (ledger.incidents, ledger.claims, ledger.sources, ledger.actors, ledger.judgements):
            assert isinstance(answer(), pl.DataFrame)
        figure = ledger.figures()["id"][0]
        assert "14 people" in ledger.show(figure).passages[0].words
        assert ledger.verify().mismatches == ()
        assert ledger.tally(place="Sudan").lines


def test_a_ledger_opened_for_reading_takes_nothing(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    rapporteur.Ledger.open(address).close()
    with rapporteur.Ledger.open(address, read_only=True) as ledger, pytest.raises(ReadOnlyLedgerError):
        ledger.add(REPORT)


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import rapporteur, sys; print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert "rapporteur.api" in loaded
    assert loaded.isdisjoint({"sqlalchemy", "polars", "pydantic", "trafilatura", "httpx", "alembic"})
