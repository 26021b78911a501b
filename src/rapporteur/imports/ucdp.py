"""UCDP Georeferenced Event Dataset: one row for each event of organised violence with at least one death.

Source: UCDP GED Codebook 25.1: 49 columns, type_of_violence, date_prec, where_prec, event_clarity, deaths.
"""

import re

from rapporteur.imports.cell_text import When
from rapporteur.imports.cells import CountCell, DayCell, days_in
from rapporteur.imports.drafting import Draft, bounded
from rapporteur.imports.layouts import Layout
from rapporteur.imports.sources import actor_kind, is_civilians, source_kind
from rapporteur.model.vocabularies import (
    Certainty,
    DatePrecision,
    IncidentType,
    Measure,
    PerpetratorConfidence,
    PlaceKind,
    Qualifier,
    RelationKind,
    Target,
    VictimClass,
)

COLUMNS = tuple(
    """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
    dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
    number_of_sources source_article source_office source_date source_headline source_original where_prec
    where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id
    region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best
    high low gwnoa gwnob""".split()
)
_DATES = {
    "1": DatePrecision.DAY,
    "2": DatePrecision.DAYS,
    "3": DatePrecision.WEEK,
    "4": DatePrecision.MONTH,
    "5": DatePrecision.YEAR,
}
_PLACES = {
    "1": PlaceKind.TOWN,
    "2": PlaceKind.TOWN,
    "3": PlaceKind.ADMIN2,
    "4": PlaceKind.ADMIN1,
    "5": PlaceKind.REGION,
    "6": PlaceKind.COUNTRY,
    "7": PlaceKind.WATER,
}
_STATE_BASED, _NON_STATE, _ONE_SIDED = "1", "2", "3"


def _read(draft: Draft) -> None:
    when = _when(draft)
    place = _place(draft)
    violence = _violence(draft)
    one_sided = violence == _ONE_SIDED
    sides = [_side(draft, column) for column in ("side_a", "side_b")]
    named = [side for side in sides if side is not None]
    how = PerpetratorConfidence.REPORTED_AS_FACT if one_sided else PerpetratorConfidence.POSSIBLE
    anchor = draft.over("dyad_name") if draft.span("dyad_name") else draft.over("side_a", "side_b")
    incident = draft.incident(
        IncidentType.OTHER,  # UCDP codes between whom, not how
        when,
        anchor,
        () if place is None else (place,),
        tuple((side, how) for side in named[: 1 if one_sided else 2]),
        (Target.CIVILIANS,) if one_sided else (),
        attributions=_sources(draft),
    )
    if len(named) == 2 and not one_sided:
        draft.relation(named[0], RelationKind.FIGHTS, named[1], when, anchor)
    _deaths(draft, incident)


def _violence(draft: Draft) -> str | None:
    code = draft.words("type_of_violence")
    if code is None:
        civilians = is_civilians(draft.words("side_b") or "")
        return _ONE_SIDED if civilians else _STATE_BASED if draft.words("side_b") else None
    if code not in {_STATE_BASED, _NON_STATE, _ONE_SIDED}:
        draft.warn("unknown_code", f"{code!r} is no type of violence of UCDP", "type_of_violence")
        return None
    return code


def _side(draft: Draft, column: str) -> str | None:
    words, span = draft.stated(column), draft.span(column)
    if words is None or span is None or is_civilians(words):
        return None
    return draft.actor(words, span, actor_kind(words))


def _when(draft: Draft) -> When:
    found = draft.period("date_start", "date_end")
    code = draft.words("date_prec")
    if code is None or found.earliest is None:
        return found
    if code not in _DATES:
        draft.warn("unknown_code", f"{code!r} is no date precision of UCDP", "date_prec")
        return found
    return When(found.earliest, found.latest, _DATES[code])


def _place(draft: Draft) -> str | None:
    country = draft.country("country")
    admin1 = draft.stated("adm_1")
    point = draft.point("latitude", "longitude")
    code = draft.words("where_prec")
    kind = _PLACES.get(code or "")
    if code is None:
        kind = _finest(draft)
    elif kind is None:
        draft.warn("unknown_code", f"{code!r} is no place precision of UCDP", "where_prec")
    found = draft.place("where_coordinates", kind, country, admin1, point)
    for column, level in (("adm_2", PlaceKind.ADMIN2), ("adm_1", PlaceKind.ADMIN1), ("country", PlaceKind.COUNTRY)):
        own = point if found is None and kind is level else None
        wider = draft.place(column, level, country, None if level is PlaceKind.COUNTRY else admin1, own)
        found = found or wider
    return found


def _finest(draft: Draft) -> PlaceKind | None:
    """The kind of a place whose precision is not coded: that of the area which bears the same name."""
    named = (draft.words("where_coordinates") or "").casefold()
    levels = (("country", PlaceKind.COUNTRY), ("adm_1", PlaceKind.ADMIN1), ("adm_2", PlaceKind.ADMIN2))
    for column, kind in levels:
        if named and named == (draft.words(column) or "").casefold():
            return kind
    return PlaceKind.TOWN if named else None


