"""Align the parts of two names: which words of one are which of the other, joined and split words included."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from rapporteur.registry.parts import NameParts, Part, PartKind
from rapporteur.registry.words import COMMON, GENERIC, SHORT_NAMES

LONGEST_JOIN = 4
LEAST_ALIKE = 0.55
_NO_VOWELS = frozenset({"ARABIC", "HEBREW"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of one name that stand for words of the other.

    `alike` is 1 for the same word, less for spellings; `edits` the letters that differ after levelling; `how` says by
    what they were matched: `same`, `spelling`, `sound`, `consonants`, `initial`, `short`.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    alike: float
    edits: int
    how: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of an alignment and the indexes of parts that found no partner, in names and numbers only."""

    pairs: tuple[Pair, ...]
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]


def weight_of(part: Part) -> float:
    """How much a part says about who it is, 1 for an ordinary name."""
    if part.kind is PartKind.PARTICLE or part.kind is PartKind.FORM:
        return 0.15
    if part.kind is PartKind.INITIAL:
        return 0.4
    if part.kind is PartKind.NUMBER:
        return 1.0
    if part.text in COMMON or part.text in GENERIC:
        return 0.6
    return 1.0


@lru_cache(maxsize=1 << 16)
def alike(left: str, right: str, sounds: tuple[str, str], skeletons: tuple[str, str] | None) -> tuple[float, int, str]:
    """How alike two words are, the letters that differ, and by what they were compared.

    Args:
        left: a folded word.
        right: another.
        sounds: their sound keys.
        skeletons: their consonants where one of them was written without vowels; None compares vowels too.
    """
    if left == right:
        return 1.0, 0, "same"
    longest = max(len(left), len(right))
    edits = OSA.distance(left, right)
    best = (1 - edits / longest, edits, "spelling")
    a, b = sounds
    if a and b:
        differing = OSA.distance(a, b)
        sounding = (1 - differing / max(len(a), len(b))) * 0.98
        if sounding > best[0]:
            best = (sounding, differing, "sound")
    if skeletons is not None:
        a, b = skeletons
        if len(a) > 1 and len(b) > 1:
            differing = OSA.distance(a, b)
            consonants = (1 - differing / max(len(a), len(b))) * 0.95
            if consonants > best[0]:
                best = (consonants, differing, "consonants")
    if SHORT_NAMES.get(left) == right or SHORT_NAMES.get(right) == left:
        best = max(best, (0.8, 1, "short"))
    return best


def align(left: NameParts, right: NameParts) -> Alignment:
    """The best alignment of two names, word order aside; greedy from the surest pair down."""
    without_vowels = (left.script in _NO_VOWELS) != (right.script in _NO_VOWELS)
    options = _options(left.parts, right.parts, without_vowels)
    options.sort(key=lambda o: (-o[0], o[1].left, o[1].right))
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs: list[Pair] = []
    for _, pair in options:
        if used_left.isdisjoint(pair.left) and used_right.isdisjoint(pair.right):
            pairs.append(pair)
            used_left.update(pair.left)
            used_right.update(pair.right)
    pairs += _initials(left.parts, right.parts, used_left, used_right)
    return Alignment(
        tuple(sorted(pairs, key=lambda pair: pair.left)),
        tuple(at for at in range(len(left.parts)) if at not in used_left),
        tuple(at for at in range(len(right.parts)) if at not in used_right),
    )


def _options(left: Sequence[Part], right: Sequence[Part], without_vowels: bool) -> list[tuple[float, Pair]]:
    found = []
    for i, j, k, m in _joins(len(left), len(right)):
        ours, theirs = left[i : i + k], right[j : j + m]
        kinds = {part.kind for part in (*ours, *theirs)}
        if k + m > 2 and (PartKind.NUMBER in kinds or PartKind.FORM in kinds):
            continue
        if k + m == 2 and ours[0].kind is not theirs[0].kind and PartKind.NUMBER in kinds:
            continue
        if k + m == 2 and PartKind.INITIAL in kinds and ours[0].text != theirs[0].text:
            continue
        a, b = "".join(p.text for p in ours), "".join(p.text for p in theirs)
        if k + m > 2 and not 0.6 < len(a) / max(1, len(b)) < 1.67:
            continue
        sounds = ("".join(p.sound for p in ours), "".join(p.sound for p in theirs))
        bones = ("".join(p.skeleton for p in ours), "".join(p.skeleton for p in theirs)) if without_vowels else None
        score, edits, how = alike(a, b, sounds, bones)
        if PartKind.NUMBER in kinds and edits:
            continue
        least = LEAST_ALIKE if k + m == 2 else 0.8
        if score < least:
            continue
        # Longer words and plain pairs first: a join must be better than what its words find alone.
        mass = sum(map(weight_of, ours)) + sum(map(weight_of, theirs))
        bonus = 0.02 * min(len(a), 10) + 0.05 * mass - 0.06 * (k + m - 2) - 0.05 * (abs(i - j) > 1)
        found.append((score + bonus * score, Pair(tuple(range(i, i + k)), tuple(range(j, j + m)), score, edits, how)))
    return found


def _joins(left: int, right: int) -> list[tuple[int, int, int, int]]:
    """All runs of words that may stand for one another: one word for up to four, two for two."""
    sizes = [(1, m) for m in range(1, LONGEST_JOIN + 1)] + [(k, 1) for k in range(2, LONGEST_JOIN + 1)] + [(2, 2)]
    return [(i, j, k, m) for k, m in sizes for i in range(left - k + 1) for j in range(right - m + 1)]


def _initials(left: Sequence[Part], right: Sequence[Part], used_left: set[int], used_right: set[int]) -> list[Pair]:
    """Initials matched to the first free name that begins so; "JC" to two of them."""
    found = []
    for ours, theirs, ours_used, theirs_used, swap in (
        (left, right, used_left, used_right, False),
        (right, left, used_right, used_left, True),
    ):
        for i, part in enumerate(ours):
            if i in ours_used or not (part.kind is PartKind.INITIAL or 2 <= len(part.text) <= 3):
                continue
            free = [j for j, p in enumerate(theirs) if j not in theirs_used and p.kind is PartKind.NAME]
            size = 1 if part.kind is PartKind.INITIAL else len(part.text)
            run = next(
                (
                    free[at : at + size]
                    for at in range(len(free) - size + 1)
                    if _begin(free[at : at + size], theirs, part)
                ),
                None,
            )
            if run:
                ours_used.add(i)
                theirs_used.update(run)
                ours_side, theirs_side = (tuple(run), (i,)) if swap else ((i,), tuple(run))
                found.append(Pair(ours_side, theirs_side, 0.7, 0, "initial"))
    return found


def _begin(run: Sequence[int], parts: Sequence[Part], initials: Part) -> bool:
    return "".join(parts[j].text[0] for j in run) == initials.text
