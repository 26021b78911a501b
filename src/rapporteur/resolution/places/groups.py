"""Mentions of one name, weighed as one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor, sqrt

from rapporteur.model.places import GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind

Cell = tuple[int, int]


@dataclass(slots=True)
class Group:
    """All mentions of one name in one sense, with what they may mean and how likely each meaning is.

    `outer` and `inner` are the groups that the text puts around and inside this one, with True where it does so
    strictly. The likelihoods sum to one, or to less where the text speaks against every meaning that is known.
    """

    name: str
    entries: Sequence[GazetteerEntry]
    demonym: bool
    spelling: bool = False
    members: list[int] = field(default_factory=list)
    outer: dict[int, bool] = field(default_factory=dict)
    inner: dict[int, bool] = field(default_factory=dict)
    likelihoods: list[float] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """How much this group counts as context for others: mentions, with diminishing returns."""
        return min(3.0, sqrt(len(self.members))) * (0.5 if self.demonym else 1.0)


def cell_of(entry: GazetteerEntry) -> Cell | None:
    """The square degree of a place small enough to have one."""
    if entry.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.REGION, PlaceKind.WATER, PlaceKind.LINE):
        return None
    if entry.latitude is None or entry.longitude is None:
        return None
    return floor(entry.latitude), floor(entry.longitude)


def around(cell: Cell) -> tuple[Cell, ...]:
    """A square degree and the eight beside it."""
    return tuple((cell[0] + north, cell[1] + east) for north in (-1, 0, 1) for east in (-1, 0, 1))
