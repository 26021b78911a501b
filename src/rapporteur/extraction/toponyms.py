"""Find toponyms."""

from rapporteur.model.layout import Layout
from rapporteur.model.mentions import Toponym
from rapporteur.model.places import Gazetteer


def find_toponyms(layout: Layout, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Find the words that name places."""
    return ()
