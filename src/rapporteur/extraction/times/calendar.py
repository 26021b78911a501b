"""Explicit dates: days and months as calendars, cables and forms name them."""

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
    FULL_WEEKDAY,
    MONTH,
    SEASONS,
    SOME_YEAR,
    WEEKDAY,
    YEAR,
    month_of,
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
# After a day: "2026", "'89", the bare "90" of cables and datelines, "480 BC".
_YEAR_AFTER = (
    rf"(?:(?:,? (?:the year )?|-){SOME_YEAR}|[ -](?P<yy>\d\d)(?=\s*(?:--|[;()\[\]–—]|[,.]\s|$))"
    rf"|,? (?P<bc>\d{{1,3}}) ?(?P<bcera>{ERA}))?"
)
_WEEKDAY_BEFORE = rf"(?:(?P<wd>{WEEKDAY}),? (?:the )?)?"
_WEEKDAY_AFTER = rf"(?:,? \(?(?P<wd2>{WEEKDAY})\)?)?"
_DAY_MONTH = rf"(?:the )?(?P<d>{DAY_NUMBER})(?: (?:day )?of | |-(?=[a-z]+-\d)|(?=[a-z]))(?P<m>{MONTH}){_YEAR_AFTER}"
_MONTH_DAY = rf"(?P<m>{MONTH}) (?:the )?(?P<d>{DAY_NUMBER}){COUNTED}{_YEAR_AFTER}"


def is_named(word: str) -> bool:
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
    if month and not is_named(month):
        return None
    weekday = group(match, "wd") or group(match, "wd2")
    if weekday and not is_named(weekday):
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


# "May" and "March" are verbs too, and "April" and "June" names: these words before show that a month is meant.
_LEADS_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|through|during|before|after|between|and|for|or|on|late|early|mid|around"
    r"|about|throughout|this|next|last|when|every|each)\s+$|[-–(]$",
    re.IGNORECASE,
)
_NAME_GOES_ON = re.compile(r"\s+(?:[A-Z][a-z]|said|was|told)")
_VERB_GOES_ON = re.compile(r"\s+(?:be|have|not|also|well|never)\b", re.IGNORECASE)


def _month_alone(match: re.Match[str]) -> CalendarDate | None:
    word, text = match["m"].lower(), match.string
    if group(match, "portion") is None:
        led = match.start("m") > match.start() or bool(
            _LEADS_MONTH.search(text[max(0, match.start() - 24) : match.start()])
        )
        if word in {"may", "march"} and not led:
            return None
        surely_led = led and not text.endswith("and ", 0, match.start())
        if word in {"april", "june", "august"} and not surely_led and _NAME_GOES_ON.match(text, match.end()):
            return None
        if word == "may" and _VERB_GOES_ON.match(text, match.end()):
            return None
    return read_date(match)


_HOLIDAYS = {"christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
             "new year's": (1, 1)}  # fmt: skip


def _holiday(match: re.Match[str]) -> CalendarDate | None:
    if not is_named(match["holiday"]):
        return None
    name = re.sub(r"\s+", " ", match["holiday"].lower().replace("’", "'"))
    month, day = next(when for key, when in _HOLIDAYS.items() if name.startswith(key))
    year, short = year_of(match)
    return CalendarDate(year, month, day, short_year=short, part=part_of(group(match, "tail")))


def _week_of(match: re.Match[str]) -> CalendarDate | None:
    found = read_date(match)
    return found and replace(found, week_of=True)


def _day_alone(match: re.Match[str]) -> CalendarDate | None:
    return CalendarDate(day=ordinal_of(match["d"]), part=part_of(group(match, "lead")))


def _day_in_channel(match: re.Match[str]) -> CalendarDate | None:
    """'Wed 20/11, 19:12', as channels head their items, the day first."""
    day, month = int(match["first"]), int(match["second"])
    if not is_named(match["wd"]) or not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    clock = clock_of(group(match, "tailclock"))
    return CalendarDate(month=month, day=day, weekday=weekday_of(match["wd"]), clock=clock)


