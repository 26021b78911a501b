"""The ledger beside a table: who has what, what differs by field, what is missing, what cannot be compared."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rapporteur.cli.main import main
from rapporteur.importing import import_table
from rapporteur.imports import acled, ucdp
from rapporteur.ledger.opening import LedgerStore, open_ledger
from tests.imports.tables import written
from tests.imports.test_formats import ACLED
from tests.imports.test_ucdp import EVENT


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[tuple[str, LedgerStore]]:
    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    with open_ledger(address) as store:
        yield address, store


def compared(
    address: str, path: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    capsys.readouterr()
    assert main(["compare", "ucdp", str(path), "--ledger", address, "--json", *options]) == 0
    *records, summary = map(json.loads, capsys.readouterr().out.splitlines())
    return records, summary


def test_who_has_what(ledger: tuple[str, LedgerStore], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address, store = ledger
    ours = [
        ACLED,
        {**ACLED, "event_id_cnty": "RUR78", "event_date": "20 April 2031", "location": "Zenda", "latitude": "15.5"},
    ]
    import_table(store, written(tmp_path / "acled.csv", acled.COLUMNS, ours), acled.LAYOUT)
    theirs = [
        {**EVENT, "id": "1", "date_end": EVENT["date_start"], "best": "7", "low": "7", "high": "7"},
        {**EVENT, "id": "2", "date_start": "2031-04-12", "date_end": "2031-04-12", "where_coordinates": "Tarlenheim"},
        {**EVENT, "id": "3", "country": "Niger"},
        {**EVENT, "id": "4", "date_start": "2031-01-01", "date_end": "2031-12-31", "date_prec": "5"},
    ]
    path = written(tmp_path / "ged.csv", ucdp.COLUMNS, theirs)
    with path.open("a") as stream:
        stream.write("5,too,few\n")
    records, summary = compared(address, path, capsys)
    (match,) = [record for record in records if record["record"] == "match"]
    assert (match["ours"]["id"], match["theirs"]["id"]) == ("acled:RUR77#i1", "ucdp:1#i1")
    told = {one["field"]: (one["standing"], one["words"]) for one in match["differences"]}
    assert told["dates"] == ("same", "the same days")
    assert told["place"] == ("same", "a place of the same name")
    assert told["deaths"] == ("differs", "6 and 7")
    assert [r["id"] for r in records if r["record"] == "ledger_only"] == ["acled:RUR78#i1"]
    assert [r["id"] for r in records if r["record"] == "table_only"] == ["ucdp:2#i1"]
    assert (summary["beyond"], summary["undated"], summary["refused"]) == (1, 1, 1)
    assert {one["field"] for one in summary["agreement"]} == {"dates", "place", "kind", "actors", "deaths"}
    assert all(sum(one[k] for k in ("same", "near", "differs", "not_stated")) == 1 for one in summary["agreement"])


def test_a_ledger_agrees_with_the_table_that_it_holds(
    ledger: tuple[str, LedgerStore], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address, store = ledger
    path = written(tmp_path / "ged.csv", ucdp.COLUMNS, [EVENT, {**EVENT, "id": "2", "where_coordinates": "Zenda"}])
    import_table(store, path, ucdp.LAYOUT)
    records, summary = compared(address, path, capsys)
    assert {(one["ours"]["id"], one["theirs"]["id"]) for one in records} == {
        ("ucdp:900001#i1", "ucdp:900001#i1"),
        ("ucdp:2#i1", "ucdp:2#i1"),
    }
    deaths = next(one for one in summary["agreement"] if one["field"] == "deaths")
    assert deaths["same"] == 2


def test_place_and_period_hold_for_the_table_too(
    ledger: tuple[str, LedgerStore], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address, store = ledger
    path = written(tmp_path / "ged.csv", ucdp.COLUMNS, [EVENT, {**EVENT, "id": "2", "adm_1": "Zenda"}])
    import_table(store, path, ucdp.LAYOUT)
    _, summary = compared(address, path, capsys, "--place", "Zenda", "--from", "2031-04-01")
    assert (summary["ledger_incidents"], summary["matches"], summary["beyond"]) == (1, 1, 1)


def test_it_is_said_in_words_too(
    ledger: tuple[str, LedgerStore], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address, store = ledger
    path = written(tmp_path / "ged.csv", ucdp.COLUMNS, [EVENT])
    import_table(store, path, ucdp.LAYOUT)
    assert main(["compare", "ucdp", str(path), "--ledger", address]) == 0
    said = capsys.readouterr().out
    assert "The ledger has 1 incidents, ged.csv 1: 1 match and 0 more may" in said
    assert "fields of the matches" in said
