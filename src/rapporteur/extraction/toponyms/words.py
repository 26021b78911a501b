"""The words of a text, as the toponym finder sees them."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from rapporteur.model.layout import Layout

# A word, or an abbreviation with stops inside ("U.S.", "W.Va."); apostrophes belong to names (Sana'a), hyphens part
# words.
_WORD = re.compile(r"(?:[^\W\d_]{1,3}\.){2,}|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_SHOUTED = 0.6


@dataclass(frozen=True)
class Words:
    """All words of a text in order: their spans, their forms, and whether case tells names from other words.

    `shouted` marks words in copy written in capitals throughout, `titled` words of headlines that capitalise most
    words.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    shouted: tuple[bool, ...]
    titled: tuple[bool, ...]
    opening: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.forms)

    def gap(self, index: int) -> str:
        """The text between word `index` and the next; a line's end when there is none."""
        if not 0 <= index < len(self.forms) - 1:
            return "\n"
        return self.text[self.ends[index] : self.starts[index + 1]]

    def after(self, index: int) -> str:
        """Up to three characters that follow word `index`."""
        return self.text[self.ends[index] : self.ends[index] + 3]

    def at(self, offset: int) -> int:
        """The index of the first word that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(form.lower() for form in self.forms)


def split_words(layout: Layout) -> Words:
    """The words of a laid-out text, sentence by sentence."""
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    shouted: list[bool] = []
    titled: list[bool] = []
    opening: list[bool] = []
    text = layout.text
    for sentence in layout.sentences:
        first = len(forms)
        for match in _WORD.finditer(text, sentence.start, sentence.end):
            start, end = match.span()
            form = match[0]
            if form.endswith(_POSSESSIVE):
                end -= 2
                form = form[:-2]
            starts.append(start)
            ends.append(end)
            forms.append(form)
        count = len(forms) - first
        long = [form for form in forms[first:] if len(form) > 3]
        capitals = sum(form.isupper() for form in long)
        initials = sum(form[0].isupper() for form in long)
        all_capitals = len(long) > 2 and capitals >= _SHOUTED * len(long)
        all_initials = len(long) > 2 and initials >= 0.8 * len(long)
        shouted.extend([all_capitals] * count)
        titled.extend([all_initials and not all_capitals] * count)
        opening.extend([True] * bool(count) + [False] * (count - 1))
    return Words(text, tuple(starts), tuple(ends), tuple(forms), tuple(shouted), tuple(titled), tuple(opening))
