"""Annotated articles as their files have them: `<name>.gold.json` beside `<name>.txt`.

What a file says beyond the fields here (notes, aliases of places, how an annotator decided) is not scored.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from rapporteur.evaluation.matching import occurrences, sentences, shared
from rapporteur.evaluation.material import CorpusError, Given, Options, read_text
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import SourceKind

Words = tuple[str, ...]
Bound = int | float | None


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place of an incident."""

    name: str


@dataclass(frozen=True, slots=True)
class GoldPerpetrator:
    """Who is said to have done it; `status` is how firmly."""

    name: str
    status: str


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """A happening; its days are closed, the last one included."""

    id: str
    type: str
    anchor: str
    date_from: str | None = None
    date_to: str | None = None
    places: tuple[NamedPlace, ...] = ()
    perpetrators: tuple[GoldPerpetrator, ...] = ()
    type_alt: Words = ()
    span: Span | None = None
    optional: bool = False

    @property
    def quote(self) -> str:
        """The words that name it."""
        return self.anchor

    @property
    def place_names(self) -> list[str]:
        """What its places are called."""
        return [place.name for place in self.places]


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A count; `also` quotes where it is repeated, `window` is closed."""

    measure: str
    low: Bound
    high: Bound
    quote: str
    source: str
    who: Words
    source_kind: str | None = None
    incident: str | None = None
    window: tuple[str | None, str | None] | None = None
    place: str | None = None
    measure_alt: str | None = None
    who_alt: Words = ()
    source_alt: Words = ()
    source_text: str | None = None
    also: Words = ()
    also_incidents: Words = ()
    span: Span | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A statement with its source; `stance_alt` are stances that fit as well."""

    source: str
    stance: str
    quote: str
    source_kind: str | None = None
    source_alt: Words = ()
    source_text: str | None = None
    stance_alt: Words = ()
    span: Span | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldCheck:
    """A statement on how something was verified."""

    status: str
    quote: str
    span: Span | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldActor:
    """An actor with its other names."""

    name: str
    aliases: Words = ()


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression with its closed interval of days."""

    start: int
    end: int
    earliest: str | None
    latest: str | None
    optional: bool = False
    nested_in: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place name with its point in WGS84 degrees, None where it has none."""

    start: int
    end: int
    quote: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    optional: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a file says of its article."""

    id: str
    text_sha256: str
    incidents: tuple[GoldIncident, ...]
    figures: tuple[GoldFigure, ...]
    claims: tuple[GoldClaim, ...]
    verification: tuple[GoldCheck, ...]
    actors: tuple[GoldActor, ...] = ()
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


Quoted = GoldIncident | GoldFigure | GoldClaim | GoldCheck
Sourced = GoldFigure | GoldClaim

_ANNOTATION = TypeAdapter(Annotation)
_TIMES = TypeAdapter(tuple[GoldTime, ...])
_PLACES = TypeAdapter(tuple[GoldPlace, ...])
Value = TypeVar("Value")


@dataclass(frozen=True)
class Article:
    """An annotated article; `times` and `places` are None where nobody annotated them."""

    document: Given
    gold: Annotation
    times: tuple[GoldTime, ...] | None = None
    places: tuple[GoldPlace, ...] | None = None
    _names: dict[str, Words] = field(default_factory=dict, compare=False)

    @property
    def text(self) -> str:
        """The text into which all spans count."""
        return self.document.text

    @cached_property
    def sentences(self) -> list[Span]:
        """Its sentences."""
        return sentences(self.text)

    def spans(self, item: Quoted) -> list[Span]:
        """Where the words of an item stand: its span, else every occurrence of its quote."""
        return [item.span] if item.span else occurrences(self.text, item.quote)

    def sentence_spans(self, spans: Sequence[Span]) -> list[Span]:
        """The sentences that the spans touch."""
        return [sentence for sentence in self.sentences if shared([sentence], spans)]

    def source_names(self, name: str) -> Words:
        """What a source or perpetrator of the gold may be called, without remarks in brackets and intermediaries."""
        if name not in self._names:
            plain = re.sub(r",? via .*", "", re.sub(r"\s*\([^)]*\)", "", name)).strip()
            self._names[name] = (plain, *re.split(r"\s+or\s+|/", plain), *self._aliases(plain))
        return self._names[name]

    def _aliases(self, name: str) -> Iterable[str]:
        for actor in self.gold.actors:
            names = (actor.name, *actor.aliases)
            if name.casefold() in (other.casefold() for other in names):
                yield from names


def in_author_voice(item: Sourced) -> bool:
    """Whether the gold gives the article itself as the source."""
    if item.source_kind == SourceKind.AUTHOR:
        return True
    return item.source.startswith("author") and item.source_kind != SourceKind.UNNAMED


def load_articles(path: Path, options: Options) -> tuple[Article, ...]:
    """Load one annotated article, or all below a folder; `times.gold.json` and `places.gold.json` beside it count.

    Raises:
        CorpusError: there is none, a file is not of this format, or a text is not the annotated one.
    """
    articles: dict[str, Article] = {}
    for file in sorted(path.rglob("*.gold.json") if path.is_dir() else [path]):
        text_file = file.with_name(file.name.removesuffix(".gold.json") + ".txt")
        if not text_file.exists():
            continue
        gold = _load(_ANNOTATION, file)
        text = read_text(text_file)
        if hashlib.sha256(text.encode()).hexdigest() != gold.text_sha256:
            raise CorpusError(f"{text_file}: not the text that was annotated (its sha256 is another)")
        if not options.select(gold.id):
            continue
        if gold.id in articles:
            raise CorpusError(f"{file}: a second article with the id '{gold.id}'")
        document = Given(gold.id, text, gold.published, publisher=gold.publisher, url=gold.url)
        times, places = file.with_name("times.gold.json"), file.with_name("places.gold.json")
        article = Article(
            document,
            gold,
            _load(_TIMES, times) if times.exists() else None,
            _load(_PLACES, places) if places.exists() else None,
        )
        _check(article)
        articles[gold.id] = article
    if not articles:
        raise CorpusError(f"{path}: no <name>.gold.json with a <name>.txt beside it")
    return tuple(articles.values())


def _load(adapter: TypeAdapter[Value], file: Path) -> Value:
    try:
        return adapter.validate_json(read_text(file))
    except ValidationError as error:
        first: Any = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise CorpusError(f"{file}: {where}: {first['msg']}") from error


def _check(article: Article) -> None:
    """The words of every item must stand in the text, or nothing could ever find it."""
    gold = article.gold
    quoted: tuple[Quoted, ...] = (*gold.incidents, *gold.figures, *gold.claims, *gold.verification)
    for item in quoted:
        if not any(span.of(article.text) == item.quote for span in article.spans(item)):
            raise CorpusError(f"{gold.id}: '{item.quote}' is not where the annotation says")
