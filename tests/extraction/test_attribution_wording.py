"""Attributions as newsrooms word them: counts, labels, correspondents' lines, upper-case wires."""

import time

import pytest

from rapporteur.extraction.actors import find_actors
from rapporteur.extraction.attributions import find_attributions
from rapporteur.extraction.layout import lay_out
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind, Certainty, SourceKind


def read(text: str) -> tuple[tuple[Attribution, ...], dict[str, Actor]]:
    layout = lay_out(text)
    actors = find_actors(layout, ())
    return find_attributions(layout, actors), {actor.id: actor for actor in actors}


def words(text: str, pieces: tuple[Span, ...]) -> str:
    return " ... ".join(piece.of(text) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Their office put it at 80.", "Their office", "it at 80"),
        ("The district hospital put the injured at 16.", "The district hospital", "the injured at 16"),
        ("The hospitals at first listed two dead.", "The hospitals", "two dead"),
        ("The media office gave a toll of 42.", "The media office", "a toll of 42"),
        ("The morgue has 53 bodies.", "The morgue", "53 bodies"),
        ("The army denied having shelled the town.", "The army", "having shelled the town"),
        ("The front boasted of two hundred dead.", "The front", "two hundred dead"),
        ("Health bureau: 28 dead, 62 injured.", "Health bureau", "28 dead, 62 injured"),
        (
            "The herder Ali shakes his head: \u201cThey wore yellow scarves that day.\u201d",
            "The herder Ali",
            "\u201cThey wore yellow scarves that day.\u201d",
        ),
        ("Seventeen guards died, per local sources.", "local sources", "Seventeen guards died"),
        ("Six people were dead by nightfall, by the army's account.", "the army", "Six people were dead by nightfall"),
        ("TARSK - Civil society groups in Walik said 14 died.", "Civil society groups in Walik", "14 died"),
        ("Satellite imagery of 12 February shows two burn scars.", "Satellite imagery", "two burn scars"),
        (
            "Deputy Felix Vola of the United Left, a native of Tarsk, told reporters in the capital that he has names.",
            "Deputy Felix Vola of the United Left, a native of Tarsk,",
            "that he has names",
        ),
        (
            "SNIPERS RAKED TWO TRAMS IN THE CENTRE TODAY, U.N. OFFICERS SAID.",
            "U.N. OFFICERS",
            "SNIPERS RAKED TWO TRAMS IN THE CENTRE TODAY",
        ),
        (
            "A cleric ordered his militia to withdraw after nine were killed, security sources said.",
            "security sources",
            "A cleric ordered his militia to withdraw after nine were killed",
        ),
    ],
)
def test_who_is_credited_with_what(text: str, source: str, content: str) -> None:
    found = [(words(text, a.source), words(text, a.content)) for a in read(text)[0]]
    assert found == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "A patrol detained three suspected insurgents near Tarsk.",
        "The army has said nothing.",
        "No casualties were reported.",
        "Three people have been charged.",
        "The town was known for its onions.",
        "The army gave him water and food.",
        "Note: the list is not complete.",
        "The driver asked not to be named.",
        "A man who calls himself the captain left on Monday.",
    ],
)
def test_what_credits_nobody(text: str) -> None:
    assert [words(text, a.content) for a in read(text)[0]] == []


def test_an_article_is_no_source() -> None:
    found, _ = read("The fire burned an estimated sixty houses. An estimated 300 families fled.")
    assert all(not a.source for a in found)


def test_answers_in_a_dialogue_are_the_speakers() -> None:
    text = "\u201cThere is nothing left,\u201d said the baker. How many came? \u201cAbout a dozen men.\u201d"
    (found,) = read(text)[0]
    assert words(text, found.content) == "\u201cThere is nothing left,\u201d ... \u201cAbout a dozen men.\u201d"


def test_who_means_the_noun_before_it() -> None:
    text = "The Lake Basin Front, which denies any role, left on Monday."
    (found,), actors = read(text)
    assert found.actor is not None
    assert actors[found.actor].name == "Lake Basin Front"


def test_the_network_is_the_network_named_before() -> None:
    text = "The Lake Doctors' Network said 14 died. Police came later. The network said more were hurt."
    found, _ = read(text)
    assert len({a.actor for a in found}) == 1
    assert {a.source_kind for a in found} == {SourceKind.MEDICAL}


def test_the_documents_own_voice_is_its_authors() -> None:
    found, _ = read("We counted 12 graves. An earlier version of this report said 15 people had died.")
    assert [a.source_kind for a in found] == [SourceKind.AUTHOR, SourceKind.AUTHOR]


def test_the_head_of_a_name_tells_what_bears_it() -> None:
    _, actors = read("The Alliance of Tarsk Patriots said it took the town.")
    assert {a.kind for a in actors.values()} == {ActorKind.ARMED_GROUP}


@pytest.mark.parametrize("unit", ["A: ", "by the ", "per the army (", "who said which ", "put it at 3 dead, he said, "])
@pytest.mark.cost
def test_cost_is_linear_in_the_length(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begin = time.process_time()
    read(text)
    assert time.process_time() - begin < 5


def test_a_suspected_perpetrator_makes_no_toll_uncertain() -> None:
    text = "At least 34 villagers were killed when suspected insurgents raided Gada, police said."
    (attribution,) = find_attributions(lay_out(text), ())
    assert attribution.certainty is Certainty.CERTAIN
