"""Look-ups in the indexes of the default gazetteer and of what the user added."""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from platformdirs import user_cache_path

from rapporteur.gazetteer.default import DEFAULT_NAME, data_digest, load_default
from rapporteur.gazetteer.index import Form, created, get_meta
from rapporteur.model.names import fold_name, sound_key
from rapporteur.model.places import GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind

FOLDER_VARIABLE = "RAPPORTEUR_GAZETTEER"
ADDED = "added.sqlite"
_MOST = 120  # entries of one name that are looked at; enough for every namesake of more than a few hundred people
_MAPPED = 1 << 33  # bytes of an index that are read through the page cache without a copy; the whole of any
_COLUMNS = "p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.latitude, p.longitude, p.population"
_BY_KEY = f"""SELECT {_COLUMNS}, n.weight, n.form FROM name n JOIN place p ON p.number = n.place
WHERE n.key = ? AND n.form IN (%s) ORDER BY n.weight DESC LIMIT {_MOST}"""  # noqa: S608 - constants of this module
_BY_SOUND = f"""SELECT {_COLUMNS}, n.weight, n.form FROM name n JOIN place p ON p.number = n.place
WHERE n.sound = ? ORDER BY n.weight DESC LIMIT {_MOST}"""  # noqa: S608 - constants of this module
_NAMED = _BY_KEY % f"{Form.NAME}, {Form.ALIAS}"
_ABBREVIATED = _BY_KEY % f"{Form.ABBREVIATION}"
_DEMONYM = _BY_KEY % f"{Form.DEMONYM}"

_Row: TypeAlias = tuple[str, str, str, str | None, str | None, str | None, float | None, float | None, int, int, int]


def gazetteer_folder(path: Path | None = None) -> Path:
    """Where gazetteers lie: `path`, else the folder that RAPPORTEUR_GAZETTEER names, else the user's cache."""
    if path is not None:
        return path
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else user_cache_path("rapporteur") / "gazetteer"


class SqliteGazetteer:
    """A gazetteer over one or more indexes; the later ones outrank the earlier where both know a place.

    Not to be shared between threads or processes: open one in each.
    """

    def __init__(self, indexes: Sequence[Path]) -> None:
        """Open `indexes` read-only, the default first.

        Raises:
            sqlite3.Error: a file is missing or no index.
        """
        self._connections = [sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) for path in indexes]
        for connection in self._connections:
            connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        digests = [get_meta(connection, "digest") or "" for connection in self._connections[1:]]
        self.version = "+".join([DEFAULT_NAME, *(digest[:4] for digest in digests if digest)])
        self.candidates = lru_cache(maxsize=20_000)(self._candidates)
        self.demonyms = lru_cache(maxsize=20_000)(self._demonyms)
        self.variants = lru_cache(maxsize=2_000)(self._variants)

    def _rows(self, question: str, key: str) -> list[_Row]:
        return [row for connection in self._connections for row in connection.execute(question, (key,))]

    def _candidates(self, name: str) -> tuple[GazetteerEntry, ...]:
        key = fold_name(name)
        rows = self._rows(_NAMED, key) if key else []
        if len(name) <= 6 and name != key:
            rows += self._rows(_ABBREVIATED, name)
        return _entries(rows)

    def _demonyms(self, name: str) -> tuple[GazetteerEntry, ...]:
        return _entries(self._rows(_DEMONYM, fold_name(name)))

    def _variants(self, name: str) -> tuple[GazetteerEntry, ...]:
        key = fold_name(name)
        sound = sound_key(key)
        rows = self._rows(_NAMED, key) + self._rows(_BY_SOUND, sound)
        return _entries(rows if sound == key else rows + self._rows(_NAMED, sound)) if len(sound) > 2 else ()

    def entry(self, identifier: str) -> GazetteerEntry | None:
        """The entry with this id, the latest added; None when there is none."""
        for connection in reversed(self._connections):
            question = f"SELECT {_COLUMNS}, 0, 0 FROM place p WHERE p.id = ?"  # noqa: S608 - a constant
            row = connection.execute(question, (identifier,)).fetchone()
            if row is not None:
                return _entries([row])[0]
        return None

    def area_names(self) -> dict[tuple[str, str], str]:
        """Names of areas by country and GeoNames code ("37" of the first level, "37.3701" of the second).

        The default's names of the first level outrank added ones: they are the names that news uses.
        """
        names: dict[tuple[str, str], str] = {}
        for connection in reversed(self._connections):
            names |= {(c, code): name for c, code, name in connection.execute("SELECT country, code, name FROM area")}
        return names

    def close(self) -> None:
        """Close the files."""
        for connection in self._connections:
            connection.close()


def _entries(rows: Iterable[_Row]) -> tuple[GazetteerEntry, ...]:
    """The rows as entries, heaviest first, each place once; a later index's row stands for an earlier one's."""
    latest: dict[tuple[str | None, ...], _Row] = {}
    for row in rows:
        identity = _identity(row)
        earlier = latest.get(identity)
        # Boundary files and tables of codes know no populations: what was known of the place before still ranks it.
        latest[identity] = (
            row if earlier is None else (*row[:8], max(row[8], earlier[8]), max(row[9], earlier[9]), row[10])
        )
    ranked = sorted(latest.values(), key=lambda row: -row[9])
    return tuple(
        GazetteerEntry(row[0], row[1], PlaceKind(row[2]), row[3], row[4], row[5], row[6], row[7], row[8])
        for row in ranked
    )


def _identity(row: _Row) -> tuple[str | None, ...]:
    """Countries and first-level areas are one place whatever id a source gives them."""
    if row[2] == PlaceKind.COUNTRY:
        return (row[2], row[3])
    if row[2] == PlaceKind.ADMIN1:
        return (row[2], row[3], fold_name(row[1]))
    return (row[0],)


def default_index(path: Path | None = None) -> Path:
    """The index of the default gazetteer in the folder, built now when it is missing or of other data."""
    target = gazetteer_folder(path) / f"default-{data_digest()}.sqlite"
    if not target.exists():
        with created(target) as connection:
            load_default(connection)
    return target


def open_default(path: Path | None = None) -> SqliteGazetteer:
    """The default gazetteer with the user's additions, opened read-only; built on first use (some seconds).

    Args:
        path: the folder of the indexes; see `gazetteer_folder` for what None means.
    """
    added = gazetteer_folder(path) / ADDED
    return SqliteGazetteer([default_index(path), *([added] if added.exists() else [])])
