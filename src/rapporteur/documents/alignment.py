"""Trace an extracted text back to the page it was extracted from.

The extractor drops navigation and folds white space but keeps order, so the two texts are aligned monotonically:
stretches that stand once in each are anchors, as in patience diff; anchors grow while the characters agree; lines
between anchors are looked for between them. What then has no counterpart stays untraced: better none than a wrong one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapporteur.documents.markup import VisibleText
from rapporteur.model.offsets import OffsetMap, Run, joined_runs

_ANCHOR = 24
_MISSES = 8  # lines of one gap that may be sought in vain: bounds the cost
_MARKERS = frozenset({"|", "-"})  # cells of a table and items of a list, as the extractor writes them
_WORD = re.compile(r"\S+")


class _Match(NamedTuple):
    """Equal characters: indices into the extracted text and into the page, both without white space."""

    text: int
    page: int
    length: int


def align(text: str, page: VisibleText) -> OffsetMap:
    """The map from an extracted text to the source of its page, in time linear in both.

    Args:
        text: the extracted text.
        page: the visible text of the source that it was extracted from.

    Returns:
        Runs of which each stands for the same characters in the source, up to character references and white space.
    """
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    characters = "".join(text[start:end] for start, end in words)
    starts: list[int] = []
    count = 0
    for start, end in words:
        starts.append(count)
        count += end - start
    anchors = _anchors(characters, starts, page)
    grown = _grown(anchors, characters, page.characters)
    lines = _lines(text, words, starts)
    matches = _with_gaps_filled(grown, lines, characters, page)
    return OffsetMap(tuple(joined_runs(_runs(words, starts, matches, page))))


def _once(characters: str, starts: Iterable[int]) -> dict[str, int]:
    """Stretches of the anchor's length that begin at only one of `starts`, with that start."""
    found: dict[str, int] = {}
    for start in starts:
        stretch = characters[start : start + _ANCHOR]
        if len(stretch) == _ANCHOR:
            found[stretch] = -1 if stretch in found else start
    return {stretch: start for stretch, start in found.items() if start >= 0}


def _anchors(characters: str, starts: list[int], page: VisibleText) -> list[tuple[int, int]]:
    """Pairs of equal, unique stretches: the longest chain of them that rises in both texts."""
    in_page = _once(page.characters, page.boundaries)
    pairs = [(at, in_page[s]) for s, at in _once(characters, starts).items() if s in in_page]
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for index, (_, at) in enumerate(pairs):
        place = bisect_left(tails, at)
        before.append(holders[place - 1] if place else -1)
        if place == len(tails):
            tails.append(at)
            holders.append(index)
        else:
            tails[place] = at
            holders[place] = index
    chain: list[tuple[int, int]] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _grown(anchors: list[tuple[int, int]], text: str, page: str) -> Iterator[_Match]:
    """Every anchor extended to both sides as far as the characters agree and the neighbours allow."""
    text_end = page_end = 0
    for text_at, page_at in anchors:
        if text_at < text_end or page_at < page_end:
            continue
        text_start, page_start = text_at, page_at
        while text_start > text_end and page_start > page_end and text[text_start - 1] == page[page_start - 1]:
            text_start -= 1
            page_start -= 1
        grown = _ANCHOR + _common_length(text, text_at + _ANCHOR, page, page_at + _ANCHOR)
        text_end, page_end = text_at + grown, page_at + grown
        yield _Match(text_start, page_start, text_end - text_start)


def _common_length(text: str, text_at: int, page: str, page_at: int) -> int:
    """How many characters agree from the two places on."""
    length = 0
    stride = 512
    while stride:
        here = text[text_at + length : text_at + length + stride]
        if len(here) == stride and here == page[page_at + length : page_at + length + stride]:
            length += stride
        else:
            stride //= 2
    return length


def _lines(text: str, words: list[tuple[int, int]], starts: list[int]) -> list[tuple[int, int]]:
    """Lines and table cells as half-open stretches of the text without white space."""
    lines: list[tuple[int, int]] = []
    begin = previous_end = 0
    for (start, end), at in zip(words, starts, strict=True):
        marker = text[start:end] in _MARKERS
        if marker or "\n" in text[previous_end:start]:
            if at > begin:
                lines.append((begin, at))
            begin = at + 1 if marker else at
        previous_end = end
    total = starts[-1] + words[-1][1] - words[-1][0] if words else 0
    if total > begin:
        lines.append((begin, total))
    return lines


def _with_gaps_filled(
    grown: Iterator[_Match], lines: list[tuple[int, int]], characters: str, page: VisibleText
) -> Iterator[_Match]:
    """The matches in order, and between them the lines that stand whole between the same neighbours of the page."""
    begins = [start for start, _ in lines]
    text_end = page_end = 0
    for match in (*grown, _Match(len(characters), len(page.characters), 0)):
        misses = 0
        for index in range(bisect_left(begins, text_end), len(lines)):
            start, end = lines[index]
            if end > match.text or misses >= _MISSES:
                break
            at = page.characters.find(characters[start:end], page_end, match.page)
            if at < 0 or not (_bounded(at, page) and _bounded(at + end - start, page)):
                misses += 1
                continue
            yield _Match(start, at, end - start)
            page_end = at + end - start
        if match.length:
            yield match
        text_end, page_end = match.text + match.length, match.page + match.length


def _bounded(at: int, page: VisibleText) -> bool:
    place = bisect_left(page.boundaries, at)
    return at == len(page.characters) or (place < len(page.boundaries) and page.boundaries[place] == at)


def _runs(
    words: list[tuple[int, int]], starts: list[int], matches: Iterable[_Match], page: VisibleText
) -> Iterator[Run]:
    for match in matches:
        index = max(0, bisect_left(starts, match.text + 1) - 1)
        last: Run | None = None
        while index < len(words) and starts[index] < match.text + match.length:
            low = max(starts[index], match.text)
            high = min(starts[index] + words[index][1] - words[index][0], match.text + match.length)
            first = words[index][0] + low - starts[index]
            for run in _word_runs(first, match.page + low - match.text, high - low, page):
                if last is not None and last.end < run.start:
                    # White space stands for white space; where tags stand between, it was inserted.
                    between = page.source[last.original_end : run.original_start]
                    if between.isspace():
                        yield Run(last.end, run.start, last.original_end, run.original_start)
                yield run
                last = run
            index += 1


def _word_runs(first: int, at: int, length: int, page: VisibleText) -> Iterator[Run]:
    """A word whose characters stand side by side in the source is one run; else every character is."""
    begin, end = page.starts[at], page.ends[at + length - 1]
    if end - begin == length and page.ends[at] - begin == 1:
        yield Run(first, first + length, begin, end)
        return
    index = 0
    while index < length:
        begin, end = page.starts[at + index], page.ends[at + index]
        same = 1
        while index + same < length and page.starts[at + index + same] == begin:
            same += 1
        yield Run(first + index, first + index + same, begin, end)
        index += same
