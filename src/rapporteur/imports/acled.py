"""ACLED: one row for each event of political violence, demonstrations and strategic developments.

Source: ACLED Codebook (2023 and later): 31 columns, event types and sub-types, time precision, geo-precision.
"""

from datetime import UTC, date, datetime, timedelta

from rapporteur.imports.cell_text import UNDATED, When
from rapporteur.imports.cells import DayCell, month_of
from rapporteur.imports.drafting import Draft
from rapporteur.imports.layouts import Layout
from rapporteur.imports.sources import actor_kind, source_kind
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import (
    ActorKind,
    DatePrecision,
    IncidentType,
    Measure,
    PerpetratorConfidence,
    PlaceKind,
    RelationKind,
    Target,
    Weapon,
)

COLUMNS = tuple(
    """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
    actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities tags timestamp""".split()
)
# Sub-event types as incidents, with the weapons that the codebook ties to them.
_KINDS: dict[str, tuple[IncidentType, tuple[Weapon, ...]]] = {
    "government regains territory": (IncidentType.ARMED_CLASH, ()),
    "non-state actor overtakes territory": (IncidentType.ARMED_CLASH, ()),
    "armed clash": (IncidentType.ARMED_CLASH, ()),
    "excessive force against protesters": (IncidentType.PROTEST, ()),
    "protest with intervention": (IncidentType.PROTEST, ()),
    "peaceful protest": (IncidentType.PROTEST, ()),
    "violent demonstration": (IncidentType.PROTEST, ()),
    "mob violence": (IncidentType.OTHER, ()),
    "chemical weapon": (IncidentType.OTHER, (Weapon.CHEMICAL,)),
    "air/drone strike": (IncidentType.AIR_STRIKE, ()),
    "suicide bomb": (IncidentType.SUICIDE_BOMBING, ()),
    "shelling/artillery/missile attack": (IncidentType.SHELLING, ()),
    "remote explosive/landmine/ied": (IncidentType.IED, (Weapon.EXPLOSIVE,)),
    "grenade": (IncidentType.BOMBING, (Weapon.GRENADE,)),
    "sexual violence": (IncidentType.SEXUAL_VIOLENCE, ()),
    "attack": (IncidentType.OTHER, ()),
    "abduction/forced disappearance": (IncidentType.ABDUCTION, ()),
    "agreement": (IncidentType.OTHER, ()),
    "arrests": (IncidentType.DETENTION, ()),
    "change to group/activity": (IncidentType.OTHER, ()),
    "disrupted weapons use": (IncidentType.OTHER, ()),
    "headquarters or base established": (IncidentType.OTHER, ()),
    "looting/property destruction": (IncidentType.LOOTING, ()),
    "non-violent transfer of territory": (IncidentType.OTHER, ()),
    "other": (IncidentType.OTHER, ()),
}
_WEEK = timedelta(days=6)  # the day given lies in the week meant, which may begin or end so far from it
_INTER = {
    "1": ActorKind.MILITARY,
    "state forces": ActorKind.MILITARY,
    **dict.fromkeys(("2", "3", "4"), ActorKind.ARMED_GROUP),
    **dict.fromkeys(("rebel group", "rebel groups", "rebel forces"), ActorKind.ARMED_GROUP),
    **dict.fromkeys(("political militia", "political militias"), ActorKind.ARMED_GROUP),
    **dict.fromkeys(("identity militia", "identity militias"), ActorKind.ARMED_GROUP),
    **dict.fromkeys(("5", "6", "7", "rioters", "protesters", "civilians"), ActorKind.COMMUNITY),
}


def _read(draft: Draft) -> None:
    when = _when(draft)
    place = _place(draft)
    sub_type = (draft.words("sub_event_type") or "").casefold()
    kind, weapons = _KINDS.get(sub_type, (None, ()))
    if kind is None:
        column = "sub_event_type" if sub_type else "event_type"
        draft.warn("unknown_code", f"{draft.words(column)!r} is no sub-event type of ACLED", column)
        kind = IncidentType.OTHER
    anchor = draft.over("event_type", "sub_event_type")
    content = (draft.span("notes") or anchor,)
    sources = tuple(draft.source(words, span, source_kind(words), content) for words, span in draft.pieces("source"))
    first, second = _actors(draft, "actor1", "inter1"), _actors(draft, "actor2", "inter2")
    draft.actors("assoc_actor_1", ActorKind.ARMED_GROUP)
    draft.actors("assoc_actor_2", ActorKind.ARMED_GROUP)
    incident = draft.incident(
        kind,
        when,
        anchor,
        () if place is None else (place,),
        _perpetrators(draft, first, second),
        (Target.CIVILIANS,) if draft.words("civilian_targeting") else (),
        weapons,
        sources,
    )
    if (draft.words("event_type") or "").casefold() == "battles" and first and second:
        draft.relation(first[0][0], RelationKind.FIGHTS, second[0][0], when, draft.over("actor1", "actor2"))
    killed = draft.count("fatalities")
    if killed is not None:
        draft.figure(Measure.KILLED, killed, draft.over("fatalities"), incident)
    _stamped(draft)


