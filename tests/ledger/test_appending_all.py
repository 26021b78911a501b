"""Appending many documents at once leaves the ledger as appending them one by one does."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rapporteur.ledger.appending import Outcome, append, append_all
from rapporteur.ledger.batches import Item
from rapporteur.ledger.errors import InvalidReadingError
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.ledger.verifying import content_digest, verify
from rapporteur.model.issues import Issue
from rapporteur.model.reading import Unread
from rapporteur.model.vocabularies import Severity
from tests.databases import Databases
from tests.keeping import NEWER_PRODUCER, dispatch, found_nothing
from tests.strategies import documents, readings, received


def test_versions_new_readings_and_taken_ids_within_a_batch_are_what_they_are_one_by_one(store: LedgerStore) -> None:
    first, changed = dispatch("a", "Three people died."), dispatch("a", "Four people died.")
    same_id = dispatch("a", "Shells fell on Wad Harun.", identity="file:/other.txt#1")
    unread = Unread(dispatch("b", "").document, (Issue("empty", Severity.ERROR, "nothing in it"),))
    done = append_all(
        store,
        [
            (first, found_nothing(first)),
            (changed, found_nothing(changed)),
            (same_id, found_nothing(same_id)),
            (first, found_nothing(first, NEWER_PRODUCER)),
            (first, found_nothing(first)),
            (dispatch("b", ""), unread),
        ],
    )
    assert [one.outcome for one in done] == [
        Outcome.ADDED,
        Outcome.NEW_VERSION,
        Outcome.ADDED,
        Outcome.REREAD,
        Outcome.UNCHANGED,
        Outcome.ADDED,
    ]
    assert [one.version for one in done] == [1, 2, 1, 1, 1, 1]
    assert done[2].document.startswith("a~")
    assert verify(store).mismatches == ()
    assert append_all(store, [(changed, found_nothing(changed))])[0].outcome is Outcome.UNCHANGED


def test_a_reading_that_breaks_a_rule_keeps_its_batch_out(store: LedgerStore) -> None:
    good, bad = dispatch("a", "Three people died."), dispatch("b", "Four people died.")
    broken = found_nothing(replace(bad, document=replace(bad.document, text="another text")))
    with pytest.raises(InvalidReadingError, match="the reading of b was not appended"):
        append_all(store, [(good, found_nothing(good)), (bad, broken)])
    assert verify(store).versions == 0


_ITEMS = st.lists(
    documents().flatmap(lambda document: st.tuples(st.just(received(document)), readings(document))), max_size=4
)


@given(items=_ITEMS)
@settings(
    max_examples=6, deadline=None, phases=[Phase.reuse, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
def test_both_ways_lead_to_the_same_content(items: list[Item], databases: Databases) -> None:
    with (
        databases.ledger() as first,
        databases.ledger() as second,
        open_ledger(first) as one,
        open_ledger(second) as all_,
    ):
        outcomes = [append(one, *item) for item in items]
        assert append_all(all_, items) == outcomes
        assert content_digest(one) == content_digest(all_)
        assert verify(all_).mismatches == verify(one).mismatches == ()