_NIGHT = r"(?P<lead>(?:(?:the )?night|overnight)(?: of| on| between| from|,)? (?:the )?)"
_AND_NEXT = r"(?: ?[-–/] ?| (?:to|and|into) (?:the )?)"
_WEEK_OF = rf"(?:the )?week (?:of|beginning|starting|ending|ended)(?: on)? {_WEEKDAY_BEFORE}"
_TIME_AND_ZONE = r"(?:(?:T|,? )(?P<time>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
_HOLIDAY = r"(?P<holiday>Christmas(?: (?:Day|Eve))?|Boxing Day|New Year['’]s (?:Day|Eve))"
# "on the 7th" is a day when what follows is no noun ("on the 7th floor").
_ON = r"(?:(?<=on\s)|(?<=since\s)|(?<=until\s)|(?<=for\s)|(?<=by\s))"
_DAY_LEAD = r"(?P<lead>the (?:early |late )?(?:morning|afternoon|evening|night|dawn|(?:early|small) hours) of )"
_NO_NOUN = (
    r"(?=\s*(?:[.,;:)]|$|(?:and|to|or|at|when|was|were|had|would|which|but|they|he|she|it|a|the|as|by|in|with"
    r"|of (?:the|that|this) month)\b))"
)
RULES = (
    rule("month", rf"{BEFORE_DATE}{_WEEKDAY_BEFORE}{_DAY_MONTH}{_WEEKDAY_AFTER}{TAIL}?", read_date),
    rule("month", rf"{BEFORE_DATE}{_WEEKDAY_BEFORE}{_MONTH_DAY}{_WEEKDAY_AFTER}{TAIL}?", read_date),
    rule(
        "month", rf"{_NIGHT}(?P<d>{DAY_NUMBER}){_AND_NEXT}{DAY_NUMBER} (?:of )?(?P<m>{MONTH}){_YEAR_AFTER}", read_date
    ),
    rule(
        "month",
        rf"{_NIGHT}(?P<m>{MONTH}) (?P<d>{DAY_NUMBER}){_AND_NEXT}(?:{MONTH} )?{DAY_NUMBER}{_YEAR_AFTER}",
        read_date,
    ),
    rule("weekday", rf"{_NIGHT}(?P<wd>{FULL_WEEKDAY}){_AND_NEXT}{FULL_WEEKDAY}", read_date),
    rule("month", rf"{_WEEK_OF}{_DAY_MONTH}", _week_of),
    rule("month", rf"{_WEEK_OF}{_MONTH_DAY}", _week_of),
    rule("digit", rf"(?P<year>\d{{4}})(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d){_TIME_AND_ZONE}", _iso),
    rule("digit", r"(?P<first>\d{1,2})(?P<mark>/)(?P<second>\d{1,2})/(?P<year>\d{4}|\d\d)", _numeric),
    rule("digit", r"(?P<first>\d{1,2})(?P<mark>[.])(?P<second>\d{1,2})[.](?P<year>\d{4})", _numeric),
    rule(
        "month",
        r"(?P<d>[0-3]\d)(?P<hh>[0-2]\d)(?P<mm>[0-5]\d)(?: ?[A-Z])? "
        rf"(?P<m>{MONTH})(?: ?(?:(?P<y>\d{{4}})|(?P<yy>\d\d)))?",
        _date_time_group,
    ),
    rule("month", rf"{PORTION}?(?P<m>{MONTH})(?: of|,)? (?:the year )?{SOME_YEAR}", read_date),
    rule("month", rf"{PORTION}?(?P<m>{FULL_MONTH}),? (?P<bc>\d{{1,3}}) ?(?P<bcera>B\.C\.(?:E\.)?|BCE?\b)", read_date),
    rule("month", rf"{PORTION}?(?:month of )?(?P<m>{FULL_MONTH}|sept\.)", _month_alone),
    rule(
        "holiday",
        rf"(?:the )?{_HOLIDAY}(?: (?P<tail>morning|night|evening))?(?:(?:,| of)? (?P<y>{YEAR}))?",
        _holiday,
    ),
    rule("weekday", rf"(?P<wd>{WEEKDAY}),? (?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})(?!/\d){TAIL}?", _day_in_channel),
    rule("month", rf"(?P<d>{DAY_NUMBER})/(?P<m>{MONTH})/{SOME_YEAR}", read_date),
    rule(
        "digit",
        rf"{_DAY_LEAD}the (?P<d>(?:[12]?\d|3[01])(?:st|nd|rd|th)){_NO_NOUN}(?: of (?:the|that|this) month)?",
        _day_alone,
    ),
    rule(
        "digit",
        rf"{_ON}the (?P<d>(?:[12]?\d|3[01])(?:st|nd|rd|th)){_NO_NOUN}(?: of (?:the|that|this) month)?",
        _day_alone,
    ),
)
