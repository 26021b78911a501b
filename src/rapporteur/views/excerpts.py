"""Excerpts: the exact words of a record in their sentences, cut into segments that a view can set off."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from rapporteur.model.spans import Span, hull
from rapporteur.views.masking import MASK

# Good enough to cut a window: a stop, its closing quotation marks and white space, or a line break.
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+|\s*\n\s*")


class Role(StrEnum):
    """What a segment of an excerpt is."""

    PLAIN = "plain"
    WORDS = "words"
    SOURCE = "source"
    CUE = "cue"
    WITHHELD = "withheld"


# Where roles overlap, the later of these wins.
_RANK = {Role.PLAIN: 0, Role.SOURCE: 1, Role.CUE: 2, Role.WORDS: 3, Role.WITHHELD: 4}


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters of one role; protected names are already masked."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a document's text, `start` to `end` in code points, as segments."""

    start: int
    end: int
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The excerpt without its roles."""
        return "".join(segment.text for segment in self.segments)


def cut_excerpt(text: str, window: Span, roles: Iterable[tuple[Span, Role]], withheld: Sequence[Span] = ()) -> Excerpt:
    """The words of `window`, its roles set off and protected names masked.

    Args:
        text: the whole text of the document; all spans are into it.
        window: what to cut out.
        roles: spans to set off; parts outside the window are left away.
        withheld: spans of protected names, in order.
    """
    ranks = [Role.PLAIN] * (window.end - window.start)
    first = bisect_left(withheld, window.start, key=lambda span: span.end)
    names = ((span, Role.WITHHELD) for span in takewhile(lambda s: s.start < window.end, withheld[first:]))
    for span, role in (*roles, *names):
        for at in range(max(span.start, window.start), min(span.end, window.end)):
            if _RANK[role] > _RANK[ranks[at - window.start]]:
                ranks[at - window.start] = role
    segments: list[Segment] = []
    start = window.start
    for at in range(window.start + 1, window.end + 1):
        if at == window.end or ranks[at - window.start] is not ranks[start - window.start]:
            role = ranks[start - window.start]
            segments.append(Segment(MASK if role is Role.WITHHELD else text[start:at], role))
            start = at
    return Excerpt(window.start, window.end, tuple(segments))


def find_context(text: str, spans: Sequence[Span], longest: int = 600) -> Span:
    """The sentences around `spans`, within their paragraphs and at most `longest` code points.

    Raises:
        ValueError: `spans` is empty.
    """
    wanted = hull(spans)
    if wanted.end - wanted.start > longest:
        wanted = (
            spans[0] if spans[0].end - spans[0].start <= longest else Span(spans[0].start, spans[0].start + longest)
        )
    room = (longest - (wanted.end - wanted.start)) // 2
    before = text[max(0, wanted.start - room) : wanted.start]
    after = text[wanted.end : wanted.end + room]
    opening = max((match.end() for match in _SENTENCE_END.finditer(before)), default=None)
    if opening is None:
        opening = 0 if wanted.start <= room else before.find(" ") + 1
    closing = _SENTENCE_END.search(after)
    if closing is not None:
        end = wanted.end + closing.start() + len(closing[0].rstrip())
    elif wanted.end + room >= len(text):
        end = len(text.rstrip())
    else:
        end = wanted.end + (after.rfind(" ") if " " in after else len(after))
    start = wanted.start - len(before) + opening
    return Span(start, max(end, wanted.end))
