"""Fit the weights by which figures are tied to source, incident, place and period, on the train part of the corpus.

    python -m training.fit_figures training/corpus [--write]

Reads the train part with the shipped tagger and compares each figure that is found with its right value to the gold:
every option of each link (`rapporteur.extraction.figure_linking`) is right or wrong, and a conditional logit with a
ridge learns the weights of their cues. Since a link depends on those chosen before, options are listed again with the
weights fitted last: the first round follows the gold, two more follow the weights. Prints how often the choice is
right, by cross-validation over halves of the episodes and on the development part; `--write` puts the weights where the
package reads them. Takes about a minute. To be run again whenever the tagger's weights change.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from rapporteur.evaluation.days import closed_days
from rapporteur.evaluation.gold.articles import GoldFigure
from rapporteur.evaluation.gold.comparing import Comparison
from rapporteur.evaluation.gold.found import Found
from rapporteur.evaluation.gold.scoring import load
from rapporteur.evaluation.material import Options
from rapporteur.evaluation.names import same_place
from rapporteur.extraction.figure_linking.choosing import WEIGHTS_FILE, Option, heaviest
from rapporteur.extraction.figure_links import link_figures
from rapporteur.gazetteer.store import open_default
from rapporteur.model.incidents import Figure
from rapporteur.model.layout import Layout
from rapporteur.model.reading import Reading
from rapporteur.model.tagged import Tagged, Tagger
from rapporteur.pipeline import read_document
from rapporteur.tagging.engine import default_tagger
from training import gold_format, markup

LINKS = ("source", "incident", "place", "period")
T = TypeVar("T")
Weights = Mapping[str, Mapping[str, float]]
Days = tuple[date | None, date | None]

_RIDGE = 4.0
# What weights are drawn to instead of to 0: cues too rare in the corpus to be learned, whose sense is in the words.
PRIOR = {
    "source": {
        "quoted": 5.0,
        "figure is object": 2.0,
        "source counts": 2.0,
        "goes on in quotation": 6.0,
        "points back": 5.0,
    },
    "incident": {"fitting, at on figure": 1.5, "place apart, other paragraph": -4.0},
    "place": {"care": -2.5, "of a party": -2.5},
    "period": {"aside": -3.0},
}
_ROUNDS = 3
_LEAST = 0.1  # lighter cues are not written
_CLOSE = 0.05  # a period that fits the gold's nearly as well as the best is right too


class Remembering:
    """A tagger that keeps what it told of the last text."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self.last = Tagged()
        self.layout = Layout("", (), (), ())

    @property
    def version(self) -> str:
        """That of the tagger behind it."""
        return self._tagger.version

    def tagged(self, layout: Layout) -> Tagged:
        """Tag one text."""
        self.last = self._tagger.tagged(layout)
        self.layout = layout
        return self.last


@dataclass(frozen=True)
class Read:
    """A document as read, beside its gold; `gold` are the figures that were found with their right value, by id."""

    episode: str
    reading: Reading
    layout: Layout
    tagged: Tagged
    comparison: Comparison
    gold: dict[str, GoldFigure]

    def link(self, chooser: Any) -> None:
        """Link the figures anew."""
        reading = self.reading
        blank = [
            replace(one, attribution=None, incident=None, place=None, earliest=None, latest=None, supersedes=None)
            for one in reading.figures
        ]
        context = (reading.times, reading.places, reading.attributions, reading.incidents)
        link_figures(blank, self.layout, *context, reading.document.published_day, self.tagged.figures, chooser)

    def fitness(self, link: str, gold: GoldFigure, what: Any) -> float | None:
        """How right an option is for a figure, 0 to 1; None where the gold does not tell, or nothing found could be."""
        if link == "source":
            return float(self.comparison.same_source(gold, what))
        if link == "incident":
            wanted = [name for name in (gold.incident, *gold.also_incidents) if name]
            partners = {self.comparison.partner[name] for name in wanted if name in self.comparison.partner}
            if wanted and not partners:
                return None
            return float(what.id in partners if what is not None else not wanted)
        if link == "place":
            if gold.place is None:
                return None
            names = self.comparison.found.place_names(what.id) if what is not None else []
            return float(same_place([gold.place], names))
        return None if gold.window is None else _agreement(closed_days(*gold.window), what)


def _agreement(gold: Days, found: Days | None) -> float:
    """The shared part of two periods of all their days, so that the nearest goes before a longer one; 0 if apart."""
    if found is None:
        return 0.0
    (a, b), (c, d) = (((first or date(1900, 1, 1)), (last or date(2100, 1, 1))) for first, last in (gold, found))
    shared = (min(b, d) - max(a, c)).days
    return 0.3 + 0.7 * shared / (max(b, d) - min(a, c)).days if shared > 0 else 0.0


