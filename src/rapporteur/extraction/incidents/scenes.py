"""A document's sentences with what other finders saw in each: the ground on which incidents are looked for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.layout import Layout
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.tagged import Tagged, TaggedSpan
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import ActorKind, PlaceSense, SourceKind

# Where one clause ends and the next begins, as far as words show it.
_BOUNDARY = re.compile(
    r"[;:()\[\]\u201c\u201d\"]|--|\s[-\u2014\u2013]\s|[\u2014\u2013]|,(?!\d)|"
    r"\b(?:while|whereas|when|after|before|but|although|though|because|as|where|which|who|that|amid|until|if|since)\b"
)
_DATELINE = re.compile(
    r"(?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'\u2019 .-]{2,30}\b[^\n]{0,60}?|\([A-Z][^()\n]{2,60}\)\s*)(?:--|"
    r"\u2014|\u2013| - )"
)
_LONGEST = 1500
_STATE_KINDS = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY)


def fold(text: str) -> str:
    """`text` in lower case with typographic apostrophes and line breaks made plain, of exactly the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_PLAIN)


_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\n": " ", "\r": " ", "\t": " ", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an actor."""

    span: Span
    actor: Actor


@dataclass(frozen=True)
class Scene:
    """One sentence with the times, places, actors and attributions that lie in it. `paragraph` is an index.

    `doers` are words that the learned tagger takes for perpetrators, each pointing to the mention of its deed;
    `told` are the mentions of incidents that it sees; `is_tagged` is false where there was no tagger.
    """

    span: Span
    paragraph: int
    folded: str
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    actors: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    doers: tuple[TaggedSpan, ...] = ()
    told: tuple[TaggedSpan, ...] = ()
    is_tagged: bool = False

    @cached_property
    def cuts(self) -> tuple[int, ...]:
        """Offsets at which clauses begin, the sentence's own start first."""
        inner = (self.span.start + m.start() for m in _BOUNDARY.finditer(self.words))
        return (self.span.start, *(cut for cut in inner if cut > self.span.start))

    @cached_property
    def words(self) -> str:
        """The folded words of the sentence alone."""
        return self.folded[self.span.start : self.span.end]

    def clause_at(self, offset: int) -> Span:
        """The stretch between two clause boundaries that holds `offset`."""
        index = max(bisect_right(self.cuts, offset) - 1, 0)
        end = self.cuts[index + 1] if index + 1 < len(self.cuts) else self.span.end
        return Span(self.cuts[index], end)

    def before(self, offset: int, reach: int = 60) -> str:
        """The folded words of the sentence before `offset`, at most `reach` characters of them."""
        return self.folded[max(self.span.start, offset - reach) : offset]

    def after(self, offset: int, reach: int = 60) -> str:
        """The folded words of the sentence from `offset` on, at most `reach` characters of them."""
        return self.folded[offset : min(self.span.end, offset + reach)]

    def around(self, span: Span, reach: int = 300) -> str:
        """The folded words of the sentence that hold `span`, with at most `reach` characters on each side."""
        return self.folded[max(self.span.start, span.start - reach) : min(self.span.end, span.end + reach)]

    def saying(self, offset: int) -> tuple[Attribution, ...]:
        """The attributions whose content holds `offset`, innermost first."""
        holding = [
            (piece.end - piece.start, index)
            for index, attribution in enumerate(self.attributions)
            for piece in attribution.content
            if piece.start <= offset < piece.end
        ]
        return tuple(dict.fromkeys(self.attributions[index] for _, index in sorted(holding)))


@dataclass(frozen=True)
class Scenes:
    """All sentences of a document, and who belongs to which side."""

    layout: Layout
    folded: str
    scenes: tuple[Scene, ...]
    actor_by_id: dict[str, Actor]
    state_of_country: dict[str, Actor]

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self._spans]

    @cached_property
    def _spans(self) -> list[Span]:
        return [scene.span for scene in self.scenes]

    def index_at(self, offset: int) -> int | None:
        """The index of the scene that holds code point `offset`; None between scenes."""
        return _at(self._starts, self._spans, offset)

    def party_of(self, actor: Actor) -> Actor:
        """The party for whose deeds an actor answers: a spokesman's side, else the actor itself."""
        if actor.kind != ActorKind.PERSON:
            return actor
        return self.actor_by_id.get(self.side(actor.id), actor)

    def side(self, actor_id: str) -> str:
        """The id of the party that an actor speaks or acts for: its last affiliation, or itself."""
        seen = {actor_id}
        actor = self.actor_by_id.get(actor_id)
        while actor and actor.affiliation and actor.affiliation not in seen:
            actor_id = actor.affiliation
            seen.add(actor_id)
            actor = self.actor_by_id.get(actor_id)
        return actor_id


