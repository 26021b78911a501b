"""Messages of the MUC-3/4 corpora: ids, datelines and the parts of a text that template filling works on."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapporteur.extraction.layout import lay_out
from rapporteur.extraction.times import find_times
from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span
from rapporteur.model.times import TimeExpression
from rapporteur.resolution.times import resolve_times

_ID = re.compile(r"^([A-Z0-9]+-MUC[34]-\d{4})[^\n]*\n", re.M)
# Source: MUC-4 corpora, text-headers-info: PLACE (COUNTRY), DD MMM YY (SOURCE) --
_DATELINE = re.compile(
    r"\s*(?P<place>[^,()]+?)\s*(?:\((?P<country>[^)]*)\))?\s*,\s*"
    r"(?P<date>NO DATE|\d{1,2}\s+[A-Z]{3,9}(?:\s+\d{2})?|[A-Z]{3,9}\s+\d{1,2}(?:\s+\d{2})?)\s*"
    r"(?:[(\[].{0,80}?[)\]])?\s*--",
    re.S,
)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[A-Z]{3})[A-Z]*\s+(?P<year>\d{2})")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Z]{3})[A-Z]*\s+(?P<day>\d{1,2})\s+(?P<year>\d{2})")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[A-Z0-9]+(?:[.,'-][A-Z0-9]+)*|[^\sA-Z0-9]")


@dataclass(frozen=True)
class Message:
    """One message of a corpus.

    `text` is what follows the id line, in upper case, code point for code point as it came; all offsets count in it.
    `body` is where the dateline ends. `published` is the day of the dateline, None when it gives none; `place` and
    `country` are its words, "" when absent.
    """

    id: str
    text: str
    body: int = 0
    published: date | None = None
    place: str = ""
    country: str = ""

    @cached_property
    def layout(self) -> Layout:
        """Paragraphs and sentences."""
        return lay_out(self.text)

    @cached_property
    def tokens(self) -> tuple[Span, ...]:
        """Words and marks in text order; inner hyphens, points and apostrophes stay inside a word."""
        return tuple(Span(*found.span()) for found in _TOKEN.finditer(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The text of each token."""
        return tuple(span.of(self.text) for span in self.tokens)

    @cached_property
    def sentence_tokens(self) -> tuple[tuple[int, int], ...]:
        """For each sentence of the layout the half-open range of its tokens."""
        starts = [token.start for token in self.tokens]
        return tuple(
            (bisect_right(starts, s.start - 1), bisect_right(starts, s.end - 1)) for s in self.layout.sentences
        )

    @cached_property
    def times(self) -> tuple[TimeExpression, ...]:
        """Resolved time expressions, the dateline's own left out."""
        found, _ = resolve_times(find_times(self.layout), self.layout, self.published)
        return tuple(time for time in found if time.start >= self.body)

    def token_range(self, span: Span) -> tuple[int, int]:
        """The half-open range of tokens that `span` touches."""
        starts = [token.start for token in self.tokens]
        first = max(0, bisect_right(starts, span.start) - 1)
        if first < len(starts) and self.tokens[first].end <= span.start:
            first += 1
        return first, bisect_right(starts, span.end - 1)


def _upper(text: str) -> str:
    # Letters whose upper case is longer (ß) stay, so that offsets stay.
    return "".join(u if len(u := c.upper()) == 1 else c for c in text)


def _day(words: str) -> date | None:
    found = _DAY_FIRST.fullmatch(words) or _MONTH_FIRST.fullmatch(words)
    if not found or found["month"] not in _MONTHS:
        return None
    try:
        return date(1900 + int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
    except ValueError:
        return None


def message(name: str, text: str) -> Message:
    """One message from its id and what follows the id line, in any case."""
    upper = _upper(text)
    line = _DATELINE.match(upper)
    if not line:
        return Message(name, upper)
    words = {part: " ".join((line[part] or "").split()) for part in ("place", "country", "date")}
    return Message(name, upper, line.end(), _day(words["date"]), words["place"], words["country"])


def messages(raw: str) -> Iterator[Message]:
    """The messages of one file of a corpus, in order; what stands before the first id line is left out."""
    starts = list(_ID.finditer(raw))
    ends = [*(found.start() for found in starts[1:]), len(raw)][: len(starts)]
    for found, end in zip(starts, ends, strict=True):
        yield message(found[1], raw[found.end() : end])
