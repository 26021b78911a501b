"""Histories: how a toll rose, by publication and by recording, with who changed it and the words."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.judging import append_decision
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.judgements import FIGURE_READ_RIGHT, SAME_INCIDENT, Verdict
from rapporteur.views.figures import FigureRow
from rapporteur.views.history import ChangeKind, History, Step, history
from rapporteur.views.judgements import JudgementRow
from rapporteur.views.masking import MASK
from rapporteur.views.questions import Question
from tests.views.reports import DISPLACED, WITNESSED, machine_says, put, strike


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    """Two papers on one strike: the first writes its report anew, the second comes in last and is linked then."""
    with open_ledger(ledger_url) as opened:
        put(opened, "wire", strike(4), date(2024, 6, 3))
        put(opened, "wire", strike(6), date(2024, 6, 5))
        put(opened, "courier", strike(9, "The Prefecture"), date(2024, 6, 4), publisher="Nile Courier")
        for version in (1, 2):
            machine_says(opened, Verdict.POSITIVE, "courier#i1@1", f"wire#i1@{version}")
        yield opened


def killed(step: Step) -> tuple[int | None, int | None]:
    return next((toll.low, toll.high) for toll in step.tolls if toll.measure == "killed")


def said(step: Step) -> list[tuple[ChangeKind, str]]:
    return [(change.kind, change.row.quote) for change in step.changes if isinstance(change.row, FigureRow)]


def test_by_publication_a_toll_rises_with_the_day_on_which_each_paper_gave_it(store: LedgerStore) -> None:
    found = history(store, "wire#i1")
    assert [step.at for step in found.published] == [date(2024, 6, 3), date(2024, 6, 4), date(2024, 6, 5)]
    assert [killed(step) for step in found.published] == [(4, 4), (9, 9), (6, 9)]
    assert [step.tolls[0].contested for step in found.published] == [False, False, True]
    assert [step.documents for step in found.published] == [1, 2, 2]
    assert said(found.published[1]) == [(ChangeKind.COUNTED, "9 people were killed")]
    assert said(found.published[2]) == [
        (ChangeKind.NOT_COUNTED, "4 people were killed"),
        (ChangeKind.COUNTED, "6 people were killed"),
    ]
    (counted,) = [change.row for change in found.published[1].changes if isinstance(change.row, FigureRow)]
    assert (counted.source.name, counted.publisher) == ("The Prefecture", "Nile Courier")


def test_by_recording_it_changes_when_the_ledger_came_to_know(store: LedgerStore) -> None:
    found = history(store, "wire#i1")
    assert [(killed(step)[0], step.documents) for step in found.recorded] == [(4, 1), (6, 1), (6, 2)]
    decision = found.recorded[-1].changes[-1]
    assert isinstance(decision.row, JudgementRow)
    assert (decision.kind, decision.row.author, decision.row.reason) == (ChangeKind.DECIDED, "linker 1", "alike")
    moments = [step.at for step in found.recorded]
    assert moments == sorted(moments)


def test_every_end_names_the_figures_that_it_rests_on(store: LedgerStore) -> None:
    first = history(store, "wire#i1").published[0]
    assert [toll.figures for toll in first.tolls if toll.measure == "killed"] == [("wire#f1",)]


def test_a_figure_leads_to_the_history_of_its_incident(store: LedgerStore) -> None:
    assert history(store, "courier#f1").published == history(store, "wire#i1").published


def test_only_the_past_up_to_the_times_asked_for_is_told(store: LedgerStore) -> None:
    whole = history(store, "wire#i1")
    assert history(store, "wire#i1", Question(as_of=date(2024, 6, 4))).published == whole.published[:2]
    moment = whole.recorded[1].at
    assert isinstance(moment, datetime)
    assert history(store, "wire#i1", Question(recorded_as_of=moment)).recorded == whole.recorded[:2]
    with pytest.raises(RecordNotFoundError):
        history(store, "courier#i1", Question(recorded_as_of=moment - timedelta(seconds=1)))
    with pytest.raises(RecordNotFoundError):
        history(store, "courier#i1", Question(as_of=date(2024, 6, 3)))


def test_what_a_person_corrects_and_parts_is_told_with_name_and_reason(store: LedgerStore) -> None:
    append_decision(
        store,
        FIGURE_READ_RIGHT,
        ["wire#f1"],
        Verdict.NEGATIVE,
        kind="figures",
        author="Ama Boni",
        reason="five, not six",
        corrections=[("low", "5"), ("high", "5")],
    )
    step = history(store, "wire#i1").recorded[-1]
    assert killed(step)[0] == 5
    assert [change.row.author for change in step.changes if isinstance(change.row, JudgementRow)] == ["Ama Boni"]
    append_decision(
        store,
        SAME_INCIDENT,
        ["wire#i1", "courier#i1"],
        Verdict.NEGATIVE,
        kind="incidents",
        author="Ama Boni",
        reason="another market",
    )
    parted = history(store, "wire#i1").recorded[-1]
    assert (killed(parted), parted.documents) == ((5, 5), 1)
    reasons = [change.row.reason for change in parted.changes if isinstance(change.row, JudgementRow)]
    assert "another market" in reasons


def test_a_count_of_no_incident_has_a_history_too(store: LedgerStore) -> None:
    put(store, "office", DISPLACED, date(2024, 6, 8))
    put(store, "office", DISPLACED.replace("300", "450"), date(2024, 6, 9))
    found = history(store, "office#f1")
    assert [(step.at, step.tolls[0].low) for step in found.published] == [
        (date(2024, 6, 8), 300),
        (date(2024, 6, 9), 450),
    ]


@pytest.mark.parametrize("words", ["wire#q1", "wire#i9", "nobody#i1", "wire", "wire#i1@7", ""])
def test_what_has_no_history_is_said_so(store: LedgerStore, words: str) -> None:
    with pytest.raises(RecordNotFoundError):
        history(store, words)


def test_no_history_names_a_protected_person(store: LedgerStore) -> None:
    put(store, "witness", WITNESSED, date(2024, 6, 6))
    machine_says(store, Verdict.POSITIVE, "witness#i1", "wire#i1", reason="both name Hadiza Souley of the market")

    def shown(found: History) -> str:
        return repr(found)

    assert "Souley" not in shown(history(store, "wire#i1"))
    assert f"both name {MASK} of the market" in shown(history(store, "wire#i1"))
    assert "Souley" in shown(history(store, "wire#i1", Question(reveal=True)))
