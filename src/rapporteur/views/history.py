"""History: how what is known of an incident grew, by publication and by recording, and who changed it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from rapporteur.ledger.linking import RecordKey
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.judgements import AuthorKind, Verdict
from rapporteur.model.references import RecordId, parse_record_id
from rapporteur.reconciliation.linked import LinkedToll
from rapporteur.views.asking import asking
from rapporteur.views.clusters import LinkedIncident, linked_incidents
from rapporteur.views.figures import FigureRow, figures
from rapporteur.views.following import Followed, documents_of, follow, times_of
from rapporteur.views.incidents import IncidentRow, incidents
from rapporteur.views.judgements import JudgementRow, judgements_named
from rapporteur.views.questions import EVERYTHING, Question

_Row = TypeVar("_Row", IncidentRow, FigureRow)


class ChangeKind(StrEnum):
    """What happened at a step: an account of it came in or fell away, a figure did, or somebody decided something."""

    TOLD = "told"
    NOT_TOLD = "not_told"
    COUNTED = "counted"
    NOT_COUNTED = "not_counted"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that came in, fell away or was decided.

    `id` is that of the record, with its version, or of the judgement. `row` is what came in or fell away, with its
    words and its source: an incident as one document tells it, a figure, or a decision with its author and reason.
    """

    kind: ChangeKind
    id: str
    row: IncidentRow | FigureRow | JudgementRow


@dataclass(frozen=True, slots=True)
class Toll:
    """How many suffered a measure, as far as was known: inclusive ends, None where nothing bounds them.

    `contested`: the sources cannot all be right. `figures` are the ids of those that the ends rest on.
    """

    measure: str
    low: int | None
    high: int | None
    contested: bool
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What was known from a day of publication on, or from a moment of recording (UTC) on, and what made it so."""

    at: date | datetime
    tolls: tuple[Toll, ...]
    documents: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The history of one incident, or of a figure that is of none.

    `id` names what was asked for. `published` has a step for each day on which something published changed what is
    known, by what the ledger knows today; `recorded` one for each moment at which the ledger came to know more.
    """

    id: str
    published: tuple[Step, ...]
    recorded: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """What is known at one time."""

    tolls: tuple[Toll, ...] = ()
    told: tuple[IncidentRow, ...] = ()
    counted: tuple[FigureRow, ...] = ()
    decided: tuple[JudgementRow, ...] = ()


def history(store: LedgerStore, words: str, question: Question = EVERYTHING) -> History:
    """How what is known of an incident grew.

    Documents that linking joins to it count from when they were published or recorded. An account in another version
    of the document asked for is followed by its words, else where it is the only one of its type and days.

    Args:
        store: an open ledger.
        words: the record id of an account of it, or of a figure.
        question: the last day and moment to go up to, and whether to reveal; its other filters do not apply.

    Raises:
        RecordNotFoundError: there is no such incident or figure, or not as of the day asked for.
        LedgerError: the ledger could not be read.
    """
    question = question.unfiltered()
    with asking(store, question) as asked:
        subject = follow(asked, words)
        documents = documents_of(asked, subject.tied)
        days, moments = times_of(asked, documents)
    wide = replace(question, documents=frozenset(documents))
    now = _cluster(store, wide, subject, frozenset())
    members = frozenset(mention.record for mention in now.mentions) if now else frozenset[str]()
    published = ((day, replace(wide, as_of=day)) for day in days)
    recorded = ((moment, replace(wide, recorded_as_of=moment)) for moment in moments)
    return History(
        str(subject.id),
        tuple(_steps((at, _state(store, then, subject, members)) for at, then in published)),
        tuple(_steps((at, _state(store, then, subject, members)) for at, then in recorded)),
    )


def _counting(store: LedgerStore, question: Question) -> dict[int, str]:
    """The readings that count, with the ids of their documents."""
    with asking(store, question) as asked:
        rows = asked.connection.execute(asked.of_documents()).mappings()
        return {row["reading"]: row["document_id"] for row in rows}


def _shown_ids(store: LedgerStore, question: Question, keys: Collection[RecordKey]) -> frozenset[str]:
    """The ids of those records that are of readings that count."""
    documents = _counting(store, question)
    return frozenset(str(RecordId(documents[reading], record)) for reading, record in keys if reading in documents)


