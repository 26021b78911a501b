"""Documents that come one after another are linked with what the ledger holds, and nothing of the past is redone."""

from datetime import UTC, date, datetime

from rapporteur.ledger.appending import append_judgement
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.judgements import AuthorKind, Judgement, Verdict
from rapporteur.relating import link_new
from rapporteur.views.clusters import LinkedIncident, linked_incidents
from rapporteur.views.judgements import judgements
from rapporteur.views.questions import Question
from tests.keeping import keep
from tests.linking.telling import shelling

KADUGLI = shelling("Kadugli", "2024-06-02", 14)
AGAIN = """
A doctor counted {f1:16 dead} on Monday, a day after {i1:the bombardment of the livestock market} in {p1:Kadugli}.
---
p1 town country=SD admin1="South Kordofan" at=11.01,29.72
i1 shelling days=2024-06-02 at=p1
f1 killed 16 of=i1 at=p1
"""
NYALA = shelling("Nyala", "2024-06-02", 3, at="12.05,24.88").replace("South Kordofan", "South Darfur")


def add(store: LedgerStore, name: str, marked: str, day: int = 3) -> None:
    keep(store, name, marked, date(2024, 6, day), publisher=name.title())
    link_new(store)


def documents(found: tuple[LinkedIncident, ...]) -> list[tuple[str, ...]]:
    return [one.documents for one in found]


def test_documents_of_one_incident_are_one_and_others_stay_apart(store: LedgerStore) -> None:
    add(store, "wire", KADUGLI)
    add(store, "post", AGAIN, 4)
    add(store, "radio", NYALA, 4)
    found = linked_incidents(store)
    assert documents(found) == [("wire", "post"), ("radio",)]
    assert (found[0].killed.low, found[0].killed.high) == (16, 16)  # the toll rose
    assert len(found[0].sources) == 2


def test_every_link_is_a_judgement_with_score_and_reasons(store: LedgerStore) -> None:
    add(store, "wire", KADUGLI)
    add(store, "post", AGAIN, 4)
    (row,) = judgements(store)
    assert (row.question, row.verdict, row.author_kind) == ("same_incident", "positive", "machine")
    assert row.about == ("post#i1@1", "wire#i1@1")
    assert row.reason.startswith("score ")
    assert "on the same day" in row.reason


def test_what_was_linked_is_not_decided_again(store: LedgerStore) -> None:
    add(store, "wire", KADUGLI)
    add(store, "post", AGAIN, 4)
    before = judgements(store)
    assert link_new(store).documents == 0
    add(store, "radio", NYALA, 4)
    assert judgements(store)[: len(before)] == before


def test_a_person_parts_a_link_and_the_machine_does_not_join_it_again(store: LedgerStore) -> None:
    add(store, "wire", KADUGLI)
    add(store, "post", AGAIN, 4)
    about = ("wire#i1", "post#i1")
    append_judgement(
        store, Judgement("same_incident", about, Verdict.NEGATIVE, "Amal", AuthorKind.PERSON, "two markets")
    )
    assert documents(linked_incidents(store)) == [("wire",), ("post",)]
    assert len(judgements(store)) == 2


def test_as_recorded_before_the_link_they_are_apart(store: LedgerStore) -> None:
    keep(store, "wire", KADUGLI, date(2024, 6, 3))
    keep(store, "post", AGAIN, date(2024, 6, 4))
    then = datetime.now(UTC)
    link_new(store)
    assert documents(linked_incidents(store, Question(recorded_as_of=then))) == [("wire",), ("post",)]
    assert documents(linked_incidents(store)) == [("wire", "post")]
    assert documents(linked_incidents(store, Question(as_of=date(2024, 6, 3)))) == [("wire",)]


def test_a_document_without_incidents_is_seen_once(store: LedgerStore) -> None:
    add(store, "sports", "{p1:Kadugli} won the cup.\n---\np1 town country=SD\n")
    assert linked_incidents(store) == ()
    assert link_new(store).documents == 0
