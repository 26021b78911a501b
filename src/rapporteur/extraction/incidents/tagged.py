"""Happenings that the learned tagger sees and no word of the lexicon names."""

from collections.abc import Sequence

from rapporteur.extraction.incidents.factuality import status_of
from rapporteur.extraction.incidents.lexicon import Form, Weight
from rapporteur.extraction.incidents.scenes import Scene
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.vocabularies import IncidentStatus, IncidentType

# Below this the tagger is guessing.
SURE = 0.6

Stated = tuple[Trigger, IncidentStatus]


def with_tagged(scene: Scene, leading: Sequence[Stated]) -> list[Stated]:
    """The happenings of a sentence with those that only the tagger sees.

    Args:
        scene: the sentence, with what the tagger sees in it.
        leading: its happenings by the lexicon, in text order.
    """
    clauses = [scene.clause_at(trigger.span.start) for trigger, _ in leading]
    added: list[Stated] = []
    for one in scene.told:
        if one.score < SURE or any(one.span.overlaps(clause) for clause in clauses):
            continue
        trigger = Trigger(one.span, IncidentType(one.role), Form.VERB, Weight.PLAIN, passive=False)
        status = status_of(scene, trigger)
        if status is not None:
            added.append((trigger, status))
    return sorted([*leading, *added], key=lambda stated: stated[0].span)
