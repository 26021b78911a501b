"""Choose among gazetteer candidates."""

from collections.abc import Sequence

from rapporteur.model.layout import Layout
from rapporteur.model.mentions import Toponym
from rapporteur.model.places import Gazetteer, Place


def resolve_places(toponyms: Sequence[Toponym], layout: Layout, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Choose the place that each toponym means, or abstain."""
    return ()
