"""Find incidents."""

from collections.abc import Sequence

from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Incident
from rapporteur.model.layout import Layout
from rapporteur.model.places import Place
from rapporteur.model.times import TimeExpression


def find_incidents(
    layout: Layout,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    actors: Sequence[Actor],
    attributions: Sequence[Attribution],
) -> tuple[Incident, ...]:
    """Find happenings with their date, places, perpetrators, targets and weapons; mentions of one joined."""
    return ()
