"""HXL: a humanitarian spreadsheet with hashtags in its second row, one row for each linked incident.

Source: Humanitarian Exchange Language 1.1, tagging conventions and hashtag dictionary.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from rapporteur.exports.acled import TYPES
from rapporteur.exports.countries import alpha_3, country_label
from rapporteur.exports.events import Event
from rapporteur.exports.numbers import RECONCILED
from rapporteur.exports.tables import Column, CsvFile, table_metadata
from rapporteur.exports.writing import Files, Written
from rapporteur.model.vocabularies import IncidentType, Measure
from rapporteur.views.figures import FigureRow

_CANNOT_HOLD = (
    "who says what: sources are listed by name for each row, not for each number; Parquet holds the claims",
    "parties and how firmly each is tied, beyond their names; weapons and targets beyond their words",
    "places beyond the finest",
)
_CONVENTIONS = (
    "killed and injured are bounds: the least and greatest that the root sources allow together; an empty end is not "
    "bounded, and an empty pair was not stated, which is not 0",
    "#event+type is the type of the reading format, #event+type+acled that of ACLED",
    "#geo+lat and #geo+lon for sites and towns alone: the middle of an area is no place; #geo+precision says how wide",
    "the displaced have a table of their own: each row is one claim; rows overlap and are not to be added up",
    "#status says whether it is said to have happened, or denied, planned, threatened, attempted",
)


def _last_day(figure: FigureRow) -> date | None:
    return figure.latest - timedelta(1) if figure.latest else None


COLUMNS: tuple[Column[Event], ...] = (
    Column("id", lambda e: e.id, "Record id of the incident's leading account.", "string", "#meta+id"),
    Column("status", lambda e: e.status, "Whether it is said to have happened.", "string", "#status"),
    Column("type", lambda e: e.type, "Type of incident.", "string", "#event+type"),
    Column("acled_type", lambda e: TYPES[IncidentType(e.type)][0], "As ACLED has it.", "string", "#event+type+acled"),
    Column("first_day", lambda e: e.earliest, "First possible day.", "date", "#date+start"),
    Column("last_day", lambda e: e.last_day, "Last possible day.", "date", "#date+end"),
    Column("date_precision", lambda e: e.date_precision.value, "How finely dated.", "string", "#meta+date+precision"),
    Column("country", lambda e: country_label(e.country), "Country.", "string", "#country+name"),
    Column("country_code", lambda e: alpha_3(e.country), "ISO 3166-1 alpha-3.", "string", "#country+code"),
    Column("admin1", lambda e: e.place.admin1 if e.place else None, "First-level area.", "string", "#adm1+name"),
    Column("place", lambda e: e.place.name if e.place else None, "Finest place named.", "string", "#loc+name"),
    Column("place_kind", lambda e: e.kind.value if e.kind else None, "Sort of that place.", "string", "#loc+type"),
    Column("latitude", lambda e: e.point[0] if e.point else None, "WGS84, sites and towns.", "decimal", "#geo+lat"),
    Column("longitude", lambda e: e.point[1] if e.point else None, "WGS84, sites and towns.", "decimal", "#geo+lon"),
    Column("geo_precision", lambda e: e.ucdp_where_precision, "UCDP where_prec.", "integer", "#geo+precision"),
    Column("killed_min", lambda e: e.killed.low, "Least allowed.", "integer", "#affected+killed+min"),
    Column("killed_max", lambda e: e.killed.high, "Greatest allowed.", "integer", "#affected+killed+max"),
    Column("injured_min", lambda e: e.injured.low, "Least allowed.", "integer", "#affected+injured+min"),
    Column("injured_max", lambda e: e.injured.high, "Greatest allowed.", "integer", "#affected+injured+max"),
    Column(
        "contested",
        lambda e: "yes" if e.killed.contested or e.injured.contested else "no",
        "Whether sources exclude one another.",
        "string",
        "#meta+contested",
    ),
    Column(
        "parties",
        lambda e: "; ".join(f"{p.name} ({p.confidence.replace('_', ' ')})" for p in e.parties),
        "Parties tied to it, and how firmly.",
        "string",
        "#org+party",
    ),
    Column("targets", lambda e: "; ".join(e.targets), "Who or what was hit.", "string", "#event+target"),
    Column("sources", lambda e: "; ".join(e.sources), "Root sources.", "string", "#meta+source"),
    Column("words", lambda e: " | ".join(e.words), "The words that tell of it.", "string", "#description"),
)


# Displacement is counted for a place and period more often than for an incident: it has a table of its own.
DISPLACED: tuple[Column[FigureRow], ...] = (
    Column("id", lambda f: f.id, "Record id of the figure.", "string", "#meta+id"),
    Column("first_day", lambda f: f.earliest, "First possible day.", "date", "#date+start"),
    Column("last_day", _last_day, "Last possible day.", "date", "#date+end"),
    Column("reported", lambda f: f.published, "Day of publication.", "date", "#date+reported"),
    Column("country", lambda f: country_label(f.country), "Country.", "string", "#country+name"),
    Column("country_code", lambda f: alpha_3(f.country), "ISO 3166-1 alpha-3.", "string", "#country+code"),
    Column("admin1", lambda f: f.admin1, "First-level area.", "string", "#adm1+name"),
    Column("place", lambda f: f.place, "Place, as written.", "string", "#loc+name"),
    Column("unit", lambda f: f.unit, "What is counted: people or families.", "string", "#meta+unit"),
    Column("displaced_min", lambda f: f.low, "Least, as the words bound it.", "integer", "#affected+idps+min"),
    Column("displaced_max", lambda f: f.high, "Greatest, as the words bound it.", "integer", "#affected+idps+max"),
    Column("source", lambda f: f.source.name or f.source.kind, "Who says so.", "string", "#meta+source"),
    Column("publisher", lambda f: f.publisher, "Who published it.", "string", "#meta+source+publisher"),
    Column("words", lambda f: f.quote, "The exact words.", "string", "#description"),
)


def write_hxl(events: Iterable[Event], files: Files, figures: Iterable[FigureRow] = ()) -> Written:
    """Write the events as HXL-tagged CSV with a data dictionary, and beside it the figures of the displaced.

    Args:
        events: the linked incidents.
        files: where to write.
        figures: figures of any measure; those that count displaced people or families are taken.

    Raises:
        OSError: a file could not be written.
    """
    counts: Counter[str] = Counter(without_coordinates=0, undated=0, without_count_of_dead=0, contested=0)
    with CsvFile(files.main, COLUMNS, tags=True) as table:
        for event in events:
            counts["without_coordinates"] += event.point is None
            counts["undated"] += event.earliest is None
            counts["without_count_of_dead"] += event.killed.low is None and event.killed.high is None
            counts["contested"] += event.killed.contested or event.injured.contested
            table.write(event)
    title = "Incidents with HXL hashtags, made from claims"
    metadata = table_metadata(files.main.name, COLUMNS, title, tags=True)
    files.beside("-metadata.json").write_text(metadata, encoding="utf-8")
    flight = files.companion(".displaced.csv")
    with CsvFile(flight, DISPLACED, tags=True) as displaced:
        for figure in figures:
            if figure.measure == Measure.DISPLACED and not figure.withdrawn:
                displaced.write(figure)
    title = "Figures of the displaced with HXL hashtags: claims, which overlap and are not to be added"
    metadata = table_metadata(flight.name, DISPLACED, title, tags=True)
    files.companion(".displaced.csv-metadata.json").write_text(metadata, encoding="utf-8")
    return Written(
        rows={files.main.name: table.rows, flight.name: displaced.rows},
        counts=counts,
        cannot_hold=_CANNOT_HOLD,
        conventions=_CONVENTIONS,
        rules=(RECONCILED,),
        sources=("HXL 1.1 hashtag dictionary", "ACLED Codebook (2023)", "UCDP GED Codebook 25.1"),
    )
