"""Victims person by person: each counts once across documents, bounds the toll, and is masked where protected."""

from collections.abc import Iterator
from datetime import date

import pytest

from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.judgements import Verdict
from rapporteur.views.clusters import linked_incidents
from rapporteur.views.masking import MASK
from rapporteur.views.questions import Question
from rapporteur.views.victims import VictimRow, victims
from tests.keeping import keep
from tests.views.reports import machine_says

FIRST = """
{i1:Shells hit the market} of {p1:Iferouane} on 2 June. {v1:Hadiza Souley, 31, a trader}, and {v2:Moussa Alher} were
killed.
---
p1 town country=NE admin1=Agadez at=17.97,8.93
i1 shelling days=2024-06-02 at=p1
v1 killed name="Hadiza Souley" age=31 occupation=trader of=i1
v2 killed name="Moussa Alher" of=i1
"""
SECOND = """
Relatives of those killed when {i1:shells hit} {p1:Iferouane} named {v1:Musa Alher} and {v2:Idrissa Kader, a farmer},
beside {v3:a herder}. {v4:A nurse} was wounded.
---
p1 town country=NE admin1=Agadez at=17.97,8.93
i1 shelling days=2024-06-02 at=p1
v1 killed name="Musa Alher" of=i1
v2 killed name="Idrissa Kader" occupation=farmer of=i1
v3 killed of=i1
v4 injured of=i1
"""


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    with open_ledger(ledger_url) as opened:
        keep(opened, "wire", FIRST, date(2024, 6, 3))
        keep(opened, "post", SECOND, date(2024, 6, 4))
        machine_says(opened, Verdict.POSITIVE, "post#i1", "wire#i1")
        yield opened


def killed(store: LedgerStore, question: Question) -> list[VictimRow]:
    return [row for row in victims(store, question) if row.effect == "killed"]


def test_a_person_in_two_lists_is_one_row(store: LedgerStore) -> None:
    rows = killed(store, Question(reveal=True))
    assert [row.name for row in rows] == ["Hadiza Souley", "Moussa Alher", "Idrissa Kader", None]
    assert rows[1].also == ("Musa Alher",)
    assert rows[1].ids == ("wire#v2", "post#v1")
    assert (rows[0].age, rows[0].occupation, rows[2].occupation) == (31, "trader", "farmer")
    assert {row.incident for row in rows} == {"wire#i1"}


def test_named_victims_of_all_documents_bound_the_toll(store: LedgerStore) -> None:
    (one,) = linked_incidents(store)
    assert (one.killed.low, one.killed.figures) == (3, ("wire#v1", "wire#v2", "post#v2"))


def test_protected_names_are_masked_unless_revealed(store: LedgerStore) -> None:
    shown = repr(victims(store))
    assert all(name not in shown for name in ("Hadiza", "Souley", "Alher", "Kader"))
    assert {row.name for row in killed(store, Question())} == {MASK, None}


def test_the_injured_are_rows_of_their_own(store: LedgerStore) -> None:
    assert [row.effect for row in victims(store)].count("injured") == 1


def test_a_place_narrows_the_list(store: LedgerStore) -> None:
    assert victims(store, Question(place="Arlit")) == ()
    assert len(victims(store, Question(place="Iferouane"))) == 5