def _when(draft: Draft) -> When:
    day = draft.days("event_date", "dmy")
    if day is None:
        return UNDATED
    code = draft.words("time_precision") or "1"
    if code == "1":
        return When(day.earliest, day.latest, day.precision)
    if code == "2":
        return When(_shifted(day.earliest, -_WEEK), _shifted(day.latest, _WEEK), DatePrecision.WEEK)
    if code == "3":
        month: DayCell = month_of(day.earliest.year, day.earliest.month) or day
        return When(month.earliest, month.latest, DatePrecision.MONTH)
    draft.warn("unknown_code", f"{code!r} is no time precision of ACLED", "time_precision")
    return When(day.earliest, day.latest, DatePrecision.UNKNOWN)


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _place(draft: Draft) -> str | None:
    country = draft.country("iso", "country")
    admin1 = draft.stated("admin1")
    point = draft.point("latitude", "longitude")
    code = draft.words("geo_precision") or "1"
    kind = {"1": PlaceKind.TOWN, "2": PlaceKind.ADMIN2, "3": PlaceKind.ADMIN1}.get(code)
    if kind is None:
        draft.warn("unknown_code", f"{code!r} is no geo-precision of ACLED", "geo_precision")
    found = draft.place("location", kind, country, admin1, point)
    for column, level in (("admin2", PlaceKind.ADMIN2), ("admin1", PlaceKind.ADMIN1), ("country", PlaceKind.COUNTRY)):
        wider = draft.place(column, level, country, None if level is PlaceKind.COUNTRY else admin1)
        found = found or wider
    return found


def _actors(draft: Draft, column: str, code: str) -> list[tuple[str, Span]]:
    found = []
    for words, span in draft.pieces(column):
        kind = _INTER.get((draft.words(code) or "").casefold(), actor_kind(words))
        if words.startswith("Police"):
            kind = ActorKind.POLICE
        found.append((draft.actor(words, span, kind), span))
    return found


def _perpetrators(
    draft: Draft, first: list[tuple[str, Span]], second: list[tuple[str, Span]]
) -> tuple[tuple[str, PerpetratorConfidence], ...]:
    """Actor 1 does not mean aggressor: the codebook orders actors so for violence against civilians alone."""
    kind = (draft.words("event_type") or "").casefold()
    if kind == "violence against civilians":
        return tuple((actor, PerpetratorConfidence.REPORTED_AS_FACT) for actor, _ in first)
    if kind == "explosions/remote violence":
        return tuple((actor, PerpetratorConfidence.POSSIBLE) for actor, _ in first)
    if kind == "battles":
        return tuple((actor, PerpetratorConfidence.POSSIBLE) for actor, _ in (*first, *second))
    return ()


def _stamped(draft: Draft) -> None:
    """When ACLED last published the row: seconds since 1970, or a date."""
    words = draft.words("timestamp")
    if words is None:
        return
    if words.isdecimal() and 9 <= len(words) <= 10:
        draft.published = datetime.fromtimestamp(int(words), UTC)
    elif (day := draft.days("timestamp")) is not None:
        draft.published = day.earliest


LAYOUT = Layout(
    name="acled",
    version=1,
    table="acled",
    publisher="ACLED",
    columns=COLUMNS,
    required=(("event_id_cnty", "data_id"), ("event_date",)),
    identifier=("event_id_cnty",),
    read=_read,
    aliases={"event_id_cnty": ("event id", "data_id"), "inter1": ("inter_1",), "inter2": ("inter_2",)},
    headless=lambda cells: len(cells) == len(COLUMNS) and cells[2].strip().isdecimal(),
)
