"""What a cell says: counts with their bounds, days with their precision, degrees. Not understood is None."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from rapporteur.model.vocabularies import DatePrecision, Qualifier

# What people write into a cell to say that they do not know. Not stated is not zero.
_NOT_STATED = frozenset(
    [
        *"- -- --- – — . .. ? ?? n/a na n.a. #n/a nan null none nil unknown unk unspecified undisclosed".split(),
        *("not known", "not reported", "not stated", "not available", "no data", "tbc", "tbd", "\\n"),
    ]
)
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u202f' ’]\d{3})+")
_WHOLE = re.compile(r"(\d+)(?:[.,]0+)?")
_RANGE = re.compile(r"(?:between\s+)?(\S+?)\s*(?:-|–|—|\bto\b|\band\b)\s*(\S+)", re.IGNORECASE)
_LEAST = re.compile(
    r"(?:at least|no less than|more than|over|min(?:imum)?|>=|=>|≥|>)\s*(\S+)|(\S+?)\s*(?:\+|or more)", re.I
)
_MOST = re.compile(r"(?:at most|up to|no more than|fewer than|less than|max(?:imum)?|<=|=<|≤|<)\s*(\S+)", re.I)
_ABOUT = re.compile(r"(?:about|around|approx(?:imately|\.)?|nearly|almost|some|circa|ca?\.|~|≈)\s*(\S+)", re.I)
# Lower bounds of vague words. Source: the reading format, version 1.
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3, "a few": 3, "few": 3}
_LARGEST = 10**10


def stated(words: str) -> bool:
    """Whether a cell says anything: it is not empty, and no word for "not known"."""
    plain = words.strip()
    return bool(plain) and plain.casefold() not in _NOT_STATED


@dataclass(frozen=True, slots=True)
class CountCell:
    """The count that a cell gives: inclusive bounds (None: not bounded) and how its words bound it."""

    low: int | None
    high: int | None
    qualifier: Qualifier


@lru_cache(maxsize=4096)
def count_in(words: str) -> CountCell | None:
    """The count that the words of a cell give; None where they are no count.

    A dot or comma before three digits groups thousands only where it cannot part decimals, as no count has these:
    "1,234" is 1234, "12.0" is 12; "1.234" is left alone, since half the world writes it for 1234.
    """
    plain = " ".join(words.split()).strip()
    if (exact := _whole(plain)) is not None:
        return CountCell(exact, exact, Qualifier.EXACT)
    if plain.casefold() in _VAGUE:
        return CountCell(_VAGUE[plain.casefold()], None, Qualifier.VAGUE)
    if found := _LEAST.fullmatch(plain):
        low = _whole(found[1] or found[2])
        return None if low is None else CountCell(low, None, Qualifier.AT_LEAST)
    if found := _MOST.fullmatch(plain):
        high = _whole(found[1])
        return None if high is None else CountCell(0, high, Qualifier.AT_MOST)
    if found := _ABOUT.fullmatch(plain):
        about = _whole(found[1])
        return None if about is None else CountCell(about, about, Qualifier.ABOUT)
    if found := _RANGE.fullmatch(plain):
        low, high = _whole(found[1]), _whole(found[2])
        if low is not None and high is not None and low <= high:
            return CountCell(low, high, Qualifier.BETWEEN if low < high else Qualifier.EXACT)
    return None


def _whole(words: str) -> int | None:
    if _GROUPED.fullmatch(words):
        words = re.sub(r"[^\d]", "", words)
    found = _WHOLE.fullmatch(words)
    if found is None or len(found[1]) > 11:
        return None
    number = int(found[1])
    return number if number <= _LARGEST else None


@dataclass(frozen=True, slots=True)
class DayCell:
    """The days that a cell gives: half-open, local; and how finely. `value` as in TIMEX3."""

    earliest: date
    latest: date
    precision: DatePrecision
    value: str


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_CLOCK = r"(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AaPp][Mm])?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?")
_DAY_MONTH = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s\-/.]+([A-Za-z]+)\.?,?[\s\-/.]+(\d{{4}}){_CLOCK}")
_MONTH_DAY = re.compile(rf"([A-Za-z]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_CLOCK}")
_NUMERIC = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_CLOCK}")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})|([A-Za-z]+)\.?,?\s+(\d{4})")
_YEAR = re.compile(r"\d{4}")


@lru_cache(maxsize=4096)
def days_in(words: str, order: str = "") -> DayCell | None:
    """The days that a cell gives; None where it is no date, or cannot be told.

    Args:
        words: the cell.
        order: "dmy" or "mdy": which of two numbers is the day. Without it, "03-04-2024" is not told.
    """
    plain = " ".join(words.split())
    for pattern, place in ((_ISO, "ymd"), (_COMPACT, "ymd"), (_DAY_MONTH, "dmy"), (_MONTH_DAY, "mdy")):
        if found := pattern.fullmatch(plain):
            return _day(dict(zip(place, found.groups(), strict=False)))
    if found := _NUMERIC.fullmatch(plain):
        first, second, year = found.groups()
        told = order or ("dmy" if int(first) > 12 else "mdy" if int(second) > 12 or first == second else "")
        return _day({told[0]: first, told[1]: second, "y": year}) if told else None
    if found := _MONTH.fullmatch(plain):
        number, name, year = found[2], found[3], found[1] or found[4]
        month = int(number) if number else _MONTHS.get(name.casefold(), 0)
        return month_of(int(year), month)
    if _YEAR.fullmatch(plain) and 1 < int(plain) < date.max.year:
        year_of = int(plain)
        return DayCell(date(year_of, 1, 1), date(year_of + 1, 1, 1), DatePrecision.YEAR, plain)
    return None


def month_of(year: int, month: int) -> DayCell | None:
    """The calendar month; None where there is none."""
    if not (1 <= month <= 12 and 1 <= year < date.max.year):
        return None
    first = date(year, month, 1)
    return DayCell(first, first + timedelta(monthrange(year, month)[1]), DatePrecision.MONTH, f"{first:%Y-%m}")


def _day(parts: dict[str, str]) -> DayCell | None:
    month = int(parts["m"]) if parts["m"].isdigit() else _MONTHS.get(parts["m"].casefold(), 0)
    try:
        day = date(int(parts["y"]), month, int(parts["d"]))
        return DayCell(day, day + timedelta(1), DatePrecision.DAY, day.isoformat())
    except (ValueError, OverflowError):
        return None


_DEGREES = re.compile(r"[+-]?\d{1,3}(?:([.,])\d+)?\s*°?\s*([NSEW]?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DegreesCell:
    """WGS84 degrees that a cell gives; `comma` where its decimals stand behind a comma."""

    value: float
    comma: bool


@lru_cache(maxsize=4096)
def degrees_in(words: str, limit: int) -> DegreesCell | None:
    """Degrees between -`limit` and `limit`; None where the cell holds none."""
    plain = words.strip()
    found = _DEGREES.fullmatch(plain)
    if found is None:
        return None
    value = float(re.sub(r"[^\d.+-]", "", plain.replace(",", ".")))
    if found[2].upper() in {"S", "W"}:
        value = -abs(value)
    return DegreesCell(value, found[1] == ",") if abs(value) <= limit else None
