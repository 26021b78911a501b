"""Resolve the actors of a text: spellings of one person joined, and each actor sought in a registry."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from rapporteur.model.actors import Actor
from rapporteur.model.places import Place
from rapporteur.model.registry import ActorRegistry, RegistryEntry
from rapporteur.model.vocabularies import ActorKind, PlaceSense

_STATE_BODY = re.compile(r"state:(?P<code>[A-Z]{2})")


def resolve_actors(
    actors: Sequence[Actor], places: Sequence[Place], registry: ActorRegistry, published: date | None
) -> tuple[Actor, ...]:
    """The actors with their entries in the registry, mentions of one entry's persons joined.

    Args:
        actors: as found, mentions of one spelling joined already.
        places: the resolved places of the text; its countries decide between bearers of one abbreviation.
        registry: where actors are looked up.
        published: when the text was published; None when not known. Entries of other times count less.

    Returns:
        The actors in the same order. `registry_id` is None where the registry abstains. Names of one entry are one
        actor, with the id of the first and all mentions; so are spellings of a person whom the registry does not know,
        unless they are said to belong to different bodies. Private persons are neither looked up nor joined: a namesake
        in a registry would expose them, and two victims may be brothers.
    """
    countries = _countries(places)
    found: dict[str, RegistryEntry | None] = {}
    for actor in actors:
        if actor.protected or _is_described(actor.name):
            found[actor.id] = None
            continue
        found[actor.id] = registry.resolve(actor.name, kind=actor.kind, countries=countries, day=published).entry
    return _joined([replace(a, registry_id=e.id if (e := found[a.id]) else None) for a in actors], registry)


def _countries(places: Sequence[Place]) -> Collection[str]:
    """The countries where the text plays: those named most; states that act count where no place is named."""
    counts = Counter(p.country for p in places if p.country and p.sense is PlaceSense.LOCATION)
    if not counts:
        counts = Counter(p.country for p in places if p.country)
    most = max(counts.values(), default=0)
    return {country for country, count in counts.items() if country and count * 3 >= most}


def _is_described(name: str) -> bool:
    """Whether a name is a description ("the rebels"), which the registry cannot know."""
    return name == name.lower()


def _joined(actors: Sequence[Actor], registry: ActorRegistry) -> tuple[Actor, ...]:
    """Actors that are one under the id of the first, with the fullest name."""
    groups: list[list[Actor]] = []
    for actor in actors:
        own = next((group for group in groups if _is_one(group[0], actor, registry)), None)
        if own is None:
            groups.append([actor])
        else:
            own.append(actor)
    renamed = {actor.id: group[0].id for group in groups for actor in group}
    return tuple(_one(group, renamed) for group in groups)


def _is_one(first: Actor, actor: Actor, registry: ActorRegistry) -> bool:
    if first.kind is not actor.kind or first.protected or actor.protected:
        return False
    if first.registry_id or actor.registry_id:
        return first.registry_id == actor.registry_id
    apart = first.affiliation and actor.affiliation and first.affiliation != actor.affiliation
    return first.kind is ActorKind.PERSON and not apart and registry.spelt_alike(first.name, actor.name)


def _one(group: Sequence[Actor], renamed: dict[str, str]) -> Actor:
    first = group[0]
    affiliation = next((renamed[a.affiliation] for a in group if a.affiliation), None)
    return replace(
        first,
        name=max((a.name for a in group), key=len) if len(group) > 1 else first.name,
        role=next((a.role for a in group if a.role), None),
        affiliation=affiliation if affiliation != first.id else None,
        mentions=tuple(sorted({span for a in group for span in a.mentions})),
    )
