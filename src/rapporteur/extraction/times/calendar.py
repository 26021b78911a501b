"""Explicit dates: days, months, years and larger units as calendars name them."""

import re
from dataclasses import replace

from rapporteur.extraction.times.rules import (
    BEFORE_DATE,
    PORTION,
    TAIL,
    clock_of,
    group,
    half_of,
    part_of,
    portion_of,
    rule,
)
from rapporteur.extraction.times.words import (
    DAY_NUMBER,
    ERA,
    FULL_MONTH,
    MONTH,
    ORDINAL,
    SEASON,
    SEASONS,
    WEEKDAY,
    YEAR,
    month_of,
    number_of,
    ordinal_of,
    weekday_of,
)
from rapporteur.model.time_meanings import CalendarDate

# What a number counts: after "in March 12 ..." these words show that the number is no day of the month.
COUNTED = (
    r"(?! (?:more|other|people|persons|civilians|soldiers|troops|men|women|children|members|fighters|militants|rebels"
    r"|police|houses|homes|villages|families|bodies|migrants|refugees|cases|percent|per cent|million|billion|km|miles?"
    r"|kilomet\w+|tons?|tonnes|[a-z]+s were|[a-z]+s had|of (?:them|whom|the))\b)"
)
_YEAR_AFTER = rf"(?:,? (?:the year )?(?P<y>{YEAR}|['’]\d\d\b)(?: ?(?P<era>{ERA}))?|[ -](?P<yy>\d\d)(?=\s*(?:--|[;()\[\]–—]|[,.]\s|$))"
_YEAR_AFTER += rf"|,? (?P<bc>\d{{1,3}}) ?(?P<bcera>{ERA}))?"
_WEEKDAY_BEFORE = rf"(?:(?P<wd>{WEEKDAY}),? (?:the )?)?"
_WEEKDAY_AFTER = rf"(?:,? \(?(?P<wd2>{WEEKDAY})\)?)?"
_DAY_MONTH = rf"(?:the )?(?P<d>{DAY_NUMBER})(?: (?:day )?of |[ -]?)(?P<m>{MONTH}){_YEAR_AFTER}"
_MONTH_DAY = rf"(?P<m>{MONTH}) (?:the )?(?P<d>{DAY_NUMBER}){COUNTED}{_YEAR_AFTER}"
_ORDINAL_CENTURY = rf"(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})"
_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_TWO_DIGITS = rf"(?:{_TENS}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))|(?:thirty|forty|fifty|sixty|seventy|eighty|ninety))"
_DECADE_WORDS = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
                 "nineties": 9}  # fmt: skip


def _named(word: str) -> bool:
    """Whether a month or weekday is written as a name: "May" and "MAY", not "may"."""
    return word[0].isupper()


def year_of(match: re.Match[str]) -> tuple[int | None, bool]:
    """The year that a date pattern found, negative BC, and whether only its last two digits were written."""
    era = (group(match, "era") or group(match, "bcera") or "").upper().replace(".", "")
    sign = -1 if era.startswith("B") else 1
    if digits := group(match, "y") or group(match, "bc"):
        bare = digits.lstrip("'’")
        return sign * int(bare), bare != digits
    if digits := group(match, "yy"):
        return int(digits), True
    return None, False


def read_date(match: re.Match[str]) -> CalendarDate | None:
    """The parts of a date from the named groups of any pattern of this file; None when they make no date."""
    month, day = group(match, "m"), group(match, "d")
    if month and not _named(month):
        return None
    weekday = group(match, "wd") or group(match, "wd2")
    if weekday and not _named(weekday):
        weekday = None
    year, short = year_of(match)
    portion_words = group(match, "portion")
    half = half_of(portion_words) if month is None else None
    season = group(match, "season")
    return CalendarDate(
        year=year,
        short_year=short,
        month=month_of(month) if month else None,
        day=ordinal_of(day) if day else None,
        weekday=weekday_of(weekday) if weekday else None,
        season=SEASONS[season.lower()] if season else None,
        half=half,
        portion=None if half else portion_of(portion_words),
        part=part_of(group(match, "lead")) or part_of(group(match, "tail")),
        clock=clock_of(group(match, "clock") or group(match, "tailclock") or _clock_word(group(match, "tail"))),
    )


