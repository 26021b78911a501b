"""A narrow tally reads what bears on it, and says so when there is too much."""

from collections.abc import Iterator
from datetime import date

import pytest

import rapporteur.views.bearing
from benchmarks.ledger_reports import reports
from rapporteur.ledger.appending import append_all
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.views.asking import asking
from rapporteur.views.bearing import Unasked, figures_bearing
from rapporteur.views.figures import figure_rows, figures
from rapporteur.views.incidents import incident_rows, incidents
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.tally import tally
from tests.databases import Databases


@pytest.fixture(scope="module")
def world(databases: Databases) -> Iterator[LedgerStore]:
    """Reports of an invented world."""
    with databases.ledger() as address, open_ledger(address) as store:
        append_all(store, reports(250))
        yield store


def places(store: LedgerStore) -> list[Question]:
    """A question for the province, the month and the country of every fourth figure that states them."""
    found = {}
    for row in figures(store)[::4]:
        if row.admin1 and row.earliest:
            first = row.earliest.replace(day=1)
            after = (first.replace(day=28) + (date(2020, 1, 5) - date(2020, 1, 1))).replace(day=1)
            for place in (row.admin1, row.country, row.place):
                found[place, first] = Question(place=place, earliest=first, latest=after)
    return list(found.values())


def test_incidents_of_a_place_and_period_are_those_that_reading_everything_finds(world: LedgerStore) -> None:
    asked_for = places(world)
    assert len(asked_for) > 20
    for question in asked_for:
        with asking(world, question) as asked:
            assert incidents(world, question) == incident_rows(asked)


def test_every_figure_of_the_place_and_period_bears_on_the_question(world: LedgerStore) -> None:
    for question in places(world):
        found = {row.id for row in figures(world, question)}
        with asking(world, EVERYTHING) as asked:
            bearing = figures_bearing(asked, question.place, question.earliest, question.latest)
            assert found <= {row.id for row in figure_rows(asked, bearing.figures)}
        assert bearing.too_many == ()


def test_what_is_too_much_to_reconcile_is_named_and_a_narrower_question_is_answered(
    world: LedgerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tally(world)
    assert whole.too_many == ()
    monkeypatch.setattr(rapporteur.views.bearing, "MOST_FIGURES", 12)
    some = tally(world)
    assert some.too_many
    assert all(many.figures and many.figures > 12 for many in some.too_many)
    kept = {line.place for line in some.lines}
    assert [line for line in whole.lines if line.place in kept] == list(some.lines)


def test_totals_of_wider_places_beyond_the_most_are_left_unasked_and_only_widen(
    world: LedgerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = places(world)[0]
    everything = tally(world, question)
    monkeypatch.setattr(rapporteur.views.bearing, "MOST_WIDER", 0)
    narrow = tally(world, question)
    assert Unasked(None, None) in narrow.wider
    bounds = {(line.measure, line.unit): line.answer.joint for line in everything.lines}
    compared = 0
    for line in narrow.lines:
        wider = bounds.get((line.measure, line.unit))
        if line.answer.joint is None or wider is None:
            continue
        compared += 1
        assert line.answer.joint.low == wider.low
        assert line.answer.joint.high is None or (wider.high is not None and line.answer.joint.high >= wider.high)
    assert compared
