"""The whole command `rapporteur read --json` on one core and on two: words a second, memory, start-up time.

Cores are given by affinity, so that it does not matter how the reader spreads its work. Processor seconds stand beside
seconds on the clock: where other work shares the machine, they are what can be compared.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.texts import texts

DOCUMENTS = 200
TURNS = 3
_COMMAND = [str(Path(sys.executable).parent / "rapporteur")]
_SHORT = "Two soldiers were killed near the bridge on 3 May 2021, the governor said."


@dataclass(frozen=True)
class Ran:
    """What one run of a command took."""

    seconds: float
    processor_seconds: float
    mebibytes: float


def _run(arguments: list[str], cores: set[int]) -> Ran:
    """Run the command on these cores alone, its output thrown away."""
    measured = [sys.executable, "-m", "benchmarks.reader", json.dumps(sorted(cores)), *arguments]
    return Ran(**json.loads(subprocess.run(measured, check=True, capture_output=True, text=True).stdout))


def _run_here(cores: list[int], arguments: list[str]) -> None:
    os.sched_setaffinity(0, cores)
    began = time.perf_counter()
    subprocess.run([*_COMMAND, *arguments], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = Ran(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
    print(json.dumps(taken.__dict__))


def _best(arguments: list[str], cores: set[int], turns: int) -> Ran:
    runs = [_run(arguments, cores) for _ in range(turns)]
    least_seconds, least_work = min(r.seconds for r in runs), min(r.processor_seconds for r in runs)
    return Ran(least_seconds, least_work, max(r.mebibytes for r in runs))


def run() -> dict[str, Any]:
    """Start-up, and reading on one and two cores."""
    found, source = texts(DOCUMENTS)
    words = sum(len(text.split()) for text in found)
    available = sorted(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder:
        short, many = Path(folder) / "short.txt", Path(folder) / "many.jsonl"
        short.write_text(_SHORT, encoding="utf-8")
        rows = ({"id": str(number), "text": text} for number, text in enumerate(found))
        many.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        version = _best(["--version"], {available[0]}, TURNS)
        first = _best(["read", "--json", str(short)], {available[0]}, TURNS)
        reading = {cores: _best(["read", "--json", str(many)], set(available[:cores]), 1) for cores in (1, 2)}
    return {
        "texts": source,
        "documents": len(found),
        "words": words,
        "version_seconds": round(version.seconds, 2),
        "first_reading_seconds": round(first.seconds, 2),
        "first_reading_processor_seconds": round(first.processor_seconds, 2),
        "words_per_second": {c: round(words / (r.seconds - first.seconds)) for c, r in reading.items()},
        "words_per_processor_second": {
            c: round(words / (r.processor_seconds - first.processor_seconds)) for c, r in reading.items()
        },
        "peak_mebibytes": {c: round(r.mebibytes) for c, r in reading.items()},
    }


if __name__ == "__main__":
    _run_here(json.loads(sys.argv[1]), sys.argv[2:])
