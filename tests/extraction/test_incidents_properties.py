"""Whatever the text, incidents and links are well formed, and their cost grows with the text and no faster."""

import time
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.attributions import find_attributions
from rapporteur.extraction.contradictions import find_contradictions
from rapporteur.extraction.figure_links import link_figures
from rapporteur.extraction.figures import find_figures
from rapporteur.extraction.incidents import find_incidents
from rapporteur.extraction.layout import lay_out
from rapporteur.model.actors import Actor
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import ActorKind, PlaceKind, PlaceSense, TimeType
from tests.extraction.staging import PUBLISHED

WORDS = (
    "air strikes killed 12 people in Tolmin on Friday , the army said . || The attack was blamed on the Front . "
    "Shelling and clashes between Ruvia and Morland wounded at least 20 to 30 civilians since 7 April , not 40 as "
    "first reported ; another car bomb exploded “ We did not bomb the hospital ” denied carrying out "
    "claimed responsibility for it if threatened to attack from by of whose İstanbul ﬁghters"
).split()
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join).map(lambda t: t.replace("||", "\n\n")),
)


def _spans(text: str, words: Sequence[str]) -> list[Span]:
    return [Span(at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)]


@given(TEXTS)
@settings(deadline=None, max_examples=150)
def test_any_text_gives_well_formed_incidents_and_links(text: str) -> None:
    layout = lay_out(text)
    times = tuple(
        TimeExpression(f"t{n}", *span, TimeType.DATE, None, PUBLISHED, PUBLISHED + timedelta(days=1), None)
        for n, span in enumerate(_spans(text, ["Friday", "7 April"]))
    )
    places = tuple(
        Place(f"p{n}", *span, span.of(text), PlaceKind.TOWN, PlaceSense.LOCATION)
        for n, span in enumerate(_spans(text, ["Tolmin", "Ruvia"]))
    )
    actors = tuple(
        Actor(f"a{n}", span.of(text), ActorKind.ARMED_GROUP, None, None, False, (span,))
        for n, span in enumerate(_spans(text, ["the Front", "Ruvia", "the army"]))
    )
    attributions = find_attributions(layout, actors)
    incidents = find_incidents(layout, times, places, actors, attributions, PUBLISHED)
    counted = find_figures(layout, times)
    figures = link_figures(counted, layout, times, places, attributions, incidents, PUBLISHED)

    ids = {incident.id for incident in incidents}
    assert [incident.id for incident in incidents] == [f"i{n}" for n in range(1, len(incidents) + 1)]
    assert [figure.id for figure in figures] == [figure.id for figure in counted]
    for incident in incidents:
        assert 0 <= incident.start < incident.end <= len(text)
        assert incident.mentions
        assert all(0 <= span.start < span.end <= len(text) for span in incident.mentions)
        assert set(incident.places) <= {place.id for place in places}
        assert {p.actor for p in incident.perpetrators} <= {actor.id for actor in actors}
        assert set(incident.attributions) <= {said.id for said in attributions}
        assert incident.earliest is None or incident.latest is None or incident.earliest < incident.latest
    for figure in figures:
        assert figure.incident is None or figure.incident in ids
        assert figure.supersedes is None or figure.supersedes in {other.id for other in figures} - {figure.id}
        assert figure.earliest is None or figure.latest is None or figure.earliest < figure.latest
    for issue in find_contradictions(layout, figures, incidents, attributions):
        assert issue.start is not None
        assert issue.end is not None
        assert 0 <= issue.start < issue.end <= len(text)


def _seconds(repeats: int, unit: str) -> float:
    layout = lay_out(unit * repeats)
    started = time.perf_counter()
    incidents = find_incidents(layout, (), (), (), (), date(2031, 5, 6))
    link_figures((), layout, (), (), (), incidents)
    return time.perf_counter() - started


@pytest.mark.cost
def test_the_cost_is_linear_in_the_length_of_the_text() -> None:
    for unit in (
        "An air strike killed 12 people near the bridge. Another attack wounded four.\n\n",
        "the attack and the attack, ",
        "not not not ",
        "a " * 50 + "bomb ",
    ):
        small = min(_seconds(100, unit) for _ in range(3))
        large = min(_seconds(800, unit) for _ in range(2))
        assert large < 30 * small + 0.05, unit
