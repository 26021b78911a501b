"""Attributions as the learned tagger tells them, with what the words of their cues mean."""

import re
from collections.abc import Iterator, Sequence

from rapporteur.extraction.attributions.cues import ADVERBS, NOMINALS, VERB_FORMS, Cue
from rapporteur.extraction.attributions.drafts import Draft, Found
from rapporteur.extraction.attributions.sources import phrase_before
from rapporteur.extraction.clauses import QUOTATION_MARKS, tokens_of
from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span, hull
from rapporteur.model.tagged import Spoken
from rapporteur.model.vocabularies import Certainty, Stance

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][a-z]+)?")
_NEGATION = re.compile(r"\b(?:not|never|no|neither|nor|without)\b|n['\u2019]t\b", re.IGNORECASE)
# What a verb beside another one adds nothing to ("gave an order", "have confirmed").
_LIGHT = frozenset({"have", "give", "put", "set", "see", "find", "take", "mean", "show", "express"})
_RELATIVE = frozenset({"who", "which"})
_TELLING = 4
# The inner layer is trained on few sentences: below this it is guessing.
_SURE = 0.8


def read_cue(cue: str, following: str = "") -> tuple[str, Stance, bool, Certainty]:
    """What the words of a cue mean.

    Args:
        cue: its words; empty for a quotation without a cue.
        following: the first words of the content, which may hold the cue's particle ("called | for").

    Returns:
        The lemma ("say" where none is known), the stance, whether it is negated, and the certainty.
    """
    words = [word.lower().replace("\u2019", "'") for word in _WORD.findall(cue)]
    after = {*words, *(word.lower() for word in _WORD.findall(following)[:1])}
    found: list[tuple[str, Stance]] = []
    certainty = Certainty.CERTAIN
    for word in words:
        if word in ADVERBS:
            certainty = ADVERBS[word]
            found.append((word, Stance.ASSERTS))
        elif word in NOMINALS:
            found.append((word, NOMINALS[word]))
        elif word == "according":
            found.append((word, Stance.ASSERTS))
        elif form := VERB_FORMS.get(word):
            meant = _meant(form.cues, after)
            found.append((meant.lemma, meant.stance))
    telling = [one for one in found if one[0] not in _LIGHT] or found or [("say", Stance.ASSERTS)]
    lemma, stance = next((one for one in telling if one[1] is not Stance.ASSERTS), telling[0])
    return lemma, stance, _NEGATION.search(cue) is not None, certainty


def _meant(cues: Sequence[Cue], after: set[str]) -> Cue:
    """The use of a verb that its particle shows, else the first one that needs none."""
    with_particle = next((cue for cue in cues if cue.particles and after & set(cue.particles)), None)
    return with_particle or next((cue for cue in cues if not cue.particles), cues[0])


def drafted(layout: Layout, spoken: Sequence[Spoken]) -> list[Found]:
    """The tagger's attributions that have a content, each inner one within the outer one that holds it.

    Args:
        layout: the text and its parts.
        spoken: what the tagger tells, in text order.
    """
    outer = [_found(layout, one) for one in spoken if one.depth == 0 and one.content]
    inner = [_found(layout, one) for one in spoken if one.depth > 0 and one.content and one.score >= _SURE]
    for one in inner:
        one.within = _holder(outer, min((*one.source, *one.cue, *one.content)))
    return [*outer, *inner]


def _holder(outer: Sequence[Found], span: Span) -> Found | None:
    """The attribution with the shortest content that holds `span`; None where none does."""
    holding = [one for one in outer if any(piece.contains(span) for piece in one.content)]
    return min(holding, key=lambda one: sum(piece.end - piece.start for piece in one.content), default=None)


def _found(layout: Layout, one: Spoken) -> Found:
    text = layout.text
    cue = " ".join(piece.of(text) for piece in one.cue)
    after = [piece for piece in one.content if one.cue and piece.start >= one.cue[-1].end]
    lemma, stance, negated, certainty = read_cue(cue, after[0].of(text)[:40] if after else "")
    content = " ".join(piece.of(text) for piece in one.content)
    return Found(
        Draft(lemma, stance, None, (0, 0), [], 0, negated=negated, certainty=certainty),
        one.source,
        _head(text, one.source),
        one.cue,
        list(one.content),
        antecedent=_antecedent(layout, one),
        speaks=any(mark in content for mark in QUOTATION_MARKS) and len(content.split()) >= _TELLING,
    )


def _head(text: str, source: Sequence[Span]) -> Span | None:
    """The source without what explains it after a comma."""
    if not source:
        return None
    first = source[0]
    comma = text.find(",", first.start, first.end)
    return Span(first.start, comma) if comma > first.start else first


def _antecedent(layout: Layout, one: Spoken) -> Span | None:
    """What "who" or "which" in the place of the source stands for: the noun phrase before it, without its comma."""
    if not one.source or one.source[0].of(layout.text).lower() not in _RELATIVE:
        return None
    at = one.source[0].start
    index = layout.sentence_index(at)
    if index is None:
        return None
    tokens = tuple(tokens_of(layout.text, layout.sentences[index].start, at))
    end = len(tokens) - (bool(tokens) and tokens[-1].lower == ",")
    phrase = phrase_before(tokens, end)
    return Span(tokens[phrase.start].start, tokens[phrase.end - 1].end) if phrase is not None else None


def with_sources(tagged: Sequence[Found], patterned: Sequence[Found]) -> None:
    """Give tagged attributions that name nobody the source that the patterns see at the same cue.

    Args:
        tagged: the tagger's attributions, changed in place.
        patterned: those found by patterns.
    """
    told = [piece for one in tagged for piece in one.content]
    for one in tagged:
        if one.source or not one.cue:
            continue
        same = next((p for p in patterned if p.source and p.cue and p.cue[0].overlaps(one.cue[0])), None)
        if same is not None and not any(piece.overlaps(other) for piece in same.source for other in told):
            one.source, one.head = same.source, same.head
            one.antecedent = one.antecedent or same.antecedent


def beside(tagged: Sequence[Found], patterned: Sequence[Found], reporting: frozenset[str]) -> Iterator[Found]:
    """The attributions by pattern that the tagger does not tell: those that stand within a tagged content.

    Args:
        tagged: the tagger's attributions.
        patterned: those found by patterns; what stands in another one's content is put within it.
        reporting: lemmas of cues by which one reports another.
    """
    marks = [piece for one in tagged for piece in (*one.source, *one.cue)]
    for one in patterned:
        if not one.cue or not one.source or one.draft.lemma not in reporting:
            continue
        if any(piece.overlaps(mark) for piece in (*one.cue, *one.source) for mark in marks):
            continue
        holder = _holder(tagged, hull((one.cue[0], one.source[0])))
        if holder is not None:
            one.within = holder
            yield one
