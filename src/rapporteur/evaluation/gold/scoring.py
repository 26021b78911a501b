"""Score readings of annotated articles, and list what was missed and what was made up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rapporteur.evaluation.gold.articles import Article, GoldFigure, load_articles
from rapporteur.evaluation.gold.comparing import Comparison
from rapporteur.evaluation.gold.found import Found, span_of
from rapporteur.evaluation.matching import Matching, around, shared
from rapporteur.evaluation.material import Given, Options, Readings
from rapporteur.evaluation.report import Counts, Ratio, Report, mean
from rapporteur.model.incidents import Figure

Gold = TypeVar("Gold")
Item = TypeVar("Item")

_SHARES = (
    "incidents: type group",
    "incidents: type",
    "incidents: date interval overlaps",
    "incidents: place",
    "claims: stance",
)


@dataclass(frozen=True)
class GoldCorpus:
    """Annotated articles."""

    articles: tuple[Article, ...]

    @property
    def documents(self) -> list[Given]:
        """What the reader is to read."""
        return [article.document for article in self.articles]

    def score(self, readings: Readings) -> Report:
        """Every kind of item that the articles annotate."""
        report = Report("gold: annotated conflict articles")
        report.metrics |= {name: Ratio() for name in _SHARES}
        for article in self.articles:
            found = Found.in_reading(readings.of(article.document))
            _Scoring(report, Comparison(article, found)).all()
        headline = mean(report.f1(name) for name in ("figures: value", "incidents", "claims"))
        report.headline = ("macro-average F1 of figures (value), incidents and claims", headline)
        report.notes = readings.notes()
        return report


def load(path: Path, options: Options) -> GoldCorpus:
    """Load one annotated article, or all below a folder.

    Raises:
        CorpusError: as `load_articles`.
    """
    return GoldCorpus(load_articles(path, options))


@dataclass(frozen=True)
class _Scoring:
    """Adds the comparison of one article to a report."""

    report: Report
    comparison: Comparison

    def all(self) -> None:
        incidents = self.comparison.incidents()
        self._figures()
        self._incidents(incidents)
        self._claims()
        self._verification()
        self._times()
        self._places()

    def _figures(self) -> None:
        c, article, found = self.comparison, self.comparison.article, self.comparison.found
        self.report.count("figures: located", c.figures().counts)
        values = c.figures(value=True)
        self.report.count("figures: value", values.counts)
        self.report.count("figures: full", c.figures(full=True).counts)
        self._errors(
            "figures: value",
            values,
            article.gold.figures,
            found.figures,
            lambda g: f"{_figure(g)} {around(article.text, article.spans(g)[0])}{self._seen_instead(g)}",
            lambda p: f"{_figure(p)} {around(article.text, span_of(p))}",
        )

    def _incidents(self, matching: Matching) -> None:
        c, article, found = self.comparison, self.comparison.article, self.comparison.found
        report = self.report
        report.count("incidents", matching.counts)
        self._errors(
            "incidents",
            matching,
            article.gold.incidents,
            found.incidents,
            lambda g: (
                f"{g.type} {g.date_from}..{g.date_to} {g.place_names} {around(article.text, article.spans(g)[0])}"
            ),
            lambda p: (
                f"{p.type} {p.earliest}..{p.latest} {found.incident_places(p)} {around(article.text, span_of(p))}"
            ),
        )
        named, confident = Counts(), Counts()
        for g, p in matching.pairs:
            gold, incident = article.gold.incidents[g], found.incidents[p]
            report.share("incidents: type group", c.same_type_group(gold, incident))
            report.share("incidents: type", c.same_type(gold, incident))
            if gold.date_from or gold.date_to:
                report.share("incidents: date interval overlaps", c.same_days(gold, incident))
            if gold.places:
                report.share("incidents: place", c.same_places(gold, incident))
            named += c.perpetrators(gold, incident, with_confidence=False)
            confident += c.perpetrators(gold, incident, with_confidence=True)
        report.count("incidents: perpetrator", named)
        report.count("incidents: perpetrator and confidence", confident)

    def _claims(self) -> None:
        c, article, found = self.comparison, self.comparison.article, self.comparison.found
        matching = c.claims()
        self.report.count("claims", matching.counts)
        self._errors(
            "claims",
            matching,
            article.gold.claims,
            found.claims,
            lambda g: f"{g.source} {g.stance} {around(article.text, article.spans(g)[0])}",
            lambda p: f"{found.source_names(p)} {p.stance} {around(article.text, p.content[0])}",
        )
        for g, p in matching.pairs:
            self.report.share("claims: stance", c.same_stance(article.gold.claims[g], found.claims[p]))

    def _verification(self) -> None:
        c, article = self.comparison, self.comparison.article
        matching = c.verification(with_status=False)
        self.report.count("verification", matching.counts)
        self.report.count("verification: with status", c.verification(with_status=True).counts)
        self._errors(
            "verification",
            matching,
            article.gold.verification,
            c.found.verification,
            lambda g: f"{g.status} {around(article.text, article.spans(g)[0])}",
            lambda p: f"{p.status} {around(article.text, span_of(p))}",
        )

    def _times(self) -> None:
        c, article = self.comparison, self.comparison.article
        if article.times is None:
            return
        both = c.times(article.times, interval=True)
        self.report.count("times: span", c.times(article.times).counts)
        self.report.count("times: exact span", c.times(article.times, exact=True).counts)
        self.report.count("times: span and interval", both.counts)
        exact = c.times(article.times, exact=True, interval=True)
        self.report.count("times: exact span and interval", exact.counts)
        self._errors(
            "times: span and interval",
            both,
            article.times,
            c.found.times,
            lambda g: f"{g.earliest}..{g.latest} (last day included) {around(article.text, g.span)}",
            lambda p: f"{p.earliest}..{p.latest} (half-open) {around(article.text, span_of(p))}",
        )

    def _places(self) -> None:
        c, article = self.comparison, self.comparison.article
        if article.places is None:
            return
        close = c.places(article.places, within=25.0)
        self.report.count("places: span", c.places(article.places).counts)
        self.report.count("places: span, names only", c.places(article.places, names_only=True).counts)
        self.report.count("places: exact span", c.places(article.places, exact=True).counts)
        self.report.count("places: span and within 161 km", c.places(article.places, within=161.0).counts)
        self.report.count("places: span and within 25 km", close.counts)
        self._errors(
            "places: span and within 25 km",
            close,
            article.places,
            c.found.places,
            lambda g: f"{g.name} ({g.lat}, {g.lon}) {around(article.text, g.span)}",
            lambda p: f"{p.name} ({p.latitude}, {p.longitude}) {around(article.text, span_of(p))}",
        )

    def _errors(
        self,
        metric: str,
        matching: Matching,
        gold: Sequence[Gold],
        found: Sequence[Item],
        missed: Callable[[Gold], str],
        spurious: Callable[[Item], str],
    ) -> None:
        name = self.comparison.article.document.id
        for g in matching.missed:
            self.report.miss(metric, f"{name} {missed(gold[g])}")
        for p in matching.spurious:
            self.report.excess(metric, f"{name} {spurious(found[p])}")

    def _seen_instead(self, gold: GoldFigure) -> str:
        """What the reading has in the place of a figure that was missed."""
        mentions = self.comparison.mentions(gold)
        there = [_figure(found) for found in self.comparison.found.figures if shared([span_of(found)], mentions)]
        return f"  <- the reading has {'; '.join(there)}" if there else ""


def _figure(figure: GoldFigure | Figure) -> str:
    low, high = ("?" if bound is None else f"{bound:g}" for bound in (figure.low, figure.high))
    return f"{figure.measure} {low}..{high} {', '.join(figure.who)}"
