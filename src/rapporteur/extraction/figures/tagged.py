"""Figures that the learned tagger sees and no word of harm explains: the rules still read the count."""

from collections.abc import Sequence

from rapporteur.extraction.figures.sentences import Draft, Sentence, can_be
from rapporteur.model.spans import Span
from rapporteur.model.tagged import TaggedSpan
from rapporteur.model.vocabularies import Measure

# Below this the tagger is guessing.
SURE = 0.6


def read_tagged(sentence: Sentence, tagged: Sequence[TaggedSpan]) -> None:
    """Give counted phrases that have no measure, and are no part of another count, the one that the tagger sees.

    Args:
        sentence: an analysed sentence; drafts are added to it.
        tagged: the tagger's figures, those of other sentences too.
    """
    if not sentence.words:
        return
    whole = Span(sentence.words[0].start, sentence.words[-1].end)
    for one in tagged:
        if one.score < SURE or not whole.overlaps(one.span):
            continue
        measure = Measure(one.role)
        inside = [
            phrase
            for phrase in sentence.phrases
            if one.span.overlaps(Span(sentence.words[phrase.first].start, sentence.words[phrase.last - 1].end))
        ]
        if any(phrase.first in sentence.drafts or phrase.first in sentence.parts for phrase in inside):
            continue
        counted = next((phrase for phrase in inside if not phrase.bare and can_be(phrase, measure)), None)
        if counted is not None and counted.first not in sentence.cleared and (counted.low, counted.high) != (0, 0):
            sentence.drafts[counted.first] = Draft(counted, measure)
