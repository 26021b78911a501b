"""An invented world for ledgers of any size: countries, provinces, towns, parties, outlets, and what happens there.

Nothing in it is real but the codes of the countries, which the programme looks up. The same seed gives the same world.
Violence is uneven as it is in life: a tenth of the provinces have about half of all incidents.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rapporteur.model.vocabularies import ActorKind, IncidentType

FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2025, 1, 1)
_DAYS = (LAST_DAY - FIRST_DAY).days
_COUNTRIES = ("AF", "CD", "CO", "ET", "IQ", "ML", "MM", "NG", "SD", "SY", "UA", "YE")
_PROVINCES, _TOWNS, _OUTLETS = 20, 25, 60
_ONSETS = "b d f g h j k l m n p r s t v w z sh kh br tr kal mar zan tor".split()
_NUCLEI = "a e i o u aa ou ei".split()
_CODAS = "n r l s d k m".split()

# Incident types with how they read and how often they happen.
KINDS = (
    (IncidentType.AIR_STRIKE, "an air strike hit", 14),
    (IncidentType.SHELLING, "shells struck", 16),
    (IncidentType.DRONE_STRIKE, "a drone hit", 8),
    (IncidentType.ARMED_CLASH, "fighting broke out in", 18),
    (IncidentType.SHOOTING, "gunmen opened fire in", 14),
    (IncidentType.IED, "a roadside bomb went off in", 10),
    (IncidentType.SUICIDE_BOMBING, "a suicide bomber struck", 4),
    (IncidentType.ATTACK_ON_POST, "fighters stormed a post in", 8),
    (IncidentType.EXECUTION, "captives were shot in", 3),
    (IncidentType.ABDUCTION, "villagers were taken from", 5),
)


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its name, its gazetteer id and its coordinates (WGS84 degrees)."""

    name: str
    id: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation that acts or speaks, with the person who speaks for it."""

    name: str
    kind: ActorKind
    spokesman: str


@dataclass(frozen=True, slots=True)
class Province:
    """A first-level area with its towns; `army` and `rebels` fight there, `hospital` counts the dead."""

    country: str
    name: str
    id: str
    towns: tuple[Town, ...]
    army: Party
    rebels: Party
    ministry: Party
    hospital: Party


@dataclass(frozen=True, slots=True)
class Happening:
    """One incident of the world: what, where, when, who by, and how many it killed and injured in the end."""

    number: int
    kind: IncidentType
    words: str
    province: Province
    town: Town
    day: date
    by: Party
    killed: int
    injured: int


class World:
    """The places, parties and outlets of one seed, and a stream of happenings."""

    def __init__(self, seed: int = 2026) -> None:
        self._chance = random.Random(seed)
        self.first_names = [self.invented(2) for _ in range(400)]
        self.last_names = [self.invented(3) for _ in range(4000)]
        self.outlets = [f"{self.invented(2)} {kind}" for kind in ("News", "Wire", "Post", "Radio") for _ in range(15)]
        self.mission = Party("United Nations mission", ActorKind.IO, self.person())
        self.watch = Party(f"{self.invented(2)} Watch", ActorKind.NGO, self.person())
        self.provinces = tuple(one for country in _COUNTRIES for one in self._country(country))
        order = list(range(len(self.provinces)))
        self._chance.shuffle(order)
        self._weights = [1.0 / (rank + 3) ** 0.8 for rank in order]

    def invented(self, syllables: int) -> str:
        """A name of so many syllables."""
        chance = self._chance
        return "".join(chance.choice(_ONSETS) + chance.choice(_NUCLEI) for _ in range(syllables)).capitalize() + (
            chance.choice(_CODAS)
        )

    def person(self) -> str:
        """The name of a person, seldom given twice."""
        return f"{self._chance.choice(self.first_names)} {self._chance.choice(self.last_names)}"

    def _country(self, code: str) -> Iterator[Province]:
        name = self.invented(2)
        army = Party(f"{name} army", ActorKind.MILITARY, self.person())
        ministry = Party(f"{name} Ministry of Defence", ActorKind.GOVERNMENT, self.person())
        rebels = [Party(f"{self.invented(2)} Front", ActorKind.ARMED_GROUP, self.person()) for _ in range(3)]
        for number in range(_PROVINCES):
            area = self.invented(3)
            latitude, longitude = self._chance.uniform(-30, 55), self._chance.uniform(-70, 100)
            towns = tuple(
                Town(
                    self.invented(2 + number % 2),
                    f"geonames:{code}{number:02}{town:02}",
                    round(latitude + self._chance.uniform(-1, 1), 4),
                    round(longitude + self._chance.uniform(-1, 1), 4),
                )
                for town in range(_TOWNS)
            )
            hospital = Party(f"{area} General Hospital", ActorKind.COMMUNITY, self.person())
            yield Province(
                code, area, f"geonames:{code}{number:02}", towns, army, self._chance.choice(rebels), ministry, hospital
            )

    def happenings(self, number: int) -> Iterator[Happening]:
        """So many happenings, evenly spread over the years, in order of their days."""
        chance = self._chance
        weights = [weight for _, _, weight in KINDS]
        for index in range(number):
            province = chance.choices(self.provinces, self._weights)[0]
            kind, words, _ = chance.choices(KINDS, weights)[0]
            killed = min(int(chance.paretovariate(1.1)), 400)
            yield Happening(
                index,
                kind,
                words,
                province,
                chance.choice(province.towns),
                FIRST_DAY + timedelta(days=index * _DAYS // number),
                chance.choice((province.army, province.rebels)),
                killed,
                int(killed * chance.uniform(0, 3)),
            )
