"""Linked incidents: what several documents tell of one happening, with its reconciled toll."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.ledger.opening import LedgerStore
from rapporteur.linking.clusters import clustered
from rapporteur.linking.focus import Stand, in_focus
from rapporteur.linking.independence import Root
from rapporteur.linking.kinds import VIOLENCE, deadly, is_clash, is_one_sided
from rapporteur.linking.weights import shipped
from rapporteur.model.references import RecordId
from rapporteur.model.vocabularies import DatePrecision, IncidentStatus, IncidentType, Measure, Target
from rapporteur.reconciliation.linked import LinkedToll, Report, linked_toll
from rapporteur.reconciliation.statements import Statement
from rapporteur.views.asking import Asking, asking
from rapporteur.views.claims import claims
from rapporteur.views.figures import FigureRow, figures
from rapporteur.views.harmed import Harmed, harmed_people
from rapporteur.views.incidents import IncidentPlace, IncidentRow, incidents
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.roots import roots_by_incident, source_names
from rapporteur.views.statements import statements_of
from rapporteur.views.ties import decisions_on_links, documents_within_reach, ties_of

# Of more documents than these it is quicker to ask for all.
_MOST_DOCUMENTS = 5000


@dataclass(frozen=True, slots=True)
class Mention:
    """Where one document tells of an incident: half-open code points of the words that name it best."""

    record: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ToldAs:
    """How one document tells of an incident that others tell otherwise: type, who says so, and the words (masked)."""

    record: str
    type: str
    sources: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class LinkedIncident:
    """One happening with all accounts of it that are linked.

    `id` is the record id of its leading account. `documents` report it; `mentioned_in` are those that only mention it
    beside what they report. `earliest` and `latest` are the half-open window that most accounts agree on, None when
    none is dated. `places` are the names, those most accounts give first. `judgements` are the ids of the decisions
    that hold it together. `sources` are the independent root sources with all that goes back to each. `told_as` are the
    accounts where some tell of a clash and others of people killed who did not fight: one event, or two; else empty.
    """

    id: str
    type: str
    status: str
    documents: tuple[str, ...]
    mentioned_in: tuple[str, ...]
    mentions: tuple[Mention, ...]
    earliest: date | None
    latest: date | None
    places: tuple[str, ...]
    killed: LinkedToll
    injured: LinkedToll
    sources: tuple[Root, ...]
    judgements: tuple[str, ...]
    told_as: tuple[ToldAs, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """An incident of one reading with what linking keeps apart from its row."""

    row: IncidentRow
    key: RecordKey
    mention: Mention
    times_told: int


def linked_incidents(
    store: LedgerStore, question: Question = EVERYTHING, records: Collection[str] | None = None
) -> tuple[LinkedIncident, ...]:
    """The linked incidents of which the question finds an account, in order of their first publication.

    Judgements count by when they were recorded, documents by `as_of`.

    Args:
        store: an open ledger.
        question: as of when, where, in which period, of whom.
        records: only the incidents that one of these record ids is an account of; None: all.

    Raises:
        LedgerError: the ledger could not be read.
    """
    wide, asked_for = _within_reach(store, question)
    limits = [set(limit) for limit in (asked_for, records) if limit is not None]
    rows = incidents(store, wide)
    counted = figures(store, wide)
    said = claims(store, wide)
    with asking(store, wide) as asked:
        told = _told(asked, rows)
        harmed = harmed_people(asked)
        judged = decisions_on_links(asked, None if wide.documents is None else _readings(asked))
        told += _loose(asked, counted, {key for one in judged for key in one.records})
        leader = clustered((one.key for one in told), ties_of(judged))
        groups: dict[RecordKey, list[_Told]] = defaultdict(list)
        for one in told:
            groups[leader[one.key]].append(one)
        wanted = {
            key: group
            for key, group in groups.items()
            if all(any(one.row.id in limit for one in group) for limit in limits)
        }
        accounts = {key: [(one.key, one.row) for one in group] for key, group in wanted.items()}
        roots = roots_by_incident(asked, accounts, said)
    decisions: dict[RecordKey, list[str]] = defaultdict(list)
    for decision in judged:
        for key in {leader[key] for key in decision.records if key in leader}:
            decisions[key].append(decision.id)
    figured = {row.incident for row in counted if row.incident}
    focal = _focal(groups, figured)
    statements = _statements(counted, rows, {one.row.id: leader[one.key] for one in told}, roots)
    return tuple(
        _linked(group, focal, _reports(statements.get(key, ()), group, harmed), roots[key], tuple(decisions[key]))
        for key, group in wanted.items()
    )


def _within_reach(store: LedgerStore, question: Question) -> tuple[Question, frozenset[str] | None]:
    """What must be asked to tell the incidents that a question finds; and the accounts that it finds, None for all."""
    wide = question.unfiltered()
    if question == wide:
        return wide, None
    found = {row.id for row in incidents(store, question)}
    found |= {row.id for row in figures(store, question) if row.incident is None}
    with asking(store, wide) as asked:
        documents = documents_within_reach(asked, found)
    if len(documents) > _MOST_DOCUMENTS:
        return wide, frozenset(found)
    return replace(wide, documents=frozenset(documents)), frozenset(found)


def _readings(asked: Asking) -> set[int]:
    return set(asked.connection.scalars(select(asked.counting.c.reading)))


def _told(asked: Asking, rows: Iterable[IncidentRow]) -> list[_Told]:
    table = schema.incidents
    query = asked.of_documents(table.c.id, table.c.start, table.c.end, table.c.mentions).join(
        table, table.c.reading == asked.counting.c.reading
    )
    spans: dict[tuple[str, str], Any] = {
        (row["document_id"], row["id"]): row for row in asked.connection.execute(query).mappings()
    }
    told = []
    for row in rows:
        record = row.id.removeprefix(f"{row.document}#")
        found = spans[row.document, record]
        mention = Mention(row.id, row.document, found["start"], found["end"])
        told.append(_Told(row, (found["reading"], record), mention, max(1, len(found["mentions"]))))
    return told


def _loose(asked: Asking, counted: Sequence[FigureRow], judged: set[RecordKey]) -> list[_Told]:
    """The counts of dead and injured that no incident of their document explains, but that were linked."""
    table = schema.figures
    query = (
        asked.of_documents(table.c.id, table.c.start, table.c.end)
        .join(table, table.c.reading == asked.counting.c.reading)
        .where(table.c.incident.is_(None), table.c.measure.in_([Measure.KILLED, Measure.INJURED]))
        .order_by(table.c.position)
    )
    by_id = {row.id: row for row in counted}
    told = []
    for found in asked.connection.execute(query).mappings():
        key = (found["reading"], found["id"])
        row = by_id.get(str(RecordId(found["document_id"], found["id"])))
        if key in judged and row is not None:
            mention = Mention(row.id, row.document, found["start"], found["end"])
            told.append(_Told(_as_incident(row), key, mention, 1))
    return told


def _as_incident(row: FigureRow) -> IncidentRow:
    """A count without an incident as an account of one: that somebody was harmed."""
    place = IncidentPlace(
        row.place or "", row.place_kind, row.country, row.admin1, row.latitude, row.longitude, row.gazetteer_id
    )
    return IncidentRow(
        id=row.id,
        document=row.document,
        version=row.version,
        published=row.published,
        publisher=row.publisher,
        type=IncidentType.OTHER,
        status=IncidentStatus.HAPPENED,
        background=False,
        earliest=row.earliest,
        latest=row.latest,
        date_precision=DatePrecision.DAYS if row.earliest else DatePrecision.UNKNOWN,
        places=(place,) if row.place else (),
        perpetrators=(),
        targets=(),
        weapons=(),
        sources=(row.source,),
        quote=row.quote,
    )


def _violent(one: _Told) -> bool:
    return one.row.status == IncidentStatus.HAPPENED and IncidentType(one.row.type) in VIOLENCE


def _focal(groups: Mapping[RecordKey, Sequence[_Told]], figured: set[str]) -> dict[str, set[RecordKey]]:
    """Which incidents each document reports. Violence comes first: arrests and protests follow from it."""
    in_document: dict[str, dict[RecordKey, list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for key, group in groups.items():
        for one in group:
            in_document[one.row.document][key].append(one)
    focal: dict[str, set[RecordKey]] = {}
    for document, own in in_document.items():
        news = {k: g for k, g in own.items() if any(map(_violent, g))} or own
        whole = sum(one.times_told for group in news.values() for one in group)
        first = next(iter(own))
        names = {str(key): key for key in news}
        stands = {str(key): _stand(group, whole, figured, first=key == first) for key, group in news.items()}
        elsewhere = frozenset(str(key) for key in news if any(other.row.document != document for other in groups[key]))
        chosen = in_focus(stands, elsewhere, shipped()["focus"])
        focal[document] = {names[name] for name in chosen}
    return focal


def _stand(group: Sequence[_Told], whole: int, figured: set[str], *, first: bool) -> Stand:
    dated = next((one.row for one in group if one.row.earliest), None)
    return Stand(
        share=sum(one.times_told for one in group) / whole,
        first=first,
        background=all(one.row.background for one in group),
        earliest=dated.earliest if dated else None,
        published=group[0].row.published,
        placed=any(place.gazetteer_id for one in group for place in one.row.places),
        counted=any(one.row.id in figured for one in group),
    )


def _statements(
    counted: Sequence[FigureRow],
    rows: Sequence[IncidentRow],
    leader: Mapping[str, RecordKey],
    roots: Mapping[RecordKey, Sequence[Root]],
) -> dict[RecordKey, list[Statement]]:
    """The statements on each linked incident, all with it as their subject and by its root sources."""
    speakers = {row.id: row.source.id for row in counted}
    names = {key: source_names(found) for key, found in roots.items()}
    found: dict[RecordKey, list[Statement]] = defaultdict(list)
    made, _ = statements_of(counted, {row.id: row for row in rows})
    for statement in made:
        if statement.subject in leader:
            key = leader[statement.subject]
            source = names.get(key, {}).get(speakers[statement.id], statement.source)
            found[key].append(replace(statement, subject=f"{key[0]}#{key[1]}", tally=False, source=source))
    return found


def _reports(
    statements: Sequence[Statement],
    group: Sequence[_Told],
    harmed: Harmed,
) -> dict[Measure, list[Report]]:
    """What each document of an incident says of its toll, by measure; as one more report, whom all of them name."""
    by_document: dict[str, list[_Told]] = defaultdict(list)
    for one in group:
        by_document[one.row.document].append(one)
    figures_of: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        figures_of[statement.id.rpartition("#")[0]].append(statement)
    return {
        measure: [
            *(
                Report(
                    tuple(figures_of[document]),
                    max((harmed.listed(one.key, measure) for one in own), key=len) or _dead(own, measure),
                )
                for document, own in by_document.items()
            ),
            Report((), harmed.named_in((one.key for one in group), measure)),
        ]
        for measure in (Measure.KILLED, Measure.INJURED)
    }


def _dead(own: Sequence[_Told], measure: Measure) -> tuple[str, ...]:
    """The first account that says by its own words that somebody died ("the fatal shooting"); none for the injured."""
    if measure is not Measure.KILLED:
        return ()
    return tuple(one.row.id for one in own if _violent(one) and deadly(one.row.quote))[:1]


def _linked(
    group: Sequence[_Told],
    focal: Mapping[str, set[RecordKey]],
    reports: Mapping[Measure, Sequence[Report]],
    roots: tuple[Root, ...],
    decisions: tuple[str, ...],
) -> LinkedIncident:
    first = group[0]
    documents = tuple(dict.fromkeys(one.row.document for one in group))
    reporting = tuple(d for d in documents if any(one.key in focal[d] or first.key in focal[d] for one in group))
    earliest, latest = _window(group)
    places = Counter(place.name for one in group for place in dict.fromkeys(one.row.places))
    types = Counter(one.row.type for one in group)
    return LinkedIncident(
        id=first.row.id,
        type=types.most_common(1)[0][0],
        status=first.row.status,
        documents=reporting,
        mentioned_in=tuple(d for d in documents if d not in reporting),
        mentions=tuple(one.mention for one in group),
        earliest=earliest,
        latest=latest,
        places=tuple(name for name, _ in places.most_common()),
        killed=linked_toll(reports[Measure.KILLED], Measure.KILLED),
        injured=linked_toll(reports[Measure.INJURED], Measure.INJURED),
        sources=roots,
        judgements=decisions,
        told_as=_told_as([one.row for one in group]),
    )


def _told_as(rows: Sequence[IncidentRow]) -> tuple[ToldAs, ...]:
    """The accounts of two sides; none where no document tells of a clash, or none of people who did not fight."""
    kinds = [frozenset({IncidentType(row.type)}) for row in rows]
    clashes = [row for row, kind in zip(rows, kinds, strict=True) if is_clash(kind)]
    others = [row for row, kind in zip(rows, kinds, strict=True) if is_one_sided(kind, {*map(Target, row.targets)})]
    if not clashes or {row.document for row in clashes} >= {row.document for row in others}:
        return ()
    return tuple(
        ToldAs(row.id, row.type, tuple(source.name or f"unnamed {source.kind}" for source in row.sources), row.quote)
        for row in (*clashes, *others)
    )


def _window(group: Sequence[_Told]) -> tuple[date | None, date | None]:
    """The window that most accounts give; precise ones before vague ones, the first published among equals."""
    votes: Counter[tuple[date | None, date | None]] = Counter()
    for one in group:
        votes[one.row.earliest, one.row.latest] += one.times_told
    precise = {
        (one.row.earliest, one.row.latest)
        for one in group
        if one.row.date_precision in {DatePrecision.DAY, DatePrecision.DAYS} and one.row.earliest and one.row.latest
    }
    known = {window for window in votes if window[0] is not None}
    return max(votes, key=lambda window: (window in precise, window in known, votes[window]))
