"""What was recorded on a day never changes; what was published by a day counts as known today."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from rapporteur.ledger.appending import append, append_judgement
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.issues import Issue
from rapporteur.model.judgements import AuthorKind, Judgement, Verdict
from rapporteur.model.reading import Producer, Unread
from rapporteur.model.vocabularies import Severity
from rapporteur.views.actors import actors
from rapporteur.views.claims import claims
from rapporteur.views.documents import documents, failures
from rapporteur.views.figures import figures
from rapporteur.views.incidents import incidents
from rapporteur.views.judgements import judgements
from rapporteur.views.questions import Question
from rapporteur.views.source_totals import sources
from tests.databases import Databases
from tests.keeping import NEWER_PRODUCER, PRODUCER, dispatch, found_nothing
from tests.ledger.whole import whole_reading

VIEWS = (documents, failures, incidents, figures, claims, sources, actors, judgements)
DAYS = [date(2024, 6, day) for day in range(1, 5)]
TEXTS = [f"Report {number}. " + "x" * 400 for number in range(3)]


def answers(store: LedgerStore, question: Question) -> list[Any]:
    return [view(store, question) for view in VIEWS]


class LaterAppends(RuleBasedStateMachine):
    """Appends of every sort, with a plain list of what was appended as the model of which reading counts."""

    def __init__(self, databases: Databases) -> None:
        super().__init__()
        self.held = ExitStack()
        self.store = self.held.enter_context(open_ledger(self.held.enter_context(databases.ledger())))
        self.recorded: list[tuple[Question, list[Any]]] = []
        self.versions: dict[str, list[tuple[str, date]]] = {}
        self.producers: dict[tuple[str, str, date], list[Producer]] = {}

    @rule(
        name=st.sampled_from(["a", "b"]),
        text=st.sampled_from(TEXTS),
        published=st.sampled_from(DAYS),
        producer=st.sampled_from([PRODUCER, NEWER_PRODUCER]),
    )
    def append_document(self, name: str, text: str, published: date, producer: Producer) -> None:
        received = dispatch(name, text, published)
        append(self.store, received, replace(whole_reading(received.document), producer=producer))
        versions = self.versions.setdefault(name, [])
        if (text, published) not in versions:
            versions.append((text, published))
        readers = self.producers.setdefault((name, text, published), [])
        if producer not in readers:
            readers.append(producer)

    @rule(verdict=st.sampled_from(list(Verdict)))
    def append_a_judgement(self, verdict: Verdict) -> None:
        append_judgement(self.store, Judgement("q", ("a#i1",), verdict, "m", AuthorKind.MACHINE, "r"))

    @rule(as_of=st.none() | st.sampled_from(DAYS))
    def remember_what_is_recorded(self, as_of: date | None) -> None:
        question = Question(as_of=as_of, recorded_as_of=datetime.now(UTC), reveal=True)
        self.recorded.append((question, answers(self.store, question)))

    @rule(as_of=st.sampled_from(DAYS))
    def ask_as_published_by_a_day(self, as_of: date) -> None:
        expected = {}
        for name, versions in self.versions.items():
            texts = [text for text, _ in versions]
            counting = [
                number
                for number, (text, published) in enumerate(versions)
                if published <= as_of and text not in texts[number + 1 :]
            ]
            if counting:
                newest = max(counting)
                producer = self.producers[(name, *versions[newest])][-1]
                expected[name] = (newest + 1, len(versions), f"{producer.name} {producer.version}")
        found = {
            row.id: (row.version, row.versions, row.producer) for row in documents(self.store, Question(as_of=as_of))
        }
        assert found == expected

    def teardown(self) -> None:
        try:
            for question, answer in self.recorded:
                assert answers(self.store, question) == answer
        finally:
            self.held.close()


def test_later_appends_change_nothing_of_what_was_recorded(databases: Databases) -> None:
    class Here(LaterAppends):
        def __init__(self) -> None:
            super().__init__(databases)

    run_state_machine_as_test(Here, settings=settings(max_examples=8, stateful_step_count=14, deadline=None))


def put(store: LedgerStore, name: str, text: str, published: date | None, received_on: int = 20) -> None:
    received = dispatch(name, text, published, at=datetime(2024, 6, received_on, tzinfo=UTC))
    append(store, received, found_nothing(received))


def versions_as_of(store: LedgerStore, day: int) -> dict[str, int]:
    return {row.id: row.version for row in documents(store, Question(as_of=date(2024, 6, day)))}


def test_an_article_changed_later_reads_as_it_did_on_the_day(store: LedgerStore) -> None:
    put(store, "wire", "Four people died.", date(2024, 6, 3))
    put(store, "wire", "Six people died.", date(2024, 6, 5))
    assert versions_as_of(store, 2) == {}
    assert versions_as_of(store, 4) == {"wire": 1}
    assert versions_as_of(store, 5) == {"wire": 2}


def test_an_older_article_added_later_changes_what_was_published_by_a_day(store: LedgerStore) -> None:
    put(store, "wire", "Four people died.", date(2024, 6, 3))
    before = datetime.now(UTC)
    put(store, "archive", "Two people died.", date(2024, 6, 1))
    assert versions_as_of(store, 2) == {"archive": 1}
    assert [row.id for row in documents(store, Question(as_of=date(2024, 6, 3), recorded_as_of=before))] == ["wire"]


def test_a_corrected_date_replaces_the_wrong_one(store: LedgerStore) -> None:
    put(store, "wire", "Four people died.", date(2024, 6, 3))
    put(store, "wire", "Four people died.", date(2024, 6, 13))
    assert versions_as_of(store, 4) == {}
    assert versions_as_of(store, 13) == {"wire": 2}


def test_where_no_day_is_stated_a_document_counts_from_the_day_it_was_received(store: LedgerStore) -> None:
    put(store, "leaflet", "Four people died.", None, received_on=7)
    assert versions_as_of(store, 6) == {}
    assert versions_as_of(store, 7) == {"leaflet": 1}
    assert documents(store)[0].published is None


def test_a_version_that_could_not_be_read_does_not_hide_the_one_before(store: LedgerStore) -> None:
    put(store, "wire", "Four people died.", date(2024, 6, 3))
    wall = dispatch("wire", "Please accept cookies to go on.", date(2024, 6, 5))
    append(store, wall, Unread(wall.document, (Issue("no_article", Severity.ERROR, "no article"),)))
    (row,) = documents(store)
    assert (row.version, row.versions, row.status) == (1, 2, "read")
