"""timemap: events, and beside them their associations and sources, as Forensic Architecture's timemap loads them.

Source: timemap, src/reducers/validate: event, association and source schemata; dates as its default `MM/DD/YYYY`.
"""

import json
from collections import Counter
from collections.abc import Iterable
from typing import IO, Any

from rapporteur.exports.countries import country_label
from rapporteur.exports.events import Event, Report
from rapporteur.exports.numbers import RECONCILED
from rapporteur.exports.writing import Files, Written

_CANNOT_HOLD = (
    "days that are half known: date is the first possible day, and time_precision says how finely it is told",
    "undated incidents: timemap drops them (counts: undated)",
    "bounds of the dead and injured other than in the words of the description",
    "who says what: the documents are its sources, the root sources stand in the description",
    "areas: an event without a site or town has empty coordinates, and is on the timeline but not on the map",
)
_CONVENTIONS = (
    "dates are MM/DD/YYYY, timemap's default format; latitude and longitude are words, both or neither",
    "category is the type of incident; associations are the parties and the status, by the ids of the companion file",
)


def _day(event: Event) -> str:
    return f"{event.earliest:%m/%d/%Y}" if event.earliest else ""


def _bounds(low: int | None, high: int | None) -> str:
    if low == high:
        return f"{low}"
    return f"at least {low or 0}" if high is None else f"{low or 0} to {high}"


def _description(event: Event) -> str:
    parts = [" | ".join(event.words)]
    for name, toll in (("killed", event.killed), ("injured", event.injured)):
        if toll.low is not None or toll.high is not None:
            parts.append(f"{name}: {_bounds(toll.low, toll.high)}{' (contested)' if toll.contested else ''}")
    if event.sources:
        parts.append(f"by the word of {'; '.join(event.sources)}")
    return ". ".join(part for part in parts if part)


def _associations(event: Event) -> dict[str, dict[str, Any]]:
    parties = [(p.name, "party", p.confidence.replace("_", " ")) for p in event.parties]
    wanted = [(event.type.replace("_", " "), "type", ""), (event.status, "status", ""), *parties]
    return {
        f"{kind}: {title}": {
            "id": f"{kind}: {title}",
            "title": title,
            "desc": "",
            "mode": "CATEGORY" if kind == "type" else "FILTER",
            "filter_paths": [kind, title],
        }
        for title, kind, _ in wanted
    }


def event_of(event: Event) -> dict[str, Any]:
    """An event as timemap's schema has it: all values words, all keys always there."""
    names = (event.place.name if event.place else None, country_label(event.country))
    return {
        "id": event.id,
        "description": _description(event),
        "date": _day(event),
        "time": "",
        "time_precision": event.date_precision.value,
        "location": ", ".join(dict.fromkeys(name for name in names if name)),
        "latitude": f"{event.point[0]:.6f}" if event.point else "",
        "longitude": f"{event.point[1]:.6f}" if event.point else "",
        "category": event.type.replace("_", " "),
        "associations": list(_associations(event)),
        "sources": [report.id for report in event.reports],
    }


def _source(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "title": report.title or report.id,
        "thumbnail": "",
        "paths": [],
        "type": "Article",
        "url": report.url or "",
        "description": "",
        "author": report.publisher or "",
        "date": report.published.isoformat() if report.published else "",
    }


def write_timemap(events: Iterable[Event], files: Files) -> Written:
    """Write the events as a JSON array, and their associations and sources beside it.

    Raises:
        OSError: a file could not be written.
    """
    counts: Counter[str] = Counter(undated=0, without_coordinates=0)
    associations: dict[str, dict[str, Any]] = {}
    known: set[str] = set()
    rows = 0
    sources = files.companion(".sources.json")
    with files.main.open("w", encoding="utf-8") as file, sources.open("w", encoding="utf-8") as beside:
        file.write("[")
        beside.write("{")
        for event in events:
            if event.earliest is None:
                counts["undated"] += 1
                continue
            counts["without_coordinates"] += event.point is None
            file.write(",\n" if rows else "\n")
            _dump(event_of(event), file)
            rows += 1
            associations |= _associations(event)
            for report in event.reports:
                if report.id not in known:
                    beside.write((",\n" if known else "\n") + json.dumps(report.id, ensure_ascii=False) + ":")
                    _dump(_source(report), beside)
                    known.add(report.id)
        file.write("\n]\n")
        beside.write("\n}\n")
    listed = files.companion(".associations.json")
    listed.write_text(json.dumps(list(associations.values()), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return Written(
        rows={files.main.name: rows, sources.name: len(known), listed.name: len(associations)},
        counts=counts,
        cannot_hold=_CANNOT_HOLD,
        conventions=_CONVENTIONS,
        rules=(RECONCILED,),
        sources=("timemap event, source and association schemata",),
    )


def _dump(value: Any, file: IO[str]) -> None:
    file.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
