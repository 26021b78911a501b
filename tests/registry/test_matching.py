"""Names compared: spellings of one bearer are one, look-alikes are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.registry.known import compare_known_names
from rapporteur.registry.loading import default_registry
from rapporteur.registry.matching import compare_names

NAMES = st.text(st.characters(codec="utf-8"), max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hamdullah Qasimi", "Hamidullah Qasemi"),
        ("Hamdullah Qasimi", "QASIMI, Hamdullah"),
        ("Colonel Idris Ould Bechir", "Idriss Ould Béchir"),
        ("Abd al-Rahman Tawfiq", "Abdurrahman Tawfik"),
        ("Abdul Aziz Noorzai", "Abdulaziz Nurzai"),
        ("Sergei Vasilenko", "Сергей Василенко"),
        ("فيصل منصور", "Faisal Mansur"),
        ("Choe Yong Jin", "Choe Yong-jin"),
        ("J. M. Arrabal", "José María Arrabal"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    assert compare_names(one, other, person=True).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hamdullah Qasimi", "Rahmatullah Qasimi"),
        ("Yusuf bin Karim al-Tayyib", "Karim bin Yusuf al-Tayyib"),
        ("Ibrahim Salih al-Basri", "Ibrahim Salih al-Hilli"),
        ("Anton Berger", "Marta Lindqvist"),
    ],
)
def test_namesakes_in_part_are_two(one: str, other: str) -> None:
    assert not compare_names(one, other, person=True).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("44th Brigade", "45th Brigade"),
        ("Brigade Forty-Four", "Brigade 45"),
        ("Northern Storm Front", "Northern Storm Front (Coastal Command)"),
    ],
)
def test_a_number_or_a_word_more_makes_another_body(one: str, other: str) -> None:
    assert not compare_names(one, other, person=False).same


def test_numbers_in_words_are_numbers() -> None:
    assert compare_names("Brigade Forty-Four", "44 Brigade", person=False).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Taliban", "Tehrik-i-Taliban Pakistan"),
        ("Islamic State", "Islamic State Khorasan Province"),
        ("Paktia", "Paktika"),
        ("Niger", "Nigeria"),
        ("M23", "M-19"),
        ("Kataib Hezbollah", "Hezbollah"),
        ("Ansarul Islam", "Ansar al-Islam"),
    ],
)
def test_known_look_alikes_stay_apart(one: str, other: str) -> None:
    assert not compare_known_names(one, other, default_registry()).same


def test_names_of_one_actor_are_one_however_unlike() -> None:
    found = compare_known_names("Pakistani Taliban", "TTP", default_registry())
    assert found.same
    assert "Tehrik-i-Taliban Pakistan" in found.reasons[0]


def test_reasons_say_which_words_stood_for_which() -> None:
    reasons = " ".join(compare_names("Hamdullah Qasimi Noorzai", "Hamdullah Qasemi", person=True).reasons)
    assert "“qasemi” for “qasimi” by sound" in reasons
    assert "“noorzai” has no partner" in reasons


@given(NAMES, NAMES)
def test_the_order_of_the_two_does_not_matter(one: str, other: str) -> None:
    found = compare_names(one, other)
    assert found == compare_names(other, one)
    assert 0 <= found.score <= 1


@given(NAMES)
def test_a_name_with_letters_is_itself(name: str) -> None:
    assert compare_names(name, name).same or not compare_names(name, name).score
