"""Tell whether the words of a happening say that it took place, failed, is planned, threatened or denied.

Source: MUC-4, INCIDENT: STAGE OF EXECUTION; event factuality (certain, possible, negated). General, hypothetical and
wished-for happenings ("any attack", "calls for a ceasefire") are no incidents at all.
"""

import re

from rapporteur.extraction.incidents.lexicon import Form
from rapporteur.extraction.incidents.scenes import Scene
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.vocabularies import Certainty, IncidentStatus, IncidentType, Stance

_ADVERBS = r"(?:\s+(?:\w+ly|also|then|soon|ever|again|even|now|still|just|once))*\s*"
_ATTEMPTED_BEFORE = re.compile(
    r"\b(?:attempted|attempting|tried|trying|foiled|thwarted|averted|prevented|failed|botched|disrupted|attempt|bid|"
    r"plot|intercepted|shot down)"
    r"(?: (?:to|at|an?|the|of|in|from|two|three|several|suicide|major|car))*" + _ADVERBS + r"$"
)
_ATTEMPTED_AFTER = re.compile(
    r"^\s*(?:attempts?|plots?|bid)\b|^[^,;]{0,40}\b(?:was|were|been) (?:foiled|thwarted|averted|intercepted|"
    r"prevented)\b"
)
_PLANNED_BEFORE = re.compile(
    r"\b(?:will|shall|'ll|would|going to|plan(?:s|ned|ning)? (?:to|an?|the|for)|prepar(?:es|ed|ing) (?:to|for|"
    r"an?|the)|"
    r"intend(?:s|ed)? to|is (?:due|set|expected|poised) to|are (?:due|set|expected|poised) to|about to|ready to|"
    r"order(?:ed)? (?:\w+ ){0,3}?to|authori[sz]ed (?:\w+ ){0,3}?to|planned|planning|upcoming|imminent|"
    r"announced (?:an?|the)"
    r"(?: new)?(?: \w+)?)(?: (?:be|have|launch|carry out|conduct|begin|start|mount|stage|respond with))?"
    + _ADVERBS
    + r"(?:an? |the |new |large-scale |air and )*$"
)
_THREATENED_BEFORE = re.compile(
    r"\b(?:threat(?:s|ened|ens|ening)?|vow(?:s|ed|ing)?|warn(?:s|ed|ing)?|pledg(?:es|ed|ing)|swore|promis(?:es|ed))"
    r"(?: (?:to|of|that|it|they|he|with|would|will|more|further|new|against|launch|carry out|fresh|an?|be))*"
    + _ADVERBS
    + r"$"
)
_HYPOTHETICAL_BEFORE = re.compile(
    r"\b(?:any|every|each time|whenever|possible|potential|future|further|alleged plans for|might|could|"
    r"may(?! \d)|can|"
    r"cannot|can't|should|must|if|unless|in case of|risk of|risks? being|fears? of|fear(?:s|ed|ing)?(?: \w+){0,3}|"
    r"threat of|danger of|right to|able to|capable of|capability to|capacity to|how to|"
    r"used? (?:\w+ ){0,8}to (?:plan and )?|"
    r"from which (?:\w+ ){0,4}|ability to|seek(?:s|ing)? to|want(?:s|ed)? to|"
    r"hop(?:es|ed|ing) (?:to|for|that)(?: \w+){0,3}|(?:call|urge|appeal|press|push|plead|ask)(?:s|ed|ing)?"
    r"(?: \w+){0,3} (?:for|to)|demand(?:s|ed|ing)?(?: \w+){0,2}|prevent(?:s|ing)?|deter(?:s|ring|red)?|refus\w+ to|"
    r"stop(?:ped|s)?|halt(?:ed|s)?|end(?:ed|ing)?|avoid(?:ed|ing)?|protect\w* (?:\w+ ){0,3}(?:from|against)|"
    r"defend\w* (?:\w+ ){0,3}(?:from|against)|vulnerable to|suspicion of|accusations? of|war on|talks on|negotiat\w+)"
    r"(?: (?:be|been|have|an?|the|of|more|new|such|to|all|another|launch|carry out|conduct|by|being|get|that|"
    r"their|its))*" + _ADVERBS + r"$"
)
_NEGATED_BEFORE = re.compile(
    r"\b(?:not|never|no|without|neither|nor|n't|denied|denies|denying|deny|false|fake|rejected|dismissed|untrue)"
    r"(?: (?:that|it|they|its|their|his|had|has|have|been|was|were|claims?|reports?|allegations?|accusations?|"
    r"of|an?|the|"
    r"any|\w+ forces|forces|troops|army|carrying out|conducted|conducting|launching|launched|responsible|for|"
    r"being|behind|"
    r"involved|in|yet|ever|to|by|be|there))*" + _ADVERBS + r"$"
)
# "found no evidence of an air strike": nothing is told to have happened.
_NO_SIGN_BEFORE = re.compile(
    r"\bno (?:\w+ )?(?:evidence|sign|trace|indication|record|proof)s? of (?:an?|any|the)?\s*(?:\w+ )?$"
)
_NO_ONE_WAS = re.compile(
    r"\b(?:no|none of the|not one|neither) (?:\w+ ){0,3}?(?:was|were|had been|has been|have been)\s*$"
)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|the first|alone|long after|clear|immediately|known)\b[^,]*$")
_SHOT_DOWN = re.compile(r"shot down|downed|intercepted")
_PURPOSE = re.compile(r"\bto(?: \w+ly)?\s*$")
_REAL_PURPOSE_BEFORE = re.compile(
    r"\b(?:used|using|sent|deployed|launched|went on|began|started|continued?|proceeded|managed|fired|"
    r"dispatched|joined|"
    r"entered|returned|resumed|forced|obliged|began|begun|continues|took to the streets|gather(?:ed)?|armed)"
    r"\b[^.;:]{0,80}\bto(?: \w+ly)?\s*$"
)
_GENERAL_LAUNCH = re.compile(
    r"\b(?:launch|carry out|conduct|mount|commit|stage|plan|face|facing|faces|rising|growing|in the face of)"
    r"(?: \w+){0,2}\s*$"
)
_CONDITIONAL = re.compile(r"^\s*(?:if|unless|until|whether)\b")
_HABIT = re.compile(
    r"\b(?:often|usually|typically|regularly|routinely|frequently|always|sometimes|commonly|normally)\s+$"
)
_WISHED_CEASEFIRE = re.compile(
    r"\b(?:call\w*|urg\w+|demand\w*|seek\w*|sought|propos\w+|talks?|negotiat\w+|broker\w*|mediat\w+|hop\w+|"
    r"need\w*|appeal\w*|"
    r"reject\w*|immediate|push\w*|possible|potential|prospects?|efforts?|toward\w*|want\w*|discuss\w*)\b"
)


