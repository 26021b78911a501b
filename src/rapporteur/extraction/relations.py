"""Find relations between actors."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapporteur.model.actors import Actor, Relation
from rapporteur.model.attributions import Attribution
from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import RelationKind, Stance

_ARMED = (
    r"(?:air ?strikes?|strikes?|raids?|attacks?|bombardment|shelling|offensive|assault|incursion|operations?|missiles?"
    r"|rockets?)"
)
_VERBS: tuple[tuple[RelationKind, str], ...] = (
    (
        RelationKind.SPLINTER_OF,
        r"splinter (?:group|faction) (?:of|from)|offshoot of|broke away from|split from|breakaway \w+ of",
    ),
    (
        RelationKind.PART_OF,
        r"(?:branch|wing|arm|affiliate|faction|unit|regional branch|franchise|part|member) of|affiliated (?:with|to)",
    ),
    (
        RelationKind.ALLIED_WITH,
        r"(?:is |are |was |were )?(?:allied|aligned) (?:with|to)|all(?:y|ies) of|joined forces with|alongside",
    ),
    (
        RelationKind.HARBOURS,
        r"(?:of )?(?:harbou?r(?:s|ed|ing)?|shelter(?:s|ed|ing)|host(?:s|ed|ing)|giv(?:es"
        r"|ing) (?:sanctuary|refuge|shelter) to"
        r"|provid(?:es|ed|ing) (?:a )?(?:safe havens?|sanctuar(?:y|ies)|refuge) (?:to|for))",
    ),
    (
        RelationKind.SUPPORTS,
        r"(?:of )?(?:back(?:s|ed|ing)|support(?:s|ed|ing)|arm(?:s|ed|ing)|fund(?:s|ed|ing)"
        r"|financ(?:es|ed|ing)|train(?:s|ed|ing)"
        r"|suppl(?:ies|ied|ying)|equip(?:s|ped|ping)|providing (?:weapons|arms|support) to|sends? weapons to)",
    ),
    (RelationKind.ACCUSES, r"(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|pointed the finger at|pins? the blame on)"),
    (
        RelationKind.NEGOTIATES_WITH,
        r"(?:(?:hold|held|holding|in|began|resumed|peace) )?(?:talks?|negotiat\w+|ceasefire|truce"
        r"|agreement|deal) with"
        r"|(?:has |have )?(?:met|meeting) with|negotiat(?:e|es|ed|ing) with|signed an? [\w ]{0,20}with",
    ),
    (
        RelationKind.FIGHTS,
        r"(?:clash(?:es|ed|ing)?|fight(?:s|ing)?|fought|battl(?:es|ed|ing)|at war|war"
        r"|combat)(?: (?:with|against))?|in (?:clashes|battles|fighting) with",
    ),
    (
        RelationKind.STRIKES,
        r"(?:bomb(?:s|ed|ing)|struck|strikes|hit|hits|attack(?:s|ed|ing)|shell(?:s|ed|ing)|raid(?:s"
        r"|ed|ing)|target(?:s|ed|ing)|pound(?:s|ed|ing)"
        rf"|fired (?:on|at)|{_ARMED} (?:on|against|at|targeting)"
        rf"|(?:launched|carried out|conducted|mounted) (?:[\w-]+ ){{0,4}}{_ARMED} (?:on|against|targeting|at))",
    ),
    (
        RelationKind.REJECTS,
        r"(?:reject(?:s|ed|ing)|refus(?:es|ed|ing) to recogni[sz]e|oppos(?:es|ed|ing)|does not recogni[sz]e)",
    ),
)
_FILL = r"(?:[\w'\u2019-]+ ){0,3}"
_AFTER = r"(?: [\w-]+){0,5}?"
_BETWEEN = tuple(
    (kind, re.compile(rf"^(?:['\u2019]s)? {_FILL}\b(?:{words})\b{_AFTER} ?$", re.IGNORECASE)) for kind, words in _VERBS
)
_BY_AGENT = {
    "backed": RelationKind.SUPPORTS,
    "supported": RelationKind.SUPPORTS,
    "funded": RelationKind.SUPPORTS,
    "armed": RelationKind.SUPPORTS,
    "sponsored": RelationKind.SUPPORTS,
    "allied": RelationKind.ALLIED_WITH,
    "aligned": RelationKind.ALLIED_WITH,
    "affiliated": RelationKind.PART_OF,
}
_COMPOUND = re.compile(r"^-(\w+)(?: [\w-]+){0,2} ?$")
_PASSIVE = re.compile(
    r"^ (?:is |are |was |were |has been |have been )?(backed|supported|funded|armed|sponsored) by(?: the)? ?$"
)
_PAIR = re.compile(
    r"\b(?:(clashes|fighting|war|conflict|hostilities|battles|skirmishes)|(talks|negotiations"
    r"|ceasefire|truce|agreement|peace deal))"
    r" (?:\w+ ){0,3}?between (?:the |\w+ )?$",
    re.IGNORECASE,
)
_LIKE_MINDED = re.compile(
    r"\b(?:share|similar|same|common)\b[^.]{0,40}\b(?:ideolog\w+|roots|beliefs)\b|\bideological", re.IGNORECASE
)
_AND = re.compile(r"^,? and (?:the |its )?$")
_LONGEST = 90
_NEGATION = re.compile(r"\b(?:not|never|no longer|denied|denies|deny|n['\u2019]t|cannot)\b", re.IGNORECASE)


class _Mention(NamedTuple):
    start: int
    end: int
    actor: str


def find_relations(
    layout: Layout, actors: Sequence[Actor], attributions: Sequence[Attribution]
) -> tuple[Relation, ...]:
    """Find stated relations between actors: who accuses, strikes, supports or denies whom.

    Args:
        layout: the text and its parts.
        actors: the actors of the document.
        attributions: its attributions; accusations and denials with a target are relations themselves.

    Returns:
        The relations in text order, each with the span of its words and the attribution that states it; None is the
        author's own voice. What is negated is left out. Periods are not read yet: None.
    """
    mentions = sorted(_Mention(span.start, span.end, actor.id) for actor in actors for span in actor.mentions)
    starts = [mention.start for mention in mentions]
    contents = sorted((piece, attribution.id) for attribution in attributions for piece in attribution.content)
    content_starts = [piece.start for piece, _ in contents]
    found = set(_from_attributions(attributions))
    for sentence in layout.sentences:
        here = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for subject, kind, object_, span in _in_sentence(layout.text, sentence, here):
            at = bisect_right(content_starts, span.start) - 1
            stated = contents[at][1] if at >= 0 and contents[at][0].end >= span.end else None
            found.add(Relation(subject, kind, object_, None, None, stated, span.start, span.end))
    return tuple(sorted(found, key=lambda r: (r.start, r.end, r.relation, r.subject, r.object)))


def _from_attributions(attributions: Sequence[Attribution]) -> Iterator[Relation]:
    kinds = {Stance.ACCUSES: RelationKind.ACCUSES, Stance.DENIES: RelationKind.DENIES}
    for item in attributions:
        kind = kinds.get(item.stance)
        if kind is not None and item.actor is not None and item.target is not None and item.cue:
            yield Relation(item.actor, kind, item.target, None, None, item.within, item.cue[0].start, item.cue[0].end)


def _in_sentence(
    text: str, sentence: Span, mentions: Sequence[_Mention]
) -> Iterator[tuple[str, RelationKind, str, Span]]:
    outer = [m for i, m in enumerate(mentions) if i == 0 or m.start >= max(o.end for o in mentions[max(0, i - 3) : i])]
    for left, right in itertools.pairwise(outer):
        between = text[left.end : right.start].replace("\n", " ")
        if left.actor == right.actor or len(between) > _LONGEST:
            continue
        span = Span(left.start, right.end)
        if _AND.match(between):
            pair = _PAIR.search(text, max(sentence.start, left.start - 60), left.start)
            if pair is not None:
                kind = RelationKind.FIGHTS if pair[1] else RelationKind.NEGOTIATES_WITH
                yield left.actor, kind, right.actor, Span(pair.start(), right.end)
            elif _LIKE_MINDED.search(text, right.end, min(sentence.end, right.end + 80)):
                yield left.actor, RelationKind.SIMILAR_IDEOLOGY, right.actor, span
            continue
        if _NEGATION.search(between):
            continue
        by_agent = _COMPOUND.match(between)
        if by_agent is not None and by_agent[1] in _BY_AGENT:
            kind = _BY_AGENT[by_agent[1]]
            subject, object_ = (right, left) if kind is RelationKind.PART_OF else (left, right)
            yield subject.actor, kind, object_.actor, span
            continue
        if _PASSIVE.match(between):
            yield right.actor, RelationKind.SUPPORTS, left.actor, span
            continue
        named = next((kind for kind, pattern in _BETWEEN if pattern.match(between)), None)
        if (named is not None and named is not RelationKind.ACCUSES) or named is RelationKind.ACCUSES:
            yield left.actor, named, right.actor, span
