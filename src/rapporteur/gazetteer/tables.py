"""Plain tables of places (CSV with any usual delimiter, or a JSON list of records) as listings."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rapporteur.gazetteer.index import Listing
from rapporteur.gazetteer.json_objects import Characters, read_objects
from rapporteur.gazetteer.sources import Problems, country_code, degrees, kind_of
from rapporteur.model.names import fold_name
from rapporteur.model.places import GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind

_COLUMNS = {
    "id": "id geonameid pcode code no",
    "name": "name|place|place name|placename|toponym|village name|village|town|city|settlement|label|asciiname|name en",
    "latitude": "latitude|lat|y|lat dd|decimal latitude",
    "longitude": "longitude|lon|long|lng|x|lon dd|decimal longitude",
    "kind": "kind|type|place type|feature|feature class|category",
    "country": "country|country code|iso|iso2|iso3|cc|admin0|country name",
    "admin1": "admin1|province|state|governorate|region|oblast|adm1|admin1 name|adm1 en",
    "admin2": "admin2|district|county|municipality|adm2|admin2 name|adm2 en",
    "aliases": "aliases|alternate names|alternatenames|alias|alternative names|other names|also known as",
    "population": "population|pop",
}
_COLUMN_OF = {
    fold_name(word): column
    for column, words in _COLUMNS.items()
    for word in (words.split("|") if "|" in words else words.split())
}
_DELIMITERS = ",;\t|"


def delimiter_of(header: str) -> str | None:
    """The delimiter of a table whose first line is `header`; None when it names no place or no point."""
    for delimiter in _DELIMITERS:
        columns = {_COLUMN_OF.get(fold_name(cell)) for cell in next(csv.reader([header], delimiter=delimiter), [])}
        if {"latitude", "longitude"} <= columns and {"name", "admin2", "admin1"} & columns:
            return delimiter
    return None


def read_csv(lines: Iterable[bytes], delimiter: str, scheme: str, problems: Problems) -> Iterator[Listing]:
    """The rows of a table with a header; ids are the row's own, else its number, after `scheme`."""
    decoded = (
        raw.decode("utf-8-sig" if number == 0 else "utf-8", errors="replace") for number, raw in enumerate(lines)
    )
    reader = csv.DictReader(decoded, delimiter=delimiter)
    rows = enumerate(reader, start=2)
    while True:
        try:
            number, row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            problems.note(f"line {reader.line_num}", str(error))
            continue
        try:
            yield _listing(_named(row), scheme, number)
        except ValueError as error:
            problems.note(f"line {number}", str(error))


def read_records(stream: Characters, scheme: str, problems: Problems) -> Iterator[Listing]:
    """The records of a JSON list; a list of records inside a record lies within it ("districts" of a province)."""
    number = 0
    for record in read_objects(stream):
        nested = [(key, value) for key, value in record.items() if isinstance(value, list)]
        number += 1
        try:
            outer = _listing(_named(record), scheme, number, PlaceKind.ADMIN1 if nested else None)
        except ValueError as error:
            problems.note(f"record {number}", str(error))
            continue
        yield outer
        for key, inner in nested:
            for item in inner:
                number += 1
                try:
                    row = _named(item) | {"admin1": outer.entry.name, "country": outer.entry.country or ""}
                    yield _listing(row, f"{scheme}.{key}", number, kind_of(key.removesuffix("s")))
                except (ValueError, AttributeError) as error:
                    problems.note(f"record {number}", str(error))


def _named(row: Mapping[Any, Any]) -> dict[str, str]:
    """The cells that have a meaning here, under our names for their columns; the first of several wins."""
    cells: dict[str, str] = {}
    for key, value in row.items():
        column = _COLUMN_OF.get(fold_name(str(key or "")))
        if column and column not in cells and value not in (None, "") and not isinstance(value, (list, dict)):
            cells[column] = str(value).strip()
    return cells


def _listing(cells: Mapping[str, str], scheme: str, number: int, kind: PlaceKind | None = None) -> Listing:
    named = next((column for column in ("name", "admin2", "admin1") if cells.get(column)), None)
    if named is None:
        raise ValueError("no name")
    name = cells[named]
    said = kind_of(cells["kind"]) if "kind" in cells else kind
    implied = {"name": PlaceKind.TOWN, "admin2": PlaceKind.ADMIN2, "admin1": PlaceKind.ADMIN1}[named]
    point = degrees(cells.get("latitude"), cells.get("longitude"))
    population = cells.get("population", "")
    kind = said or implied
    entry = GazetteerEntry(
        id=f"{scheme}:{cells.get('id', number)}",
        name=name,
        kind=kind,
        country=country_code(cells.get("country", "")),
        admin1=name if kind is PlaceKind.ADMIN1 else cells.get("admin1"),
        admin2=name if kind is PlaceKind.ADMIN2 else cells.get("admin2"),
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        population=int(population) if population.isdecimal() else 0,
    )
    separator = ";" if ";" in cells.get("aliases", "") else "|" if "|" in cells.get("aliases", "") else ","
    return Listing(entry, tuple(alias.strip() for alias in cells.get("aliases", "").split(separator) if alias.strip()))
