"""Find attributions in a text."""

from collections.abc import Iterator, Sequence

from rapporteur.extraction.attributions.arrangement import REPORTING, arrange
from rapporteur.extraction.attributions.drafts import Draft, Found
from rapporteur.extraction.attributions.judging import certainty_of, stance_of
from rapporteur.extraction.attributions.patterns import find_drafts
from rapporteur.extraction.attributions.reference import Mentions, refers_to
from rapporteur.extraction.attributions.source_kinds import source_kind
from rapporteur.extraction.attributions.sources import Phrase, phrase_before
from rapporteur.extraction.attributions.spoken import beside, drafted, with_sources
from rapporteur.extraction.attributions.words import PRONOUNS
from rapporteur.extraction.belligerents import belligerents_among
from rapporteur.extraction.clauses import QUOTATION_MARKS, Clause, Token, clauses_of, tokens_of
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span
from rapporteur.model.tagged import Spoken
from rapporteur.model.vocabularies import ActorKind, SourceKind, Stance

# Stance and certainty show in the first words of a content.
_JUDGED = 600
_TELLING = 4
_SENTENCES = 40
_AIMED = frozenset({Stance.ACCUSES, Stance.CONDEMNS, Stance.THREATENS, Stance.DENIES})


def find_attributions(
    layout: Layout, actors: Sequence[Actor], spoken: Sequence[Spoken] | None = None
) -> tuple[Attribution, ...]:
    """Find who is credited with saying what.

    Args:
        layout: the text and its parts.
        actors: the actors of the document.
        spoken: the attributions as the learned tagger tells them; None: find them by patterns.

    Returns:
        The attributions in text order. `actor` is None where no known actor is named, and where a pronoun could mean
        more than one. The source is empty where the text names none.

    Source: span conventions after PolNeAR (sources with their appositions, contents with their quotation marks).
    """
    mentions = Mentions(actors)
    belligerents = belligerents_among(layout, actors)
    found = sorted(_all(layout, spoken), key=lambda f: (f.cue or (f.content[0],))[0])
    ids = {id(f): f"q{number}" for number, f in enumerate(found, start=1)}
    records = []
    speaker: Actor | None = None
    speakers: dict[int, Actor | None] = {}
    for item in found:
        actor = speakers.get(id(item.continues)) if item.continues is not None else None
        actor = actor or _actor_of(item, layout.text, mentions, speaker)
        speakers[id(item)] = actor
        speaker = actor if item.source and item.within is None else speaker
        records.append(_record(item, ids, layout.text, actor, mentions, belligerents))
    return tuple(records)


def _all(layout: Layout, spoken: Sequence[Spoken] | None) -> list[Found]:
    patterned = attributions_in(layout)
    if spoken is None:
        return patterned
    tagged = drafted(layout, spoken)
    with_sources(tagged, patterned)
    return [*tagged, *beside(tagged, patterned, REPORTING)]


def _actor_of(item: Found, text: str, mentions: Mentions, speaker: Actor | None) -> Actor | None:
    if not item.source:
        return None
    named = mentions.named_by(item.head) if item.head is not None else None
    whole = next(filter(None, map(mentions.named_by, item.source)), None)
    if named is None or (whole is not None and whole.kind is ActorKind.PERSON):
        named = whole
    if named is None and item.antecedent is not None:
        named = mentions.named_by(item.antecedent)
    return named or refers_to(item.source[0].of(text).lower(), speaker, mentions, item.source[0].start)


def _record(
    item: Found,
    ids: dict[int, str],
    text: str,
    actor: Actor | None,
    mentions: Mentions,
    belligerents: frozenset[str],
) -> Attribution:
    words = " ".join(piece.of(text) for piece in item.source)
    content = " ".join(piece.of(text) for piece in item.content)[:_JUDGED]
    affiliation = mentions.by_id.get(actor.affiliation) if actor is not None and actor.affiliation else None
    kind = source_kind(words, actor, affiliation, belligerents)
    if item.draft.lemma == "seem":
        kind = SourceKind.AUTHOR
    stance = stance_of(item.draft, " ".join(piece.of(text) for piece in item.cue), content, kind)
    target = None
    if stance in _AIMED:
        target = next(
            (a.id for piece in item.content for _, a in mentions.within(piece) if actor is None or a.id != actor.id),
            None,
        )
    return Attribution(
        id=ids[id(item)],
        source=item.source,
        cue=item.cue,
        content=tuple(sorted(item.content)),
        actor=actor.id if actor is not None else None,
        source_kind=kind,
        stance=stance,
        target=target,
        certainty=certainty_of(item.draft, stance, content),
        within=ids.get(id(item.within)) if item.within is not None else None,
    )


