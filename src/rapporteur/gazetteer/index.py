"""The SQLite index of a gazetteer: its tables, and how listings are written to it in bulk."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from rapporteur.model.names import fold_name, sound_key
from rapporteur.model.places import GazetteerEntry

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (sha256 TEXT PRIMARY KEY, name TEXT, format TEXT, places INTEGER, names INTEGER, added TEXT)
WITHOUT ROWID;
CREATE TABLE area (country TEXT, code TEXT, name TEXT, PRIMARY KEY (country, code)) WITHOUT ROWID;
CREATE TABLE place (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  country TEXT, admin1 TEXT, admin2 TEXT, latitude REAL, longitude REAL, population INTEGER NOT NULL,
  south REAL, west REAL, north REAL, east REAL);
CREATE TABLE name (key TEXT NOT NULL, sound TEXT, form INTEGER NOT NULL, weight INTEGER NOT NULL, place INTEGER NOT
NULL);
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS place_id ON place (id);
CREATE INDEX IF NOT EXISTS name_key ON name (key, weight DESC, form, place);
CREATE INDEX IF NOT EXISTS name_sound ON name (sound, weight DESC) WHERE sound IS NOT NULL;
"""
_DROP_INDEXES = "DROP INDEX IF EXISTS place_id; DROP INDEX IF EXISTS name_key; DROP INDEX IF EXISTS name_sound;"
_INSERT_PLACE = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_NAME = "INSERT INTO name VALUES (?, ?, ?, ?, ?)"
_FULL = 20_000


class Form(IntEnum):
    """How a place bears a name. Abbreviations are filed as written, all else folded."""

    NAME = 0
    ALIAS = 1
    ABBREVIATION = 2
    DEMONYM = 3


@dataclass(frozen=True, slots=True)
class Box:
    """The bounding box of a boundary, in WGS84 degrees."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Listing:
    """An entry with everything that it is called, as a source lists it."""

    entry: GazetteerEntry
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    box: Box | None = None


def is_abbreviation(name: str) -> bool:
    """Whether `name` is written with stops or in capitals alone, so that its letters' case must be kept."""
    return len(name) <= 6 and ("." in name or (name.isupper() and name.isalpha() and len(name) <= 5)) and name.isascii()


class IndexWriter:
    """Writes listings to an open index, in batches of bounded size."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._places: list[tuple[object, ...]] = []
        self._names: list[tuple[str, str | None, int, int, int]] = []
        self.places = 0
        self.names = 0
        (self._number,) = connection.execute("SELECT coalesce(max(number), 0) FROM place").fetchone()

    def add(self, listing: Listing) -> None:
        """File one place under its name, aliases and demonyms; names that cannot be folded are left out."""
        entry = listing.entry
        self._number += 1
        box = listing.box
        self._places.append(
            (
                self._number,
                entry.id,
                entry.name,
                entry.kind.value,
                entry.country,
                entry.admin1,
                entry.admin2,
                entry.latitude,
                entry.longitude,
                entry.population,
                *((box.south, box.west, box.north, box.east) if box else (None, None, None, None)),
            )
        )
        self.places += 1
        for key, form in _filed_under(listing):
            sound = sound_key(key) if form <= Form.ALIAS else None
            weight = entry.population if form == Form.NAME else entry.population // 2
            self._names.append((key, None if sound == key else sound, form, weight, self._number))
            self.names += 1
        if len(self._names) >= _FULL or len(self._places) >= _FULL:
            self.flush()

    def flush(self) -> None:
        """Hand what is buffered to the database."""
        self._connection.executemany(_INSERT_PLACE, self._places)
        self._connection.executemany(_INSERT_NAME, self._names)
        self._places.clear()
        self._names.clear()


def _filed_under(listing: Listing) -> Iterator[tuple[str, Form]]:
    seen: set[str] = set()
    for number, name in enumerate((listing.entry.name, *listing.aliases)):
        form = Form.NAME if number == 0 else Form.ABBREVIATION if is_abbreviation(name) else Form.ALIAS
        key = name if form is Form.ABBREVIATION else fold_name(name)
        if key and key not in seen:
            seen.add(key)
            yield key, form
    for demonym in listing.demonyms:
        key = fold_name(demonym)
        if key:
            yield key, Form.DEMONYM


@contextmanager
def bulk_load(connection: sqlite3.Connection) -> Iterator[IndexWriter]:
    """Write many listings: indexes are dropped first and built again at the end, which sorts on disk."""
    connection.executescript(_DROP_INDEXES)
    writer = IndexWriter(connection)
    yield writer
    writer.flush()
    connection.executescript(_INDEXES)


@contextmanager
def created(path: Path, start: Path | None = None) -> Iterator[sqlite3.Connection]:
    """A new index that appears at `path` whole when the block ends, or not at all; empty, or a copy of `start`.

    Safe when several processes create the same file at once: the last one to finish replaces the equal file of another.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        if start is not None:
            shutil.copyfile(start, part)
        connection = sqlite3.connect(part)
        try:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
            if start is None:
                connection.executescript(_TABLES)
            yield connection
            connection.commit()
        finally:
            connection.close()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Record one property of the index, replacing an earlier value."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def get_meta(connection: sqlite3.Connection, key: str) -> str | None:
    """One property of the index; None when it was never set."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def file_area(connection: sqlite3.Connection, country: str, code: str, name: str) -> None:
    """Record the name of an area under its GeoNames code ("37", "37.3701"); dumps of places give codes only."""
    connection.execute("INSERT OR REPLACE INTO area VALUES (?, ?, ?)", (country, code, name))
