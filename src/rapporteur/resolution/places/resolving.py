"""Resolve places."""

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.model.layout import Layout
from rapporteur.model.mentions import Toponym
from rapporteur.model.names import fold_name
from rapporteur.model.places import Gazetteer, GazetteerEntry, Place, PlaceCandidate
from rapporteur.model.vocabularies import PlaceKind, PlaceSense
from rapporteur.resolution.places.chains import Chain, find_chains
from rapporteur.resolution.places.geometry import kilometres
from rapporteur.resolution.places.groups import Group
from rapporteur.resolution.places.lookup import Meanings, as_part, look_up
from rapporteur.resolution.places.scoring import DEFAULT_WEIGHTS, Weights, weigh
from rapporteur.resolution.places.senses import governs

_SURE = 0.35  # the least likelihood at which a candidate is chosen
_SEAT = 20_000  # people; a town as small as a village does not stand for the area named like it
_METROPOLIS = 1_000_000  # people; such a town outshines its area however far from its middle it lies (New York)
_REACH = 120.0  # kilometres from the middle of an area to the town that it is named after
_KEPT = 5
_OPEN = 0.15  # the likelihood from which a meaning that was not chosen is a real alternative


def resolve_places(
    toponyms: Sequence[Toponym], layout: Layout, gazetteer: Gazetteer, weights: Weights = DEFAULT_WEIGHTS
) -> tuple[Place, ...]:
    """Choose the place that each toponym means, or abstain.

    All toponyms of the text are weighed together: by how well known each candidate is, by what the text puts around it
    ("X, Y"), by the countries and areas of the others, and by nearness to them. One name keeps one meaning throughout
    unless a chain says otherwise.

    Args:
        toponyms: in any order; each gives exactly one place.
        layout: the text they stand in.
        gazetteer: where names are looked up.
        weights: how much each reason counts.

    Returns:
        Places in text order with ids p1, p2, ...; without an entry, and with candidates, where no choice could be
        defended.
    """
    ordered = sorted(toponyms, key=lambda toponym: toponym.span)
    meanings = [look_up(toponym, gazetteer) for toponym in ordered]
    chains = find_chains(ordered, [meaning.demonym for meaning in meanings], layout)
    groups, group_of = _grouped(ordered, meanings, chains)
    setting = weigh(groups, weights)
    chosen = [
        _choice(groups[group_of[number]], meanings[number], toponym.kind) for number, toponym in enumerate(ordered)
    ]
    outer = {chain.inner: chain.outer for chain in chains}
    places = []
    for number, (toponym, meaning) in enumerate(zip(ordered, meanings, strict=True)):
        entry = chosen[number]
        identifier = f"p{number + 1}"
        if entry is None:
            around = _surroundings(number, outer, chosen)
            place = _unresolved(identifier, toponym, groups[group_of[number]], around, setting.country)
        else:
            place = _resolved(identifier, toponym, meaning, entry, layout)
        places.append(place)
    return tuple(places)


def _grouped(
    toponyms: Sequence[Toponym], meanings: Sequence[Meanings], chains: Sequence[Chain]
) -> tuple[list[Group], list[int]]:
    """Mentions of one name as one group, but for names that strict chains put into different places."""
    strictly = {chain.inner: fold_name(toponyms[chain.outer].name) for chain in chains if chain.strict}
    names = [fold_name(toponym.name) for toponym in toponyms]
    homes: dict[str, list[str]] = {}
    for number, home in strictly.items():
        if home not in homes.setdefault(names[number], []):
            homes[names[number]].append(home)
    groups: list[Group] = []
    numbers: dict[tuple[str, str, PlaceKind | None], int] = {}
    group_of = []
    for number, (toponym, meaning) in enumerate(zip(toponyms, meanings, strict=True)):
        several = len(homes.get(names[number], ())) > 1
        home = strictly.get(number, homes[names[number]][0]) if several else ""
        key = (names[number], home, toponym.kind)
        if key not in numbers:
            numbers[key] = len(groups)
            groups.append(Group(names[number], meaning.entries, meaning.demonym, meaning.spelling))
        group_of.append(numbers[key])
        groups[numbers[key]].members.append(number)
    for chain in chains:
        inner, outer = group_of[chain.inner], group_of[chain.outer]
        if inner != outer:
            groups[inner].outer[outer] = groups[inner].outer.get(outer, False) or chain.strict
            groups[outer].inner[inner] = groups[outer].inner.get(inner, False) or chain.strict
    return groups, group_of


