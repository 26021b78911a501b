"""Who is who within a message."""

from rapporteur.evaluation.muc4.entities import Entity, entities
from rapporteur.evaluation.muc4.numbers import number_of
from tests.evaluation.muc4.made import NAMES, mentioned


def found(text: str) -> list[Entity]:
    return entities(mentioned(text), NAMES)


def test_the_fullest_name_stands_for_a_person_without_titles() -> None:
    (person,) = found("{H:COLONEL PEDRO ALVA RIOS} DIED. {H:PEDRO ALVA} WAS 40.")
    assert person.name == "PEDRO ALVA RIOS"
    assert len(person.mentions) == 2


def test_a_title_beside_a_name_describes_the_person() -> None:
    (person,) = found("{H:MAYOR} {H:PEDRO ALVA} WAS SHOT.")
    assert (person.name, [d.text for d in person.descriptions]) == ("PEDRO ALVA", ["MAYOR"])
    (person,) = found("{H:PEDRO ALVA}, THE {H:MAYOR OF TACNA}, WAS SHOT.")
    assert [d.text for d in person.descriptions] == ["MAYOR OF TACNA"]


def test_a_later_mention_by_the_same_title_is_the_same_person() -> None:
    (person,) = found("{H:MAYOR} {H:PEDRO ALVA} WAS SHOT. THE {H:MAYOR} SURVIVED.")
    assert person.name == "PEDRO ALVA"


def test_persons_in_the_plural_are_no_named_person() -> None:
    named, others = found("{H:PEDRO ALVA}, TWO {H:FARMERS} AND A CHILD WERE SHOT.")
    assert (named.text, others.text) == ("PEDRO ALVA", "FARMERS")


def test_things_with_one_head_are_one_unless_their_modifiers_differ() -> None:
    assert len(found("A {P:BRIDGE} WAS BLOWN UP. THE {P:OLD BRIDGE} WAS NEW.")) == 1
    assert len(found("THE {P:WATER MINISTRY} AND THE {P:HEALTH MINISTRY} BURNED.")) == 2


def test_a_short_form_in_brackets_is_the_same_organisation() -> None:
    (one,) = found("THE {O:NORTHERN PEOPLES FRONT} [{O:FPN}] DID IT. THE {O:FPN} SAID SO.")
    assert {m.text for m in one.mentions} == {"NORTHERN PEOPLES FRONT", "FPN"}


def test_numbers_as_the_templates_write_them() -> None:
    def told(text: str) -> str:
        (one,) = found(text)
        return number_of(one)

    assert told("FIVE {H:FARMERS} DIED.") == "5"
    assert told("ABOUT 50 {H:FARMERS} DIED.") == "~50"
    assert told("AT LEAST SIX {H:FARMERS} DIED.") == "6 -"
    assert told("{H:FARMERS} DIED.") == "PLURAL"
    assert told("SEVERAL {H:FARMERS} DIED.") == "PLURAL"
    assert told("A {H:FARMER} DIED.") == "1"
    assert told("{H:PEDRO ALVA} DIED.") == "1"
    assert told("IN 3 TOWNS {H:PEOPLE} DIED.") == "PLURAL"
