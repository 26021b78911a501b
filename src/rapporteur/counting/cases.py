"""What a counting rule sees of an incident, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from rapporteur.model.vocabularies import SourceKind

# Sources with a side in the war; their counts stand for less than others' in rules that weigh sources.
SIDES = frozenset({SourceKind.PARTY, SourceKind.ARMED_GROUP, SourceKind.OFFICIAL})


@dataclass(frozen=True, slots=True)
class Account:
    """What one root source says of the dead of an incident, its own revisions settled.

    `low` and `high` are inclusive; `high` None: nothing limits it. `vague` where the number is the reading format's for
    a vague word ("dozens" 24, "hundreds" 200), so that a rule can put its own. `ids` are the figures behind it.
    """

    source: str
    kind: SourceKind
    low: int
    high: int | None
    vague: bool = False
    ids: tuple[str, ...] = ()

    @property
    def highest(self) -> int:
        """The greatest number that the source names; "at least 12" names 12."""
        return self.low if self.high is None else self.high


class Responsibility(StrEnum):
    """Who is said to have done it."""

    ACCEPTED = "accepted"
    ONE_PARTY = "one party"
    CONTESTED = "contested"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Case:
    """One incident as its root sources tell it: `accounts` one for each, in any order.

    `civilian` says whether those counted are civilians: False where they are said to be combatants, None where it is
    not said. `intense` is whether it is part of open war, which some conventions for vague words ask. `unnumbered` are
    the figures that say "many" were killed and give no number.
    """

    id: str
    accounts: tuple[Account, ...]
    responsibility: Responsibility = Responsibility.NOT_KNOWN
    civilian: bool | None = None
    intense: bool = False
    unnumbered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """What a rule enters for a case.

    `low`, `best` and `high` are deaths, each None where the rule enters none (not the same as 0); `best` is the number
    that the rule's publisher adds up. `grade` is the rule's own word for how it stands, None where it has none.
    `reason` says in one sentence what decided; `ids` are the figures that it rests on.
    """

    low: int | None
    best: int | None
    high: int | None
    grade: str | None
    reason: str
    ids: tuple[str, ...]


CountingRule = Callable[[Case], Counted]


def ids_of(*accounts: Account) -> tuple[str, ...]:
    """The figures behind the accounts, each once."""
    return tuple(dict.fromkeys(i for account in accounts for i in account.ids))


def names_of(*accounts: Account) -> str:
    """The sources of the accounts in words."""
    return " and ".join(dict.fromkeys(account.source for account in accounts))