def _clock_word(words: str | None) -> str | None:
    return words if words and words.lower() in {"midday", "noon", "midnight"} else None


def _iso(match: re.Match[str]) -> CalendarDate | None:
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return CalendarDate(int(match["year"]), month, day, clock=f"T{match['time']}" if match["time"] else None)


def _numeric(match: re.Match[str]) -> CalendarDate | None:
    """03/14/2026 or 14.03.2026; where both orders make a date, none is chosen: the year alone is kept."""
    first, second, digits = int(match["first"]), int(match["second"]), match["year"]
    short = len(digits) == 2
    possible = {(m, d) for m, d in ((first, second), (second, first)) if 1 <= m <= 12 and 1 <= d <= 31}
    if match["mark"] == ".":  # with full stops the day comes first everywhere
        possible &= {(second, first)}
    if not possible:
        return None
    if len(possible) == 1:
        month, day = possible.pop()
        return CalendarDate(int(digits), month, day, short_year=short)
    return CalendarDate(int(digits), short_year=short)


def _date_time_group(match: re.Match[str]) -> CalendarDate | None:
    """061200Z MAR 26. Source: ACP 121, date-time groups."""
    found = read_date(match)
    return found and replace(found, clock=f"T{match['hh']}:{match['mm']}")


def _month_alone(match: re.Match[str]) -> CalendarDate | None:
    word, text = match["m"], match.string
    before = text[max(0, match.start() - 24) : match.start()]
    after = text[match.end() : match.end() + 24]
    if word.lower() in {"may", "march", "august", "april", "june"} and group(match, "portion") is None:
        # "May" and "March" open sentences as verbs, and are names: only after a word that takes a month.
        led = re.search(r"\b(?:in|of|since|until|till|by|from|to|through|during|before|after|between|and|for|or|on|late|early|mid|around|about|throughout|"
                        r"this|next|last|and in|when|every|each)\s+$|[-–(]$", before, re.IGNORECASE)  # fmt: skip
        if led is None and word.lower() in {"may", "march"}:
            return None
        if (
            word.lower() in {"april", "june", "august"}
            and led is None
            and re.match(r"\s+(?:[A-Z][a-z]|said|was|told)", after)
        ):
            return None
        if word.lower() == "may" and re.match(r"\s+(?:be|have|not|also|well|never)\b", after, re.IGNORECASE):
            return None
    return read_date(match)


_COUNTED_YEAR = re.compile(
    r"\s+(?:(?!elections?|protests|attacks|bombings|talks|accords|riots|wars|floods|census|clashes|massacres|years)"
    r"[a-z]+s|people|men|women|children|police|troops|percent|km|kg|m|ft|feet|dead|of (?:them|whom|the)|other|more|or more)\b",
    re.IGNORECASE,
)
_LEADS_YEAR = re.compile(
    r"\b(?:in|since|until|till|by|during|from|between|before|after|of|year|early|late|mid|circa|ca\.|c\.|around|about|to|and"
    r"|and|or|through|throughout|spring|summer|autumn|fall|winter|the|for|on|anno|into|as of|back to|"
    + FULL_MONTH
    + r"),?\s*$|[(\[–—/-]\s*$",
    re.IGNORECASE,
)
_SURELY_LEADS_YEAR = re.compile(
    r"\b(?:in|since|until|during|early|late|mid|year|circa|spring|summer|autumn|fall|winter),?\s*$", re.IGNORECASE
)
_MONEY_OR_NUMBER = re.compile(
    r"(?:[$€£#№]|\d[.,:]|\b(?:no|nos|resolution|res|flight|article|law|act|decree|room|unit|route|highway|model)\.?)\s?$",
    re.IGNORECASE,
)


def _year_alone(match: re.Match[str]) -> CalendarDate | None:
    text, start, end = match.string, match.start("y"), match.end()
    before = text[max(0, start - 16) : start]
    if group(match, "portion") is None and group(match, "circa") is None:
        if _MONEY_OR_NUMBER.search(before) and not re.search(r"(?:\bc|\bca)\.\s?$", before):
            return None
        counted = _COUNTED_YEAR.match(text, end)
        if counted and not _SURELY_LEADS_YEAR.search(before) and not re.search(r"\bthe\s+$", before, re.IGNORECASE):
            return None
        year = int(match["y"].lstrip("'’"))
        if not 1500 <= year <= 2049 and not _LEADS_YEAR.search(before):
            return None
        if match["y"][0] in "'’" and not _LEADS_YEAR.search(before):
            return None
    return read_date(match)


