"""Sentences under analysis: tokens, counted phrases, words of harm, and which phrase each was attached to."""

from dataclasses import dataclass, field, replace

from rapporteur.extraction.figures.clauses import Side, Trigger
from rapporteur.extraction.figures.harms import Said
from rapporteur.extraction.figures.nouns import CROWDS, MATERIEL, Kind
from rapporteur.extraction.figures.phrases import Phrase
from rapporteur.extraction.words import Word, word_set
from rapporteur.model.vocabularies import Measure, VictimClass

_CROWD = 50  # fewer people who arrive somewhere may be anyone
LISTING = frozenset({",", "and", "&", "or", "plus"})
# Words behind which another clause lies.
CLAUSE_BOUNDS = word_set(
    "that when while whereas because if although though but so unless whether ; : said says told reported claimed "
    "confirmed announced according added he she it they we i this which who what where"
)


# Classes that are said of a whole group: those counted with it without a noun of their own share them.
SIDES = frozenset(
    (who,)
    for who in (
        VictimClass.CIVILIANS,
        VictimClass.COMBATANTS,
        VictimClass.MEDICS,
        VictimClass.JOURNALISTS,
        VictimClass.AID_WORKERS,
        VictimClass.OFFICIALS,
    )
)


@dataclass(slots=True)
class Draft:
    """A phrase with its measure; `trigger` is the word of harm, None when a modifier or a host gives the measure."""

    phrase: Phrase
    measure: Measure
    trigger: Trigger | None = None
    host: "Draft | None" = None


def shares_class(phrase: Phrase, whole: Draft) -> Phrase:
    """The phrase with the class of `whole`, if it is another count of the same and names none itself."""
    if phrase.who or phrase.kind is not None or whole.phrase.high == 1 or whole.phrase.who not in SIDES:
        return phrase
    return replace(phrase, who=whole.phrase.who)


@dataclass(slots=True)
class Sentence:
    """One sentence under analysis: its tokens, counted phrases, words of harm, and what was attached so far."""

    words: list[Word]
    phrases: list[Phrase]
    triggers: list[Trigger]
    starts: dict[int, Phrase]
    ends: dict[int, Phrase]
    trigger_at: dict[int, Trigger]
    drafts: dict[int, Draft] = field(default_factory=dict)  # by the phrase's first token
    parts: set[int] = field(default_factory=set)  # first tokens of phrases that count a subset
    cleared: set[int] = field(default_factory=set)  # first tokens of phrases said to be released, returned and the like

    def form(self, index: int) -> str:
        """The look-up form of a token; empty outside the sentence."""
        return self.words[index].form if 0 <= index < len(self.words) else ""

    def attach(self, phrase: Phrase, trigger: Trigger) -> bool:
        """Give `phrase` the measure of `trigger`; False when it has one already, or cannot have this one."""
        if phrase.first in self.drafts and not self._died_since(phrase, trigger):
            return False
        if trigger.vague and phrase.bare:
            return False
        measure = self._measure(phrase, trigger)
        if measure is None or not can_be(phrase, measure):
            if trigger.measure is None:
                self.cleared.add(phrase.first)
            return False
        self.drafts[phrase.first] = Draft(phrase, measure, trigger)
        return True

    def _measure(self, phrase: Phrase, trigger: Trigger) -> Measure | None:
        """What `trigger` says of `phrase`; None when it says no harm of such people or things."""
        if trigger.measure is Measure.DESTROYED and phrase.kind is Kind.PERSON:
            return Measure.KILLED if VictimClass.COMBATANTS in phrase.who else None  # "destroyed 30 militants"
        if phrase.kind is Kind.OBJECT and self.form(trigger.first) in {"lost", "losing"}:
            return Measure.DESTROYED if self.form(phrase.last - 1) in MATERIEL else None
        return trigger.measure if self._is_said_of(phrase, trigger) else None

    def _is_said_of(self, phrase: Phrase, trigger: Trigger) -> bool:
        match trigger.said:
            case Said.OF_ANYONE:
                return True
            case Said.OF_PERSONS:
                return phrase.kind in {Kind.PERSON, Kind.FAMILY}
            case Said.OF_BODIES:
                return phrase.kind in {Kind.PERSON, Kind.FAMILY} or (phrase.kind is None and phrase.known)
            case Said.OF_FAMILIES:
                return phrase.kind is Kind.FAMILY and not phrase.bare
            case Said.OF_CROWDS:
                if phrase.bare or phrase.kind is Kind.FAMILY:
                    return not phrase.bare
                words = {self.form(index) for index in range(phrase.first, phrase.last)}
                return (phrase.low or phrase.high or 0) >= _CROWD and (phrase.kind is None or bool(words & CROWDS))
            case Said.OF_COMBATANTS:
                return not phrase.bare and (phrase.kind is None or VictimClass.COMBATANTS in phrase.who)

    def _died_since(self, phrase: Phrase, trigger: Trigger) -> bool:
        """Whether those held or missing, by an earlier word of harm, were then killed."""
        earlier = self.drafts[phrase.first]
        return (
            trigger.measure is Measure.KILLED
            and trigger.side is Side.BEFORE
            and earlier.measure in {Measure.DETAINED, Measure.MISSING}
            and earlier.host is None
        )


def can_be(phrase: Phrase, measure: Measure) -> bool:
    """Whether what the phrase counts can suffer this: houses do not die, and people are not demolished."""
    if phrase.kind is None:
        return phrase.known or (phrase.low is not None and not phrase.bare)
    if measure is Measure.DESTROYED:
        return phrase.kind is Kind.OBJECT
    return phrase.kind is not Kind.OBJECT


def describes_all(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase says what all those counted are: "19 people, all of them boys"."""
    before = [sentence.form(phrase.first - back) for back in (3, 2, 1)]
    return phrase.bare and (
        before[2] == "all" or (before[0] == "all" and before[1:] in (["of", "them"], ["of", "whom"], ["them", "were"]))
    )
