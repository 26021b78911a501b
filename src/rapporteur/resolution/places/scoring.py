"""Weigh the candidates of all toponyms of a text against one another."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log10

from rapporteur.model.capitals import CAPITALS
from rapporteur.model.names import fold_name
from rapporteur.model.places import GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind
from rapporteur.resolution.places.geometry import contains
from rapporteur.resolution.places.groups import Group, around, cell_of
from rapporteur.resolution.places.setting import Setting


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each reason counts, in the units of the exponent of a softmax.

    Source: search on the development halves of LGL and GeoVirus; see docs/decisions/0004-places.md.
    """

    population: float = 0.9
    country: float = 2.5
    admin1: float = 1.0
    admin2: float = -0.5
    region: float = 0.5
    capital: float = 5.0
    alias: float = -1.5
    same_country: float = 3.5
    same_admin1: float = 9.0
    near: float = 2.5
    strict: float = 8.0
    loose: float = 2.5
    rounds: int = 3


DEFAULT_WEIGHTS = Weights()
_RESIDUE = 0.1  # of the likelihood of places that the text can hardly mean


def weigh(groups: Sequence[Group], weights: Weights = DEFAULT_WEIGHTS) -> Setting:
    """Set the likelihood of every candidate of every group, in rounds over the whole text.

    After `weights.rounds` rounds small places in countries that the text gives no hint of are dismissed, and the rest
    is weighed once more without them.

    Returns:
        Where the text plays.
    """
    priors = [_priors(group, weights) for group in groups]
    for group, prior in zip(groups, priors, strict=True):
        group.likelihoods = _softmax(prior)
    for _ in range(weights.rounds):
        _weigh_once(groups, priors, weights)
    setting = Setting(groups)
    strangers = [setting.strangers(group) for group in groups]
    for group, strange in zip(groups, strangers, strict=True):
        _dismiss(group, strange)
    _weigh_once(groups, priors, weights)
    for group, strange in zip(groups, strangers, strict=True):
        _dismiss(group, strange)
    return Setting(groups)


def _weigh_once(groups: Sequence[Group], priors: Sequence[Sequence[float]], weights: Weights) -> None:
    context = _Context(groups)
    scores = [
        [
            prior + context.support(group, entry, chance, weights) + _chained(groups, group, entry, weights)
            for prior, entry, chance in zip(priors[number], group.entries, group.likelihoods, strict=True)
        ]
        for number, group in enumerate(groups)
    ]
    for group, score in zip(groups, scores, strict=True):
        group.likelihoods = _softmax(score)


def _dismiss(group: Group, strange: Sequence[bool]) -> None:
    """Leave to strangers nothing where another meaning remains, and too little to be chosen where none does."""
    if not any(strange):
        return
    chances = zip(group.likelihoods, strange, strict=True)
    if all(strange):
        group.likelihoods = [chance * _RESIDUE for chance, _ in chances]
        return
    left = [0.0 if dismissed else max(chance, 1e-9) for chance, dismissed in chances]
    total = sum(left)
    group.likelihoods = [chance / total for chance in left]


def _priors(group: Group, weights: Weights) -> list[float]:
    home = CAPITALS.get(group.name)
    towns = [entry for entry in group.entries if entry.kind is PlaceKind.TOWN and entry.country == home]
    # Of its namesakes in the country only the largest can be the capital.
    capital = max(towns, key=lambda entry: entry.population, default=None)
    return [
        _prior(entry, group.name, weights) + (weights.capital if entry is capital else 0.0) for entry in group.entries
    ]


def _prior(entry: GazetteerEntry, name: str, weights: Weights) -> float:
    score = weights.population * log10(max(entry.population, 100))
    if entry.kind is PlaceKind.COUNTRY:
        score += weights.country
    elif entry.kind is PlaceKind.ADMIN1:
        score += weights.admin1
    elif entry.kind is PlaceKind.ADMIN2:
        score += weights.admin2
    elif entry.kind is not PlaceKind.TOWN:
        score += weights.region
    if entry.kind is PlaceKind.TOWN and fold_name(entry.name) != name:
        score += weights.alias
    return score


def _softmax(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    most = max(scores)
    powers = [exp(score - most) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


class _Context:
    """Where in the world the text's toponyms lie, as far as is known yet: by country, first-level area and degree."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._countries: defaultdict[str, float] = defaultdict(float)
        self._areas: defaultdict[tuple[str, str], float] = defaultdict(float)
        self._cells: defaultdict[tuple[int, int], float] = defaultdict(float)
        self._total = 0.0
        for group in groups:
            self._total += group.weight
            for entry, chance in zip(group.entries, group.likelihoods, strict=True):
                self._add(entry, chance * group.weight)

    def _add(self, entry: GazetteerEntry, mass: float) -> None:
        if mass < 0.01 or entry.country is None:
            return
        self._countries[entry.country] += mass
        if entry.admin1 is not None:
            self._areas[entry.country, entry.admin1] += mass
        if (cell := cell_of(entry)) is not None:
            self._cells[cell] += mass

    def support(self, group: Group, entry: GazetteerEntry, chance: float, weights: Weights) -> float:
        """How well `entry` fits what all other groups mean."""
        if entry.country is None:
            return 0.0
        own = chance * group.weight
        # Other meanings of the same group support their own country; they are no evidence about this group.
        same = (
            sum(c for e, c in zip(group.entries, group.likelihoods, strict=True) if e.country == entry.country)
            * group.weight
        )
        others = self._total - group.weight
        support = weights.same_country * max(0.0, self._countries.get(entry.country, 0.0) - same) / (others + 1.0)
        if entry.admin1 is not None:
            key = (entry.country, entry.admin1)
            inside = (
                sum(c for e, c in zip(group.entries, group.likelihoods, strict=True) if (e.country, e.admin1) == key)
                * group.weight
            )
            support += weights.same_admin1 * max(0.0, self._areas.get(key, 0.0) - inside) / (others + 1.0)
        cell = cell_of(entry)
        if cell is not None:
            mass = sum(self._cells.get(near, 0.0) for near in around(cell))
            support += weights.near * min(1.0, max(0.0, mass - own) / 2.0)
        return support


def _chained(groups: Sequence[Group], group: Group, entry: GazetteerEntry, weights: Weights) -> float:
    """What the chains of the text say: how likely the other end has a meaning that contains, or lies in, `entry`."""
    score = 0.0
    for number, strict in group.outer.items():
        other = groups[number]
        fits = sum(c for e, c in zip(other.entries, other.likelihoods, strict=True) if c > 0.01 and contains(e, entry))
        score += (weights.strict if strict else weights.loose) * fits
    for number, strict in group.inner.items():
        other = groups[number]
        # Any meaning of the inner name counts: a village is known by what is around it, not the other way.
        fits = max(
            (c**0.3 for e, c in zip(other.entries, other.likelihoods, strict=True) if contains(entry, e)), default=0.0
        )
        score += (weights.strict if strict else weights.loose) * 0.5 * fits
    return score
