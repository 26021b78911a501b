"""With `recorded_as_of` no view ever changes its answer, whatever is appended later: documents, readings, decisions."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

import rapporteur.views
from rapporteur.counting.rules import RULES
from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.judging import append_decision
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.judgements import FIGURE_READ_RIGHT, SAME_ACTOR, SAME_INCIDENT, SOURCES_DISAGREE, Verdict
from rapporteur.model.reading import Producer
from rapporteur.relating import link_new
from rapporteur.views.figures import figures
from rapporteur.views.questions import Question
from rapporteur.views.readings import shown_readings
from rapporteur.views.workings import workings
from tests.databases import Databases
from tests.keeping import NEWER_PRODUCER, PRODUCER
from tests.views.reports import DISPLACED, WITNESSED, machine_says, marked, put, strike

DOCUMENTS = ("a", "b", "c")
REPORTS = (strike(4), strike(6), strike(9, "The Prefecture"), WITNESSED, DISPLACED)
DAYS = [date(2024, 6, day) for day in range(3, 6)]
_TABLE = (("table#1", marked(strike(5), "table#1")), ("table#2", marked(WITNESSED, "table#2")))
_MORE: dict[str, dict[str, Any]] = {
    "count_by_rules": {"rules": tuple(RULES)},
    "compare_with": {"theirs": _TABLE},
}


def views() -> dict[str, Callable[..., Any]]:
    """Every public function of the views that puts a question to a ledger, by name."""
    found: dict[str, Callable[..., Any]] = {}
    for module in pkgutil.iter_modules(rapporteur.views.__path__):
        loaded = importlib.import_module(f"rapporteur.views.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            own = function.__module__ == loaded.__name__ and not name.startswith("_")
            if own and {"store", "question"} <= set(inspect.signature(function).parameters):
                found[name] = function
    del found["asking"]
    return found


VIEWS = views()


OF_ONE_RECORD = {name for name, view in VIEWS.items() if "words" in inspect.signature(view).parameters}
# These solve programmes, and take as long as all others together: one of them is asked at a time.
SLOW = (
    *("tally", "linked_incidents", "review", "count_by_rules", "compare_with"),
    *("history a#i1", "history b#f1", "incident_dossier a#i1"),
)
QUICK = sorted(set(VIEWS) - OF_ONE_RECORD - set(SLOW)) + [
    f"{name} {record}"
    for name in sorted(OF_ONE_RECORD - {slow.partition(" ")[0] for slow in SLOW})
    for record in ("a", "b#f1", "c#i1@1")
]


def answer(store: LedgerStore, name: str, question: Question) -> Any:
    """What one view answers, or that there is no such record."""
    view, _, record = name.partition(" ")
    if view == "shown_readings":
        return [shown.reading for shown in shown_readings(store, question)]
    if view == "workings":
        return workings(store, figures(store, question), question)
    more = {"words": record} if record else _MORE.get(view, {})
    try:
        return VIEWS[view](store, question=question, **more)
    except RecordNotFoundError as error:
        return str(error)


def test_all_views_are_asked() -> None:
    assert {name.partition(" ")[0] for name in (*QUICK, *SLOW)} == set(VIEWS)
    assert {"documents", "figures", "tally", "dossier", "show", "history", "differences"} <= set(VIEWS)


class LaterAppends(RuleBasedStateMachine):
    """Appends of every sort; what was answered as recorded at a moment must be answered again in the end."""

    def __init__(self, databases: Databases) -> None:
        super().__init__()
        self.held = ExitStack()
        self.store = self.held.enter_context(open_ledger(self.held.enter_context(databases.ledger())))
        self.appended: set[tuple[str, bool]] = set()
        self.remembered: list[tuple[Question, dict[str, Any]]] = []
        self.append_a_report(DOCUMENTS[0], REPORTS[0], DAYS[0], PRODUCER)

    @rule(
        name=st.sampled_from(DOCUMENTS),
        report=st.sampled_from(REPORTS),
        published=st.sampled_from(DAYS),
        producer=st.sampled_from([PRODUCER, NEWER_PRODUCER]),
    )
    def append_a_report(self, name: str, report: str, published: date, producer: Producer) -> None:
        put(self.store, name, report, published, producer, publisher=f"Paper {name}")
        self.appended.add((name, report != DISPLACED))

    @rule()
    def link(self) -> None:
        link_new(self.store)

    @rule(data=st.data(), verdict=st.sampled_from(list(Verdict)))
    def a_machine_decides(self, data: st.DataObject, verdict: Verdict) -> None:
        first, second = (data.draw(st.sampled_from(sorted(self.appended)))[0] for _ in range(2))
        machine_says(self.store, verdict, f"{first}#i1", f"{second}#i1", reason=f"{len(self.remembered)}")

    @rule(
        data=st.data(),
        verdict=st.sampled_from(list(Verdict)),
        question=st.sampled_from([SAME_INCIDENT, FIGURE_READ_RIGHT, SOURCES_DISAGREE, SAME_ACTOR]),
        author=st.sampled_from(["Ama", "Bo"]),
        corrected=st.booleans(),
    )
    def a_person_decides(
        self, data: st.DataObject, verdict: Verdict, question: str, author: str, corrected: bool
    ) -> None:
        kind, record = {
            SAME_INCIDENT: ("incidents", "i1"),
            SAME_ACTOR: ("actors", "a1"),
        }.get(question, ("figures", "f1"))
        count = 1 if question == FIGURE_READ_RIGHT else 2
        records = [f"{data.draw(st.sampled_from(sorted(self.appended)))[0]}#{record}" for _ in range(count)]
        corrections = [("low", "2"), ("high", "3")] if corrected and question == FIGURE_READ_RIGHT else []
        try:
            append_decision(
                self.store,
                question,
                records,
                verdict,
                kind=kind,
                author=author,
                reason="read again",
                corrections=corrections,
            )
        except RecordNotFoundError:
            assert record == "i1"  # a report of the displaced tells no incident

    @rule(
        as_of=st.none() | st.sampled_from(DAYS),
        place=st.sampled_from([None, "Niger"]),
        slow=st.sampled_from(SLOW),
    )
    def remember_what_is_recorded(self, as_of: date | None, place: str | None, slow: str) -> None:
        question = Question(as_of=as_of, recorded_as_of=datetime.now(UTC), place=place, reveal=True)
        self.remembered.append((question, {name: answer(self.store, name, question) for name in (*QUICK, slow)}))

    def teardown(self) -> None:
        try:
            for question, before in self.remembered:
                changed = [name for name in before if before[name] != answer(self.store, name, question)]
                assert changed == []
        finally:
            self.held.close()


def test_later_appends_change_nothing_of_what_was_answered_as_recorded(databases: Databases) -> None:
    class Here(LaterAppends):
        def __init__(self) -> None:
            super().__init__(databases)

    # Without shrinking: a failing run names the view, and shrinking takes minutes.
    examples = 5 if databases.kind == "sqlite" else 3
    phases = (Phase.reuse, Phase.generate)
    patient = settings(max_examples=examples, stateful_step_count=15, deadline=None, phases=phases)
    run_state_machine_as_test(Here, settings=patient)
