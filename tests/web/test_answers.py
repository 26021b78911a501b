"""Answers are kept until the ledger grows; long ones are given as they were while the new one is asked."""

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import cast

import pytest
from starlette.testclient import TestClient

from rapporteur.ledger.errors import LedgerError
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.views.clusters import linked_incidents
from rapporteur.views.incidents import incidents
from rapporteur.views.questions import EVERYTHING
from rapporteur.web import answers as module
from rapporteur.web.answers import Answers, State
from rapporteur.web.app import create_app
from rapporteur.web.settings import WebSettings
from rapporteur.web.veils import Veil, veil_of
from rapporteur.web.warming import warm
from tests.keeping import keep
from tests.web.conftest import KEY, PLAIN, browsing

OLD, NEW = State(1, "a", None), State(2, "b", None)


class Counting:
    """A view that counts how often it was asked, and may be held up."""

    def __init__(self) -> None:
        self.__qualname__ = "counting"  # views are told apart by their names
        self.asked = 0
        self.may_go = Event()
        self.may_go.set()

    def __call__(self, _: object, *words: str) -> tuple[str, ...]:
        self.may_go.wait(20)
        self.asked += 1
        return (*words, str(self.asked))


@pytest.fixture
def kept() -> Answers:
    return Answers(cast(LedgerStore, None))  # the views of these tests look at no ledger


def test_the_same_question_is_asked_once_in_each_state(kept: Answers) -> None:
    view = Counting()
    assert kept.ask(OLD, view, "x").answer == kept.ask(OLD, view, "x").answer == ("x", "1")
    assert kept.ask(OLD, view, "y").answer == ("y", "2")
    assert kept.ask(NEW, view, "x").answer == ("x", "3")
    assert kept.ask(OLD, view, "x").answer == ("x", "3"), "a newer answer is good enough"


def test_those_who_ask_at_once_wait_for_one_answer(kept: Answers) -> None:
    view = Counting()
    view.may_go.clear()
    found: list[tuple[str, ...]] = []
    ready = Barrier(5)

    def ask() -> None:
        ready.wait(20)
        found.append(kept.ask(OLD, view).answer)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    ready.wait(20)
    view.may_go.set()
    for thread in threads:
        thread.join(20)
    assert found == [("1",)] * 4


def test_a_long_answer_is_given_as_it_was_while_the_new_one_is_asked(
    kept: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONG_S", -1.0)
    view = Counting()
    assert kept.ask(OLD, view).entry == 1
    view.may_go.clear()
    behind = kept.ask(NEW, view)
    assert (behind.entry, behind.answer) == (1, ("1",))
    view.may_go.set()
    wait_until(lambda: kept.ask(NEW, view).entry == 2)
    assert kept.ask(NEW, view).answer == ("2",)


def test_a_short_answer_is_never_an_old_one(kept: Answers) -> None:
    view = Counting()
    kept.ask(OLD, view)
    assert kept.ask(NEW, view).entry == 2


def test_what_fails_is_asked_again(kept: Answers) -> None:
    failing = [True]

    def view(_: object) -> str:
        if failing[0]:
            raise ValueError
        return "found"

    with pytest.raises(ValueError):
        kept.ask(OLD, view)
    failing[0] = False
    assert kept.ask(OLD, view).answer == "found"


def test_answers_under_a_veil_are_others(kept: Answers) -> None:
    def view(_: object) -> tuple[str, ...]:
        return ("secret#f1",)

    assert kept.ask(OLD, view, veil=Veil((("secret", "~7"),))).answer == ("~7#f1",)
    assert kept.ask(OLD, view).answer == ("secret#f1",)


def test_what_is_not_asked_for_makes_room(kept: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_ROWS", 3)
    view = Counting()
    for word in ("a", "b", "a"):
        kept.ask(OLD, view, word)
    assert view.asked == 3, "two answers of two rows are more than three rows"


def test_a_page_that_is_behind_says_so_and_an_answer_has_no_tag(
    own_ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONG_S", -1.0)
    with browsing(create_app(WebSettings(ledger=own_ledger, key=KEY))) as client:
        client.get(f"/enter?key={KEY}")
        assert "brought up to date" not in client.get("/documents").text
        assert "ETag" in client.get("/api/v1/documents").headers
        with open_ledger(own_ledger) as store:
            grow(store)
        behind = client.get("/api/v1/documents")
        assert ("ETag" in behind.headers, behind.json()["total"]) in {(False, 3), (True, 4)}
        wait_until(lambda: client.get("/api/v1/documents").json()["total"] == 4)
        wait_until(lambda: "brought up to date" not in client.get("/documents").text)
        assert_current(client)


def grow(store: LedgerStore) -> None:
    keep(store, "later", PLAIN)


def assert_current(client: TestClient) -> None:
    assert "ETag" in client.get("/api/v1/documents").headers


def wait_until(done: Callable[[], bool]) -> None:
    """Ask until it is so; a minute is more than anything here takes."""
    clock = Event()
    for _ in range(6000):
        if done():
            return
        clock.wait(0.01)
    raise AssertionError("it never became so")


def test_a_warmed_workbench_asks_the_ledger_nothing_more_for_its_first_pages(
    ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(ledger, read_only=True) as store:
        kept = Answers(store)
        warm(kept)
        state = kept.state()

        def refuse(_: LedgerStore) -> None:
            raise AssertionError("the ledger was asked")

        monkeypatch.setattr(LedgerStore, "reading", refuse)
        veil = kept.ask(state, veil_of).answer
        assert len(kept.ask(state, incidents, EVERYTHING, veil=veil).answer) == 3
        assert len(kept.ask(state, linked_incidents, EVERYTHING, veil=veil).answer) == 3


def test_a_ledger_that_fails_is_not_fatal_to_warming(own_ledger: str) -> None:
    with open_ledger(own_ledger, read_only=True) as store:
        Path(own_ledger.removeprefix("sqlite:///")).write_bytes(b"no ledger" * 10_000)
        kept = Answers(store)
        store.engine.dispose()
        warm(kept)
        with pytest.raises(LedgerError):
            kept.state()
