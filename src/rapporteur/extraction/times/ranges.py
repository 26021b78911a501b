"""Ranges and lists of dates that share their month or year: "3-5 May 2020", "from March to June 1990", "1914-18"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapporteur.extraction.times.words import (
    DAY_NUMBER,
    SEASON,
    SEASONS,
    ordinal_of,
)
from rapporteur.model.mentions import TimeMention
from rapporteur.model.spans import Span
from rapporteur.model.time_meanings import CalendarDate

_REACH = 48
_JOIN = r"(?:,\s*(?:and\s+)?|\s*[-–—/&]\s*|\s+(?:to|and|or|until|till|through|thru)\s+(?:the\s+)?)"
_DAYS_BEFORE = re.compile(rf"((?:the\s+)?(?<![\w.,$€£:-])(?:{DAY_NUMBER}{_JOIN})+)$", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:no|nos|number|update|bulletin|issue)\.?\s?#?\s?\d+\s*,\s*$", re.IGNORECASE)
_DAYS_AFTER = re.compile(
    rf"((?:\s*[-–—/]\s*|\s+(?:to|through|until)\s+|(?:,\s*|,?\s+(?:and|or|&)\s+)(?!(?:the\s+)?\w+\s+(?:\w+\s+)?(?:[a-z]{{3,}}s\b|people|men|women|children|police|other|more|per))(?!\w+\s*%))"
    rf"(?:the\s+)?)({DAY_NUMBER})(?:,?\s+((?:1\d|20)\d\d)\b)?",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"\s*(?:-|–|—|/|\bor\b)\s*(\d\d|\d)(?![\w,.:%-]\w|\d|\w)")
_SEASON_BEFORE = re.compile(rf"((?:the\s+)?({SEASON}){_JOIN})$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(rf"(?<![\w.,$€£:])((?:(?:early|late|mid)[ -])?(\d{{1,4}}))({_JOIN})$")
_JOINED = re.compile(rf"\s*{_JOIN}$|\s*\(?$", re.IGNORECASE)


def complete_ranges(mentions: Sequence[TimeMention], text: str) -> list[TimeMention]:
    """Add the ends that lean on a neighbour for month or year, and hand a shared year back to the first end.

    Args:
        mentions: in text order, not overlapping.
        text: what they were found in.
    """
    found: list[TimeMention] = []
    for number, mention in enumerate(mentions):
        span, meaning = mention.span, mention.meaning
        if not isinstance(meaning, CalendarDate):
            found.append(mention)
            continue
        low = found[-1].span.end if found else 0
        high = mentions[number + 1].span.start if number + 1 < len(mentions) else len(text)
        before = list(_leaning_before(span, meaning, text, low))
        after = list(_leaning_after(span, meaning, text, high))
        shared = after[-1].meaning if after else None
        if isinstance(shared, CalendarDate) and meaning.year is None and shared.year is not None:
            meaning = replace(meaning, year=shared.year)
        found += [*before, TimeMention(span, meaning), *after]
    return _share_years(found, text)


def _leaning_before(span: Span, whole: CalendarDate, text: str, low: int) -> Iterator[TimeMention]:
    window = max(low, span.start - _REACH)
    before = text[window : span.start]
    if whole.month and whole.day and whole.part is None and whole.clock is None:
        days = None if _NUMBERED.search(before) else _DAYS_BEFORE.search(before)
        if days and text[span.start].isdigit() | (text[span.start : span.start + 3].lower() == "the"):
            for match in re.finditer(rf"(?:the\s+)?({DAY_NUMBER})", days[1], re.IGNORECASE):
                at = window + days.start() + match.start()
                yield TimeMention(Span(at, at + len(match[0])), replace(whole, day=ordinal_of(match[1]), weekday=None))
    elif whole.year and whole.season and (season := _SEASON_BEFORE.search(before)):
        yield TimeMention(
            Span(window + season.start(), window + season.end(2)),
            replace(whole, season=SEASONS[season[2].lower()]),
        )
    elif whole.year and whole.year < 0 and not whole.month:
        year = _YEAR_BEFORE.search(before)
        if year and int(year[2]) > -whole.year:
            yield TimeMention(Span(window + year.start(1), window + year.end(1)), CalendarDate(year=-int(year[2])))


def _leaning_after(span: Span, whole: CalendarDate, text: str, high: int) -> Iterator[TimeMention]:
    after = text[span.end : min(high, span.end + _REACH)]
    if whole.month and whole.day and whole.clock is None and whole.part is None:
        starts_with_month = text[span.start].isalpha()
        at = span.end
        while starts_with_month and whole.year is None and (match := _DAYS_AFTER.match(after)):
            day = ordinal_of(match[2])
            year = int(match[3]) if match[3] else None
            yield TimeMention(
                Span(at + match.start(2), at + match.end()),
                replace(whole, day=day, year=year, weekday=None, portion=None),
            )
            at += match.end()
            after = after[match.end() :]
    elif (
        whole.year
        and whole.year > 0
        and not whole.month
        and not whole.short_year
        and (match := _YEAR_AFTER.match(after))
    ):
        base = 100 if len(match[1]) == 2 else 10
        year = whole.year - whole.year % base + int(match[1])
        if year > whole.year:
            at = span.end
            yield TimeMention(Span(at + match.start(1), at + match.end(1)), replace(whole, year=year, portion=None))


def _share_years(mentions: list[TimeMention], text: str) -> list[TimeMention]:
    """Read "from March to June 1990": the first month is of 1990 too, or of 1989 when it comes later in the year."""
    shared = list(mentions)
    for number in range(len(shared) - 2, -1, -1):
        first, second = shared[number].meaning, shared[number + 1].meaning
        if not (isinstance(first, CalendarDate) and isinstance(second, CalendarDate)):
            continue
        between = text[shared[number].span.end : shared[number + 1].span.start]
        if first.year is None and second.year is not None and len(between) < 12 and _JOINED.fullmatch(between):
            if first.month and second.month:
                year = second.year - (1 if first.month > second.month else 0)
            elif first.season and second.season:
                year = second.year
            else:
                continue
            shared[number] = replace(shared[number], meaning=replace(first, year=year, short_year=second.short_year))
    return shared
