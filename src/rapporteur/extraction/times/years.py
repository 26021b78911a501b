"""Explicit years, and the larger and smaller units that go with them: decades, centuries, seasons, quarters, halves."""

import re
from dataclasses import replace

from rapporteur.extraction.times.calendar import read_date, year_of
from rapporteur.extraction.times.rules import PORTION, group, portion_of, rule
from rapporteur.extraction.times.words import (
    ERA,
    FULL_MONTH,
    ORDINAL,
    SEASON,
    SEASONS,
    SOME_YEAR,
    YEAR,
    number_of,
    ordinal_of,
)
from rapporteur.model.time_meanings import CalendarDate

_DECADE_WORDS = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
                 "nineties": 9}  # fmt: skip
# Not a year but a count: "1500 soldiers"; the plurals listed are dated by years rather than counted.
_COUNTED = re.compile(
    r"\s+(?:(?!elections?|protests|attacks|bombings|talks|accords|riots|wars|floods|census|clashes|massacres|years)"
    r"[a-z]+s|people|men|women|children|police|troops|percent|km|kg|m|ft|feet|dead|of (?:them|whom|the)|other|more"
    r"|or more)\b",
    re.IGNORECASE,
)
_LEADS_YEAR = re.compile(
    r"\b(?:in|since|until|till|by|during|from|between|before|after|of|year|early|late|mid|circa|ca\.|c\.|around|about|to"
    r"|and|or|through|throughout|spring|summer|autumn|fall|winter|the|for|on|anno|into|as of|back to|"
    rf"{FULL_MONTH}),?\s*$|[(\[–—/-]\s*$",
    re.IGNORECASE,
)
_SURELY_LEADS_YEAR = re.compile(
    r"\b(?:the|in|since|until|during|early|late|mid|year|circa|spring|summer|autumn|fall|winter),?\s*$", re.IGNORECASE
)
_HOUR = re.compile(r"\bat(?:\s+(?:about|around))?\s+$", re.IGNORECASE)  # "at 1620"
_FROM_HOUR = re.compile(
    r"\b[0-2]\d[0-5]\d(?<!1[5-9]\d\d)(?<!20\d\d)(?:\s(?:to|and|until|till)\s|\s?[-–]\s?)$"
)  # "0800 to 1200"
_NUMBERED = re.compile(
    r"(?:[$€£#№]|\d[.,:]|\b(?:no|nos|resolution|res|flight|article|law|act|decree|room|unit|route|highway|model|statement|communique|communiqué|bulletin|number)\.?)\s?"
    r"(?:\d{1,4}/)?$|\b(?:no|nos|number|statement|communique|communiqué|bulletin)\.?\s?\d{1,4}\s?/\s?$",
    re.IGNORECASE,
)


def _year_alone(match: re.Match[str]) -> CalendarDate | None:
    text, start = match.string, match.start("y")
    before = text[max(0, start - 16) : start]
    if _HOUR.search(before) or _FROM_HOUR.search(before):
        return None
    if group(match, "portion") is None and group(match, "circa") is None:
        if _NUMBERED.search(before) or (_COUNTED.match(text, match.end()) and not _SURELY_LEADS_YEAR.search(before)):
            return None
        digits = match["y"].lstrip("'’")
        if (digits != match["y"] or not 1500 <= int(digits) <= 2049) and not _LEADS_YEAR.search(before):
            return None
    return read_date(match)


def _decade(match: re.Match[str]) -> CalendarDate:
    word = group(match, "word")
    decade = _DECADE_WORDS[word.lower()] if word else int(match["decade"].lstrip("'’"))
    portion = portion_of(group(match, "portion") or group(match, "portion2"))
    return CalendarDate(decade=-decade if group(match, "era") else decade, portion=portion)


def _century(match: re.Match[str]) -> CalendarDate | None:
    number = ordinal_of(match["century"])
    if not number:
        return None
    era = (match["era"] or "").upper()
    return CalendarDate(century=-number if era.startswith("B") else number - 1, portion=portion_of(match["portion"]))


