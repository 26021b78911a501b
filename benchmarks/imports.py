"""Import of tables: rows per second and peak memory at 10,000 and a million invented events, beside polars and pandas.

Each stage runs in a process of its own, so that its peak memory is its own. `RAPPORTEUR_BENCH_ROWS=10000,100000` takes
other sizes, `RAPPORTEUR_BENCH_STAGES=polars,readings` fewer stages. Seconds are of processor time.
"""

import csv
import importlib.util
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

SIZES = (10_000, 1_000_000)


def write_events(path: Path, rows: int) -> None:
    """Write a table in the columns of UCDP GED, one row in ten with a newline in a cell; the same for the same size."""
    from rapporteur.imports.ucdp import COLUMNS

    chance = random.Random(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, restval="")
        writer.writeheader()
        for number in range(rows):
            day = date(2000, 1, 1) + timedelta(days=chance.randrange(9000))
            low = chance.randrange(1, 20)
            best = low + chance.randrange(0, 4)
            writer.writerow(
                {
                    "id": str(number + 1),
                    "year": str(day.year),
                    "type_of_violence": str(chance.randrange(1, 4)),
                    "dyad_name": "Government of Ruritania - Red Valley Front",
                    "side_a": "Government of Ruritania",
                    "side_b": "Red Valley Front",
                    "source_article": f'"Meridian Wire,{day},Fighting in district {number % 400}"',
                    "source_office": "Meridian Wire;Agence Dacre",
                    "source_date": day.isoformat(),
                    "source_headline": f"Fighting in district {number % 400}",
                    "where_prec": str(chance.randrange(1, 7)),
                    "where_coordinates": f"Village {number % 5000}",
                    "where_description": "on the road,\nnorth of the river" if number % 10 == 0 else "near the market",
                    "adm_1": f"Province {number % 40} province",
                    "adm_2": f"District {number % 400} district",
                    "latitude": f"{chance.uniform(10, 20):.5f}",
                    "longitude": f"{chance.uniform(-5, 5):.5f}",
                    "country": "Mali",
                    "date_prec": "1",
                    "date_start": f"{day} 00:00:00.000",
                    "date_end": f"{day} 00:00:00.000",
                    "deaths_a": str(chance.randrange(0, 3)),
                    "deaths_b": str(chance.randrange(0, 3)),
                    "deaths_civilians": "0",
                    "deaths_unknown": str(chance.randrange(0, 2)),
                    "best": str(best),
                    "high": str(best + chance.randrange(0, 9)),
                    "low": str(low),
                }
            )


def _polars(path: Path) -> int:
    import polars

    return polars.read_csv(path, infer_schema_length=None).height


def _pandas(path: Path) -> int:
    pandas: Any = importlib.import_module("pandas")
    return len(pandas.read_csv(path))


def _readings(path: Path) -> int:
    from datetime import UTC, datetime

    from rapporteur.imports.arrivals import Arrivals, measured_file
    from rapporteur.imports.tables import open_table
    from rapporteur.imports.ucdp import LAYOUT

    arrivals = Arrivals(measured_file(path, datetime.now(UTC)), LAYOUT, "bench", None)
    with path.open("rb") as stream:
        return sum(1 for row in open_table(stream, LAYOUT).rows() if arrivals.row(row)[1] is not None)


def _ledger(path: Path) -> int:
    from rapporteur.importing import import_table
    from rapporteur.imports.ucdp import LAYOUT
    from rapporteur.ledger.opening import open_ledger

    with open_ledger(f"sqlite:///{path.with_suffix('.db')}") as store:
        account = import_table(store, path, LAYOUT)
    if not account.accounted:
        raise RuntimeError("not every row is accounted for")
    return account.imported


STAGES: dict[str, Callable[[Path], int]] = {
    "polars": _polars,
    "pandas": _pandas,
    "readings": _readings,
    "ledger": _ledger,
}


def _measured(stage: str, path: Path) -> dict[str, Any]:
    started, clock = time.process_time(), time.perf_counter()
    rows = STAGES[stage](path)
    seconds, wall = time.process_time() - started, time.perf_counter() - clock
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "rows": rows,
        "seconds": round(seconds, 2),
        "seconds_on_the_clock": round(wall, 2),
        "rows_per_second": round(rows / seconds),
        "peak_megabytes": round(peak),
    }


def run() -> dict[str, Any]:
    sizes = [int(size) for size in os.environ.get("RAPPORTEUR_BENCH_ROWS", "").split(",") if size] or list(SIZES)
    stages = os.environ.get("RAPPORTEUR_BENCH_STAGES", "").split(",")
    wanted = [stage for stage in STAGES if stages == [""] or stage in stages]
    wanted = [stage for stage in wanted if stage != "pandas" or importlib.util.find_spec("pandas")]
    measured: dict[str, Any] = {}
    with TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"events-{size}.csv"
            write_events(path, size)
            found: dict[str, Any] = {"megabytes": round(path.stat().st_size / 1e6, 1)}
            for stage in wanted:
                command = [sys.executable, "-m", "benchmarks.imports", stage, str(path)]
                found[stage] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            if (ledger := path.with_suffix(".db")).exists():
                found["ledger"]["megabytes"] = round(ledger.stat().st_size / 1e6)
                ledger.unlink()
            path.unlink()
            measured[f"{size:,} rows"] = found
    return measured


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1], Path(sys.argv[2]))))
