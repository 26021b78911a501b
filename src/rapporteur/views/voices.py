"""Voices: which sources of different documents are one, so that a root source counts once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapporteur.ledger.linking import RecordKey
from rapporteur.linking.clusters import Tie, clustered
from rapporteur.model.judgements import SAME_ACTOR, Verdict
from rapporteur.model.references import RecordId, registry_reference
from rapporteur.model.vocabularies import SourceKind
from rapporteur.views.asking import Asking
from rapporteur.views.carrying import carried_decisions
from rapporteur.views.figures import FigureRow
from rapporteur.views.judgements import REGISTRY, batches, standing
from rapporteur.views.questions import folded
from rapporteur.views.sources import Source

# Sources of these kinds are one voice wherever they speak, if they are named at all.
BODIES = frozenset({SourceKind.PARTY, SourceKind.ARMED_GROUP, SourceKind.IO, SourceKind.NGO, SourceKind.MEDIA})
# Words that say what somebody is, not who: "Officials" at the head of a sentence is no name.
_ROLES = frozenset(
    """
    a an the some several many two three local state national regional provincial district city county security health
    hospital medical police official officials authority authorities resident residents
    villager villagers witness witnesses eyewitness eyewitnesses survivor survivors relative relatives family families
    doctor doctors medic medics nurse nurses paramedic paramedics rescuer rescuers worker workers activist activists
    spokesman spokeswoman spokesperson spokespeople minister governor mayor chief commander officer officers soldier
    soldiers fighter fighters rebel rebels militant militants insurgent insurgents gunman gunmen source sources
    report reports journalist journalists reporter reporters analyst analysts expert experts observer observers monitor
    monitors neighbor neighbors neighbour neighbours mother father brother sister son daughter wife husband man woman
    men women people lawyer lawyers prosecutor prosecutors investigator investigators detective detectives sheriff
    deputy deputies lieutenant sergeant captain coroner troopers elder elders leader leaders president administration
    ministry troops forces aid group groups media colleague colleagues friend friends
    """.split()
)


@dataclass(frozen=True, slots=True)
class Body:
    """Who speaks in a statement: the body that its source speaks for, else the source itself.

    `id` is its record id, `registry_id` its entry in the registry of actors, None where the registry knows none.
    """

    id: str
    name: str
    registry_id: str | None


def body_of(source: Source) -> Body | None:
    """The named body or person behind a source; None for those who are protected or only described ("residents")."""
    if source.protected or source.kind is SourceKind.UNNAMED:
        return None
    if source.affiliation and source.kind in BODIES:
        body = Body(source.affiliation_id or source.id, source.affiliation, source.affiliation_registry_id)
    elif source.name is not None:
        body = Body(source.id, source.name, source.registry_id)
    else:
        return None
    named = source.kind is SourceKind.AUTHOR or body.registry_id is not None or is_proper(body.name)
    return body if named else None


def is_proper(name: str) -> bool:
    """Whether words name somebody: a capital that the head of a sentence does not explain, and more than roles."""
    words = name.split()
    capital = any(word[:1].isupper() for word in words[1:]) or (len(words) == 1 and name[:1].isupper())
    return capital and not set(folded(name)) <= _ROLES


def decisions_on_actors(asked: Asking) -> tuple[Tie[str], ...]:
    """The standing decisions on which actors of documents are one, as ties of their record ids."""
    decided = carried_decisions(asked, standing(asked, {SAME_ACTOR}))
    documents = _documents(asked, {reading for one in decided for reading, _ in one.records})

    def named(records: Iterable[RecordKey]) -> tuple[str, ...]:
        return tuple(
            record if reading == REGISTRY else str(RecordId(documents[reading], record))
            for reading, record in records
            if reading == REGISTRY or reading in documents
        )

    ties = (Tie(named(one.records), one.verdict, one.person, one.order) for one in decided)
    return tuple(tie for tie in ties if len(tie.records) > 1)


def _documents(asked: Asking, readings: Collection[int]) -> dict[int, str]:
    """The ids of the documents of those readings that count."""
    found: dict[int, str] = {}
    for part in batches(sorted(readings)):
        query = asked.of_documents().where(asked.counting.c.reading.in_(part))
        found |= {row["reading"]: row["document_id"] for row in asked.connection.execute(query).mappings()}
    return found


def united(bodies: Iterable[Body], decided: Sequence[Tie[str]] = ()) -> Mapping[str, str]:
    """For each body (by record id) the one that stands for it: those of one entry of the registry are one.

    What the registry does not know is one where the name is the same, case and accents aside: with the only entry that
    bears that name here, else with its like. Decisions outrank both.

    Args:
        bodies: all that may be one.
        decided: as `decisions_on_actors` gives them.
    """
    known = list(dict.fromkeys(bodies))
    entries: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for body in known:
        if body.registry_id is not None:
            entries[folded(body.name)].add(body.registry_id)
    alike: defaultdict[object, dict[str, None]] = defaultdict(dict)
    for body in known:
        name = folded(body.name)
        only = next(iter(entries[name])) if len(entries.get(name, ())) == 1 else None
        alike[body.registry_id or only or name][body.id] = None
    known_as = {body.id: body.registry_id for body in known}
    ties = []
    for ids in map(tuple, alike.values()):
        entry = next((known_as[one] for one in ids if known_as[one] is not None), None)
        named = (registry_reference(entry), *ids) if entry is not None else ids
        ties.append(Tie(named, Verdict.POSITIVE, person=False, order=-1))
    records = (*(body.id for body in known), *(record for tie in (*decided, *ties) for record in tie.records))
    return clustered(records, (*ties, *decided))


def voices_of(rows: Collection[FigureRow], decided: Sequence[Tie[str]] = ()) -> dict[str, str]:
    """Who speaks in each figure (by record id), as the name under which a root source counts once.

    A named body is one voice everywhere, whatever it is called, and its spokesman speaks for it; anybody else
    ("residents") is one in one document only, told apart by publisher and day: residents of two documents are not
    known to be the same people.

    Args:
        rows: the figures.
        decided: as `decisions_on_actors` gives them.
    """
    bodies = {row.id: body for row in rows if (body := body_of(row.source)) is not None}
    leaders = united(bodies.values(), decided)
    called = _called(bodies.values(), leaders)
    voices: dict[str, str] = {}
    documents: dict[str, dict[str, None]] = defaultdict(dict)
    local: list[tuple[FigureRow, str]] = []
    for row in rows:
        if row.id in bodies:
            voices[row.id] = called[leaders[bodies[row.id].id]]
            continue
        label = f"{_local_name(row.source)} ({_origin(row)})"
        documents[label][row.document] = None
        local.append((row, label))
    for row, label in local:
        number = list(documents[label]).index(row.document)
        voices[row.id] = f"{label} [{number + 1}]" if number else label
    return voices


def _called(bodies: Iterable[Body], leaders: Mapping[str, str]) -> Mapping[str, str]:
    """What each voice is called: the name most used for it, the first of several; namesakes are numbered."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for body in bodies:
        names[leaders[body.id]][body.name] += 1
    taken: Counter[str] = Counter()
    called = {}
    for leader, used in names.items():
        name = used.most_common(1)[0][0]
        taken[name] += 1
        called[leader] = f"{name} [{taken[name]}]" if taken[name] > 1 else name
    return called


def _local_name(source: Source) -> str:
    if source.name is None or source.protected:
        return f"unnamed {source.kind.value}" if source.kind is not SourceKind.UNNAMED else "unnamed source"
    return source.name


def _origin(row: FigureRow) -> str:
    day = f"{row.published.day} {row.published:%b %Y}" if row.published else None
    return ", ".join(part for part in (row.publisher, day) if part) or row.document
