"""Find the words of one sentence that name a happening, and say what kind it is."""

import re
from dataclasses import dataclass, replace

from rapporteur.extraction.incidents.lexicon import ARMED, ENTRIES, Entry, Form, Weight
from rapporteur.extraction.incidents.lookalikes import ACCIDENT, NOT_TRIGGERS, SPORT
from rapporteur.extraction.incidents.scenes import Scene
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import IncidentType

_TRIGGER = re.compile(r"\b(?:" + "|".join(f"(?P<e{i}>{entry.pattern})" for i, entry in enumerate(ENTRIES)) + r")\b")
_PASSIVE_BEFORE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|got|gets|get)(?: (?:\w+ly|also|all|both|among|then|later|not|either|since|"
    r"still|again|first|reported|believed to have been))*\s*$"
)
_BY_AFTER = re.compile(r"(?:\s+[\w'-]+){0,6}?\s+by\s")
# A finite verb form follows a subject; after these words the same letters are a noun or an infinitive.
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:the|a|an|this|that|these|those|any|every|each|no|some|several|many|more|further|new|another|other|"
    r"first|"
    r"second|third|latest|recent|deadly|deadliest|fresh|such|of|in|by|from|after|during|following|for|with|"
    r"against|its|"
    r"their|his|her|our|and|or|multiple|numerous|dozens of|series of|wave of|two|three|four|five|six|seven|"
    r"eight|nine|"
    r"ten|\d+|military|air|night|overnight|ground|militant|rebel|retaliatory|alleged|suspected|apparent|"
    r"separate|double|"
    r"direct|initial|major|massive|heavy|joint|precision|subsequent|previous|earlier|alleged|brutal|cowardly|heinous|"
    r"terrorist|terror|civilian|targeted|violent|daily|claimed|condemned|launched|reported)|'s|[a-z]+(?:i|ian|"
    r"ean|ese|ish|"
    r"can|sian|aeli))\s*$"
)
_DONE_TO = frozenset({IncidentType.LOOTING, IncidentType.ARSON, IncidentType.DESTRUCTION, IncidentType.ABDUCTION})
_WINDOW = 100
_BESIDE = 6
_QUOTES = '"\u201c\u201d'
_CLOSES = re.compile(r"\s*(?:[;.\u2022]|$)")
_INFINITIVE = re.compile(r"\bto(?: \w+ly)?\s*$")
_AMBIGUOUS_VERBS = frozenset({"strike", "strikes", "attack", "attacks", "hit", "hits", "bomb", "kills", "wounds"})

_AIRCRAFT = re.compile(
    r"\b(?:air ?craft|war ?planes?|(?:fighter|military|war) (?:jets?|planes?)|jets|jet fighters?|fighter-bombers?|"
    r"bombers|air force|planes|gunships?|helicopters?)\b"
)
_TYPE_FROM_MEANS = (
    (IncidentType.DRONE_STRIKE, re.compile(r"\b(?:drones?|uavs?|quadcopters?|shaheds?|fpv|unmanned aerial \w+)\b")),
    (IncidentType.SUICIDE_BOMBING, re.compile(r"\bsuicide (?:bomb\w*|attack\w*|vest)")),
    (IncidentType.IED, re.compile(r"\b(?:roadside bomb|land ?mine|mine|ied|improvised explosive|booby[- ]trap)s?\b")),
    (IncidentType.BOMBING, re.compile(r"\b(?:car bomb|truck bomb|explosives?|bomb|grenade|dynamite)s?\b")),
    (IncidentType.AIR_STRIKE, _AIRCRAFT),
    (IncidentType.MISSILE_ATTACK, re.compile(r"\b(?:missile|rocket|projectile)s?\b")),
    (IncidentType.SHELLING, re.compile(r"\b(?:shells?|artillery|mortars?|howitzers?|tank fire)\b")),
)
_POSTS = re.compile(
    r"\b(?:(?:border|army|military|police|security|guard|troop|frontier|observation)[ -](?:posts?|outposts?|"
    r"positions?|"
    r"checkpoints?|bases?|camps?|stations?|barracks|installations?|garrisons?|headquarters|convoys?|patrols?)|"
    r"positions? of the (?:\w+ )?(?:army|troops|forces|police|military|militia|regime|junta)|"
    r"outposts?|check ?points?|barracks|garrisons?|police stations?|roadblocks?)\b"
)
_PRISONERS = re.compile(
    r"\bcaptur(?:ed|ing) (?:[\w-]+ ){0,4}?(?:soldiers?|fighters?|troops|militants|rebels|prisoners|people|men)\b"
)
_GUNS = re.compile(
    r"\b(?:gunm[ae]n|shot|gunfire|opened fire|firearms?|rifles?|pistols?|machine[- ]?guns?|submachine|bullets?|"
    r"snipers?|"
    r"drive-by|gunned|shooting|ak-47s?)\b"
)
_ARMED_MEN = re.compile(
    r"\b(?:militants?|fighters?|rebels?|insurgents?|guerrillas?|jihadis?t?s?|terrorists?|attackers?|assailants?|"
    r"soldiers?|"
    r"troops|forces|army|militia\w*|paramilitar\w+|commandos?|police\w*|gangs?|settlers?|armed men|mob)\b"
)


