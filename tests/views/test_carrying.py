"""What a person decided of accounts holds when their documents are read again, or come in a new version."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from rapporteur.ledger.judging import append_decision
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.judgements import SAME_INCIDENT, Verdict
from rapporteur.views.agreement import agreement
from rapporteur.views.clusters import linked_incidents
from rapporteur.views.judgements import judgements
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.review import review
from tests.keeping import NEWER_PRODUCER
from tests.views.reports import WITNESSED, machine_says, put, strike


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    """Two reports that may be of one strike."""
    with open_ledger(ledger_url) as opened:
        put(opened, "wire", strike(4), date(2024, 6, 3))
        put(opened, "witness", WITNESSED, date(2024, 6, 4))
        yield opened


def decide(store: LedgerStore, verdict: Verdict, author: str = "Ama Boni", *records: str) -> str:
    named = records or ("wire#i1", "witness#i1")
    return append_decision(store, SAME_INCIDENT, named, verdict, kind="incidents", author=author, reason="read both").id


def read_again(store: LedgerStore, marked: str = WITNESSED, day: int = 4) -> None:
    put(store, "witness", marked, date(2024, 6, day), NEWER_PRODUCER)


def accounts(store: LedgerStore, question: Question = EVERYTHING) -> list[int]:
    return sorted(len(one.mentions) for one in linked_incidents(store, question))


def test_a_link_by_a_person_survives_a_newer_reading(store: LedgerStore) -> None:
    made = decide(store, Verdict.POSITIVE)
    read_again(store)
    (one,) = linked_incidents(store)
    assert (len(one.mentions), one.judgements) == (2, (made,))


def test_what_a_person_parted_no_machine_joins_in_a_newer_reading(store: LedgerStore) -> None:
    machine_says(store, Verdict.POSITIVE, "witness#i1", "wire#i1")
    decide(store, Verdict.NEGATIVE)
    read_again(store)
    machine_says(store, Verdict.POSITIVE, "witness#i1", "wire#i1", reason="alike once more")
    assert accounts(store) == [1, 1]
    assert [row.author_kind for row in judgements(store)] == ["machine", "person", "machine"]


def test_a_machine_asks_again_of_a_newer_reading_and_the_person_has_answered(store: LedgerStore) -> None:
    decide(store, Verdict.NEGATIVE)
    read_again(store)
    machine_says(store, Verdict.UNSURE, "witness#i1", "wire#i1")
    assert review(store) == ()


def test_it_holds_where_the_newer_reading_names_more_words(store: LedgerStore) -> None:
    decide(store, Verdict.POSITIVE)
    read_again(store, WITNESSED.replace("{i1:The market burned} at noon", "{i1:The market burned at noon}"))
    assert accounts(store) == [2]


def test_it_holds_for_neither_where_two_may_be_meant(store: LedgerStore) -> None:
    decide(store, Verdict.POSITIVE)
    split = WITNESSED.replace("{i1:The market burned} at noon", "{i1:The market} {i2:burned at noon}")
    read_again(store, split + "i2 arson days=2024-06-02 at=p1\n")
    assert accounts(store) == [1, 1, 1]


def test_it_holds_for_the_same_words_of_a_new_version(store: LedgerStore) -> None:
    decide(store, Verdict.POSITIVE)
    read_again(store, "Corrected on Tuesday. The earlier report misspelt a name.\n" + WITNESSED, day=5)
    assert accounts(store) == [2]


def test_it_does_not_hold_for_other_words_of_a_new_version(store: LedgerStore) -> None:
    decide(store, Verdict.POSITIVE)
    read_again(store, WITNESSED.replace("The market burned} at noon in", "Shots fell} before dawn outside"), day=5)
    assert accounts(store) == [1, 1]


def test_the_answer_as_recorded_before_the_newer_reading_stays(store: LedgerStore) -> None:
    decide(store, Verdict.POSITIVE)
    then = Question(recorded_as_of=datetime.now(UTC))
    before = linked_incidents(store, then)
    read_again(store)
    decide(store, Verdict.NEGATIVE)
    assert linked_incidents(store, then) == before
    assert accounts(store) == [1, 1]


def test_reviewers_of_two_readings_of_one_text_decided_the_same_thing(store: LedgerStore) -> None:
    decide(store, Verdict.POSITIVE, "Ama Boni")
    read_again(store)
    decide(store, Verdict.NEGATIVE, "Bo Diallo")
    (found,) = agreement(store)
    assert (found.reviewers, found.units, found.alike) == (("Ama Boni", "Bo Diallo"), 1, 0)


@pytest.mark.parametrize("place", ["Iferouane", "Agadez", "NE"])
def test_a_narrow_question_finds_the_whole_incident(store: LedgerStore, place: str) -> None:
    put(store, "elsewhere", strike(2).replace("Iferouane", "Arlit"), date(2024, 6, 3))
    put(store, "third", strike(5), date(2024, 6, 6))
    decide(store, Verdict.POSITIVE)
    read_again(store)
    machine_says(store, Verdict.POSITIVE, "third#i1", "witness#i1")
    everything = linked_incidents(store)
    narrow = linked_incidents(store, Question(place=place))
    assert set(narrow) <= set(everything)
    assert ("wire", "witness", "third") in [one.documents for one in narrow]


def test_a_narrow_question_leaves_the_rest_out(store: LedgerStore) -> None:
    put(store, "elsewhere", strike(2).replace("Iferouane", "Arlit"), date(2024, 6, 3))
    assert [one.documents for one in linked_incidents(store, Question(place="Arlit"))] == [("elsewhere",)]