def set_scenes(
    layout: Layout,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    actors: Sequence[Actor],
    attributions: Sequence[Attribution],
    tagged: Tagged | None = None,
) -> Scenes:
    """Sort everything that was found into the sentences of `layout`, in time linear in all of it."""
    folded = fold(layout.text)
    sentences = [stretch for sentence in layout.sentences for stretch in _stretches(sentence, folded)]
    starts = [sentence.start for sentence in sentences]
    paragraph_starts = [paragraph.start for paragraph in layout.paragraphs]
    times_in: list[list[TimeExpression]] = [[] for _ in sentences]
    places_in: list[list[Place]] = [[] for _ in sentences]
    actors_in: list[list[Mention]] = [[] for _ in sentences]
    said_in: list[list[Attribution]] = [[] for _ in sentences]
    doers_in: list[list[TaggedSpan]] = [[] for _ in sentences]
    told_in: list[list[TaggedSpan]] = [[] for _ in sentences]
    # A dateline says where and when the report was filed, not where and when what it tells took place.
    bureaus = _datelines(layout)
    for time in times:
        if not _in_any(bureaus, time.start) and (index := _at(starts, sentences, time.start)) is not None:
            times_in[index].append(time)
    for place in places:
        if not _in_any(bureaus, place.start) and (index := _at(starts, sentences, place.start)) is not None:
            places_in[index].append(place)
    for actor in actors:
        for span in actor.mentions:
            if (index := _at(starts, sentences, span.start)) is not None:
                actors_in[index].append(Mention(span, actor))
    for attribution in attributions:
        for index in _sentences_of(attribution, starts):
            said_in[index].append(attribution)
    for seen, seen_in in ((tagged.perpetrators, doers_in), (tagged.incidents, told_in)) if tagged else ():
        for one in seen:
            if (index := _at(starts, sentences, one.span.start)) is not None:
                seen_in[index].append(one)
    scenes = tuple(
        Scene(
            sentence,
            bisect_right(paragraph_starts, sentence.start) - 1,
            folded,
            tuple(sorted(times_in[index], key=lambda time: time.start)),
            tuple(sorted(places_in[index], key=lambda place: place.start)),
            tuple(sorted(actors_in[index], key=lambda mention: mention.span)),
            tuple(said_in[index]),
            tuple(doers_in[index]),
            tuple(told_in[index]),
            tagged is not None,
        )
        for index, sentence in enumerate(sentences)
    )
    return Scenes(layout, folded, scenes, {actor.id: actor for actor in actors}, _states(actors, places))


def _datelines(layout: Layout) -> tuple[Span, ...]:
    """The datelines that open the text, or a paragraph soon after it where a title comes first."""
    openings = (_DATELINE.match(layout.text, paragraph.start, paragraph.end) for paragraph in layout.paragraphs[:4])
    found = tuple(Span(*opening.span()) for opening in openings if opening)
    return (*found, layout.dateline) if layout.dateline else found


def _in_any(spans: Iterable[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _at(starts: Sequence[int], sentences: Sequence[Span], offset: int) -> int | None:
    index = bisect_right(starts, offset) - 1
    return index if index >= 0 and offset < sentences[index].end else None


def _stretches(sentence: Span, folded: str) -> Iterator[Span]:
    """The sentence, or its pieces where it is so long that it is a list or a table: keeps the cost linear."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        end = folded.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def _sentences_of(attribution: Attribution, starts: Sequence[int]) -> Iterable[int]:
    indices: set[int] = set()
    for piece in (*attribution.source, *attribution.cue, *attribution.content):
        first = max(bisect_right(starts, piece.start) - 1, 0)
        indices.update(range(first, max(bisect_left(starts, piece.end), first + 1)))
    return sorted(index for index in indices if index < len(starts))


def _states(actors: Sequence[Actor], places: Sequence[Place]) -> dict[str, Actor]:
    """The actor that stands for each country: "Ruvian jets" are Ruvia's. The state itself before its branches."""
    country_at = {
        place.start: place.country for place in places if place.country and place.sense != PlaceSense.LOCATION
    }
    country_at |= {place.start: place.country for place in places if place.country and place.kind == "country"}
    best: dict[str, tuple[int, Actor]] = {}
    for actor in actors:
        if actor.kind not in _STATE_KINDS:
            continue
        rank = _STATE_KINDS.index(actor.kind)
        for mention in actor.mentions:
            country = country_at.get(mention.start)
            if country and (country not in best or rank < best[country][0]):
                best[country] = (rank, actor)
    return {country: actor for country, (_, actor) in best.items()}


OFFICIAL_SOURCES = frozenset({SourceKind.OFFICIAL, SourceKind.PARTY})
