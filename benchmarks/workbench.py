"""Measure the workbench: how long its pages take many readers at once, and when a browser first shows something.

Usage: python -m benchmarks.workbench [CLAIMS]     (RAPPORTEUR_BENCH_LEDGERS as for benchmarks.ledger)

The server runs in a process of its own, as `rapporteur serve` starts it. Its pages are asked for once before the clock
starts: what a ledger has answered once is kept until it grows, and that first time is reported beside.
"""

import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from benchmarks.ledger import build
from rapporteur.web.access.matrix import MATRIX

CLAIMS = 100_000
READERS, REQUESTS = 20, 15  # readers at once, and pages that each asks for one after another
_LOOKING_S = (1.0, 3.0)  # how long a reader looks at a page before the next: at least, at most
_COMMAND = (sys.executable, "-c", "from rapporteur.cli.main import run; run()")
_PATHS = ("/", "/incidents", "/incidents?measure=killed", "/documents", "/tally", "/review", "/actors")


def run(claims: int = CLAIMS) -> dict[str, Any]:
    """The milliseconds of each page on a generated ledger, and the first paint of the overview of the samples."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(os.environ.get("RAPPORTEUR_BENCH_LEDGERS", temporary))
        path = folder / f"{claims}.db"
        if not path.exists():
            build(path, claims)
        samples = Path(temporary) / "samples.db"
        subprocess.run([*_COMMAND, "read", "--samples", "--ledger", f"sqlite:///{samples}"], check=True)
        with served(path) as entry:
            pages = measure(entry)
        with served(samples) as entry:
            paint = first_paint(entry)
    return {"claims": claims, "readers": READERS, "pages_ms": pages, "first_contentful_paint_ms": paint}


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """Serve a ledger; gives the address that enters it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*_COMMAND, "serve", "--no-open", "--port", str(port), "--ledger", f"sqlite:///{ledger}"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"})
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, "the server did not start"
        yield found[0]
    finally:
        process.terminate()
        process.wait(60)


def measure(entry: str) -> dict[str, dict[str, float]]:
    """The first time, median and 95th percentile of each page, in milliseconds."""
    origin, key = entry.split("/enter?key=")
    headers = {"Authorization": f"Bearer {key}"}
    with httpx.Client(base_url=origin, headers=headers, timeout=600) as client:
        rows = client.get("/api/v1/linked-incidents?limit=200").json()["rows"]
        documents = [row["documents"][0] for row in rows if row["documents"]]
        pages: dict[str, Sequence[str]] = {p: [p] for p in _PATHS if f"GET {p.split('?')[0]}" in MATRIX}
        pages["/document"] = [str(httpx.URL("/document", params={"id": one})) for one in documents]
        if "GET /incident" in MATRIX:
            pages["/incident"] = [str(httpx.URL("/incident", params={"id": row["id"]})) for row in rows[:50]]
        return {name: _timed(origin, headers, addresses) for name, addresses in pages.items()}


def _timed(origin: str, headers: dict[str, str], addresses: Sequence[str]) -> dict[str, float]:
    taken: list[float] = []

    def ask(client: httpx.Client, address: str) -> float:
        start = time.perf_counter()
        client.get(address).raise_for_status()
        return 1000 * (time.perf_counter() - start)

    def read(number: int) -> None:
        looking = random.Random(number)
        with httpx.Client(base_url=origin, headers=headers, timeout=600) as client:
            for turn in range(REQUESTS):
                time.sleep(looking.uniform(*_LOOKING_S))
                taken.append(ask(client, addresses[(number * REQUESTS + turn) % len(addresses)]))

    with httpx.Client(base_url=origin, headers=headers, timeout=600) as client:
        first = ask(client, addresses[0])
    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    cuts = statistics.quantiles(taken, n=20)
    return {"first": round(first, 1), "p50": round(statistics.median(taken), 1), "p95": round(cuts[-1], 1)}


def first_paint(entry: str) -> float:
    """When Chromium first shows something of the overview, in milliseconds; the median of five visits."""
    from playwright.sync_api import sync_playwright

    script = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(entry)
        times = []
        for _ in range(5):
            page.reload(wait_until="networkidle")
            times.append(float(page.evaluate(script)))
        browser.close()
    return round(statistics.median(times), 1)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(*map(int, sys.argv[1:])), indent=1) + "\n")
