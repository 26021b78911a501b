"""IOM DTM: displaced people present in an area at the day of an assessment; one row for each area and round.

Source: IOM Displacement Tracking Matrix API v3 and its HXL tags: `numPresentIdpInd`, `numberMales`, `reportingDate`.
"""

from rapporteur.imports.cell_text import When
from rapporteur.imports.drafting import Draft
from rapporteur.imports.layouts import Layout
from rapporteur.model.vocabularies import (
    DatePrecision,
    IncidentType,
    Measure,
    PlaceKind,
    Unit,
    VictimClass,
)

COLUMNS = tuple(
    """id operation admin0Name admin0Pcode admin1Name admin1Pcode admin2Name admin2Pcode locationName latitude longitude
    numPresentIdpInd numPresentIdpHh numberMales numberFemales reportingDate yearReportingDate monthReportingDate
    roundNumber displacementReason idpOriginAdmin1Pcode idpOriginAdmin1Name assessmentType operationStatus""".split()
)


def _read(draft: Draft) -> None:
    reported = draft.days("reportingDate", "mdy" if "/" in (draft.words("reportingDate") or "") else "")
    # Whoever is counted on that day was displaced before its end; when, the table does not say.
    when = When(None, None if reported is None else reported.latest, DatePrecision.UNKNOWN)
    draft.published = None if reported is None else reported.earliest
    place = _place(draft)
    places = () if place is None else (place,)
    anchor = draft.over("numPresentIdpInd", "numPresentIdpHh") if _counted(draft) else draft.over("reportingDate")
    incident = draft.incident(IncidentType.DISPLACEMENT, when, anchor, places)
    whole = None
    if (people := draft.count("numPresentIdpInd")) is not None:
        whole = draft.figure(Measure.DISPLACED, people, draft.over("numPresentIdpInd"), incident)
    if (families := draft.count("numPresentIdpHh")) is not None:
        span = draft.over("numPresentIdpHh")
        draft.figure(Measure.DISPLACED, families, span, incident, unit=Unit.FAMILIES)
    for column in ("numberMales", "numberFemales"):
        # Males and females of every age: neither "men" nor "women", which leave the children out.
        if (part := draft.count(column)) is not None:
            span = draft.over(column)
            draft.figure(Measure.DISPLACED, part, span, incident, (VictimClass.PEOPLE,), part_of=whole)


def _counted(draft: Draft) -> bool:
    return draft.span("numPresentIdpInd") is not None or draft.span("numPresentIdpHh") is not None


def _place(draft: Draft) -> str | None:
    country = draft.country("admin0Pcode", "admin0Name")
    admin1 = draft.stated("admin1Name")
    point = draft.point("latitude", "longitude")
    levels = (
        ("locationName", PlaceKind.SITE),
        ("admin2Name", PlaceKind.ADMIN2),
        ("admin1Name", PlaceKind.ADMIN1),
        ("admin0Name", PlaceKind.COUNTRY),
    )
    for column, kind in levels:
        area = None if kind is PlaceKind.COUNTRY else admin1
        if (found := draft.place(column, kind, country, area, point)) is not None:
            return found
    return None


LAYOUT = Layout(
    name="dtm",
    version=1,
    table=None,
    publisher="IOM Displacement Tracking Matrix",
    columns=COLUMNS,
    required=(("numPresentIdpInd", "numPresentIdpHh"), ("admin0Name", "admin1Name", "admin0Pcode", "admin1Pcode")),
    identifier=("id",),
    read=_read,
    aliases={
        "admin0Name": ("country", "country name", "adm0_en", "#country", "#country+name"),
        "admin0Pcode": ("country code", "adm0_pcode", "#country+code", "#country+code+v_iso3"),
        "admin1Name": ("adm1_en", "state", "governorate", "province", "region", "#adm1", "#adm1+name"),
        "admin1Pcode": ("adm1_pcode", "#adm1+code"),
        "admin2Name": ("adm2_en", "district", "lga", "#adm2", "#adm2+name"),
        "admin2Pcode": ("adm2_pcode", "#adm2+code"),
        "locationName": ("site name", "location", "#loc", "#loc+name"),
        "latitude": ("lat", "#geo+lat"),
        "longitude": ("long", "lon", "lng", "#geo+lon"),
        "numPresentIdpInd": (
            "idps",
            "idp individuals",
            "total idps",
            "individuals",
            "#affected+idps",
            "#affected+idps+ind",
        ),
        "numPresentIdpHh": ("idp households", "households", "#affected+idps+hh"),
        "numberMales": ("males", "#affected+idps+m", "#affected+m+idps", "#affected+m"),
        "numberFemales": ("females", "#affected+idps+f", "#affected+f+idps", "#affected+f"),
        "reportingDate": ("date", "reporting date", "survey date", "#date+reported", "#date"),
        "roundNumber": ("round", "#round+code"),
        "displacementReason": ("reason", "cause", "#cause+type"),
        "idpOriginAdmin1Pcode": ("#adm1+code+origin",),
        "assessmentType": ("#assessment+type",),
    },
)
