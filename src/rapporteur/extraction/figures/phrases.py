"""Phrases: what a counted noun phrase says, and the closed classes of words around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.extraction.figures.nouns import TIME_WORDS, Kind
from rapporteur.extraction.words import Word, word_set
from rapporteur.model.vocabularies import Measure, Qualifier, Unit, VictimClass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A counted noun phrase over the tokens `[first, last)`.

    `noun` is the first token behind the count, -1 without a count. `kind` is None when no noun is said ("12 were
    killed"), `known` is False when the noun is in no list ("12 Tuaregs"). `bare` marks a plural without a count.
    `partitive` marks "three of them". `others` marks "12 others", who are like those counted before. `state` is the
    harm that a modifier names ("12 wounded soldiers").
    """

    first: int
    last: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    who: tuple[VictimClass, ...] = ()
    unit: Unit | None = None
    kind: Kind | None = None
    known: bool = True
    bare: bool = False
    partitive: bool = False
    others: bool = False
    state: Measure | None = None
    noun: int = -1

    @property
    def named_from(self) -> int:
        """The first token that says who or what is counted: behind the count, or the article of a single one."""
        return self.first if self.noun < 0 else self.noun


PREPOSITIONS = word_set(
    "of in on at by from to into with for near inside outside across between against under over around along "
    "through during "
    "within toward towards via onto above below behind beside besides amid among amongst about despite following "
    "without throughout per aboard off up out down beyond past upon"
)
AUXILIARIES = word_set(
    "was were is are be been being become became am has have had having do does did get gets got getting gotten "
    "wasn't weren't isn't aren't "
    "hasn't haven't hadn't didn't don't doesn't remain remained remains"
)
MODALS = word_set("will would can could may might shall should must won't wouldn't cannot can't couldn't")
PRONOUNS = word_set(
    "he she it they we i you him them us me who whom which that whose what himself herself themselves itself there"
)
DETERMINERS = word_set("the this that these those its his her their our my your a an each every any")
CONJUNCTIONS = word_set(
    "and or but nor while when whereas after before because since until if although though as than so where "
    "whether once "
    "unless why how including include includes included"
)
REPORTING = word_set("said says say told reported reports report added claimed confirmed announced stated according")
POSSESSIVES = word_set("his her their my our its")
STOPS = PREPOSITIONS | AUXILIARIES | MODALS | PRONOUNS | DETERMINERS | CONJUNCTIONS | REPORTING | TIME_WORDS
MOST_MODIFIERS = 5
_ORDINAL = re.compile(r"(\d{1,3}(?:,\d{3})*)(?:st|nd|rd|th)\Z")
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=2
    )
}


def form_at(words: Sequence[Word], index: int) -> str:
    """The look-up form of the token at `index`; empty outside the sentence."""
    return words[index].form if 0 <= index < len(words) else ""


def ordinal(form: str) -> int | None:
    """The value of an ordinal from "second" on ("12th"); None for other words."""
    match = _ORDINAL.match(form)
    return int(match[1].replace(",", "")) if match else _ORDINALS.get(form)
