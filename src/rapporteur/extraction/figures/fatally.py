"""Fatally: one word that tells a count of dead inside a count of those hit ("four were shot, one fatally")."""

from rapporteur.extraction.figures.nouns import Kind
from rapporteur.extraction.figures.sentences import Draft, Sentence
from rapporteur.model.vocabularies import Measure

_FATALLY = frozenset({"fatally", "mortally"})
_HIT = frozenset({Measure.CASUALTIES, Measure.INJURED})


def read_fatally(sentence: Sentence) -> None:
    """Count those killed of whom a sentence says no more than "fatally": "two were hurt, one of them fatally".

    Args:
        sentence: an analysed sentence; drafts are added to it.
    """
    for phrase in sentence.phrases:
        alone = phrase.last not in sentence.trigger_at and phrase.kind is not Kind.OBJECT
        if sentence.form(phrase.last) in _FATALLY and alone and not phrase.bare and phrase.first not in sentence.drafts:
            sentence.drafts[phrase.first] = Draft(phrase, Measure.KILLED)


def link_fatally(sentence: Sentence) -> None:
    """Make such a count, and "one of whom died", a part of the nearest count of those hit before it in the sentence.

    Args:
        sentence: an analysed sentence whose other figures are all drafted; the hosts of drafts are set.
    """
    for first, draft in sentence.drafts.items():
        fatally = sentence.form(draft.phrase.last) in _FATALLY and draft.trigger is None
        of_them = draft.measure is Measure.KILLED and draft.phrase.partitive
        if draft.host is not None or not (fatally or of_them):
            continue
        before = [other for at, other in sorted(sentence.drafts.items()) if at < first and other.measure in _HIT]
        whole = next((other for other in reversed(before) if other.host is None), None)
        if whole is not None and (whole.phrase.high is None or (draft.phrase.low or 0) <= whole.phrase.high):
            draft.host = whole
