"""Atlos: incidents that open-source investigators collect; one row for each, with its status and description.

Source: Atlos documentation, bulk import and export: `status`, `description` and `sensitive` are needed.
"""

from rapporteur.imports.cell_text import UNDATED, When
from rapporteur.imports.drafting import Draft
from rapporteur.imports.layouts import Layout
from rapporteur.imports.sources import source_kind
from rapporteur.model.vocabularies import (
    IncidentType,
    PlaceKind,
    SourceKind,
    VerificationCovers,
    VerificationStatus,
)

_STATUSES = {
    "to do": VerificationStatus.UNVERIFIED,
    "unclaimed": VerificationStatus.UNVERIFIED,
    "in progress": VerificationStatus.UNVERIFIED,
    "help needed": VerificationStatus.UNVERIFIED,
    "ready for review": VerificationStatus.EVIDENCE_SHOWN,
    "needs review": VerificationStatus.EVIDENCE_SHOWN,
    "completed": VerificationStatus.CONFIRMED,
    "canceled": VerificationStatus.NO_EVIDENCE,
    "cancelled": VerificationStatus.NO_EVIDENCE,
}
_KINDS = (
    ("drone", IncidentType.DRONE_STRIKE),
    ("air strike", IncidentType.AIR_STRIKE),
    ("airstrike", IncidentType.AIR_STRIKE),
    ("shelling", IncidentType.SHELLING),
    ("missile", IncidentType.MISSILE_ATTACK),
    ("explosi", IncidentType.BOMBING),
    ("shooting", IncidentType.SHOOTING),
    ("clash", IncidentType.ARMED_CLASH),
    ("fighting", IncidentType.ARMED_CLASH),
    ("arson", IncidentType.ARSON),
    ("fire", IncidentType.ARSON),
    ("loot", IncidentType.LOOTING),
    ("arrest", IncidentType.DETENTION),
    ("detention", IncidentType.DETENTION),
    ("abduct", IncidentType.ABDUCTION),
    ("protest", IncidentType.PROTEST),
    ("destr", IncidentType.DESTRUCTION),
    ("damage", IncidentType.DESTRUCTION),
)


def _read(draft: Draft) -> None:
    day = draft.days("date")
    when = UNDATED if day is None else When(day.earliest, day.latest, day.precision)
    if (added := draft.days("date_created")) is not None:
        draft.published = added.earliest
    point = draft.point("latitude", "longitude") or draft.pair("geolocation")
    country = draft.country("country")
    place = draft.place("location", PlaceKind.SITE, country, None, point)
    if place is None and point is not None:
        located = "geolocation" if draft.span("geolocation") else "latitude"
        place = draft.place(located, PlaceKind.SITE, country, None, point)
    anchor = draft.over("description")
    links = dict(draft.pieces("sources", " ,;\n\t"))
    sources = tuple(
        draft.source(words, span, SourceKind.MEDIA if "://" in words else source_kind(words), (anchor,))
        for words, span in links.items()
    )
    incident = draft.incident(_kind(draft), when, anchor, () if place is None else (place,), attributions=sources)
    _status(draft, incident)
    sensitive = draft.words("sensitive")
    if sensitive and sensitive.casefold() not in {"not sensitive", "no", "false", "[]"}:
        draft.warn("sensitive", f"Atlos marks it as sensitive: {sensitive[:80]}", "sensitive")


def _kind(draft: Draft) -> IncidentType:
    named = (draft.words("incident_type") or "").casefold()
    return next((kind for words, kind in _KINDS if words in named), IncidentType.OTHER)


def _status(draft: Draft, incident: str) -> None:
    words = draft.words("status")
    if words is None:
        return
    status = _STATUSES.get(words.casefold())
    if status is None:
        draft.warn("unknown_code", f"{words!r} is no status of Atlos", "status")
        return
    draft.verified("status", status, VerificationCovers.EVENT, incident)


COLUMNS = tuple(
    """slug status description sensitive date incident_type country location latitude longitude geolocation sources
    date_created""".split()
)

LAYOUT = Layout(
    name="atlos",
    version=1,
    table="atlos",
    publisher="Atlos",
    columns=COLUMNS,
    required=(("status",), ("description",), ("sensitive",)),
    identifier=("slug",),
    read=_read,
    aliases={
        "slug": ("id", "incident id", "attr_slug"),
        "incident_type": ("type", "attr_type", "incident type"),
        "country": ("attr_country",),
        "location": ("place", "attr_location"),
        "geolocation": ("attr_geolocation",),
        "sources": ("source", "urls", "source_1", "source links", "source material"),
        "date": ("attr_date", "event date"),
        "date_created": ("created", "inserted_at", "date created"),
    },
)
