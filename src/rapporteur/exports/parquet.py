"""Parquet: claims, figures, incidents and judgements as the views give them, and the linked incidents, one file each.

Source: Apache Parquet, written by polars; nested fields (parties, places) are lists of structs.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl
from polars.io.plugins import register_io_source

from rapporteur.exports.events import Event
from rapporteur.exports.geojson import PROPERTIES, properties_of
from rapporteur.exports.material import Material
from rapporteur.exports.numbers import RECONCILED, rule
from rapporteur.exports.parquet_columns import DESCRIPTIONS
from rapporteur.exports.writing import Files, Written
from rapporteur.views.claims import ClaimRow
from rapporteur.views.figures import FigureRow
from rapporteur.views.frames import frame
from rapporteur.views.incidents import IncidentRow
from rapporteur.views.judgements import JudgementRow

_BATCH = 20_000  # rows of a row group
_KINDS: dict[str, Any] = {
    "string": pl.String,
    "integer": pl.Int64,
    "decimal": pl.Float64,
    "boolean": pl.Boolean,
    "date": pl.Date,
}
_EVENT_SCHEMA = {name: _KINDS[kind] for name, (kind, _) in PROPERTIES.items()} | {
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "accounts": pl.List(pl.String),
    "judgements": pl.List(pl.String),
}
_EVENT_DESCRIPTIONS = {name: words for name, (_, words) in PROPERTIES.items()} | {
    "latitude": "WGS84 degrees of a site or town; empty for areas.",
    "longitude": "WGS84 degrees of a site or town; empty for areas.",
    "accounts": "Record ids of the incidents and figures that tell of it.",
    "judgements": "Ids of the decisions that hold it together.",
}
_CANNOT_HOLD = (
    "the text of documents, the spans of the words in it and the bytes as received: the ledger and a bundle hold them",
    "times, victims and objects as records of their own",
)
_CONVENTIONS = (
    "a null was not stated, not found, or does not bound: it is not 0",
    "judgements are all of the ledger's, whatever place, period, actor and source were asked for",
)


@dataclass(frozen=True, slots=True)
class _Table:
    """One file: its name, what gives its rows, how rows become a frame, and what its columns hold."""

    name: str
    rows: Callable[[Material], Iterator[Any]]
    framed: Callable[[Sequence[Any]], pl.DataFrame]
    describe: Callable[[str], str]


def events_frame(events: Sequence[Event]) -> pl.DataFrame:
    """Linked incidents as a frame: one row each, with the same columns however few there are."""
    rows = [
        properties_of(event)
        | {
            "latitude": event.point[0] if event.point else None,
            "longitude": event.point[1] if event.point else None,
            "accounts": list(event.accounts),
            "judgements": list(event.judgements),
        }
        for event in events
    ]
    return pl.DataFrame(rows, schema=_EVENT_SCHEMA, orient="row")


def _of(row: type[Any]) -> Callable[[Sequence[Any]], pl.DataFrame]:
    return lambda rows: frame(row, rows)


def _described(table: str) -> Callable[[str], str]:
    return lambda column: DESCRIPTIONS[table].get(column) or DESCRIPTIONS["every table"][column]


TABLES = (
    _Table("claims", lambda m: m.claims(), _of(ClaimRow), _described("claims")),
    _Table("figures", lambda m: m.figures(), _of(FigureRow), _described("figures")),
    _Table("incidents", lambda m: m.incidents(), _of(IncidentRow), _described("incidents")),
    _Table("judgements", lambda m: m.judgements(), _of(JudgementRow), _described("judgements")),
    _Table("linked_incidents", lambda m: m.events(), events_frame, _EVENT_DESCRIPTIONS.__getitem__),
)


def write_parquet(material: Material, files: Files) -> Written:
    """Write a folder of Parquet files with a data dictionary, batch by batch.

    Raises:
        OSError: a file could not be written.
    """
    rows = {}
    dictionary = []
    for table in TABLES:
        path = files.within(f"{table.name}.parquet")
        empty = table.framed([])
        rows[path.name] = _sink(path, empty.schema, table.rows(material), table.framed)
        columns = [
            {"name": name, "datatype": str(kind), "dc:description": table.describe(name)}
            for name, kind in empty.schema.items()
        ]
        dictionary.append({"url": path.name, "tableSchema": {"columns": columns}})
    content = {"@context": "http://www.w3.org/ns/csvw", "tables": dictionary}
    files.within("dictionary.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return Written(
        rows=rows,
        cannot_hold=_CANNOT_HOLD,
        conventions=_CONVENTIONS,
        rules=(RECONCILED, *map(rule, ("acled", "ucdp", "airwars", "ibc", "un"))),
        sources=("Apache Parquet",),
    )


def _sink(path: Path, schema: pl.Schema, rows: Iterable[Any], framed: Callable[[Sequence[Any]], pl.DataFrame]) -> int:
    """Write rows as they come; the number of rows."""
    number = 0

    def batches(*_: Any) -> Iterator[pl.DataFrame]:
        nonlocal number
        remaining = iter(rows)
        while part := list(islice(remaining, _BATCH)):
            number += len(part)
            yield framed(part)

    register_io_source(batches, schema=schema).sink_parquet(path, row_group_size=_BATCH)
    return number
