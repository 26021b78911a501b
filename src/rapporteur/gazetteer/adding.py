"""Add a user's files to the gazetteer: recognise what they are, index them, and put the new index in place at once."""

import hashlib
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from rapporteur.gazetteer.boundaries import read_boundaries
from rapporteur.gazetteer.geonames import is_area, is_country, is_place, read_areas, read_countries, read_places
from rapporteur.gazetteer.index import IndexWriter, Listing, bulk_load, created, file_area, get_meta, set_meta
from rapporteur.gazetteer.locating import located
from rapporteur.gazetteer.sources import CountedStream, Problems, Progress, opened
from rapporteur.gazetteer.store import ADDED, SqliteGazetteer, default_index, gazetteer_folder, open_default
from rapporteur.gazetteer.tables import delimiter_of, read_csv, read_records
from rapporteur.model.issues import Issue
from rapporteur.model.vocabularies import Severity

_HEAD = 1 << 16
_LOCK_SECONDS = 7200.0


class SourceFormat(StrEnum):
    """The kinds of file that can be added."""

    GEONAMES_PLACES = "geonames places"
    GEONAMES_AREAS = "geonames area codes"
    GEONAMES_COUNTRIES = "geonames countries"
    BOUNDARIES = "geojson boundaries"
    CSV = "csv table"
    RECORDS = "json records"


_SHAPES = (
    (is_place, SourceFormat.GEONAMES_PLACES),
    (is_area, SourceFormat.GEONAMES_AREAS),
    (is_country, SourceFormat.GEONAMES_COUNTRIES),
)


@dataclass(frozen=True, slots=True)
class Addition:
    """What came of adding one file.

    `format` is None when the file was not recognised or could not be read; then nothing was added and `issues` says
    why.
    `skipped` counts the entries that could not be read, of which `issues` holds the first hundred. `known` is true
    when the
    same bytes had been added before: then nothing was done.
    """

    path: Path
    format: SourceFormat | None
    places: int = 0
    names: int = 0
    skipped: int = 0
    known: bool = False
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class AddedFile:
    """A file that the gazetteer holds; `added` is when, in UTC."""

    name: str
    sha256: str
    format: SourceFormat
    places: int
    names: int
    added: datetime


