"""Readings as rows and back: which table keeps which kind of record, and how its fields become columns."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Table, select

from rapporteur.ledger import schema
from rapporteur.model.actors import Actor, Relation
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import DamagedObject, Figure, Incident, Verification, Victim
from rapporteur.model.issues import Issue
from rapporteur.model.places import Place
from rapporteur.model.reading import Reading
from rapporteur.model.times import TimeExpression

Row = dict[str, Any]
Records = dict[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record: the field of `Reading` that holds it, its class and its table.

    `lists` are the fields that have a table of their own because questions join on them, with the column that takes an
    id (None when the items are records themselves). `numbered` names the ids of records that have none in the reading
    format ("relation" gives "relation-1"), None for those that have.
    """

    field: str
    record: type[Any]
    table: Table
    lists: Mapping[str, tuple[Table, str | None]]
    numbered: str | None = None


RECORD_KINDS = (
    RecordKind("times", TimeExpression, schema.times, {}),
    RecordKind("places", Place, schema.places, {}),
    RecordKind("actors", Actor, schema.actors, {}),
    RecordKind("attributions", Attribution, schema.attributions, {}),
    RecordKind(
        "incidents",
        Incident,
        schema.incidents,
        {
            "places": (schema.incident_places, "place"),
            "attributions": (schema.incident_attributions, "attribution"),
            "perpetrators": (schema.perpetrators, None),
        },
    ),
    RecordKind("figures", Figure, schema.figures, {}),
    RecordKind("victims", Victim, schema.victims, {}),
    RecordKind("objects", DamagedObject, schema.objects, {}),
    RecordKind("verification", Verification, schema.verification, {}, "verification"),
    RecordKind("relations", Relation, schema.relations, {}, "relation"),
    RecordKind("issues", Issue, schema.issues, {}, "issue"),
)

_READING = TypeAdapter(Reading)
_ADAPTERS = {kind.field: TypeAdapter(tuple[kind.record, ...]) for kind in RECORD_KINDS}  # type: ignore[name-defined]
_ISSUES = TypeAdapter(tuple[Issue, ...])


def reading_rows(number: int, reading: Reading) -> list[tuple[Table, list[Row]]]:
    """The rows of all records of `reading`, kept under reading `number`, table by table."""
    return _rows(number, _READING.dump_python(reading, exclude={"document", "producer", "format"}))


def issue_rows(number: int, issues: tuple[Issue, ...]) -> list[tuple[Table, list[Row]]]:
    """The rows of the issues that say why a document was not read, kept under reading `number`."""
    return _rows(number, {"issues": _ISSUES.dump_python(issues)})


def _rows(number: int, dumped: Mapping[str, Sequence[Row]]) -> list[tuple[Table, list[Row]]]:
    rows: defaultdict[Table, list[Row]] = defaultdict(list)
    for kind in RECORD_KINDS:
        for position, record in enumerate(dumped.get(kind.field, ())):
            if kind.numbered:
                record["id"] = f"{kind.numbered}-{position + 1}"
            for field, (table, column) in kind.lists.items():
                for place, item in enumerate(record.pop(field)):
                    values = item if column is None else {column: item}
                    rows[table].append({"reading": number, "incident": record["id"], "position": place, **values})
            if count := record.pop("number", None):
                record |= {"number_low": count["low"], "number_high": count["high"]}
            rows[kind.table].append({"reading": number, "position": position, **record})
    return list(rows.items())


def load_records(connection: Connection, numbers: Sequence[int]) -> dict[int, Records]:
    """The records of the readings with these numbers, by field of `Reading`, rebuilt from their columns.

    Raises:
        pydantic.ValidationError: a row was tampered with so that it is no record any more.
    """
    found: dict[int, Records] = {number: {} for number in numbers}
    for kind in RECORD_KINDS:
        kept: dict[int, list[Row]] = {number: [] for number in numbers}
        query = select(kind.table).where(kind.table.c.reading.in_(numbers))
        for row in connection.execute(query.order_by(kind.table.c.reading, kind.table.c.position)).mappings():
            kept[row["reading"]].append(dict(row))
        if kind.lists:
            _attach_lists(connection, kind, kept)
        names = {field.name for field in fields(kind.record)}
        for number, rows in kept.items():
            found[number][kind.field] = _ADAPTERS[kind.field].validate_python([_record(row, names) for row in rows])
    return found


def _record(row: Row, names: set[str]) -> Row:
    if "number" in names:
        row["number"] = {"low": row["number_low"], "high": row["number_high"]}
    return {name: row[name] for name in names}


def _attach_lists(connection: Connection, kind: RecordKind, kept: dict[int, list[Row]]) -> None:
    records = {(number, row["id"]): row for number, rows in kept.items() for row in rows}
    for field, (table, column) in kind.lists.items():
        for row in records.values():
            row[field] = []
        query = select(table).where(table.c.reading.in_(list(kept)))
        for item in connection.execute(query.order_by(table.c.reading, table.c.incident, table.c.position)).mappings():
            value = dict(item) if column is None else item[column]
            if (named := (item["reading"], item["incident"])) in records:
                records[named][field].append(value)
