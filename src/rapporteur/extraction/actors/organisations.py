"""Organisations known by the form of their names, and acronyms that a text defines in brackets."""

import re
from collections.abc import Iterator, Sequence

from rapporteur.extraction.actors.candidates import Candidate, Taken
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind

# The last words of a name tell what bears it; the first pattern that fits decides.
_KINDS: tuple[tuple[ActorKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{words})$", re.IGNORECASE))
    for kind, words in (
        (
            ActorKind.ARMED_GROUP,
            r"\b(?:Liberation|Resistance|Rebel|Revolutionary|People\'s|Patriotic|Freedom) (?:Army"
            r"|Front|Movement|Forces?)"
            r"|Brigades?|Battalions?|Militias?|Cartel|Front|Mujahide+n|Self-Defen[cs]e (?:Forces|Group)",
        ),
        (
            ActorKind.MILITARY,
            r"Army|Armed Forces|Air Force|Navy|Defen[cs]e Forces?|General Staff|Command|Corps|Guards?|Military"
            r"|Divisions?|Regiments?|Squadrons?|Garrison",
        ),
        (ActorKind.POLICE, r"Police|Gendarmerie"),
        (ActorKind.PARTY, r"Party"),
        (
            ActorKind.GOVERNMENT,
            r"Government|Parliament|Assembly|Senate|Court|Department|Directorate|Civil Defen[cs]e"
            r"|Administration|Authority"
            r"|Governorate|Prosecutor\'s Office|Information (?:Team|Office|Cent(?:er|re))|Bureau",
        ),
        (
            ActorKind.MEDIA,
            r"Times|News|News Agency|Post|Herald|Tribune|Gazette|Television|TV|Radio|Press|Daily|Journal"
            r"|Wire|Dispatch|Courier|Chronicle|Observer|Reporter|Bulletin|Broadcasting|Media",
        ),
        (
            ActorKind.NGO,
            r"Observatory|Rights|Watch(?:ers)?|Network|Foundation|Institute|University|Association|Relief"
            r"|Doctors|Syndicate|Society"
            r"|Aid|Project|Lawyers|Initiative|Trust|Cent(?:er|re)|Hospital|Union|Committees?|Monitor",
        ),
        (ActorKind.ARMED_GROUP, r"Movement|Coalition|Alliance|Forces"),
        (ActorKind.IO, r"Commission|Mission|Tribunal|Organi[sz]ation|Agency|Programme"),
        (ActorKind.NGO, r"Group|Council|Committee"),
    )
)
_WORD = r"[A-Z\u00c0-\u00de][\w\'\u2019-]{0,40}"
_NAME = re.compile(
    rf"\b{_WORD}(?: (?:(?:of|for|in)(?: the)?|the|and|de|del|la|al)(?= {_WORD}) {_WORD}| {_WORD}){{1,7}}"
)
_ACRONYM = re.compile(r"\s*\((?:the |or |also known as |known as )?([A-Z][A-Za-z/-]{1,9})\)")
_CALLED = re.compile(
    rf"(?i:\b(?:group|faction|militia|cell|gang|outfit|squad|movement"
    rf"|organi[sz]ation)s?,? (?:calling itself|which calls itself"
    rf"|called|known as|named|identifying itself as)) (?:[Tt]he |THE )?[\"\u201c\u2018']?({_WORD}(?: {_WORD}){{0,4}})"
)
_CLAIMS = re.compile(
    rf"\b(?i:the) ({_WORD}(?: {_WORD}){{0,3}}) (?i:(?:later |also |has |have |had )?claimed responsibility)\b"
)
# "Alliance of Lake Patriots": the head decides where the last word does not.
_HEAD = re.compile(
    r"(?:[\w\u2019'-]+ ){0,4}(Alliance|Movement|Front|Union|Coalition|Association|Network|Committee|Council|Commission)"
    r" (?:of|for) "
)
_LEADING = re.compile(r"^(?:The|THE|In|On|At|But|And|A|An|For|By|As|After|When|While|Since|From|With|According|To|If) ")
_INNER = re.compile(r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")


def find_organisations(text: str, taken: Taken) -> Iterator[Candidate]:
    """Mentions of organisations by the form of the name ("Lake Basin Liberation Front"). Upper-case text gives none."""
    for match in _NAME.finditer(text):
        start, end = match.span()
        while leading := _LEADING.match(text[start:end]):
            start += leading.end()
        span = Span(start, end)
        name = span.of(text)
        while not taken.is_free(span) and " " in name:
            span = Span(start := start + name.index(" ") + 1, end)
            name = span.of(text)
        if " " not in name or _INNER.search(name) or not taken.is_free(span):
            continue
        kind = kind_by_name(name)
        if kind is not None:
            taken.take(span)
            yield Candidate(span, f"organisation:{name}", name, kind)


def find_self_named(text: str, taken: Taken) -> Iterator[Candidate]:
    """Groups that a text introduces as such ("a group calling itself Dawn Vow") or that claim an attack."""
    named: dict[str, None] = {}
    for pattern in (_CALLED, _CLAIMS):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            while leading := _LEADING.match(text[start:end]):
                start += leading.end()
            if end - start > 2 and taken.is_free(Span(start, end)):
                named[text[start:end]] = None
    if not named:
        return
    for match in re.finditer(r"\b(?:" + "|".join(map(re.escape, sorted(named, key=len, reverse=True))) + r")\b", text):
        span = Span(*match.span())
        if taken.is_free(span):
            taken.take(span)
            yield Candidate(span, f"organisation:{match.group()}", match.group(), ActorKind.ARMED_GROUP)


def kind_by_name(name: str) -> ActorKind | None:
    """The kind of organisation that bears a name of this form; None when the form does not tell."""
    kind = next((kind for kind, pattern in _KINDS if pattern.search(name)), None)
    head = _HEAD.match(name) if kind is None else None
    return kind_by_name(head[1]) if head is not None else kind


def find_acronyms(text: str, named: Sequence[Candidate], taken: Taken) -> Iterator[Candidate]:
    """Acronyms defined right after a name ("Lake Basin Front (LBF)"), with all their later uses.

    An acronym that a text defines means what the text says, whatever else it may stand for.
    """
    defined: dict[str, Candidate] = {}
    for candidate in named:
        match = _ACRONYM.match(text, candidate.span.end)
        if match is not None and _abbreviates(match[1], candidate.span.of(text)):
            defined.setdefault(match[1], candidate)
    if not defined:
        return
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(defined, key=len, reverse=True))) + r")\b")
    for match in pattern.finditer(text):
        owner = defined[match.group()]
        span = Span(*match.span())
        if taken.is_free(span):
            taken.take(span)
            yield Candidate(span, owner.key, owner.name, owner.kind, affiliation=owner.affiliation)


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of `acronym` begin words of `name` in order, or the name is foreign to it but as long."""
    initials = "".join(word[0] for word in re.findall(r"\w+", name)).upper()
    letters = iter(initials)
    capitals = [c for c in acronym.upper() if c.isalpha()]
    return len(capitals) >= 2 and sum(c in letters for c in capitals) >= max(2, len(capitals) - 1)
