"""Labels say bounds and intervals as a person would, and never more than is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.exports.labels import (
    bound_label,
    count_label,
    day_label,
    name_label,
    place_label,
    source_label,
    who_label,
)
from rapporteur.model.vocabularies import SourceKind
from rapporteur.views.incidents import IncidentPlace
from rapporteur.views.sources import Source


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "label"),
    [
        (19, 19, "exact", "19"),
        (4200, 4200, "about", "about 4,200"),
        (24, None, "at_least", "at least 24"),
        (0, 60, "at_most", "up to 60"),
        (None, 60, "at_most", "up to 60"),
        (20, 25, "between", "20 to 25"),
        (None, None, "vague", "no number"),
        (0, 0, "exact", "0"),
    ],
)
def test_counts(low: int | None, high: int | None, qualifier: str, label: str) -> None:
    assert count_label(low, high, qualifier) == label


def test_a_bound_that_bounds_nothing_says_so() -> None:
    assert bound_label(0, None) == "no bound"
    assert bound_label(0, 7) == "up to 7"
    assert bound_label(3, None) == "at least 3"


@pytest.mark.parametrize(
    ("earliest", "latest", "label"),
    [
        (date(2026, 5, 10), date(2026, 5, 11), "10 May 2026"),
        (date(2026, 5, 31), date(2026, 6, 2), "31 May to 1 Jun 2026"),
        (date(2025, 12, 31), date(2026, 1, 2), "31 Dec 2025 to 1 Jan 2026"),
        (date(2026, 5, 1), date(2026, 6, 1), "May 2026"),
        (date(2026, 1, 1), date(2027, 1, 1), "2026"),
        (None, date(2026, 5, 11), "until 10 May 2026"),
        (date(2026, 5, 10), None, "from 10 May 2026"),
        (None, None, None),
    ],
)
def test_intervals_of_days(earliest: date | None, latest: date | None, label: str | None) -> None:
    assert day_label(earliest, latest) == label


@given(st.dates(), st.integers(1, 4000))
def test_an_interval_names_its_first_or_its_last_year(earliest: date, days: int) -> None:
    latest = date.fromordinal(min(earliest.toordinal() + days, date.max.toordinal()))
    label = day_label(earliest, latest)
    assert label is not None
    assert str(earliest.year) in label or str(latest.year) in label


def place(name: str, kind: str | None, admin1: str | None = None) -> IncidentPlace:
    return IncidentPlace(name, kind, "SD", admin1, None, None, None)


def test_places_run_from_fine_to_coarse_and_datelines_lose_their_capitals() -> None:
    places = (place("Sudan", "country"), place("EL OBEID", "town", "North Kordofan"))
    assert place_label(places) == "El Obeid, Sudan, North Kordofan"
    assert place_label(()) == ""
    assert name_label("UAE") == "UAE"


def test_sources_without_a_name_are_called_by_their_kind() -> None:
    assert source_label(Source("d#q1", None, SourceKind.UNNAMED, None, protected=False)) == "unnamed source"
    assert source_label(Source("d#q1", None, SourceKind.RESIDENT, None, protected=False)) == "unnamed resident source"
    assert source_label(Source("d", None, SourceKind.AUTHOR, None, protected=False)) == "author"
    spokesman = Source("d#a1", "Yasir al-Tijani", SourceKind.PARTY, "Rapid Forces", protected=False)
    assert source_label(spokesman) == "Yasir al-Tijani (Rapid Forces)"


def test_a_union_of_classes_is_not_split() -> None:
    assert who_label(("women", "children")) == "women and children"
    assert who_label(("people",)) == ""
