"""Excerpts keep the exact words, whole sentences around them, and no protected name."""

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model.spans import Span
from rapporteur.views.excerpts import Role, cut_excerpt, find_context
from rapporteur.views.masking import MASK

TEXT = "Nothing moved at dawn. Ada Brou said nine men died. Nobody came.\nThe road stayed shut."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_the_sentence_around_the_words_is_shown() -> None:
    assert find_context(TEXT, [span("nine men")]).of(TEXT) == "Ada Brou said nine men died."
    assert find_context(TEXT, [span("Nothing")]).of(TEXT) == "Nothing moved at dawn."
    assert find_context(TEXT, [span("shut")]).of(TEXT) == "The road stayed shut."


def test_roles_and_masks_are_told_apart() -> None:
    window = find_context(TEXT, [span("nine men")])
    roles = [(span("nine men"), Role.WORDS), (span("said"), Role.CUE), (span("Ada Brou"), Role.SOURCE)]
    excerpt = cut_excerpt(TEXT, window, roles, [span("Ada Brou")])
    assert [(s.text, s.role) for s in excerpt.segments] == [
        (MASK, Role.WITHHELD),
        (" ", Role.PLAIN),
        ("said", Role.CUE),
        (" ", Role.PLAIN),
        ("nine men", Role.WORDS),
        (" died.", Role.PLAIN),
    ]


def test_a_name_that_the_window_cuts_stays_masked() -> None:
    name = span("Ada Brou")
    excerpt = cut_excerpt(TEXT, Span(name.start + 4, name.end + 5), [], [name])
    assert "Brou" not in excerpt.text


@given(st.text(max_size=2000), st.data())
def test_any_text_gives_a_window_inside_it_that_holds_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start, min(len(text), start + 700)))
    window = find_context(text, [Span(start, end)])
    assert 0 <= window.start <= start
    assert window.start <= window.end <= len(text)
    if end - start <= 600:
        assert window.end >= end
    withheld = [Span(start, end)] if end > start else []
    excerpt = cut_excerpt(text, window, [(Span(start, end), Role.WORDS)], withheld)
    assert "".join(s.text for s in excerpt.segments if s.role is Role.WITHHELD) in {"", MASK}
    assert all(s.text for s in excerpt.segments)
