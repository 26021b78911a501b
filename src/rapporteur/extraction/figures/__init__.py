"""Figures: counts of people killed, injured, displaced and so on, and of things destroyed.

A sentence is cut into tokens once. Phrases (`counted`, `uncounted`, with `heads` and `nouns`) and words of harm
(`clauses`, with `harms`) are found in it, each phrase is attached to the word of harm that the clause says of it
(`attachment`, `subjects`, `lists`, `tolls`), subsets are linked (`parts`), and classes told (`classes`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rapporteur.extraction.figures.attachment import analyse
from rapporteur.extraction.figures.classes import tell_classes
from rapporteur.extraction.figures.ellipses import read_ellipses
from rapporteur.extraction.figures.fatally import link_fatally, read_fatally
from rapporteur.extraction.figures.harms import HARMS
from rapporteur.extraction.figures.nouns import Kind
from rapporteur.extraction.figures.parts import link_parts
from rapporteur.extraction.figures.phrases import Phrase
from rapporteur.extraction.figures.searches import read_searches
from rapporteur.extraction.figures.sentences import LISTING, Draft, Sentence
from rapporteur.extraction.figures.tagged import read_tagged
from rapporteur.extraction.figures.tolls import read_tolls
from rapporteur.extraction.words import words_of
from rapporteur.model.incidents import Figure
from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span
from rapporteur.model.tagged import TaggedSpan
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import Measure, Unit, VictimClass

__all__ = ["find_figures"]

# Sentences without a word of harm, and without a pronoun that takes up an earlier figure, are not looked at.
_OTHER_CUES = (
    "toll|number|total|of them|of those|victims|were|figures?|put it|it ended|losses|search for|searching for"
    "|looking for|spoken? of|spoke of|speaks of|stuck to|accounted for|speculate on|no news|no word|no trace|admitted"
    "|admits"
    "|claimed|claim|counted|counts|mentions?|acknowledged|confirmed|reported|announced|recorded|lists|gave|given|makes|say"
)
_ANY_CUE = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, HARMS))) + "|" + _OTHER_CUES + r")\b", re.I)
_LONGEST = 400  # tokens read together: what has no stop for so long is a table, and is read in pieces
_LOOK_BACK = 2  # sentences in which a part finds its whole


def find_figures(
    layout: Layout,
    times: Sequence[TimeExpression],
    tagged: Sequence[TaggedSpan] = (),
    sources: Sequence[Span] = (),
) -> tuple[Figure, ...]:
    """Find counts of people killed, injured, displaced and so on; not yet linked to incidents, places and sources.

    Args:
        layout: the text and its sentences.
        times: its time expressions; a number inside one is a date or a duration, and no count.
        tagged: figures that the learned tagger sees, in text order.
        sources: those who are credited with words ("two doctors said"): they tell, and are not counted.

    Returns:
        The figures in text order with ids "f1", "f2" ...; `part_of` links a subset to its whole within a sentence or to
        one of the two sentences before. Bounds follow the reading format: None where the words do not bound.
    """
    dated = {time.start: time.end for time in times}
    drafts: list[tuple[Span, Draft]] = []
    recent: list[list[Draft]] = []
    openings = {paragraph.start for paragraph in layout.paragraphs}
    for span in layout.sentences:
        before = recent[-1] if recent and span.start not in openings else []
        found: list[Draft] = []
        seen = [one for one in tagged if span.overlaps(one.span)]
        if seen or _ANY_CUE.search(layout.text, span.start, span.end):
            words = words_of(layout.text, span)
            for begin in range(0, len(words), _LONGEST):
                sentence = analyse(words[begin : begin + _LONGEST], layout.text)
                earlier = [*(draft for drafted in recent for draft in drafted), *found]
                read_tolls(sentence, earlier)
                read_ellipses(sentence, earlier)
                read_searches(sentence)
                read_fatally(sentence)
                link_parts(sentence, earlier)
                read_tagged(sentence, seen)
                link_fatally(sentence)
                tell_classes(sentence, before)
                _leave_described(sentence)
                spans = [
                    found
                    for found in _spans(sentence)
                    if not _is_dated(sentence, found[1].phrase, dated)
                    and not _tells(sentence, found[1].phrase, sources)
                ]
                drafts += spans
                found = [draft for _, draft in spans]
        recent = [*recent, found][-_LOOK_BACK:]
    ids = {id(draft): f"f{number}" for number, (_, draft) in enumerate(drafts, start=1)}
    return tuple(_figure(ids, span, draft) for span, draft in drafts)


def _is_dated(sentence: Sentence, phrase: Phrase, dated: Mapping[int, int]) -> bool:
    """Whether a time expression covers the whole phrase."""
    words = sentence.words
    return dated.get(words[phrase.first].start, 0) >= words[phrase.last - 1].end


def _tells(sentence: Sentence, phrase: Phrase, sources: Sequence[Span]) -> bool:
    """Whether the phrase is, or begins, a source."""
    start = sentence.words[phrase.first].start
    return any(source.start <= start < source.end for source in sources)


_SPEAKS = frozenset({"said", "says", "told", "reported", "recalled", "added"})


def _leave_described(sentence: Sentence) -> None:
    """Leave a thing that is only described to the objects: "a school" counts only beside "40 houses".

    A person counts, since a tally rests on figures and no death may be lost to it, but not one who tells of the harm.
    """
    drafted = [phrase for phrase in sentence.phrases if phrase.first in sentence.drafts]
    kept = {phrase.first for phrase in drafted if not _is_described(sentence, phrase)}
    for ordered in (drafted, drafted[::-1]):
        for beside, phrase in pairwise(ordered):
            if beside.first in kept and not beside.bare and _is_listed(sentence, beside, phrase):
                kept.add(phrase.first)
    for phrase in drafted:
        if phrase.first not in kept:
            del sentence.drafts[phrase.first]


def _is_listed(sentence: Sentence, one: Phrase, other: Phrase) -> bool:
    """Whether only commas and conjunctions lie between two phrases that the same befell."""
    first, second = sorted((one, other), key=lambda phrase: phrase.first)
    between = range(first.last, second.first)
    same = sentence.drafts[one.first].measure is sentence.drafts[other.first].measure
    return same and len(between) > 0 and all(sentence.form(index) in LISTING for index in between)


def _is_described(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether an article or a possessive, no number, makes it one thing, or it is a person who tells of another."""
    draft = sentence.drafts[phrase.first]
    if draft.measure is not Measure.DESTROYED:
        between = range(phrase.last, draft.trigger.first) if draft.trigger is not None else range(0)
        return phrase.high == 1 and any(sentence.form(index) in _SPEAKS for index in between)
    counted = phrase.noun >= 0 or phrase.bare or phrase.others
    if sentence.form(phrase.last - 1) == "couple":
        return phrase.low == 2
    return not counted and phrase.high == 1 and sentence.form(phrase.first) not in {"another", "one"}