def _decade(match: re.Match[str]) -> CalendarDate | None:
    word = group(match, "word")
    decade = _DECADE_WORDS[word.lower()] if word else int(match["decade"].lstrip("'’"))
    return CalendarDate(decade=decade, portion=portion_of(group(match, "portion")))


def _decade_bc(match: re.Match[str]) -> CalendarDate:
    return CalendarDate(decade=-int(match["decade"]), portion=portion_of(group(match, "portion")))


def _century(match: re.Match[str]) -> CalendarDate | None:
    number = ordinal_of(match["century"])
    if not number:
        return None
    era = (match["era"] or "").upper()
    return CalendarDate(century=-number if era.startswith("B") else number - 1, portion=portion_of(match["portion"]))


def _quarter(match: re.Match[str]) -> CalendarDate | None:
    digit = group(match, "q") or group(match, "q2")
    number = int(digit) if digit else ordinal_of(match["ordinal"])
    return replace(read_date(match) or CalendarDate(), quarter=number)


def _half(match: re.Match[str]) -> CalendarDate | None:
    return replace(read_date(match) or CalendarDate(), half=int(match["h"]))


_HOLIDAYS = {"christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
             "new year's": (1, 1)}  # fmt: skip


def _holiday(match: re.Match[str]) -> CalendarDate | None:
    if not _named(match["holiday"]):
        return None
    name = re.sub(r"\s+", " ", match["holiday"].lower().replace("’", "'"))
    month, day = next(when for key, when in _HOLIDAYS.items() if name.startswith(key))
    year, short = year_of(match)
    return CalendarDate(year, month, day, short_year=short, part=part_of(group(match, "tail")))


def _spoken_year(match: re.Match[str]) -> CalendarDate | None:
    hundreds, rest = number_of(match["hundreds"]), number_of(match["rest"])
    return CalendarDate(year=int(hundreds * 100 + rest)) if hundreds and rest else None


def _week_of(match: re.Match[str]) -> CalendarDate | None:
    found = read_date(match)
    return found and replace(found, week_of=True)


def _day_alone(match: re.Match[str]) -> CalendarDate | None:
    return CalendarDate(day=ordinal_of(match["d"]))


def _short_bc(match: re.Match[str]) -> CalendarDate | None:
    year, _ = year_of(match)
    return CalendarDate(year=year, portion=portion_of(group(match, "portion")),
                        season=SEASONS[match["season"].lower()] if group(match, "season") else None)  # fmt: skip


