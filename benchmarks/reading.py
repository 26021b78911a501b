"""How fast `read` reads, and in how much memory, beside trafilatura alone and beside a plain regular expression.

Each task runs in a process of its own, so that its peak memory is its own; the fastest of several runs
counts, so that other work on the machine weighs little.
"""

import html
import json
import math
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.texts import texts

DOCUMENTS = 1_000
TURNS = 3
SIZES = (1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000)
_TOLL = re.compile(
    r"\b(\d[\d,]*|\w+)\s+(?:\w+\s+){0,3}(?:were\s+)?(killed|dead|injured|wounded|displaced)\b", re.IGNORECASE
)


def regular_expression(found: list[str]) -> None:
    """The baseline that any script would start with: numbers before a word of harm."""
    for text in found:
        for match in _TOLL.finditer(text):
            match.group(1, 2)


def trafilatura_only(found: list[str]) -> None:
    """Cleaning alone: each text as a web page, extracted by trafilatura."""
    import trafilatura

    for text in found:
        paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in text.split("\n") if p.strip())
        trafilatura.extract(f"<html><body><article>{paragraphs}</article></body></html>")


def read(found: list[str]) -> None:
    """Text to reading, as `rapporteur read --json` does it."""
    from rapporteur.documents.receiving import receive_text
    from rapporteur.gazetteer.store import open_default
    from rapporteur.model.contract import reading_to_json
    from rapporteur.model.documents import ReceivedDocument
    from rapporteur.pipeline import read_document

    gazetteer = open_default()
    for text in found:
        received = receive_text(text)
        if isinstance(received, ReceivedDocument):
            json.dumps(reading_to_json(read_document(received.document, gazetteer)))


TASKS: dict[str, Callable[[list[str]], None]] = {
    "regular expression": regular_expression,
    "trafilatura": trafilatura_only,
    "read": read,
}


def _measure(task: str, path: Path) -> dict[str, float]:
    """Run one task in a process of its own: seconds for the second of two rounds over the texts, peak memory in MiB."""
    command = [sys.executable, "-m", "benchmarks.reading", task, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def _run_task(task: str, path: Path) -> None:
    found: list[str] = json.loads(path.read_text(encoding="utf-8"))
    TASKS[task](found[:1])
    start = time.perf_counter()
    TASKS[task](found)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "mebibytes": peak}))


def _best(task: str, found: list[str], turns: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(found), encoding="utf-8")
        runs = [_measure(task, path) for _ in range(turns)]
    return {"seconds": min(r["seconds"] for r in runs), "mebibytes": max(r["mebibytes"] for r in runs)}


def _of_length(found: list[str], length: int) -> str:
    pieces: list[str] = []
    size = 0
    for text in found:
        if size >= length:
            break
        pieces.append(text)
        size += len(text) + 2
    return "\n\n".join(pieces)[:length]


def by_length(found: list[str]) -> dict[str, Any]:
    """Seconds against document length, and the exponent of the power law through them: 1 is linear."""
    from rapporteur.gazetteer.store import open_default
    from rapporteur.model.documents import Document
    from rapporteur.pipeline import read_document

    gazetteer = open_default()
    seconds = {}
    for size in SIZES:
        document = Document("length", "0" * 64, _of_length(found, size), language="en")
        timed = []
        for _ in range(TURNS if size < 200_000 else 1):
            start = time.perf_counter()
            read_document(document, gazetteer)
            timed.append(time.perf_counter() - start)
        seconds[size] = min(timed)
    large = [(math.log(size), math.log(taken)) for size, taken in seconds.items() if size >= 4_000]
    mean_x = sum(x for x, _ in large) / len(large)
    mean_y = sum(y for _, y in large) / len(large)
    exponent = sum((x - mean_x) * (y - mean_y) for x, y in large) / sum((x - mean_x) ** 2 for x, _ in large)
    return {"seconds": {str(k): round(v, 4) for k, v in seconds.items()}, "exponent": round(exponent, 3)}


def run() -> dict[str, Any]:
    """All measurements of reading."""
    found, source = texts(DOCUMENTS)
    words = sum(len(text.split()) for text in found)
    measured = {task: _best(task, found, 1 if task == "read" else TURNS) for task in TASKS}
    reading = measured["read"]["seconds"]
    return {
        "texts": source,
        "documents": len(found),
        "words": words,
        "documents_per_second": {t: round(len(found) / m["seconds"], 1) for t, m in measured.items()},
        "words_per_second": {t: round(words / m["seconds"]) for t, m in measured.items()},
        "peak_mebibytes": {t: round(m["mebibytes"]) for t, m in measured.items()},
        "read_takes_times_as_long_as": {
            t: round(reading / m["seconds"], 1) for t, m in measured.items() if t != "read"
        },
        "by_length": by_length(found),
    }


if __name__ == "__main__":
    _run_task(sys.argv[1], Path(sys.argv[2]))
