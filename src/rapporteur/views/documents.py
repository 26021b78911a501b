"""Documents: what the ledger holds, in which version, read by whom, and what could not be read or received."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, true

from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.asking import Asking, asking, published_day
from rapporteur.views.filters import is_actor, names_place, narrowed_to_period, published_in_period
from rapporteur.views.questions import EVERYTHING, Question, names_match

_NO_READING = 0  # numbers of readings begin with 1


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document, by the version and the reading of it that count.

    `version` counts from 1, `versions` is how many are kept. `status` is "read" or "unread". `producer` is what read
    it, None when unread. `received_at` and `recorded_at` (UTC) are of this version and of its reading. `sha256` is the
    digest of the text. `publisher`, `url` and `title` are masked like all words. `problems` are the messages of its
    issues. `id` is what to ask by, and may hold a name; `shown_id` is the same masked, for what is sent on.
    """

    id: str
    shown_id: str
    version: int
    versions: int
    published: date | None
    publisher: str | None
    title: str | None
    url: str | None
    language: str | None
    status: str
    producer: str | None
    received_at: datetime
    recorded_at: datetime
    sha256: str
    incidents: int
    figures: int
    claims: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FailureRow:
    """An input of which nothing came in: what was asked for, when (UTC), and why not. `origin` is masked."""

    document: str
    origin: str
    attempted_at: datetime
    problems: tuple[str, ...]


def documents(store: LedgerStore, question: Question = EVERYTHING) -> tuple[DocumentRow, ...]:
    """All documents of the ledger, in order of publication.

    Period: that of publication. Place and actor: named in the document. Source: its publisher.

    Raises:
        LedgerError: the ledger could not be read.
    """
    readings, versions, entries = schema.readings, schema.document_versions, schema.entries
    producers, custody = schema.producers, schema.custody
    found: list[DocumentRow] = []
    with asking(store, question) as whole:
        asked = narrowed_to_period(whole)
        of_reading = asked.counting.c.reading
        others = versions.alias("others")
        query = (
            asked.of_documents(
                *(versions.c[name] for name in ("title", "url", "language", "text_sha256")),
                readings.c.status,
                producers.c.name.label("producer_name"),
                producers.c.version.label("producer_version"),
                entries.c.recorded_at,
                select(func.min(custody.c.received_at))
                .where(custody.c.document_version == versions.c.number)
                .scalar_subquery()
                .label("received_at"),
                select(func.count())
                .where(others.c.document == versions.c.document, asked.recorded(others))
                .scalar_subquery()
                .label("versions"),
                *(_count(table, of_reading) for table in (schema.incidents, schema.figures, schema.attributions)),
            )
            .join(readings, readings.c.number == of_reading)
            .join(entries, entries.c.number == readings.c.entry)
            .outerjoin(producers, producers.c.number == readings.c.producer)
            .where(published_in_period(asked), names_place(asked), _names_actor(asked))
        )
        for evidence, batch in asked.with_evidence(query):
            problems = load_problems(asked, list(evidence.texts))
            for row in batch:
                reading = row["reading"]
                publisher = evidence.publisher(row)
                if question.source is not None and not names_match(question.source, publisher or ""):
                    continue
                found.append(
                    DocumentRow(
                        id=row["document_id"],
                        shown_id=evidence.masks.words(reading, row["document_id"]),
                        version=row["version"],
                        versions=row["versions"],
                        published=published_day(row),
                        publisher=publisher,
                        title=evidence.words(reading, row["title"]),
                        url=evidence.words(reading, row["url"]),
                        language=row["language"],
                        status=row["status"],
                        producer=row["producer_name"] and f"{row['producer_name']} {row['producer_version']}",
                        received_at=row["received_at"],
                        recorded_at=row["recorded_at"],
                        sha256=row["text_sha256"],
                        incidents=row["incidents"],
                        figures=row["figures"],
                        claims=row["attributions"],
                        problems=tuple(evidence.masks.words(reading, message) for message in problems[reading]),
                    )
                )
    return tuple(found)


def _count(table: Any, reading: Any) -> Any:
    counted = table.alias()
    return (
        select(func.count())
        .select_from(counted)
        .where(counted.c.reading == reading)
        .scalar_subquery()
        .label(table.name)
    )


def _names_actor(asked: Asking) -> Any:
    if asked.question.actor is None:
        return true()
    actors = schema.actors.alias("named_actor")
    return select(actors.c.id).where(actors.c.reading == asked.counting.c.reading, is_actor(asked, actors)).exists()


def load_problems(asked: Asking, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """What was wrong when the documents of these readings were received and read: messages, each once, not masked."""
    readings, versions, issues = schema.readings, schema.document_versions, schema.issues
    received = (
        select(readings.c.number, versions.c.issues)
        .join(versions, versions.c.number == readings.c.document_version)
        .where(readings.c.number.in_(numbers))
    )
    found = {row.number: [issue["message"] for issue in row.issues] for row in asked.connection.execute(received)}
    read = select(issues.c.reading, issues.c.message).where(issues.c.reading.in_(numbers))
    for row in asked.connection.execute(read.order_by(issues.c.reading, issues.c.position)):
        found[row.reading].append(row.message)
    return {number: tuple(dict.fromkeys(messages)) for number, messages in found.items()}


def failures(store: LedgerStore, question: Question = EVERYTHING) -> tuple[FailureRow, ...]:
    """The inputs of which nothing came in, in the order in which they were recorded.

    Of the question only `recorded_as_of` counts.

    Raises:
        LedgerError: the ledger could not be read.
    """
    table = schema.failures
    with asking(store, question) as asked:
        query = select(table).where(asked.recorded(table)).order_by(table.c.entry)
        masks = asked.evidence(()).masks
        return tuple(
            FailureRow(
                row["document_id"],
                masks.words(_NO_READING, row["origin"]),
                row["attempted_at"],
                tuple(issue["message"] for issue in row["issues"]),
            )
            for row in asked.connection.execute(query).mappings()
        )
