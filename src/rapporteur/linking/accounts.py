"""Accounts: one incident as one document tells it, with all that may tell it apart from others."""

from dataclasses import dataclass
from datetime import date

from rapporteur.model.vocabularies import DatePrecision, IncidentType, PlaceKind


@dataclass(frozen=True, slots=True)
class Site:
    """A place as far as linking compares it. `name` is folded; `id` a gazetteer id; WGS84 degrees; None: not known."""

    name: str
    kind: PlaceKind | None
    country: str | None
    admin1: str | None
    id: str | None
    latitude: float | None
    longitude: float | None

    @property
    def local(self) -> bool:
        """Whether it lies below the first level and is located, so that it narrows an incident down."""
        return self.kind in {PlaceKind.TOWN, PlaceKind.SITE, PlaceKind.ADMIN2} and self.known

    @property
    def known(self) -> bool:
        """Whether it was found in a gazetteer, or has a point."""
        return self.id is not None or self.latitude is not None

    @property
    def ground(self) -> str:
        """What tells its ground from others: the gazetteer's id, else its name."""
        return self.id or self.name


@dataclass(frozen=True, slots=True)
class Toll:
    """The widest count of people that an account gives for one measure; `exact` when its words leave no doubt."""

    low: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """What all accounts of one document share.

    `published` is the day of publication, None when not stated. `places` are all places that the text locates,
    the first named first; `words` and `names` those of text and title; `signature` its MinHash.
    """

    document: str
    published: date | None
    places: tuple[Site, ...]
    words: frozenset[str]
    names: frozenset[str]
    signature: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One incident as one document tells it: one or several incidents of its reading that it does not keep apart.

    `incidents` are their ids within the reading, the leading one first. `earliest` and `latest` are half-open local
    days. `persons` are folded names of persons tied to it or named near it, `names` all
    pairs of capitalised words near it, `near` the words around it. `share` is the
    part of the document's mentions of violence that are this account's; `rank` its place in the text, from 0.
    `one_sided`: it tells of people killed who did not fight. `cues` say in plain words what joined its incidents.
    """

    telling: Telling
    incidents: tuple[str, ...]
    kinds: frozenset[IncidentType]
    happened: bool
    background: bool
    earliest: date | None
    latest: date | None
    precision: DatePrecision
    places: tuple[Site, ...]
    killed: Toll | None
    injured: Toll | None
    persons: frozenset[str]
    ages: frozenset[int]
    names: frozenset[str]
    near: frozenset[str]
    share: float
    rank: int
    cues: tuple[str, ...] = ()
    one_sided: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What names it in a ledger: the document's id and the id of its leading incident."""
        return self.telling.document, self.incidents[0]
