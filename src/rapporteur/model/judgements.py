"""Judgements: decisions by persons and machines on what the ledger holds, each with its reasons."""

from dataclasses import dataclass
from enum import StrEnum

# What is asked of records, as `Judgement.question`.
SAME_INCIDENT = "same_incident"
SAME_ACTOR = "same_actor"
FIGURE_READ_RIGHT = "figure_read_right"
SOURCES_DISAGREE = "sources_disagree"


class Verdict(StrEnum):
    """How a question was decided. Source: nomenklatura judgements."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


class AuthorKind(StrEnum):
    """Who decided: a person outranks a machine; both decisions stay."""

    PERSON = "person"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, never changed afterwards: a later one may supersede it.

    `question` is stable snake case for what was asked ("same_incident", "same_source"); `about` holds the record ids
    it was asked of, in the order that the question gives them a part in. `author` is the name of a person, or of a
    program with its version. `rests_on` holds ids of the records, and of the judgements, that it was decided by.
    `supersedes` is the id of the judgement that this one replaces, None for a first one. `corrections` are pairs of a
    field of the record and what it should say ("low", "12"), as words; "none" is not stated.
    """

    question: str
    about: tuple[str, ...]
    verdict: Verdict
    author: str
    author_kind: AuthorKind
    reason: str
    rests_on: tuple[str, ...] = ()
    supersedes: str | None = None
    corrections: tuple[tuple[str, str], ...] = ()
