"""Which targets of one kind of incident belong together: one location, one day, one perpetrator.

Source: MUC-4 template-doc-part1, section 5: another location, date, category or perpetrator is another template.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapporteur.evaluation.muc4 import dates
from rapporteur.evaluation.muc4.entities import Entity
from rapporteur.evaluation.muc4.linear import Features, Linear
from rapporteur.evaluation.muc4.mentions import VIOLENCE, sentence_words
from rapporteur.evaluation.muc4.messages import Message
from rapporteur.evaluation.muc4.places import country_of, place_mentions
from rapporteur.extraction.words import word_set

_TURNS = word_set(
    "MEANWHILE ALSO ANOTHER OTHER SECOND THIRD ADDITION ELSEWHERE LATER FURTHERMORE MOREOVER SEPARATE SIMILAR "
    "EARLIER PREVIOUSLY RECALLED AGO LAST FIRST"
)


@dataclass(frozen=True)
class Scene:
    """What the sentences of a message name of places and days, for comparing targets."""

    message: Message
    places: Mapping[int, frozenset[str]]
    days: Mapping[int, frozenset[str]]
    paragraphs: Mapping[int, int]


def scene(message: Message) -> Scene:
    """Read the places and days of each sentence of a message."""
    places: dict[int, set[str]] = {}
    for named in place_mentions(message, country_of(message)):
        places.setdefault(named.sentence, set()).add(named.place.name)
    days: dict[int, set[str]] = {}
    for time in message.times:
        index = message.layout.sentence_index(time.start)
        if index is not None and (told := dates.stated(time, message.published)):
            days.setdefault(index, set()).add(told)
    starts = [paragraph.start for paragraph in message.layout.paragraphs]
    paragraphs = {
        index: sum(start <= sentence.start for start in starts)
        for index, sentence in enumerate(message.layout.sentences)
    }
    return Scene(
        message,
        {index: frozenset(names) for index, names in places.items()},
        {index: frozenset(told) for index, told in days.items()},
        paragraphs,
    )


def pair(one: Entity, other: Entity, where: Scene) -> Features:
    """What tells whether two targets were hit in one incident."""
    a, b = _closest(one, other)
    low, high = min(a, b), max(a, b)
    gap = min(6, high - low)
    found = {
        f"gap {gap}",
        f"paragraph {where.paragraphs.get(a) == where.paragraphs.get(b)} {min(gap, 2)}",
        f"roles {min(one.role, other.role)} {max(one.role, other.role)}",
        f"{min(one.role, other.role)} {max(one.role, other.role)} {min(gap, 2)}",
        f"same head {one.best.phrase.head == other.best.phrase.head}",
        f"named {one.name is not None} {other.name is not None}",
        f"places {_compared(where.places.get(a), where.places.get(b))} {gap > 0}",
        f"days {_compared(where.days.get(a), where.days.get(b))} {gap > 0}",
    }
    between: set[str] = set()
    for index in range(low + 1, high + 1):
        between |= sentence_words(where.message, index)
    found |= {f"turn {word}" for word in between & _TURNS}
    first = sentence_words(where.message, a) & VIOLENCE
    second = sentence_words(where.message, b) & VIOLENCE
    found.add(f"violence {bool(first & second)} {gap > 0}")
    if gap:
        found |= {f"both {word}" for word in first & second} | {f"one {word}" for word in first ^ second}
        sooner = min(index for index in (a, b))
        found.add(f"opens {sooner < 2}")
    return dict.fromkeys(found, 1.0)


def _closest(one: Entity, other: Entity) -> tuple[int, int]:
    pairs = [(m.sentence, n.sentence) for m in one.mentions for n in other.mentions]
    return min(pairs, key=lambda p: (abs(p[0] - p[1]), p))


def _compared(one: frozenset[str] | None, other: frozenset[str] | None) -> str:
    if not one or not other:
        return "one" if one or other else "none"
    return "same" if one == other else "some" if one & other else "different"


def groups(targets: Sequence[Entity], where: Scene, model: Linear, bound: float) -> list[list[Entity]]:
    """Part targets into incidents: each joins the group that it most probably belongs to.

    Args:
        targets: of one kind of incident.
        where: the scene of their message.
        model: gives the probability that two belong together.
        bound: from which mean probability on a target joins a group.
    """
    found: list[list[Entity]] = []
    for target in sorted(targets, key=lambda e: min(m.first for m in e.mentions)):
        best, chosen = bound, None
        for group in found:
            mean = sum(model.scores(pair(target, other, where))["yes"] for other in group) / len(group)
            if mean >= best:
                best, chosen = mean, group
        if chosen is None:
            found.append([target])
        else:
            chosen.append(target)
    return found
