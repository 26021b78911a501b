"""Who is who across documents: entries of a registry of actors, and the protocol by which it is asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from rapporteur.model.vocabularies import ActorKind


@dataclass(frozen=True, slots=True)
class Tie:
    """How one entry belongs to another, and when.

    `relation` is `part_of`, `splinter_of`, `successor_of`, `allied_with` or, for persons, the role they held
    ("spokesman"); `of` is the id of the other entry. `earliest` and `latest` are half-open, None where open or unknown.
    """

    relation: str
    of: str
    earliest: date | None = None
    latest: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the tie held on `day`; open ends hold."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day < self.latest)


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One actor as known beyond a single document.

    `aliases` are its other names and abbreviations in any script. `countries` (ISO 3166-1 alpha-2) say where it is
    mostly active; empty where everywhere. It existed from `earliest` to before `latest`, None where open or not known.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    earliest: date | None = None
    latest: date | None = None

    def existed_on(self, day: date) -> bool:
        """Whether the actor existed on `day`, as far as is known."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day < self.latest)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name was resolved to.

    `entry` is None where the registry abstains: no entry bears the name, or several do (`candidates`, best first).
    `reason` says in plain words what decided or why nothing did.
    """

    entry: RegistryEntry | None
    candidates: tuple[RegistryEntry, ...]
    reason: str


class ActorRegistry(Protocol):
    """Where actors are looked up by name."""

    @property
    def version(self) -> str:
        """Which registry this is."""
        ...

    def resolve(
        self,
        name: str,
        *,
        kind: ActorKind | None = None,
        countries: Collection[str] = (),
        day: date | None = None,
    ) -> Resolved:
        """The entry that a name stands for.

        Args:
            name: as a document gives it, in any script.
            kind: what it names, where known; entries of another family of kinds are left out.
            countries: ISO codes of where the document plays; they decide between bearers of one abbreviation.
            day: when; entries that did not exist then are left out where others did.
        """
        ...

    def spelt_alike(self, one: str, other: str) -> bool:
        """Whether two names of people in one text are spellings of one name: the same words, letters apart at most."""
        ...
