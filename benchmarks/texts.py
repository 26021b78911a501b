"""Texts to measure on: development texts of the corpora folder, else the bundled samples, repeated."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from rapporteur.documents.receiving import receive
from rapporteur.model.documents import ReceivedDocument
from rapporteur.samples import sample_folder


def _development_texts(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "data" / "polnear" / "dev" / "text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for line in (folder / "data" / "incidents_across_documents" / "incidents.jsonl").open(encoding="utf-8"):
        for article in json.loads(line)["articles"]:
            yield article["content"] or ""


def _sample_texts() -> Iterator[str]:
    with sample_folder() as folder:
        for received in receive([str(folder)]):
            if isinstance(received, ReceivedDocument):
                yield received.document.text


def texts(count: int) -> tuple[list[str], str]:
    """`count` texts of at least 200 characters, and what they are."""
    folder = os.environ.get("RAPPORTEUR_CORPORA")
    found = [t for t in (_development_texts(Path(folder)) if folder else _sample_texts()) if len(t) >= 200]
    source = "development texts of the corpora folder" if folder else "the bundled samples, repeated"
    return [found[index % len(found)] for index in range(count)], source
