"""Which toponym a text puts inside which: "X, Y", "X in Y", "Y's X", "the Malian city of X", and lists of such."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.model.layout import Layout
from rapporteur.model.mentions import Toponym

_LONGEST_GAP = 60
_COMMA = re.compile(r",\s+|\s*\(|\s*/\s*")
_IN = re.compile(r",?(?:\s+[a-z]+){0,2}\s+(?:in|of|inside|within)(?:\s+[\w-]+){0,4}\s+")
_OWNS = re.compile(r"(?:['’]s)\s+(?:[\w-]+\s+){0,4}")
_ADJECTIVE = re.compile(r"\s+(?:[\w-]+\s+){0,5}")
_LIST = re.compile(r"(?:\s+[a-z]+)?(?:,\s*|,?\s+(?:and|or|as well as)\s+)(?:the\s+)?")
_AND = re.compile(r"(?:\s+[a-z]+)?,?\s+(?:and|or)\s+")


@dataclass(frozen=True, slots=True)
class Chain:
    """Toponym number `inner` lies in number `outer`, as the words say. `strict`: they leave no other reading."""

    inner: int
    outer: int
    strict: bool


def find_chains(toponyms: Sequence[Toponym], demonyms: Sequence[bool], layout: Layout) -> tuple[Chain, ...]:
    """All chains between neighbouring toponyms of one sentence, and along lists of them.

    Args:
        toponyms: in text order.
        demonyms: for each, whether it names a people.
        layout: the text.
    """
    found: list[Chain] = []
    outer_of: dict[int, Chain] = {}
    for number in range(len(toponyms) - 2, -1, -1):
        following = number + 1
        start, end = toponyms[number].span.end, toponyms[following].span.start
        if end - start > _LONGEST_GAP or layout.sentence_index(start - 1) != layout.sentence_index(end):
            continue
        gap = layout.text[start:end]
        chain = None
        if demonyms[following]:
            continue
        if demonyms[number]:
            if _ADJECTIVE.fullmatch(gap):
                chain = Chain(following, number, strict=False)
        elif _COMMA.fullmatch(gap) and not _in_list(toponyms, following, layout):
            chain = Chain(number, following, strict=gap[0] == ",")
        elif _IN.fullmatch(gap):
            chain = Chain(number, following, strict=False)
        elif _OWNS.fullmatch(gap):
            chain = Chain(following, number, strict=False)
        elif _LIST.fullmatch(gap) and following in outer_of:
            chain = Chain(number, outer_of[following].outer, strict=False)
        if chain is not None:
            found.append(chain)
            outer_of.setdefault(chain.inner, chain)
    return tuple(found)


def _in_list(toponyms: Sequence[Toponym], number: int, layout: Layout) -> bool:
    """Whether "and" joins toponym `number` to the next: then a comma before it parts items of a list."""
    if number + 1 >= len(toponyms):
        return False
    gap = layout.text[toponyms[number].span.end : toponyms[number + 1].span.start]
    return len(gap) < 30 and _AND.fullmatch(gap) is not None