def attributions_in(layout: Layout) -> list[Found]:
    """All attributions of a text in order.

    Direct speech that follows in the same paragraph is joined to its speaker's attribution. A paragraph of nothing but
    speech right after one that quotes a speaker is his too: an attribution without source and cue that continues his.
    """
    found: list[Found] = []
    last: Found | None = None
    paragraph = -1
    opening = layout.dateline.end if layout.dateline is not None else 0
    for whole in clauses_of(layout):
        clause = whole._replace(tokens=tuple(t for t in whole.tokens if t.start >= opening))
        if not clause.tokens:
            continue
        if clause.is_speech:
            speech = Span(clause.tokens[0].start, clause.tokens[-1].end)
            if last is not None and clause.paragraph == paragraph:
                last.content.append(speech)
            elif last is not None and clause.paragraph == paragraph + 1 and last.speaks:
                draft = Draft("quote", Stance.ASSERTS, None, (0, 0), [], 0)
                last = Found(draft, (), None, (), [speech], continues=last, speaks=True)
                found.append(last)
                paragraph = clause.paragraph
            continue
        here = list(_located(clause.tokens))
        if not here and last is not None and last.speaks and clause.paragraph == paragraph and _answers(clause):
            last.content += [Span(t.start, t.end) for t in clause.tokens if t.is_quote]
            continue
        found += here
        found += [inner for item in here if not item.draft.borrows for inner in _inside_speech(layout, clause, item)]
        last, paragraph = (here[0] if here else None), clause.paragraph
    return found


def _inside_speech(layout: Layout, clause: Clause, outer: Found) -> Iterator[Found]:
    """What a quoted speaker says that others said; pronouns are left out, for nobody can tell whom they mean."""
    for token in clause.tokens:
        if token.quoted_words < _TELLING or not any(
            piece.contains(Span(token.start, token.end)) for piece in outer.content
        ):
            continue
        first = layout.sentence_index(token.start) or 0
        for sentence in layout.sentences[first : first + _SENTENCES]:
            if sentence.start >= token.end:
                break
            start, end = max(sentence.start, token.start), min(sentence.end, token.end)
            words = tuple(t for t in tokens_of(layout.text, start, end) if t.lower not in QUOTATION_MARKS)
            for inner in _located(words):
                named = inner.head is not None and inner.head.of(layout.text).lower() not in PRONOUNS
                if named and inner.draft.lemma in REPORTING:
                    inner.within = inner.within or outer
                    yield inner


def _located(tokens: tuple[Token, ...]) -> Iterator[Found]:
    known: dict[int, Found] = {}
    for draft in arrange(tokens, find_drafts(tokens)):
        content = [Span(tokens[a].start, tokens[b - 1].end) for a, b in _tidied(tokens, draft)]
        if not content:
            continue
        source = draft.source
        found = Found(
            draft,
            (Span(tokens[source.start].start, tokens[source.end - 1].end),) if source else (),
            Span(tokens[source.start].start, tokens[source.head_end - 1].end) if source else None,
            (Span(tokens[draft.cue[0]].start, tokens[draft.cue[1] - 1].end),),
            content,
            antecedent=_antecedent(tokens, source),
            speaks=any(t.is_quote and t.quoted_words >= _TELLING for a, b in draft.content for t in tokens[a:b]),
        )
        known[id(draft)] = found
    for found in known.values():
        found.within = known.get(id(found.draft.within))
    yield from known.values()


def _answers(clause: Clause) -> bool:
    """Whether a reporter's question stands between speech and speech ("How many?"), with the answer or before it."""
    asked = any(t.lower == "?" for t in clause.tokens)
    return asked and all(t.is_word or t.is_quote or t.lower == "?" for t in clause.tokens)


def _antecedent(tokens: Sequence[Token], source: Phrase | None) -> Span | None:
    """What "who" or "which" stands for: the noun phrase before it, without its comma."""
    if source is None or source.end - source.start > 1 or tokens[source.start].lower not in {"who", "which"}:
        return None
    end = source.start - (source.start > 0 and tokens[source.start - 1].lower == ",")
    phrase = phrase_before(tokens, end)
    return Span(tokens[phrase.start].start, tokens[phrase.end - 1].end) if phrase is not None else None


def _tidied(tokens: Sequence[Token], draft: Draft) -> Iterator[tuple[int, int]]:
    """The pieces of the content without the marks and joints at their ends."""
    marks = {",", ";", ":", "--", "\u2014", "\u2013"}
    for first, last in draft.content:
        start, end = first, last
        while start < end and tokens[start].lower in marks:
            start += 1
        while start < end and tokens[end - 1].lower in marks | {"and", "but"}:
            end -= 1
        if start < end:
            yield start, end
