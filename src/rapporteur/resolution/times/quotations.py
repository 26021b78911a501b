"""Deixis inside quotations: "last night" counts from the day of the utterance, not from that of the article."""

import re

from rapporteur.model.layout import Layout
from rapporteur.model.mentions import TimeMention
from rapporteur.model.spans import Span
from rapporteur.model.time_meanings import Base, Grain, Shift
from rapporteur.model.vocabularies import Anchor
from rapporteur.resolution.times.anchored import Anchored, dated
from rapporteur.resolution.times.anchoring import narrowed
from rapporteur.resolution.times.periods import Period, added_days, day_period, moved
from rapporteur.resolution.times.story import Story

# An event told of within so few sentences, and dated so many days before publication, is what a speaker quoted
# without a date talks about.
_SENTENCES_BACK = 12
_DAYS_OLD = 3
_SAYING = re.compile(
    r"\b(?:said|says|told|stated|wrote|posted|tweeted|announced|declared|added|claimed|insisted|warned|statement|post"
    r"|interview|briefing|conference|broadcast|message|speech|address)\b[^.,;!?]{0,50}$",
    re.IGNORECASE,
)


def is_deictic_day(mention: TimeMention) -> bool:
    """Whether the words count days from the moment of speaking: "yesterday", "last night", "three days ago"."""
    meaning = mention.meaning
    return isinstance(meaning, Shift) and meaning.base is Base.SPEECH and meaning.grain is Grain.DAY


def said_on(text: str, quotation: Span, mention: TimeMention) -> bool:
    """Whether `mention`, outside `quotation` but in its sentence, dates the saying: "... he said on Monday"."""
    if mention.span.start >= quotation.end:
        between = text[max(quotation.end, mention.span.start - 90) : mention.span.start]
        return bool(_SAYING.search(between))
    lead = text[mention.span.end : quotation.start]
    before = text[max(0, mention.span.start - 60) : mention.span.start]
    return len(lead) < 60 and bool(_SAYING.search(lead + " ") or _SAYING.search(before))


def spoken_in_quotation(
    mention: TimeMention, layout: Layout, story: Story, utterance: Period | None
) -> Anchored | None:
    """Anchor deixis of days inside a quotation on its utterance.

    Args:
        mention: any mention.
        layout: of its text.
        story: the times told so far.
        utterance: the day that the sentence gives for the saying; None when it gives none.

    Returns:
        None when the mention is no such deixis, or the utterance can be taken to be of the day of publication. An
        undated utterance about a past event is of that event's day or the days right after: the night or day it calls
        its last is the event's, with the doubt left in the bounds.
    """
    meaning = mention.meaning
    if not isinstance(meaning, Shift) or not is_deictic_day(mention) or meaning.amount is None:
        return None
    if layout.quotation_at(mention.span.start) is None:
        return None
    if utterance is not None and utterance.is_day:
        spoken = moved(utterance, Grain.DAY, meaning.amount)
        return dated(narrowed(spoken, meaning.within) if spoken else None, Anchor.QUOTATION)
    event = _event_told(mention, layout, story)
    if event is None:
        return None
    return _near_event(event, meaning)


def _event_told(mention: TimeMention, layout: Layout, story: Story) -> Period | None:
    told, today = story.last_day, story.today
    sentence = layout.sentence_index(mention.span.start)
    if told is None or today is None or sentence is None or sentence - told.sentence > _SENTENCES_BACK:
        return None
    day, now = told.period.first_day, today.first_day
    if day is None or now is None or (now - day).days < _DAYS_OLD:
        return None
    return told.period


def _near_event(event: Period, shift: Shift) -> Anchored | None:
    day = event.first_day
    amount = shift.amount or 0
    if day is None or not -1 <= amount <= 0:
        return Anchored(None, (None, None), Anchor.QUOTATION)
    if amount == -1 and shift.within.part == "TNI":
        night = day_period(day, "TNI")
        known = event.detail == "TNI"
        return Anchored(
            night.value, night.bounds if known else (added_days(day, -1), added_days(day, 2)), Anchor.QUOTATION, night
        )
    if amount == -1:
        return Anchored(None, (added_days(day, -1), added_days(day, 1)), Anchor.QUOTATION)
    return Anchored(None, (day, added_days(day, 2)), Anchor.QUOTATION)
