"""Copy a ledger as it is, row by row with all numbers and moments, also from one kind of database to another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from rapporteur.ledger import schema
from rapporteur.ledger.errors import DamagedLedgerError, LedgerNotEmptyError
from rapporteur.ledger.opening import LedgerStore

# Rows that are held in memory at once; of archived originals few, as each may be a book.
_BATCH = 1000
_FEW = {"blobs": 8, "texts": 64}


@dataclass(frozen=True, slots=True)
class Copied:
    """How many rows of each table were copied, by the table's name."""

    rows: Mapping[str, int]

    @property
    def total(self) -> int:
        """All rows together."""
        return sum(self.rows.values())


def copy_ledger(source: LedgerStore, target: LedgerStore) -> Copied:
    """Copy all that a ledger holds into one that holds nothing, as a whole or not at all.

    Every row keeps its numbers, moments and digests, so that every answer of the copy is that of the source, and rows
    appended to either later continue it. What is appended to the source meanwhile is not copied.

    Args:
        source: an open ledger; it is only read.
        target: a ledger opened for writing.

    Raises:
        LedgerNotEmptyError: the target holds something already; it is left as it is.
        DamagedLedgerError: the source holds a row that cannot be understood; nothing was copied.
        LedgerError: one of the two could not be read or written; nothing was copied.
    """
    with source.reading() as here, target.writing() as there:
        if there.scalar(select(func.count()).select_from(schema.entries)):
            raise LedgerNotEmptyError(f"{target.name} holds something already: copy into a new ledger")
        rows = {table.name: _copy(here, there, table, source.name) for table in schema.metadata.sorted_tables}
        numbered = [table.name for table in schema.metadata.sorted_tables if table.autoincrement_column is not None]
        target.database.settle_numbers(there, numbered)
    return Copied(rows)


def _copy(here: Connection, there: Connection, table: Table, name: str) -> int:
    copied = 0
    for batch in _batches(here, table, name):
        there.execute(insert(table), batch)
        copied += len(batch)
    if copied != there.scalar(select(func.count()).select_from(table)):
        raise DamagedLedgerError(f"{name}: not every row of {table.name} could be copied: nothing was; run verify")
    return copied


def _batches(connection: Connection, table: Table, name: str) -> Iterator[list[dict[str, Any]]]:
    # What was entered first comes first: a judgement may name an earlier one.
    order = [table.c.entry] if "entry" in table.c else []
    query = select(table).order_by(*order, *table.primary_key.columns)
    size = _FEW.get(table.name, _BATCH)
    try:
        for rows in connection.execute(query, execution_options={"yield_per": size}).mappings().partitions():
            yield [dict(row) for row in rows]
    except (TypeError, ValueError) as error:
        raise DamagedLedgerError(
            f"{name}: a row of {table.name} cannot be understood ({error}): nothing was copied; run verify"
        ) from error
