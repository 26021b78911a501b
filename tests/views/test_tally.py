"""The tally of a ledger: bounds with their words, and nothing added that may overlap."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from rapporteur.documents.receiving import receive_text
from rapporteur.ledger.appending import append
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.documents import ReceivedDocument, Stated
from rapporteur.model.vocabularies import VictimClass
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.tally import PLACE_NOT_STATED, Tally, TallyLine, tally
from training.markup import parse

MISSION_TALLY = """
{q1s:{a1:The UN mission}} {q1c:said} {q1x:{f1:at least 90 civilian casualties}, {f2:including 31 deaths}, were \
recorded across {p1:Colombia} {t1:between 3 and 9 May}}.
---
a1 io name="United Nations mission"
q1 io asserts actor=a1
p1 country country=CO
t1 DATE days=2021-05-03..2021-05-09
f1 casualties 90.. who=civilians said=q1 at=p1 days=2021-05-03..2021-05-09
f2 killed 31 who=civilians part=f1 said=q1 at=p1 days=2021-05-03..2021-05-09
"""
VILLAGE = """
{f1:Seven farmers were killed} when {a1:gunmen} {i1:opened fire} in {p1:Caldono} {t1:on Thursday}, \
{q1s:residents} {q1c:said}.
{q2s:{a2:The army}} {q2c:denied} {q2x:{f2:killing three children} there}.
---
a1 armed_group name=gunmen
a2 military name="Colombian army"
p1 town country=CO admin1=Cauca at=2.80,-76.48
t1 DATE days=2021-05-06
i1 shooting days=2021-05-06 at=p1 by=a1:reported_as_fact:q1 said=q1
q1 resident asserts
q2 party denies actor=a2
f1 killed 7 who=civilians of=i1 at=p1 said=q1 days=2021-05-06
f2 killed 3 who=children of=i1 at=p1 said=q2 days=2021-05-06
"""
APRIL = """
{q1s:{a1:The UN mission}} {q1c:confirmed} {q1x:{f1:12 civilians died} in {i1:the bombing} in {p1:Nariño} \
{t1:on 20 April}}.
---
a1 io name="United Nations mission"
q1 io confirms actor=a1
p1 admin1 country=CO admin1=Nariño
t1 DATE days=2021-04-20
i1 bombing days=2021-04-20 at=p1 said=q1
f1 killed 12 who=civilians of=i1 at=p1 said=q1 days=2021-04-20
"""
NOWHERE = """
{q1s:{a1:The guerrillas}} {q1c:reported} {q1x:{f1:40 casualties} among the population and {f2:300 displaced families}}.
---
a1 armed_group name="ELN guerrillas"
q1 armed_group asserts actor=a1
f1 casualties 40 who=civilians said=q1
f2 displaced 300 unit=families said=q1
"""
DOCUMENTS = {
    "mission": (MISSION_TALLY, "2021-05-11"),
    "village": (VILLAGE, "2021-05-07"),
    "april": (APRIL, "2021-04-22"),
    "nowhere": (NOWHERE, "2021-05-12"),
}


def keep(store: LedgerStore, name: str, marked: str, published: str) -> None:
    head = f"episode: x\ntheatre: x\nstyle: x\npublisher: La Hoja\npublished: {published}\n\n"
    reading = parse(head + marked.lstrip("\n"), name).reading
    stated = Stated(id=name, publisher="La Hoja", published=date.fromisoformat(published), language="en")
    received = receive_text(reading.document.text, stated)
    assert isinstance(received, ReceivedDocument)
    append(store, received, replace(reading, document=received.document))


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    with open_ledger(ledger_url) as opened:
        for name, (marked, published) in DOCUMENTS.items():
            keep(opened, name, marked, published)
        yield opened


def line(found: Tally, place: str, measure: str, unit: str = "people") -> TallyLine:
    return next(one for one in found.lines if (one.place, one.measure, one.unit) == (place, measure, unit))


def test_a_countrys_toll_adds_disjoint_periods_of_one_source_only(store: LedgerStore) -> None:
    killed = line(tally(store), "Colombia", "killed").answer
    bounds = dict(killed.by_source)
    assert (bounds["United Nations mission"].low, bounds["United Nations mission"].high) == (43, None)
    assert set(bounds["United Nations mission"].low_from) == {"april#f1", "mission#f2"}
    assert bounds["residents (La Hoja, 7 May 2021)"].low == 7
    assert killed.joint is not None
    assert killed.joint.low == 43, "the village may be inside the mission's tally"
    assert killed.envelope is not None
    assert (killed.envelope.low, killed.envelope.high) == (7, None)


def test_a_denied_figure_is_named_and_never_counted(store: LedgerStore) -> None:
    found = tally(store)
    assert [(left.statement, left.code) for left in found.not_asserted] == [("village#f2", "denies")]
    children = tally(store, EVERYTHING, frozenset({VictimClass.CHILDREN}))
    assert all(not one.answer.by_source for one in children.lines if one.measure == "killed")


def test_what_names_no_place_is_in_no_countrys_toll(store: LedgerStore) -> None:
    found = tally(store)
    assert line(found, PLACE_NOT_STATED, "casualties").answer.joint is not None
    assert "ELN guerrillas" not in dict(line(found, "Colombia", "casualties").answer.by_source)
    reasons = {left.statement: left.code for left in tally(store, Question(place="CO")).lines[0].answer.left_out}
    assert reasons["nowhere#f1"] in {"place_not_stated", "wider_measure"}


def test_families_are_a_line_of_their_own(store: LedgerStore) -> None:
    found = tally(store)
    assert line(found, PLACE_NOT_STATED, "displaced", "families").answer.joint is not None
    assert not [one for one in found.lines if one.measure == "displaced" and one.unit == "people"]


@pytest.mark.parametrize(
    ("question", "low"),
    [
        (Question(place="Colombia", earliest=date(2021, 5, 3), latest=date(2021, 5, 10)), 31),
        (Question(place="Cauca"), 7),
        (Question(place="Caldono"), 7),
        (Question(place="narino"), 12),
        (Question(place="CO", as_of=date(2021, 5, 10)), 19),
        (Question(place="CO", as_of=date(2021, 4, 30)), 12),
        (Question(place="CO", source="United Nations"), 43),
        (Question(place="CO", actor="gunmen"), 7),
    ],
)
def test_place_period_source_actor_and_day_narrow_the_toll(store: LedgerStore, question: Question, low: int) -> None:
    killed = next(one for one in tally(store, question).lines if one.measure == "killed").answer
    assert killed.joint is not None
    assert killed.joint.low == low


def test_a_place_that_nothing_names_has_no_toll(store: LedgerStore) -> None:
    assert tally(store, Question(place="Atlantis")).lines == ()


def test_every_number_leads_to_words(store: LedgerStore) -> None:
    for one in tally(store).lines:
        rows = {row.id: row for row in one.figures}
        for _, bound in one.answer.by_source:
            assert all(rows[identifier].quote for identifier in (*bound.low_from, *bound.high_from))


def test_a_spokesman_and_his_body_are_one_voice_but_residents_of_two_places_are_not(ledger_url: str) -> None:
    spokesman = (
        APRIL.replace("{a1:The UN mission}", "{a2:Ana Ruiz}, spokeswoman for {a1:the UN mission}")
        .replace("actor=a1", "actor=a2")
        .replace("q1 io", 'a2 person name="Ana Ruiz" role=spokeswoman of=a1\nq1 io')
    )
    residents = VILLAGE.replace("Caldono", "Toribío").replace("Thursday", "Friday").replace("2021-05-06", "2021-05-07")
    with open_ledger(ledger_url) as opened:
        keep(opened, "spokeswoman", spokesman, "2021-04-21")
        keep(opened, "mission", MISSION_TALLY, "2021-05-11")
        keep(opened, "one", VILLAGE, "2021-05-07")
        keep(opened, "two", residents, "2021-05-08")
        voices = [source for source, _ in line(tally(opened), "Colombia", "killed").answer.by_source]
    assert voices == ["United Nations mission", "residents (La Hoja, 7 May 2021)", "residents (La Hoja, 8 May 2021)"]


def test_unnamed_people_of_two_reports_of_one_day_stay_two_voices(ledger_url: str) -> None:
    with open_ledger(ledger_url) as opened:
        keep(opened, "morning", VILLAGE, "2021-05-07")
        keep(opened, "evening", VILLAGE.replace("Caldono", "Jambaló"), "2021-05-07")
        voices = [source for source, _ in line(tally(opened), "Colombia", "killed").answer.by_source]
    assert voices == ["residents (La Hoja, 7 May 2021)", "residents (La Hoja, 7 May 2021) [2]"]
