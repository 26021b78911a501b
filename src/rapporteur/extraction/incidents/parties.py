"""Who is able to act, is named in a stretch of a sentence, and stands there as one who acts."""

import re

from rapporteur.extraction.incidents.scenes import Scene, Scenes
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.actors import Actor
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind, PlaceSense

_CAPABLE = frozenset(
    {
        ActorKind.STATE,
        ActorKind.GOVERNMENT,
        ActorKind.MILITARY,
        ActorKind.POLICE,
        ActorKind.ARMED_GROUP,
        ActorKind.PARTY,
        ActorKind.PERSON,
    }
)
_PREPOSITION = re.compile(
    r"\b(?:in|on|at|against|near|of|from|with|to|by|for|inside|outside|across|into|over|between|towards?|around|"
    r"about|"
    r"than|under|targeting|targeted|kill(?:ed|ing)|including|told)(?: the| an?| its| their|"
    r" \w+ern)?(?: \w+(?: and)?)?\s*$"
)
_MEMBERS_OF = re.compile(
    r"\b(?:fighters?|members?|militants?|gunm[ae]n|forces|soldiers?|troops|units?|rebels?|elements|guerrillas?|"
    r"jets|planes|"
    r"warplanes|aircraft|drones?|helicopters?|terrorists?|commandos?|agents|cadres|combatants|wing|faction|"
    r"militia\w*|police|"
    r"army|insurgents?|men)"
    r" (?:from|of|loyal to|affiliated with|belonging to|linked to|allied with|backed by|with)"
    r"(?: the)?(?: (?!(?:and|in|of|at|on|from|with|to|near)\b)[\w-]+){0,2}\s*$"
    r"|\b(?:column|band|group|gang|crowd|mob|squad|patrol|dozens|scores|hundreds|number|pair|couple|unit|swarm|convoy)"
    r" of (?:(?:about|around|some|more than|nearly|at least|\w+teen|\d+|two|three|four|five|six|seven|eight|ten|"
    r"twenty|thirty)\s)*\s*$"
    r"|\b(?:suspected|presumed|believed|thought|alleged|reported|said)(?: to be| to belong to| of being|"
    r" of belonging to| as)"
    r"(?: (?:an? |the )?(?:members?|fighters?|militants?|elements) of)?(?: the| an?)?\s*$"
)
# "militiamen of the Front": whose men they are.
_WHOSE = re.compile(
    r"\s*,?\s*(?:(?:suspected|presumed|believed|thought|alleged)\s)?(?:of|from|loyal to|affiliated with|"
    r"belonging to|linked to|"
    r"to belong to|to be (?:\w+ )?(?:members|fighters) of)(?: the)?\s*"
)
_OF_FORCES = re.compile(
    r"^(?:'s)?(?:[ -](?:backed|led|based|made|occupation|security|armed|special|government|regime|border|state|"
    r"naval|ground|"
    r"defen[cs]e|air|police|fighter|military|war|army|navy|combat|attack|coalition|regular|paramilitary|\w+-\w+))*\s+"
    r"(?:forces?|troops|soldiers?|army|military|air ?force|jets?|war ?planes?|planes|air ?craft|drones?|"
    r"helicopters?|gunships|"
    r"tanks?|artillery|missiles?|rockets?|shells?|shelling|bombs?|bombers|police(?:m[ae]n)?|settlers|snipers?|"
    r"gunners|navy|"
    r"warships?|guards?|commandos?|fighters?|militants?|rebels?|paramilitar\w+|militia\w*|gunm[ae]n|raids?|"
    r"air ?strikes?|"
    r"air|strikes?|attacks?|bombings?|bombardments?|bombing|assaults?|offensives?|incursions?|invasion|fire|"
    r"operations?|"
    r"authorities|government|regime|intelligence|security|insurgents?|extremists?|terrorists?|mercenaries)\b"
)
_BY = re.compile(r"^[^,;:.]{0,60}?\bby (?:the |an? |its |their |suspected |alleged |unknown |[\w-]+ ){0,3}?$")
_LAID_ON = re.compile(
    r"^[^,;:.]{0,60}?\b(?:blamed on|attributed to|claimed by|(?:(?:the |been the |'s )+|"
    r"[\w'-]+ )work of)(?: the)?(?: [\w-]+){0,2}?\s*$"
)
_BY_WORD = re.compile(r"^[^,;:.]{0,60}\bby\b")


def parties_between(scene: Scene, scenes: Scenes, start: int, end: int) -> list[tuple[Span, Actor]]:
    """Everyone able to act who is named in `[start, end)`, in text order: actors, and peoples as their states."""
    named = [(m.span, m.actor) for m in scene.actors if start <= m.span.start < end and m.actor.kind in _CAPABLE]
    taken = [span for span, _ in named]
    for place in scene.places:
        span = Span(place.start, place.end)
        if not start <= place.start < end or any(span.overlaps(other) for other in taken) or not place.country:
            continue
        state = scenes.state_of_country.get(place.country)
        if state and (
            (place.sense == PlaceSense.DEMONYM and _OF_FORCES.match(scene.after(place.end)))
            or place.sense == PlaceSense.GOVERNMENT
            or (place.kind == "country" and _OF_FORCES.match(scene.after(place.end)))
        ):
            named.append((span, state))
    return sorted(named, key=lambda item: item[0])


def is_oblique(scene: Scene, span: Span) -> bool:
    """Whether a party is what an act is aimed at, comes from or is told to, and not who acts."""
    before = scene.before(span.start)
    return _PREPOSITION.search(before) is not None and _MEMBERS_OF.search(before) is None


def agents_after_by(scene: Scene, scenes: Scenes, trigger: Trigger) -> list[Actor]:
    """The doer that words such as "by" and "attributed to" name after a trigger; the group rather than its men."""
    named = parties_between(scene, scenes, trigger.span.end, trigger.span.end + 130)
    for index, (span, actor) in enumerate(named):
        if span.start > trigger.span.end + 90:
            break
        between = scene.folded[trigger.span.end : span.start]
        if _BY.match(between) or _LAID_ON.match(between) or (_BY_WORD.match(between) and _MEMBERS_OF.search(between)):
            following = named[index + 1] if index + 1 < len(named) else None
            if following and _WHOSE.fullmatch(scene.folded[span.end : following[0].start]):
                return [following[1]]
            return [actor]
    return []
