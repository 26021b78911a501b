"""Parquet: what a view gives comes back the same, column by column, and every column is described."""

import json

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.claims import ClaimRow, claims
from rapporteur.views.figures import FigureRow, figures
from rapporteur.views.frames import frame
from rapporteur.views.incidents import IncidentRow, incidents
from rapporteur.views.judgements import JudgementRow, judgements
from tests.exports.field import WITNESS, Exported, about

LISTINGS = [
    ("claims", claims, ClaimRow),
    ("figures", figures, FigureRow),
    ("incidents", incidents, IncidentRow),
    ("judgements", judgements, JudgementRow),
]


@pytest.mark.parametrize(("name", "ask", "row"), LISTINGS)
def test_what_a_view_gives_comes_back(
    field: LedgerStore, exported: Exported, name: str, ask: object, row: type[object]
) -> None:
    asked = frame(row, ask(field))  # type: ignore[operator]
    back = pl.read_parquet(exported("parquet") / f"{name}.parquet")
    public = ~pl.col("document").str.starts_with("testimony") if "document" in asked.columns else pl.lit(value=True)
    assert_frame_equal(back.filter(public), asked.filter(public))
    assert len(back) == len(asked) == about(exported("parquet"))["files"][_at(exported, name)]["rows"]


def _at(exported: Exported, name: str) -> int:
    files = [file["name"] for file in about(exported("parquet"))["files"]]
    return files.index(f"{name}.parquet")


def test_linked_incidents_are_there_with_their_accounts(exported: Exported) -> None:
    found = pl.read_parquet(exported("parquet") / "linked_incidents.parquet")
    strike = found.row(by_predicate=pl.col("id") == "wire-1#i1", named=True)
    assert strike["accounts"] == ["wire-1#i1", "wire-2#i1"]
    assert (strike["killed_low"], strike["killed_high"], strike["contested"]) == (12, 15, True)
    assert (strike["latitude"], strike["longitude"]) == (17.97, 8.93)
    silent = found.row(by_predicate=pl.col("id") == "silent#i1", named=True)
    assert (silent["killed_low"], silent["latitude"]) == (None, None)


def test_no_table_names_the_witness(exported: Exported) -> None:
    for path in exported("parquet").glob("*.parquet"):
        text = pl.read_parquet(path).write_ndjson()
        assert not [part for part in WITNESS.split() if part in text], path.name


def test_every_column_is_described(exported: Exported) -> None:
    dictionary = json.loads((exported("parquet") / "dictionary.json").read_text(encoding="utf-8"))
    for table in dictionary["tables"]:
        columns = pl.read_parquet_schema(exported("parquet") / table["url"])
        assert [column["name"] for column in table["tableSchema"]["columns"]] == list(columns)
        assert all(column["dc:description"] for column in table["tableSchema"]["columns"])
