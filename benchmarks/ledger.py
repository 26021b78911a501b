"""Measure questions to generated ledgers: tallies, lists and dossiers; time, memory, size, and growth with the ledger.

Usage: python -m benchmarks.ledger [CLAIMS ...]     (a million claims: about six minutes to build, one gigabyte)

RAPPORTEUR_BENCH_LEDGERS names a folder for the ledgers, which are kept there and used again; without it a temporary
one. Beside each tally stands the plain SQL of the same filter on the same file: that the place and the days were
found is the least that any answer takes. Each size is measured in a process of its own, so that its memory is its own.
"""

import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text

from benchmarks.ledger_reports import reports
from benchmarks.ledger_world import FIRST_DAY, LAST_DAY, World
from rapporteur.ledger import schema
from rapporteur.ledger.appending import append_all
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.views.claims import claims
from rapporteur.views.dossier import dossier
from rapporteur.views.incidents import incidents
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.tally import tally

SIZES = (10_000, 100_000)
QUESTIONS = 200
_MONTHS = 12 * (LAST_DAY.year - FIRST_DAY.year)
_PLAIN = text(
    "SELECT f.measure, count(*), sum(f.low) FROM figures f "
    "JOIN incidents i ON i.reading = f.reading AND i.id = f.incident "
    "JOIN incident_places n ON n.reading = i.reading AND n.incident = i.id "
    "JOIN places p ON p.reading = n.reading AND p.id = n.place "
    "WHERE p.admin1 = :place AND i.earliest < :latest AND i.latest > :earliest GROUP BY f.measure"
)


def build(path: Path, wanted: int) -> float:
    """Make the ledger at `path` with about so many claims; returns the seconds of processor time it took."""
    began = time.process_time()
    with open_ledger(f"sqlite:///{path}") as store:
        append_all(store, reports(wanted))
    return time.process_time() - began


def questions(number: int, seed: int = 7) -> Iterator[Question]:
    """Questions for one province and one month each, all provinces and months alike."""
    chance, world = random.Random(seed), World()
    for _ in range(number):
        month = chance.randrange(_MONTHS)
        first, after = (date(FIRST_DAY.year + m // 12, m % 12 + 1, 1) for m in (month, month + 1))
        yield Question(place=chance.choice(world.provinces).name, earliest=first, latest=after)


def _timed(ask: Callable[[Question], object], asked: Sequence[Question]) -> dict[str, float]:
    """Milliseconds of the questions, the first of all left out: on the clock, and of the processor alone."""
    ask(asked[0])
    clock, processor = [], []
    for question in asked:
        began, begun = time.perf_counter(), time.process_time()
        ask(question)
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - begun)
    return {
        "p50_ms": _percentile(clock, 0.5),
        "p95_ms": _percentile(clock, 0.95),
        "p50_processor_ms": _percentile(processor, 0.5),
        "p95_processor_ms": _percentile(processor, 0.95),
    }


def _percentile(seconds: Sequence[float], share: float) -> float:
    return round(sorted(seconds)[math.ceil(len(seconds) * share) - 1] * 1e3, 1)


def _plain(store: LedgerStore, question: Question) -> None:
    days = {"earliest": str(question.earliest), "latest": str(question.latest)}
    with store.reading() as connection:
        connection.execute(_PLAIN, {"place": question.place, **days}).all()


def measure(path: Path, number: int = QUESTIONS) -> dict[str, Any]:
    """All measurements of the ledger at `path`."""
    asked = list(questions(number))
    with open_ledger(f"sqlite:///{path}", create=False) as store:
        with store.reading() as connection:
            counts = {
                name: connection.scalar(select(func.count()).select_from(table)) or 0
                for name, table in (
                    ("documents", schema.documents),
                    ("claims", schema.attributions),
                    ("figures", schema.figures),
                    ("incidents", schema.incidents),
                )
            }
            entries = schema.entries.c
            half = connection.scalar(select(func.max(entries.number))) or 0
            then = connection.scalar(select(entries.recorded_at).where(entries.number == half // 2))
            ids = connection.scalars(select(schema.documents.c.id)).all()
        chance = random.Random(11)
        told = [Question(documents=frozenset(chance.sample(list(ids), 5))) for _ in range(number)]
        past = [Question(q.latest, None, q.place, q.earliest, q.latest) for q in asked]
        recorded = [Question(None, then or datetime.now(UTC), q.place, q.earliest, q.latest) for q in asked]
        timed = {
            "tally_province_month": _timed(lambda question: tally(store, question), asked),
            "tally_as_of": _timed(lambda question: tally(store, question), past),
            "tally_recorded_as_of": _timed(lambda question: tally(store, question), recorded),
            "incidents_province_month": _timed(lambda question: incidents(store, question), asked),
            "claims_province_month": _timed(lambda question: claims(store, question), asked[: number // 10 or 1]),
            "dossier_of_5_documents": _timed(lambda question: dossier(store, question), told),
            "plain_sql": _timed(lambda question: _plain(store, question), asked[: number // 10 or 1]),
        }
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.process_time()
        whole = tally(store, EVERYTHING)
        everything = {
            "processor_seconds": round(time.process_time() - began, 1),
            "lines": len(whole.lines),
            "countries_with_too_many": len(whole.too_many),
            "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        }
    return {
        **counts,
        "file_megabytes": round(path.stat().st_size / 1e6),
        "peak_megabytes": round(memory / 1024),
        **timed,
        "tally_over_everything": everything,
    }


def run(sizes: Sequence[int] = SIZES) -> dict[str, Any]:
    """Build and measure ledgers of these sizes (in claims), and the exponents by which answers grow between them."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(os.environ.get("RAPPORTEUR_BENCH_LEDGERS") or temporary)
        for size in sizes:
            path = folder / f"{size}.db"
            built = None if path.exists() else round(build(path, size))
            command = [sys.executable, "-m", "benchmarks.ledger", "--measure", str(path)]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            found[f"{size}"] = {"built_processor_seconds": built, **json.loads(told)}
    return {"questions": QUESTIONS, "sizes": found, "growth_exponents": _growth(list(found.values()))}


def _growth(found: Sequence[dict[str, Any]]) -> dict[str, float]:
    """By which power of the number of claims the 95th percentiles grow from the first size to the last."""
    if len(found) < 2:
        return {}
    first, last = found[0], found[-1]
    names = [name for name, value in first.items() if isinstance(value, dict) and "p95_processor_ms" in value]
    return {
        name: round(
            math.log(last[name]["p95_processor_ms"] / max(first[name]["p95_processor_ms"], 0.1))
            / math.log(last["claims"] / first["claims"]),
            2,
        )
        for name in names
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else QUESTIONS)))
    else:
        print(json.dumps(run([int(size) for size in sys.argv[1:]] or SIZES), indent=1))
