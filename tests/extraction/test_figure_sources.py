"""By whose word a figure is given, where the attributions of a sentence leave more than one answer."""

from rapporteur.extraction.figure_links import link_figures
from rapporteur.extraction.figures import find_figures
from rapporteur.extraction.layout import lay_out
from rapporteur.model.attributions import Attribution
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import Certainty, SourceKind, Stance


def _said(text: str, name: str, source: str, cue: str, content: str = "", within: str | None = None) -> Attribution:
    def span(words: str) -> tuple[Span, ...]:
        at = text.index(words)
        return (Span(at, at + len(words)),) if words else ()

    return Attribution(
        name,
        span(source),
        span(cue),
        span(content),
        None,
        SourceKind.OFFICIAL,
        Stance.ASSERTS,
        None,
        Certainty.CERTAIN,
        within,
    )


def _source(text: str, *said: Attribution) -> list[str | None]:
    layout = lay_out(text)
    linked = link_figures(find_figures(layout, ()), layout, (), (), said, ())
    return [figure.attribution for figure in linked]


def test_words_of_saying_own_the_number_that_is_their_object() -> None:
    text = "Sister Maren Tull counted 18 bodies, and fog lay on the ridge where 30 men died."
    assert _source(text, _said(text, "q1", "Sister Maren Tull", "counted")) == ["q1", None]


def test_the_quoted_source_gives_the_figure_and_not_the_one_that_quotes_it() -> None:
    text = "State television, quoting the ministry of health, said 98 people were killed."
    outer = _said(text, "q1", "State television", "said", "98 people were killed")
    inner = _said(text, "q2", "the ministry of health", "quoting", within="q1")
    assert _source(text, outer, inner) == ["q2"]


def test_an_inner_source_that_only_speaks_beside_it_does_not() -> None:
    text = "State television, where the ministry had spoken earlier, said 98 people were killed."
    outer = _said(text, "q1", "State television", "said", "98 people were killed")
    inner = _said(text, "q2", "the ministry", "had spoken", within="q1")
    assert _source(text, outer, inner) == ["q1"]


def test_a_sentence_that_says_whose_count_it_was_gives_the_figure_before_it() -> None:
    text = "The car bomb killed 31 people in the market. That is the provincial governor's count."
    assert _source(text, _said(text, "q1", "the provincial governor's", "count")) == ["q1"]