_ASSAULT = re.compile(
    r"attack|assault|raid(?!i)|storm|incursion|onslaught|overr[au]n|entered|into$|\bin$|descended|surrounded|"
    r"encircled|fell upon|carnage"
)
_PEOPLED = re.compile(
    r"\b(?:villages?|hamlets?|towns?|camps?|settlements?|convoys?|markets?|church(?:es)?|mosques?|schools?|hospitals?|"
    r"clinics?|neighbou?rhoods?|communit(?:y|ies)|homes|farms?|mines?|bus(?:es)?|prisons?)\b"
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of a sentence that name a happening.

    `type` is None where only the context of the document can tell, and `default` what is meant where that does not tell
    either ("strikes" come from the air). `is_assault` is true of a bare word for armed people going at a place.
    """

    span: Span
    type: IncidentType | None
    form: Form
    weight: Weight
    passive: bool
    default: IncidentType | None = None
    is_assault: bool = False

    @property
    def is_consequence(self) -> bool:
        """Whether the words say what a happening did (killed, destroyed) rather than what it was."""
        return self.weight == Weight.CONSEQUENCE


def conflict_words(folded: str, enough: int = 4) -> int:
    """How many different words that armed violence and coercion bring up a folded text has; counted up to `enough`."""
    seen: set[str] = set()
    for match in ARMED.finditer(folded):
        seen.add(match[0])
        if len(seen) == enough:
            break
    return len(seen)


def find_triggers(scene: Scene) -> tuple[Trigger, ...]:
    """The triggers of one sentence, in text order, without those that only sound like violence."""
    words, start = scene.words, scene.span.start
    found = [
        _as_trigger(scene, ENTRIES[_entry_number(match)], Span(start + match.start(), start + match.end()))
        for match in _TRIGGER.finditer(words)
    ]
    if not found:
        return ()
    barred = [Span(start + m.start(), start + m.end()) for m in NOT_TRIGGERS.finditer(words)]
    kept = [trigger for trigger in found if not any(span.overlaps(trigger.span) for span in barred)]
    if not any(trigger.weight == Weight.PLAIN for trigger in kept) and _is_other_matter(words):
        return ()
    return tuple(_with_type(scene, trigger) for trigger in kept)


def _entry_number(match: "re.Match[str]") -> int:
    assert match.lastgroup is not None  # noqa: S101 - every alternative is a named group
    return int(match.lastgroup[1:])


def _is_other_matter(words: str) -> bool:
    if ACCIDENT.search(words) or SPORT.search(words):
        return ARMED.search(words) is None
    return False


def _as_trigger(scene: Scene, entry: Entry, span: Span) -> Trigger:
    word, form, passive = span.of(scene.folded), entry.form, False
    before = scene.before(span.start)
    if word in _AMBIGUOUS_VERBS and not _INFINITIVE.search(before) and _BEFORE_NOUN.search(before):
        form = Form.NOUN
    elif form == Form.VERB:
        passive = bool(_PASSIVE_BEFORE.search(before)) or bool(
            word.endswith(("ed", "en", "struck", "hit", "shot", "slain")) and _BY_AFTER.match(scene.after(span.end))
        )
        passive |= word.startswith(("was ", "were ", "been ", "being "))
        # "Two health centres looted; one burned down": the headings of bullets leave the verb out.
        passive |= entry.type in _DONE_TO and word.endswith("ed") and _CLOSES.match(scene.after(span.end)) is not None
    return Trigger(span, entry.type, form, entry.weight, passive)


def _with_type(scene: Scene, trigger: Trigger) -> Trigger:
    """The trigger with its type told from the means, the target or the agent in its clause, where its words do not."""
    window = _window(scene, trigger)
    if trigger.type == IncidentType.BOMBING and _AIRCRAFT.search(window):
        return replace(trigger, type=IncidentType.AIR_STRIKE)
    if trigger.type is not None:
        return trigger
    if trigger.weight in (Weight.ANSWER, Weight.CONSEQUENCE):
        return replace(trigger, type=_type_from_harm(window)) if trigger.is_consequence else trigger
    word = trigger.span.of(scene.folded)
    for type_, means in _TYPE_FROM_MEANS:
        if means.search(window):
            return replace(trigger, type=type_)
    if word.startswith(("arson",)):
        return replace(trigger, type=IncidentType.ARSON)
    if word.startswith("strike") or word in {"struck", "striking", "airstrike"}:
        return trigger if _ARMED_MEN.search(window) else replace(trigger, default=IncidentType.AIR_STRIKE)
    if word.startswith(("murder", "slay", "massacre")):
        return replace(
            trigger, type=IncidentType.SHOOTING if _GUNS.search(window) else None, default=IncidentType.EXECUTION
        )
    if word.startswith("captur") and (_ARMED_MEN if trigger.passive else _PRISONERS).search(window):
        return replace(trigger, type=IncidentType.DETENTION)
    if _POSTS.search(window) and word.startswith(("attack", "storm", "overr", "assault", "raid", "captur", "seiz")):
        return replace(trigger, type=IncidentType.ATTACK_ON_POST)
    if _GUNS.search(window):
        return replace(trigger, type=IncidentType.SHOOTING)
    is_assault = _ASSAULT.search(word) is not None and (
        _ARMED_MEN.search(window) is not None
        or _PEOPLED.search(scene.after(trigger.span.end, 80)) is not None
        or any(0 <= place.start - trigger.span.end <= _BESIDE for place in scene.places)
    )
    return replace(trigger, is_assault=is_assault)


def _type_from_harm(window: str) -> IncidentType | None:
    for type_, means in _TYPE_FROM_MEANS:
        if means.search(window):
            return type_
    return IncidentType.SHOOTING if _GUNS.search(window) else None


def _window(scene: Scene, trigger: Trigger) -> str:
    """The folded words close enough to the trigger to speak of its means and its target."""
    clause = scene.clause_at(trigger.span.start)
    start = max(clause.start, trigger.span.start - _WINDOW)
    end = clause.end
    while end < scene.span.end and scene.folded[end] in _QUOTES:
        # The name of a weapon often stands in quotation marks.
        end = scene.clause_at(end).end
    end = min(end, trigger.span.end + _WINDOW)
    return scene.folded[start : max(end, trigger.span.end)]
