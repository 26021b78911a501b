"""Labels: counts, days, places and sources in words, the same in every export and table."""

from collections.abc import Sequence
from datetime import date, timedelta

from rapporteur.views.figures import FigureRow
from rapporteur.views.filters import country_name
from rapporteur.views.incidents import IncidentPlace
from rapporteur.views.sources import Source

# From the place that says most about where something happened to the one that says least.
_COARSENESS = ("site", "town", "admin2", "line", "water", "region", "admin1", "country")


def finest_first(places: Sequence[IncidentPlace]) -> tuple[IncidentPlace, ...]:
    """`places` from the most to the least precise; those of unknown kind last."""
    return tuple(sorted(places, key=lambda p: _COARSENESS.index(p.kind) if p.kind else len(_COARSENESS)))


def name_label(name: str) -> str:
    """The name of a place as usually written, where a dateline has it in capitals ("EL OBEID")."""
    return name.title() if name.isupper() and len(name) > 3 else name


def place_label(places: Sequence[IncidentPlace]) -> str:
    """The names of `places`, finest first, each once, with the first-level area; empty for none."""
    ordered = finest_first(places)
    names = dict.fromkeys(name_label(place.name) for place in ordered)
    admin1 = next((place.admin1 for place in ordered if place.admin1), None)
    if admin1 and not any(admin1.casefold() in name.casefold() for name in names):
        names[admin1] = None
    return ", ".join(names)


def figure_place(row: FigureRow) -> str:
    """Where a figure counts, with its first-level area; empty when it does not say."""
    parts = dict.fromkeys(name_label(part) for part in (row.place, row.admin1) if part)
    return ", ".join(parts) or country_name(row.country) or ""


def _day(day: date, *, year: bool = True) -> str:
    return f"{day.day} {day:%b %Y}" if year else f"{day.day} {day:%b}"


def day_label(earliest: date | None, latest: date | None) -> str | None:
    """A half-open interval of days in words ("10 May 2026", "31 May to 1 Jun 2026"); None when nothing is known."""
    last = latest - timedelta(days=1) if latest else None
    if earliest is None:
        return f"until {_day(last)}" if last else None
    if last is None or latest is None:
        return f"from {_day(earliest)}"
    if last <= earliest:
        return _day(earliest)
    if earliest.day == latest.day == 1:
        months = (latest.year - earliest.year) * 12 + latest.month - earliest.month
        if months == 1:
            return f"{earliest:%b %Y}"
        if months == 12 and earliest.month == 1:
            return f"{earliest.year}"
    return f"{_day(earliest, year=earliest.year != last.year)} to {_day(last)}"


def count_label(low: int | None, high: int | None, qualifier: str | None = None) -> str:
    """The bounds of a count in words ("19", "at least 19", "20 to 25", "up to 60", "about 4,200")."""
    if low is None and high is None:
        return "no number"
    if low == high and low is not None:
        return f"about {low:,}" if qualifier == "about" else f"{low:,}"
    if high is None:
        return f"at least {low:,}"
    if not low:
        return f"up to {high:,}"
    return f"{low:,} to {high:,}"


def bound_label(low: int, high: int | None) -> str:
    """A bound of the tally in words; a least count of none and no greatest says nothing, and so does its label."""
    return "no bound" if low == 0 and high is None else count_label(low, high)


def figure_label(row: FigureRow) -> str:
    """A figure in a few words: its count and its source."""
    return f"{count_label(row.low, row.high, row.qualifier)} {row.measure}, {source_label(row.source)}"


def who_label(who: Sequence[str]) -> str:
    """The union of victim classes in words; empty for people of any kind."""
    return " and ".join(one.replace("_", " ") for one in who if one != "people")


def source_label(source: Source) -> str:
    """The name of a source, with the body it speaks for; what kind of source it is where it has no name."""
    name = source.name or ("author" if source.kind == "author" else f"unnamed {source.kind.replace('_', ' ')} source")
    if source.kind == "unnamed" and source.name is None:
        name = "unnamed source"
    if source.affiliation and source.affiliation.casefold() not in name.casefold():
        return f"{name} ({source.affiliation})"
    return " ".join(name.split())
