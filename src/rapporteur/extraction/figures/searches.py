"""Searches: people counted as those whom someone looks for or has no news of."""

from rapporteur.extraction.figures.nouns import Kind
from rapporteur.extraction.figures.phrases import Phrase
from rapporteur.extraction.figures.sentences import Draft, Sentence
from rapporteur.extraction.words import word_set
from rapporteur.model.vocabularies import Measure

_SEEKING = word_set("searching search searched looking look looked")
# Who looks for the missing; the police and soldiers look for suspects.
_RESCUING = word_set(
    "rescue rescuers rescuer rescued coastguard coastguards divers diver firefighters volunteers relatives families "
    "parents neighbours neighbors fishermen lifeguards crews teams sniffer navy excavators"
)
_NEWS = word_set("news word trace sign signs contact")


def read_searches(sentence: Sentence) -> None:
    """Attach counts of the missing: "looking for at least 28 others", "there is no news of the four"."""
    rescuing: bool | None = None
    for index, word in enumerate(sentence.words):
        after = sentence.form(index + 1)
        if word.form in _SEEKING and after == "for":
            if rescuing is None:
                rescuing = any(other.form in _RESCUING for other in sentence.words)
            _draft(sentence, sentence.starts.get(index + 2), rescuing)
        elif word.form in _NEWS and after in {"of", "from", "with"} and _is_none(sentence, index):
            _draft(sentence, sentence.starts.get(index + 2), True)


def _is_none(sentence: Sentence, index: int) -> bool:
    return bool({"no", "without", "any", "lost"} & {sentence.form(index - 1), sentence.form(index - 2)})


def _draft(sentence: Sentence, phrase: Phrase | None, by_rescuers: bool) -> None:
    if phrase is None or phrase.bare or not phrase.known or phrase.first in sentence.drafts:
        return
    if phrase.kind in {None, Kind.PERSON, Kind.FAMILY} and (by_rescuers or phrase.others):
        sentence.drafts[phrase.first] = Draft(phrase, Measure.MISSING)
