"""Cut a text into clauses of speech: sentences in which every quotation is one token."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span

QUOTE = "\u201c\u201d"
"""The `lower` of a token that stands for a whole quotation with its marks."""

_TOKEN = re.compile(
    r"(?:\b\w+-)?(?:\b[A-Za-z]\.){2,}"
    r"|\b(?:[Mm]r|[Mm]rs|[Mm]s|[Dd]r|[Gg]en|[Ll]t|[Cc]ol|[Mm]aj|[Cc]apt|[Ss]gt|[Cc]pl|[Bb]rig|[Aa]dm"
    r"|[Pp]rof|[Ss]en|[Rr]ep|[Gg]ov"
    r"|[Ss]t|[Rr]ev|[Jj]r|[Ss]r|[A-Z])\."
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|km)?\b"
    r"|\w+(?:[-\u2010\u2011]\w+)*(?:n['\u2019]t\b)?"
    r"|['\u2019](?:s|re|ve|ll|d|m)\b"
    r"|--+|\.\.\.|[^\w\s]"
)
QUOTATION_MARKS = frozenset({"\u201c", "\u201d", "\u00ab", "\u00bb", '"', "``", "''"})
"""The marks of direct speech."""

_OPENING = ("``", "''", "\u201c", '"', "\u00ab")
_CLOSING = ("''", "\u201d", '"', "\u00bb")
# A "sentence" longer than this is a list or no prose; cutting it keeps the cost of reading linear.
_LONGEST = 250
_SENTENCE_END = frozenset(".!?\u2026")


class Token(NamedTuple):
    """A word, a mark, or a whole quotation (`lower` is then `QUOTE`) with its span in the text."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_quote(self) -> bool:
        """Whether the token stands for a quotation."""
        return self.lower == QUOTE

    @property
    def is_word(self) -> bool:
        """Whether the token is a word or a number."""
        return self.lower[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether the token opens with a capital letter."""
        return self.text[0].isupper()

    @property
    def quoted_words(self) -> int:
        """How many words a quotation has; 0 for other tokens."""
        return self.text.count(" ") + 1 if self.is_quote else 0


class Clause(NamedTuple):
    """One sentence of a paragraph as tokens, quotations whole. `paragraph` is the index of its paragraph."""

    paragraph: int
    tokens: tuple[Token, ...]

    @property
    def is_speech(self) -> bool:
        """Whether the sentence is nothing but quotations."""
        return bool(self.tokens) and all(t.is_quote for t in self.tokens)


def tokens_of(text: str, start: int, end: int) -> Iterator[Token]:
    """The words and marks of `text[start:end]`; offsets are code points of `text`."""
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        yield Token(match.start(), match.end(), word, word.lower().replace("\u2019", "'"))


def _with_marks(text: str, inner: Span) -> Span:
    start = inner.start - next((len(m) for m in _OPENING if text.endswith(m, 0, inner.start)), 0)
    end = inner.end + next((len(m) for m in _CLOSING if text.startswith(m, inner.end)), 0)
    return Span(start, end)


def _paragraph_tokens(text: str, paragraph: Span, quotations: Sequence[Span]) -> Iterator[Token]:
    position = paragraph.start
    for inner in quotations:
        whole = _with_marks(text, inner)
        if whole.start < position:
            continue
        yield from tokens_of(text, position, whole.start)
        yield Token(whole.start, whole.end, text[whole.start : whole.end], QUOTE)
        position = whole.end
    yield from tokens_of(text, position, paragraph.end)


def clauses_of(layout: Layout) -> Iterator[Clause]:
    """The sentences of `layout` in order, each quotation one token, in time linear in the text's length.

    A sentence end inside a quotation does not end the sentence that carries the quotation.
    """
    next_quotation, next_sentence = 0, 0
    for index, paragraph in enumerate(layout.paragraphs):
        inside = []
        while next_quotation < len(layout.quotations) and layout.quotations[next_quotation].start < paragraph.end:
            inside.append(layout.quotations[next_quotation])
            next_quotation += 1
        ends = []
        while next_sentence < len(layout.sentences) and layout.sentences[next_sentence].start < paragraph.end:
            ends.append(layout.sentences[next_sentence].end)
            next_sentence += 1
        yield from _cut(index, tuple(_paragraph_tokens(layout.text, paragraph, inside)), ends)


def _cut(paragraph: int, tokens: tuple[Token, ...], ends: Sequence[int]) -> Iterator[Clause]:
    begin, at = 0, 0
    for index, token in enumerate(tokens):
        while at < len(ends) and ends[at] < token.end:
            at += 1
        closes = at < len(ends) and ends[at] == token.end and not _asks_on(tokens, index)
        closes = closes and not _abbreviates(tokens, index)
        if (closes or index == len(tokens) - 1 or index - begin >= _LONGEST) and begin <= index:
            yield Clause(paragraph, tokens[begin : index + 1])
            begin = index + 1


def _abbreviates(tokens: Sequence[Token], index: int) -> bool:
    """Whether the stop of an acronym ends no sentence: in upper-case copy a capital after it tells nothing."""
    dotted = tokens[index].text.count(".") > 1 and tokens[index].is_word
    if not dotted or index + 1 == len(tokens):
        return False
    around = [t.text for t in (*tokens[max(0, index - 4) : index], tokens[index + 1]) if t.text[0].isalpha()]
    return len(around) > 1 and all(word.isupper() and len(word) > 1 for word in around)


def _asks_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a quotation that ends in a question or exclamation mark is followed by its speaker."""
    token = tokens[index]
    if not token.is_quote or not re.search(r"[?!,][\"'\u201d\u00bb]*$", token.text):
        return False
    return any(
        t.lower in {"asked", "said", "says", "shouted", "told", "added", "wrote"} for t in tokens[index + 1 : index + 8]
    )


def ends_sentence(token: Token) -> bool:
    """Whether the token is a mark that ends a sentence."""
    return token.text[-1] in _SENTENCE_END and not token.is_word and not token.is_quote
