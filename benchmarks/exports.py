"""Exports: rows a second and peak memory of each format, beside pandas and polars writing the same table.

Events are made up one by one and handed to the exporters as the views hand theirs, so that what is measured is the
writing, not the ledger. Each measurement runs in a process of its own; its memory is the peak resident set, less that
of the same process before it began. Numbers of rows: RAPPORTEUR_EXPORT_ROWS, by default 10,000 and 1,000,000.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

SIZES = tuple(int(words) for words in os.environ.get("RAPPORTEUR_EXPORT_ROWS", "10000,1000000").split(","))
FORMATS = ("acled", "ucdp", "hxl", "geojson", "geopackage", "plover", "timemap")
BESIDE = ("pandas", "polars")
_DAY = date(2024, 1, 1)


def events(number: int) -> Iterator[Any]:
    """So many invented events: half in towns, a quarter each in provinces and a country, a fifth without a toll."""
    from rapporteur.counting.cases import Counted
    from rapporteur.exports.events import Event, Report, Toll
    from rapporteur.model.vocabularies import DatePrecision
    from rapporteur.views.incidents import IncidentPlace, PerpetratorRow

    kinds = ("town", "town", "admin1", "country")
    types = ("air_strike", "shelling", "armed_clash", "shooting", "ied")
    army = PerpetratorRow("Army of Ruritania", "military", "reported_as_fact")
    for n in range(number):
        day = _DAY + timedelta(n % 700)
        low = None if n % 5 == 0 else n % 40
        answer = Counted(low, low, None if low is None else low + 3, None, "best by a hospital", (f"doc-{n}#f1",))
        nothing = Counted(0, 0, 0, None, "no source gives a number: 0", ())
        place = IncidentPlace(
            f"Town {n % 900}", kinds[n % 4], "NE", f"Province {n % 20}", 12 + n % 600 / 100, 2 + n % 900 / 100, None
        )
        yield Event(
            id=f"doc-{n}#i1",
            type=types[n % 5],
            status="happened",
            background=False,
            earliest=day,
            latest=day + timedelta(1),
            date_precision=DatePrecision.DAY,
            place=place,
            places=(place.name,),
            country="NE",
            parties=(army,),
            targets=("civilians",),
            weapons=("aircraft",),
            killed=Toll(low, None if low is None else low + 3, contested=False),
            injured=Toll(None, None, contested=False),
            counted={"acled": nothing if low is None else answer, "ucdp": answer},
            civilian_dead=False,
            sources=("A hospital", "The ministry"),
            reports=(
                Report(f"doc-{n}", "Meridian Wire", day, "Strike on a market", None),
                Report(f"doc-{n}-b", "Aïr Post", day, "Market hit, officials say", None),
            ),
            accounts=(f"doc-{n}#i1", f"doc-{n}-b#i1"),
            words=("shells hit the market", "the market was struck"),
            quotes=((f"doc-{n}#f1", "12 people were killed"),),
            judgements=("0" * 64,),
        )


def _ours(name: str, number: int, folder: Path) -> None:
    from rapporteur.exports.acled import write_acled
    from rapporteur.exports.geojson import write_geojson
    from rapporteur.exports.geopackage import write_geopackage
    from rapporteur.exports.hxl import write_hxl
    from rapporteur.exports.plover import write_plover
    from rapporteur.exports.timemap import write_timemap
    from rapporteur.exports.ucdp import write_ucdp
    from rapporteur.exports.writing import Files, Written, staged

    writers: dict[str, Callable[[Iterable[Any], Files], Written]] = {
        "acled": write_acled,
        "ucdp": write_ucdp,
        "hxl": write_hxl,
        "geojson": write_geojson,
        "geopackage": write_geopackage,
        "plover": write_plover,
        "timemap": write_timemap,
    }
    with staged(folder / f"{name}.out", folder=False, force=False) as files:
        writers[name](events(number), files)


def _beside(name: str, number: int, folder: Path) -> None:
    """The same 31 cells a row, gathered into a frame and written by a library."""
    from rapporteur.exports.acled import COLUMNS

    rows = [{column.name: column.cell(event) for column in COLUMNS} for event in events(number)]
    if name == "pandas":
        import pandas as pd

        pd.DataFrame(rows).to_csv(folder / "pandas.csv", index=False)
    else:
        import polars as pl

        pl.DataFrame(rows, infer_schema_length=None).write_csv(folder / "polars.csv")


def measure(name: str, number: int) -> None:
    """In a process of its own: write, and print seconds, seconds of processor time, and kilobytes at most."""
    (_beside if name in BESIDE else _ours)(name, 50, Path(tempfile.mkdtemp()))  # imports are not what is measured
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    folder = Path(tempfile.mkdtemp())
    began, worked = time.perf_counter(), time.process_time()
    (_beside if name in BESIDE else _ours)(name, number, folder)
    took, work = time.perf_counter() - began, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    written = sum(path.stat().st_size for path in folder.iterdir())
    for path in folder.iterdir():
        path.unlink()
    print(took, work, peak - before, peak, written)


def made(number: int) -> float:
    """Seconds of processor time that making the events takes, which every measurement contains."""
    worked = time.process_time()
    for _ in events(number):
        pass
    return time.process_time() - worked


def run() -> dict[str, Any]:
    """Measure every format and the two libraries at each size."""
    found: dict[str, Any] = {}
    for number in SIZES:
        for name in (*FORMATS, *BESIDE):
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.exports", name, str(number)],
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                raise RuntimeError(done.stderr)
            took, work, more, peak, written = map(float, done.stdout.split())
            found[f"{name} {number}"] = {
                "rows_a_second": round(number / took),
                "rows_a_processor_second": round(number / work),
                "memory_added_mb": round(more / 1024, 1),
                "peak_mb": round(peak / 1024, 1),
                "written_mb": round(written / 1e6, 1),
            }
            print(name, number, found[f"{name} {number}"], flush=True)
        found[f"making the events {number}"] = {"processor_seconds": round(made(number), 2)}
    return found


if __name__ == "__main__":
    measure(sys.argv[1], int(sys.argv[2]))
