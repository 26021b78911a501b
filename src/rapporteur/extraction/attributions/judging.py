"""What a source does with its content, and how sure it is."""

import re

from rapporteur.extraction.attributions.drafts import Draft
from rapporteur.model.vocabularies import Certainty, SourceKind, Stance

# "Suspected rebels" doubts who did it, and "could not be verified" is no doubt of the source's own.
_POSSIBLE = re.compile(r"\b(?:may|might|could(?! not be)|possibly|perhaps|unclear|not clear)\b", re.IGNORECASE)
_PROBABLE = re.compile(
    r"\b(?:probably|likely|appear(?:s|ed)? to|seem(?:s|ed)? to|believed to|thought to|presumably"
    r"|apparently|reportedly"
    r"|allegedly)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"^\W*(?:that )?(?:[\w'\u2019-]+ ){0,6}?(?:not|never|n[o']|none|neither|nobody|nothing|\w+n['\u2019]t)\b",
    re.IGNORECASE,
)
_JUSTIFICATION = re.compile(
    r"\b(?:retaliat\w+|in response to|self-?defen[cs]e|right to defend|legitimate (?:military )?targets?"
    r"|had no choice|forced to|(?:aimed|directed) (?:only )?at|target(?:ed|ing|s) (?:only )?(?:\w+ ){0,4}"
    r"(?:militant|terror|insurgent|rebel|hideout|military|command|weapons?|ammunition|positions"
    r"|operative|facilit)\w*)\b",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"\b(?:may|might|could|likely|expected to|probably) (?:\w+ ){0,2}(?:be|rise|go"
    r"|climb) (?:\w+ )?(?:higher|further)?"
)
_CANNOT = re.compile(
    r"\b(?:(?:could|can|has|have|had|did|does|do) ?not|cannot|couldn['\u2019]t|unable to|declined to"
    r"|refused to|impossible to"
    r"|difficult to)\b.{0,40}\b(?:confirm|verif|corroborat|authenticat|comment)",
    re.IGNORECASE,
)
_NO_BACKING = frozenset({"decline", "refuse"})
_HEDGED_CUES = {
    "believe": Certainty.PROBABLE,
    "think": Certainty.PROBABLE,
    "expect": Certainty.PROBABLE,
    "estimate": Certainty.PROBABLE,
    "predict": Certainty.PROBABLE,
    "suspect": Certainty.POSSIBLE,
    "suggest": Certainty.POSSIBLE,
    "fear": Certainty.POSSIBLE,
    "hope": Certainty.POSSIBLE,
    "wonder": Certainty.POSSIBLE,
    "speculate": Certainty.POSSIBLE,
    "assume": Certainty.PROBABLE,
}
_PARTISAN = frozenset({SourceKind.PARTY, SourceKind.ARMED_GROUP})


def stance_of(draft: Draft, cue: str, content: str, kind: SourceKind) -> Stance:
    """The stance that cue and content show. `cue` and `content` are their words, `kind` the kind of the source."""
    if _CANNOT.search(f"{cue} {content[:40]}") and draft.stance in {Stance.CONFIRMS, Stance.ASSERTS}:
        return Stance.CANNOT_VERIFY if not re.search(r"\bcomment", f"{cue} {content[:40]}") else Stance.ASSERTS
    if draft.lemma == "claim" and content.startswith("responsibility"):
        return Stance.CONFIRMS
    if draft.negated:
        if draft.stance is Stance.CONFIRMS:
            return Stance.CANNOT_VERIFY
        if draft.stance in {Stance.DENIES, Stance.ACCUSES, Stance.CONDEMNS, Stance.THREATENS}:
            return Stance.ASSERTS
    if draft.lemma == "warn" and kind not in _PARTISAN:
        return Stance.ASSERTS
    if draft.stance is Stance.ASSERTS:
        if kind in _PARTISAN | {SourceKind.OFFICIAL} and _JUSTIFICATION.search(content):
            return Stance.JUSTIFIES
        if _HIGHER.search(content) and re.search(r"\b(?:toll|casualt|number|figure|death)", content):
            return Stance.DOUBTS
    return draft.stance


def certainty_of(draft: Draft, stance: Stance, content: str) -> Certainty:
    """How sure the source is that the content holds. Source: event factuality; hedges in cue and content."""
    if draft.certainty is not Certainty.CERTAIN:
        return draft.certainty
    if stance is Stance.DENIES or (draft.negated and stance is Stance.ASSERTS) or draft.lemma in _NO_BACKING:
        return Certainty.NEGATED
    if stance is Stance.CANNOT_VERIFY or _POSSIBLE.search(content):
        return Certainty.POSSIBLE
    if _PROBABLE.search(content):
        return Certainty.PROBABLE
    hedged = _HEDGED_CUES.get(draft.lemma)
    if hedged is not None:
        return hedged
    return Certainty.NEGATED if _NEGATED.search(content) else Certainty.CERTAIN
