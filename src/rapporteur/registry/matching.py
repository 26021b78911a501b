"""Are two names spellings of one? A score with its reasons, from their spelling alone."""

import math
from dataclasses import dataclass
from functools import lru_cache

from rapporteur.registry.alignment import Alignment
from rapporteur.registry.features import aligned, features
from rapporteur.registry.parts import NameParts
from rapporteur.registry.weights import CONSTANT, WEIGHTS

# Pairs at or above it are taken for one name; chosen on the development half of the name benchmark.
SAME = 0.55


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two names compare.

    `score` is the likelihood, 0 to 1, that a reader of both would take them for one bearer; `same` is the decision at
    `SAME`. `reasons` are in plain words, for people: which words stand for which, and what found no partner.
    """

    score: float
    same: bool
    reasons: tuple[str, ...]


def compare_names(left: str, right: str, *, person: bool | None = None) -> NameMatch:
    """Compare two names in any script, with or without titles and legal forms; the order of the two does not matter.

    Spelling alone decides: two namesakes are one name, and a nickname that shares no word is another. What is known
    of bearers is the registry's to say.

    Args:
        left: one name.
        right: the other.
        person: whether they name people (True), bodies (False), or it is not known (None).
    """
    # The alignment is greedy and could depend on the order: one order is chosen.
    return _compared(*sorted((left, right)), person)


@lru_cache(maxsize=1 << 15)
def _compared(left: str, right: str, person: bool | None) -> NameMatch:
    ours, theirs, found = aligned(left, right)
    if not ours.parts or not theirs.parts:
        return NameMatch(0.0, False, ("one of them has no letters",))
    if [p.text for p in ours.parts] == [p.text for p in theirs.parts]:
        return NameMatch(1.0, True, ("the same words",))
    said = features(ours, theirs, found, person=person)
    odds = CONSTANT + sum(WEIGHTS.get(name, 0.0) * value for name, value in said.items())
    score = 1 / (1 + math.exp(-odds))
    return NameMatch(round(score, 4), score >= SAME, _reasons(ours, theirs, found))


def _reasons(left: NameParts, right: NameParts, found: Alignment) -> tuple[str, ...]:
    said = []
    for pair in found.pairs:
        a = " ".join(left.parts[i].text for i in pair.left)
        b = " ".join(right.parts[i].text for i in pair.right)
        if a != b:
            letters = f", {pair.edits} letter{'s' if pair.edits > 1 else ''} apart" if pair.edits else ""
            said.append(f"“{a}” for “{b}” by {pair.how}{letters}")
    for name, over, other in ((left, found.left_over, right), (right, found.right_over, left)):
        if over:
            words = " ".join(name.parts[i].text for i in over)
            whole = " ".join(p.text for p in other.parts)
            said.append(f"“{words}” has no partner in “{whole}”")
    return tuple(said) or ("the same words in another order",)
