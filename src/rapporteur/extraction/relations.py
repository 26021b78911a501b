"""Find relations between actors."""

from collections.abc import Sequence

from rapporteur.model.actors import Actor, Relation
from rapporteur.model.attributions import Attribution
from rapporteur.model.layout import Layout


def find_relations(
    layout: Layout, actors: Sequence[Actor], attributions: Sequence[Attribution]
) -> tuple[Relation, ...]:
    """Find stated relations between actors: who accuses, strikes, supports or denies whom."""
    return ()