def _sources(draft: Draft) -> tuple[str, ...]:
    """Whom the row credits, by its offices; the row is as new as the newest article that it rests on."""
    content = (draft.over("source_headline") if draft.span("source_headline") else draft.over("source_article"),)
    days = [day for words, _ in draft.pieces("source_date") if (day := _published(draft, words)) is not None]
    draft.published = max((day.earliest for day in days), default=None)
    offices = [(words, span) for words, span in draft.pieces("source_office") if not words.isdigit()]
    return tuple(
        draft.source(words, span, source_kind(words), content)
        for words, span in {one[0]: one for one in offices}.values()
    )


def _published(draft: Draft, words: str) -> DayCell | None:
    if (found := days_in(words)) is None and re.search(r"\d", words):
        draft.warn("not_a_date", f"{words[:40]!r} is no date that can be told", "source_date")
    return found


_PARTS = (
    ("deaths_a", VictimClass.COMBATANTS),
    ("deaths_b", VictimClass.COMBATANTS),
    ("deaths_civilians", VictimClass.CIVILIANS),
    ("deaths_unknown", VictimClass.PEOPLE),
)


def _deaths(draft: Draft, incident: str) -> None:
    """Low to high is UCDP's interval, best its most probable count within it, and the rest are parts of best.

    The reading format knows no sides: three dead of side A are at least three combatants, and two of unknown standing
    at least two people. Civilians are counted exactly only where nobody's standing is unknown. Where low is below best,
    neither best nor its parts are sure: then UCDP itself calls them possible, and no lower bound may rest on them.
    """
    best, low, high = (draft.count(column) for column in ("best", "low", "high"))
    parts = {column: draft.count(column) for column, _ in _PARTS}
    least, most = (low.low if low else None), (high.high if high else None)
    if least is not None and most is not None and least > most:
        draft.warn("bounds_reversed", f"low {least} is above high {most}: no interval was made of them", "low")
        least = most = None
    counted = best.low if best else sum(part.low or 0 for part in parts.values() if part)
    doubt = None
    if least is not None and (counted or 0) > least:
        spans = (span for column in ("best", *parts) if (span := draft.span(column)) is not None)
        doubt = draft.own_words(tuple(spans), Certainty.POSSIBLE)
    whole = _whole(draft, incident, best, least, most, doubt)
    exactly = not ((unknown := parts["deaths_unknown"]) and unknown.low)
    for column, who in _PARTS:
        part = parts[column]
        if part is None:
            continue
        if who is not VictimClass.CIVILIANS or not exactly:
            part = CountCell(part.low, None, Qualifier.AT_LEAST)
        draft.figure(Measure.KILLED, part, draft.over(column), incident, (who,), part_of=whole, attribution=doubt)


def _whole(
    draft: Draft, incident: str, best: CountCell | None, least: int | None, most: int | None, doubt: str | None
) -> str | None:
    """Add the figures of all dead: one where the three agree, else best and the interval that stands in its place."""
    if best is not None and best.low is not None:
        if (least is not None and best.low < least) or (most is not None and best.low > most):
            draft.warn("best_outside_bounds", f"best {best.low} lies outside {least} to {most}", "best")
        if (least, most) == (best.low, best.low):
            return draft.figure(Measure.KILLED, best, draft.over("best", "low", "high"), incident)
        if (least, most) == (None, None):
            return draft.figure(Measure.KILLED, best, draft.over("best"), incident)
    whole = None
    if best is not None:
        told = CountCell(best.low, best.low, Qualifier.ABOUT)
        whole = draft.figure(Measure.KILLED, told, draft.over("best"), incident, attribution=doubt)
    if least is None and most is None:
        return whole
    ends = [column for column, end in (("low", least), ("high", most)) if end is not None]
    return draft.figure(Measure.KILLED, bounded(least, most), draft.over(*ends), incident, supersedes=whole)


LAYOUT = Layout(
    name="ucdp",
    version=1,
    table="ucdp",
    publisher="Uppsala Conflict Data Program",
    columns=COLUMNS,
    required=(("id",), ("date_start",), ("best", "low", "high")),
    identifier=("id",),
    read=_read,
    # The second names are those of UCDP's own API and of releases by events; the third those of data sets built on it.
    aliases={
        "side_a": ("side_a_name",),
        "side_b": ("side_b_name",),
        "where_coordinates": ("location_where_name",),
        "adm_1": ("location_adm1_name",),
        "adm_2": ("location_adm2_name",),
        "country": ("location_root_name",),
        "date_start": ("start_date",),
        "date_end": ("end_date",),
        "deaths_a": ("deaths_side_a",),
        "deaths_b": ("deaths_side_b",),
        "deaths_civilians": ("deaths_civilian",),
        "best": ("best_est", "deaths_best"),
        "high": ("high_est", "deaths_high"),
        "low": ("low_est", "deaths_low"),
    },
    headless=lambda cells: (
        len(cells) == len(COLUMNS) and cells[0].strip().isdecimal() and cells[5].strip() in {"1", "2", "3"}
    ),
)
