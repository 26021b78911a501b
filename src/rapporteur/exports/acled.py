"""ACLED-shaped CSV: the 31 columns of the ACLED data set, one row for each linked incident said to have happened.

Source: ACLED Codebook (2023): columns, event types, precision codes, inter codes.
"""

from collections import Counter
from collections.abc import Iterable

from rapporteur.exports.countries import country_label, numeric
from rapporteur.exports.events import Event
from rapporteur.exports.numbers import Working, rule
from rapporteur.exports.tables import Column, CsvFile, table_metadata
from rapporteur.exports.writing import Files, Written
from rapporteur.model.vocabularies import (
    ActorKind,
    DatePrecision,
    IncidentStatus,
    IncidentType,
    PlaceKind,
    Target,
    Weapon,
)
from rapporteur.views.incidents import PerpetratorRow

_REMOTE, _CIVILIANS, _STRATEGIC = "Explosions/Remote violence", "Violence against civilians", "Strategic developments"
_BATTLE, _ATTACK = ("Battles", "Armed clash"), (_CIVILIANS, "Attack")
_LOOTING = (_STRATEGIC, "Looting/property destruction")
# Event type and sub-event type; "" where the codebook's sub-types say more than the ledger knows.
TYPES: dict[IncidentType, tuple[str, str]] = {
    IncidentType.AIR_STRIKE: (_REMOTE, "Air/drone strike"),
    IncidentType.DRONE_STRIKE: (_REMOTE, "Air/drone strike"),
    IncidentType.SHELLING: (_REMOTE, "Shelling/artillery/missile attack"),
    IncidentType.MISSILE_ATTACK: (_REMOTE, "Shelling/artillery/missile attack"),
    IncidentType.ARMED_CLASH: _BATTLE,
    IncidentType.SUICIDE_BOMBING: (_REMOTE, "Suicide bomb"),
    IncidentType.BOMBING: (_REMOTE, "Remote explosive/landmine/IED"),
    IncidentType.IED: (_REMOTE, "Remote explosive/landmine/IED"),
    IncidentType.SHOOTING: _ATTACK,
    IncidentType.ATTACK_ON_POST: _BATTLE,
    IncidentType.EXECUTION: _ATTACK,
    IncidentType.SEXUAL_VIOLENCE: (_CIVILIANS, "Sexual violence"),
    IncidentType.TORTURE: _ATTACK,
    IncidentType.ABDUCTION: (_CIVILIANS, "Abduction/forced disappearance"),
    IncidentType.DETENTION: (_STRATEGIC, "Arrests"),
    IncidentType.DISPLACEMENT: (_STRATEGIC, "Other"),
    IncidentType.DESTRUCTION: _LOOTING,
    IncidentType.ARSON: _LOOTING,
    IncidentType.LOOTING: _LOOTING,
    IncidentType.PROTEST: ("Protests", ""),
    IncidentType.CEASEFIRE: (_STRATEGIC, "Agreement"),
    IncidentType.THREAT: (_STRATEGIC, "Other"),
    IncidentType.OTHER: ("", ""),
}
_DISORDER = {
    "Battles": "Political violence",
    _REMOTE: "Political violence",
    _CIVILIANS: "Political violence",
    "Protests": "Demonstrations",
    _STRATEGIC: _STRATEGIC,
}
INTER = {
    ActorKind.STATE: "State forces",
    ActorKind.GOVERNMENT: "State forces",
    ActorKind.MILITARY: "State forces",
    ActorKind.POLICE: "State forces",
    ActorKind.ARMED_GROUP: "Rebel group",
    ActorKind.COMMUNITY: "Civilians",
}
_ARMED = frozenset({Target.COMBATANTS, Target.POLICE})
_UNARMED = frozenset({Target.CIVILIANS, Target.MEDICS, Target.JOURNALISTS, Target.AID_WORKERS})
_AREAS = frozenset({PlaceKind.COUNTRY})