RULES = (
    rule(rf"{BEFORE_DATE}{_WEEKDAY_BEFORE}{_DAY_MONTH}{_WEEKDAY_AFTER}{TAIL}?", read_date),
    rule(rf"{BEFORE_DATE}{_WEEKDAY_BEFORE}{_MONTH_DAY}{_WEEKDAY_AFTER}{TAIL}?", read_date),
    rule(rf"(?:the )?week (?:of|beginning|starting)(?: on)? {_WEEKDAY_BEFORE}(?:{_DAY_MONTH})", _week_of),
    rule(rf"(?:the )?week (?:of|beginning|starting)(?: on)? {_WEEKDAY_BEFORE}(?:{_MONTH_DAY})", _week_of),
    rule(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:(?:T|,? )(?P<time>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?", _iso),
    rule(r"(?P<first>\d{1,2})(?P<mark>/)(?P<second>\d{1,2})/(?P<year>\d{4}|\d\d)", _numeric),
    rule(r"(?P<first>\d{1,2})(?P<mark>[.])(?P<second>\d{1,2})[.](?P<year>\d{4})", _numeric),
    rule(rf"(?P<d>[0-3]\d)(?P<hh>[0-2]\d)(?P<mm>[0-5]\d) ?[A-Z] (?P<m>{MONTH})(?: ?(?:(?P<y>\d{{4}})|(?P<yy>\d\d)))?", _date_time_group),
    rule(rf"{PORTION}?(?P<m>{MONTH})(?: of|,)? (?:the year )?(?P<y>{YEAR}|['’]\d\d)(?: ?(?P<era>{ERA}))?", read_date),
    rule(rf"{PORTION}?(?P<m>{FULL_MONTH}),? (?P<bc>\d{{1,3}}) ?(?P<bcera>B\.?C\.?E?\b\.?)", read_date),
    rule(rf"{PORTION}?(?:month of )?(?P<m>{FULL_MONTH}|sept\.)", _month_alone),
    rule(rf"(?P<circa>ca?\. ?|circa |(?:around|about) (?=1[5-9]\d\d\b|20\d\d\b))?{PORTION}?(?:(?:the )?(?:fiscal )?years? |fiscal |FY ?)?(?P<y>{YEAR}|['’]\d\d(?!s))(?: ?(?P<era>{ERA}))?", _year_alone),
    rule(rf"(?:the year )?(?P<hundreds>nineteen|eighteen|seventeen|twenty) (?P<rest>{_TWO_DIGITS})", _spoken_year),
    rule(r"the year two thousand", lambda _: CalendarDate(year=2000)),
    rule(rf"(?:(?:A\.?D\.?|year) )(?P<y>\d{{1,4}})", read_date),
    rule(rf"(?:ca?\. ?|circa |around |about )?{PORTION}?(?:(?:the )?(?P<season>{SEASON})(?: of)? )?(?P<bc>\d{{1,4}}) ?(?P<bcera>{ERA})", _short_bc),
    rule(rf"{PORTION}?(?:the )?(?P<portion2>(?:early|late|mid)[ -](?:to[ -](?:late|mid)[ -])?)?(?P<decade>1\d\d|20\d|(?:(?<=the\s)|['’])[2-9](?=0['’]?s))0['’]?s", lambda m: replace(_decade(m), portion=portion_of(m["portion"] or m["portion2"]))),
    rule(rf"{PORTION}?(?:the )?(?:early |late |mid[ -])?(?P<decade>\d{{1,3}})0s ?B\.?C\.?E?", _decade_bc),
    rule(rf"{PORTION}?(?:the )(?:early |late |mid[ -])?(?P<word>{'|'.join(_DECADE_WORDS)})", _decade),
    rule(rf"{PORTION}?(?:the )?(?:early[ -]|late[ -]|mid[ -])?{_ORDINAL_CENTURY}[ -]century(?: ?(?P<era>{ERA}))?", _century),
    rule(rf"{PORTION}?(?:the )?(?:(?:early|late|mid)[ -])?(?P<season>{SEASON})(?:,)?(?: of)?(?: the year)? (?P<y>{YEAR}|['’]\d\d)(?: ?(?P<era>{ERA}))?", read_date),
    rule(rf"(?:{PORTION}|the )?(?:its |their )?(?:fiscal[ -])?(?:(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter|Q(?P<q>[1-4])|(?P<q2>[1-4])Q)(?:(?: of)?(?: fiscal)?,? (?P<y>{YEAR}))?", _quarter),
    rule(rf"(?:the )?(?P<y>{YEAR})(?:['’]s)? (?P<ordinal>first|second|third|fourth)[ -](?:fiscal[ -])?quarter(?P<q>\b)?(?P<q2>\b)?", _quarter),
    rule(rf"H(?P<h>[12]),? (?P<y>{YEAR})", _half),
    rule(rf"(?:the )?(?P<holiday>Christmas(?: (?:Day|Eve))?|Boxing Day|New Year['’]s (?:Day|Eve))(?: (?P<tail>morning|night|evening))?(?:(?:,| of)? (?P<y>{YEAR}))?", _holiday),
    rule(r"(?<=on\s)the (?P<d>(?:[12]?\d|3[01])(?:st|nd|rd|th))(?=\s*(?:[.,;:)]|$|(?:and|to|or|at|when|was|were|had|would|which|but|they|he|she|it|a|the|as|by|in|with|of (?:the|that|this) month)\b))(?: of (?:the|that|this) month)?", _day_alone),
)  # fmt: skip
