"""Find actors."""

from collections.abc import Sequence

from rapporteur.model.actors import Actor
from rapporteur.model.layout import Layout
from rapporteur.model.places import Place


def find_actors(layout: Layout, places: Sequence[Place]) -> tuple[Actor, ...]:
    """Find parties, offices, outlets and persons with their mentions."""
    return ()
