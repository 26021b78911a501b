"""Link figures to incident, place, period, source and to one another."""

from collections.abc import Sequence

from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Figure, Incident
from rapporteur.model.layout import Layout
from rapporteur.model.places import Place
from rapporteur.model.times import TimeExpression


def link_figures(
    figures: Sequence[Figure],
    layout: Layout,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    attributions: Sequence[Attribution],
    incidents: Sequence[Incident],
) -> tuple[Figure, ...]:
    """Tie each figure to its incident, place, period and attribution, and mark what it supersedes."""
    return tuple(figures)
