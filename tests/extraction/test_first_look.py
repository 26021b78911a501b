"""The first look keeps whatever may hold a figure or an incident, and sets aside what is of other matters."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.extraction.first_look import is_worth_reading
from rapporteur.gazetteer.store import SqliteGazetteer
from rapporteur.model.documents import Document
from rapporteur.pipeline import read_document
from training.markup import load

CORPUS = Path(__file__).parents[2] / "training" / "corpus"
CALM = (
    "The city council approved a budget for two new libraries on Monday after a debate of three hours. Mayor Oda "
    "Lindqvist said that the larger one, on Harbour Street, would open next spring, and that its reading rooms would "
    "stay open until nine in the evening. A committee of eleven residents will choose the furniture. Tickets for the "
    "opening concert go on sale in March, the council said, and schools in the district may borrow up to four hundred "
    "books a term."
)


@pytest.mark.parametrize(
    "words",
    [
        "At least 14 soldiers were killed near Gao.",
        "SHELLING HIT THE EASTERN SUBURBS OVERNIGHT, WITNESSES SAID.",
        "Some 3,200 people have been displaced since Friday.",
        "The journalist Ines Barsan has been detained in the capital.",
        "Nine bodies were taken to the hospital.",
        "Two dead after a boat went down off Eyl.",
        "The movement threatened to resume attacks.",
        "Gunmen took two engineers hostage.",
        "01:15 Police: eight.",
    ],
)
def test_violence_displacement_detention_and_threat_are_read(words: str) -> None:
    assert is_worth_reading(words)
    assert is_worth_reading(f"{CALM}\n\n{words} The police have opened an inquiry into the attack.")


@pytest.mark.parametrize(
    "text",
    [
        CALM,
        f"{CALM} The Rovers had a strike of luck in the last minute.",
        "Shares of the bank rose by four percent after it raised its forecast for the year.",
        "",
    ],
)
def test_other_matters_are_set_aside(text: str) -> None:
    assert not is_worth_reading(text)


@given(before=st.text(), after=st.text())
def test_what_stands_around_cannot_hide_a_killing(before: str, after: str) -> None:
    assert is_worth_reading(f"{before} Three villagers were killed. {after}")


@given(st.text())
def test_case_does_not_matter(text: str) -> None:
    assert is_worth_reading(text) == is_worth_reading(text.lower())


def test_less_than_one_in_a_hundred_annotated_figures_is_lost() -> None:
    annotated = [load(path) for path in sorted(CORPUS.rglob("*.txt"))]
    figures = sum(len(document.reading.figures) for document in annotated)
    lost = sum(len(document.reading.figures) for document in annotated if not is_worth_reading(document.text))
    assert figures > 2000
    assert lost < figures / 100


@pytest.mark.cost
def test_it_is_twenty_times_as_fast_as_reading(default_gazetteer: SqliteGazetteer) -> None:
    text = "\n\n".join([CALM] * 20)
    document = Document("calm", "0" * 64, text, language="en")
    began = time.process_time()
    read_document(document, default_gazetteer)
    reading = time.process_time() - began
    began = time.process_time()
    for _ in range(20):
        is_worth_reading(text)
    assert time.process_time() - began < reading
