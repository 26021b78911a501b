"""Run the benchmarks and keep their results: `python -m benchmarks [NAME ...]`, or `make bench`."""

import importlib
import json
import os
import platform
import sys
from pathlib import Path

SUITES = ("reading", "reader", "first_look", "gazetteer", "ledger")
RESULTS = Path(__file__).parent / "results"


def main(names: list[str]) -> None:
    """Run the named suites (all without a name), print what they measure and write it to benchmarks/results."""
    RESULTS.mkdir(exist_ok=True)
    for name in names or SUITES:
        load = os.getloadavg()[0]
        measured = importlib.import_module(f"benchmarks.{name}").run()
        measured["machine"] = {
            "load_before": round(load, 1),  # of other work: seconds on the clock mean little beside it
            "cores": os.cpu_count(),
            "processor": platform.machine(),
            "python": platform.python_version(),
        }
        text = json.dumps(measured, indent=1)
        (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        print(f"{name}: {text}")


if __name__ == "__main__":
    main(sys.argv[1:])
