"""Small readings, made by hand, and small corpora written to a folder."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rapporteur.evaluation.material import Corpus, Readings
from rapporteur.evaluation.report import Report
from rapporteur.model.contract import reading_from_json
from rapporteur.model.reading import Reading

PRODUCER = {"name": "test", "version": "1", "engine": "none", "gazetteer": "none"}


def spot(text: str, words: str) -> dict[str, int]:
    """Where the words stand first, as `start` and `end`."""
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def pieces(text: str, *words: str) -> list[list[int]]:
    """Where each of the words stands first, as pairs."""
    return [list(spot(text, one).values()) for one in words]


def reading(identifier: str, text: str, **records: list[dict[str, Any]]) -> Reading:
    """A reading with these records in the public format."""
    document = {"id": identifier, "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text}
    return reading_from_json({"producer": PRODUCER, "document": document, **records})


def attribution(text: str, identifier: str, source: str, cue: str, content: str, **other: Any) -> dict[str, Any]:
    """An attribution whose roles are the first occurrences of these words; empty words mark nothing."""
    roles = {"source": source, "cue": cue, "content": content}
    spans = {role: pieces(text, words) if words else [] for role, words in roles.items()}
    fields = {"actor": None, "source_kind": "official", "stance": "asserts", "target": None, "certainty": "certain"}
    return {"id": identifier, **spans, **fields, **other}


def written(folder: Path, files: Mapping[str, Any]) -> Path:
    """The folder with these files in it: text as it is, other things as JSON."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return folder


def scored(corpus: Corpus, *found: Reading) -> Report:
    """The report on these readings of the corpus."""
    readings = Readings.of_documents(corpus.documents)
    for one in found:
        readings.add(one)
    return corpus.score(readings)
