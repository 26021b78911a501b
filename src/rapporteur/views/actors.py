"""Actors: the parties, offices, outlets and persons that the documents name."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.ledger.opening import LedgerStore
from rapporteur.linking.clusters import Tie, clustered
from rapporteur.model.judgements import SAME_ACTOR, Verdict
from rapporteur.model.references import RecordId, registry_reference
from rapporteur.views.asking import asking, published_day
from rapporteur.views.carrying import carried_decisions
from rapporteur.views.filters import is_actor, names_place, published_in_period
from rapporteur.views.judgements import REGISTRY, Standing, standing
from rapporteur.views.questions import EVERYTHING, Question, folded


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor: all documents that name the same entry of the registry, whatever they call it.

    What the registry does not know (`registry_id` is None) is one actor where kind and name agree, case and accents
    aside; namesakes are not told apart there, unless a person decided so. A protected person is a row for each
    document, with the name masked. `also` are the other names that documents use. `ids` are the record ids, `roles` and
    `affiliations` what the documents say, in order of publication.
    """

    registry_id: str | None
    name: str
    also: tuple[str, ...]
    kind: str
    protected: bool
    roles: tuple[str, ...]
    affiliations: tuple[str, ...]
    documents: int
    mentions: int
    first_published: date | None
    last_published: date | None
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """An actor of one document with what may be shown of it."""

    row: RowMapping
    name: str
    role: str | None
    affiliation: str | None


def actors(store: LedgerStore, question: Question = EVERYTHING) -> tuple[ActorRow, ...]:
    """The actors of all documents that count, the most often mentioned first. Period: that of publication.

    Raises:
        LedgerError: the ledger could not be read.
    """
    table = schema.actors
    affiliation = table.alias("affiliation")
    rows: defaultdict[tuple[Any, ...], list[_Named]] = defaultdict(list)
    with asking(store, question) as asked:
        query = (
            asked.of_documents(
                *(table.c[name] for name in ("id", "name", "kind", "role", "protected", "mentions", "registry_id")),
                affiliation.c.name.label("affiliation_name"),
                affiliation.c.protected.label("affiliation_protected"),
            )
            .join(table, table.c.reading == asked.counting.c.reading)
            .outerjoin(
                affiliation,
                (affiliation.c.reading == table.c.reading) & (affiliation.c.id == table.c.affiliation),
            )
            .where(is_actor(asked, table), published_in_period(asked), names_place(asked))
            .order_by(table.c.position)
        )
        for evidence, batch in asked.with_evidence(query):
            for row in batch:
                name = evidence.masks.name(row["reading"], row["name"], protected=row["protected"])
                body = row["affiliation_name"]
                if body is not None:
                    body = evidence.masks.name(row["reading"], body, protected=row["affiliation_protected"])
                role = evidence.words(row["reading"], row["role"])
                rows[_same(row, name)].append(_Named(row, name, role, body))
        decided = [one for one in carried_decisions(asked, standing(asked, {SAME_ACTOR})) if one.person]
    found = [_actor(group) for group in _as_decided(list(rows.values()), decided)]
    return tuple(sorted(found, key=lambda actor: (-actor.mentions, actor.name, actor.ids)))


def _same(row: RowMapping, name: str) -> tuple[Any, ...]:
    """What two actors of documents have in common where they are one."""
    if row["protected"]:
        return row["reading"], row["id"]
    if row["registry_id"] is not None:
        return (row["registry_id"],)
    return folded(name), row["kind"]


def _as_decided(groups: Sequence[Sequence[_Named]], decided: Sequence[Standing]) -> list[list[_Named]]:
    """The groups as persons have joined and parted them."""
    named = {(one.row["reading"], one.row["id"]): one for group in groups for one in group}
    alike = [[(one.row["reading"], one.row["id"]) for one in group] for group in groups]
    for group, keys in zip(groups, alike, strict=True):
        if (entry := group[0].row["registry_id"]) is not None:
            keys.insert(0, (REGISTRY, registry_reference(entry)))
    ties = [Tie(tuple(keys), Verdict.POSITIVE, person=False, order=0) for keys in alike]
    ties += [Tie(one.records, one.verdict, one.person, one.order) for one in decided]
    joined: defaultdict[RecordKey, list[_Named]] = defaultdict(list)
    for key, leader in clustered((*named, *(key for tie in ties for key in tie.records)), ties).items():
        if key in named:
            joined[leader].append(named[key])
    return list(joined.values())


def _actor(group: Sequence[_Named]) -> ActorRow:
    first = group[0]
    names = Counter(named.name for named in group)
    name = max(names, key=lambda one: names[one])  # of names used as often, the first
    days = [day for named in group if (day := published_day(named.row))]
    return ActorRow(
        registry_id=next((one.row["registry_id"] for one in group if one.row["registry_id"] is not None), None),
        name=name,
        also=tuple(other for other in names if other != name),
        kind=first.row["kind"],
        protected=any(named.row["protected"] for named in group),
        roles=tuple(dict.fromkeys(named.role for named in group if named.role)),
        affiliations=tuple(dict.fromkeys(named.affiliation for named in group if named.affiliation)),
        documents=len({named.row["document_id"] for named in group}),
        mentions=sum(len(named.row["mentions"]) for named in group),
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        ids=tuple(str(RecordId(named.row["document_id"], named.row["id"])) for named in group),
    )
