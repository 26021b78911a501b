"""Objects: buildings, vehicles and other things that an incident hit, destroyed, damaged or took.

Source: MUC-4 task documentation, physical target slots (identity, type, number, effect of incident).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.extraction.counts import find_counts
from rapporteur.extraction.figures.clauses import BE, may_precede
from rapporteur.extraction.figures.phrases import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS
from rapporteur.extraction.victims.linking import Context
from rapporteur.extraction.words import Word, word_set, words_of
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Count, DamagedObject, Incident
from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ObjectEffect, ObjectKind

_KINDS: dict[str, ObjectKind] = {
    word: kind
    for kind, listed in {
        ObjectKind.HOUSING: (
            "house houses home homes hut huts apartment apartments flat flats residence residences dwelling "
            "dwellings shelter "
            "shelters tent tents villa villas hotel hotels"
        ),
        ObjectKind.MEDICAL: "hospital hospitals clinic clinics ambulance ambulances pharmacy dispensary",
        ObjectKind.SCHOOL: (
            "school schools university universities kindergarten kindergartens college madrasa classroom classrooms"
        ),
        ObjectKind.WORSHIP: (
            "mosque mosques church churches temple temples monastery cathedral synagogue shrine shrines seminary"
        ),
        ObjectKind.MARKET: "market markets shop shops store stores bazaar stall stalls supermarket",
        ObjectKind.GOVERNMENT: (
            "ministry courthouse palace parliament town-hall city-hall prison prisons consulate-general"
        ),
        ObjectKind.MILITARY: (
            "barracks base bases garrison outpost outposts depot depots bunker bunkers position positions airbase "
            "launcher launchers headquarters tank tanks armory armoury hideout hideouts howitzer howitzers radar"
        ),
        ObjectKind.ENERGY: (
            "substation substations pylon pylons transformer transformers refinery refineries pipeline pipelines "
            "tower towers "
            "powerplant power-plant dam"
        ),
        ObjectKind.WATER: "well wells waterworks reservoir pump pumps",
        ObjectKind.TRANSPORT: (
            "bridge bridges airport airports port ports railway station stations road roads tunnel tunnels runway"
        ),
        ObjectKind.VEHICLE: (
            "vehicle vehicles car cars truck trucks lorry bus buses minibus van vans motorcycle motorcycles helicopter "
            "helicopters plane planes aircraft jet jets boat boats ship ships vessel vessels drone drones convoy "
            "convoys taxi "
            "pickup train trains jeep jeeps"
        ),
        ObjectKind.COMMUNICATIONS: "antenna antennas transmitter transmitters studio mast masts",
        ObjectKind.DIPLOMATIC: "embassy embassies consulate consulates",
        ObjectKind.COMPANY: (
            "factory factories bank banks warehouse warehouses plant plants office offices restaurant cafe mine"
        ),
        ObjectKind.OTHER: (
            "building buildings village villages camp camps farm farms checkpoint checkpoints facility facilities"
        ),
    }.items()
    for word in listed.split()
}
# What stands before the head and says more than it ("police station", "power plant", "school building").
_QUALIFIED: dict[str, ObjectKind] = {
    "police": ObjectKind.POLICE,
    "power": ObjectKind.ENERGY,
    "electricity": ObjectKind.ENERGY,
    "oil": ObjectKind.ENERGY,
    "gas": ObjectKind.ENERGY,
    "fuel": ObjectKind.ENERGY,
    "water": ObjectKind.WATER,
    "school": ObjectKind.SCHOOL,
    "hospital": ObjectKind.MEDICAL,
    "health": ObjectKind.MEDICAL,
    "medical": ObjectKind.MEDICAL,
    "residential": ObjectKind.HOUSING,
    "apartment": ObjectKind.HOUSING,
    "military": ObjectKind.MILITARY,
    "army": ObjectKind.MILITARY,
    "government": ObjectKind.GOVERNMENT,
    "municipal": ObjectKind.GOVERNMENT,
    "train": ObjectKind.TRANSPORT,
    "railway": ObjectKind.TRANSPORT,
    "bus": ObjectKind.TRANSPORT,
    "radio": ObjectKind.COMMUNICATIONS,
    "television": ObjectKind.COMMUNICATIONS,
}
_EFFECTS: dict[ObjectEffect, str] = {
    ObjectEffect.DESTROYED: (
        "destroyed destroying destroy destroys demolished demolishing razed razing burned burning burnt torched "
        "torching gutted "
        "flattened flattening levelled leveled levelling wrecked downed obliterated"
    ),
    ObjectEffect.DAMAGED: "damaged damaging damage damages",
    ObjectEffect.TAKEN: "captured capturing seized seizing looted looting occupied overran hijacked stolen",
    ObjectEffect.UNKNOWN: (
        "hit hitting hits struck striking strikes attacked attacking bombed bombing shelled shelling targeted "
        "targeting dynamited bombarded bombarding raided ambushed"
    ),
}
_EFFECT_OF = {word: effect for effect, listed in _EFFECTS.items() for word in listed.split()}
_PASSIVE_ONLY = word_set(
    "strikes bombing shelling damage damages raided"
)  # nouns as often as verbs: never read before a noun
_UNREAL = word_set("to will would could can may might should not never n't wasn't weren't didn't threatened planned")
_TWO_WORDS = {  # verb and particle before an object; the verb alone in the passive
    ("blew", "up"),
    ("blowing", "up"),
    ("shot", "down"),
    ("shooting", "down"),
    ("brought", "down"),
    ("burned", "down"),
    ("burnt", "down"),
    ("fire", "to"),
}
_DESTROYED_IN_PASSIVE = word_set("blown sunk torched")
_VERBS = sorted({*_EFFECT_OF, *_DESTROYED_IN_PASSIVE, *(verb for verb, _ in _TWO_WORDS)})
_ANY = re.compile(r"\b(?:" + "|".join(_VERBS) + r")\b", re.IGNORECASE)
_STOPS = PREPOSITIONS | AUXILIARIES | PRONOUNS | word_set("and or but that when while after before")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class _Thing:
    first: int
    last: int
    kind: ObjectKind
    number: Count
    effect: ObjectEffect


def find_objects(
    layout: Layout, attributions: Sequence[Attribution], incidents: Sequence[Incident]
) -> tuple[DamagedObject, ...]:
    """Find things that an incident hit.

    Args:
        layout: the text and its sentences.
        attributions: what an object is tied to that stands in the content of one.
        incidents: what an object is tied to that stands in the same sentence.

    Returns:
        The objects in text order with ids "o1", "o2" ...; `effect` is `unknown` for what was hit, no word how badly.
    """
    context = Context(layout, attributions, incidents)
    found: list[DamagedObject] = []
    for sentence in layout.sentences:
        if not _ANY.search(layout.text, sentence.start, sentence.end):
            continue
        words = words_of(layout.text, sentence)
        for begin in range(0, len(words), _LONGEST):
            piece = words[begin : begin + _LONGEST]
            for thing in _things(piece):
                span = Span(piece[thing.first].start, piece[thing.last - 1].end)
                found.append(
                    DamagedObject(
                        id=f"o{len(found) + 1}",
                        start=span.start,
                        end=span.end,
                        description=span.of(layout.text),
                        kind=thing.kind,
                        number=thing.number,
                        effect=thing.effect,
                        incident=context.incident_of(span),
                        attribution=context.attribution_of(span),
                    )
                )
    return tuple(found)


def _things(words: Sequence[Word]) -> list[_Thing]:
    things: list[_Thing] = []
    carried: ObjectEffect | None = None  # of the list that the last thing stood in
    for head in range(len(words)):
        kind = _KINDS.get(words[head].form)
        if kind is None or (head + 1 < len(words) and words[head + 1].form in _KINDS):
            continue
        first = _first_token(words, head)
        joined = things and carried and _form(words, first - 1) in {"and", ","} and things[-1].last == first - 1
        effect = _before(words, first) or _after(words, head + 1) or (carried if joined else None)
        carried = effect
        if effect is None:
            continue
        kind = next((_QUALIFIED[w.form] for w in words[first:head] if w.form in _QUALIFIED), kind)
        things.append(_Thing(first, head + 1, kind, _number(words, first, head), effect))
    return things


def _form(words: Sequence[Word], index: int) -> str:
    return words[index].form if 0 <= index < len(words) else ""


def _first_token(words: Sequence[Word], head: int) -> int:
    """The first token of the noun phrase that ends in `head`."""
    first = head
    while first > 0 and head - first < 6:
        form = words[first - 1].form
        if form in DETERMINERS:
            return first - 1
        if form in _STOPS or form in _EFFECT_OF or not form[0].isalnum():
            if (form, words[first].form) == ("at", "least"):
                return first - 1
            return first - 2 if (_form(words, first - 2), form) == ("up", "to") else first
        first -= 1
    return first


def _before(words: Sequence[Word], first: int) -> ObjectEffect | None:
    """The effect of a verb whose object starts at `first`; None for another word, or a threat."""
    at = first - 1
    while at >= 0 and may_precede(words[at].form):
        at -= 1
    form = _form(words, at)
    if (_form(words, at - 1), form) in _TWO_WORDS:
        return ObjectEffect.DESTROYED
    if form not in _EFFECT_OF or form in _PASSIVE_ONLY or _form(words, at - 1) in _UNREAL:
        return None
    return _EFFECT_OF[form]


def _after(words: Sequence[Word], after: int) -> ObjectEffect | None:
    """The effect of a passive after the noun, over one prepositional phrase ("two schools in Torvay were hit")."""
    at, limit = after, after + 6
    if _form(words, at) in PREPOSITIONS:
        while at < limit and _form(words, at) not in AUXILIARIES and _form(words, at).replace("-", "").isalnum():
            at += 1
    saw_be = False
    while _form(words, at) in AUXILIARIES or may_precede(_form(words, at)):
        if _form(words, at) in _UNREAL:
            return None
        saw_be = saw_be or _form(words, at) in BE
        at += 1
    if not saw_be:
        return None
    form = _form(words, at)
    if form in _DESTROYED_IN_PASSIVE or (form, _form(words, at + 1)) in _TWO_WORDS:
        return ObjectEffect.DESTROYED
    return _EFFECT_OF.get(form)


def _number(words: Sequence[Word], first: int, head: int) -> Count:
    counts = find_counts(words[first:head])
    if counts:
        return Count(counts[0].low, counts[0].high)
    form = words[head].form
    plural = form.endswith("s") and form not in {"bus", "barracks", "headquarters", "waterworks"}
    return Count(2, None) if plural else Count(1, 1)
