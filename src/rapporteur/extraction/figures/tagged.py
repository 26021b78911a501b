"""Figures that the learned tagger sees and no word of harm explains: the rules still read the count."""

from collections.abc import Sequence

from rapporteur.extraction.figures.clauses import is_adverb
from rapporteur.extraction.figures.phrases import CONJUNCTIONS, Phrase
from rapporteur.extraction.figures.sentences import LISTING, Draft, Sentence, can_be
from rapporteur.extraction.words import DASH, word_set
from rapporteur.model.spans import Span
from rapporteur.model.tagged import TaggedSpan
from rapporteur.model.vocabularies import Measure

# Below this the tagger is guessing.
SURE = 0.6
# Who was shot is not dead for that: without a word of death in its clause a count says that somebody was hit.
_DEATH = word_set(
    "dead death deaths died die dies dying deadly kill kills killed killing killings slain slay murder murders murdered"
    " fatal fatally fatality fatalities homicide homicides toll body bodies corpse corpses lives life martyr martyrs"
    " martyred buried burial funeral funerals massacre massacred execute executed executions lost loss perished slaying"
)
_SHOT = word_set(
    "shot shots shoot shooting shootings gunshot gunshots gunfire stabbed stabbing survive survived recover recovering"
    " stable hospitalized hospitalised"
)
_SHOOTING = word_set("shot shooting shoots stabbed stabbing")
_SEEKING = word_set("looking searching hunting seeking")
_AGE_ENDS = frozenset({",", ".", ";", ")", "of", "from"})
_CLOSING = frozenset({",", ";", ":", ")", DASH})
_OF_AGE = frozenset({"age", "ages", "aged"})


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
        counted = next((p for p in inside if not p.bare and can_be(p, measure) and not _is_age(sentence, p)), None)
        if counted is not None and counted.first not in sentence.cleared and (counted.low, counted.high) != (0, 0):
            if measure is Measure.KILLED and _is_spared(sentence, counted):
                continue
            only_shot = measure is Measure.KILLED and _is_only_shot(sentence, counted)
            sentence.drafts[counted.first] = Draft(counted, Measure.CASUALTIES if only_shot else measure)


def _is_spared(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether those counted fired, are sought for it, or somebody only tried to kill them.

    Read "four teenagers opened fire", "searching for two suspects", "the attempted murder of two teachers".
    """
    tried = any(sentence.form(phrase.first - back) == "attempted" for back in (1, 2, 3))
    sought = sentence.form(phrase.first - 1) == "for" and sentence.form(phrase.first - 2) in _SEEKING
    following = sentence.form(phrase.last), sentence.form(phrase.last + 1)
    return tried or sought or following == ("opened", "fire") or following[0] == "fired"


def _is_only_shot(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the clause of the phrase says that somebody was hit, and not that anybody died of it."""
    verb = sentence.form(phrase.first - 1)
    hit = verb in _SHOOTING or (sentence.form(phrase.first - 2), verb) == ("fire", "on")
    if hit and sentence.form(phrase.last) in _DEATH:
        return False
    after = frozenset() if hit else _clause_after(sentence, phrase)
    if not after & _DEATH and not after & _SHOT:  # "gunmen shot nine miners", "opened fire on four men"
        after = frozenset(sentence.form(index) for index in range(phrase.first)) | ({"shot"} if hit else set())
    return bool(after & _SHOT) and not after & _DEATH


def _clause_after(sentence: Sentence, phrase: Phrase) -> frozenset[str]:
    """The words from a phrase to the end of what is said of it: a comma, another count or a conjunction.

    What stands between the phrase and the first word of shooting or death, and counts of its parts, do not end it.
    """
    forms: set[str] = set()
    at, listed, in_part, said = phrase.last, phrase.last, False, False
    while at < len(sentence.words):
        form = sentence.form(at)
        other = sentence.starts.get(at)
        if other is not None and at not in sentence.parts and not in_part:
            if any(sentence.form(index) not in LISTING for index in range(listed, at)):
                break
            at = listed = other.last  # "six men and one woman were shot"
            continue
        if form == ";":
            break
        if said and (form in _CLOSING or (form in CONJUNCTIONS and not _goes_on(sentence, at + 1))):
            break
        if at in sentence.parts:
            in_part = True
        elif form in {",", ")"}:
            in_part = False
        if not in_part:
            forms.add(form)
            said = said or form in _DEATH or form in _SHOT
        at += 1
    return frozenset(forms)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether the same people are said to have died behind a conjunction: "were shot and later died"."""
    while is_adverb(sentence.form(at)):
        at += 1
    return sentence.form(at) in _DEATH


def _is_age(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a number that counts nothing named stands as an age does: "Ada Okoro, 45, was shot", "aged 27"."""
    if phrase.kind is not None or phrase.first == 0 or not sentence.form(phrase.first).isdigit():
        return False
    before = sentence.form(phrase.first - 1)
    after = sentence.form(phrase.first + 1) if phrase.first + 1 < len(sentence.words) else "."
    return before in _OF_AGE or (before == "," and after in _AGE_ENDS)
