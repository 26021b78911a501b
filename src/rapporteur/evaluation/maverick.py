"""MAVERICK: event reports coded one by one, how far they differ, and what the counting rules make of them.

Source: van Baalen and Höglund, MAVERICK, codebook of the event reports (actors, deaths_best, deaths_low, deaths_high).
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from statistics import median

from rapporteur.counting.cases import Account, Case, Counted, Responsibility
from rapporteur.counting.rules import RULES, RuleTotal, count_by, total
from rapporteur.evaluation.material import CorpusError
from rapporteur.model.vocabularies import SourceKind

# Human rights commissions are set up by law but independent of the government; special commissions inquire for it.
_KINDS = {
    "International news agency": SourceKind.MEDIA,
    "International news media": SourceKind.MEDIA,
    "National news media": SourceKind.MEDIA,
    "Human rights commission": SourceKind.NGO,
    "International civil society organization": SourceKind.NGO,
    "National civil society organization": SourceKind.NGO,
    "International organization": SourceKind.IO,
    "Special commission": SourceKind.OFFICIAL,
    "National government agency": SourceKind.OFFICIAL,
}
_ACTORS = range(1, 7)
_PUBLISHED = re.compile(r"\((\d{4}-\d{2}-\d{2})\)")
_NEEDED = {"id", "event_id", "date_start", "date_end", "deaths_low", "deaths_best", "deaths_high", "actor1"}


@dataclass(frozen=True, slots=True)
class EventReport:
    """One report of one event as coded.

    `first` and `last` are the days of the event, both inclusive. `actors` are all actors, the main one first;
    `perpetrators` are the types of those coded as such, `civilian_victims` whether citizens are coded as victims.
    `published` is None where the source does not say.
    """

    id: str
    event: str
    source: str
    source_kind: SourceKind
    published: date | None
    first: date
    last: date
    actors: tuple[str, ...]
    perpetrators: tuple[str, ...]
    civilian_victims: bool
    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What the reports of an event do not agree on: `deaths`, `dates` or `actors` (the main actor of each report).

    `exclude` is true where two of them cannot both hold: ranges of deaths or of days without a common value. `said` are
    the values, each with the ids of the reports that give it.
    """

    about: str
    exclude: bool
    said: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event with its reports' least, median and greatest best estimate of deaths, and what they contradict."""

    id: str
    reports: tuple[EventReport, ...]
    least: float
    middle: float
    greatest: float
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Deaths added up over a set of events, by the least, the median and the greatest report of each."""

    name: str
    events: int
    least: float
    middle: float
    greatest: float


def read_reports(text: str) -> tuple[EventReport, ...]:
    """The event reports of a MAVERICK file.

    Args:
        text: the CSV file, with its header.

    Raises:
        CorpusError: it is no such file, or a row cannot be understood; the message names the row.
    """
    rows = csv.DictReader(StringIO(text, newline=""))
    if missing := sorted(_NEEDED - set(rows.fieldnames or ())):
        raise CorpusError(f"no MAVERICK event reports: there is no column {missing[0]}")
    return tuple(_report(row, number) for number, row in enumerate(rows, 2))


def _report(row: Mapping[str, str], number: int) -> EventReport:
    try:
        actors = [n for n in _ACTORS if row.get(f"actor{n}")]
        coded = {n: row.get(f"actor{n}_type") or row[f"actor{n}"] for n in actors}
        published = _PUBLISHED.search(row.get("source") or "")
        return EventReport(
            id=row["id"],
            event=row["event_id"],
            source=row.get("source_author") or row.get("source") or "source not stated",
            source_kind=_KINDS.get(row.get("source_type") or "", SourceKind.UNNAMED),
            published=date.fromisoformat(published[1]) if published else None,
            first=date.fromisoformat(row["date_start"]),
            last=date.fromisoformat(row["date_end"]),
            actors=tuple(row[f"actor{n}"] for n in actors),
            perpetrators=tuple(dict.fromkeys(coded[n] for n in actors if _yes(row.get(f"actor{n}_perpetrator")))),
            civilian_victims=any(coded[n] == "Citizens" and _yes(row.get(f"actor{n}_victim")) for n in actors),
            low=int(float(row["deaths_low"])),
            best=int(float(row["deaths_best"])),
            high=int(float(row["deaths_high"])),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"row {number} is no event report: {error}") from error


def _yes(cell: str | None) -> bool:
    return bool(cell) and float(cell or 0) == 1


def coded_events(reports: Iterable[EventReport]) -> tuple[CodedEvent, ...]:
    """The reports gathered by event, in the order of the file."""
    groups: dict[str, list[EventReport]] = defaultdict(list)
    for report in reports:
        groups[report.event].append(report)
    return tuple(_event(name, group) for name, group in groups.items())


def _event(name: str, group: Sequence[EventReport]) -> CodedEvent:
    deaths = [report.best for report in group]
    return CodedEvent(name, tuple(group), min(deaths), median(deaths), max(deaths), contradictions(group))


def contradictions(group: Sequence[EventReport]) -> tuple[Contradiction, ...]:
    """What the reports of one event do not agree on: best estimate of deaths, days, main actor."""
    found = []
    for about, said, exclude in (
        ("deaths", [str(report.best) for report in group], _without_common([(r.low, r.high) for r in group])),
        (
            "dates",
            [f"{r.first}" if r.first == r.last else f"{r.first} to {r.last}" for r in group],
            _without_common([(r.first.toordinal(), r.last.toordinal()) for r in group]),
        ),
        ("actors", [report.actors[0] if report.actors else "not stated" for report in group], False),
    ):
        values: dict[str, list[str]] = defaultdict(list)
        for value, report in zip(said, group, strict=True):
            values[value].append(report.id)
        if len(values) > 1:
            found.append(Contradiction(about, exclude, tuple((v, tuple(ids)) for v, ids in values.items())))
    return tuple(found)


def _without_common(ranges: Sequence[tuple[int, int]]) -> bool:
    return max(low for low, _ in ranges) > min(high for _, high in ranges)


def spreads(events: Iterable[CodedEvent]) -> tuple[Spread, ...]:
    """Deaths added up over all events, and over those for which two or more reports count a death (those alone)."""
    given = tuple(events)
    counted = [[report.best for report in event.reports if report.best > 0] for event in given]
    several = [deaths for deaths in counted if len(deaths) > 1]
    return (
        Spread(
            "all events",
            len(given),
            sum(event.least for event in given),
            sum(event.middle for event in given),
            sum(event.greatest for event in given),
        ),
        Spread(
            "events with two or more positive tolls",
            len(several),
            sum(map(min, several)),
            sum(median(deaths) for deaths in several),
            sum(map(max, several)),
        ),
    )


def case_of(event: CodedEvent) -> Case:
    """An event as the counting rules see it: of each source its last report, by day of publication, else of file."""
    last: dict[str, EventReport] = {}
    for report in sorted(event.reports, key=lambda report: report.published or date.min):
        last[report.source] = report
    blamed = {kind for report in event.reports for kind in report.perpetrators}
    held = Responsibility.NOT_KNOWN
    if blamed:
        held = Responsibility.ONE_PARTY if len(blamed) == 1 else Responsibility.CONTESTED
    accounts = tuple(Account(r.source, r.source_kind, r.low, r.high, ids=(r.id,)) for r in last.values())
    civilian = True if any(report.civilian_victims for report in event.reports) else None
    return Case(event.id, accounts, held, civilian)


def by_rules(events: Iterable[CodedEvent]) -> tuple[dict[str, dict[str, Counted]], tuple[RuleTotal, ...]]:
    """What every rule enters for each event, by event and rule, and what each adds up to."""
    entered = {event.id: count_by(RULES, case_of(event)) for event in events}
    return entered, tuple(total(rule, (answers[rule] for answers in entered.values())) for rule in RULES)
