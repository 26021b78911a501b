"""Examples for the encoder: windows of word pieces with what each layer of tags and each kind of arc should say."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapporteur.extraction.layout import lay_out
from rapporteur.model.spans import Span
from rapporteur.tagging.labels import LAYERS
from rapporteur.tagging.windows import windows
from rapporteur.tagging.wordpiece import END, START, WordPiece

NO_TAG = -100
_TAGS = {layer.name: {tag: number for number, tag in enumerate(layer.tags)} for layer in LAYERS}


@dataclass(frozen=True)
class Marked:
    """A text with spans by layer, each with its role, arcs by kind between starts of spans, and states of incidents.

    Spans of one layer that overlap are taken in order: what comes later and overlaps is left out. A layer that the
    corpus does not annotate is absent. `terrorism` has the offset and kind of each string of a MUC-4 template; None
    where the corpus has none.
    """

    text: str
    layers: Mapping[str, Sequence[tuple[str, Span]]]
    arcs: Mapping[str, Sequence[tuple[int, int | None]]] = field(default_factory=dict)
    states: Sequence[tuple[int, int]] = ()
    terrorism: Sequence[tuple[int, int]] | None = None


@dataclass(frozen=True)
class Example:
    """One window: ids with the marks around them, and the answers, NO_TAG where nothing is known.

    Arcs (tail, head) are between positions in `ids`, head 0 (the start mark) where there is none.
    """

    ids: tuple[int, ...]
    tags: Mapping[str, tuple[int, ...]]
    arcs: Mapping[str, tuple[tuple[int, int], ...]]
    states: tuple[tuple[int, int], ...]
    terrorism: tuple[int, ...] | None


class _Pieces:
    """Word pieces of a text, by offset."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.starts = [span.start for span in spans]

    def covered(self, span: Span) -> tuple[int, int]:
        first = bisect_left(self.starts, span.start)
        if first > 0 and self.spans[first - 1].end > span.start:
            first -= 1
        return first, bisect_left(self.starts, span.end)

    def at(self, offset: int) -> int:
        return self.covered(Span(offset, offset + 1))[0]


def examples(marked: Marked, cutter: WordPiece, terrorism_kinds: int) -> Iterator[Example]:
    """The windows of one text."""
    cut = cutter.cut(marked.text)
    pieces = _Pieces(cut.spans)
    tags = {name: [0] * len(cut.spans) for name in marked.layers}
    for name, spans in marked.layers.items():
        for role, span in spans:
            first, last = pieces.covered(span)
            if any(tags[name][first:last]):
                continue
            for index in range(first, last):
                tags[name][index] = _TAGS[name][f"{'B' if index == first else 'I'}-{role}"]
    arcs = {
        kind: [(pieces.at(tail), None if head is None else pieces.at(head)) for tail, head in pairs]
        for kind, pairs in marked.arcs.items()
    }
    states = [(pieces.at(offset), state) for offset, state in marked.states]
    start, end = cutter.vocabulary[START], cutter.vocabulary[END]
    for window in windows(lay_out(marked.text), cut.spans):
        inside = range(window.start, window.end)
        kinds = None
        if marked.terrorism is not None:
            here = {kind for offset, kind in marked.terrorism if pieces.at(offset) in inside}
            kinds = tuple(int(kind in here) for kind in range(terrorism_kinds))
        yield Example(
            (start, *cut.ids[window.start : window.end], end),
            {name: (NO_TAG, *values[window.start : window.end], NO_TAG) for name, values in tags.items()},
            {
                kind: tuple(
                    (tail - window.start + 1, 0 if head is None else head - window.start + 1)
                    for tail, head in pairs
                    if tail in inside and (head is None or head in inside)
                )
                for kind, pairs in arcs.items()
            },
            tuple((at - window.start + 1, state) for at, state in states if at in inside),
            kinds,
        )
