"""Parties that claim a happening, deny it or are blamed for it, in words that answer what was told before."""

import re
from collections.abc import Iterable

from rapporteur.extraction.incidents.parties import agents_after_by, is_oblique, parties_between
from rapporteur.extraction.incidents.scenes import Scene, Scenes
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.actors import Actor
from rapporteur.model.incidents import Perpetrator
from rapporteur.model.vocabularies import ActorKind, PerpetratorConfidence

_CLAIMS = re.compile(r"^(?:claim\w*|took|taken|taking|admitted|accepted|responsibility)")
_AUTHORITY = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE})


_ACCUSES = re.compile(r"blam|point|pin|la(?:id|y)|held|hold|attribut|\w+ (?:\w+ )?suspect")
_REJECTS = re.compile(r"den|reject|dismiss")


def find_answers(scene: Scene, scenes: Scenes, trigger: Trigger) -> Iterable[Perpetrator]:
    """Parties that claim, deny or are blamed: "the Front claimed responsibility", "police blamed the Front"."""
    words = trigger.span.of(scene.folded)
    at = trigger.span.start
    said = next((s for s in scene.attributions if any(cue.overlaps(trigger.span) for cue in s.cue)), None)
    attribution = said.id if said else None
    clause = scene.clause_at(at)
    before = [
        (span, actor) for span, actor in parties_between(scene, scenes, clause.start, at) if not is_oblique(scene, span)
    ]
    subject = before[-1][1] if before else None
    if re.search(r"\b(?:no|nobody|neither|none|not|yet)\b", scene.folded[clause.start : at]):
        return
    if _ACCUSES.match(words):
        blamed = _blamed(scene, scenes, trigger, subject)
        if blamed:
            official = subject is not None and subject.kind in _AUTHORITY and subject.id != blamed.id
            official |= bool(
                re.search(
                    r"\b(?:officials?|police|authorities|army|government|minister|ministry)\b",
                    scene.folded[clause.start : trigger.span.end],
                )
            )
            yield Perpetrator(
                blamed.id,
                PerpetratorConfidence.ACCUSED_BY_AUTHORITIES if official else PerpetratorConfidence.ACCUSED,
                attribution,
            )
    elif words == "responsibility was claimed":
        for claimant in agents_after_by(scene, scenes, trigger):
            yield Perpetrator(claimant.id, PerpetratorConfidence.CLAIMED_OR_ADMITTED, attribution)
    elif subject and _REJECTS.match(words):
        yield Perpetrator(subject.id, PerpetratorConfidence.DENIED, attribution)
    elif subject and _CLAIMS.match(words):
        yield Perpetrator(subject.id, PerpetratorConfidence.CLAIMED_OR_ADMITTED, attribution)


def _blamed(scene: Scene, scenes: Scenes, trigger: Trigger, subject: Actor | None) -> Actor | None:
    after = scene.after(trigger.span.end, 120)
    if trigger.passive:
        return subject
    on = re.match(r"[^;:.]{0,70}?\b(?:on|to) (?:the )?", after)
    for span, actor in parties_between(scene, scenes, trigger.span.end, trigger.span.end + 120):
        gap = scene.folded[trigger.span.end : span.start]
        if on and re.search(r"\b(?:on|to) (?:the |an? |\w+ ){0,3}$", gap):
            return actor
        if re.fullmatch(r"\s*(?:the |an? |both |\w+ ){0,3}", gap) and actor != subject:
            return actor
    return None
