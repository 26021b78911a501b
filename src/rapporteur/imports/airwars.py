"""Airwars-like tables: strikes with a least and a greatest count of people harmed, as Airwars and its kin publish them.

Source: Airwars methodology note (minimum and maximum; grades); Bureau of Investigative Journalism, drone war tables.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapporteur.imports.cell_text import UNDATED, When
from rapporteur.imports.drafting import Draft
from rapporteur.imports.layouts import Layout
from rapporteur.imports.sources import actor_kind
from rapporteur.model.vocabularies import (
    IncidentType,
    Measure,
    PerpetratorConfidence,
    PlaceKind,
    VerificationCovers,
    VerificationStatus,
    VictimClass,
    Weapon,
)

_ENDS = (
    ("low", re.compile(r"\b(?:min(?:imum)?|low(?:est)?|least)\b")),
    ("high", re.compile(r"\b(?:max(?:imum)?|high(?:est)?)\b")),
)
_MEASURES = (
    (Measure.INJURED, re.compile(r"injur|wound")),
    (Measure.KILLED, re.compile(r"kill|dead|death|fatal|casualt")),
)
_CLASSES = (
    (VictimClass.CHILDREN, re.compile(r"child")),
    (VictimClass.WOMEN, re.compile(r"wom[ae]n")),
    (VictimClass.MEN, re.compile(r"\bm[ae]n\b")),
    (VictimClass.CIVILIANS, re.compile(r"civ(?:ilian)?s?\b|non ?combatant")),
    (VictimClass.COMBATANTS, re.compile(r"militant|combatant|belligerent|fighter")),
)
_COUNTS = tuple(
    (measure, who)
    for measure in (Measure.KILLED, Measure.INJURED)
    for who in (None, *(who for who, _ in reversed(_CLASSES)))
)
_GRADES = {
    "confirmed": (VerificationStatus.CONFIRMED, VerificationCovers.PERPETRATOR),
    "fair": (VerificationStatus.EVIDENCE_SHOWN, VerificationCovers.EVENT),
    "weak": (VerificationStatus.UNVERIFIED, VerificationCovers.EVENT),
    "contested": (VerificationStatus.DISPUTED, VerificationCovers.PERPETRATOR),
    "discounted": (VerificationStatus.DISPUTED, VerificationCovers.FIGURE),
}
_KINDS = (
    ("suicide", IncidentType.SUICIDE_BOMBING, ()),
    ("drone", IncidentType.DRONE_STRIKE, (Weapon.DRONE,)),
    ("missile", IncidentType.MISSILE_ATTACK, (Weapon.MISSILE,)),
    ("artillery", IncidentType.SHELLING, (Weapon.ARTILLERY,)),
    ("shell", IncidentType.SHELLING, ()),
    ("bombardment", IncidentType.SHELLING, ()),
    ("ground", IncidentType.ARMED_CLASH, ()),
    ("strike", IncidentType.AIR_STRIKE, ()),
    ("air", IncidentType.AIR_STRIKE, ()),
)


@lru_cache(maxsize=64)
def _counts(names: tuple[str, ...]) -> dict[str, int]:
    """The columns that hold counts, by which end, of what and of whom: "low killed civilians"."""
    found: dict[str, int] = {}
    for place, name in enumerate(names):
        plain = re.sub(r"[\W_]+", " ", name).casefold()
        end = next((word for word, pattern in _ENDS if pattern.search(plain)), None)
        measure = next((one for one, pattern in _MEASURES if pattern.search(plain)), None)
        if end is not None and measure is not None:
            who = next((one for one, pattern in _CLASSES if pattern.search(plain)), None)
            found.setdefault(_column(end, measure, who), place)
    return found


def _column(end: str, measure: Measure, who: VictimClass | None) -> str:
    return f"{end} {measure} {who or 'people'}"


def _more(names: Sequence[str]) -> dict[str, int]:
    return dict(_counts(tuple(names)))


def _read(draft: Draft) -> None:
    american = "mmdd" in re.sub(r"\W", "", draft.column("date")).casefold()
    day = draft.days("date", "mdy" if american else "")
    when = UNDATED if day is None else When(day.earliest, day.latest, day.precision)
    place = _place(draft)
    kind, weapons = _kind(draft)
    doers = []
    for column in ("belligerent", "attacker"):
        doers += [
            (draft.actor(words, span, actor_kind(words)), PerpetratorConfidence.POSSIBLE)
            for words, span in draft.pieces(column, ";,")
        ]
    anchor = next((span for column in ("attack", "drone", "date") if (span := draft.span(column))), draft.over())
    incident = draft.incident(kind, when, anchor, () if place is None else (place,), tuple(doers), weapons=weapons)
    wholes: dict[tuple[Measure, VictimClass | None], str | None] = {}
    for measure, who in _COUNTS:
        lowest, highest = (_column(end, measure, who) for end in ("low", "high"))
        part_of = wholes.get((measure, None)) if who is not None else None
        classes = () if who is None else (who,)
        wholes[measure, who] = draft.bounds(measure, lowest, highest, incident, classes, part_of=part_of)
    _grade(draft, incident)


def _kind(draft: Draft) -> tuple[IncidentType, tuple[Weapon, ...]]:
    if (draft.words("drone") or "").casefold() in {"1", "yes", "true", "drone"}:
        return IncidentType.DRONE_STRIKE, (Weapon.DRONE,)
    named = (draft.words("attack") or "").casefold()
    return next(((kind, weapons) for words, kind, weapons in _KINDS if words in named), (IncidentType.AIR_STRIKE, ()))


def _place(draft: Draft) -> str | None:
    country = draft.country("country")
    admin1 = draft.stated("admin1")
    point = draft.point("latitude", "longitude") or draft.pair("point")
    levels = (
        ("location", PlaceKind.TOWN),
        ("district", PlaceKind.ADMIN2),
        ("admin1", PlaceKind.ADMIN1),
        ("country", PlaceKind.COUNTRY),
    )
    found = None
    for column, kind in levels:
        area = None if kind is PlaceKind.COUNTRY else admin1
        own = draft.place(column, kind, country, area, point if found is None else None)
        found = found or own
    return found


def _grade(draft: Draft, incident: str) -> None:
    """The grade mixes corroboration with responsibility; what it says is kept under the part that it decides."""
    words = draft.stated("grade")
    if words is None:
        return
    if words.casefold() not in _GRADES:
        draft.warn("unknown_code", f"{words[:40]!r} is no grade of Airwars", "grade")
        return
    draft.verified("grade", *_GRADES[words.casefold()], incident)


COLUMNS = tuple(
    """code date country location district admin1 latitude longitude point attack drone belligerent attacker
    grade""".split()
)

_DEATHS = tuple(_column(end, Measure.KILLED, who) for end in ("low", "high") for who in (None, VictimClass.CIVILIANS))

LAYOUT = Layout(
    name="airwars",
    version=1,
    table="airwars",
    publisher=None,
    columns=COLUMNS,
    required=(("code",), ("date",), _DEATHS),
    identifier=("code",),
    read=_read,
    more=_more,
    aliases={
        "code": ("unique reference code", "incident code", "incident id", "strike id", "id", "reference"),
        "date": ("incident date", "date of incident", "start date", "strike date", "date (mm-dd-yyyy)"),
        "location": ("location name", "village/local area", "place", "town", "neighbourhood"),
        "admin1": ("province", "governorate", "area", "region"),
        "latitude": ("lat", "most specific latitude"),
        "longitude": ("lon", "long", "lng", "most specific longitude"),
        "point": ("most specific lat/long", "lat/long", "coordinates", "geolocation", "lat/long of location"),
        "attack": ("strike type", "type of attack", "attack type", "impact type"),
        "drone": ("reportedly drone?", "drone strike", "drone"),
        "belligerent": ("belligerents", "suspected belligerent", "suspected attacker", "responsible actor"),
        "attacker": ("known attacker", "known belligerent"),
        "grade": ("airwars grading", "airwars grade", "civilian harm status", "grading", "assessment"),
    },
)
