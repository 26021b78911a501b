"""Tell which places of a sentence are where a happening took place, and which belong to a speaker or a person."""

import re

from rapporteur.extraction.incidents.scenes import Scene
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.places import Place
from rapporteur.model.vocabularies import PlaceKind, PlaceSense

_SPEAKER_BEFORE = re.compile(
    r"\b(?:officials?|authorit(?:y|ies)|spokes(?:man|woman|person)|residents?|witness(?:es)?|journalists?|reporters?|"
    r"correspondents?|doctors?|medics?|locals?|sources?|police(?: chief)?|governor|mayor|minister|ministry|"
    r"ambassador|analysts?|researchers?|activists?|diplomats?|refugees?|worker|leaders?|president|government|"
    r"administration|director|chief|head|negotiators?|delegations?)"
    r" (?:in|from|of|for|at|based in|to)(?: the)?(?: (?:capital|city|town|province|region|"
    r"country))?(?:,? of)?(?: \w+ern)?"
    r"(?: [a-z-]+)?\s*$"
)
_ORIGIN_BEFORE = re.compile(
    r"\b(?:from|by|via|out of|towards?|between|to|with|against|leave|left|like|than|through|for|told|supported by|"
    r"allied with|backed by|accused|blamed|says?|said)(?: the)?(?: \w+ern)?\s*$"
)
_LAUNCHED_FROM = re.compile(r"\b(?:launched|fired|came|coming|operat\w+|flown|sent)\b[^,;]{0,40}$")
_GOAL = re.compile(r"\b(?:against|targets? in|on|to|towards?)\b[^,;]{0,30}$")
_SPEAKING_AFTER = re.compile(
    r"^\s*(?:,? )?(?:has |have |had |also |later |repeatedly )*(?:said|says|told|denied|denies|accused|accuses|"
    r"condemned|warned|"
    r"vowed|claimed|claims|blamed|announced|confirmed|rejected|argued|argues|insists?|insisted|believes?|"
    r"considers?|wants?|"
    r"launched|carried out|fired|struck|bombed|killed|has not|did not|is a|was a|borders?|shares?)\b"
)
_ATTRIBUTIVE_AFTER = re.compile(
    r"^(?:'s (?:\w+ )?(?:\w+ )?(?:minister|president|army|military|government|foreign|defen[cs]e|"
    r"air force|ministry|prime|leader|parliament|ambassador|forces|embassy|navy|police|ruling|state)|"
    r"-(?:based|backed|led|supported|born|trained|bound|made|controlled|linked|aligned)\b)"
)
_PERSON_APPOSITION = re.compile(
    r"\b(?:journalist|activist|resident|researcher|worker|native|citizen|lawyer) (?:from|of|in)\s*$"
)
_CONTAINERS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})


def site_trigger(scene: Scene, trigger: Trigger, others: tuple[Trigger, ...]) -> tuple[Place, ...]:
    """The places of the sentence where the trigger's happening took place.

    A place goes to the trigger before it, else to the one after it, unless the words around it make it a speaker's,
    a person's, an origin or a party.
    """
    rivals = [other for other in others if other.span != trigger.span and not other.is_consequence]
    found = [
        place
        for place in scene.places
        if is_scene_of_event(scene, place, trigger) and _belongs(scene, place, trigger, rivals)
    ]
    if any(place.kind not in _CONTAINERS for place in found):
        # "in Khost, Afghanistan": the country only says where the town lies.
        finer = [p for p in found if p.kind not in _CONTAINERS]
        return tuple(finer)
    return tuple(found)


def is_scene_of_event(scene: Scene, place: Place, trigger: Trigger | None) -> bool:
    """Whether the words around a place leave room for it to be where something happened."""
    if place.sense != PlaceSense.LOCATION:
        return False
    before, after = scene.before(place.start), scene.after(place.end)
    if any(
        piece.start <= place.start < piece.end for said in scene.attributions for piece in said.source
    ) or _ATTRIBUTIVE_AFTER.match(after):
        return False
    if _SPEAKER_BEFORE.search(before) or _PERSON_APPOSITION.search(before):
        return False
    if _SPEAKING_AFTER.match(after) and not re.search(
        r"\b(?:in|near|at|around|outside|inside|of)(?: \w+)?\s*$", before
    ):
        return False
    origin = _ORIGIN_BEFORE.search(before)
    if origin is None:
        return True
    word = origin[0].split()[0]
    if word == "against" and place.kind != PlaceKind.COUNTRY:
        return True
    if word == "to" and trigger is not None:
        return False
    if word in {"through", "for"} and place.kind not in (None, PlaceKind.COUNTRY):
        return True
    if word in {"from", "out"} and trigger is not None and trigger.type is not None:
        # People flee, are driven and are abducted from where it happened; rockets only come from there.
        return trigger.type.value in {"displacement", "abduction"} and not _LAUNCHED_FROM.search(before)
    return word == "between" and trigger is not None and place.kind not in (PlaceKind.COUNTRY, None)


def _belongs(scene: Scene, place: Place, trigger: Trigger, rivals: list[Trigger]) -> bool:
    if place.start >= trigger.span.start:
        between = [o for o in rivals if trigger.span.end <= o.span.start < place.start]
        if not between:
            return True
        # "strikes and clashes in Asadabad" shares its place among what is joined by "and".
        return all(
            re.fullmatch(r"[\s,]*(?:(?:and|or|as well as|,|heavy|armed|artillery|air)\s*)*", gap) is not None
            for gap in _gaps(scene, trigger, between)
        )
    rivals_before = [o for o in rivals if o.span.start < place.start]
    if rivals_before:
        last = max(rivals_before, key=lambda o: o.span.start)
        return scene.clause_at(last.span.start) != scene.clause_at(place.start) and scene.clause_at(
            place.start
        ) == scene.clause_at(trigger.span.start)
    between = [o for o in rivals if place.end <= o.span.start < trigger.span.start]
    opens_sentence = place.start - scene.span.start < 60
    return not between or opens_sentence


def _gaps(scene: Scene, trigger: Trigger, between: list[Trigger]) -> list[str]:
    ends = [trigger.span.end, *(o.span.end for o in between)]
    return [scene.folded[end : o.span.start] for end, o in zip(ends, between, strict=False)]
