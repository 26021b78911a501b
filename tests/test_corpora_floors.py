"""Floors of the reader, end to end by the command line, scored by the corpora folder's own scorers.

CI has no corpora: there, tests with sentences of our own stand for these (tests/extraction, tests/resolution).
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FIGURES, TIMES, PLACES = "figures: value", "times: span", "places: span and within 161 km"


def scored(corpora: Path, scratch: Path, suite: str, corpus: str, *options: str) -> dict[str, Any]:
    """The metrics of a suite on readings that `rapporteur read --json` prints for its documents."""
    scorer, folder = str(corpora / "eval" / f"{suite}.py"), str(corpora / corpus)
    documents, readings = scratch / "documents.jsonl", scratch / "readings.jsonl"
    with documents.open("w", encoding="utf-8") as out:
        subprocess.run([sys.executable, scorer, "prepare", folder], stdout=out, check=True)
    command = [str(Path(sys.executable).parent / "rapporteur"), "read", "--json", str(documents)]
    with readings.open("w", encoding="utf-8") as out:
        subprocess.run(command, stdout=out, check=False)
    score = [sys.executable, scorer, "score", folder, str(readings), "--json", *options]
    metrics: dict[str, Any] = json.loads(subprocess.run(score, capture_output=True, check=True).stdout)["metrics"]
    return metrics


def test_a_real_article(corpora: Path, tmp_path: Path) -> None:
    metrics = scored(corpora, tmp_path, "gold", "seed")
    assert metrics[FIGURES]["f1"] >= 0.60
    assert metrics[TIMES]["f1"] >= 0.75
    assert metrics[PLACES]["f1"] >= 0.75


@pytest.mark.parametrize(
    ("name", "corpus", "options", "spans", "near"),
    [
        ("lgl", "data/places/lgl.xml", (), 0.65, 0.80),
        ("GeoVirus", "data/places/GeoVirus.xml", ("--ignore-sense", "demonym"), 0.70, 0.85),
    ],
)
def test_toponyms(
    corpora: Path, tmp_path: Path, name: str, corpus: str, options: tuple[str, ...], spans: float, near: float
) -> None:
    metrics = scored(corpora, tmp_path, "places", corpus, *options)
    assert metrics[f"{name}: exact span"]["f1"] >= spans
    assert metrics[f"{name}: accuracy@161 km"]["value"] >= near
