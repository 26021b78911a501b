"""The first look: how fast it is beside the reader, what it sets aside, and how many annotated figures that loses.

Figures are those of the parts train, development and test of our own corpus; the rest of the corpora shows how much of
other news is set aside. Only counts leave the part test.
"""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.texts import texts
from rapporteur.evaluation import polnear, times
from rapporteur.evaluation.material import Options
from rapporteur.extraction.first_look import is_worth_reading
from rapporteur.gazetteer.store import open_default
from rapporteur.model.documents import Document
from rapporteur.pipeline import read_document
from training.markup import load
from training.splits import part_of

DOCUMENTS = 200
CORPUS = Path(__file__).parents[1] / "training" / "corpus"
Counted = tuple[str, int]
"""A text and the figures that are annotated in it."""


def _own() -> Iterator[tuple[str, list[Counted]]]:
    found = [load(path) for path in sorted(CORPUS.rglob("*.txt"))]
    for part in ("train", "development", "test"):
        yield f"own corpus, {part}", [(d.text, len(d.reading.figures)) for d in found if part_of(d.episode) == part]


def _others(folder: Path) -> Iterator[tuple[str, list[Counted]]]:
    gold = json.loads((folder / "seed" / "seed.gold.json").read_text(encoding="utf-8"))
    yield "a real article", [((folder / "seed" / "seed.txt").read_text(encoding="utf-8"), len(gold["figures"]))]
    data = folder / "data"
    for part in ("train", "dev"):
        loaded = polnear.load(data / "polnear" / part, Options())
        yield f"PolNeAR {part}", [(document.text, 0) for document in loaded.documents]
    timed = times.load(data / "times" / "tbaq", Options())
    yield "TimeBank and AQUAINT", [(document.text, 0) for document in timed.documents]
    for name in ("lgl", "GeoVirus"):
        root = ElementTree.parse(data / "places" / f"{name}.xml").getroot()
        yield name, [(article.findtext("text") or "", 0) for article in root]
    with (data / "incidents_across_documents" / "incidents.jsonl").open(encoding="utf-8") as lines:
        articles = [article["content"] or "" for line in lines for article in json.loads(line)["articles"]]
    yield "reports of gun violence", [(text, 0) for text in articles if text]


def _set_aside(documents: list[Counted]) -> dict[str, Any]:
    left_out = [figures for text, figures in documents if not is_worth_reading(text)]
    return {
        "documents": len(documents),
        "set_aside": len(left_out),
        "share": round(len(left_out) / len(documents), 3),
        "figures": sum(figures for _, figures in documents),
        "figures_lost": sum(left_out),
    }


def _speed() -> dict[str, Any]:
    """Words a processor second of the first look and of the reader, in this process."""
    found, source = texts(DOCUMENTS)
    words = sum(len(text.split()) for text in found)
    gazetteer = open_default()
    documents = [Document(str(n), "0" * 64, text, language="en") for n, text in enumerate(found)]
    read_document(documents[0], gazetteer)
    began = time.process_time()
    for document in documents:
        read_document(document, gazetteer)
    reading = time.process_time() - began
    looks = []
    for _ in range(5):
        began = time.process_time()
        for text in found:
            is_worth_reading(text)
        looks.append(time.process_time() - began)
    return {
        "texts": source,
        "words_per_second": {"first look": round(words / min(looks)), "reader, rules alone": round(words / reading)},
        "times_as_fast_as_the_rules_alone": round(reading / min(looks)),
    }


def run() -> dict[str, Any]:
    """Speed, and what is set aside of every corpus that is there."""
    folder = os.environ.get("RAPPORTEUR_CORPORA")
    corpora = [*_own(), *(_others(Path(folder)) if folder else ())]
    return {**_speed(), "set_aside": {name: _set_aside(documents) for name, documents in corpora}}
