"""PLOVER JSON Lines: one record for each linked incident that happened, is dated, and has a category of PLOVER's.

Source: PLOVER 0.7b1, Event, Actor and Data Interchange Specification, chapter "JSON Data Fields".
"""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from rapporteur.exports.countries import alpha_3
from rapporteur.exports.events import Event
from rapporteur.exports.numbers import RECONCILED
from rapporteur.exports.writing import Files, Written
from rapporteur.model.vocabularies import ActorKind, IncidentStatus, IncidentType, Target, Weapon
from rapporteur.version import VERSION
from rapporteur.views.incidents import PerpetratorRow

_T = IncidentType
# Event category and mode ("" where the modes say more than the ledger knows); types without one have no category.
CATEGORIES: dict[IncidentType, tuple[str, str]] = {
    _T.AIR_STRIKE: ("ASSAULT", "aerial"),
    _T.DRONE_STRIKE: ("ASSAULT", "drone"),
    _T.SHELLING: ("ASSAULT", "heavy-weapons"),
    _T.MISSILE_ATTACK: ("ASSAULT", "heavy-weapons"),
    _T.ARMED_CLASH: ("ASSAULT", ""),
    _T.SUICIDE_BOMBING: ("ASSAULT", "suicide-attack"),
    _T.BOMBING: ("ASSAULT", "explosives"),
    _T.IED: ("ASSAULT", "explosives"),
    _T.SHOOTING: ("ASSAULT", "firearms"),
    _T.ATTACK_ON_POST: ("ASSAULT", ""),
    _T.EXECUTION: ("ASSAULT", "targeted"),
    _T.SEXUAL_VIOLENCE: ("ASSAULT", "sexual"),
    _T.TORTURE: ("ASSAULT", "torture"),
    _T.ABDUCTION: ("ASSAULT", "abduct"),
    _T.DETENTION: ("COERCE", ""),
    _T.DESTRUCTION: ("ASSAULT", "destroy"),
    _T.ARSON: ("ASSAULT", "destroy"),
    _T.LOOTING: ("COERCE", ""),
    _T.PROTEST: ("PROTEST", ""),
    _T.CEASEFIRE: ("AGREE", ""),
    _T.THREAT: ("THREATEN", ""),
}
_QUADS = {"AGREE": 1, "THREATEN": 3, "PROTEST": 4, "COERCE": 4, "ASSAULT": 4}
SECTORS = {
    ActorKind.STATE: "GOV",
    ActorKind.GOVERNMENT: "GOV",
    ActorKind.MILITARY: "MIL",
    ActorKind.POLICE: "COP",
    ActorKind.ARMED_GROUP: "REB",
    ActorKind.PARTY: "PTY",
    ActorKind.MEDIA: "JRN",
    ActorKind.COMPANY: "BUS",
    ActorKind.COMMUNITY: "CVL",
}
_TOP_CODES = {ActorKind.IO: "IGO", ActorKind.NGO: "NGO"}
_RECIPIENTS = {
    Target.CIVILIANS: "CVL",
    Target.COMBATANTS: "UAF",
    Target.POLICE: "COP",
    Target.OFFICIALS: "GOV",
    Target.MEDICS: "MED",
    Target.JOURNALISTS: "JRN",
}
_CANNOT_HOLD = (
    "who says what, and that sources contradict one another; how firmly a party is tied to an event",
    "incidents that did not happen, are undated, or are of types that PLOVER has no category for: counted, not written",
    "days that are half known: date and enddate are the first and last possible day",
)
_CONVENTIONS = (
    "`source` and `actor` are the same list: the manual names it source, its readers often actor; [] where nobody is "
    "held responsible, though the manual requires one",
    "`event_scale` and intensity are left out: the ledger has no such scale",
    "dead and injured are bounds under names of our own (killed, injured), as the manual allows",
    "armed groups are REB; combatants as targets UAF, since their side is not read",
    "event_loc has coordinates for sites and towns alone: the middle of an area is no place",
)


def record_of(event: Event) -> dict[str, Any] | None:
    """An event as a PLOVER record; None where it did not happen, is undated, or has no category."""
    if event.status != IncidentStatus.HAPPENED or event.earliest is None:
        return None
    if (coded := CATEGORIES.get(IncidentType(event.type))) is None:
        return None
    category, mode = coded
    if Weapon.CHEMICAL in event.weapons and category == "ASSAULT":
        mode = "unconventional"
    actors = [_actor(party) for party in event.held]
    recipients = [{"sector": _RECIPIENTS[t]} for t in map(Target, event.targets) if t in _RECIPIENTS]
    last = event.last_day
    record: dict[str, Any] = {
        "id": event.id,
        "has_event": True,
        "date": event.earliest.isoformat(),
        "enddate": last.isoformat() if last and last != event.earliest else None,
        "source": actors,
        "actor": actors,
        "recipient": recipients or None,
        "event": [category],
        "mode": [mode] if mode else None,
        "quad_code": _QUADS[category],
        "event_loc": _location(event),
        "event_text": list(event.words),
        "killed": _bounds(event.killed.low, event.killed.high),
        "injured": _bounds(event.injured.low, event.injured.high),
        "cite_info": [
            {
                "citation": report.id,
                "url": report.url,
                "title": report.title,
                "publication": report.publisher,
                "codebook": "plover-0.7b1",
                "coder": f"rapporteur {VERSION}",
            }
            for report in event.reports
        ],
    }
    return {name: value for name, value in record.items() if value is not None}


def _actor(party: PerpetratorRow) -> dict[str, Any]:
    kind = ActorKind(party.kind)
    values = {
        "code": _TOP_CODES.get(kind),
        "sector": SECTORS.get(kind),
        "actor_text": party.name,
        "identifier_id": party.registry_id,
    }
    return {name: value for name, value in values.items() if value is not None}


def _location(event: Event) -> dict[str, Any] | None:
    place = event.place
    if place is None and event.country is None:
        return None
    scheme, _, number = (place.gazetteer_id or "" if place else "").partition(":")
    values = {
        "geonameid": int(number) if scheme == "geonames" and number.isdecimal() else None,
        "name": place.name if place else None,
        "latitude": event.point[0] if event.point else None,
        "longitude": event.point[1] if event.point else None,
        "country code": event.country,
        "cc3": alpha_3(event.country),
        "admin1": place.admin1 if place else None,
        "where_prec": event.ucdp_where_precision,
    }
    return {name: value for name, value in values.items() if value is not None}


def _bounds(low: int | None, high: int | None) -> dict[str, int | None] | None:
    return None if low is None and high is None else {"low": low, "high": high}


def write_plover(events: Iterable[Event], files: Files) -> Written:
    """Write the events as PLOVER records, one a line.

    Raises:
        OSError: the file could not be written.
    """
    counts: Counter[str] = Counter(not_happened=0, undated=0, no_category=0, without_actor=0)
    rows = 0
    with files.main.open("w", encoding="utf-8") as file:
        for event in events:
            record = record_of(event)
            if record is None:
                counts[_why_not(event)] += 1
                continue
            counts["without_actor"] += not record["source"]
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            rows += 1
    return Written(
        rows={files.main.name: rows},
        counts=counts,
        cannot_hold=_CANNOT_HOLD,
        conventions=_CONVENTIONS,
        rules=(RECONCILED,),
        sources=("PLOVER 0.7b1",),
    )


def _why_not(event: Event) -> str:
    if event.status != IncidentStatus.HAPPENED:
        return "not_happened"
    return "undated" if event.earliest is None else "no_category"