def _spans(sentence: Sentence) -> Iterator[tuple[Span, Draft]]:
    """The words of each figure: its phrase, and its word of harm where no other figure lies between."""
    firsts = sorted(sentence.drafts)
    for first in firsts:
        draft = sentence.drafts[first]
        start, end = draft.phrase.first, draft.phrase.last
        trigger = draft.trigger
        if trigger is not None:
            lower, upper = min(start, trigger.first), max(end, trigger.last)
            if not any(lower <= other < upper for other in firsts if other != first):
                start, end = lower, upper
        yield Span(sentence.words[start].start, sentence.words[end - 1].end), draft


def _figure(ids: dict[int, str], span: Span, draft: Draft) -> Figure:
    phrase = draft.phrase
    unit = phrase.unit or Unit.PEOPLE
    if draft.measure is Measure.DESTROYED:
        unit = phrase.unit if phrase.unit not in {None, Unit.PEOPLE} else Unit.OTHER
        who: tuple[VictimClass, ...] = ()
    else:
        who = phrase.who or (VictimClass.PEOPLE,)
        if phrase.kind is Kind.OBJECT:
            unit = Unit.PEOPLE
    return Figure(
        id=ids[id(draft)],
        start=span.start,
        end=span.end,
        measure=draft.measure,
        low=phrase.low,
        high=phrase.high,
        qualifier=phrase.qualifier,
        unit=unit,
        who=who,
        part_of=ids.get(id(draft.host)) if draft.host is not None else None,
    )
