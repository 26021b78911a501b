"""The state of a ledger that an answer rests on, and the documents that count in it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.asking import asking
from rapporteur.views.questions import EVERYTHING, Question


@dataclass(frozen=True, slots=True)
class LedgerState:
    """The last entry that a question sees: its number, when it was recorded (UTC), and its digest.

    An empty ledger has `entries` 0 and None for the rest. Asked with `recorded_at` as its `recorded_as_of`, the ledger
    gives the same answer for ever.
    """

    entries: int
    recorded_at: datetime | None
    content_sha256: str | None


def ledger_state(store: LedgerStore, question: Question = EVERYTHING) -> LedgerState:
    """The state that `question` sees. Of the question only `recorded_as_of` counts.

    Raises:
        LedgerError: the ledger could not be read.
    """
    table = schema.entries
    with asking(store, question) as asked:
        last = select(func.max(table.c.number))
        if asked.entry is not None:
            last = last.where(table.c.number <= asked.entry)
        row = asked.connection.execute(select(table).where(table.c.number == last.scalar_subquery())).one_or_none()
    return LedgerState(0, None, None) if row is None else LedgerState(row.number, row.recorded_at, row.content_sha256)


def counting_documents(store: LedgerStore, question: Question = EVERYTHING) -> tuple[str, ...]:
    """The ids of all documents that count, in order of publication: what a large answer is asked for in parts by.

    Of the question only the days and `documents` count.

    Raises:
        LedgerError: the ledger could not be read.
    """
    with asking(store, question) as asked:
        return tuple(row["document_id"] for row in asked.connection.execute(asked.of_documents()).mappings())
