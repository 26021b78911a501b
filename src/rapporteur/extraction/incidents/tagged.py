"""Happenings that the learned tagger sees and no word of the lexicon names, and harm in which it sees none."""

from collections.abc import Sequence

from rapporteur.extraction.incidents.factuality import status_of
from rapporteur.extraction.incidents.lexicon import Form, Weight
from rapporteur.extraction.incidents.scenes import Scene
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.vocabularies import IncidentStatus, IncidentType

# Below this the tagger is guessing.
SURE = 0.75

Stated = tuple[Trigger, IncidentStatus]


def with_tagged(scene: Scene, leading: Sequence[Stated]) -> list[Stated]:
    """The happenings of a sentence with those that only the tagger sees.

    Words of harm alone ("died") are a happening only where the tagger sees one too; without a tagger they are.

    Args:
        scene: the sentence, with what the tagger sees in it.
        leading: its happenings by the lexicon, in text order.
    """
    leading = [(trigger, status) for trigger, status in leading if not _is_doubted(scene, trigger)]
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


def _is_doubted(scene: Scene, trigger: Trigger) -> bool:
    """Whether the words only say what harm was done, in a clause where the tagger sees no happening."""
    if not scene.is_tagged or not trigger.is_consequence:
        return False
    area = scene.clause_at(trigger.span.start)
    return not any(one.span.overlaps(area) or one.span.overlaps(trigger.span) for one in scene.told)
