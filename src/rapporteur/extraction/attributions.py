"""Find attributions."""

from collections.abc import Sequence

from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.layout import Layout


def find_attributions(layout: Layout, actors: Sequence[Actor]) -> tuple[Attribution, ...]:
    """Find who is credited with saying what."""
    return ()