def status_of(scene: Scene, trigger: Trigger) -> IncidentStatus | None:
    """The status that the words give a happening; None where they speak of none in particular.

    A denial by the attribution around the trigger counts as one in its own clause.
    """
    clause = scene.clause_at(trigger.span.start)
    before = scene.folded[max(clause.start, trigger.span.start - 90) : trigger.span.start]
    after = scene.after(trigger.span.end)
    if trigger.type == IncidentType.THREAT:
        return IncidentStatus.THREATENED
    if trigger.type == IncidentType.CEASEFIRE:
        return None if _WISHED_CEASEFIRE.search(before) else _general(before) or IncidentStatus.HAPPENED
    if (trigger.form == Form.NOUN and _ATTEMPTED_AFTER.search(after)) or _ATTEMPTED_BEFORE.search(before):
        return IncidentStatus.ATTEMPTED
    if _SHOT_DOWN.match(trigger.span.of(scene.folded)):
        return IncidentStatus.ATTEMPTED
    if _denied(scene, trigger, before):
        return IncidentStatus.DENIED
    if _NO_SIGN_BEFORE.search(before):
        return None
    if _THREATENED_BEFORE.search(before):
        return IncidentStatus.THREATENED
    if _PLANNED_BEFORE.search(before):
        return IncidentStatus.PLANNED
    if _HYPOTHETICAL_BEFORE.search(before) or _HABIT.search(before):
        return None
    if _CONDITIONAL.match(scene.folded[clause.start : clause.end]):
        return None
    if trigger.form == Form.NOUN and _GENERAL_LAUNCH.search(before) and not _REAL_PURPOSE_BEFORE.search(before):
        return None
    if trigger.form == Form.VERB and _PURPOSE.search(before) and not _REAL_PURPOSE_BEFORE.search(before):
        return None
    return IncidentStatus.HAPPENED


def _general(before: str) -> IncidentStatus | None:
    return IncidentStatus.PLANNED if _PLANNED_BEFORE.search(before) else None


def _denied(scene: Scene, trigger: Trigger, before: str) -> bool:
    if _NO_ONE_WAS.search(before):
        return True
    if _NEGATED_BEFORE.search(before) and not _NOT_ONLY.search(before):
        return True
    innermost = next(iter(scene.saying(trigger.span.start)), None)
    return (
        innermost is not None
        and (innermost.stance == Stance.DENIES or innermost.certainty == Certainty.NEGATED)
        and trigger.form == Form.VERB
    )
