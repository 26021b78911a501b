"""Named victims of several accounts: one person counts once, and two persons are never made one without need."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.linking.victims import NamedVictim, Person, persons_of
from rapporteur.registry.matching import compare_names


def likeness(one: str, other: str) -> float:
    return compare_names(one, other, person=True).score


def found(*documents: Sequence[str | tuple[str, int]]) -> list[list[str]]:
    """The names of each person that documents with these names (and ages) tell of."""
    victims = []
    for number, names in enumerate(documents):
        for at, named in enumerate(names):
            name, age = named if isinstance(named, tuple) else (named, None)
            victims.append(NamedVictim(f"d{number}#v{at}", f"d{number}", name, age))
    return [[victim.name for victim in person.victims] for person in persons_of(victims, likeness)]


def test_persons_of_two_lists_are_counted_once() -> None:
    lists = ["Hadiza Souley", "Moussa Alher"], ["Moussa Alher", "Idrissa Kader"]
    assert len(found(*lists)) == 3


def test_spellings_and_surnames_are_one_person() -> None:
    assert found(["Mohammed Alhassane", "Alhassane"], ["Muhammad al-Hassane"]) == [
        ["Mohammed Alhassane", "Alhassane", "Muhammad al-Hassane"]
    ]


def test_brothers_of_one_list_stay_two_and_meet_their_own_names() -> None:
    assert found(["Issa Kader", "Moussa Kader"], ["Moussa Kader", "Issa Kader"]) == [
        ["Issa Kader", "Issa Kader"],
        ["Moussa Kader", "Moussa Kader"],
    ]


def test_namesakes_of_other_ages_are_two() -> None:
    assert len(found([("Issa Kader", 9)], [("Issa Kader", 41)])) == 2
    assert len(found([("Issa Kader", 40)], [("Issa Kader", 41)])) == 1


def test_a_surname_alone_adds_nobody() -> None:
    assert len(found(["Issa Kader"], ["Kader"])) == 1


_NAMES = st.sampled_from(["Issa Kader", "Moussa Kader", "Kader", "Hadiza Souley", "Hadisa Suley", "Idrissa Balla"])


@given(st.lists(st.lists(_NAMES, max_size=4), max_size=4))
def test_every_victim_is_one_person_and_no_list_is_longer_than_the_count(lists: list[list[str]]) -> None:
    victims = [
        NamedVictim(f"d{number}#v{at}", f"d{number}", name, None)
        for number, names in enumerate(lists)
        for at, name in enumerate(names)
    ]
    persons: tuple[Person, ...] = persons_of(victims, likeness)
    assert sorted(v.id for person in persons for v in person.victims) == sorted(v.id for v in victims)
    for number in range(len(lists)):
        alone = persons_of([v for v in victims if v.document == f"d{number}"], likeness)
        assert len(alone) <= len(persons)
