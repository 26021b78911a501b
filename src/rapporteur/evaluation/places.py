"""Score place names and where they were put, against LGL, TR-News, GeoVirus and GeoWebNews (their XML files).

Source: the definitions of accuracy, mean error and AUC are those of Gritta et al., "What's missing in geographical
parsing?" (2018) and "A pragmatic guide to geoparsing evaluation" (2020).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from rapporteur.evaluation.distances import NEAR, Resolution
from rapporteur.evaluation.matching import Matching, around, likeness, match, overlap
from rapporteur.evaluation.material import CorpusError, Given, Options, Readings
from rapporteur.evaluation.names import kilometres
from rapporteur.evaluation.report import Report, mean
from rapporteur.model.places import Place
from rapporteur.model.spans import Span

_OPTIONAL = frozenset({"Demonym", "Language", "Homonym"})  # of GeoWebNews: no locations, and without coordinates
_NO_TOPONYMS = frozenset({"Literal_Expression", "Non_Lit_Expression", "Non_Toponym"})  # of GeoWebNews
_REACH = 12  # code points by which the offsets of a corpus may be off


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name of the gold; `point` is its latitude and longitude in WGS84 degrees, None where it has none."""

    span: Span
    name: str
    point: tuple[float, float] | None = None
    geonames: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document of a corpus file with its place names in text order."""

    document: Given
    toponyms: tuple[Toponym, ...]

    @property
    def file(self) -> str:
        """The corpus file, by which scores are grouped."""
        return self.document.id.split("/")[0]


@dataclass(frozen=True)
class PlacesCorpus:
    """Documents with annotated place names; `dropped` counts names that are not where the corpus says."""

    annotated: tuple[Annotated, ...]
    options: Options
    dropped: int = 0

    @property
    def documents(self) -> list[Given]:
        """What the reader is to read."""
        return [item.document for item in self.annotated]

    def score(self, readings: Readings) -> Report:
        """Spans by corpus file, and how far the places lie from where they are."""
        gold_spans = self.options.gold_spans
        report = Report("places: toponyms" + (", gold spans given" if gold_spans else ""))
        by_file: dict[str, Resolution] = {}
        for item in self.annotated:
            reading = readings.of(item.document)
            found = [p for p in (reading.places if reading else ()) if p.sense not in self.options.ignored_senses]
            if not gold_spans:
                _score_spans(report, item, found)
            _score_resolution(report, by_file.setdefault(item.file, Resolution()), item, found, all_gold=gold_spans)
        for file, resolution in by_file.items():
            report.metrics |= {f"{file}: {name}": metric for name, metric in resolution.metrics().items()}
        if gold_spans:
            near = mean(resolution.accuracy.value for resolution in by_file.values())
            report.headline = ("mean over corpora of accuracy@161 km, unresolved is wrong", near)
        else:
            exact = mean(report.f1(f"{file}: exact span") for file in by_file)
            report.headline = ("mean over corpora of exact span F1", exact)
        report.notes = readings.notes()
        if self.dropped:
            report.notes.append(f"{self.dropped} gold names are not where the corpus says and were left out")
        return report


def load(path: Path, options: Options) -> PlacesCorpus:
    """Load an XML file, or those of a folder; with `gold_spans` only names with coordinates count.

    Raises:
        CorpusError: there is none, or one is not well-formed.
    """
    annotated: list[Annotated] = []
    dropped = 0
    for file in sorted(path.glob("*.xml")) if path.is_dir() else [path]:
        try:
            root = ElementTree.parse(file).getroot()  # noqa: S314 - expat opens no other file
        except ElementTree.ParseError as error:
            raise CorpusError(f"{file}: {error}") from error
        if root.tag != "articles":
            continue
        for number, article in enumerate(root):
            name = f"{file.stem}/{article.get('docid') or article.get('file') or number}"
            if options.select(name):
                item, unplaced = _parse(article, name)
                annotated.append(_with_gold_spans(item) if options.gold_spans else item)
                dropped += unplaced
    if not annotated:
        raise CorpusError(f"{path}: no XML file with <articles>")
    return PlacesCorpus(tuple(annotated), options, dropped)


def _with_gold_spans(item: Annotated) -> Annotated:
    toponyms = tuple(toponym for toponym in item.toponyms if toponym.point)
    return Annotated(replace(item.document, toponyms=tuple(t.span for t in toponyms)), toponyms)


def _parse(article: ElementTree.Element, name: str) -> tuple[Annotated, int]:
    """The document, and how many of its names are not where the corpus says."""
    text = article.findtext("text") or ""
    toponyms: dict[Span, Toponym] = {}
    dropped = 0
    for element in [*article.iter("toponym"), *article.iter("location")]:
        if element.find("start") is None or element.findtext("type") in _NO_TOPONYMS:
            continue
        words = _first(element, "phrase", "extractedName", "name").strip()
        span = _located(text, words, int(element.findtext("start") or 0))
        if span is None:
            dropped += 1
        else:
            toponyms.setdefault(span, _toponym(element, span, words))
    document = Given(
        name,
        text,
        published=_iso_day(article.findtext("dltime")),
        title=_clean(article.findtext("title")),
        publisher=_clean(article.findtext("domain")),
        url=_clean(_first(article, "url", "link", "source")),
    )
    return Annotated(document, tuple(sorted(toponyms.values(), key=lambda toponym: toponym.span))), dropped


def _toponym(element: ElementTree.Element, span: Span, words: str) -> Toponym:
    """The three ways in which the corpora write coordinates: <gaztag>, <latitude>, <lat>."""
    tag = element.find("gaztag")
    if tag is not None:
        return Toponym(span, words, _point(tag.findtext("lat"), tag.findtext("lon")), tag.get("geonameid"))
    point = _point(_first(element, "latitude", "lat"), _first(element, "longitude", "lon"))
    optional = element.findtext("type") in _OPTIONAL
    return Toponym(span, words, point, element.findtext("geonamesID") or None, optional)


def _located(text: str, words: str, start: int) -> Span | None:
    """The nearest place to the offset where the words stand (GeoVirus is one too high, TR-News up to ten)."""
    starts = [m.start() for m in re.finditer(f"(?={re.escape(words)})", text)] if words else []
    near = [at for at in starts if abs(at - start) <= _REACH]
    nearest = min(near, key=lambda at: (abs(at - start), at), default=None)
    return None if nearest is None else Span(nearest, nearest + len(words))


def _first(element: ElementTree.Element, *names: str) -> str:
    return next((words for name in names if (words := element.findtext(name))), "")


def _point(latitude: str | None, longitude: str | None) -> tuple[float, float] | None:
    if latitude and latitude.strip() and longitude and longitude.strip():
        return float(latitude), float(longitude)
    return None


def _clean(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _iso_day(words: str | None) -> str | None:
    """The day where it is written in ISO 8601; other ways of writing are not trusted."""
    found = re.search(r"\d{4}-\d\d-\d\d", words or "")
    return found[0] if found else None


def distance(gold: Toponym, place: Place | None) -> float | None:
    """Kilometres between the gold and a place of a reading; None if one has no coordinates."""
    if place is None or place.latitude is None or place.longitude is None or gold.point is None:
        return None
    return kilometres(*gold.point, place.latitude, place.longitude)


def _span(place: Place) -> Span:
    return Span(place.start, place.end)


def _paired(gold: Sequence[Toponym], found: Sequence[Place], same_span: bool = False, near: bool = False) -> Matching:
    """Pair names that overlap, have the same span, or are near as well (where the gold has coordinates)."""

    def quality(g: int, p: int) -> float | None:
        a, b = gold[g].span, _span(found[p])
        if not overlap(a, b) or (same_span and a != b):
            return None
        if near and gold[g].point:
            apart = distance(gold[g], found[p])
            if apart is None or apart > NEAR:
                return None
        return likeness(a, b)

    return match(len(gold), len(found), quality, lambda g: gold[g].optional or (near and gold[g].point is None))


def _score_spans(report: Report, item: Annotated, found: Sequence[Place]) -> None:
    text, name = item.document.text, item.document.id
    exact = _paired(item.toponyms, found, same_span=True)
    report.count(f"{item.file}: exact span", exact.counts)
    report.count(f"{item.file}: overlapping span", _paired(item.toponyms, found).counts)
    report.count(f"{item.file}: span and within 161 km", _paired(item.toponyms, found, near=True).counts)
    for g in exact.missed:
        report.miss("exact span", f"{name} {around(text, item.toponyms[g].span)}")
    for p in exact.spurious:
        report.excess("exact span", f"{name} {around(text, _span(found[p]))}")


def _score_resolution(
    report: Report, resolution: Resolution, item: Annotated, found: Sequence[Place], *, all_gold: bool
) -> None:
    """Where the gold names that have coordinates were put: all of them, or those whose span was found."""
    partner = dict(_paired(item.toponyms, found).pairs)
    for g, gold in enumerate(item.toponyms):
        if gold.point is None or not (all_gold or g in partner):
            continue
        place = found[partner[g]] if g in partner else None
        apart = distance(gold, place)
        if gold.geonames:
            resolution.add_identifier(place is not None and place.gazetteer_id == f"geonames:{gold.geonames}")
        resolution.add(apart)
        if apart is None or place is None:
            put = "not resolved"
        elif apart > NEAR:
            put = f"{place.latitude}, {place.longitude} ({apart:.0f} km)"
        else:
            continue
        where = around(item.document.text, gold.span)
        report.miss("resolution", f"{item.document.id} {gold.point[0]}, {gold.point[1]}; the reading has {put} {where}")
