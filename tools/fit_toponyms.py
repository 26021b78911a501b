"""Fit the weights of the toponym finder's cues; prints src/rapporteur/extraction/toponyms/weights.py.

Usage: python tools/fit_toponyms.py CORPORA > weights.py     (needs scipy, which the product does not)

CORPORA holds places/lgl.xml, places/GeoVirus.xml (toponyms with offsets) and re3d/*/ (entities in JSON lines). Each
text is also used in capitals. One logistic regression over the presence of cues; a mention of re3d counts as a toponym
where it lies in an annotated location.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
from scipy.optimize import minimize

from rapporteur.extraction.layout import lay_out
from rapporteur.extraction.toponyms.features import cues_of, observe_usage
from rapporteur.extraction.toponyms.mentions import Mention, find_mentions
from rapporteur.extraction.toponyms.words import split_words
from rapporteur.gazetteer.store import open_default

LEAST = 8  # a cue seen more seldom gets no weight
SHRINKAGE = 2.0
WEIGHT = {"lgl": 1.0, "GeoVirus": 1.5, "re3d": 1.0}
IN_CAPITALS = 0.35

Judge = Callable[[Mention], bool]


def wikinews_and_local(corpora: Path) -> Iterator[tuple[str, str, Judge]]:
    """Texts of LGL and GeoVirus with what is gold; offsets of GeoVirus are one too high."""
    for corpus, tag, shift in (("lgl", "toponym", 0), ("GeoVirus", "location", -1)):
        for article in ElementTree.parse(corpora / "places" / f"{corpus}.xml").getroot():  # noqa: S314 - a trusted corpus
            text = article.findtext("text") or ""
            gold = set()
            for item in article.iter(tag):
                start, end = int(item.findtext("start") or 0) + shift, int(item.findtext("end") or 0) + shift
                name = item.findtext("phrase") or item.findtext("name") or ""
                near = text.find(name, max(0, start - 12)) if text[start:end] != name else start
                gold.add((near, near + len(name)))
            yield corpus, text, lambda mention, gold=gold: (mention.start, mention.end) in gold  # type: ignore[misc]


def defence(corpora: Path) -> Iterator[tuple[str, str, Judge]]:
    """Texts of re3d with what lies in a location."""
    for folder in sorted((corpora / "re3d").iterdir()):
        if not folder.is_dir():
            continue
        locations: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            if entity["type"] == "Location":
                locations[entity["documentId"]].append((entity["begin"], entity["end"]))
        for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            spans = locations[document["_id"]]
            yield (
                "re3d",
                document["text"],
                lambda mention, spans=spans: any(a <= mention.start and mention.end <= b for a, b in spans),  # type: ignore[misc]
            )


def main() -> None:
    """Read the corpora, fit, and print the module."""
    gazetteer = open_default()
    corpora = Path(sys.argv[1])
    rows: list[tuple[list[str], bool, float]] = []
    for corpus, text, is_gold in (*wikinews_and_local(corpora), *defence(corpora)):
        for form, weight in ((text, 1.0), (text.upper(), IN_CAPITALS)):
            if len(form) != len(text) or (form is not text and corpus == "re3d"):
                continue
            words = split_words(lay_out(form))
            mentions = find_mentions(words, gazetteer)
            usage = observe_usage(words, mentions)
            rows += [
                (cues_of(number, mentions, words, usage), is_gold(mention), weight * WEIGHT[corpus])
                for number, mention in enumerate(mentions)
                if not mention.demonym
            ]
    counts = Counter(cue for cues, _, _ in rows for cue in set(cues))
    names = sorted(cue for cue, count in counts.items() if count >= LEAST)
    index = {name: number for number, name in enumerate(names)}
    present = np.zeros((len(rows), len(names)))
    for number, (cues, _, _) in enumerate(rows):
        present[number, [index[cue] for cue in cues if cue in index]] = 1
    weights = fitted(present, np.array([gold for _, gold, _ in rows], float), np.array([w for _, _, w in rows]))
    print("WEIGHTS = {")
    for number in np.argsort(-weights):
        if abs(rounded := round(float(weights[number]), 1)) >= 0.1:
            print(f'    "{names[number]}": {rounded},')
    print("}")


def fitted(present: Any, gold: Any, weight: Any) -> Any:
    """The weights that make the gold likeliest, shrunk towards zero."""

    def loss(weights: Any) -> tuple[float, Any]:
        chance = 1 / (1 + np.exp(-(present @ weights)))
        likelihood = weight * (gold * np.log(chance + 1e-12) + (1 - gold) * np.log(1 - chance + 1e-12))
        gradient = present.T @ (weight * (chance - gold)) + SHRINKAGE * weights
        return float(-likelihood.sum() + SHRINKAGE * (weights @ weights) / 2), gradient

    return minimize(loss, np.zeros(present.shape[1]), jac=True, method="L-BFGS-B").x


if __name__ == "__main__":
    main()