def _cluster(
    store: LedgerStore, question: Question, subject: Followed, members: frozenset[str]
) -> LinkedIncident | None:
    """The linked incident as it was: the one with the account asked for, else the one with most of its members."""
    if subject.measure is not None:
        return None
    own = _shown_ids(store, question, subject.own)
    best, most = None, (0, 0)
    for one in linked_incidents(store, question, own | members):
        records = {mention.record for mention in one.mentions}
        shared = (len(records & own), len(records & members))
        if shared > most:
            best, most = one, shared
    return best


def _state(store: LedgerStore, question: Question, subject: Followed, members: frozenset[str]) -> _State:
    counted = figures(store, question)
    if subject.measure is not None:
        own = _shown_ids(store, question, subject.own)
        rows = tuple(row for row in counted if row.id in own)
        held = tuple(row for row in rows if not row.withdrawn)
        tolls = tuple(Toll(row.measure, row.low, row.high, False, (row.id,)) for row in held)
        return _State(tolls, (), held, _decisions(store, question, [row.judgement for row in rows if row.judgement]))
    linked = _cluster(store, question, subject, members)
    if linked is None:
        return _State()
    records = {mention.record for mention in linked.mentions}
    rows = tuple(row for row in counted if row.incident in records)
    decided = _decisions(store, question, (*linked.judgements, *(row.judgement for row in rows if row.judgement)))
    return _State(
        tuple(_toll(measure, toll) for measure, toll in (("killed", linked.killed), ("injured", linked.injured))),
        tuple(row for row in incidents(store, question) if row.id in records),
        tuple(row for row in rows if not row.withdrawn),
        tuple(one for one in decided if one.verdict == Verdict.POSITIVE or one.author_kind == AuthorKind.PERSON),
    )


def _decisions(store: LedgerStore, question: Question, ids: Collection[str]) -> tuple[JudgementRow, ...]:
    """The decisions with these ids all of whose documents count, in the order of recording."""
    present = set(_counting(store, question).values())
    with asking(store, question) as asked:
        rows = judgements_named(asked, ids).values()
    of_these = [one for one in rows if {parse_record_id(name)[0].document for name in one.about} <= present]
    return tuple(sorted(of_these, key=lambda one: (one.recorded_at, one.id)))


def _toll(measure: str, toll: LinkedToll) -> Toll:
    return Toll(measure, toll.low, toll.high, toll.contested, toll.figures)


def _steps(states: Iterable[tuple[date | datetime, _State]]) -> Iterator[Step]:
    before = _State()
    for at, state in states:
        changes = tuple(_changes(before, state))
        if changes or state.tolls != before.tolls:
            yield Step(
                at,
                state.tolls,
                len({row.document for row in state.told} | {row.document for row in state.counted}),
                changes,
            )
        before = state


def _changes(before: _State, after: _State) -> Iterator[Change]:
    """What differs between two states. What a newer version says in the same words has not changed."""
    yield from _differing(before.told, after.told, _told, ChangeKind.TOLD, ChangeKind.NOT_TOLD)
    yield from _differing(before.counted, after.counted, _counted, ChangeKind.COUNTED, ChangeKind.NOT_COUNTED)
    known = {one.id for one in before.decided}
    yield from (Change(ChangeKind.DECIDED, one.id, one) for one in after.decided if one.id not in known)


def _differing(
    before: Sequence[_Row], after: Sequence[_Row], says: Callable[[_Row], object], came: ChangeKind, went: ChangeKind
) -> Iterator[Change]:
    said_before, said_after = {says(row) for row in before}, {says(row) for row in after}
    for kind, rows, others in ((went, before, said_after), (came, after, said_before)):
        yield from (Change(kind, f"{row.id}@{row.version}", row) for row in rows if says(row) not in others)


def _told(row: IncidentRow) -> object:
    return row.document, row.type, row.status, row.quote


def _counted(row: FigureRow) -> object:
    count = (row.measure, row.low, row.high, row.qualifier, row.unit, row.who)
    return row.document, count, row.source.name, row.stance, row.quote
