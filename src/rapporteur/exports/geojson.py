"""GeoJSON: one feature for each linked incident; a point where one is known, else the area, else no geometry.

Source: RFC 7946.
"""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from rapporteur.exports.areas import area_of, has_area, radius_km
from rapporteur.exports.countries import country_label
from rapporteur.exports.events import Event
from rapporteur.exports.numbers import RECONCILED, rule
from rapporteur.exports.writing import Files, Written
from rapporteur.version import VERSION

_RULES = ("acled", "ucdp", "airwars", "ibc", "un")
# Every property of a feature, and what it holds: the data dictionary of the map formats.
PROPERTIES = {
    "id": ("string", "Record id of the incident's leading account."),
    "type": ("string", "Type of incident."),
    "status": ("string", "happened, or attempted, planned, threatened, denied."),
    "background": ("boolean", "Whether every account tells it as older context."),
    "earliest": ("date", "First possible day; empty where not known."),
    "latest": ("date", "Day after the last possible one; empty where not known."),
    "date_precision": ("string", "day, days, week, month, year or unknown."),
    "place": ("string", "Finest place named."),
    "place_kind": ("string", "site, town, admin2, admin1, region, line, water or country."),
    "admin1": ("string", "First-level area."),
    "country": ("string", "ISO 3166-1 alpha-2 code."),
    "country_name": ("string", "Country."),
    "where_prec": ("integer", "UCDP's code, 1 exact to 6 country; 7 sea or air."),
    "radius_km": ("decimal", "How far from the middle of its geometry it may lie."),
    "drawn": ("string", "point, area or none."),
    "gazetteer_id": ("string", "Entry of the gazetteer."),
    "killed_low": ("integer", "Least dead that the root sources allow; empty: not stated."),
    "killed_high": ("integer", "Greatest; empty: not bounded, or not stated."),
    "injured_low": ("integer", "Least injured; empty: not stated."),
    "injured_high": ("integer", "Greatest; empty: not bounded, or not stated."),
    "contested": ("boolean", "Whether sources exclude one another."),
    **{f"{name}_best": ("integer", f"Dead by the rule of {name}; empty: it enters none.") for name in _RULES},
    "parties": ("string", "Parties tied to it with how firmly."),
    "targets": ("string", "Who or what was hit."),
    "weapons": ("string", "What with."),
    "sources": ("string", "Root sources."),
    "documents": ("integer", "Documents that tell of it."),
    "words": ("string", "The words that tell of it."),
}
CANNOT_HOLD = (
    "the claims, their words and sources one by one: Parquet holds them",
    "places beyond the finest, and the outlines of areas: circles say how far an event may lie from the middle",
)
CONVENTIONS = (
    "a point for sites and towns alone; a circle for areas, lines and waters; no geometry for a country, since its "
    "middle is no place, and none where no place is resolved",
    "killed and injured are bounds that the root sources allow together; an empty end is not bounded; empty is not 0",
    "acled_best is 0 also where no source gives a number: ACLED's rule asks for one",
)


def properties_of(event: Event) -> dict[str, Any]:
    """The properties of an event by name, as `PROPERTIES` describes them; None where not known."""
    place = event.place
    best = {f"{name}_best": answer.best if (answer := event.counted.get(name)) else None for name in _RULES}
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "background": event.background,
        "earliest": event.earliest,
        "latest": event.latest,
        "date_precision": event.date_precision.value,
        "place": place.name if place else None,
        "place_kind": place.kind if place else None,
        "admin1": place.admin1 if place else None,
        "country": event.country,
        "country_name": country_label(event.country),
        "where_prec": event.ucdp_where_precision,
        "radius_km": radius_km(event),
        "drawn": "point" if event.point else "area" if has_area(event) else "none",
        "gazetteer_id": place.gazetteer_id if place else None,
        "killed_low": event.killed.low,
        "killed_high": event.killed.high,
        "injured_low": event.injured.low,
        "injured_high": event.injured.high,
        "contested": event.killed.contested or event.injured.contested,
        **best,
        "parties": "; ".join(f"{p.name} ({p.confidence.replace('_', ' ')})" for p in event.parties) or None,
        "targets": "; ".join(event.targets) or None,
        "weapons": "; ".join(event.weapons) or None,
        "sources": "; ".join(event.sources) or None,
        "documents": len(event.reports),
        "words": " | ".join(event.words) or None,
    }


def geometry_of(event: Event) -> dict[str, Any] | None:
    """The geometry of an event, longitude before latitude; None where it has none."""
    if event.point:
        latitude, longitude = event.point
        return {"type": "Point", "coordinates": [round(longitude, 6), round(latitude, 6)]}
    rings = area_of(event)
    if not rings:
        return None
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": [rings[0]]}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}


def dictionary() -> str:
    """The data dictionary of the properties, as JSON."""
    columns = [{"name": n, "datatype": kind, "dc:description": words} for n, (kind, words) in PROPERTIES.items()]
    return json.dumps({"columns": columns}, ensure_ascii=False, indent=1) + "\n"


def written(files: Files, rows: int, counts: Counter[str]) -> Written:
    """What a map format says of itself; its data dictionary is written beside it."""
    files.beside(".dictionary.json").write_text(dictionary(), encoding="utf-8")
    return Written(
        rows={files.main.name: rows},
        counts=counts,
        cannot_hold=CANNOT_HOLD,
        conventions=CONVENTIONS,
        rules=(RECONCILED, *map(rule, _RULES)),
        sources=("RFC 7946", "OGC 12-128r18 (GeoPackage)", "UCDP GED Codebook 25.1"),
    )


def write_geojson(events: Iterable[Event], files: Files) -> Written:
    """Write the events as one feature collection, feature by feature.

    Raises:
        OSError: the file could not be written.
    """
    counts: Counter[str] = Counter(drawn_point=0, drawn_area=0, drawn_none=0)
    rows = 0
    with files.main.open("w", encoding="utf-8") as file:
        file.write(f'{{"type":"FeatureCollection","generator":"rapporteur {VERSION}","features":[')
        for event in events:
            properties = properties_of(event)
            counts[f"drawn_{properties['drawn']}"] += 1
            feature = {"type": "Feature", "id": event.id, "geometry": geometry_of(event), "properties": properties}
            file.write(",\n" if rows else "\n")
            file.write(json.dumps(feature, ensure_ascii=False, separators=(",", ":"), default=str))
            rows += 1
        file.write("\n]}\n")
    return written(files, rows, counts)
