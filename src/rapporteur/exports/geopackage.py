"""GeoPackage: the linked incidents as one layer of an SQLite file that every GIS opens.

Source: OGC 12-128r18, GeoPackage Encoding Standard 1.3.1; well-known binary as in OGC 06-103r4.
"""

import sqlite3
import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from rapporteur.exports.areas import Ring, area_of
from rapporteur.exports.events import Event
from rapporteur.exports.geojson import PROPERTIES, properties_of, written
from rapporteur.exports.writing import Files, Written

_LAYER = "incidents"
_APPLICATION_ID, _USER_VERSION = 0x47504B47, 10301  # "GPKG", 1.3.1
_TYPES = {"string": "TEXT", "integer": "INTEGER", "decimal": "REAL", "boolean": "BOOLEAN", "date": "DATE"}
_POINT, _POLYGON, _MULTIPOLYGON = 1, 3, 6
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_SYSTEMS = (
    ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84, "longitude/latitude in degrees on the WGS 84 spheroid"),
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian coordinate reference system"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
)
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""
_BATCH = 1000

Box = tuple[float, float, float, float]


def write_geopackage(events: Iterable[Event], files: Files) -> Written:
    """Write the events as a GeoPackage of one layer, batch by batch.

    Raises:
        OSError: the file could not be written.
    """
    counts: Counter[str] = Counter(drawn_point=0, drawn_area=0, drawn_none=0)
    rows = 0
    columns = ", ".join(f'"{_column(name)}" {_TYPES[kind]}' for name, (kind, _) in PROPERTIES.items())
    layer = f"CREATE TABLE {_LAYER} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, {columns})"
    marks = ", ".join("?" * (len(PROPERTIES) + 1))
    names = ", ".join(f'"{_column(name)}"' for name in PROPERTIES)
    box: Box | None = None
    connection = sqlite3.connect(files.main, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {_USER_VERSION}")
        connection.executescript(_TABLES)
        connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
        connection.execute(layer)
        insert = f"INSERT INTO {_LAYER} (geom, {names}) VALUES ({marks})"  # noqa: S608 - our own names
        for part in _batches(events):
            values = []
            for event in part:
                properties = properties_of(event)
                counts[f"drawn_{properties['drawn']}"] += 1
                geometry, own = _geometry(event)
                box = _joined(box, own)
                values.append((geometry, *map(_value, properties.values())))
            connection.execute("BEGIN")
            connection.executemany(insert, values)
            connection.execute("COMMIT")
            rows += len(values)
        _register(connection, box)
    except sqlite3.Error as error:
        raise OSError(f"the GeoPackage could not be written: {error}") from error
    finally:
        connection.close()
    return written(files, rows, counts)


def _batches(events: Iterable[Event]) -> Iterator[tuple[Event, ...]]:
    remaining = iter(events)
    while part := tuple(islice(remaining, _BATCH)):
        yield part


def _column(name: str) -> str:
    """The column of a property: "id" would be taken for the key of the row."""
    return "record_id" if name == "id" else name


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _register(connection: sqlite3.Connection, box: Box | None) -> None:
    changed = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    described = "Linked incidents, made from claims: who says so is in the columns sources and words"
    connection.execute("BEGIN")
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326)",
        (_LAYER, _LAYER, described, changed, *(box or (None, None, None, None))),
    )
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', 4326, 0, 0)", (_LAYER,))
    connection.execute("COMMIT")


def _geometry(event: Event) -> tuple[bytes | None, Box | None]:
    """The geometry as a GeoPackage blob, and its bounds; None and None where the event has none."""
    if event.point:
        latitude, longitude = event.point
        body = struct.pack("<BIdd", 1, _POINT, longitude, latitude)
        return _header((longitude, latitude, longitude, latitude), envelope=False) + body, (
            longitude,
            latitude,
            longitude,
            latitude,
        )
    rings = area_of(event)
    if not rings:
        return None, None
    xs, ys = zip(*(corner for ring in rings for corner in ring), strict=True)
    box = (min(xs), min(ys), max(xs), max(ys))
    if len(rings) == 1:
        return _header(box, envelope=True) + _polygon(rings[0]), box
    body = struct.pack("<BII", 1, _MULTIPOLYGON, len(rings)) + b"".join(map(_polygon, rings))
    return _header(box, envelope=True) + body, box


def _polygon(ring: Ring) -> bytes:
    flat = [number for corner in ring for number in corner]
    return struct.pack(f"<BIII{len(flat)}d", 1, _POLYGON, 1, len(ring), *flat)


def _header(box: Box, *, envelope: bool) -> bytes:
    """The head of a geometry blob: little-endian, WGS84, with the bounds as minx, maxx, miny, maxy where asked for."""
    flags = 0b00000001 | (0b00000010 if envelope else 0)
    head = b"GP" + struct.pack("<BBi", 0, flags, 4326)
    return head + struct.pack("<4d", box[0], box[2], box[1], box[3]) if envelope else head


def _joined(box: Box | None, other: Box | None) -> Box | None:
    if box is None or other is None:
        return box or other
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])
