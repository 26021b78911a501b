"""Dumps of GeoNames as listings. Source: the readme of the GeoNames dump (CC BY 4.0), its columns and feature codes."""

from collections.abc import Iterable, Iterator, Mapping

from rapporteur.gazetteer.default import usable_alias
from rapporteur.gazetteer.index import Listing
from rapporteur.gazetteer.sources import Problems
from rapporteur.model.places import Gazetteer, GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind

PLACE_COLUMNS = 19
AREA_COLUMNS = 4
_CLASSES = {
    "A": PlaceKind.ADMIN2,
    "P": PlaceKind.TOWN,
    "H": PlaceKind.WATER,
    "L": PlaceKind.REGION,
    "R": PlaceKind.LINE,
    "S": PlaceKind.SITE,
    "T": PlaceKind.REGION,
    "U": PlaceKind.WATER,
    "V": PlaceKind.REGION,
}


def is_place(columns: list[str]) -> bool:
    """Whether a line is one of a places dump (allCountries.txt, AF.txt)."""
    return len(columns) == PLACE_COLUMNS and columns[0].isdigit() and len(columns[6]) <= 1


def is_country(columns: list[str]) -> bool:
    """Whether a line is one of countryInfo.txt."""
    return len(columns) >= 17 and len(columns[0]) == 2 and len(columns[1]) == 3 and columns[0].isupper()


def is_area(columns: list[str]) -> bool:
    """Whether a line is one of admin1CodesASCII.txt or admin2Codes.txt."""
    return len(columns) == AREA_COLUMNS and columns[0].count(".") in (1, 2) and columns[3].strip().isdigit()


def read_places(lines: Iterable[bytes], areas: Mapping[tuple[str, str], str], problems: Problems) -> Iterator[Listing]:
    """The places of a dump; `areas` gives names of areas by country and code ("37", "37.3701")."""
    for number, raw in enumerate(lines, start=1):
        try:
            columns = raw.decode("utf-8").rstrip("\r\n").split("\t")
            if columns != [""]:
                yield _place(columns, areas)
        except ValueError as error:
            problems.note(f"line {number}", str(error))


def _place(columns: list[str], areas: Mapping[tuple[str, str], str]) -> Listing:
    if len(columns) < PLACE_COLUMNS:
        raise ValueError(f"{len(columns)} columns instead of {PLACE_COLUMNS}")
    name, plain, country, code = columns[1], columns[2], columns[8] or None, columns[10]
    latitude, longitude = float(columns[4]), float(columns[5])
    if not name or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError("no name, or no point on the earth")
    kind = _kind(columns[6], columns[7])
    admin1 = areas.get((country, code)) if country else None
    aliases = tuple(alias for alias in columns[3].split(",") if usable_alias(alias)) if columns[3] else ()
    entry = GazetteerEntry(
        id=f"geonames:{columns[0]}",
        # First-level areas go by the name that all other entries give them.
        name=admin1 if kind is PlaceKind.ADMIN1 and admin1 else name,
        kind=kind,
        country=country,
        admin1=admin1,
        admin2=areas.get((country, f"{code}.{columns[11]}")) if country and columns[11] else None,
        latitude=latitude,
        longitude=longitude,
        population=int(columns[14] or 0),
    )
    return Listing(entry, (name, plain, *aliases))


def _kind(feature_class: str, code: str) -> PlaceKind:
    if code.startswith("PCL"):
        return PlaceKind.COUNTRY
    if code == "ADM1":
        return PlaceKind.ADMIN1
    return _CLASSES.get(feature_class, PlaceKind.SITE)


def read_areas(lines: Iterable[bytes], known: Gazetteer, problems: Problems) -> Iterator[tuple[Listing, str]]:
    """The areas of a table of codes, each with its code; points and better known names come from `known`."""
    for number, raw in enumerate(lines, start=1):
        try:
            code, name, plain, identifier = raw.decode("utf-8").rstrip("\r\n").split("\t")
        except ValueError as error:
            problems.note(f"line {number}", str(error))
            continue
        country, _, rest = code.partition(".")
        kind = PlaceKind.ADMIN2 if "." in rest else PlaceKind.ADMIN1
        same = next(
            (e for form in (name, plain) for e in known.candidates(form) if e.kind is kind and e.country == country),
            None,
        )
        called = same.name if same is not None and kind is PlaceKind.ADMIN1 else name
        entry = GazetteerEntry(
            id=f"geonames:{identifier.strip()}",
            name=called,
            kind=kind,
            country=country,
            admin1=called if kind is PlaceKind.ADMIN1 else same.admin1 if same else None,
            admin2=called if kind is PlaceKind.ADMIN2 else None,
            latitude=same.latitude if same else None,
            longitude=same.longitude if same else None,
            population=same.population if same else 0,
        )
        yield Listing(entry, (name, plain)), rest


def read_countries(lines: Iterable[bytes], known: Gazetteer, problems: Problems) -> Iterator[Listing]:
    """The countries of countryInfo.txt; points come from `known`."""
    for number, raw in enumerate(lines, start=1):
        try:
            columns = raw.decode("utf-8").rstrip("\r\n").split("\t")
        except ValueError as error:
            problems.note(f"line {number}", str(error))
            continue
        if columns[0].startswith("#") or columns[0] in ("", "ISO"):
            continue
        if not is_country(columns) or not columns[16].isdigit():
            problems.note(f"line {number}", "no country")
            continue
        same = next((e for e in known.candidates(columns[4]) if e.country == columns[0]), None)
        entry = GazetteerEntry(
            id=f"geonames:{columns[16]}",
            name=same.name if same else columns[4],
            kind=PlaceKind.COUNTRY,
            country=columns[0],
            admin1=None,
            admin2=None,
            latitude=same.latitude if same else None,
            longitude=same.longitude if same else None,
            population=int(columns[7] or 0),
        )
        yield Listing(entry, (columns[4],))
