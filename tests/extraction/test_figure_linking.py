"""The choice among what a figure may hang on: by the weights of plain cues."""

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.extraction.figure_linking.choosing import Option, heaviest, shipped
from rapporteur.extraction.figure_links import link_figures
from rapporteur.extraction.figures import find_figures
from tests.extraction.staging import PUBLISHED, staged

CUES = st.lists(st.sampled_from("abcde"), unique=True).map(tuple)
WEIGHTS = st.dictionaries(st.sampled_from("abcd"), st.floats(-5, 5))


@given(st.lists(CUES, min_size=1), WEIGHTS)
def test_no_option_outweighs_the_chosen_one(cues: list[tuple[str, ...]], weights: dict[str, float]) -> None:
    chosen = heaviest([Option(number, told) for number, told in enumerate(cues)], weights)
    weighed = [sum(weights.get(cue, 0.0) for cue in told) for told in cues]
    assert chosen is not None
    assert weighed[chosen] == max(weighed)
    assert chosen == weighed.index(max(weighed))


def test_weights_are_shipped_for_every_link() -> None:
    assert set(shipped()) == {"source", "incident", "place", "period"}
    assert all(table and all(abs(weight) < 20 for weight in table.values()) for table in shipped().values())


def test_each_link_is_chosen_once_for_each_figure_with_nothing_as_the_first_option() -> None:
    stage = staged(
        "Shelling killed 20 people, including six children, in {p|Verl} on {t|Friday|2031-05-02}, officials said. "
        "Nine were wounded."
    )
    asked: list[tuple[str, str]] = []

    def none_of_them(link, figure, options, /):  # type: ignore[no-untyped-def]
        assert options[0].what is None
        assert all(option.what is not None for option in options[1:])
        asked.append((figure.id, link))

    figures = find_figures(stage.layout, stage.times)
    context = (stage.layout, stage.times, stage.places, stage.attributions, stage.incidents, PUBLISHED)
    linked = link_figures(figures, *context, chooser=none_of_them)
    assert asked == [(one.id, link) for one in figures for link in ("source", "incident", "place", "period")]
    assert [one.incident or one.place or one.attribution or one.earliest for one in linked] == [None] * len(figures)
