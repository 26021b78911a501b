"""Places: toponyms in a text, entries of a gazetteer, and the protocol that joins the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rapporteur.model.vocabularies import PlaceKind, PlaceSense


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One place of a gazetteer.

    `id` carries its scheme ("geonames:1138958", "iso:AF"). `country` is ISO 3166-1 alpha-2; `admin1` and `admin2` are
    names of first- and second-level areas. Coordinates are WGS84 degrees, None for places without a point (a line).
    `population` is 0 when unknown.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    population: int = 0


class Gazetteer(Protocol):
    """Look-ups that finding and resolving places need; `rapporteur.gazetteer` has them, the pipeline hands them in."""

    @property
    def version(self) -> str:
        """Name and version of the data behind the look-ups ("default:2026.1"), recorded with every reading."""
        ...

    def candidates(self, name: str) -> Sequence[GazetteerEntry]:
        """The entries that bear `name`, best known first; case, accents and marks folded, abbreviations as written."""
        ...

    def demonyms(self, name: str) -> Sequence[GazetteerEntry]:
        """The places whose people or adjective `name` is ("Malian", "Malians"), best known first."""
        ...

    def variants(self, name: str) -> Sequence[GazetteerEntry]:
        """The entries whose name may be another transliteration of `name`, best known first; exact bearers included."""
        ...

    def entry(self, identifier: str) -> GazetteerEntry | None:
        """The entry with this id; None when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A gazetteer entry that a toponym may mean, kept when no choice could be defended. `score` lies in [0, 1]."""

    gazetteer_id: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym in a text and what it was resolved to.

    `name` is as written. `gazetteer_id` is None when the reader abstained; then `candidates` says between what.
    `country` (ISO 3166-1 alpha-2) and `admin1` may be known from context without an entry. Coordinates: WGS84 degrees.
    """

    id: str
    start: int
    end: int
    name: str
    kind: PlaceKind | None
    sense: PlaceSense
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    gazetteer_id: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
