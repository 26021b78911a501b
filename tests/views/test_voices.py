"""Whom the words credit is one voice under all of its names, and a pronoun is nobody's name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rapporteur.ledger.appending import append
from rapporteur.ledger.judging import append_decision
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.judgements import SAME_ACTOR, Verdict
from rapporteur.views.claims import claims
from rapporteur.views.clusters import LinkedIncident, linked_incidents
from rapporteur.views.counting import count_by_rules
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.source_totals import sources
from rapporteur.views.tally import tally
from tests.keeping import PRODUCER, dispatch
from tests.views.reports import machine_says
from training.markup import parse

REPORT = """
{{f1:{count} people were killed}} when {{i1:a drone struck the cattle market}} of {{p1:Iferouane}} on 2 June,
{{q1s:{{a1:{source}}}}} {{q1c:said}}.
---
p1 town country=NE admin1=Agadez at=17.97,8.93
a1 {kind} name="{source}"
q1 {voice} asserts actor=a1
i1 drone_strike days=2024-06-02 at=p1 said=q1
f1 killed {count} of=i1 said=q1
"""
SPOKESMAN = """
{f1:12 people were killed} when {i1:a drone struck} {p1:Iferouane} on 2 June, {q1s:{a1:Moussa Alher}, spokesman of
{a2:the Ténéré Front}}, {q1c:said}.
---
p1 town country=NE admin1=Agadez at=17.97,8.93
a1 person name="Moussa Alher" role=spokesman of=a2
a2 armed_group name="Ténéré Front"
q1 armed_group asserts actor=a1
i1 drone_strike days=2024-06-02 at=p1 said=q1
f1 killed 12 of=i1 said=q1
"""
PRONOUN = """
{{f1:{count} people were killed}} when {{i1:a drone struck the cattle market}} of {{p1:Iferouane}} on 2 June,
{{q1s:She}} {{q1c:said}}.
---
p1 town country=NE admin1=Agadez at=17.97,8.93
q1 official asserts
i1 drone_strike days=2024-06-02 at=p1 said=q1
f1 killed {count} of=i1 said=q1
"""


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    with open_ledger(ledger_url) as opened:
        yield opened


def put(store: LedgerStore, name: str, marked: str, day: int, registry: Mapping[str, str] | None = None) -> None:
    """Append a report; `registry` says which entries the names of its actors were resolved to."""
    head = "episode: x\ntheatre: x\nstyle: x\npublisher: x\npublished: 2024-06-03\n\n"
    reading = parse(head + marked.lstrip(), name).reading
    actors = tuple(replace(one, registry_id=(registry or {}).get(one.name)) for one in reading.actors)
    received = dispatch(name, reading.document.text, date(2024, 6, day), publisher=name.title())
    append(store, received, replace(reading, producer=PRODUCER, document=received.document, actors=actors))


def front(count: int, source: str = "Ténéré Front") -> str:
    return REPORT.format(count=count, source=source, kind="armed_group", voice="armed_group")


def one_incident(store: LedgerStore, question: Question = EVERYTHING) -> LinkedIncident:
    (found,) = linked_incidents(store, question)
    return found


def voices(store: LedgerStore) -> list[str]:
    return [source for line in tally(store).lines for source, _ in line.answer.by_source]


def test_two_spellings_that_the_registry_unites_are_one_source_that_revised_its_count(store: LedgerStore) -> None:
    put(store, "wire", front(14), 3, {"Ténéré Front": "tenere-front"})
    put(store, "post", front(9, "Front Tenere"), 4, {"Front Tenere": "tenere-front"})
    machine_says(store, Verdict.POSITIVE, "post#i1", "wire#i1")
    found = one_incident(store)
    assert [root.name for root in found.sources] == ["Ténéré Front"]
    assert found.sources[0].reasons == ("“Ténéré Front” and “Front Tenere” are names of one actor",)
    assert (found.killed.low, found.killed.high, found.killed.contested) == (9, 9, False)
    assert voices(store) == ["Ténéré Front"]
    assert [(row.name, row.claims) for row in sources(store)] == [("Ténéré Front", 2)]


def test_without_registry_or_decision_two_spellings_are_two_sources(store: LedgerStore) -> None:
    put(store, "wire", front(14), 3)
    put(store, "post", front(9, "Front of the Tenere"), 4)
    machine_says(store, Verdict.POSITIVE, "post#i1", "wire#i1")
    found = one_incident(store)
    assert len(found.sources) == len(sources(store)) == 2
    assert (found.killed.low, found.killed.high, found.killed.contested) == (9, 14, True)


def test_a_person_unites_two_spellings_and_parts_namesakes(store: LedgerStore) -> None:
    put(store, "wire", front(14), 3)
    put(store, "post", front(9, "Front of the Tenere"), 4)
    put(store, "radio", front(7), 5)
    machine_says(store, Verdict.POSITIVE, "post#i1", "wire#i1")
    machine_says(store, Verdict.POSITIVE, "radio#i1", "wire#i1")
    assert len(one_incident(store).sources) == 2
    then = datetime.now(UTC)

    def judge(verdict: Verdict, *records: str) -> None:
        append_decision(store, SAME_ACTOR, records, verdict, kind="actors", author="Ama Boni", reason="asked them")

    judge(Verdict.POSITIVE, "wire#a1", "post#a1")
    assert [len(root.said) for root in one_incident(store).sources] == [3]
    judge(Verdict.NEGATIVE, "wire#a1", "radio#a1")
    judge(Verdict.NEGATIVE, "post#a1", "radio#a1")
    assert [[said.document for said in root.said] for root in one_incident(store).sources] == [
        ["wire", "post"],
        ["radio"],
    ]
    assert sorted(voices(store)) == ["Ténéré Front", "Ténéré Front [2]"]
    assert len(one_incident(store, Question(recorded_as_of=then)).sources) == 2


def test_a_party_and_its_spokesman_are_one_voice_in_the_toll_and_under_a_rule(store: LedgerStore) -> None:
    put(store, "wire", front(14), 3)
    put(store, "post", SPOKESMAN, 4)
    machine_says(store, Verdict.POSITIVE, "post#i1", "wire#i1")
    found = one_incident(store)
    assert [root.reasons for root in found.sources] == [("a body and who speaks for it",)]
    assert (found.killed.low, found.killed.high) == (12, 12)
    (counted,) = count_by_rules(store, ["ibc"]).incidents
    assert counted.answers[0].counted.grade == "provisional"


def test_a_pronoun_is_no_source_by_name(store: LedgerStore) -> None:
    put(store, "wire", PRONOUN.format(count=4), 3)
    put(store, "post", PRONOUN.format(count=6), 4)
    assert [claim.source.name for claim in claims(store)] == [None, None]
    assert voices(store) == ["unnamed official (Post, 4 Jun 2024)", "unnamed official (Wire, 3 Jun 2024)"]
    machine_says(store, Verdict.POSITIVE, "post#i1", "wire#i1")
    assert {root.name for root in one_incident(store).sources} == {"unnamed official"}
    assert {row.name for row in sources(store)} == {None}


def test_a_role_at_the_head_of_a_sentence_is_no_name(store: LedgerStore) -> None:
    for day, name in ((3, "wire"), (4, "post")):
        put(store, name, REPORT.format(count=4, source="Officials", kind="government", voice="official"), day)
    assert voices(store) == ["Officials (Post, 4 Jun 2024)", "Officials (Wire, 3 Jun 2024)"]
