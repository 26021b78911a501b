"""Judgements: what was decided, by whom and why."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.asking import asking
from rapporteur.views.questions import EVERYTHING, Question


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One decision as recorded (UTC); `superseded_by` is the id of the one that replaced it, None while it stands."""

    id: str
    question: str
    about: tuple[str, ...]
    verdict: str
    author: str
    author_kind: str
    reason: str
    rests_on: tuple[str, ...]
    supersedes: str | None
    superseded_by: str | None
    recorded_at: datetime


def judgements(store: LedgerStore, question: Question = EVERYTHING) -> tuple[JudgementRow, ...]:
    """The decisions in the order in which they were recorded. Judgements count by when they were recorded.

    Of the question only `recorded_as_of` counts.

    Raises:
        LedgerError: the ledger could not be read.
    """
    table, entries = schema.judgements, schema.entries
    with asking(store, question) as asked:
        query = (
            select(table, entries.c.recorded_at)
            .join(entries, entries.c.number == table.c.entry)
            .where(asked.recorded(table))
            .order_by(table.c.entry, table.c.id)
        )
        rows = asked.connection.execute(query).mappings().all()
    replaced = {row["supersedes"]: row["id"] for row in rows}
    return tuple(
        JudgementRow(
            row["id"],
            row["question"],
            tuple(row["about"]),
            row["verdict"],
            row["author"],
            row["author_kind"],
            row["reason"],
            tuple(row["rests_on"]),
            row["supersedes"],
            replaced.get(row["id"]),
            row["recorded_at"],
        )
        for row in rows
    )
