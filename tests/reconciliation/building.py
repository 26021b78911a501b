"""Short hands for statements in tests."""

from datetime import date

from rapporteur.model.vocabularies import Measure, PlaceKind, Qualifier, Unit, VictimClass
from rapporteur.reconciliation.statements import PlaceKey, Query, Statement

SUDAN = PlaceKey("SD")
CHAD = PlaceKey("TD")
NORTH_DARFUR = PlaceKey("SD", "North Darfur")
KHARTOUM = PlaceKey("SD", "Khartoum")
EL_FASHER = PlaceKey("SD", "North Darfur", "geonames:1", PlaceKind.TOWN, 13.63, 25.35)
KUTUM = PlaceKey("SD", "North Darfur", "geonames:2", PlaceKind.TOWN, 14.2, 24.66)
ABU_SHOUK = PlaceKey("SD", "North Darfur", "geonames:3", PlaceKind.SITE, 13.67, 25.34)


def day(text: str) -> date:
    """The day `MM-DD` of 2024."""
    return date.fromisoformat(f"2024-{text}")


def states(
    name: str,
    source: str,
    measure: str,
    low: int | None,
    high: int | None,
    *,
    places: tuple[PlaceKey, ...] = (),
    days: tuple[str | None, str | None] = (None, None),
    who: str = "",
    about: str | None = None,
    kind: str | None = None,
    part_of: str | None = None,
    supersedes: str | None = None,
    qualifier: Qualifier | None = None,
    unit: Unit = Unit.PEOPLE,
    published: str | None = None,
) -> Statement:
    """A statement; without `about` it is a tally, with it a count of that incident."""
    start, end = (None if d is None else day(d) for d in days)
    return Statement(
        id=name,
        measure=Measure(measure),
        low=low,
        high=high,
        qualifier=qualifier or (Qualifier.EXACT if low == high else Qualifier.AT_LEAST),
        unit=unit,
        classes=frozenset(VictimClass(w) for w in who.split()),
        subject=about or f"tally of {part_of or name}",
        tally=about is None,
        places=places,
        earliest=start,
        latest=end,
        source=source,
        published=None if published is None else day(published),
        kind=kind,
        part_of=part_of,
        supersedes=supersedes,
    )


def asks(
    measure: str,
    *places: PlaceKey,
    days: tuple[str | None, str | None] = (None, None),
    who: str = "",
    subject: str | None = None,
    unit: Unit = Unit.PEOPLE,
) -> Query:
    """A query; `subject` may be several, as in "raid + strike"."""
    start, end = (None if d is None else day(d) for d in days)
    return Query(
        Measure(measure),
        frozenset(VictimClass(w) for w in who.split()),
        unit,
        places,
        start,
        end,
        frozenset(() if subject is None else subject.split(" + ")),
    )