_CANNOT_HOLD = (
    "who says what: each number is one; the claims, their words and their certainty are in the working and in Parquet",
    "that sources contradict one another; bounds (low, high) of the dead; the injured, the missing, the displaced",
    "how firmly a party is tied to an event: parties that are only possible or deny it are left out of actor1",
    "more than two parties; more than one place; the window of days where it is longer than the precision code",
    "incidents denied, planned, threatened or failed, and those that only a count tells of: left_out in the counts",
)
_CONVENTIONS = (
    "fatalities: ACLED enters a number for every event: 0 where no source gives one, which is silence and not a "
    "count of none (counts: zero_by_rule); the working says which",
    "event_id_cnty is the record id of the incident's leading account, by which `rapporteur show` finds its words",
    "one row for each linked incident: totals over several days are not split by day",
    "latitude and longitude for sites and towns alone: the middle of an area is no place; geo_precision says how wide",
    "event_date is the first possible day; empty for what is dated to a year or not at all",
    "a shooting is an attack on civilians, unless only combatants or police were aimed at: then an armed clash",
    "actor1 and actor2 do not mean aggressor and victim; armed groups are Rebel group, as the ledger knows no militias",
    "tags hold the status of the sources' agreement (contested) and `background` where no account is of the news",
)
_LEFT_EMPTY = (
    "assoc_actor_1, assoc_actor_2, region, admin3, source_scale, timestamp: the ledger has nothing for them",
    "time_precision and geo_precision where ACLED codes none (a year, a country): it takes up no such event",
    "sub_event_type of protests: whether they were peaceful is not read",
)


def _types(event: Event) -> tuple[str, str]:
    kind, targets = IncidentType(event.type), set(event.targets)
    if Weapon.CHEMICAL in event.weapons and TYPES[kind][0] in {_REMOTE, ""}:
        return _REMOTE, "Chemical weapon"
    if Weapon.GRENADE in event.weapons and kind in {IncidentType.BOMBING, IncidentType.OTHER}:
        return _REMOTE, "Grenade"
    if kind is IncidentType.SHOOTING and targets and targets <= _ARMED:
        return _BATTLE
    return TYPES[kind]


def _civilians(event: Event) -> bool:
    return not _UNARMED.isdisjoint(event.targets)


def _actors(event: Event) -> tuple[tuple[str, str], tuple[str, str]]:
    """Names and inter codes of actor 1 and 2; empty where not known."""
    sides = [(party.name, INTER.get(ActorKind(party.kind), "External/Other forces")) for party in event.held[:2]]
    if len(sides) < 2 and _civilians(event):
        country = country_label(event.country)
        sides.append((f"Civilians ({country})" if country else "Civilians", "Civilians"))
        if len(sides) == 1:
            sides.insert(0, ("", ""))
    sides += [("", "")] * (2 - len(sides))
    return sides[0], sides[1]


def _interaction(event: Event) -> str:
    first, second = (code for _, code in _actors(event))
    return f"{first}-{second}" if first and second else first or second


def _dated(event: Event) -> bool:
    return event.date_precision not in {DatePrecision.YEAR, DatePrecision.UNKNOWN}


def _location(event: Event) -> str | None:
    return event.place.name if event.place is not None and event.kind not in _AREAS else None


def _party(party: PerpetratorRow) -> str:
    return f"{party.name} ({party.confidence.replace('_', ' ')})"


def _notes(event: Event) -> str:
    """What the row rests on, in sentences: ACLED's notes tell the event."""
    said = " | ".join(event.words) or " | ".join(words for _, words in event.quotes)
    parts = [f"Reported: {said}." if said else "", f"By: {'; '.join(event.sources)}." if event.sources else ""]
    if event.parties:
        parts.append(f"Held responsible: {'; '.join(map(_party, event.parties))}.")
    if (answer := event.counted.get("acled")) is not None:
        parts.append(f"Fatalities by the rule of ACLED: {answer.reason}.")
    return " ".join(part for part in parts if part)


def _tags(event: Event) -> str:
    return "; ".join(
        w for w, is_so in (("contested", event.killed.contested), ("background", event.background)) if is_so
    )


def _fatalities(event: Event) -> int | None:
    answer = event.counted.get("acled")
    return None if answer is None else answer.best


