"""The visible text of an HTML source, every character with its place in the source."""

import re
from array import array
from dataclasses import dataclass, field
from html import unescape

from rapporteur.model.spans import Span

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_TOKEN = re.compile(
    r"(?P<reference>&(?:\#[0-9]{1,8}|\#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?)|(?P<word>[^\s&]+|&)"
)
_MARKUP = re.compile(r"<[A-Za-z!?/]")
# Tags whose quotation marks do not pair are sought to the end of the source: this many, then quotes are ignored.
_UNCLOSED = 100
# Elements whose content is not text of the page. Source: HTML Standard, raw text and escapable raw text elements.
_HIDDEN = {
    name: re.compile(rf"</{name}[\s/>]", re.I)
    for name in ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
}


@dataclass
class VisibleText:
    """The characters of a page that are not white space, character references decoded.

    Character `i` of `characters` stands at source code points `[starts[i], ends[i])`. `boundaries` are the indices at
    which white space or a tag comes before a character; `linked[i]` is 1 inside a hyperlink.
    """

    source: str
    characters: str = ""
    starts: "array[int]" = field(default_factory=lambda: array("I"))
    ends: "array[int]" = field(default_factory=lambda: array("I"))
    boundaries: list[int] = field(default_factory=list)
    linked: bytearray = field(default_factory=bytearray)


def visible_text(source: str) -> VisibleText:
    """Scan an HTML source once, in linear time, whatever its faults: no tree is built and nothing is corrected."""
    visible = VisibleText(source)
    words: list[str] = []
    position, linked, unclosed = 0, 0, 0
    while position < len(source):
        opening = source.find("<", position)
        stop = opening if opening >= 0 else len(source)
        _add_text(visible, words, position, stop, linked)
        if opening < 0:
            break
        if source.startswith("<!--", opening):
            end = source.find("-->", opening + 4)
            position = end + 3 if end >= 0 else len(source)
        elif unclosed < _UNCLOSED and (tag := _TAG.match(source, opening)) is not None:
            name, closes = tag[2].lower(), bool(tag[1])
            position = tag.end()
            if name == "a":
                linked = 0 if closes else 1
            elif name in _HIDDEN and not closes:
                end_tag = _HIDDEN[name].search(source, position)
                position = end_tag.start() if end_tag else len(source)
        elif _MARKUP.match(source, opening):
            unclosed += 1
            end = source.find(">", opening)
            position = end + 1 if end >= 0 else len(source)
        else:
            _add_characters(visible, words, "<", Span(opening, opening + 1), linked)
            position = opening + 1
    visible.characters = "".join(words)
    return visible


def _add_text(visible: VisibleText, words: list[str], start: int, stop: int, linked: int) -> None:
    last_end = -1
    for token in _TOKEN.finditer(visible.source, start, stop):
        if token.start() != last_end:
            visible.boundaries.append(len(visible.starts))
        last_end = token.end()
        if token["word"] is not None:
            words.append(token["word"])
            visible.starts.extend(range(token.start(), token.end()))
            visible.ends.extend(range(token.start() + 1, token.end() + 1))
            visible.linked.extend(bytes([linked]) * (token.end() - token.start()))
        else:
            decoded = "".join(unescape(token[0]).split())
            _add_characters(visible, words, decoded, Span(*token.span()), linked)
            if not decoded:
                last_end = -1


def _add_characters(visible: VisibleText, words: list[str], text: str, stands: Span, linked: int) -> None:
    words.append(text)
    for _ in text:
        visible.starts.append(stands.start)
        visible.ends.append(stands.end)
        visible.linked.append(linked)