def _choice(group: Group, meaning: Meanings, kind: PlaceKind | None) -> GazetteerEntry | None:
    """The likeliest candidate with all that lie beside it; None when it is not likely enough."""
    if not group.entries:
        return None
    best = max(range(len(group.entries)), key=lambda index: group.likelihoods[index])
    entry = group.entries[best]
    together = sum(
        chance
        for other, chance in zip(group.entries, group.likelihoods, strict=True)
        if other.country == entry.country and (other.admin1 == entry.admin1)
    )
    if together < (_SURE if not meaning.spelling else 2 * _SURE):
        return None
    if meaning.part:
        return as_part(entry)
    # What holds another place ("X, Y") is the area.
    return entry if kind is not None or group.inner else _seat(entry, group)


def _seat(area: GazetteerEntry, group: Group) -> GazetteerEntry:
    """The town that an area is named after, where there is one: without a word for the area, news means the town."""
    if area.kind not in (PlaceKind.ADMIN1, PlaceKind.ADMIN2):
        return area
    for entry in group.entries:
        distance = kilometres(entry, area)
        if (
            entry.kind is PlaceKind.TOWN
            and entry.country == area.country
            and entry.population >= _SEAT
            and distance is not None
            and (distance < _REACH or (entry.population >= _METROPOLIS and entry.admin1 == area.name))
        ):
            return entry
    return area


def _surroundings(number: int, outer: dict[int, int], chosen: Sequence[GazetteerEntry | None]) -> GazetteerEntry | None:
    """The place that the text puts around an unresolved one: the nearest resolved link of its chain."""
    seen = {number}
    while number in outer and outer[number] not in seen:
        number = outer[number]
        seen.add(number)
        if (entry := chosen[number]) is not None:
            return entry
    return None


def _resolved(identifier: str, toponym: Toponym, meaning: Meanings, entry: GazetteerEntry, layout: Layout) -> Place:
    if meaning.demonym:
        sense = PlaceSense.DEMONYM
    else:
        sense = PlaceSense.GOVERNMENT if governs(toponym, entry, layout) else PlaceSense.LOCATION
    return Place(
        id=identifier,
        start=toponym.span.start,
        end=toponym.span.end,
        name=toponym.name,
        kind=entry.kind,
        sense=sense,
        country=entry.country,
        admin1=entry.admin1,
        latitude=entry.latitude,
        longitude=entry.longitude,
        gazetteer_id=entry.id,
    )


def _unresolved(
    identifier: str, toponym: Toponym, group: Group, around: GazetteerEntry | None, home: str | None
) -> Place:
    place = Place(
        id=identifier,
        start=toponym.span.start,
        end=toponym.span.end,
        name=toponym.name,
        kind=toponym.kind,
        sense=PlaceSense.LOCATION,
        candidates=_candidates(group),
    )
    if around is not None:
        return replace(place, country=around.country, admin1=around.admin1)
    # Candidates at home and abroad: then it is open where the name lies.
    return place if any(chance > _OPEN for chance in group.likelihoods) else replace(place, country=home)


def _candidates(group: Group) -> tuple[PlaceCandidate, ...]:
    ranked = sorted(zip(group.likelihoods, group.entries, strict=True), key=lambda pair: -pair[0])
    return tuple(
        PlaceCandidate(
            entry.id, entry.name, entry.country, entry.admin1, entry.latitude, entry.longitude, round(chance, 3)
        )
        for chance, entry in ranked[:_KEPT]
    )
