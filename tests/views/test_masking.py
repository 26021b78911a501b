"""No view shows the name of a protected person, or a part of it, unless it is asked to reveal."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.views.actors import actors
from rapporteur.views.claims import claims
from rapporteur.views.documents import documents
from rapporteur.views.figures import figures
from rapporteur.views.incidents import incidents
from rapporteur.views.masking import MASK
from rapporteur.views.questions import Question
from rapporteur.views.records import show
from rapporteur.views.source_totals import sources
from rapporteur.views.tally import tally
from tests.keeping import keep
from tests.views.dispatches import MARKET, READING

PRIVATE = ("Mariam", "Osman", "Hassan", "Abdelrahim")
VIEWS: list[Callable[..., Any]] = [actors, claims, documents, figures, incidents, sources]
RECORDS = [f"wire-market#{name}" for name in ("a1", "a4", "q1", "q2", "q3", "i1", "f1", "f2", "v1", "p1", "t1")] + [
    "wire-market",
    "courier-funeral",
    "courier-funeral#f1",
    "courier-funeral#p1",
]


def named_in(value: Any) -> set[str]:
    """The names of protected persons that stand anywhere in what a view gives, whatever their case."""
    words = repr(value).casefold()
    return {name for name in PRIVATE if name.casefold() in words}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_no_view_names_a_protected_person(kadugli: LedgerStore, view: Callable[..., Any]) -> None:
    rows = view(kadugli)
    assert rows
    assert named_in(rows) == set()


@pytest.mark.parametrize("record", RECORDS)
def test_no_record_shown_names_a_protected_person(kadugli: LedgerStore, record: str) -> None:
    shown = show(kadugli, record)
    assert named_in(asdict(shown)) == set()


def test_the_tally_names_no_protected_person(kadugli: LedgerStore) -> None:
    assert named_in(tally(kadugli)) == set()


def test_a_page_that_bears_the_name_of_a_protected_person_is_not_named(ledger_url: str) -> None:
    with open_ledger(ledger_url) as store:
        keep(store, "post", MARKET, publisher="The page of Mariam Osman")
        for view in (*VIEWS, tally):
            assert named_in(view(store)) == set()
        assert named_in(asdict(show(store, "post#q1"))) == set()
        assert {row.publisher for row in documents(store)} == {f"The page of {MASK}"}
        assert documents(store, Question(source="Osman")) == ()
        assert claims(store, Question(source="Osman")) == ()


def test_the_names_are_there_for_those_who_may_see_them(kadugli: LedgerStore) -> None:
    reveal = Question(reveal=True)
    assert named_in(claims(kadugli, reveal)) == {"Mariam", "Osman"}
    assert named_in(documents(kadugli, reveal)) == {"Hassan", "Abdelrahim"}
    assert named_in(show(kadugli, "wire-market#v1", reveal)) == set(PRIVATE)


def test_those_who_hold_office_are_named(kadugli: LedgerStore) -> None:
    assert "Tariq Daoud" in {actor.name for actor in actors(kadugli)}
    assert [claim.source.name for claim in claims(kadugli, Question(source="Daoud"))] == ["Tariq Daoud"]


def test_a_mask_stands_where_the_name_stood(kadugli: LedgerStore) -> None:
    (claim,) = claims(kadugli, Question(source="resident"))
    assert (claim.source.name, claim.source.protected) == (MASK, True)
    assert claim.source_words == f"{MASK}, a tea seller"
    assert claim.content == "The army fired from the hill"
    (passage,) = show(kadugli, "courier-funeral#f1").passages
    assert passage.before.endswith(f"behind the coffin of {MASK} on Monday. ")


@pytest.mark.parametrize("asked", ["Mariam Osman", "Osman", "osman"])
def test_nobody_protected_can_be_looked_for(kadugli: LedgerStore, asked: str) -> None:
    for view in (actors, incidents, figures, claims, documents):
        assert view(kadugli, Question(actor=asked)) == ()
    assert claims(kadugli, Question(source=asked)) == ()
    assert actors(kadugli, Question(actor=asked, reveal=True)) != ()


def test_common_words_and_places_stay(kadugli: LedgerStore) -> None:
    keep(kadugli, "reading-1", READING)
    shown = show(kadugli, "reading-1#f1").passages[0]
    assert shown.before == "A resident of Reading said "
    assert f"{MASK}, a nurse agreed. Reading was quiet in may, the residents of Reading may return." in shown.after
