"""UCDP-shaped CSV: the 49 columns of the Georeferenced Event Dataset, one row for each linked incident that happened.

Source: UCDP GED Codebook 25.1; PRIO-GRID Codebook 2.0 for the grid cells.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Iterable

from rapporteur.exports.countries import country_label
from rapporteur.exports.events import Event, Report
from rapporteur.exports.numbers import Working, rule
from rapporteur.exports.tables import Column, CsvFile, table_metadata
from rapporteur.exports.writing import Files, Written
from rapporteur.model.vocabularies import ActorKind, IncidentStatus, PlaceKind, Target

_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE})
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3
_CIVILIANS = "Civilians"
_CELLS_A_ROW, _CELLS_A_DEGREE = 720, 2

_CANNOT_HOLD = (
    "who says what: low and high span the root sources, best is one of them; the working has the claims",
    "which sources contradict one another; the injured, the missing, the displaced",
    "how firmly a side is tied to an event: parties that are only possible or deny it are no side",
    "more than two sides; more than one place; the kind of violence (a strike, a clash) and its weapons",
    "incidents denied, planned, threatened or failed, and those that only a count tells of: left_out in the counts",
)
_CONVENTIONS = (
    "id is made of the record id by a digest, so that it stays the same in every export; relid is the record id, by "
    "which `rapporteur show` finds its words",
    "best, high and low are empty where UCDP's rule enters none: UCDP takes up events with a known death only, and an "
    "incident of unknown toll has a row here all the same (counts: not_entered_by_rule)",
    "deaths_civilians holds best where every figure behind it counts civilians, else deaths_unknown holds it; "
    "deaths_a and deaths_b are empty, which is not 0: sides of the dead are not read",
    "latitude, longitude, geom_wkt and priogrid_gid for sites and towns alone: UCDP puts a representative point for an "
    "area, and here the middle of an area is no place; where_prec says how wide it is",
    "type_of_violence 3 where only civilians were aimed at and one party is held responsible, 1 where two sides are "
    "and one is a state's, 2 where neither is; else empty",
    "number_of_sources counts documents; source_original names the root sources, repetitions joined",
    "event_clarity is 1: every row is an incident of its own",
)
_LEFT_EMPTY = (
    "active_year, code_status, conflict and dyad ids, side ids, country_id, gwnoa, gwnob, region: the ledger has no "
    "conflict or Gleditsch-Ward numbers",
)


def stable_number(record: str) -> int:
    """A whole number of at most 48 bits for a record id: always the same one, and exact in every program's numbers."""
    return int.from_bytes(hashlib.sha256(record.encode()).digest()[:6])


