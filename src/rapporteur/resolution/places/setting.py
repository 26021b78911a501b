"""Which country a text is about, and which namesakes abroad it can hardly mean."""

from collections import defaultdict
from collections.abc import Sequence

from rapporteur.model.capitals import CAPITALS
from rapporteur.model.names import fold_name
from rapporteur.model.places import GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind
from rapporteur.resolution.places.geometry import contains
from rapporteur.resolution.places.groups import Cell, Group, around, cell_of

_TOWN = 150_000  # people; what is larger, readers are expected to know without being told the country
_BY_ANOTHER_NAME = 2_000_000  # the same, under a name that is not its usual one
_AREA = 1_000_000
_LEAST = 1.4  # the weight of evidence from which a text has a home: the country and one place in it
_SCENE = 1.2  # the weight of evidence from which names that nothing else places are taken to lie at home
_HINT = 0.3  # how much of the home's evidence a country needs for its small places to be expected
_OBSCURE = 0.5  # how much a place that is not well known tells of where the text is, beside one that is
_LIKELY = 0.3
_PLAIN = 1.25  # how many times the evidence of the next country, for names that nothing else places to be the home's


class Setting:
    """Where a text plays, as far as its well-known places, its countries and peoples tell."""

    def __init__(self, groups: Sequence[Group]) -> None:
        """Count the evidence of `groups`, whose likelihoods have been weighed."""
        self._groups = groups
        self._countries: defaultdict[str, float] = defaultdict(float)
        self._cells: defaultdict[Cell, set[str]] = defaultdict(set)
        for group in groups:
            for country, mass in _evidence(group).items():
                self._countries[country] += mass
            for entry, chance in zip(group.entries, group.likelihoods, strict=True):
                if chance > _LIKELY and (cell := cell_of(entry)) is not None and entry.country is not None:
                    self._cells[cell].add(entry.country)

    @property
    def country(self) -> str | None:
        """The country that nearly all of the text is about (ISO 3166-1 alpha-2); None when there is no such one."""
        # Foreign powers act in a text more often than they are its scene: so each place counts once besides.
        scenes: defaultdict[str, float] = defaultdict(float)
        for country, mass in self._countries.items():
            scenes[country] += 0.5 * mass
        told = set()
        for group in self._groups:
            for entry, chance in zip(group.entries, group.likelihoods, strict=True):
                if entry.country and not group.demonym and chance > _LIKELY and entry.id not in told:
                    told.add(entry.id)
                    scenes[entry.country] += chance
        masses = sorted(scenes.values())
        if not masses or masses[-1] < max(_SCENE, _PLAIN * sum(masses[-2:-1])):
            return None
        return max(scenes, key=lambda country: scenes[country])

    def strangers(self, group: Group) -> list[bool]:
        """For each meaning of a group, whether it is a small place in a country that the text gives no hint of."""
        own = _evidence(group)
        others = {country: mass - own.get(country, 0.0) for country, mass in self._countries.items()}
        home = max(others, key=lambda country: others[country], default=None)
        if home is None or others[home] < _LEAST:
            return [False] * len(group.entries)
        expected = {country for country, mass in others.items() if mass >= _HINT * others[home]}
        if group.spelling:
            # That a name is spelt like one abroad says nothing; at home it does.
            return [entry.country != home and not self._told(group, entry) for entry in group.entries]
        return [
            entry.country not in expected
            and not _well_known(entry, group.name)
            and not self._told(group, entry)
            and not self._beside(entry, expected)
            for entry in group.entries
        ]

    def _told(self, group: Group, entry: GazetteerEntry) -> bool:
        """Whether the words put `entry` into a place that contains it, or such a place into it."""
        for numbers, inward in ((group.outer, False), (group.inner, True)):
            for number in numbers:
                other = self._groups[number]
                for beside, chance in zip(other.entries, other.likelihoods, strict=True):
                    pair = (entry, beside) if inward else (beside, entry)
                    if chance > _LIKELY and contains(*pair):
                        return True
        return False

    def _beside(self, entry: GazetteerEntry, expected: set[str]) -> bool:
        """Whether `entry` lies just across the border from places that the text names."""
        cell = cell_of(entry)
        if cell is None:
            return False
        beside = (self._cells[near] for near in around(cell) if near in self._cells)
        return any(country in expected for countries in beside for country in countries)


def _evidence(group: Group) -> dict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for entry, chance in zip(group.entries, group.likelihoods, strict=True):
        if chance > 0.01 and entry.country is not None:
            known = group.demonym or (not group.spelling and _well_known(entry, group.name))
            found[entry.country] += chance * group.weight * (1.0 if known else _OBSCURE)
    return found


def _well_known(entry: GazetteerEntry, name: str) -> bool:
    if entry.kind is PlaceKind.TOWN:
        known = _TOWN if fold_name(entry.name) == name else _BY_ANOTHER_NAME
        return entry.population >= known or CAPITALS.get(name) == entry.country
    if entry.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2):
        return entry.population >= _AREA
    return True