COLUMNS: tuple[Column[Event], ...] = (
    Column("event_id_cnty", lambda e: e.id, "Record id of the incident's leading account."),
    Column(
        "event_date", lambda e: e.earliest if _dated(e) else None, "First day on which it may have happened.", "date"
    ),
    Column("year", lambda e: e.earliest.year if e.earliest else None, "Year of that day.", "integer"),
    Column("time_precision", lambda e: e.acled_time_precision, "1 day, 2 week, 3 month.", "integer"),
    Column("disorder_type", lambda e: _DISORDER.get(_types(e)[0], ""), "ACLED's class of the event type."),
    Column("event_type", lambda e: _types(e)[0], "ACLED's event type, mapped from the type of the incident."),
    Column("sub_event_type", lambda e: _types(e)[1], "ACLED's sub-event type."),
    Column("actor1", lambda e: _actors(e)[0][0], "The party held responsible most firmly, or the first side."),
    Column("assoc_actor_1", lambda _: None, "Not known to the ledger."),
    Column("inter1", lambda e: _actors(e)[0][1], "Class of actor 1."),
    Column("actor2", lambda e: _actors(e)[1][0], "The second side, or civilians where they were aimed at."),
    Column("assoc_actor_2", lambda _: None, "Not known to the ledger."),
    Column("inter2", lambda e: _actors(e)[1][1], "Class of actor 2."),
    Column("interaction", _interaction, "Both classes."),
    Column("civilian_targeting", lambda e: "Civilians targeted" if _civilians(e) else None, "Blank where not said."),
    Column("iso", lambda e: numeric(e.country), "ISO 3166-1 numeric code of the country.", "integer"),
    Column("region", lambda _: None, "Region of the world; not filled."),
    Column("country", lambda e: country_label(e.country), "Country."),
    Column("admin1", lambda e: e.place.admin1 if e.place else None, "First-level area."),
    Column("admin2", lambda e: e.place.name if e.place and e.kind is PlaceKind.ADMIN2 else None, "Second-level area."),
    Column("admin3", lambda _: None, "Not known to the ledger."),
    Column("location", _location, "Finest place named; empty where only a country is."),
    Column("latitude", lambda e: e.point[0] if e.point else None, "WGS84 degrees, of sites and towns.", "decimal"),
    Column("longitude", lambda e: e.point[1] if e.point else None, "WGS84 degrees, of sites and towns.", "decimal"),
    Column("geo_precision", lambda e: e.acled_geo_precision, "1 town, 2 near or small area, 3 region.", "integer"),
    Column("source", lambda e: "; ".join(dict.fromkeys(r.publisher for r in e.reports if r.publisher)), "Publishers."),
    Column("source_scale", lambda _: None, "Not known to the ledger."),
    Column("notes", _notes, "The words that tell of it, who says so, and the rule behind the number."),
    Column("fatalities", _fatalities, "What ACLED's rule enters; 0 also where no source gives a number.", "integer"),
    Column("tags", _tags, "`contested` where sources exclude one another, `background` where it is not the news."),
    Column("timestamp", lambda _: None, "Not known to the ledger."),
)


def write_acled(events: Iterable[Event], files: Files) -> Written:
    """Write the events as ACLED-shaped CSV with the working of their numbers and a data dictionary.

    Raises:
        OSError: a file could not be written.
    """
    counts: Counter[str] = Counter(left_out=0, zero_by_rule=0, without_coordinates=0, undated=0)
    with CsvFile(files.main, COLUMNS) as table, Working(files, "acled") as working:
        for event in events:
            if event.status != IncidentStatus.HAPPENED or not event.counted:
                counts["left_out"] += 1
                continue
            answer = working.write(event)
            counts["zero_by_rule"] += answer is not None and answer.best == 0 and not answer.ids
            counts["without_coordinates"] += event.point is None
            counts["undated"] += event.earliest is None
            table.write(event)
    title = "Events in the columns of ACLED, made from claims"
    files.beside("-metadata.json").write_text(table_metadata(files.main.name, COLUMNS, title), encoding="utf-8")
    return Written(
        rows={files.main.name: table.rows, **working.rows},
        counts=counts,
        cannot_hold=_CANNOT_HOLD,
        conventions=_CONVENTIONS,
        left_empty=_LEFT_EMPTY,
        rules=(rule("acled"),),
        sources=("ACLED Codebook (2023)",),
    )
