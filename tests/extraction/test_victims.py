"""Victims and objects: who and what was harmed, held or spared."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.figures import find_figures
from rapporteur.extraction.layout import lay_out
from rapporteur.extraction.victims import find_objects, find_victims
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import DamagedObject, Incident, Victim
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import (
    ActorKind,
    Certainty,
    DatePrecision,
    IncidentStatus,
    IncidentType,
    Measure,
    SourceKind,
    Stance,
)


def victims(text: str, actors: tuple[Actor, ...] = ()) -> tuple[Victim, ...]:
    return find_victims(lay_out(text), actors, (), (), ())


def objects(text: str) -> tuple[DamagedObject, ...]:
    return find_objects(lay_out(text), (), ())


def person(text: str, name: str, role: str | None = None, protected: bool = True) -> Actor:
    start = text.index(name)
    return Actor("a1", name, ActorKind.PERSON, role, None, protected, (Span(start, start + len(name)),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The driver was killed.", "killed The driver 1..1"),
        ("Gunmen killed the driver.", "killed the driver 1..1"),
        ("A 7-year-old girl was wounded by shrapnel.", "injured A 7-year-old girl 1..1"),
        ("Rebels kidnapped two engineers.", "abducted engineers 2..2"),
        ("Police arrested eleven protesters.", "detained protesters 11..11"),
        ("At least 30 villagers were displaced.", "displaced villagers 30..None"),
        ("The rebels released four nurses.", "freed nurses 4..4"),
        ("The pilot escaped unharmed.", "unharmed The pilot 1..1"),
        ("The murder of five monks was condemned.", "killed monks 5..5"),
        ("A miner has been missing since Sunday.", "missing A miner 1..1"),
        ("SNIPERS WOUNDED A NURSE.", "injured A NURSE 1..1"),
    ],
)
def test_one_sentence_has_one_victim(text: str, expected: str) -> None:
    (found,) = victims(text)
    assert f"{found.effect} {found.description} {found.number.low}..{found.number.high}" == expected
    assert text[found.start : found.end] == found.description


@pytest.mark.parametrize(
    "text",
    [
        "No one was killed.",
        "They threatened to kill the mayor.",
        "The commander said the army killed time.",
        "There were 40 casualties.",
        "The village was burned.",
    ],
)
def test_no_victim_is_invented(text: str) -> None:
    assert victims(text) == ()


def test_a_named_victim_has_age_sex_and_occupation() -> None:
    text = "Adan Warsame, 41, a teacher, was shot dead near his home."
    (found,) = victims(text, (person(text, "Adan Warsame", role="teacher"),))
    assert (found.name, found.age, found.occupation, found.protected) == ("Adan Warsame", 41, "teacher", True)
    (girl,) = victims("A 7-year-old girl was wounded.")
    assert (girl.age, girl.sex, girl.occupation) == (7, "female", None)


def test_a_name_after_its_office_and_the_guards_beside_it() -> None:
    text = "Gunmen killed Mayor Adan Warsame and three of his bodyguards."
    mayor, guards = victims(text, (person(text, "Adan Warsame", role="mayor", protected=False),))
    assert (mayor.name, mayor.protected) == ("Adan Warsame", False)
    assert (guards.description, guards.number.low, guards.protected) == ("bodyguards", 3, True)


def test_private_persons_are_protected_and_officials_are_not() -> None:
    assert [v.protected for v in victims("A farmer was killed. A judge was wounded.")] == [True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shelling destroyed a clinic.", "destroyed medical 1..1"),
        ("A police station in Torvay was damaged.", "damaged police 1..1"),
        ("Drones struck a power plant.", "unknown energy 1..1"),
        ("Militants blew up two bridges.", "destroyed transport 2..2"),
        ("At least 14 houses were burned down.", "destroyed housing 14..None"),
        ("Rebels set fire to a bus.", "destroyed vehicle 1..1"),
        ("Fighters seized the barracks.", "taken military 1..1"),
        ("THE TERRORISTS DYNAMITED AN EMBASSY.", "unknown diplomatic 1..1"),
        ("The mosque was hit twice.", "unknown worship 1..1"),
    ],
)
def test_one_sentence_has_one_object(text: str, expected: str) -> None:
    (found,) = objects(text)
    assert f"{found.effect} {found.kind} {found.number.low}..{found.number.high}" == expected
    assert text[found.start : found.end] == found.description


def test_objects_in_a_list_share_the_verb() -> None:
    found = objects("The shelling destroyed a hospital, two schools and at least 14 houses.")
    assert [(o.kind.value, o.number.low) for o in found] == [("medical", 1), ("school", 2), ("housing", 14)]


@pytest.mark.parametrize(
    "text",
    [
        "They threatened to bomb the embassy.",
        "The school was not damaged.",
        "The embassy in Torvay has not been occupied.",
        "He walked to the market.",
    ],
)
def test_no_object_is_invented(text: str) -> None:
    assert objects(text) == ()


def test_victims_and_objects_are_tied_to_what_they_stand_in() -> None:
    text = "The governor said the air strike killed one farmer and destroyed a clinic."
    anchor = Span(text.index("air strike"), text.index("air strike") + 10)
    incident = Incident(
        id="i1",
        type=IncidentType.AIR_STRIKE,
        status=IncidentStatus.HAPPENED,
        start=anchor.start,
        end=anchor.end,
        mentions=(anchor,),
        earliest=None,
        latest=None,
        date_precision=DatePrecision.UNKNOWN,
        places=(),
        perpetrators=(),
        targets=(),
        weapons=(),
        background=False,
        attributions=(),
    )
    content = Span(text.index("the air"), len(text) - 1)
    said = Attribution("q1", (), (), (content,), None, SourceKind.OFFICIAL, Stance.ASSERTS, None, Certainty.CERTAIN)
    layout = lay_out(text)
    (thing,) = find_objects(layout, (said,), (incident,))
    (victim,) = find_victims(layout, (), (said,), (incident,), ())
    assert (thing.incident, thing.attribution) == (victim.incident, victim.attribution) == ("i1", "q1")
    (figure,) = (f for f in find_figures(layout, ()) if f.measure is Measure.KILLED)
    (counted,) = find_victims(layout, (), (said,), (incident,), (replace(figure, incident="i7", attribution="q7"),))
    assert (counted.incident, counted.attribution) == ("i7", "q7")


_PIECES = (
    "the a his driver girl 12 two was were killed wounded released destroyed hit bridge houses and , . of to not "
    "unharmed escaped blew up fire kidnapped priests people family who among"
)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(_PIECES.split()), max_size=50).map(" ".join) | st.text(max_size=150))
def test_any_text_gives_well_formed_records(text: str) -> None:
    everything: list[Victim | DamagedObject] = [*victims(text), *objects(text)]
    for found in everything:
        assert 0 <= found.start < found.end <= len(text)
        low, high = found.number.low, found.number.high
        assert low is None or high is None or low <= high


@pytest.mark.parametrize("piece", ["the driver was killed and ", "destroyed the bridge, ", "released two of "])
@pytest.mark.cost
def test_cost_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begin = time.perf_counter()
        victims(text)
        objects(text)
        return time.perf_counter() - begin

    seconds(2_000)
    assert seconds(80_000) < 20 * max(seconds(10_000), 0.005)
