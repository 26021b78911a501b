"""Tell whether a mention says enough to be an incident of its own, or only adds up what many have done."""

import re

from rapporteur.extraction.incidents.dating import Dating
from rapporteur.extraction.incidents.lexicon import Weight
from rapporteur.extraction.incidents.scenes import Scene
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.incidents import Perpetrator
from rapporteur.model.places import Place
from rapporteur.model.vocabularies import IncidentType, Target

# Harm over more days than this is a tally, not a happening.
_TALLY_DAYS = 3
# Over so many days even a named kind of attack is many of them, where the words count the harm up to now.
_LONG_DAYS = 31
_SINCE = re.compile(
    r"\bsince (?!then\b|dawn\b|morning\b|midnight\b|overnight\b|early (?:today|this|on)\b|"
    r"last night\b)"
)
_HAVE_BEEN_HARMED = re.compile(
    r"\b(?:have|has|had) (?:now |already |been )*(?:\w+ )?(?:killed|died|fled|displaced|wounded|injured|left|"
    r"abducted|kidnapped|"
    r"arrested|detained|claimed|lost|forced|uprooted)\b"
)
# "photographs showing destroyed houses": what is shown belongs to a happening, and is none.
_SHOWN_BEFORE = re.compile(
    r"\b(?:show(?:s|ed|ing)?|of|the|saw|seen|through|with|among|and|its|their|his|her|"
    r"an?)\s*$"
)
# Nouns of a count: they say that people were harmed, and never of themselves in what.
_COUNT = re.compile(r"dead|deaths?|casualties|injur(?:ies|y)")
_CASUALTIES = re.compile(
    r"\b(?:kill(?:ed|ing|s)|dead|died|wound(?:ed|ing)|injur(?:ed|ing)|casualt(?:y|ies)|deaths?|murdering|martyred)\b"
)
_TALLY = re.compile(
    r"\b(?:in total|total of|overall|altogether|since (?:the )?(?:start|beginning|outbreak|war|conflict|october|"
    r"november|"
    r"december|january|february|march|april|may|june|july|august|september|(?:19|20)\d\d)|so far (?:this|in)|"
    r"this year|"
    r"nationwide|across the country|death toll (?:from|in|of) the (?:war|conflict)|during the (?:war|conflict)|"
    r"have been killed (?:since|in the war)|ha(?:s|ve) (?:claimed|left|killed) (?:\w+ ){0,5}(?:lives|people))\b"
)
_COUNTED = re.compile(r"\b(?:cases?|instances?|acts?) of (?:\w+ ){0,2}$")
_VIOLENT_THREAT = re.compile(
    r"\b(?:vow|threat|promis|sw[eo]|warn|pledg)\w* .*\b(?:attack|kill|strike|hit|bomb|shell|avenge|execute|burn|"
    r"shoot|silence|"
    r"crush|destroy|eliminate|disrupt|target)|be (?:treated|considered|regarded)"
)
_VAGUE = re.compile(r"operations?|incidents?|violence")


def is_vague(scene: Scene, trigger: Trigger) -> bool:
    """Whether a trigger names no kind of happening at all: "incident", "operation"."""
    return _VAGUE.fullmatch(trigger.span.of(scene.folded)) is not None


def is_specific(
    scene: Scene,
    trigger: Trigger,
    dating: Dating | None,
    places: tuple[Place, ...],
    perpetrators: tuple[Perpetrator, ...],
    targets: tuple[Target, ...],
    definite: bool,
) -> bool:
    """Whether a mention says enough to be an incident of its own, where it joins no other."""
    harmful = _CASUALTIES.search(scene.around(trigger.span)) is not None
    settled = bool(places) or bool(dating and not dating.said)
    match trigger.weight:
        case Weight.PLAIN:
            is_counted = _COUNTED.search(scene.before(trigger.span.start)) is not None
            is_threat = _VIOLENT_THREAT.search(trigger.span.of(scene.folded)) is not None
            return settled or harmful or bool(perpetrators) or bool(targets) or is_counted or is_threat
        case Weight.UNSURE if definite or _VAGUE.match(scene.folded, trigger.span.start):
            return harmful and (bool(places) or bool(dating))
        case Weight.UNSURE:
            return (settled or harmful or bool(perpetrators)) and not is_tally(scene, trigger, dating)
        case Weight.CONSEQUENCE if trigger.type == IncidentType.DISPLACEMENT:
            return bool(targets)
        case Weight.CONSEQUENCE:
            is_shown = _SHOWN_BEFORE.search(scene.before(trigger.span.start)) is not None
            is_count = _COUNT.fullmatch(trigger.span.of(scene.folded)) is not None
            return (
                (settled or bool(perpetrators))
                and not is_shown
                and not is_count
                and not is_tally(scene, trigger, dating)
            )
        case _:
            return False


def is_tally(scene: Scene, trigger: Trigger, dating: Dating | None) -> bool:
    """Whether words of harm add up a war or a season instead of telling one happening."""
    if _HAVE_BEEN_HARMED.search(scene.around(trigger.span)) and _SINCE.search(scene.around(trigger.span)):
        return True
    long = dating is not None and not dating.said and dating.is_period and dating.days > _LONG_DAYS
    if long and _HAVE_BEEN_HARMED.search(scene.around(trigger.span)):
        return True
    if trigger.type == IncidentType.DISPLACEMENT:
        return False
    is_killing = trigger.span.of(scene.folded).startswith("killing") or trigger.is_consequence
    if not is_killing:
        return False
    return _TALLY.search(scene.around(trigger.span)) is not None or bool(
        dating and (dating.is_period or dating.days > _TALLY_DAYS) and not dating.said
    )
