"""What an alignment of two names says for and against their being one, as numbers with names."""

from rapporteur.registry.alignment import Alignment, Pair, align, weight_of
from rapporteur.registry.parts import NameParts, Part, PartKind, name_parts
from rapporteur.registry.words import FILIAL, GENERIC

# On which side a feature can speak; the others may speak on either.
FOR = frozenset({"shared", "two words or more", "by initial", "by short name"})
AGAINST = frozenset(
    {
        *("nothing shared", "both differ", "one says more", "worst", "worst beyond a letter", "letters that differ"),
        *("several words differ", "other beginning", "short word differs", "number over", "form over", "order turned"),
        *("body: one says more", "body: both differ", "body: generic over", "body: worst", "one word only"),
    }
)


def aligned(left: str, right: str) -> tuple[NameParts, NameParts, Alignment]:
    """Two names taken apart and aligned; two of one script in its own letters."""
    ours, theirs = name_parts(left), name_parts(right)
    if ours.script == theirs.script != "LATIN" and ours.script:
        ours, theirs = name_parts(left, native=True), name_parts(right, native=True)
    return ours, theirs, align(ours, theirs)


def features(left: NameParts, right: NameParts, found: Alignment, *, person: bool | None) -> dict[str, float]:
    """The features of an aligned pair of names, each about 0 to 1; what is absent is 0.

    Args:
        left: one name.
        right: the other.
        found: their alignment.
        person: whether they name people (True), bodies (False), or it is not known (None).
    """
    ours, theirs = _mass(left.parts), _mass(right.parts)
    shared = sum(p.alike * (_mass_of(left, p.left) + _mass_of(right, p.right)) for p in found.pairs)
    left_over = _mass([left.parts[i] for i in found.left_over])
    right_over = _mass([right.parts[i] for i in found.right_over])
    telling = [p for p in found.pairs if _tells(left, p)]
    worst = min(telling, key=lambda p: p.alike, default=None)
    least, most = sorted((left_over, right_over))
    strong = [p for p in telling if p.alike >= 0.7]
    values = {
        "shared": shared / (ours + theirs) if ours + theirs else 0.0,
        "nothing shared": float(not telling),
        "both differ": min(least, 2.0) / 2,
        "one says more": min(most - least, 3.0) / 3,
        "one word only": float(min(len(left.telling), len(right.telling)) == 1),
        "two words or more": float(len(strong) > 1),
        "worst": 1 - worst.alike if worst else 1.0,
        "worst beyond a letter": min(max(0, worst.edits - 1), 3) / 3 if worst else 1.0,
        "letters that differ": min(sum(p.edits for p in telling), 5) / 5,
        "several words differ": float(sum(p.alike < 0.95 for p in telling) > 1),
        "other beginning": float(worst is not None and worst.edits > 0 and _begins_otherwise(left, right, worst)),
        "short word differs": float(any(p.edits and _length(left, p) <= 4 for p in telling)),
        "by consonants": float(any(p.how == "consonants" for p in telling)),
        "by initial": float(any(p.how == "initial" for p in telling)),
        "by short name": float(any(p.how == "short" for p in telling)),
        "number over": float(
            _has(left, found.left_over, PartKind.NUMBER) or _has(right, found.right_over, PartKind.NUMBER)
        ),
        "form over": float(_has(left, found.left_over, PartKind.FORM) and _has(right, found.right_over, PartKind.FORM)),
        "order turned": float(_turned(left, right, found)),
        "own script": float(left.script == right.script != "LATIN"),
    }
    if person is False or (person is None and _is_body(left, right)):
        generic_over = any(part.text in GENERIC for part in _over(left, right, found))
        values |= {
            "body": 1.0,
            "body: one says more": values["one says more"],
            "body: both differ": values["both differ"],
            "body: generic over": float(generic_over),
            "body: worst": values["worst"],
        }
    return {name: value for name, value in values.items() if value}


def _mass(parts: list[Part] | tuple[Part, ...]) -> float:
    return sum(map(weight_of, parts))


def _mass_of(name: NameParts, indexes: tuple[int, ...]) -> float:
    return sum(weight_of(name.parts[i]) for i in indexes)


def _tells(name: NameParts, pair: Pair) -> bool:
    return any(name.parts[i].kind not in (PartKind.PARTICLE, PartKind.FORM) for i in pair.left)


def _length(name: NameParts, pair: Pair) -> int:
    return sum(len(name.parts[i].text) for i in pair.left)


def _begins_otherwise(left: NameParts, right: NameParts, pair: Pair) -> bool:
    a, b = left.parts[pair.left[0]], right.parts[pair.right[0]]
    return a.sound[:1] != b.sound[:1] and a.text[:1] != b.text[:1]


def _has(name: NameParts, indexes: tuple[int, ...], kind: PartKind) -> bool:
    return any(name.parts[i].kind is kind for i in indexes)


def _over(left: NameParts, right: NameParts, found: Alignment) -> list[Part]:
    return [left.parts[i] for i in found.left_over] + [right.parts[i] for i in found.right_over]


def _turned(left: NameParts, right: NameParts, found: Alignment) -> bool:
    """Whether father and son change places: the order of two names that "bin" or "ibn" joins."""
    if not any(p.text in FILIAL for p in left.parts) or not any(p.text in FILIAL for p in right.parts):
        return False
    telling = [p for p in found.pairs if _tells(left, p)]
    order = [p.right[0] for p in sorted(telling, key=lambda p: p.left)]
    return order != sorted(order)


def _is_body(left: NameParts, right: NameParts) -> bool:
    return any(p.kind is PartKind.FORM or p.text in GENERIC for p in (*left.parts, *right.parts))
