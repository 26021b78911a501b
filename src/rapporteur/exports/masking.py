"""Masking: the names of protected persons, wherever they stand, are withheld from what leaves the ledger."""

import re
from collections.abc import Iterable, Iterator

from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind

WITHHELD = "[name withheld]"

# Words that open a description ("The teacher") or a form of address, and are no part of a name.
_DETERMINERS = "a an the his her their its our my this that these those one two three some another"
_ADDRESSES = "mr mrs ms miss dr prof sir captain colonel general major lieutenant sergeant private judge sister father"
_NO_NAME = frozenset([*_DETERMINERS.split(), *_ADDRESSES.split()])
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SHORTEST_NAME = 3


def _name_words(words: str) -> tuple[str, ...]:
    return tuple(
        word
        for word in _WORD.findall(words)
        if word[0].isupper() and word.lower() not in _NO_NAME and len(word) >= _SHORTEST_NAME
    )


def _names(reading: Reading) -> Iterator[str]:
    for actor in reading.actors:
        if actor.protected and actor.kind is ActorKind.PERSON:
            yield actor.name
            for mention in actor.mentions:
                yield mention.of(reading.document.text)
    for victim in reading.victims:
        if victim.protected and victim.name:
            yield victim.name


def protected_names(reading: Reading) -> frozenset[str]:
    """Every word of a protected person's name in `reading`; descriptions without a name ("a nurse") give none.

    Source: Every Casualty Standards; Berkeley Protocol (do no harm).
    """
    public = {
        word
        for actor in reading.actors
        if not actor.protected
        for mention in (actor.name, *(m.of(reading.document.text) for m in actor.mentions))
        for word in _name_words(mention)
    }
    return frozenset(word for name in _names(reading) for word in _name_words(name)) - public


def find_withheld(text: str, names: Iterable[str]) -> tuple[Span, ...]:
    """The spans of `text` that hold `names`, neighbouring words of one name joined; linear in the length of `text`."""
    wanted = frozenset(names)
    if not wanted:
        return ()
    found: list[Span] = []
    for match in _WORD.finditer(text):
        stem = re.sub(r"['’]s?$", "", match[0])
        if match[0] not in wanted and stem not in wanted:
            continue
        span = Span(match.start(), match.start() + len(match[0] if match[0] in wanted else stem))
        if found and text[found[-1].end : span.start].strip(" .") == "":
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def masked(text: str, names: Iterable[str]) -> str:
    """`text` with every one of `names` withheld."""
    parts, position = [], 0
    for span in find_withheld(text, names):
        parts += [text[position : span.start], WITHHELD]
        position = span.end
    return "".join([*parts, text[position:]])
