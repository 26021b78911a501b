"""GDELT 2 events: machine-coded CAMEO events of one news report each; 61 columns, no header, FIPS country codes.

Source: GDELT Event Codebook V2.0; CAMEO Codebook 1.1b3 for event codes.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from rapporteur.imports.cell_text import UNDATED, When
from rapporteur.imports.countries import country_of_fips
from rapporteur.imports.drafting import Draft
from rapporteur.imports.layouts import Layout
from rapporteur.imports.sources import SECTORS
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import (
    ActorKind,
    IncidentType,
    PerpetratorConfidence,
    PlaceKind,
    SourceKind,
    Weapon,
)

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR.split()),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{where}Geo_{name}" for where in ("Actor1", "Actor2", "Action") for name in _GEO.split()),
    *("DATEADDED", "SOURCEURL"),
)
# By the longest code that begins an event's code. Source: CAMEO Codebook, verb codes.
_KINDS: dict[str, tuple[IncidentType, tuple[Weapon, ...]]] = {
    "0871": (IncidentType.CEASEFIRE, ()),
    "13": (IncidentType.THREAT, ()),
    "14": (IncidentType.PROTEST, ()),
    "1711": (IncidentType.LOOTING, ()),
    "1712": (IncidentType.DESTRUCTION, ()),
    "173": (IncidentType.DETENTION, ()),
    "174": (IncidentType.DISPLACEMENT, ()),
    "181": (IncidentType.ABDUCTION, ()),
    "1821": (IncidentType.SEXUAL_VIOLENCE, ()),
    "1822": (IncidentType.TORTURE, ()),
    "183": (IncidentType.BOMBING, ()),
    "1831": (IncidentType.SUICIDE_BOMBING, ()),
    "1832": (IncidentType.BOMBING, (Weapon.VEHICLE_BOMB,)),
    "1833": (IncidentType.IED, ()),
    "186": (IncidentType.EXECUTION, ()),
    "190": (IncidentType.ARMED_CLASH, ()),
    "193": (IncidentType.ARMED_CLASH, (Weapon.SMALL_ARMS,)),
    "194": (IncidentType.SHELLING, (Weapon.ARTILLERY,)),
    "195": (IncidentType.AIR_STRIKE, (Weapon.AIRCRAFT,)),
    "1952": (IncidentType.DRONE_STRIKE, (Weapon.DRONE,)),
    "201": (IncidentType.DISPLACEMENT, ()),
    "202": (IncidentType.OTHER, ()),
    "2041": (IncidentType.OTHER, (Weapon.CHEMICAL,)),
}
_PLACES = {
    "1": PlaceKind.COUNTRY,
    "2": PlaceKind.ADMIN1,
    "3": PlaceKind.TOWN,
    "4": PlaceKind.TOWN,
    "5": PlaceKind.ADMIN1,
}


def _read(draft: Draft) -> None:
    day = draft.days("SQLDATE")
    when = UNDATED if day is None else When(day.earliest, day.latest, day.precision)
    draft.published = _added(draft)
    kind, weapons = _kind(draft)
    anchor = draft.over("EventCode")
    sources = _source(draft, anchor)
    first, _second = _actor(draft, "Actor1"), _actor(draft, "Actor2")
    place = _place(draft)
    draft.incident(
        kind,
        when,
        anchor,
        () if place is None else (place,),
        () if first is None else ((first, PerpetratorConfidence.POSSIBLE),),
        weapons=weapons,
        attributions=sources,
    )


def _added(draft: Draft) -> datetime | None:
    words = draft.words("DATEADDED") or ""
    try:
        return datetime.strptime(words.ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC) if words else None
    except ValueError:
        draft.warn("not_a_date", f"{words[:40]!r} is no date that can be told", "DATEADDED")
        return None


def _kind(draft: Draft) -> tuple[IncidentType, tuple[Weapon, ...]]:
    code = draft.words("EventCode") or ""
    if not (code.isdecimal() and 2 <= len(code) <= 4 and 1 <= int(code[:2]) <= 20):
        draft.warn("unknown_code", f"{code!r} is no event code of CAMEO", "EventCode")
        return IncidentType.OTHER, ()
    for length in (4, 3, 2):
        if len(code) >= length and code[:length] in _KINDS:
            return _KINDS[code[:length]]
    return IncidentType.OTHER, ()


def _actor(draft: Draft, which: str) -> str | None:
    words, span = draft.words(f"{which}Name"), draft.span(f"{which}Name")
    if words is None or span is None:
        return None
    kinds = [SECTORS[code] for n in (1, 2, 3) if (code := draft.words(f"{which}Type{n}Code") or "") in SECTORS]
    bare = draft.words(f"{which}CountryCode") is not None
    return draft.actor(words, span, kinds[0] if kinds else ActorKind.STATE if bare else ActorKind.COMMUNITY)


def _source(draft: Draft, anchor: Span) -> tuple[str, ...]:
    """The outlet, by the host of the report's address."""
    words, span = draft.words("SOURCEURL"), draft.span("SOURCEURL")
    if words is None or span is None:
        return ()
    try:
        host = urlsplit(words).netloc
    except ValueError:
        host = ""
    at = words.find(host) if host else 0
    named = Span(span.start + at, span.start + at + len(host)) if host else span
    return (draft.source(named.of(draft.text), named, SourceKind.MEDIA, (anchor,)),)


def _place(draft: Draft) -> str | None:
    code = draft.words("ActionGeo_CountryCode")
    country = None if code is None else country_of_fips(code)
    if code is not None and country is None:
        draft.warn("unknown_country", f"{code!r} is no FIPS 10-4 code of a country", "ActionGeo_CountryCode")
    level = draft.words("ActionGeo_Type") or "0"
    if level not in {"0", *_PLACES}:
        draft.warn("unknown_code", f"{level!r} is no type of place of GDELT", "ActionGeo_Type")
    kind = _PLACES.get(level)
    parts = [part.strip() for part in (draft.words("ActionGeo_FullName") or "").split(",")]
    admin1 = parts[-2] if len(parts) >= 2 and kind is not PlaceKind.COUNTRY else None
    admin1 = parts[0] if kind is PlaceKind.ADMIN1 else admin1 if len(parts) > 2 else None
    point = draft.point("ActionGeo_Lat", "ActionGeo_Long")
    return draft.place("ActionGeo_FullName", kind, country, admin1, point)


LAYOUT = Layout(
    name="gdelt",
    version=1,
    table="gdelt",
    publisher="GDELT",
    columns=COLUMNS,
    required=(("GLOBALEVENTID",), ("SQLDATE", "Day"), ("EventCode",)),
    identifier=("GLOBALEVENTID",),
    read=_read,
    aliases={"SQLDATE": ("Day",)},
    delimiter="\t",
    quoted=False,
    headless=lambda cells: (
        len(cells) == len(COLUMNS) and cells[0].strip().isdecimal() and len(cells[1].strip()) == len("20240101")
    ),
)
