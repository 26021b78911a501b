"""The floors under the reader's scores on our own corpus, and the command that measures and moves them.

python -m tests.floors                  measure, and print what was measured beside the floors
python -m tests.floors --write          and set the floors 0.02 below, pinning the pinned documents as they are now
python -m tests.floors --release 0.3.0  keep the floors of now as those of a release: they hold from then on
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rapporteur.evaluation.gold.scoring import load
from rapporteur.evaluation.material import Options, Readings
from rapporteur.evaluation.report import Report
from rapporteur.evaluation.running import read_given
from rapporteur.gazetteer.store import open_default
from rapporteur.model.places import Gazetteer
from rapporteur.model.reading import Unread
from training.gold_format import write

FILE = Path(__file__).parent / "floors.json"
CORPUS = Path(__file__).parents[1] / "training" / "corpus"
MARGIN = 0.02
METRICS = (
    "figures: located",
    "figures: value",
    "figures: full",
    "incidents",
    "incidents: perpetrator",
    "claims",
    "verification",
    "times: span",
    "times: span and interval",
    "places: span",
    "places: span and within 161 km",
)

Scores = dict[str, dict[str, float]]
"""F1 by metric, of the sets `test` (the part of that name) and `pinned` (some documents of it, which never change)."""


def kept() -> dict[str, Any]:
    """What the file of floors holds: `floors`, `pinned` (documents with their digests), `released` (oldest first)."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def digest(document: str) -> str:
    """The SHA-256 digest of an annotated document of the corpus."""
    path = next(CORPUS.rglob(f"{document}.txt"))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def measure(gazetteer: Gazetteer, pinned: Mapping[str, str]) -> Scores:
    """Read the test part and score it, as a whole and the pinned documents of it.

    Raises:
        RuntimeError: a document could not be read: that is a defect, and no low score.
    """
    with tempfile.TemporaryDirectory() as folder:
        write(CORPUS, Path(folder), "test")
        corpus = load(Path(folder), Options())
        found = list(read_given(corpus.documents, gazetteer))
        if failed := [one.issues[-1].message for one in found if isinstance(one, Unread)]:
            raise RuntimeError(f"{len(failed)} documents were not read, the first because: {failed[0]}")
        wanted = {name: load(Path(folder) / name, Options()) for name in pinned}
    articles = tuple(article for one in wanted.values() for article in one.articles)
    parts = {"test": corpus, "pinned": type(corpus)(articles)}
    scores: Scores = {}
    for name, part in parts.items():
        readings = Readings.of_documents(part.documents)
        for reading in found:
            readings.add(reading)
        scores[name] = of_report(part.score(readings))
    return scores


def of_report(report: Report) -> dict[str, float]:
    """The F1 of each metric that has floors, to three places."""
    return {name: round(report.f1(name) or 0.0, 3) for name in METRICS}


def lowered(floors: Scores, before: Scores) -> list[str]:
    """Where floors are lower than before, one line each."""
    return [
        f"{part}, {name}: {floors.get(part, {}).get(name, 0.0):.3f} is below {floor:.3f}"
        for part, metrics in before.items()
        for name, floor in metrics.items()
        if floors.get(part, {}).get(name, 0.0) < floor
    ]


def _floor(score: float, released: float) -> float:
    """The margin below what was measured, but not below what the last release held as long as that is reached."""
    return round(max(0.0, score - MARGIN, min(score, released)), 3)


def main() -> int:
    """Measure, and move the floors if that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--release", metavar="VERSION")
    arguments = parser.parse_args()
    held = kept()
    if arguments.release:
        held["released"].append({"version": arguments.release, "floors": held["floors"]})
    else:
        scores = measure(open_default(), held["pinned"])
        for part, metrics in scores.items():
            for name, score in metrics.items():
                print(f"{part:7} {name:32} {score:.3f}  floor {held['floors'].get(part, {}).get(name, 0.0):.3f}")
        if not arguments.write:
            return 0
        held["pinned"] = {name: digest(name) for name in held["pinned"]}
        last = held["released"][-1]["floors"] if held["released"] else {}
        held["floors"] = {
            part: {name: _floor(score, last.get(part, {}).get(name, 0.0)) for name, score in metrics.items()}
            for part, metrics in scores.items()
        }
        if worse := lowered(held["floors"], last):
            print("not written, since the last release promised more:", *worse, sep="\n")
            return 1
    FILE.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