def _quarter(match: re.Match[str]) -> CalendarDate:
    digit = group(match, "q") or group(match, "q2")
    number = int(digit) if digit else ordinal_of(match["ordinal"])
    return replace(read_date(match) or CalendarDate(), quarter=number)


def _half(match: re.Match[str]) -> CalendarDate:
    return replace(read_date(match) or CalendarDate(), half=int(match["h"]))


def _spoken_year(match: re.Match[str]) -> CalendarDate | None:
    hundreds, rest = number_of(match["hundreds"]), number_of(match["rest"])
    return CalendarDate(year=int(hundreds * 100 + rest)) if hundreds and rest else None


def _year_of_era(match: re.Match[str]) -> CalendarDate:
    year, _ = year_of(match)
    season = group(match, "season")
    return CalendarDate(
        year=year,
        season=SEASONS[season.lower()] if season else None,
        portion=portion_of(group(match, "portion")),
    )


_CIRCA = r"(?P<circa>ca?\. ?|circa |(?:around|about) (?=1[5-9]\d\d\b|20\d\d\b))?"
_PART_OF = r"(?P<portion2>(?:early|late|mid)[ -](?:to[ -](?:late|mid)[ -])?)?"
_TENS = r"(?:thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_TWO_DIGITS = rf"(?:(?:twenty|{_TENS})[ -](?:one|two|three|four|five|six|seven|eight|nine)|{_TENS})"
_ORDINAL_QUARTER = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal[ -])?quarter"
RULES = (
    rule(
        "digit",
        rf"{_CIRCA}{PORTION}?(?:(?:the )?(?:fiscal )?years? |fiscal |FY ?)?"
        rf"(?P<y>{YEAR}|['’]\d\d(?!s))(?: ?(?P<era>{ERA}))?",
        _year_alone,
    ),
    rule(
        "spoken",
        rf"(?:the year )?(?P<hundreds>nineteen|eighteen|seventeen|twenty) (?P<rest>{_TWO_DIGITS})",
        _spoken_year,
    ),
    rule("unit", r"the year two thousand", lambda _: CalendarDate(year=2000)),
    rule("digit", r"(?:A\.?D\.?|year) (?P<y>\d{1,4})", read_date),
    rule(
        "digit",
        rf"(?:ca?\. ?|circa |around |about )?{PORTION}?(?:(?:the )?(?P<season>{SEASON})(?: of)? )?"
        rf"(?P<bc>\d{{1,4}}) ?(?P<bcera>{ERA})",
        _year_of_era,
    ),
    rule(
        "digit",
        rf"{PORTION}?(?:the )?{_PART_OF}(?P<decade>1\d\d|20\d|(?:(?<=the\s)|['’])[2-9](?=0['’]?s))0['’]?s",
        _decade,
    ),
    rule("digit", rf"{PORTION}?(?:the )?{_PART_OF}(?P<decade>\d{{1,3}})0s ?(?P<era>B\.?C\.?)", _decade),
    rule("decade", rf"{PORTION}?the {_PART_OF}(?P<word>{'|'.join(_DECADE_WORDS)})", _decade),
    rule(
        "unit",
        rf"{PORTION}?(?:the )?{_PART_OF}(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})[ -]century"
        rf"(?: ?(?P<era>{ERA}))?",
        _century,
    ),
    rule(
        "season", rf"{PORTION}?(?:the )?{_PART_OF}(?P<season>{SEASON}),?(?: of)?(?: the year)? {SOME_YEAR}", read_date
    ),
    rule(
        "quarter",
        rf"(?:{PORTION}|the )?(?:its |their )?(?:fiscal[ -])?(?:{_ORDINAL_QUARTER}|Q(?P<q>[1-4])|(?P<q2>[1-4])Q)"
        rf"(?:(?: of)?(?: fiscal)?,? (?P<y>{YEAR}))?",
        _quarter,
    ),
    rule("quarter", rf"(?:the )?(?P<y>{YEAR})(?:['’]s)? {_ORDINAL_QUARTER}", _quarter),
    rule("half", rf"H(?P<h>[12]),? (?P<y>{YEAR})", _half),
)
