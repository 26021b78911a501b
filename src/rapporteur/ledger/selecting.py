"""Which reading counts: for each document one version and one reading of it, as of a day."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, exists, func, select, true

from rapporteur.ledger import schema

# Made once: an alias of a table with many columns takes longer to make than a question to answer.
_LATER, _OF = schema.document_versions.alias("later"), schema.document_versions.alias("of")
_READ = schema.readings.alias("read")


def last_entry(connection: Connection, recorded_as_of: datetime) -> int:
    """The number of the last entry recorded up to and including `recorded_as_of`; 0 when there is none."""
    entries = schema.entries.c
    found = connection.scalar(select(func.max(entries.number)).where(entries.recorded_at <= recorded_as_of))
    return int(found or 0)


def counting_readings(
    as_of: date | None,
    entry: int | None,
    documents: Collection[str] | None = None,
    beside: Collection[int] | None = None,
) -> Subquery:
    """The readings that count, one for each document.

    Of each document the newest version that could be read counts, and its newest reading; when none could be read, the
    newest account of why. A version does not count any more once the same text came again with other metadata: then
    the later metadata correct the earlier.

    Args:
        as_of: only versions published by the end of this day (where no day is stated, received by then); None: all.
        entry: only what the ledger held up to this entry; None: all.
        documents: only the documents with these ids; None: all.
        beside: only the documents of which these are readings; None: all.

    Returns:
        A subquery with the columns `reading`, `document_version` and `document`, all numbers.
    """
    versions, readings = schema.document_versions, schema.readings
    later = _LATER
    conditions: list[ColumnElement[bool]] = [
        ~exists().where(
            later.c.document == versions.c.document,
            later.c.text_sha256 == versions.c.text_sha256,
            later.c.version > versions.c.version,
            _recorded(later, entry),
        ),
        _recorded(versions, entry),
        _recorded(readings, entry),
    ]
    if as_of is not None:
        conditions.append(versions.c.published_by <= as_of)
    if documents is not None:
        named = select(schema.documents.c.number).where(schema.documents.c.id.in_(sorted(documents)))
        conditions.append(versions.c.document.in_(named))
    if beside is not None:
        numbers = select(_OF.c.document).join(_READ, _READ.c.document_version == _OF.c.number)
        conditions.append(versions.c.document.in_(numbers.where(_READ.c.number.in_(sorted(beside)))))
    ranked = (
        select(
            readings.c.number.label("reading"),
            readings.c.document_version,
            versions.c.document,
            func.row_number()
            .over(
                partition_by=versions.c.document,
                order_by=(
                    case((readings.c.status == "read", 0), else_=1),
                    versions.c.version.desc(),
                    readings.c.number.desc(),
                ),
            )
            .label("rank"),
        )
        .join(versions, versions.c.number == readings.c.document_version)
        .where(and_(*conditions))
        .subquery("ranked")
    )
    return (
        select(ranked.c.reading, ranked.c.document_version, ranked.c.document)
        .where(ranked.c.rank == 1)
        .subquery("counting")
    )


def _recorded(table: Any, entry: int | None) -> ColumnElement[bool]:
    return true() if entry is None else table.c.entry <= entry
