"""Windows: runs of whole paragraphs, or of sentences where a paragraph is too long, that fit the encoder."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span

# Pieces of one window, beside the two marks around it: what the encoder was trained with.
CAPACITY = 254


def _units(layout: Layout, starts: Sequence[int], capacity: int) -> Iterator[Span]:
    """Ranges of piece indices that should not be cut: paragraphs, else sentences, else as much as fits."""
    sentence = 0
    for paragraph in layout.paragraphs:
        first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        if last - first <= capacity:
            yield Span(first, last)
            continue
        while sentence < len(layout.sentences) and layout.sentences[sentence].start < paragraph.start:
            sentence += 1
        while sentence < len(layout.sentences) and layout.sentences[sentence].end <= paragraph.end:
            span = layout.sentences[sentence]
            begin, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
            for at in range(begin, end, capacity):
                yield Span(at, min(at + capacity, end))
            sentence += 1


def windows(layout: Layout, pieces: Sequence[Span], capacity: int = CAPACITY) -> tuple[Span, ...]:
    """Cut a text's pieces into windows.

    Args:
        layout: the text's paragraphs and sentences.
        pieces: spans of its word pieces, in order.
        capacity: the most pieces of a window.

    Returns:
        Half-open ranges of piece indices, in order, none empty or over `capacity`, that together hold every piece.
    """
    starts = [piece.start for piece in pieces]
    found: list[Span] = []
    open_start, open_end = 0, 0
    for unit in _units(layout, starts, capacity):
        if unit.end - open_start > capacity and open_end > open_start:
            found.append(Span(open_start, open_end))
            open_start = open_end
        open_end = max(open_end, unit.end)
    if open_end > open_start:
        found.append(Span(open_start, open_end))
    return tuple(found)
