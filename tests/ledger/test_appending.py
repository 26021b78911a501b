"""Appending: the same again changes nothing, a change is a new version, a newer reader a new reading; all stay."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import func, select

from rapporteur.ledger import schema
from rapporteur.ledger.appending import Outcome, append, append_failure, append_judgement, holds
from rapporteur.ledger.errors import InvalidReadingError, LedgerError
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.documents import Document, NotReceived
from rapporteur.model.incidents import Figure
from rapporteur.model.issues import Issue
from rapporteur.model.judgements import AuthorKind, Judgement, Verdict
from rapporteur.model.reading import Reading, Unread
from rapporteur.model.vocabularies import Measure, Qualifier, Severity, Unit
from rapporteur.views.documents import documents, failures
from rapporteur.views.judgements import judgements
from rapporteur.views.records import show
from tests.keeping import NEWER_PRODUCER, PRODUCER, RECEIVED_AT, dispatch, found_nothing


def rows_in(store: LedgerStore, name: str) -> int:
    with store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(schema.metadata.tables[name])) or 0


def all_rows(store: LedgerStore) -> dict[str, int]:
    return {name: rows_in(store, name) for name in schema.metadata.tables}


def figure(identifier: str, start: int, end: int, **more: str | None) -> Figure:
    return Figure(
        identifier,
        start,
        end,
        Measure.KILLED,
        4,
        4,
        Qualifier.EXACT,
        Unit.PEOPLE,
        (),
        **more,  # type: ignore[arg-type]
    )


def test_the_same_document_again_changes_nothing(store: LedgerStore) -> None:
    first = dispatch("meridian-1", "Four people died in Djibo.")
    assert append(store, first, found_nothing(first)).outcome is Outcome.ADDED
    before = all_rows(store)
    again = dispatch("meridian-1", "Four people died in Djibo.", at=RECEIVED_AT + timedelta(days=2))
    assert append(store, again, found_nothing(again)).outcome is Outcome.UNCHANGED
    assert all_rows(store) == before


def test_a_changed_text_is_a_new_version_and_both_stay(store: LedgerStore) -> None:
    for text in ("Four people died in Djibo.", "Six people died in Djibo."):
        received = dispatch("meridian-1", text)
        appended = append(store, received, found_nothing(received))
    assert (appended.outcome, appended.version) == (Outcome.NEW_VERSION, 2)
    (row,) = documents(store)
    assert (row.version, row.versions) == (2, 2)
    assert (
        show(store, "meridian-1@1").versions[0].text_sha256 == hashlib.sha256(b"Four people died in Djibo.").hexdigest()
    )


def test_changed_metadata_are_a_new_version_too(store: LedgerStore) -> None:
    for day in (date(2024, 6, 3), date(2024, 6, 4)):
        received = dispatch("meridian-1", "Four people died in Djibo.", day)
        appended = append(store, received, found_nothing(received))
    assert (appended.outcome, appended.version) == (Outcome.NEW_VERSION, 2)
    assert (rows_in(store, "texts"), rows_in(store, "blobs")) == (1, 1)


def test_reading_a_run_of_versions_again_changes_nothing(store: LedgerStore) -> None:
    texts = ("Four died.", "Six died.", "Four died.")
    outcomes = []
    for text in texts + texts:
        received = dispatch("meridian-1", text)
        outcomes.append(append(store, received, found_nothing(received)).outcome)
    assert outcomes == [Outcome.ADDED, Outcome.NEW_VERSION] + [Outcome.UNCHANGED] * 4


def test_equal_text_under_another_id_is_a_document_of_its_own_and_shares_the_bytes(store: LedgerStore) -> None:
    for name, outlet in (("wire-7", "Meridian Wire"), ("courier-7", "Harbour Courier")):
        received = dispatch(name, "Four people died in Djibo.", publisher=outlet)
        assert append(store, received, found_nothing(received)).outcome is Outcome.ADDED
    assert [row.id for row in documents(store)] == ["courier-7", "wire-7"]
    assert (rows_in(store, "texts"), rows_in(store, "blobs"), rows_in(store, "custody")) == (1, 1, 2)


def test_two_files_of_one_name_are_two_documents(store: LedgerStore) -> None:
    first = dispatch("report", "Four people died.", identity="file:/north/report.txt#1")
    second = dispatch("report", "Nine people died.", identity="file:/south/report.txt#2")
    names = [append(store, received, found_nothing(received)).document for received in (first, second)]
    assert names[0] == "report"
    assert names[1].startswith("report~")
    assert {row.id for row in documents(store)} == set(names)
    assert append(store, second, found_nothing(second)).document == names[1]


def test_a_newer_reader_gives_a_new_reading_and_the_old_one_stays(store: LedgerStore) -> None:
    received = dispatch("meridian-1", "Four people died in Djibo.")
    append(store, received, found_nothing(received))
    newer = Reading(NEWER_PRODUCER, received.document, figures=(figure("f1", 0, 16),))
    assert append(store, received, newer).outcome is Outcome.REREAD
    (row,) = documents(store)
    assert (row.producer, row.figures, row.version) == ("rapporteur 1.1", 1, 1)
    assert rows_in(store, "readings") == 2


def test_what_is_held_need_not_be_read_again(store: LedgerStore) -> None:
    received = dispatch("meridian-1", "Four people died in Djibo.")
    assert holds(store, received, PRODUCER) is None
    append(store, received, found_nothing(received))
    held = holds(store, received, PRODUCER)
    assert held is not None
    assert (held.document, held.version, held.outcome) == ("meridian-1", 1, Outcome.UNCHANGED)
    assert holds(store, received, NEWER_PRODUCER) is None
    assert holds(store, received, None) is None
    assert holds(store, dispatch("meridian-1", "Five people died in Djibo."), PRODUCER) is None


def test_unread_documents_are_kept_and_counted_once(store: LedgerStore) -> None:
    received = dispatch("le-fleuve-2", "Quatre personnes ont perdu la vie.")
    unread = Unread(received.document, (Issue("language", Severity.ERROR, "the text is not in English"),))
    assert [append(store, received, unread).outcome for _ in range(2)] == [Outcome.ADDED, Outcome.UNCHANGED]
    assert holds(store, received, None)
    (row,) = documents(store)
    assert (row.status, row.producer, row.problems) == ("unread", None, ("the text is not in English",))


def test_inputs_of_which_nothing_came_in_are_kept_and_counted_once(store: LedgerStore) -> None:
    nothing = Document("https://meridian.example/9", hashlib.sha256(b"").hexdigest(), "")
    refused = Issue("refused", Severity.ERROR, "the address is private")
    for day in range(2):
        at = RECEIVED_AT + timedelta(days=day)
        append_failure(store, NotReceived(nothing, "https://meridian.example/9", at, (refused,)))
    (row,) = failures(store)
    assert (row.origin, row.problems, row.attempted_at) == (
        "https://meridian.example/9",
        ("the address is private",),
        RECEIVED_AT,
    )
    assert documents(store) == ()


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"figures": (figure("f1", 0, 400),)}, "not in its text"),
        ({"figures": (figure("f1", 9, 4),)}, "not in its text"),
        ({"figures": (figure("f1", 0, 4, incident="i9"),)}, "i9"),
        ({"figures": (figure("f1", 0, 4), figure("f1", 0, 4))}, "two records"),
        ({"figures": (figure("f#1", 0, 4),)}, "no id"),
        ({"figures": (replace(figure("f1", 0, 4), high=2**70),)}, "too large"),
        ({"document": dispatch("meridian-2", "Another text of another document.").document}, "another document"),
    ],
)
def test_a_reading_that_breaks_a_rule_is_refused_and_nothing_is_kept(
    store: LedgerStore, broken: dict[str, object], message: str
) -> None:
    received = dispatch("meridian-1", "Four people died in Djibo.")
    before = all_rows(store)
    with pytest.raises(InvalidReadingError, match=message) as raised:
        append(store, received, replace(found_nothing(received), **broken))  # type: ignore[arg-type]
    assert "\n" not in str(raised.value)
    assert all_rows(store) == before


def test_every_entry_is_recorded_later_than_the_one_before(store: LedgerStore) -> None:
    for number in range(50):
        received = dispatch(f"d{number}", "Nothing happened.")
        append(store, received, found_nothing(received))
    with store.reading() as connection:
        moments = connection.scalars(select(schema.entries.c.recorded_at).order_by(schema.entries.c.number)).all()
    assert len(moments) == 50
    assert all(earlier < later for earlier, later in pairwise(moments))


def test_a_judgement_is_kept_once_and_may_supersede_another(store: LedgerStore) -> None:
    first = Judgement(
        "same_incident",
        ("a#i1", "b#i2"),
        Verdict.POSITIVE,
        "linker 1",
        AuthorKind.MACHINE,
        "same day and town",
        ("a#f1",),
    )
    identifier = append_judgement(store, first)
    assert append_judgement(store, first) == identifier
    second = replace(
        first,
        verdict=Verdict.NEGATIVE,
        author="R. Okoth",
        author_kind=AuthorKind.PERSON,
        reason="two towns",
        supersedes=identifier,
    )
    append_judgement(store, second)
    earlier, later = judgements(store)
    assert (earlier.id, earlier.superseded_by, earlier.about) == (identifier, later.id, ("a#i1", "b#i2"))
    assert (later.verdict, later.author_kind, later.superseded_by) == ("negative", "person", None)


def test_a_judgement_cannot_supersede_one_that_is_not_there(store: LedgerStore) -> None:
    lost = Judgement("same_source", ("a#a1",), Verdict.UNSURE, "R. Okoth", AuthorKind.PERSON, "?", (), "0" * 64)
    with pytest.raises(LedgerError):
        append_judgement(store, lost)
    assert judgements(store) == ()
