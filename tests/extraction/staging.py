"""Inline gold for incidents: a text with its places, times and actors marked, and the incidents that it tells.

Marks: `{p|Tolmin}` a town, `{a|Karst}` a province, `{c|Ruvia}` a country, `{t|Friday|2031-05-02}` a day or
`{t|May|2031-05-01|2031-06-01}` a half-open interval, `{g|Red Front}` an armed group, `{s|Ruvia}` a state that acts,
`{d|Ruvian}` its people as an adjective, `{h|Colonel Tamsin Orr}` a person. Attributions are found in the text. Expected
incidents are joined by ";", each of some of: type, status, `bg`, `@place`, a first day, `by Actor=confidence`,
`xN` mentions, `#target`, `+weapon`. People, places, groups and states are invented.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rapporteur.extraction.attributions import find_attributions
from rapporteur.extraction.incidents import find_incidents
from rapporteur.extraction.layout import lay_out
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Incident
from rapporteur.model.layout import Layout
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import ActorKind, PlaceKind, PlaceSense, TimeType

PUBLISHED = date(2031, 5, 6)
_MARK = re.compile(r"\{(\w)\|([^|}]+)(?:\|([^|}]+))?(?:\|([^|}]+))?\}")
_PLACES = {"p": PlaceKind.TOWN, "a": PlaceKind.ADMIN1, "c": PlaceKind.COUNTRY}
_ACTORS = {"g": ActorKind.ARMED_GROUP, "s": ActorKind.STATE, "d": ActorKind.STATE, "h": ActorKind.PERSON}


@dataclass(frozen=True)
class Staged:
    """A marked text as the other finders would have read it."""

    layout: Layout
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]

    @property
    def incidents(self) -> tuple[Incident, ...]:
        return find_incidents(self.layout, self.times, self.places, self.actors, self.attributions, PUBLISHED)


def staged(marked: str) -> Staged:
    """Read the marks of a text."""
    text, last = "", 0
    times: list[TimeExpression] = []
    places: list[Place] = []
    mentions: dict[str, tuple[ActorKind, list[Span]]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        kind, words, first, end = mark.groups()
        span = Span(len(text), len(text) + len(words))
        text, last = text + words, mark.end()
        if kind == "t":
            earliest = date.fromisoformat(first)
            latest = date.fromisoformat(end) if end else earliest + timedelta(days=1)
            times.append(TimeExpression(f"t{len(times) + 1}", *span, TimeType.DATE, first, earliest, latest, None))
        if kind in _PLACES:
            places.append(_place(len(places), span, words, _PLACES[kind], PlaceSense.LOCATION))
        if kind in "sd":
            sense = PlaceSense.GOVERNMENT if kind == "s" else PlaceSense.DEMONYM
            places.append(_place(len(places), span, words, PlaceKind.COUNTRY, sense))
        if kind in _ACTORS:
            name = words.removesuffix("n") if kind == "d" else words
            mentions.setdefault(name, (_ACTORS[kind], []))[1].append(span)
    text += marked[last:]
    actors = tuple(
        Actor(f"a{number}", name, kind, None, None, False, tuple(spans))
        for number, (name, (kind, spans)) in enumerate(mentions.items(), 1)
    )
    layout = lay_out(text)
    return Staged(layout, tuple(times), tuple(places), actors, find_attributions(layout, actors))


def _place(number: int, span: Span, words: str, kind: PlaceKind, sense: PlaceSense) -> Place:
    country = words.removesuffix("n").upper()[:2] if kind == PlaceKind.COUNTRY else None
    return Place(f"p{number + 1}", *span, words, kind, sense, country)


def told(stage: Staged) -> list[set[str]]:
    """Each incident of a staged text as the gold writes it, with everything that can be written."""
    names = {actor.id: actor.name for actor in stage.actors}
    sites = {place.id: place.name for place in stage.places}
    return [
        {
            incident.type.value,
            incident.status.value,
            "bg" if incident.background else "news",
            *(f"@{sites[place]}" for place in incident.places),
            incident.earliest.isoformat() if incident.earliest else "undated",
            *(f"by {names[p.actor]}={p.confidence.value}" for p in incident.perpetrators),
            "" if incident.perpetrators else "by nobody",
            "" if incident.places else "@nowhere",
            f"x{len(incident.mentions)}",
            *(f"#{target.value}" for target in incident.targets),
            *(f"+{weapon.value}" for weapon in incident.weapons),
        }
        for incident in stage.incidents
    ]


def cases(gold: str) -> Iterator[tuple[str, list[set[str]]]]:
    """The marked text and the expected incidents of each line of `gold`; "#" opens a remark, "||" a new paragraph.

    An indented line continues the one before.
    """
    for line in re.sub(r"\n +", " ", gold).strip().splitlines():
        if line.strip() and not line.startswith("#"):
            text, _, expected = line.partition(" => ")
            wanted = [] if expected.strip() == "nothing" else expected.split(";")
            yield text.strip().replace(" || ", "\n\n"), [_tokens(one) for one in wanted]


def _tokens(expected: str) -> set[str]:
    return set(re.findall(r"by [^=]+=\w+|by nobody|\S+", expected.strip()))


def differences(marked: str, expected: list[set[str]]) -> str:
    """What is wrong with the incidents found in a marked text; empty when all is as expected."""
    found = told(staged(marked))
    if len(found) != len(expected):
        return f"{len(found)} incidents, not {len(expected)}: {found}"
    return "; ".join(
        f"missing {sorted(wanted - given)} in {sorted(given)}"
        for wanted, given in zip(expected, found, strict=True)
        if not wanted <= given
    )
