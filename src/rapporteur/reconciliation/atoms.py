"""Cut scopes into atoms: pieces of place, time, victim class and measure that no statement divides further."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from rapporteur.model.vocabularies import Measure, PlaceKind, VictimClass
from rapporteur.reconciliation.statements import PlaceKey

# Two point-like places at least this far apart are taken as different ground.
DISJOINT_KM = 25.0
_EARTH_KM = 6371.0

_GROUPS = ("women", "men", "children")
_CIVILIANS = ("civilian", "civilian_official", "medic", "journalist", "aid_worker")
_ROLES = (*_CIVILIANS, "combatant", "other_official")

ClassAtom = tuple[str, str]
PlaceAtom = tuple[str, ...]
Period = tuple[date | None, date | None]

CLASS_ATOMS: tuple[ClassAtom, ...] = tuple(product(_GROUPS, _ROLES))

_ROLES_OF = {
    VictimClass.CIVILIANS: _CIVILIANS,
    VictimClass.COMBATANTS: ("combatant",),
    VictimClass.OFFICIALS: ("civilian_official", "other_official"),
    VictimClass.MEDICS: ("medic",),
    VictimClass.JOURNALISTS: ("journalist",),
    VictimClass.AID_WORKERS: ("aid_worker",),
}
_GROUP_OF = {VictimClass.WOMEN: "women", VictimClass.MEN: "men", VictimClass.CHILDREN: "children"}


def class_atoms(classes: Iterable[VictimClass]) -> frozenset[ClassAtom]:
    """The atoms of a union of victim classes; no class, or `people`, is everybody.

    Medics, journalists and aid workers are counted among civilians; officials may or may not be.
    Source: Additional Protocol I to the Geneva Conventions, articles 50, 71 and 79 (civilian status).
    """
    atoms: set[ClassAtom] = set()
    wanted = set(classes)
    if not wanted or VictimClass.PEOPLE in wanted:
        return frozenset(CLASS_ATOMS)
    for one in wanted:
        if one in _GROUP_OF:
            atoms.update((_GROUP_OF[one], role) for role in _ROLES)
        else:
            atoms.update((group, role) for group in _GROUPS for role in _ROLES_OF[one])
    return frozenset(atoms)


def measure_atoms(measure: Measure) -> frozenset[str]:
    """The atoms of a measure: casualties are killed and injured, every other measure stands alone."""
    if measure is Measure.CASUALTIES:
        return frozenset({Measure.KILLED.value, Measure.INJURED.value})
    return frozenset({measure.value})


def _kilometres(a: PlaceKey, b: PlaceKey) -> float | None:
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    chord = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def different_ground(a: PlaceKey, b: PlaceKey) -> bool:
    """Whether two places below the first level, in the same first-level area, certainly share no ground."""
    if a.id == b.id:
        return False
    if a.kind is PlaceKind.ADMIN2 and b.kind is PlaceKind.ADMIN2:
        return True
    points = {PlaceKind.TOWN, PlaceKind.SITE}
    if a.kind in points and b.kind in points:
        distance = _kilometres(a, b)
        return distance is not None and distance >= DISJOINT_KM
    return False


def apart(a: PlaceKey, b: PlaceKey) -> bool:
    """Whether two places certainly share no ground; what is not known of either never sets them apart."""
    if not a.country or not b.country:
        return False
    if a.country != b.country:
        return True
    if not a.admin1 or not b.admin1:
        return False
    return a.admin1 != b.admin1 or bool(a.id and b.id and different_ground(a, b))


@dataclass(frozen=True)
class Ground:
    """All ground that a set of places divides, as atoms.

    The ground is cut into countries, these into first-level areas, these into clusters of places that cannot be shown
    to lie apart. Places that are asked about share an atom of their cluster, into which its others may reach.
    """

    countries: frozenset[str]
    areas: frozenset[tuple[str, str]]
    clusters: dict[PlaceKey, str]
    asked: frozenset[PlaceKey] = frozenset()

    @classmethod
    def of(cls, places: Iterable[PlaceKey], asked: Iterable[PlaceKey] = ()) -> "Ground":
        """The ground that `places` divide; `asked` are those of the query."""
        everything = {*places, *asked}
        by_area: dict[tuple[str, str], list[PlaceKey]] = defaultdict(list)
        for key in everything:
            if key.country and key.admin1 and key.id:
                by_area[key.country, key.admin1].append(key)
        clusters: dict[PlaceKey, str] = {}
        for keys in by_area.values():
            clusters.update(_clusters(sorted(keys, key=lambda k: (k.id or "", str(k)))))
        return cls(
            frozenset(k.country for k in everything if k.country),
            frozenset((k.country, k.admin1) for k in everything if k.country and k.admin1),
            clusters,
            frozenset(k for k in asked if k.country and k.admin1 and k.id),
        )

    def _cluster_atoms(self, cluster: str, area: tuple[str, str]) -> set[PlaceAtom]:
        rest: PlaceAtom = (*area, cluster)
        return {rest, (*rest, "asked")} if any(self.clusters[k] == cluster for k in self.asked) else {rest}

    def all_atoms(self) -> frozenset[PlaceAtom]:
        """Every atom, "elsewhere" and "the rest of" each area among them."""
        atoms: set[PlaceAtom] = {()}
        for country in self.countries:
            atoms.update(self.atoms(PlaceKey(country)))
        return frozenset(atoms)

    def atoms(self, key: PlaceKey) -> frozenset[PlaceAtom]:
        """The atoms that what is said of `key` may touch (at a query's own places: exactly those that it covers)."""
        if not key.country:
            return self.all_atoms()
        if not key.admin1:
            below: set[PlaceAtom] = {(key.country,)}
            for country, admin1 in self.areas:
                if country == key.country:
                    below.update(self.atoms(PlaceKey(country, admin1)))
            return frozenset(below)
        area = (key.country, key.admin1)
        if not key.id:
            within: set[PlaceAtom] = {area}
            for other, cluster in self.clusters.items():
                if (other.country, other.admin1) == area:
                    within.update(self._cluster_atoms(cluster, area))
            return frozenset(within)
        cluster = self.clusters[key]
        if key in self.asked:
            return frozenset({(*area, cluster, "asked")})
        return frozenset(self._cluster_atoms(cluster, area))


def _clusters(keys: Sequence[PlaceKey]) -> dict[PlaceKey, str]:
    """Group places of one area so that any two of different groups certainly share no ground."""
    leader = {key: key for key in keys}

    def find(key: PlaceKey) -> PlaceKey:
        while leader[key] is not key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for index, a in enumerate(keys):
        for b in keys[index + 1 :]:
            if not different_ground(a, b):
                leader[find(b)] = find(a)
    return {key: f"#{find(key).id}" for key in keys}


def time_atoms(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The half-open intervals between all ends of `periods`, in order, with the two open-ended ones."""
    ends = sorted({end for period in periods for end in period if end is not None})
    starts: list[date | None] = [None, *ends]
    return tuple(zip(starts, [*ends, None], strict=True))


def covers(outer: Period, inner: Period) -> bool:
    """Whether `inner` lies within `outer`; None ends are unbounded."""
    starts = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    ends = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return starts and ends


def disjoint(a: Period, b: Period) -> bool:
    """Whether two half-open periods share no day; None ends are unbounded."""
    return (a[1] is not None and b[0] is not None and a[1] <= b[0]) or (
        b[1] is not None and a[0] is not None and b[1] <= a[0]
    )
