"""Actors that are only described by what they did: "hooded men", "cattle raiders", a local front."""

import re
from collections.abc import Iterator, Sequence

from rapporteur.extraction.actors.candidates import Candidate, Taken
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind

_OPENING = re.compile(
    r"(?:(?:the|an?|some|several|about|around|nearly|at least|more than|suspected|alleged|unidentified|unknown|"
    r"dozens of|scores of|hundreds of|a group of|a number of|\d+)\s+)+",
    re.IGNORECASE,
)
_KINDS = (
    (ActorKind.POLICE, re.compile(r"\b(?:police\w*|gendarm\w+|officers?|constables?)\b", re.IGNORECASE)),
    (
        ActorKind.MILITARY,
        re.compile(
            r"\b(?:soldiers?|troops|army|armed forces|security forces|air ?force|navy|marines?|battalion|brigade|"
            r"regiment|warplanes?|jets?|aircraft|helicopters?|artillery|coalition|peacekeepers?)\b",
            re.IGNORECASE,
        ),
    ),
    (ActorKind.GOVERNMENT, re.compile(r"\b(?:government|regime|junta|authorities|officials)\b", re.IGNORECASE)),
    (
        ActorKind.COMMUNITY,
        re.compile(r"\b(?:settlers|villagers|residents|herders|protest\w+|crowds?|mob|youths?)\b", re.IGNORECASE),
    ),
)
_LONGEST = 60


def find_doers(text: str, doers: Sequence[Span], taken: Taken) -> Iterator[Candidate]:
    """Those who are said to have done something and that no other finder knows.

    Args:
        text: the text.
        doers: words that name them, in text order.
        taken: what is part of a mention already; theirs are added.
    """
    for span in doers:
        opening = _OPENING.match(text, span.start, span.end)
        named = Span(opening.end() if opening else span.start, span.end)
        if not 2 < named.end - named.start <= _LONGEST or not taken.is_free(span):
            continue
        taken.take(span)
        name = " ".join(named.of(text).split())
        kind = next((kind for kind, words in _KINDS if words.search(name)), ActorKind.ARMED_GROUP)
        is_name = any(word[:1].isupper() for word in name.split())
        yield Candidate(named, f"doer:{name.lower()}", name if is_name else name.lower(), kind, generic=not is_name)
