"""Anchor time expressions."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from rapporteur.model.issues import Issue
from rapporteur.model.layout import Layout
from rapporteur.model.mentions import TimeMention
from rapporteur.model.time_meanings import Base, CalendarDate, Grain, Length, Nearest, Recurrence, Reference, Shift
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import Anchor, TimeType
from rapporteur.resolution.times.anchored import Anchored, dated
from rapporteur.resolution.times.anchoring import (
    Context,
    anchored_date,
    anchored_nearest,
    anchored_shift,
    is_time_of_day,
    narrowed,
)
from rapporteur.resolution.times.conflicts import find_conflicts
from rapporteur.resolution.times.periods import Period
from rapporteur.resolution.times.posts import heads_post, posted_at
from rapporteur.resolution.times.quotations import is_deictic_day, said_on, spoken_in_quotation
from rapporteur.resolution.times.ranges import spread_over_ranges, with_year_of_range
from rapporteur.resolution.times.story import Story, day_of_speaking, is_history
from rapporteur.resolution.times.tense import looks_ahead
from rapporteur.resolution.times.windows import anchored_length, anchored_reference, bounded

_NEIGHBOURS = 4
# Between an hour and the day it belongs to.
_DAY_FOLLOWS = re.compile(r"(?:^|[\s(),])(?:on|of)\s+$|^[\s(),]*$")
_BESIDE = 40
# So many code points into its sentence, a bare year still opens it: "In the autumn of the year 1944, ...".
_OPENING = 40
# A year so much earlier than the last one told is a look back.
_FAR_BACK = 20


def resolve_times(
    mentions: Sequence[TimeMention], layout: Layout, published: date | None
) -> tuple[tuple[TimeExpression, ...], tuple[Issue, ...]]:
    """Anchor every mention; contradictions come back as issues.

    Args:
        mentions: in text order, as `find_times` gives them.
        layout: of the text that they were found in.
        published: the day of publication; None when not stated (then a dateline's date serves).

    Returns:
        One expression for each mention, with ids "t1", "t2" ... in text order, and the issues (`date_conflict`). What
        could not be anchored keeps a value with gaps, or None, and no bounds.
    """
    today = day_of_speaking(mentions, layout, published)
    story = Story(today, is_history(mentions, layout, today))
    readings: list[Anchored] = []
    bases: list[Period | None] = []
    resolve = _resolver(layout, story)
    for number, written in enumerate(mentions):
        mention = written if story.historical else with_year_of_range(number, mentions, layout, resolve)
        context = _context(mention, layout)
        bases.append(_base(mention, context, story))
        utterance = _utterance(number, mentions, layout, story)
        quoted = spoken_in_quotation(mention, layout, story, utterance)
        posted = posted_at(mention, layout, story)
        anchored = quoted or posted or _in_story(mention, _day_ahead(number, mentions, layout), context, layout, story)
        readings.append(anchored)
        if heads_post(mention, layout) and anchored.period is not None and anchored.period.is_day:
            story.posted = anchored.period
        if anchored.period is not None and quoted is None and _moves_story(mention, anchored.period, layout, story):
            story.tell(anchored.period, context.sentence, mention.span.end)
    expressions = tuple(
        _expression(f"t{number}", mention, anchored)
        for number, (mention, anchored) in enumerate(zip(mentions, readings, strict=True), start=1)
    )
    return spread_over_ranges(expressions, layout.text), find_conflicts(mentions, readings, bases, layout, story)


def _resolver(layout: Layout, story: Story) -> Callable[[TimeMention], Period | None]:
    return lambda mention: _anchored(mention, _context(mention, layout), story).period


def _in_story(
    mention: TimeMention, day: TimeMention | None, context: Context, layout: Layout, story: Story
) -> Anchored:
    """Anchor a mention on the story; an hour whose day follows ("at 5 p.m. (1400 GMT) on Friday") on that `day`."""
    meaning = mention.meaning
    if day is not None and isinstance(meaning, Shift):
        period = _anchored(day, _context(day, layout), story).period
        if period is not None and period.is_day:
            return dated(narrowed(period, meaning.within), Anchor.NARRATIVE)
    return bounded(_anchored(mention, context, story), meaning, story, context)


def _day_ahead(number: int, mentions: Sequence[TimeMention], layout: Layout) -> TimeMention | None:
    mention = mentions[number]
    if not is_time_of_day(mention.meaning):
        return None
    sentence = layout.sentence_index(mention.span.start)
    for other in mentions[number + 1 : number + 3]:
        if other.span.start - mention.span.end > _BESIDE or layout.sentence_index(other.span.start) != sentence:
            return None
        if isinstance(other.meaning, CalendarDate) and (other.meaning.day or other.meaning.weekday is not None):
            between = layout.text[mention.span.end : other.span.start]
            return other if _DAY_FOLLOWS.search(between) else None
        if not is_time_of_day(other.meaning):
            return None
    return None


def _moves_story(mention: TimeMention, period: Period, layout: Layout, story: Story) -> bool:
    """Whether what follows counts from this time: not from looks back, quoted words, or years named in passing."""
    if not story.historical or story.last is None:
        return True
    meaning = mention.meaning
    if isinstance(meaning, Shift) and (meaning.amount or 0) < 0 and meaning.grain >= Grain.MONTH:
        return False
    if layout.quotation_at(mention.span.start) is not None:
        return False
    sentence = layout.sentence_at(mention.span.start)
    in_passing = sentence is not None and mention.span.start - sentence.start > _OPENING
    looks_back = story.last.period.year - period.year > _FAR_BACK
    return not (period.grain is Grain.YEAR and in_passing and (story.last.period.grain < Grain.YEAR or looks_back))


def _context(mention: TimeMention, layout: Layout) -> Context:
    sentence = layout.sentence_index(mention.span.start)
    if sentence is None:
        return Context(0, mention.span.start, None)
    return Context(sentence, mention.span.start, looks_ahead(layout.text, layout.sentences[sentence], mention.span))


def _base(mention: TimeMention, context: Context, story: Story) -> Period | None:
    match mention.meaning:
        case Shift(base=Base.SPEECH) | Nearest(base=Base.SPEECH):
            return story.spoken_from()
        case Shift(grain=grain):
            return story.told_from(context.sentence, grain)
        case Nearest():
            return story.told_from(context.sentence, Grain.DAY)
    return None


def _anchored(mention: TimeMention, context: Context, story: Story) -> Anchored:
    match mention.meaning:
        case CalendarDate() as calendar:
            return anchored_date(calendar, story, context)
        case Nearest() as nearest:
            return anchored_nearest(nearest, story, context)
        case Shift() as shift:
            return anchored_shift(shift, story, context)
        case Length() as length:
            return anchored_length(length, story, context)
        case Reference() as reference:
            return anchored_reference(reference, story)
        case Recurrence() as recurrence:
            return Anchored(recurrence.value, (None, None), None)


def _utterance(number: int, mentions: Sequence[TimeMention], layout: Layout, story: Story) -> Period | None:
    """The day on which the quotation around a deictic mention was spoken, when its own sentence says it."""
    mention = mentions[number]
    quotation = layout.quotation_at(mention.span.start)
    if quotation is None or not is_deictic_day(mention):
        return None
    sentence = layout.sentence_index(mention.span.start)
    for other in mentions[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS + 1]:
        if (
            isinstance(other.meaning, CalendarDate | Nearest | Shift)
            and layout.sentence_index(other.span.start) == sentence
            and layout.quotation_at(other.span.start) is None
            and said_on(layout.text, quotation, other)
        ):
            period = _anchored(other, _context(other, layout), story).period
            if period is not None and period.is_day:
                return period
    return None


def _expression(identifier: str, mention: TimeMention, anchored: Anchored) -> TimeExpression:
    match mention.meaning:
        case Length():
            kind = TimeType.DURATION
        case Recurrence():
            kind = TimeType.SET
        case _:
            kind = TimeType.TIME if anchored.has_time_of_day else TimeType.DATE
    earliest, latest = anchored.bounds
    return TimeExpression(identifier, *mention.span, kind, anchored.value, earliest, latest, anchored.anchor)
