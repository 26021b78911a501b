"""Find toponyms."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rapporteur.extraction.toponyms.described import Description, find_described
from rapporteur.extraction.toponyms.features import cues_of, observe_usage
from rapporteur.extraction.toponyms.given_names import GIVEN_NAMES, PLACES_THAT_ARE_GIVEN
from rapporteur.extraction.toponyms.mentions import Mention, find_mentions
from rapporteur.extraction.toponyms.organisations import names_body
from rapporteur.extraction.toponyms.surnames import SURNAMES
from rapporteur.extraction.toponyms.unlisted import find_unlisted
from rapporteur.extraction.toponyms.weights import WEIGHTS
from rapporteur.extraction.toponyms.words import Words, split_words
from rapporteur.model.capitals import CAPITALS
from rapporteur.model.layout import Layout
from rapporteur.model.mentions import Toponym
from rapporteur.model.names import fold_name
from rapporteur.model.places import Gazetteer
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import PlaceKind

_THRESHOLD = -0.3  # log odds above which a mention is taken for a toponym
_PERSONAL = frozenset(
    "person elsewhere|given name|before:Given|before:Title|before:initial|before:Capital|behind:Capital|"
    "behind:Surname|behind:Initial|behind:Press|behind:Street|behind:Body".split("|")
)
_PARTS = frozenset(
    "north south east west northern southern eastern western "
    "central northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern upper lower greater".split()
)
_ARTICLES = ("al-", "el-", "ar-", "as-", "ash-", "at-", "az-", "ad-", "an-", "ez-")
# Armed groups whose names end in a place: "Islamic State in ...", "al-Qaeda in the ...", "Taliban ...".
_GROUP = re.compile(
    r"(?:\bTaliban|\bIslamic State|\bal[- ]Qa[ei]da|\bAl[- ]Qa[ei]da|\bIslamic Jihad|\bAnsar al[- ]\w+|\bBoko Haram)"
    r"(?:\s*[-–—]\s*|\s+(?:(?:in|of|for)\s+(?:the\s+)?(?:Islamic\s+|Greater\s+)?)?)(?:[A-Z]\w+\s+and\s+(?:the\s+)?)?$"
)
_GROUP_REACH = 60


def find_toponyms(layout: Layout, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Find the words that name places, the adjectives and plurals for their people among them.

    Args:
        layout: the text, in any case of letters.
        gazetteer: decides which names are looked at; nothing is resolved here.

    Returns:
        Toponyms in text order, none overlapping, with the words that spoke for each. `kind` is set where the text
        itself
        says what the place is ("the village of ...").
    """
    words = split_words(layout)
    mentions = find_mentions(words, gazetteer)
    accepted = list(_accepted(mentions, words))
    villages = find_unlisted(words, mentions, accepted, gazetteer)
    described = [d for d in find_described(words) if not _is_person(words, d.first, d.last)]
    found = [*_of_mentions(accepted, words), *_of_descriptions([*described, *villages], words)]
    return tuple(t for t in _disjoint(found) if not _ends_group(layout.text, t.span.start))


def _ends_group(text: str, start: int) -> bool:
    """Whether what begins at `start` ends the name of an armed group."""
    return _GROUP.search(text, max(0, start - _GROUP_REACH), start) is not None


def _accepted(mentions: Sequence[Mention], words: Words) -> Iterator[Mention]:
    usage = observe_usage(words, mentions)
    for number, mention in enumerate(mentions):
        cues = cues_of(number, mentions, words, usage)
        if names_body(words, mention):
            continue
        if mention.demonym:
            if not {"before:Given", "before:initial"} & set(cues):
                yield mention
        elif _given_name(words, mention):
            continue
        elif sum(WEIGHTS.get(cue, 0.0) for cue in cues) > _THRESHOLD or _capital_speaks(words, mention, cues):
            yield mention


def _capital_speaks(words: Words, mention: Mention, cues: Sequence[str]) -> bool:
    """Whether a national capital stands where a speaker does: "Islamabad said"; a person's name would stand so too."""
    name = fold_name(words.text[mention.start : mention.end])
    if name not in CAPITALS or _PERSONAL.intersection(cues) or words.shouted[mention.first]:
        return False
    return any(entry.country == CAPITALS[name] for entry in mention.entries)


def _given_name(words: Words, mention: Mention) -> bool:
    """Whether a place's name is a person's first here: "Jordan Miller"."""
    if words.lower[mention.last] not in PLACES_THAT_ARE_GIVEN or words.gap(mention.last) != " ":
        return False
    return words.forms[mention.last + 1][0].isupper() and words.lower[mention.last + 1] in SURNAMES


def _of_mentions(mentions: Iterable[Mention], words: Words) -> Iterator[Toponym]:
    for mention in mentions:
        first, start = mention.first, mention.start
        kind = None
        if not mention.demonym and first and not words.opening[first]:
            gap, before = words.gap(first - 1), words.lower[first - 1]
            written = words.forms[first - 1]
            if gap == "-" and words.text[words.starts[first - 1] : start] in _ARTICLES:
                start = words.starts[first - 1]
            elif gap == " " and before in _PARTS and written[0].isupper() and not words.opening[first - 1]:
                start, kind = words.starts[first - 1], PlaceKind.REGION
        yield Toponym(Span(start, mention.end), words.text[start : mention.end], _neighbours(words, mention), kind)


def _neighbours(words: Words, mention: Mention) -> tuple[Span, ...]:
    """The words beside a mention that its judgement read."""
    beside = []
    if mention.first and not words.opening[mention.first]:
        beside.append(mention.first - 1)
    if mention.last + 1 < len(words) and not words.opening[mention.last + 1]:
        beside.append(mention.last + 1)
    return tuple(Span(words.starts[index], words.ends[index]) for index in beside)


def _of_descriptions(descriptions: Iterable[Description], words: Words) -> Iterator[Toponym]:
    for found in descriptions:
        cue = Span(words.starts[found.cue], words.ends[found.cue])
        yield Toponym(Span(found.start, found.end), words.text[found.start : found.end], (cue,), found.kind)


def _is_person(words: Words, first: int, last: int) -> bool:
    return last > first and words.lower[first] in GIVEN_NAMES and words.gap(first) == " " and last - first < 2


def _disjoint(found: Iterable[Toponym]) -> Iterator[Toponym]:
    """In text order; where two overlap the longer stands, and takes what the other says of the kind."""
    kept: Toponym | None = None
    for toponym in sorted(found, key=lambda t: (t.span.start, -t.span.end, t.kind is None)):
        if kept is None or not toponym.span.overlaps(kept.span):
            if kept is not None:
                yield kept
            kept = toponym
        elif toponym.span.end - toponym.span.start > kept.span.end - kept.span.start:
            kept = toponym
    if kept is not None:
        yield kept
