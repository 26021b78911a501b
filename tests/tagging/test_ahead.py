"""Texts tagged ahead come in their order with the tags that they would have had anyway."""

import threading

from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.layout import lay_out
from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span
from rapporteur.model.tagged import Tagged, TaggedSpan
from rapporteur.tagging.ahead import TaggingAhead


class Counting:
    """A tagger that tags the length of a text, and counts."""

    version = "counting"

    def __init__(self) -> None:
        self.calls = 0
        self._lock = threading.Lock()

    def tagged(self, layout: Layout) -> Tagged:
        with self._lock:
            self.calls += 1
        return Tagged(figures=(TaggedSpan("killed", Span(0, len(layout.text)), 1.0),))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["One died.", "Two died.", "Nobody died at all.", ""])), st.integers(1, 3))
def test_order_and_tags_are_those_of_one_after_another(texts: list[str], workers: int) -> None:
    tagger = Counting()
    ahead = TaggingAhead(tagger, workers)
    seen = []
    for text in ahead.over(texts, lambda text: lay_out(text) if text else None):
        tags = ahead.tagged(lay_out(text))
        seen.append((text, tags.figures[0].span.end))
    assert seen == [(text, len(text)) for text in texts]
    assert tagger.calls <= len(texts)


def test_what_was_not_begun_is_tagged_at_once() -> None:
    assert TaggingAhead(Counting(), 2).tagged(lay_out("Nine died.")).figures[0].span.end == 10
