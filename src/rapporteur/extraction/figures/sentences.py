"""Sentences under analysis: tokens, counted phrases, words of harm, and which phrase each was attached to."""

from dataclasses import dataclass, field

from rapporteur.extraction.figures.clauses import Side, Trigger
from rapporteur.extraction.figures.nouns import Kind
from rapporteur.extraction.figures.phrases import Phrase
from rapporteur.extraction.words import Word, word_set
from rapporteur.model.vocabularies import Measure

LISTING = frozenset({",", "and", "&", "or", "plus"})
# Words behind which another clause lies.
CLAUSE_BOUNDS = word_set(
    "that when while whereas because if although though but so unless whether ; : said says told reported claimed "
    "confirmed announced according added he she it they we i this which who what where"
)


@dataclass(slots=True)
class Draft:
    """A phrase with its measure; `trigger` is the word of harm, None when a modifier or a host gives the measure."""

    phrase: Phrase
    measure: Measure
    trigger: Trigger | None = None
    host: "Draft | None" = None


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
        if trigger.of_persons and phrase.kind not in {Kind.PERSON, Kind.FAMILY}:
            return False
        if trigger.measure is None or not can_be(phrase, trigger.measure):
            if trigger.measure is None:
                self.cleared.add(phrase.first)
            return False
        self.drafts[phrase.first] = Draft(phrase, trigger.measure, trigger)
        return True

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
