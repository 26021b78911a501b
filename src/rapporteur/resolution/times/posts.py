"""Running reports: live blogs, channels and cables whose items open with the hour at which they were posted."""

import re

from rapporteur.model.layout import Layout
from rapporteur.model.mentions import TimeMention
from rapporteur.model.time_meanings import CalendarDate, Shift
from rapporteur.model.vocabularies import Anchor
from rapporteur.resolution.times.anchored import Anchored, dated
from rapporteur.resolution.times.anchoring import is_time_of_day, narrowed
from rapporteur.resolution.times.story import Story

_REACH = 24
# Before the hour of an item, from the start of its line: a bullet, its number, the word that it is an update.
_OPENS_LINE = re.compile(
    r"(?:^|\n)[^\w\n]*(?:\d{1,2}/\d{0,2}[^\w\n]+)?(?:(?:update|updated|upd)\b[^\w\n]*)?$", re.IGNORECASE
)
# After it: the hour stands by itself, or opens what is reported ("14:30 Police say"), never a clause of its own.
_CLAUSE_FOLLOWS = re.compile(r"\s+(?:on|of)\b")


def posted_at(mention: TimeMention, layout: Layout, story: Story) -> Anchored | None:
    """The hour that opens a line, on the day of the last dated item, else of publication; None for any other time."""
    meaning = mention.meaning
    if not isinstance(meaning, Shift) or not is_time_of_day(meaning) or meaning.within.clock is None:
        return None
    day = story.posted or story.today
    if day is None or story.historical or not _opens_line(mention, layout.text):
        return None
    anchor = Anchor.PUBLICATION if day is story.today else Anchor.NARRATIVE
    return dated(narrowed(day, meaning.within), anchor)


def heads_post(mention: TimeMention, layout: Layout) -> bool:
    """Whether a date with an hour opens a line ("Wed 20/11, 19:12"): the items after it are of its day."""
    meaning = mention.meaning
    return isinstance(meaning, CalendarDate) and meaning.clock is not None and _opens_line(mention, layout.text)


def _opens_line(mention: TimeMention, text: str) -> bool:
    before = text[max(0, mention.span.start - _REACH) : mention.span.start]
    if mention.span.start <= _REACH:
        before = "\n" + before
    return "\n" in before and bool(_OPENS_LINE.search(before)) and not _CLAUSE_FOLLOWS.match(text, mention.span.end)
