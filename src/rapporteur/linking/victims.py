"""Victims person by person: which names in several accounts of one incident are those of one person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapporteur.model.names import fold_name

# Spellings so alike are one name within a document; across documents less is enough, for a bound must hold.
SAME_SPELLING = 0.75
MAY_BE_SAME = 0.4
_AGE_SLIP = 2  # reports of one person's age differ by so much

Likeness = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class NamedVictim:
    """One person as one document names them; `id` is the record id, `age` in years, None where not said."""

    id: str
    document: str
    name: str
    age: int | None


@dataclass(frozen=True, slots=True)
class Person:
    """One person with all that is taken to name them, the first account first."""

    victims: tuple[NamedVictim, ...]

    def named_in(self, document: str) -> bool:
        """Whether a document names this person."""
        return any(victim.document == document for victim in self.victims)


def persons_of(victims: Sequence[NamedVictim], likeness: Likeness) -> tuple[Person, ...]:
    """The different persons among named victims of one incident, so that each counts once.

    What one document tells as two persons stays two, save a part of a name or another spelling of it. Across documents
    the likest names are joined first, one to one; a name that may be another's is joined, because too few persons
    still bound a toll from below and too many do not. Ages more than two years apart are of two persons.

    Args:
        victims: in order of publication and text.
        likeness: how alike two names of people are, 0 to 1.
    """
    persons: list[Person] = []
    for document in dict.fromkeys(victim.document for victim in victims):
        own = _within([victim for victim in victims if victim.document == document], likeness)
        pairs = [
            (score, at, one)
            for at, person in enumerate(own)
            for one, known in enumerate(persons)
            if (score := _most_alike(person, known, likeness)) >= MAY_BE_SAME
        ]
        taken: dict[int, int] = {}
        for _, at, one in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if at not in taken and one not in taken.values():
                taken[at] = one
        for at, person in enumerate(own):
            if at in taken:
                persons[taken[at]] = Person((*persons[taken[at]].victims, *person.victims))
            else:
                persons.append(person)
    return tuple(persons)


def _within(victims: Sequence[NamedVictim], likeness: Likeness) -> list[Person]:
    """The persons of one document: later mentions drop a part of the name."""
    persons: list[Person] = []
    for victim in victims:
        alike = [
            at
            for at, person in enumerate(persons)
            if any(_alike(victim, other, likeness) >= SAME_SPELLING for other in person.victims)
        ]
        if alike:
            persons[alike[0]] = Person((*persons[alike[0]].victims, victim))
        else:
            persons.append(Person((victim,)))
    return persons


def _most_alike(a: Person, b: Person, likeness: Likeness) -> float:
    return max(_alike(one, other, likeness) for one in a.victims for other in b.victims)


def _alike(a: NamedVictim, b: NamedVictim, likeness: Likeness) -> float:
    """How alike two victims are: 1 for a name that is part of the other, 0 where their ages keep them apart."""
    if a.age is not None and b.age is not None and abs(a.age - b.age) > _AGE_SLIP:
        return 0.0
    mine, theirs = set(fold_name(a.name).split()), set(fold_name(b.name).split())
    if mine <= theirs or theirs <= mine:
        return 1.0
    return likeness(a.name, b.name)
