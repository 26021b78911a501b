"""POLECAT: machine-coded events in the PLOVER ontology; one row for each event that a story tells.

Source: POLECAT and PLOVER codebooks: 40 columns, event types, modes and contexts.
"""

from collections.abc import Mapping

from rapporteur.imports.cell_text import UNDATED, When
from rapporteur.imports.drafting import Draft
from rapporteur.imports.layouts import Layout
from rapporteur.imports.sources import SECTORS, source_kind
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import (
    ActorKind,
    IncidentType,
    PerpetratorConfidence,
    PlaceKind,
    RelationKind,
    Weapon,
)

_PARTY = ("Name", "Country", "COW", "Primary {} Sector", "{} Sectors", "Title", "Name Raw", "Wikipedia {} ID")


def _party(role: str) -> tuple[str, ...]:
    return tuple(name.format(role) if "{}" in name else f"{role} {name}" for name in _PARTY)


COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *_party("Actor"),
    *_party("Recipient"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations"),
    *("Story Locations", "Language", "Version"),
)
_TYPES = {
    "ASSAULT": IncidentType.OTHER,
    "PROTEST": IncidentType.PROTEST,
    "THREATEN": IncidentType.THREAT,
    "COERCE": IncidentType.OTHER,
    **dict.fromkeys(
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT SANCTION MOBILIZE".split(),
        IncidentType.OTHER,
    ),
}
_MODES: dict[str, tuple[IncidentType, tuple[Weapon, ...]]] = {
    "abduct": (IncidentType.ABDUCTION, ()),
    "beat": (IncidentType.OTHER, ()),
    "torture": (IncidentType.TORTURE, ()),
    "sexual": (IncidentType.SEXUAL_VIOLENCE, ()),
    "targeted": (IncidentType.EXECUTION, ()),
    "destroy": (IncidentType.DESTRUCTION, ()),
    "primitive": (IncidentType.OTHER, (Weapon.BLADED,)),
    "firearms": (IncidentType.SHOOTING, (Weapon.SMALL_ARMS,)),
    "explosives": (IncidentType.BOMBING, (Weapon.EXPLOSIVE,)),
    "suicide-attack": (IncidentType.SUICIDE_BOMBING, ()),
    "aerial": (IncidentType.AIR_STRIKE, (Weapon.AIRCRAFT,)),
    "drone": (IncidentType.DRONE_STRIKE, (Weapon.DRONE,)),
    "heavy-weapons": (IncidentType.SHELLING, (Weapon.ARTILLERY,)),
    "crowd-control": (IncidentType.OTHER, ()),
    "unconventional": (IncidentType.OTHER, (Weapon.CHEMICAL,)),
    "arrest": (IncidentType.DETENTION, ()),
    "deport": (IncidentType.DISPLACEMENT, ()),
    "seize": (IncidentType.LOOTING, ()),
}


def _read(draft: Draft) -> None:
    day = draft.days("Event Date")
    when = UNDATED if day is None else When(day.earliest, day.latest, day.precision)
    published = draft.days("Publication Date")
    draft.published = None if published is None else published.earliest
    people = dict(draft.pieces("Story People"))
    doers = _actors(draft, "Actor", people)
    recipients = _actors(draft, "Recipient", people)
    for words, span in people.items():
        # Whoever else a story names may be a victim or a witness.
        draft.actor(words, span, ActorKind.PERSON, private=True)
    kind, weapons = _kind(draft)
    anchor = draft.over("Event Type", "Event Mode")
    sources = tuple(
        draft.source(words, span, source_kind(words), (anchor,)) for words, span in draft.pieces("Source", ";|")
    )
    place = _place(draft)
    draft.incident(
        kind,
        when,
        anchor,
        () if place is None else (place,),
        tuple((actor, PerpetratorConfidence.POSSIBLE) for actor in doers),
        weapons=weapons,
        attributions=sources,
    )
    if (draft.words("Event Type") or "").upper() == "ACCUSE" and doers and recipients:
        draft.relation(doers[0], RelationKind.ACCUSES, recipients[0], when, anchor)


def _kind(draft: Draft) -> tuple[IncidentType, tuple[Weapon, ...]]:
    event = (draft.words("Event Type") or "").upper()
    mode = (draft.words("Event Mode") or "").casefold()
    if event not in _TYPES:
        draft.warn("unknown_code", f"{event!r} is no event type of PLOVER", "Event Type")
    if event in {"ASSAULT", "COERCE"} and mode:
        if mode in _MODES:
            return _MODES[mode]
        if event == "ASSAULT":
            draft.warn("unknown_code", f"{mode!r} is no mode of ASSAULT in PLOVER", "Event Mode")
    return _TYPES.get(event, IncidentType.OTHER), ()


def _actors(draft: Draft, role: str, people: Mapping[str, Span]) -> list[str]:
    """The parties of an event. Who the story also lists among its people is a person, and public as a party."""
    sector = (draft.words(f"Primary {role} Sector") or "").upper()
    found = []
    for words, span in draft.pieces(f"{role} Name"):
        if words.casefold() != "none":
            kind = ActorKind.PERSON if words in people else SECTORS.get(sector[:3], ActorKind.COMMUNITY)
            found.append(draft.actor(words, span, kind))
    return found


def _place(draft: Draft) -> str | None:
    country = draft.country("Country")
    admin1 = draft.stated("Province")
    point = draft.point("Latitude", "Longitude")
    levels = (
        ("City", PlaceKind.TOWN),
        ("District", PlaceKind.ADMIN2),
        ("Province", PlaceKind.ADMIN1),
        ("Country", PlaceKind.COUNTRY),
    )
    for column, kind in levels:
        if (found := draft.place(column, kind, country, _area(kind, admin1), point)) is not None:
            return found
    return draft.place("Placename", None, country, admin1, point)


def _area(kind: PlaceKind, admin1: str | None) -> str | None:
    return None if kind is PlaceKind.COUNTRY else admin1


LAYOUT = Layout(
    name="polecat",
    version=1,
    table="polecat",
    publisher="POLECAT",
    columns=COLUMNS,
    required=(("Event ID",), ("Event Date",), ("Event Type",)),
    identifier=("Event ID",),
    read=_read,
    delimiter="\t",
    headless=lambda cells: len(cells) == len(COLUMNS) and cells[2].strip().upper() in _TYPES,
)
