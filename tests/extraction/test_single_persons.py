"""One person who died is one killed, however the text tells it, and never two."""

from datetime import date

import pytest

import rapporteur
from rapporteur.extraction.figures import find_figures
from rapporteur.extraction.layout import lay_out
from rapporteur.model.incidents import Figure
from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span
from rapporteur.model.tagged import TaggedSpan
from rapporteur.model.vocabularies import Measure, Qualifier, VictimClass, VictimEffect


def read(text: str) -> Reading:
    reading = rapporteur.read(text, published=date(2016, 5, 12))
    assert isinstance(reading, Reading)
    return reading


def killed(text: str) -> list[Figure]:
    return [figure for figure in read(text).figures if figure.measure is Measure.KILLED]


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("Four people were shot, one fatally, at the Tamra gate.", "Four people", Measure.CASUALTIES),
        ("Four people, two of them boys, were shot, one fatally.", "Four people", Measure.CASUALTIES),
        ("Two boys, aged 9 and 12, were shot near Tamra.", "Two boys", Measure.CASUALTIES),
        ("Gunmen shot nine miners, one of whom died.", "nine miners", Measure.CASUALTIES),
        ("Six men and one woman were shot near Tamra.", "Six men", Measure.CASUALTIES),
        ("The man who shot nine miners faces counts of attempted murder.", "nine miners", Measure.CASUALTIES),
        ("Fifteen people, between the ages of 11 and 25, were shot.", "Fifteen people", Measure.CASUALTIES),
        ("All nine miners are expected to survive.", "All nine miners", Measure.CASUALTIES),
        ("Nine miners were shot on the road and later perished.", "Nine miners", Measure.KILLED),
        ("Nine miners never came back, and ten were shot.", "Nine miners", Measure.KILLED),
    ],
)
def test_only_the_clause_of_a_count_says_whether_those_who_were_shot_died(
    text: str, tagged: str, expected: Measure
) -> None:
    start = text.index(tagged)
    told = [TaggedSpan("killed", Span(start, start + len(tagged)), 0.9)]
    counted = {
        text[figure.start : figure.start + len(tagged)]: figure for figure in find_figures(lay_out(text), (), told)
    }
    assert counted[tagged].measure is expected


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("Four teenagers opened fire on a street in Tamra.", "Four teenagers"),
        ("Police are looking for four or five suspects.", "four or five suspects"),
        ("Call 423-698-2525 with what you know of the dead.", "423-698"),
    ],
)
def test_who_fired_is_sought_or_is_called_is_not_dead(text: str, tagged: str) -> None:
    start = text.index(tagged)
    assert not find_figures(lay_out(text), (), [TaggedSpan("killed", Span(start, start + len(tagged)), 0.9)])


@pytest.mark.parametrize(
    "text",
    [
        "Two people were wounded, one of them fatally, in Tamra.",
        "Two people were wounded, one fatally, in Tamra.",
        "Two people were wounded in Tamra on Monday. One of them, a 16-year-old boy, later died at a clinic.",
    ],
)
def test_the_one_who_died_is_one_of_the_two(text: str) -> None:
    whole, part = find_figures(lay_out(text), ())
    assert (whole.measure, whole.low) == (Measure.INJURED, 2)
    assert (part.measure, part.low, part.high, part.part_of) == (Measure.KILLED, 1, 1, whole.id)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A 19-year-old was killed in Tamra on Tuesday.", VictimClass.PEOPLE),
        ("A seven-year-old was killed in Tamra on Tuesday.", VictimClass.CHILDREN),
        ("A 24-year-old woman was fatally stabbed in Tamra.", VictimClass.WOMEN),
    ],
)
def test_a_person_may_be_told_by_age_alone(text: str, who: VictimClass) -> None:
    (figure,) = find_figures(lay_out(text), ())
    assert (figure.measure, figure.low, figure.high, figure.who) == (Measure.KILLED, 1, 1, (who,))


def test_an_age_before_a_noun_is_no_person_of_its_own() -> None:
    assert not find_figures(lay_out("A 19-year-old feud killed trade in Tamra."), ())


@pytest.mark.parametrize(
    "text",
    [
        "Villagers found Leo Marsh, 40, dead in the mill on Monday.",
        "The body of Leo Marsh, 40, was found near the river on Monday.",
        "The coroner identified the man killed as Leo Marsh, 40.",
        "The shooting death of Leo Marsh, 40, in Tamra on Sunday shocked the town.",
        "A raid on Tamra on Sunday killed 40-year-old Leo Marsh.",
        "The fatal shooting of 40-year-old Leo Marsh in Tamra on Sunday shocked the town.",
        "Villagers said 40-year-old Leo Marsh from Tamra died of his wounds on Sunday.",
        "Leo Marsh, 40, was fatally shot by rebels in Tamra on Sunday.",
        "Leo Marsh, 40, was killed in Tamra on Sunday. Rebels shot Leo Marsh dead at the gate, police said.",
    ],
)
def test_a_named_person_who_died_is_one_victim_and_one_killed(text: str) -> None:
    (figure,) = killed(text)
    assert (figure.low, figure.high, figure.qualifier) == (1, 1, Qualifier.EXACT)
    victims = [victim for victim in read(text).victims if victim.effect is VictimEffect.KILLED]
    assert {victim.name for victim in victims} == {"Leo Marsh"}
    assert victims[0].age == 40
    assert all(victim.protected for victim in victims)


def test_a_definite_description_counts_where_nobody_is_named() -> None:
    (figure,) = killed("The victim, 33, died at a clinic after the shelling of Tamra.")
    assert (figure.low, figure.high) == (1, 1)


def test_of_two_who_are_named_neither_alone_is_the_toll() -> None:
    figures = killed("Ada Okoro, 19, was fatally shot in Tamra. Leo Marsh, 40, died of his wounds.")
    assert [(figure.low, figure.high) for figure in figures] == [(1, None), (1, None)]


@pytest.mark.parametrize("happening", ["fatal shooting", "deadly raid", "fatal drone strike"])
def test_a_deadly_happening_without_a_count_killed_at_least_one(happening: str) -> None:
    text = f"Police are investigating a {happening} in Tamra on Monday."
    (figure,) = killed(text)
    assert (figure.low, figure.high, figure.qualifier) == (1, None, Qualifier.AT_LEAST)
    assert text[figure.start : figure.end] == happening


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed in a shooting in Tamra on Monday. The fatal shooting shocked the town.",
        "Leo Marsh was killed in a shooting in Tamra on Monday, one of three people killed in the fatal shooting.",
        "A woman was killed in a raid on Tamra on Monday. Ada Okoro, 24, was killed as the deadly raid began.",
    ],
)
def test_who_is_counted_already_is_not_counted_again(text: str) -> None:
    assert len(killed(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Two men were charged with the attempted murders of five teachers in Tamra.",
        "Rebels captured Tarin Kot on Monday.",
        "Leo Marsh said rebels had shelled Tamra on Monday.",
        "Leo Marsh was wounded in a shooting in Tamra on Monday.",
    ],
)
def test_a_name_alone_is_no_death(text: str) -> None:
    assert not killed(text)
