"""Find figures."""

from collections.abc import Sequence

from rapporteur.model.incidents import Figure
from rapporteur.model.layout import Layout
from rapporteur.model.times import TimeExpression


def find_figures(layout: Layout, times: Sequence[TimeExpression]) -> tuple[Figure, ...]:
    """Find counts of people killed, injured, displaced and so on; not yet linked to incidents, places and sources."""
    return ()
