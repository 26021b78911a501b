"""Find time expressions."""

from rapporteur.model.layout import Layout
from rapporteur.model.mentions import TimeMention


def find_times(layout: Layout) -> tuple[TimeMention, ...]:
    """Find the words that denote times, before they are anchored."""
    return ()
