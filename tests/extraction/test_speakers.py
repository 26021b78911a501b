"""Actors that are known only because they are quoted."""

import pytest

from rapporteur.extraction.actors import find_actors
from rapporteur.extraction.attributions import find_attributions
from rapporteur.extraction.layout import lay_out
from rapporteur.model.actors import Actor
from rapporteur.model.spans import Span
from rapporteur.model.tagged import Spoken
from rapporteur.model.vocabularies import ActorKind


def read(text: str, *sources: str) -> tuple[Actor, ...]:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in sources]
    return find_actors(lay_out(text), (), speakers=spans)


@pytest.mark.parametrize(
    ("source", "name", "kind", "protected"),
    [
        ("a driver, Senad Kovel", "Senad Kovel", ActorKind.PERSON, True),
        ("the chief inspector of mines, Olo Tarrin,", "Olo Tarrin", ActorKind.PERSON, False),
        ("Mirel, a brewer and teacher", "Mirel", ActorKind.PERSON, True),
        ("a surgeon", "surgeon", ActorKind.PERSON, False),
        ("The Tarrin Command", "Tarrin Command", ActorKind.MILITARY, False),
    ],
)
def test_who_is_quoted_is_an_actor(source: str, name: str, kind: ActorKind, *, protected: bool) -> None:
    text = f"Shells fell on the bridge. {source} said nine were dead."
    found = {actor.name: actor for actor in read(text, source)}
    assert found[name].kind is kind
    assert found[name].protected is protected


def test_a_surname_alone_is_the_person_quoted_before() -> None:
    text = "Two died, said the director of the dam, Olo Tarrin. Later Tarrin spoke of three."
    (actor,) = [one for one in read(text, "the director of the dam, Olo Tarrin") if one.kind is ActorKind.PERSON]
    assert [span.of(text) for span in actor.mentions] == ["Olo Tarrin", "Tarrin"]


@pytest.mark.parametrize(
    "source", ["residents", "officials", "he", "two sources", "The", "three of them", "The KDRV", "The Velmarta"]
)
def test_nobody_in_particular_is_no_actor(source: str) -> None:
    assert not read(f"In the morning {source} said that shells had fallen.", source)


def test_a_role_means_the_last_who_was_called_so() -> None:
    text = (
        "Governor Abel Rosko said ten had died. A driver, Senad Kovel, said fifteen had. "
        "The governor said the count was over. The driver said it was not."
    )
    layout = lay_out(text)
    at = {
        words: text.index(words)
        for words in ("Governor Abel Rosko", "A driver, Senad Kovel", "The governor", "The driver")
    }
    spoken = [
        Spoken(
            (Span(start, start + len(words)),),
            (Span(cue := text.index(" said", start) + 1, cue + 4),),
            (Span(cue + 5, text.index(".", cue)),),
            0,
            1.0,
        )
        for words, start in at.items()
    ]
    actors = find_actors(layout, (), speakers=[piece for one in spoken for piece in one.source])
    names = {actor.id: actor.name for actor in actors}
    said = [names.get(one.actor or "") for one in find_attributions(layout, actors, spoken)]
    assert said == ["Abel Rosko", "Senad Kovel", "Abel Rosko", "Senad Kovel"]
