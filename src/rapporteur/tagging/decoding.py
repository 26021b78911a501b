"""From the encoder's scores to spans."""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rapporteur.model.spans import Span
from rapporteur.model.tagged import Spoken
from rapporteur.tagging.labels import Layer

Scores = NDArray[np.float32]

_NEARNESS = 1.5
# "the Movement | -North": what a hyphen ties to a name belongs to it.
_HYPHENATED = re.compile(r"(?:-\w+)+")
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")


@dataclass(frozen=True, slots=True)
class Range:
    """A tagged run of pieces, half-open, with the mean probability of its tags."""

    role: str
    first: int
    last: int
    score: float


@cache
def _forbidden(layer: Layer) -> Scores:
    """Added to the score of each step: an inside tag may only follow a tag of its own role."""
    tags = layer.tags
    table = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for after, tag in enumerate(tags):
        if tag.startswith("I-"):
            for before, other in enumerate(tags):
                if other[2:] != tag[2:]:
                    table[before, after] = -np.inf
    return table


def _valid(path: NDArray[np.int64]) -> bool:
    """Whether every inside tag (even, not 0) follows the beginning (one less) or inside tag of its role."""
    before = np.concatenate(([0], path[:-1]))
    inside = (path > 0) & (path % 2 == 0)
    return bool(np.all(~inside | (before == path) | (before == path - 1)))


def best_tags(scores: Scores, layer: Layer) -> list[int]:
    """The best sequence of tags that begins every span with a beginning tag (Viterbi).

    Args:
        scores: unnormalised log scores, shape (pieces, tags of the layer).
        layer: whose tags they are.
    """
    if not len(scores):
        return []
    # Where the best tag of each piece makes a valid sequence, no other sequence can be better.
    greedy = scores.argmax(axis=1)
    if _valid(greedy):
        return [int(tag) for tag in greedy]
    steps_table = _forbidden(layer)
    total = scores[0].copy()
    total[2::2] = -np.inf
    back = np.zeros(scores.shape, dtype=np.int64)
    for index in range(1, len(scores)):
        steps = total[:, None] + steps_table
        back[index] = steps.argmax(axis=0)
        total = steps.max(axis=0) + scores[index]
    path = [int(total.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        path.append(int(back[index, path[-1]]))
    return path[::-1]


def probabilities(scores: Scores) -> Scores:
    """Softmax over the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Scores = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def ranges(scores: Scores, layer: Layer, leaning: float = 0.0) -> list[Range]:
    """The spans of one layer.

    Args:
        scores: shape (pieces, tags of the layer).
        layer: whose tags they are.
        leaning: added to the score of every tag but `O`: above 0 more spans are found.
    """
    if leaning:
        scores = scores.copy()
        scores[:, 1:] += leaning
    if layer.pooled:
        return _pooled(scores, layer)
    tags = best_tags(scores, layer)
    if not any(tags):
        return []
    shares = probabilities(scores)
    return [
        Range(
            layer.roles[(tags[first] - 1) // 2],
            first,
            last,
            float(np.mean(shares[np.arange(first, last), tags[first:last]])),
        )
        for first, last in _runs(tags)
    ]


def _runs(tags: Sequence[int]) -> list[tuple[int, int]]:
    """The spans of a valid sequence of tags: beginning tags are odd, inside tags even and not 0."""
    found: list[tuple[int, int]] = []
    for index, tag in enumerate(tags):
        if tag % 2:
            found.append((index, index + 1))
        elif tag:
            found[-1] = (found[-1][0], index + 1)
    return found


_ANY = Layer("any", ("any",))


def _pooled(scores: Scores, layer: Layer) -> list[Range]:
    """Spans by the roles together, then the likeliest role of each; the score is that of there being a span."""
    shares = probabilities(scores)
    together = np.stack((shares[:, 0], shares[:, 1::2].sum(axis=1), shares[:, 2::2].sum(axis=1)), axis=1)
    found = []
    for first, last in _runs(best_tags(np.log(together + 1e-9), _ANY)):
        inside = shares[first:last]
        by_role = inside[:, 1::2].sum(axis=0) + inside[:, 2::2].sum(axis=0)
        found.append(Range(layer.roles[int(by_role.argmax())], first, last, float(1 - inside[:, 0].mean())))
    return found


def pointed_at(arcs: Scores, tail: int, heads: Sequence[int]) -> int | None:
    """Which of some pieces the piece `tail` points to; None where none fits better.

    Args:
        arcs: shape (pieces, 1 + pieces): how well each piece points to nothing, or to each piece.
        tail: the pointing piece.
        heads: the pieces that it may point to.
    """
    candidates = np.array([0, *(head + 1 for head in heads)])
    best = int(candidates[arcs[tail, candidates].argmax()])
    return best - 1 if best else None


def _cue_of(arcs: Scores, one: Range, cues: Sequence[Range]) -> int | None:
    """The first piece of the cue that a source or content belongs to; None where it has none.

    Of two that fit alike the nearer one is meant; how much nearness weighs was chosen on PolNeAR dev.
    """
    if not cues:
        return None

    def fit(cue: Range) -> float:
        gap = max(cue.first - one.last, one.first - cue.last, 0)
        return float(arcs[one.first, cue.first + 1]) - _NEARNESS * math.log1p(gap)

    best = max(cues, key=fit).first
    return best if arcs[one.first, best + 1] > arcs[one.first, 0] else None


def whole_words(text: str, span: Span) -> tuple[Span, ...]:
    """A tagged span as words stand: words that it cuts are whole, line ends part it, marks alone are no piece of it."""
    start, end = span
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    if hyphenated := _HYPHENATED.match(text, end) if end and text[end - 1 : end].isalnum() else None:
        end = hyphenated.end()
    return tuple(
        Span(start + line.start(), start + line.end())
        for line in _LINE.finditer(text[start:end])
        if any(map(str.isalnum, line[0]))
    )


def spoken_in(text: str, found: Sequence[Range], arcs: Scores, pieces: Sequence[Span], depth: int) -> list[Spoken]:
    """The attributions of one layer of speech in one window.

    Args:
        text: the text.
        found: the layer's spans.
        arcs: as `pointed_at` takes them.
        pieces: spans of the pieces in the text.
        depth: 0 of the outer layer, 1 of the inner one.
    """
    cues = [one for one in found if one.role == "cue"]
    members: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    scores: dict[int, list[float]] = defaultdict(list)
    orphans: list[Spoken] = []
    for one in found:
        span = Span(pieces[one.first].start, pieces[one.last - 1].end)
        spans = (span,) if one.role == "cue" else whole_words(text, span)
        if not spans:
            continue
        head = one.first if one.role == "cue" else _cue_of(arcs, one, cues)
        if head is not None:
            members[head][one.role] += spans
            scores[head].append(one.score)
        else:
            source = spans if one.role == "source" else ()
            orphans.append(Spoken(source, (), () if source else spans, depth, one.score))
    linked = [
        Spoken(tuple(parts["source"]), tuple(parts["cue"]), tuple(parts["content"]), depth, min(scores[head]))
        for head, parts in members.items()
    ]
    return [*linked, *orphans]
