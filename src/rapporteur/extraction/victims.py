"""Find victims and objects hit."""

from collections.abc import Sequence

from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import DamagedObject, Figure, Incident, Victim
from rapporteur.model.layout import Layout


def find_victims(
    layout: Layout,
    actors: Sequence[Actor],
    attributions: Sequence[Attribution],
    incidents: Sequence[Incident],
    figures: Sequence[Figure],
) -> tuple[Victim, ...]:
    """Find single persons, and described groups, that an incident harmed."""
    return ()


def find_objects(
    layout: Layout, attributions: Sequence[Attribution], incidents: Sequence[Incident]
) -> tuple[DamagedObject, ...]:
    """Find things that an incident hit."""
    return ()
