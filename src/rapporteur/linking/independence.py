"""Independence: which of those who are credited with an incident speak for themselves, and who repeats whom.

A root source counts once, however many outlets carry it. Sources: Weidmann and Rød, on media-based event data; the
verification practice of casualty recorders (Every Casualty Standards): reports that go back to one source are one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapporteur.linking.signatures import COPIED, resemblance
from rapporteur.linking.wording import words_of
from rapporteur.model.names import fold_name
from rapporteur.model.vocabularies import SourceKind

# A quotation of at least so many words that two documents share was said once.
_QUOTED_WORDS = 6
_QUOTE = re.compile(r"[\"“”«»]([^\"“”«»]{20,})[\"“”«»]")
_AGENCIES = {
    "Associated Press": r"\(AP\)|Associated Press",
    "Reuters": r"\(Reuters\)|\bReuters\b",
    "Agence France-Presse": r"\(AFP\)|\bAFP\b|Agence France[ -]Presse",
    "United Press International": r"\(UPI\)",
    "EFE": r"\(EFE\)",
    "Xinhua": r"\(Xinhua\)",
}
_CREDITS = {name: re.compile(pattern) for name, pattern in _AGENCIES.items()}
_HEAD, _TAIL = 250, 250  # where bylines and credits stand, in code points
_BODIES = {
    SourceKind.PARTY,
    SourceKind.ARMED_GROUP,
    SourceKind.OFFICIAL,
    SourceKind.IO,
    SourceKind.NGO,
    SourceKind.MEDIA,
    SourceKind.MEDICAL,
}
# Plain words for the force that looks into an incident: within one incident they mean one voice.
_FORCE = frozenset(
    "police officer officers deputies deputy sheriff authorities investigators detectives troopers officials official "
    "cops law enforcement department office spokesman spokeswoman spokesperson the a an and local city county state "
    "chief sergeant lieutenant captain".split()
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that tells of an incident: its id, outlet, day, MinHash, and the agency that its byline credits."""

    document: str
    publisher: str | None
    published: date | None
    signature: tuple[int, ...]
    agency: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One statement on an incident. `id` is that of the claim, or of the document for its own voice.

    `speaker` tells speakers of one document apart; `name` is what they are called, None for the unnamed or protected;
    `body` whom they speak for. `voice` is what names that body, or the speaker, across documents, as the registry of
    actors and decisions have it; None where it is only described. `via` are the names of those who pass it on, the
    nearest to the root first; `content` the words.
    """

    id: str
    document: str
    speaker: str
    name: str | None
    body: str | None
    kind: SourceKind
    via: tuple[str, ...]
    content: str
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """One independent source with all that goes back to it, and why that is taken as one voice."""

    name: str
    kind: SourceKind
    said: tuple[Said, ...]
    reasons: tuple[str, ...]


def credited_agency(text: str) -> str | None:
    """The news agency that a byline or a closing credit names; None when there is none."""
    ends = f"{text[:_HEAD]}\n{text[-_TAIL:]}"
    return next((name for name, pattern in _CREDITS.items() if pattern.search(ends)), None)


def roots_of(said: Sequence[Said], papers: Mapping[str, Paper]) -> tuple[Root, ...]:
    """The independent sources of what is said of one incident, those with most statements first.

    One voice are: names of one actor, however spelt, as the registry or somebody's decision has them; a body and who
    speaks for it; the force on the spot under its plain names ("police", "officials"); the same words in quotation
    marks; unnamed and local sources of documents that copy one another; and the own voice of a copy, which is that of
    the first to publish, or of the agency it credits. Two named voices that a decision keeps apart stay two.

    Args:
        said: the statements; without any there are no roots.
        papers: the documents that they stand in, by id.
    """
    copied = _originals(papers)
    parents = list(range(len(said)))
    reasons: dict[int, dict[str, None]] = {at: {} for at in parents}

    def find(at: int) -> int:
        while parents[at] != at:
            at = parents[at]
        return at

    for later in range(len(said)):
        for earlier in range(later):
            why = _one_voice(said[earlier], said[later], papers, copied)
            a, b = find(earlier), find(later)
            if why and a != b:
                parents[b] = a
                reasons[a] |= reasons[b]
                reasons[a][why] = None
    groups: dict[int, list[Said]] = {}
    for at, one in enumerate(said):
        groups.setdefault(find(at), []).append(one)
    roots = [
        Root(_called(group, papers, copied), group[0].kind, tuple(group), tuple(reasons[at]))
        for at, group in groups.items()
    ]
    return tuple(sorted(roots, key=lambda root: (-len(root.said), root.name)))


def _originals(papers: Mapping[str, Paper]) -> dict[str, str]:
    """For each document the first published of those whose text it shares; itself when it copies none."""
    ordered = sorted(papers.values(), key=lambda paper: (paper.published or date.max, paper.document))
    found: dict[str, str] = {}
    for at, paper in enumerate(ordered):
        source = next((one for one in ordered[:at] if resemblance(one.signature, paper.signature) >= COPIED), None)
        found[paper.document] = found[source.document] if source else paper.document
    return found


def _one_voice(a: Said, b: Said, papers: Mapping[str, Paper], copied: Mapping[str, str]) -> str | None:
    """Why two statements go back to one source, in plain words; None when they are not known to."""
    if a.document == b.document and a.speaker == b.speaker:
        return "the same speaker"
    copies = copied[a.document] == copied[b.document] and a.document != b.document
    if SourceKind.AUTHOR in {a.kind, b.kind}:
        if a.kind is not b.kind:
            return None
        agency = papers[a.document].agency
        if agency and agency == papers[b.document].agency:
            return f"both carry {agency}"
        if copies:
            return "the text of one is a copy of the other"
        outlet = papers[a.document].publisher
        return "the same outlet" if outlet and outlet == papers[b.document].publisher else None
    if a.voice is not None and a.voice == b.voice:
        return _known_as_one(a, b)
    if a.voice is not None and b.voice is not None and _same_words(a.body or a.name, b.body or b.name):
        return None  # namesakes: of one actor they would have one voice
    if copies and _same_words(a.name, b.name):
        return "the text of one is a copy of the other"
    if _quotations(a.content) & _quotations(b.content):
        return "the same words in quotation marks"
    if a.kind in _BODIES and b.kind in _BODIES:
        return _one_body(a, b)
    return "the same name" if a.name and _proper(a.name) and _same_words(a.name, b.name) else None


def _known_as_one(a: Said, b: Said) -> str:
    if (a.body is None) is not (b.body is None):
        return "a body and who speaks for it"
    mine, theirs = a.body or a.name, b.body or b.name
    return "the same body" if _same_words(mine, theirs) else f"“{mine}” and “{theirs}” are names of one actor"


def _one_body(a: Said, b: Said) -> str | None:
    mine, theirs = a.body or a.name, b.body or b.name
    if not mine or not theirs:
        return None
    if _same_words(mine, theirs):
        return "the same body" if a.body is None and b.body is None else "a body and who speaks for it"
    official = {a.kind, b.kind} <= {SourceKind.OFFICIAL, SourceKind.PARTY}
    plain = [words_of(fold_name(name)) <= _FORCE for name in (mine, theirs)]
    if official and any(plain):
        forces = [bool(words_of(fold_name(name)) & _FORCE) for name in (mine, theirs)]
        return "the force on the spot under a plain name" if all(forces) else None
    surname = (fold_name(a.name or "").split()[-1:], fold_name(b.name or "").split()[-1:])
    return "the same person" if surname[0] and surname[0] == surname[1] and not all(plain) else None


def _same_words(a: str | None, b: str | None) -> bool:
    return fold_name(a or "").removeprefix("the ") == fold_name(b or "").removeprefix("the ")


def _proper(name: str) -> bool:
    return any(word[:1].isupper() for word in name.split()[1:]) or (" " not in name and name[:1].isupper())


def _quotations(words: str) -> frozenset[str]:
    """The longer stretches in quotation marks, folded; the marks of a cut quotation may be missing at the ends."""
    found = _QUOTE.findall(f"{words}")
    return frozenset(folded for one in found if len((folded := fold_name(one).rstrip("!? ")).split()) >= _QUOTED_WORDS)


def _called(group: Sequence[Said], papers: Mapping[str, Paper], copied: Mapping[str, str]) -> str:
    """What a root is called: the body, else the fullest name, else the agency or outlet."""
    if group[0].kind is SourceKind.AUTHOR:
        original = papers[copied[group[0].document]]
        return original.agency or original.publisher or original.document
    bodies = [one.body for one in group if one.body]
    names = [one.name for one in group if one.name]
    return next(iter(bodies), None) or max(names, key=len, default=f"unnamed {group[0].kind.value}")
