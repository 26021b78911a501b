"""Cut a text into paragraphs, sentences and quotations."""

import re
from collections.abc import Iterator

from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span

# A paragraph ends at a blank line, or at any line break of a text whose lines are not wrapped.
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
_ANY_BREAK = re.compile(r"(?<!\s)\s*[\r\n]\s*")
_WRAPPED_WIDTH = 100

# Titles and the like that are followed by a name or a number: their stop never ends a sentence.
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl adm brig cmdr pvt gov sen rep hon rev fr st ste sr jr pres supt "
    "insp amb sec min atty no nos vs approx ca cf dept e.g i.e fig al art ste mt ft op".split()
)
# Abbreviations that often end a sentence: their stop ends one only before a capital that is no month or figure.
_MAYBE_LAST = frozenset(
    "u.s u.n u.k e.u a.m p.m inc ltd co corp etc d.c jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_STOP = re.compile(r"(?<![.!?\u2026\u061f\u3002])(?:[.!?\u2026\u061f\u3002]+)(?:[\"'\u201d\u2019\u00bb)\]]*)(?=\s|$)")
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*)\.$")
_OPENS = re.compile(r"[\s]*[\"'\u201c\u2018\u00ab(\[]*([A-Z0-9\u00c0-\u00de\u0400-\u042f])")
# "5 p.m. Tuesday", "9 a.m. EST, Nov. 6": after a clock time these go on with the date.
_GOES_ON_AFTER_CLOCK = re.compile(
    r"\s*\(?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d"
    r"|[A-Z]{2,4}\b)"
)
_QUOTE_PAIRS = {"\u201c": "\u201d", "\u00ab": "\u00bb", "``": "''", "''": "''", '"': '"'}
_OPENING_MARK = re.compile("|".join(map(re.escape, _QUOTE_PAIRS)))
_DATELINE = re.compile(
    r"\A\s*([A-Z][\w.'\u2019-]{1,30}(?:[ ,/]+[A-Z][\w.'\u2019-]{1,30}){0,7}[^\n.]{0,60}?"
    r"(?:\([A-Za-z .]{2,30}\)[ ,]*)?(?:--|\u2014|\u2013| - ))"
)


def _paragraphs(text: str) -> Iterator[Span]:
    lines = [line for line in text.splitlines() if line.strip()]
    # Hard-wrapped copy has many lines of about equal, short length: there only blank lines part paragraphs.
    wrapped = len(lines) > 2 and max(map(len, lines)) <= _WRAPPED_WIDTH and "\n\n" in text.replace("\r", "")
    separator = _BLANK_LINES if wrapped else _ANY_BREAK
    start = 0
    for match in separator.finditer(text):
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends_sentence(text: str, stop_start: int, stop_end: int, paragraph: Span) -> bool:
    if stop_end >= paragraph.end:
        return True
    following = _OPENS.match(text, stop_end, paragraph.end)
    if following is None:
        return False
    if text[stop_start] != ".":
        return True
    word = _LAST_WORD.search(text, max(paragraph.start, stop_start - 20), stop_start + 1)
    if word is None:
        return True
    token = word[1].lower()
    if token in _NEVER_LAST:
        return False
    if len(token) == 1 and word[1].isupper():  # an initial: "J. Smith"
        return False
    if token in {"a.m", "p.m"} and _GOES_ON_AFTER_CLOCK.match(text, stop_end, paragraph.end):
        return False
    if token in _MAYBE_LAST:
        return (not following[1].isdigit() and token in {"a.m", "p.m", "etc", "inc", "ltd", "u.n", "d.c", "e.u"}) or (
            text[stop_end : paragraph.end].lstrip().split(" ", 1)[0]
            in {"The", "He", "She", "They", "It", "But", "In", "A", "An", "On", "At", "This", "That", "We", "I"}
        )
    return True


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, match.start(), match.end(), paragraph):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, paragraph.end)


def _quotations(text: str, paragraphs: tuple[Span, ...]) -> Iterator[Span]:
    """Direct speech. A quotation that runs on over paragraphs opens each of them and closes once."""
    for paragraph in paragraphs:
        position = paragraph.start
        while position < paragraph.end:
            mark = _OPENING_MARK.search(text, position, paragraph.end)
            if mark is None:
                break
            at, opening = mark.start(), mark.group()
            closing = _QUOTE_PAIRS[opening]
            inner = at + len(opening)
            close = text.find(closing, inner, paragraph.end)
            if opening == "\u201c" and (mixed := text.find('"', inner, paragraph.end if close < 0 else close)) >= 0:
                # Some copy opens with a curly mark and closes with a straight one.
                close = mixed if close < 0 or text.find(opening, inner, close) >= 0 else close
            end = close if close >= 0 else paragraph.end
            if end > inner:
                yield Span(inner, end)
            position = end + len(closing)


def _dateline(text: str) -> Span | None:
    """The opening up to its dash, if it begins with a place in capitals or names an agency in brackets."""
    found = _DATELINE.match(text)
    if found is None or not (found[1].split(None, 1)[0].strip(",").isupper() or "(" in found[1]):
        return None
    return Span(*found.span(1))


def lay_out(text: str) -> Layout:
    """Cut `text` into paragraphs, sentences and quotations, in time linear in its length.

    Args:
        text: any text; upper case throughout and hard-wrapped lines are both expected.

    Returns:
        The layout, all spans into `text`; every character that is not white space lies in exactly one sentence.
    """
    paragraphs = tuple(_paragraphs(text))
    sentences = tuple(sentence for paragraph in paragraphs for sentence in _sentences(text, paragraph))
    quotations = tuple(_quotations(text, paragraphs))
    return Layout(text, paragraphs, sentences, quotations, _dateline(text))
