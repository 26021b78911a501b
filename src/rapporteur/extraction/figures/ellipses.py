"""Ellipses: a bare number that a source gives for what was counted before ("the rebels claimed nineteen")."""

from collections.abc import Sequence

from rapporteur.extraction.figures.nouns import TIME_WORDS, Kind
from rapporteur.extraction.figures.phrases import CONJUNCTIONS
from rapporteur.extraction.figures.sentences import Draft, Sentence, shares_class
from rapporteur.extraction.words import DASH, word_set
from rapporteur.model.vocabularies import Measure

_GIVING = word_set(
    "counted counts count admitted admits admit claimed claims claim reported reports recorded records listed lists "
    "announced announces mention mentions mentioned acknowledged acknowledges confirmed confirms gave gives "
    "tallied documented verified given makes"
)
_SAYING = word_set("say says said")  # of a number only behind a hedge: "say more than 40"
_TWO_WORDS = {
    "spoke": "of",
    "spoken": "of",
    "accounted": "for",
    "speculate": "on",
    "speaks": "of",
    "speak": "of",
    "stuck": "to",
    "sticks": "to",
    "amended": "to",
}
_ENDING = CONJUNCTIONS | TIME_WORDS | {"again", "in", "with", "including", "according", "only", "dead"}


def read_ellipses(sentence: Sentence, earlier: Sequence[Draft]) -> None:
    """Give bare numbers behind a verb of giving a count the measure of the figure before them.

    Args:
        sentence: an analysed sentence; drafts are added to it.
        earlier: the drafts of the sentences just before, in text order.
    """
    for phrase in sentence.phrases:
        spoken = _TWO_WORDS.get(sentence.form(phrase.first - 2)) == sentence.form(phrase.first - 1)
        if phrase.kind not in ({None, Kind.PERSON} if spoken else {None}):
            continue
        if phrase.bare or phrase.partitive or phrase.others or not phrase.known:
            continue
        if phrase.low is None or phrase.first in sentence.drafts or not _ends(sentence.form(phrase.last)):
            continue
        verb, hedged = sentence.form(phrase.first - 1), sentence.words[phrase.first].form.isalpha()
        given = verb in _GIVING or (verb in _SAYING and hedged and phrase.noun - phrase.first > 1) or spoken
        if not given:
            continue
        before = [draft for first, draft in sorted(sentence.drafts.items()) if first < phrase.first]
        whole = next((draft for draft in reversed([*earlier, *before]) if draft.host is None), None)
        if whole is not None and whole.measure is not Measure.DESTROYED and phrase.high != 0:
            sentence.drafts[phrase.first] = Draft(shares_class(phrase, whole), whole.measure)


def _ends(form: str) -> bool:
    """Whether no noun follows: the number stands for itself."""
    return not form[:1].isalpha() or form in _ENDING or form == DASH
