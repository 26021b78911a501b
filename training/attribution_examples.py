"""Examples for the attribution heads: windows of word pieces with tags and arcs."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rapporteur.extraction.layout import lay_out
from rapporteur.model.spans import Span
from training.polnear import SpokenText
from training.tagging.decoding import ROLES, TAGS
from training.tagging.windows import windows
from training.tagging.wordpiece import END, START, WordPiece

NO_TAG = -100


@dataclass(frozen=True)
class Example:
    """One window: ids with the marks around them, a tag for each, arcs from the first piece of a source or content.

    An arc (tail, head) points to the first piece of its cue; to 0, the start mark, where there is no cue.
    """

    ids: tuple[int, ...]
    tags: tuple[int, ...]
    arcs: tuple[tuple[int, int], ...]


def _covered(spans: list[Span], starts: list[int], piece: Span) -> tuple[int, int]:
    first = bisect_left(starts, piece.start)
    if first > 0 and spans[first - 1].end > piece.start:
        first -= 1
    return first, bisect_left(starts, piece.end)


def examples(spoken: SpokenText, cutter: WordPiece) -> Iterator[Example]:
    """The windows of one text."""
    cut = cutter.cut(spoken.text)
    spans = list(cut.spans)
    starts = [span.start for span in spans]
    tags = [0] * len(spans)
    arcs: list[tuple[int, int | None]] = []
    for attribution in spoken.attributions:
        cue = _covered(spans, starts, attribution.cue[0])[0] if attribution.cue else None
        for role in ROLES:
            for piece in getattr(attribution, role):
                first, last = _covered(spans, starts, piece)
                for index in range(first, last):
                    tags[index] = TAGS.index(f"{'B' if index == first else 'I'}-{role}")
                if role != "cue" and last > first:
                    arcs.append((first, cue))
    start, end = cutter.vocabulary[START], cutter.vocabulary[END]
    for window in windows(lay_out(spoken.text), spans):
        inside = range(window.start, window.end)
        yield Example(
            (start, *cut.ids[window.start : window.end], end),
            (NO_TAG, *tags[window.start : window.end], NO_TAG),
            tuple(
                (tail - window.start + 1, 0 if head is None else head - window.start + 1)
                for tail, head in arcs
                if tail in inside and (head is None or head in inside)
            ),
        )
