"""A clash to one side and a massacre to the other: shown with both sides' words, merged or not."""

from collections.abc import Iterator
from datetime import date

import pytest

from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.judgements import Verdict
from rapporteur.relating import link_new
from rapporteur.views.clusters import linked_incidents
from rapporteur.views.review import review
from tests.keeping import keep
from tests.linking.test_deciding import CLASH, MASSACRE
from tests.views.reports import machine_says


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    with open_ledger(ledger_url) as opened:
        yield opened


def test_linked_as_one_it_shows_how_each_side_tells_it(store: LedgerStore) -> None:
    keep(store, "army-radio", CLASH, date(2024, 6, 3))
    keep(store, "monitor", MASSACRE, date(2024, 6, 4))
    machine_says(store, Verdict.POSITIVE, "monitor#i1", "army-radio#i1")
    (one,) = linked_incidents(store)
    assert [(told.record, told.type, told.quote) for told in one.told_as] == [
        ("army-radio#i1", "armed_clash", "a clash"),
        ("monitor#i1", "execution", "the massacre"),
    ]


def test_told_alike_there_is_nothing_to_show(store: LedgerStore) -> None:
    keep(store, "army-radio", CLASH, date(2024, 6, 3))
    keep(store, "front-radio", CLASH, date(2024, 6, 4))
    machine_says(store, Verdict.POSITIVE, "front-radio#i1", "army-radio#i1")
    (one,) = linked_incidents(store)
    assert one.told_as == ()


def test_the_linker_says_that_they_may_be_one_event_with_both_quotations(store: LedgerStore) -> None:
    keep(store, "army-radio", CLASH, date(2024, 6, 3))
    link_new(store)
    keep(store, "monitor", MASSACRE, date(2024, 6, 4))
    link_new(store)
    linked = linked_incidents(store)
    if len(linked) == 1:
        assert [told.quote for told in linked[0].told_as] == ["a clash", "the massacre"]
        return
    (item,) = review(store)
    assert "may be one event" in item.reason
    assert {side.id for side in item.sides} == {"army-radio#i1@1", "monitor#i1@1"}
    assert all(side.excerpt.text for side in item.sides)
