"""How exactly an incident is dated and placed, in the codes of UCDP and ACLED.

Source: UCDP GED Codebook 25.1, variables date_prec and where_prec; ACLED Codebook (2023), "Time precision codes" and
"Spatial precision codes". Ours, not theirs: which of their codes each kind of place and precision of the reading
format gets; for ACLED two to six days count as its 2 (week).
"""

from rapporteur.model.vocabularies import DatePrecision, PlaceKind

_UCDP_DATES = {
    DatePrecision.DAY: 1,
    DatePrecision.DAYS: 2,
    DatePrecision.WEEK: 3,
    DatePrecision.MONTH: 4,
    DatePrecision.YEAR: 5,
}
_ACLED_DATES = {
    DatePrecision.DAY: 1,
    DatePrecision.DAYS: 2,
    DatePrecision.WEEK: 2,
    DatePrecision.MONTH: 3,
}
_UCDP_PLACES = {
    PlaceKind.SITE: 1,
    PlaceKind.TOWN: 1,
    PlaceKind.ADMIN2: 3,
    PlaceKind.ADMIN1: 4,
    PlaceKind.REGION: 5,
    PlaceKind.LINE: 5,
    PlaceKind.COUNTRY: 6,
    PlaceKind.WATER: 7,
}
_ACLED_PLACES = {
    PlaceKind.SITE: 1,
    PlaceKind.TOWN: 1,
    PlaceKind.ADMIN2: 2,
    PlaceKind.LINE: 2,
    PlaceKind.WATER: 2,
    PlaceKind.ADMIN1: 3,
    PlaceKind.REGION: 3,
}


def ucdp_date_precision(precision: DatePrecision) -> int | None:
    """UCDP's date_prec, 1 (day) to 5 (year); None where the date is not known, which UCDP does not code."""
    return _UCDP_DATES.get(precision)


def acled_time_precision(precision: DatePrecision) -> int | None:
    """ACLED's time_precision, 1 (day) to 3 (month); None where it is coarser: ACLED takes up no such event."""
    return _ACLED_DATES.get(precision)


def ucdp_where_precision(kind: PlaceKind | None, *, near: bool = False) -> int | None:
    """UCDP's where_prec, 1 (exact) to 7 (sea or air); None without a place.

    Args:
        kind: the kind of the finest place of the incident.
        near: whether it happened near that place only ("outside Arra"): 2, within 25 km of a known point.
    """
    if kind is None:
        return None
    code = _UCDP_PLACES[kind]
    return 2 if near and code == 1 else code


def acled_geo_precision(kind: PlaceKind | None, *, near: bool = False) -> int | None:
    """ACLED's geo_precision, 1 (named town) to 3 (region); None without a place or with a country alone.

    Args:
        kind: the kind of the finest place of the incident.
        near: whether it happened near that place only.
    """
    code = None if kind is None else _ACLED_PLACES.get(kind)
    return 2 if near and code == 1 else code
