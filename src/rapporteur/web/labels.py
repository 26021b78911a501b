"""Labels that only pages need: words of a vocabulary, days and moments."""

from datetime import date, datetime

_SPELLED = {"io": "international organisation", "ngo": "NGO", "ied": "IED"}


def words(value: str) -> str:
    """A value of a vocabulary as words."""
    return _SPELLED.get(value, value.replace("_", " "))


def day_words(value: date | datetime | None) -> str:
    """A day in words ("3 May 2026"); "not stated" for None."""
    return "not stated" if value is None else f"{value.day} {value:%b %Y}"


def moment_words(value: datetime | None) -> str:
    """A moment in words ("3 May 2026, 14:05 UTC"); "not stated" for None."""
    return "not stated" if value is None else f"{value.day} {value:%b %Y, %H:%M} UTC"