def grid_cell(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell (half a degree a side) that holds a point, counted from the south-west corner.

    Source: Tollefsen, Strand and Buhaug, PRIO-GRID Codebook 2.0.
    """
    row = min(math.floor((latitude + 90) * _CELLS_A_DEGREE), 180 * _CELLS_A_DEGREE - 1)
    column = min(math.floor((longitude + 180) * _CELLS_A_DEGREE), _CELLS_A_ROW - 1)
    return row * _CELLS_A_ROW + column + 1


def _violence(event: Event) -> int | None:
    held = event.held
    if len(held) == 1 and set(event.targets) == {Target.CIVILIANS}:
        return _ONE_SIDED
    if len(held) < 2:
        return None
    return _STATE_BASED if any(ActorKind(party.kind) in _STATES for party in held[:2]) else _NON_STATE


def _sides(event: Event) -> tuple[str | None, str | None]:
    names = [party.name for party in event.held[:2]]
    if _violence(event) == _ONE_SIDED:
        names.append(_CIVILIANS)
    return (names[0] if names else None), (names[1] if len(names) > 1 else None)


def _dyad(event: Event) -> str | None:
    first, second = _sides(event)
    return f"{first} - {second}" if first and second else None


def _article(report: Report) -> str:
    parts = [str(part).replace('"', "'") for part in (report.publisher, report.published, report.title) if part]
    return ",".join(f'"{part}"' for part in parts)


def _listed(values: Iterable[object]) -> str:
    return ";".join(str(value).replace(";", ",") for value in values if value)


def _admin2(event: Event) -> str | None:
    return event.place.name if event.place and event.kind is PlaceKind.ADMIN2 else None


def _best(event: Event, *, civilians: bool) -> int | None:
    answer = event.counted.get("ucdp")
    return answer.best if answer is not None and event.civilian_dead is civilians else None


def _entered(event: Event, name: str) -> int | None:
    answer = event.counted.get("ucdp")
    return None if answer is None else {"low": answer.low, "best": answer.best, "high": answer.high}[name]


def _wkt(event: Event) -> str | None:
    return f"POINT ({event.point[1]:.6f} {event.point[0]:.6f})" if event.point else None


def _empty(name: str, description: str = "Not known to the ledger.") -> Column[Event]:
    return Column(name, lambda _: None, description)


COLUMNS: tuple[Column[Event], ...] = (
    Column("id", lambda e: stable_number(e.id), "A number made of the record id.", "integer"),
    Column("relid", lambda e: e.id, "Record id of the incident's leading account."),
    Column("year", lambda e: e.earliest.year if e.earliest else None, "Year of the first possible day.", "integer"),
    _empty("active_year"),
    _empty("code_status"),
    Column("type_of_violence", _violence, "1 state-based, 2 non-state, 3 one-sided.", "integer"),
    _empty("conflict_dset_id"),
    _empty("conflict_new_id"),
    _empty("conflict_name"),
    _empty("dyad_dset_id"),
    _empty("dyad_new_id"),
    Column("dyad_name", _dyad, "Both sides."),
    _empty("side_a_dset_id"),
    _empty("side_a_new_id"),
    Column("side_a", lambda e: _sides(e)[0], "The party held responsible most firmly."),
    _empty("side_b_dset_id"),
    _empty("side_b_new_id"),
    Column("side_b", lambda e: _sides(e)[1], "The other party; Civilians for one-sided violence."),
    Column("number_of_sources", lambda e: len(e.reports), "Documents that tell of it.", "integer"),
    Column("source_article", lambda e: ";".join(map(_article, e.reports)), "Publisher, day and headline of each."),
    Column("source_office", lambda e: _listed(r.publisher for r in e.reports), "Publishers."),
    Column("source_date", lambda e: _listed(r.published for r in e.reports), "Days of publication."),
    Column("source_headline", lambda e: _listed(r.title for r in e.reports), "Headlines."),
    Column("source_original", lambda e: _listed(e.sources), "Root sources."),
    Column("where_prec", lambda e: e.ucdp_where_precision, "1 exact to 6 country; 7 sea or air.", "integer"),
    Column("where_coordinates", lambda e: e.place.name if e.place else None, "Finest place named."),
    Column("where_description", lambda e: "; ".join(e.places), "All places named."),
    Column("adm_1", lambda e: e.place.admin1 if e.place else None, "First-level area."),
    Column("adm_2", _admin2, "Second-level area."),
    Column("latitude", lambda e: e.point[0] if e.point else None, "WGS84 degrees, of sites and towns.", "decimal"),
    Column("longitude", lambda e: e.point[1] if e.point else None, "WGS84 degrees, of sites and towns.", "decimal"),
    Column("geom_wkt", _wkt, "The same as well-known text."),
    Column("priogrid_gid", lambda e: grid_cell(*e.point) if e.point else None, "PRIO-GRID cell of it.", "integer"),
    Column("country", lambda e: country_label(e.country), "Country."),
    _empty("country_id"),
    _empty("region"),
    Column("event_clarity", lambda _: 1, "1: an event of its own.", "integer"),
    Column("date_prec", lambda e: e.ucdp_date_precision, "1 day to 5 year.", "integer"),
    Column("date_start", lambda e: e.earliest, "First possible day.", "date"),
    Column("date_end", lambda e: e.last_day, "Last possible day.", "date"),
    _empty("deaths_a", "Sides of the dead are not read; empty is not 0."),
    _empty("deaths_b", "Sides of the dead are not read; empty is not 0."),
    Column("deaths_civilians", lambda e: _best(e, civilians=True), "Best, where all counted are civilians.", "integer"),
    Column("deaths_unknown", lambda e: _best(e, civilians=False), "Best, where it is not said who died.", "integer"),
    Column("best", lambda e: _entered(e, "best"), "Most reliable count by UCDP's rule.", "integer"),
    Column("high", lambda e: _entered(e, "high"), "Greatest count reported.", "integer"),
    Column("low", lambda e: _entered(e, "low"), "Least count reported.", "integer"),
    _empty("gwnoa"),
    _empty("gwnob"),
)


def write_ucdp(events: Iterable[Event], files: Files) -> Written:
    """Write the events as UCDP-shaped CSV with the working of their numbers and a data dictionary.

    Raises:
        OSError: a file could not be written.
    """
    counts: Counter[str] = Counter(left_out=0, not_entered_by_rule=0, without_coordinates=0, undated=0)
    with CsvFile(files.main, COLUMNS) as table, Working(files, "ucdp") as working:
        for event in events:
            if event.status != IncidentStatus.HAPPENED or not event.counted:
                counts["left_out"] += 1
                continue
            answer = working.write(event)
            counts["not_entered_by_rule"] += answer is None or answer.best is None
            counts["without_coordinates"] += event.point is None
            counts["undated"] += event.earliest is None
            table.write(event)
    title = "Events in the columns of UCDP GED, made from claims"
    files.beside("-metadata.json").write_text(table_metadata(files.main.name, COLUMNS, title), encoding="utf-8")
    return Written(
        rows={files.main.name: table.rows, **working.rows},
        counts=counts,
        cannot_hold=_CANNOT_HOLD,
        conventions=_CONVENTIONS,
        left_empty=_LEFT_EMPTY,
        rules=(rule("ucdp"),),
        sources=("UCDP GED Codebook 25.1", "PRIO-GRID Codebook 2.0"),
    )
