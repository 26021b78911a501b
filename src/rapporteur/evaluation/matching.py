"""Pair what was found with what is there, one to one, and measure how spans lie to one another."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from rapporteur.evaluation.report import Counts
from rapporteur.model.spans import Span

Pair = tuple[int, int]

_A_PAIR = 1000.0  # outweighs every quality, so that as many pairs as possible come first


@dataclass(frozen=True, slots=True)
class Matching:
    """Indices of gold and found items: the pairs, the gold without a partner, the found without one.

    Optional gold items and what was found only there are in none of the lists.
    """

    pairs: tuple[Pair, ...]
    missed: tuple[int, ...]
    spurious: tuple[int, ...]

    @property
    def counts(self) -> Counts:
        """How many of each."""
        return Counts(len(self.pairs), len(self.spurious), len(self.missed))


def match(
    gold: int,
    found: int,
    quality: Callable[[int, int], float | None],
    optional: Callable[[int], bool] = lambda _: False,
    excused: Callable[[int], bool] = lambda _: False,
) -> Matching:
    """Pair gold and found items: as many pairs as possible, and of these the best.

    Args:
        gold: how many gold items there are.
        found: how many found items there are.
        quality: of a gold and a found item (their indices), None where they do not go together, else in [0, 1].
        optional: gold items that are neither rewarded nor punished; what fits only one of them is no error.
        excused: found items that are no errors even without a partner.
    """
    weights: dict[Pair, float] = {}
    neutral: set[int] = set()
    for g in range(gold):
        for p in range(found):
            value = quality(g, p)
            if value is None:
                continue
            if optional(g):
                neutral.add(p)
            else:
                weights[g, p] = _A_PAIR + value
    pairs = _assigned(weights)
    paired_gold, paired = {g for g, _ in pairs}, {p for _, p in pairs}
    return Matching(
        tuple(pairs),
        tuple(g for g in range(gold) if g not in paired_gold and not optional(g)),
        tuple(p for p in range(found) if p not in paired and p not in neutral and not excused(p)),
    )


def _assigned(weights: Mapping[Pair, float]) -> list[Pair]:
    """The one-to-one assignment with the greatest total weight; only given pairs are chosen."""
    chosen: list[Pair] = []
    for pairs in _apart(list(weights)):
        rows, columns = sorted({g for g, _ in pairs}), sorted({p for _, p in pairs})
        cost = np.array([[-weights.get((g, p), 0.0) for p in columns] for g in rows])
        best = zip(*linear_sum_assignment(cost), strict=True)
        chosen += [(rows[i], columns[j]) for i, j in best if (rows[i], columns[j]) in weights]
    return sorted(chosen)


def _apart(pairs: list[Pair]) -> list[list[Pair]]:
    """The pairs in groups that share no item, so that each assignment is small."""
    if not pairs:
        return []
    rows, columns = np.array(pairs).T
    size = int(rows.max()) + 1
    total = size + int(columns.max()) + 1
    links = coo_matrix((np.ones(len(pairs)), (rows, columns + size)), shape=(total, total))
    _, group_of = connected_components(links, directed=False)
    groups: dict[int, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(int(group_of[pair[0]]), []).append(pair)
    return list(groups.values())


def overlap(a: Span, b: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def shared(a: Iterable[Span], b: Iterable[Span]) -> int:
    """How many code points two lists share, the spans of one list being apart from one another."""
    others = list(b)
    return sum(overlap(one, other) for one in a for other in others)


def likeness(a: Span, b: Span) -> float:
    """Shared code points by all that either covers, in [0, 1]."""
    common = overlap(a, b)
    return common / ((a[1] - a[0]) + (b[1] - b[0]) - common) if common else 0.0


def occurrences(text: str, words: str) -> list[Span]:
    """Every place where the words stand in the text, overlapping ones too."""
    if not words:
        return []
    return [Span(m.start(), m.start() + len(words)) for m in re.finditer(f"(?={re.escape(words)})", text)]


_SENTENCE_END = re.compile(r"\n+|[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt|Sen|Gov|Rep|St|No|Prof|U\.S|U\.N)\.$"
)


def sentences(text: str) -> list[Span]:
    """The sentences as the gold scorer cuts them: a measure must not move when the reader's own cutter gets better."""
    found: list[Span] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end[0][0] == "." and _ABBREVIATION.search(text[max(start, end.start() - 12) : end.start() + 1]):
            continue
        if text[start : end.end()].strip():
            found.append(Span(start, end.end()))
        start = end.end()
    if text[start:].strip():
        found.append(Span(start, len(text)))
    return found


def around(text: str, span: Span, margin: int = 25) -> str:
    """A span with `margin` code points on both sides, on one line, for lists of errors."""
    left, inside, right = text[max(0, span[0] - margin) : span[0]], span.of(text), text[span[1] : span[1] + margin]
    if len(inside) > 140:
        inside = f"{inside[:80]} ... {inside[-50:]}"
    return f"{left}[{inside}]{right}".replace("\n", " ")
