"""Names: persons whom only the words around them tell to be persons ("the body of Leo Marsh, 40, was found")."""

import re
from collections.abc import Sequence

from rapporteur.extraction.figures.clauses import is_adverb
from rapporteur.extraction.figures.harms import HARMS
from rapporteur.extraction.figures.nouns import CLASS_WORDS, NOUNS, TIME_WORDS
from rapporteur.extraction.figures.phrases import STOPS
from rapporteur.extraction.words import Word, word_set

_FEWEST, _MOST = 2, 5
_PARTICLES = word_set("al el bin ibn abu de la da dos van von der ul")
# Words that make capitals a body, a place or a thing.
_NO_NAMES = word_set(
    "army state islamic front movement party council forces force brigade brigades ministry street road avenue north "
    "south east west northern southern eastern western central county city district province village town river "
    "hospital university school church mosque camp base airport police sheriff department coroner medical examiner "
    "news television radio agency press united nations national republic liberation people's al-qaeda qaeda taliban "
    "hamas hezbollah boko haram shabaab isis air high mr mrs ms dr el-hospital park island mount lake fort saint st"
)
_TITLE = re.compile(r"[^\W\d_a-z][\w'\u2019-]*\Z")


def _name_at(words: Sequence[Word], text: str, first: int) -> int | None:
    """The token after a person's name that begins at token `first`; None where no name of two words or more does."""
    last = first
    while last < len(words) and last - first < _MOST and _is_part(words, text, last, last == first):
        last += 1
    while last > first and words[last - 1].form in _PARTICLES:
        last -= 1
    return last if last - first >= _FEWEST else None


def names_in(words: Sequence[Word], text: str) -> dict[int, int]:
    """First token and token after the last of everything that is written as a person's name is.

    Args:
        words: the tokens of a sentence.
        text: the text they were cut from.
    """
    found: dict[int, int] = {}
    at = 0
    while at < len(words):
        last = _name_at(words, text, at)
        cut = at > 0 and words[at - 1].form in _NO_NAMES and _is_capital(words, text, at - 1)
        goes_on = last is not None and last < len(words) and not _ends_name(words, last)
        if last is not None and not cut and not goes_on:
            found[at] = last
        at = last or at + 1
    return found


def _ends_name(words: Sequence[Word], at: int) -> bool:
    """Whether no noun follows that the name only belongs to: "Tel Aviv residents"."""
    form = words[at].form
    return not form[:1].isalpha() or form in STOPS | HARMS.keys() | {"dead"} or is_adverb(form)


def _is_capital(words: Sequence[Word], text: str, index: int) -> bool:
    return bool(_TITLE.match(text[words[index].start : words[index].end]))


def _is_part(words: Sequence[Word], text: str, index: int, opens: bool) -> bool:
    """Whether the token may be one word of a name: a capital and small letters, or a particle inside the name."""
    word = words[index]
    shown = text[word.start : word.end]
    if word.form in _NO_NAMES or word.form in TIME_WORDS or word.form in NOUNS or word.form in CLASS_WORDS:
        return False
    if word.form.endswith("'s") or (shown.isupper() and len(shown) > 1):
        return False
    if not opens and word.form in _PARTICLES:
        return True
    return word.form not in STOPS and _is_capital(words, text, index)