@dataclass(frozen=True, slots=True)
class GazetteerInfo:
    """What a gazetteer holds: its version, its folder, how many places come with it, and the user's files."""

    version: str
    folder: Path
    default_places: int
    files: tuple[AddedFile, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """A recognised file on its way into the index; look-ups go to what the gazetteer held before it."""

    path: Path
    form: SourceFormat
    delimiter: str
    country: str | None
    held: SqliteGazetteer
    problems: Problems

    def listings(self, stream: CountedStream, connection: sqlite3.Connection) -> Iterator[Listing]:
        """What the file lists; names of areas that it brings are recorded on the way."""
        scheme = self.path.stem
        match self.form:
            case SourceFormat.GEONAMES_PLACES:
                areas = self.held.area_names()
                yield from read_places(stream.lines(), areas, self.problems)
            case SourceFormat.GEONAMES_AREAS:
                for listing, code in read_areas(stream.lines(), self.held, self.problems):
                    file_area(connection, listing.entry.country or "", code, listing.entry.name)
                    yield listing
            case SourceFormat.GEONAMES_COUNTRIES:
                yield from read_countries(stream.lines(), self.held, self.problems)
            case SourceFormat.BOUNDARIES:
                yield from read_boundaries(stream, scheme, self.problems)
            case SourceFormat.RECORDS:
                records = read_records(stream, scheme, self.problems)
                yield from located(records, self.country, self.held)
            case SourceFormat.CSV:
                rows = read_csv(stream.lines(), self.delimiter, scheme, self.problems)
                yield from located(rows, self.country, self.held)


def add_file(
    path: Path, folder: Path | None = None, country: str | None = None, progress: Progress | None = None
) -> Addition:
    """Index one file of places beside the default gazetteer, in memory that does not grow with the file.

    Args:
        path: GeoNames dumps (places, admin1CodesASCII.txt, admin2Codes.txt, countryInfo.txt), GeoJSON boundaries, a
        CSV table
            with a header, a JSON list of records; each also zipped.
        folder: where the gazetteer lies; see `rapporteur.gazetteer.store.gazetteer_folder`.
        country: ISO 3166-1 alpha-2 code of all places of a table that does not name countries; without it the
        country is
            known only where the table's first-level areas and points tell it.
        progress: told the bytes read and the bytes in all.

    Returns:
        What was added. A crash in the middle leaves the gazetteer as it was.
    """
    try:
        digest = _digest(path)
        with opened(path) as stream:
            recognised = _recognise(stream.read(_HEAD))
    except (OSError, zipfile.BadZipFile) as error:
        return _refused(path, f"cannot be read: {error}")
    if recognised is None:
        return _refused(path, "is none of: GeoNames dump, GeoJSON, CSV with name, latitude and longitude, JSON records")
    target = gazetteer_folder(folder)
    default_index(target)
    with _locked(target):
        if any(file.sha256 == digest for file in gazetteer_info(target).files):
            return Addition(path, recognised[0], known=True)
        problems = Problems()
        held = open_default(target)
        source = _Source(path, *recognised, country, held, problems)
        try:
            return _add(source, target / ADDED, digest, progress)
        except (OSError, ValueError, sqlite3.Error, zipfile.BadZipFile) as error:
            return _refused(path, str(error), problems)
        finally:
            held.close()


def _add(source: _Source, index: Path, digest: str, progress: Progress | None) -> Addition:
    """Write the file into a copy of the index of added places, and the copy into its place.

    Raises:
        ValueError: the file holds no place that could be read, or is unsound.
        OSError, sqlite3.Error: the disk is full or the index cannot be written.
    """
    with created(index, start=index if index.exists() else None) as connection:
        with opened(source.path, progress) as stream, bulk_load(connection) as writer:
            for listing in source.listings(stream, connection):
                writer.add(listing)
        if not writer.places:
            raise ValueError("holds no place that could be read")
        _record(connection, source.path, digest, source.form, writer)
    problems = source.problems
    return Addition(
        source.path, source.form, writer.places, writer.names, problems.count, issues=tuple(problems.issues)
    )


def gazetteer_info(folder: Path | None = None) -> GazetteerInfo:
    """What the gazetteer in `folder` holds; it is built first when it is missing."""
    target = gazetteer_folder(folder)
    gazetteer = open_default(target)
    gazetteer.close()
    places = int(_first(default_index(target), "SELECT count(*) FROM place")[0][0])
    rows = _first(target / ADDED, "SELECT * FROM file ORDER BY added") if (target / ADDED).exists() else []
    files = tuple(
        AddedFile(
            str(name), str(sha), SourceFormat(str(form)), int(count), int(names), datetime.fromisoformat(str(added))
        )
        for sha, name, form, count, names, added in rows
    )
    return GazetteerInfo(gazetteer.version, target, places, files)


def _first(index: Path, question: str) -> list[tuple[str | int, ...]]:
    connection = sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def _refused(path: Path, message: str, problems: Problems | None = None) -> Addition:
    held = problems or Problems()
    issue = Issue("gazetteer_file", Severity.ERROR, f"{path.name} {message}")
    return Addition(path, None, skipped=held.count, issues=(issue, *held.issues))


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other processes from adding at the same time; they wait."""
    folder.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(folder / "adding.lock", timeout=_LOCK_SECONDS, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def _recognise(head: str) -> tuple[SourceFormat, str] | None:
    """The format of a file that begins with `head`, with the delimiter if it is a table; by shape, never by name."""
    text = head.lstrip("\ufeff \r\n")
    if text.startswith(("{", "[")):
        if text.startswith("{") and '"features"' in head:
            return SourceFormat.BOUNDARIES, ""
        return (SourceFormat.RECORDS, "") if text.startswith("[") else None
    lines = [line for line in text.splitlines()[:200] if line and not line.startswith("#")]
    if not lines:
        return None
    # The second line too: the first may be a header.
    for columns in (line.split("\t") for line in lines[:2]):
        for fits, form in _SHAPES:
            if fits(columns):
                return form, ""
    delimiter = delimiter_of(lines[0])
    return (SourceFormat.CSV, delimiter) if delimiter else None


def _record(connection: sqlite3.Connection, path: Path, digest: str, form: SourceFormat, writer: IndexWriter) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)", (digest, path.name, form.value, writer.places, writer.names, now)
    )
    combined = hashlib.sha256(((get_meta(connection, "digest") or "") + digest).encode()).hexdigest()
    set_meta(connection, "digest", combined)
