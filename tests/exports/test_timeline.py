"""The timeline draws what is dated, row by row, and leaves out what it could not show truly."""

import re

from rapporteur.exports.timeline import WIDEST_DAYS, timeline_svg
from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.dossier import dossier


def test_an_incident_is_a_bar_with_its_publication_as_a_dot(store: LedgerStore) -> None:
    drawn = timeline_svg(dossier(store).incidents, 600)
    assert drawn is not None
    assert "Tumaco, Nariño: shelling" in drawn
    assert re.search(r"happened_marks.*?<path", drawn, re.DOTALL)
    assert re.search(r"reported_marks.*?<path", drawn, re.DOTALL)
    assert re.search(r'href="#d1-i1"', drawn)
    assert "http" not in drawn.replace("http://www.w3.org/", "")


def test_what_is_dated_within_half_a_year_only_is_not_drawn(store: LedgerStore) -> None:
    wide = [one for one in dossier(store).incidents if one.row.document == "country"]
    assert (wide[0].row.latest - wide[0].row.earliest).days > WIDEST_DAYS  # type: ignore[operator]
    assert timeline_svg(wide, 600) is None
    assert timeline_svg([], 600) is None
