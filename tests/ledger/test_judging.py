"""Decisions of persons: what each replaces and outranks, and that nothing is lost."""

from datetime import date

import pytest

from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.judging import Decided, append_decision, judged_records
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.verifying import verify
from rapporteur.model.judgements import SAME_INCIDENT, Verdict
from rapporteur.views.judgements import judgements
from tests.views.reports import machine_says, put, strike


@pytest.fixture
def reports(store: LedgerStore) -> LedgerStore:
    """Two reports of one version each, and a second version of the first."""
    put(store, "wire", strike(4), date(2024, 6, 3))
    put(store, "courier", strike(9), date(2024, 6, 4))
    put(store, "wire", strike(6), date(2024, 6, 5))
    return store


def decide(
    store: LedgerStore, verdict: Verdict, *records: str, author: str = "Ama", reason: str = "read both"
) -> Decided:
    return append_decision(store, SAME_INCIDENT, records, verdict, kind="incidents", author=author, reason=reason)


def test_a_decision_is_kept_with_name_reason_and_the_version_that_counts(reports: LedgerStore) -> None:
    made = decide(reports, Verdict.POSITIVE, "wire#i1", "courier#i1@1")
    (row,) = judgements(reports)
    assert (row.id, row.about, row.verdict) == (made.id, ("wire#i1@2", "courier#i1@1"), "positive")
    assert (row.author, row.author_kind, row.reason) == ("Ama", "person", "read both")
    assert made == Decided(row.id, True, None, ())


def test_it_replaces_only_the_same_persons_and_names_what_it_outranks(reports: LedgerStore) -> None:
    machine = machine_says(reports, Verdict.POSITIVE, "courier#i1", "wire#i1")
    first = decide(reports, Verdict.POSITIVE, "wire#i1", "courier#i1")
    other = decide(reports, Verdict.NEGATIVE, "wire#i1", "courier#i1", author="Bo")
    changed = decide(reports, Verdict.NEGATIVE, "courier#i1", "wire#i1")
    assert first.outranks == other.outranks == changed.outranks == (machine,)
    assert (first.replaces, other.replaces, changed.replaces) == (None, None, first.id)
    replaced_by = {row.id: row.superseded_by for row in judgements(reports)}
    assert replaced_by == {machine: None, first.id: changed.id, other.id: None, changed.id: None}


def test_the_same_decision_twice_is_kept_once_and_can_be_taken_again_later(reports: LedgerStore) -> None:
    first = decide(reports, Verdict.POSITIVE, "wire#i1", "courier#i1")
    again = decide(reports, Verdict.POSITIVE, "wire#i1", "courier#i1")
    assert (again.id, again.new) == (first.id, False)
    decide(reports, Verdict.NEGATIVE, "wire#i1", "courier#i1")
    back = decide(reports, Verdict.POSITIVE, "wire#i1", "courier#i1")
    assert back.new
    assert [row.verdict for row in judgements(reports)] == ["positive", "negative", "positive"]
    assert verify(reports).mismatches == ()


@pytest.mark.parametrize("record", ["wire#f1", "wire#i9", "nobody#i1", "wire", "", "wire#i1@3"])
def test_what_the_ledger_does_not_hold_cannot_be_decided_on(reports: LedgerStore, record: str) -> None:
    with pytest.raises(RecordNotFoundError, match="no incident"):
        decide(reports, Verdict.POSITIVE, record, "courier#i1")
    assert judgements(reports) == ()


def test_a_judgement_is_found_by_the_beginning_of_its_id(reports: LedgerStore) -> None:
    machine = machine_says(reports, Verdict.UNSURE, "courier#i1@1", "wire#i1@2")
    assert judged_records(reports, machine[:10]) == (machine, ("courier#i1@1", "wire#i1@2"))
    assert judged_records(reports, "%") is None
    machine_says(reports, Verdict.UNSURE, "wire#i1@1", "courier#i1@1")
    assert judged_records(reports, "") is None