def read_part(corpus: Path, part: str) -> list[Read]:
    """Read the documents of one part with the shipped tagger and pair their figures with the gold."""
    found = []
    gazetteer, tagger = open_default(), Remembering(default_tagger())
    documents = {path.stem: markup.load(path) for path in sorted(corpus.rglob("*.txt"))}
    with tempfile.TemporaryDirectory() as folder:
        gold_format.write(corpus, Path(folder), part)
        articles = load(Path(folder), Options()).articles
    for article in articles:
        document = documents[article.gold.id]
        reading = read_document(replace(document.reading.document, title=None), gazetteer, tagger=tagger)
        comparison = Comparison(article, Found.in_reading(reading))
        comparison.incidents()
        pairs = comparison.figures(value=True).pairs
        gold = {reading.figures[p].id: article.gold.figures[g] for g, p in pairs}
        found.append(Read(document.episode, reading, tagger.layout, tagger.last, comparison, gold))
    return found


@dataclass(frozen=True)
class Example:
    """The options of one link of one figure: the cues of each, and which are right."""

    episode: str
    cues: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def examples(documents: Sequence[Read], weights: Weights | None) -> dict[str, list[Example]]:
    """The examples of each link, along the choices that the weights make, or those of the gold without weights."""
    found: dict[str, list[Example]] = defaultdict(list)
    for one in documents:

        def choose(link: str, figure: Figure, options: Sequence[Option[T]], /, one: Read = one) -> T | None:
            gold = one.gold.get(figure.id)
            fitness = [one.fitness(link, gold, option.what) for option in options] if gold else []
            told = [value for value in fitness if value is not None]
            best = max(told, default=0.0)
            if best:
                right = tuple(value is not None and value >= best - _CLOSE for value in fitness)
                found[link].append(Example(one.episode, tuple(option.cues for option in options), right))
            if weights is not None:
                return heaviest(options, weights[link])
            return options[fitness.index(best)].what if told else None

        one.link(choose)
    return found


def fit(link: str, given: Sequence[Example]) -> dict[str, float]:
    """Weights of a conditional logit with a ridge: an option is as likely as e to the sum of its cues."""
    names = sorted({cue for one in given for cues in one.cues for cue in cues} | set(PRIOR[link]))
    at = {name: index for index, name in enumerate(names)}
    rows = [cues for one in given for cues in one.cues]
    indices = [at[cue] for cues in rows for cue in cues]
    ends = np.cumsum([0, *(len(cues) for cues in rows)])
    table = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(rows), len(names)))
    right = np.array([float(value) for one in given for value in one.right])
    sizes = np.array([len(one.cues) for one in given])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    group = np.repeat(np.arange(len(given)), sizes)

    prior = np.array([PRIOR[link].get(name, 0.0) for name in names])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = table @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        total, good = np.add.reduceat(shares, starts), np.add.reduceat(shares * right, starts) + 1e-12
        slope = table.T @ (shares / total[group] - shares * right / good[group])
        drawn = weights - prior
        return float(np.log(total / good).sum() + 0.5 * _RIDGE * drawn @ drawn), slope + _RIDGE * drawn

    found = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return dict(zip(names, (float(weight) for weight in found.x), strict=True))


def share_right(given: Sequence[Example], weights: Mapping[str, float]) -> float:
    """How often the option that weighs most is right."""
    chosen = (
        heaviest([Option(right, cues) for cues, right in zip(one.cues, one.right, strict=True)], weights)
        for one in given
    )
    return sum(map(bool, chosen)) / max(len(given), 1)


def cross_validated(link: str, given: Sequence[Example]) -> float:
    """How often the choice is right on each half of the episodes with the weights fitted on the other."""
    halves = [[one for one in given if _half(one.episode) == half] for half in (0, 1)]
    rights = (share_right(halves[half], fit(link, halves[1 - half])) * len(halves[half]) for half in (0, 1))
    return sum(rights) / max(len(given), 1)


def _half(episode: str) -> int:
    return hashlib.sha256(f"figures {episode}".encode()).digest()[0] % 2


def main() -> None:
    """Fit, report, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    train, development = (read_part(arguments.corpus, part) for part in ("train", "development"))
    weights = _fitted(train, None)
    for _ in range(1, _ROUNDS):
        weights = _fitted(train, weights)
    given, checked = examples(train, weights), examples(development, weights)
    for link in LINKS:
        folded, right = cross_validated(link, given[link]), share_right(checked[link], weights[link])
        counts = f"{len(given[link]):,} and {len(checked[link]):,} figures"
        sys.stdout.write(f"{link}: right {folded:.3f} by cross-validation, {right:.3f} on development ({counts})\n")
    if arguments.write:
        written = {link: _heavy(weights[link]) for link in LINKS}
        Path(str(WEIGHTS_FILE)).write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def _fitted(documents: Sequence[Read], weights: Weights | None) -> Weights:
    given = examples(documents, weights)
    return {link: fit(link, given[link]) for link in LINKS}


def _heavy(table: Mapping[str, float]) -> dict[str, float]:
    kept = {cue: round(weight, 2) for cue, weight in table.items() if abs(weight) >= _LEAST}
    return dict(sorted(kept.items(), key=lambda item: (-item[1], item[0])))


if __name__ == "__main__":
    main()
