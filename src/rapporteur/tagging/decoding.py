"""From the encoder's scores to attributions."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rapporteur.model.spans import Span
from rapporteur.tagging.spoken import Spoken

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in ("B", "I")))

Scores = NDArray[np.float32]


def _forbidden() -> NDArray[np.float32]:
    """Added to the score of each step: an inside tag may only follow a tag of its own role."""
    table = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for after, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            for before, other in enumerate(TAGS):
                if other[2:] != tag[2:]:
                    table[before, after] = -np.inf
    return table


_STEPS = _forbidden()


def best_tags(scores: Scores) -> list[int]:
    """The best sequence of tags that begins every span with a beginning tag (Viterbi).

    Args:
        scores: unnormalised log scores, shape (pieces, tags).
    """
    if not len(scores):
        return []
    total = scores[0].copy()
    total[[i for i, tag in enumerate(TAGS) if tag.startswith("I-")]] = -np.inf
    back = np.zeros(scores.shape, dtype=np.int64)
    for index in range(1, len(scores)):
        steps = total[:, None] + _STEPS
        back[index] = steps.argmax(axis=0)
        total = steps.max(axis=0) + scores[index]
    path = [int(total.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        path.append(int(back[index, path[-1]]))
    return path[::-1]


def ranges(tags: Sequence[int]) -> list[tuple[str, int, int]]:
    """The spans of a valid sequence of tags as (role, first piece, piece after the last)."""
    found: list[tuple[str, int, int]] = []
    for index, number in enumerate(tags):
        prefix, _, role = TAGS[number].partition("-")
        if prefix == "B":
            found.append((role, index, index + 1))
        elif prefix == "I":
            found[-1] = (role, found[-1][1], index + 1)
    return found


def spoken_in(tag_scores: Scores, arc_scores: Scores, pieces: Sequence[Span]) -> list[Spoken]:
    """The attributions of one window.

    Args:
        tag_scores: shape (pieces, tags).
        arc_scores: shape (pieces, 1 + pieces): how well each piece points to no cue, or to each piece as its cue.
        pieces: spans of the pieces in the text.
    """
    found = ranges(best_tags(tag_scores))
    cues = [(first, last) for role, first, last in found if role == "cue"]
    members: dict[int | None, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for first, last in cues:
        members[first]["cue"].append(Span(pieces[first].start, pieces[last - 1].end))
    candidates = np.array([0, *(first + 1 for first, _ in cues)])
    orphans: list[Spoken] = []
    for role, first, last in found:
        if role == "cue":
            continue
        span = Span(pieces[first].start, pieces[last - 1].end)
        head = int(candidates[arc_scores[first, candidates].argmax()])
        if head:
            members[head - 1][role].append(span)
        else:
            orphans.append(Spoken((span,) if role == "source" else (), (), (span,) if role == "content" else ()))
    linked = [Spoken(*(tuple(parts[role]) for role in ROLES)) for parts in members.values()]
    return [*linked, *orphans]
