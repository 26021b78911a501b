"""Tolls: figures given as the value of a named quantity ("the death toll rose to 45", "the number of wounded")."""

from dataclasses import replace

from rapporteur.extraction.figures.harms import HARMS, Form
from rapporteur.extraction.figures.sentences import Draft, Sentence, can_be
from rapporteur.extraction.words import DASH, word_set
from rapporteur.model.vocabularies import Measure, Qualifier

_LINKS = word_set(
    "to at of reached exceeded exceeds passed surpassed topped hit stood stands was is as climbed rose : reaching "
    "exceeding passing surpassing totalled totaled"
)
_EXCEEDING = word_set("exceeded exceeds exceeding passed passing surpassed surpassing topped")
_FARTHEST = 14
_LOSING = word_set("claimed claims claim claiming cost costing costs lost loss took taken taking losing")
_KINDS = {
    "death": Measure.KILLED,
    "casualty": Measure.CASUALTIES,
    "casualties": Measure.CASUALTIES,
    "injury": Measure.INJURED,
    "injured": Measure.INJURED,
    "wounded": Measure.INJURED,
}


def read_tolls(sentence: Sentence) -> None:
    """Attach bare counts that are said to be the value of a toll or of "the number of ..."."""
    for index, word in enumerate(sentence.words):
        if word.form in {"toll", "tolls"}:
            measure: Measure | None = _KINDS.get(sentence.form(index - 1), Measure.KILLED)
        elif (
            word.form in {"number", "total"}
            and sentence.form(index - 1) in {"the", "total"}
            and sentence.form(index + 1) == "of"
        ):
            measure = _counted_quantity(sentence, index + 2)
        elif word.form in {"life", "lives"}:
            _read_lives(sentence, index)
            continue
        else:
            continue
        if measure is not None:
            _read_value(sentence, index + 1, measure)


def _read_lives(sentence: Sentence, index: int) -> None:
    """Read "claimed 33 lives", "12 lives were lost"."""
    phrase = sentence.ends.get(index) or sentence.ends.get(index + 1)
    if phrase is None or phrase.bare or phrase.first in sentence.drafts:
        return
    nearby = {
        sentence.form(position) for position in range(max(0, phrase.first - 4), min(index + 5, len(sentence.words)))
    }
    if nearby & _LOSING:
        sentence.drafts[phrase.first] = Draft(replace(phrase, last=index + 1, who=(), known=True), Measure.KILLED)


def _counted_quantity(sentence: Sentence, at: int) -> Measure | None:
    """What "the number of ..." counts: the first word of harm within its noun phrase."""
    for position in range(at, at + 4):
        for harm in HARMS.get(sentence.form(position), ()):
            if len(harm.words) == 1 and harm.form in {Form.PARTICIPLE, Form.STATE, Form.NOUN, Form.PASSIVE}:
                return harm.measure
    return None


def _read_value(sentence: Sentence, at: int, measure: Measure) -> None:
    for position in range(at, min(at + _FARTHEST, len(sentence.words))):
        form = sentence.form(position)
        if form in {"that", ";", DASH} or (form == "," and position > at + 8):
            return
        phrase = sentence.starts.get(position)
        if phrase is None or phrase.bare or phrase.low is None:
            continue
        if sentence.form(position - 1) == "from":  # the old value of "rose from 12 to 15"
            continue
        if sentence.form(position - 1) not in _LINKS or not phrase.known or not can_be(phrase, measure):
            continue
        if sentence.form(position - 1) in _EXCEEDING:
            phrase = replace(phrase, high=None, qualifier=Qualifier.AT_LEAST)
        sentence.drafts.setdefault(position, Draft(phrase, measure))
        for first in range(at, position):  # "the number of displaced people": what is counted is no figure itself
            if first in sentence.drafts and sentence.drafts[first].phrase.bare:
                del sentence.drafts[first]
        return
