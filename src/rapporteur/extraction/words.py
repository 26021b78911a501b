"""Words: the tokens of a sentence, as counting and casualty words are looked up in them."""

import re
from typing import NamedTuple

from rapporteur.model.spans import Span


class Word(NamedTuple):
    """One token: its half-open code point offsets and its form for look-ups (lower case, plain apostrophes)."""

    start: int
    end: int
    form: str


_WORD = re.compile(
    r"\d+(?:[-\u2010\u2011][^\W\d_]+)+"  # 7-year-old
    r"|\d{1,3}(?:[,.\u00a0\u202f\u2009]\d{3})+(?![\d])(?:[^\W\d_]+)?"  # 12,000 and, in other countries, 12.000
    r"|\d+(?:\.\d+)?(?:[^\W\d_]\w*)?"  # 12, 1.2, 2.5mn, 12th
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W\d_]\w*(?:[-'\u2019\u2010\u2011][^\W_]+)*"
    r"|-+|[^\w\s\"\u201c\u201d\u00ab\u00bb`'\u2018\u2019_]"
)
_PLAIN = str.maketrans({"\u2019": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-"})
_DASHES = frozenset({"--", "---", "\u2013", "\u2014"})
DASH = "--"


def word_set(listed: str) -> frozenset[str]:
    """The words of a list that is written as one string, parted by spaces."""
    return frozenset(listed.split())


def words_of(text: str, span: Span) -> list[Word]:
    """The tokens of `text` within `span`, in order; quotation marks are left out, all dashes become `DASH`.

    A hyphen that joins letters stays inside its word ("seven-year-old"); a hyphen between figures is a token "-".
    """
    return [
        Word(found.start(), found.end(), DASH if (form := found[0]) in _DASHES else form.lower().translate(_PLAIN))
        for found in _WORD.finditer(text, span.start, span.end)
    ]
