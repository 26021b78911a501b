"""Measure the gazetteer: names indexed a second, memory, size, and the time of a look-up.

Usage: python -m benchmarks.gazetteer [PLACES]     (eight million places have twelve million names: ten minutes)

The file is generated: a GeoNames dump of invented names with one alternate name for every second place. As in the
world, one name in six is shared by many places, some by thousands, and most belong to one.
"""

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rapporteur.gazetteer.adding import add_file
from rapporteur.gazetteer.store import ADDED, SqliteGazetteer, default_index

PLACES = 300_000
_SHARED = 1 / 6
_LOOKED_UP = 5000
_ONSETS = "b d f g h j k l m n p q r s t v w z sh kh gh br tr kal mar zan tor".split()
_NUCLEI = "a e i o u aa ou ei".split()
_CODAS = "n r l s d k bad pur gan stan grad ville".split()


def invented(chance: random.Random) -> str:
    """A name of two or three syllables."""
    syllables = (chance.choice(_ONSETS) + chance.choice(_NUCLEI) for _ in range(chance.choice((2, 2, 3))))
    return ("".join(syllables) + chance.choice(_CODAS)).capitalize()


def named(chance: random.Random, shared: Sequence[str]) -> str:
    """The name of one place: one of the shared names, the first of them most often, or one of its own."""
    if chance.random() < _SHARED:
        return shared[min(int(chance.paretovariate(0.7)) - 1, len(shared) - 1)]
    return invented(chance) + "".join(chance.choice(_ONSETS) + chance.choice(_NUCLEI) for _ in range(2))


def generate(path: Path, places: int) -> int:
    """Write a dump with `places` places; returns how many names it holds."""
    chance = random.Random(2026)
    shared = [invented(chance) for _ in range(50_000)]
    names = 0
    with path.open("w", encoding="utf-8") as lines:
        for number in range(places):
            name = named(chance, shared)
            alias = named(chance, shared) if number % 2 else ""
            names += 1 + bool(alias)
            where = f"{chance.uniform(-60, 70):.5f}\t{chance.uniform(-180, 180):.5f}"
            lines.write(
                f"{20_000_000 + number}\t{name}\t{name}\t{alias}\t{where}\tP\tPPL\tAF\t\t{number % 34 + 1:02}\t\t\t\t"
                f"{chance.randrange(0, 5000)}\t\t500\tAsia/Kabul\t2026-01-01\n"
            )
    return names


def run(places: int = PLACES) -> dict[str, Any]:
    """Generate, index, look up; times in the units that the keys name."""
    with tempfile.TemporaryDirectory() as temporary:
        folder, dump = Path(temporary) / "gazetteer", Path(temporary) / "dump.txt"
        began = time.perf_counter()
        default_index(folder)
        building = time.perf_counter() - began
        names = generate(dump, places)
        began = time.perf_counter()
        add_file(dump, folder)
        adding = time.perf_counter() - began
        size = (folder / ADDED).stat().st_size
        gazetteer = SqliteGazetteer([default_index(folder), folder / ADDED])
        durations = sorted(_look_ups(gazetteer, dump))
        gazetteer.close()
    return {
        "default_built_seconds": round(building, 1),
        "places": places,
        "names": names,
        "added_seconds": round(adding, 1),
        "names_per_second": round(names / adding),
        "twelve_million_names_minutes": round(12_000_000 / names * adding / 60, 1),
        "greatest_resident_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "index_bytes_per_name": round(size / names),
        "look_up_median_milliseconds": round(durations[len(durations) // 2] * 1e3, 3),
        "look_up_99th_percentile_milliseconds": round(durations[int(len(durations) * 0.99)] * 1e3, 3),
    }


def _look_ups(gazetteer: SqliteGazetteer, dump: Path) -> Iterator[float]:
    """Seconds of each of many look-ups of names of the file, in no order and none of them twice, so none is cached."""
    chance = random.Random(7)
    size = dump.stat().st_size
    looked_up: set[str] = set()
    with dump.open("rb") as lines:
        while len(looked_up) < _LOOKED_UP:
            lines.seek(chance.randrange(size))
            lines.readline()
            fields = lines.readline().decode().split("\t")
            if len(fields) > 1 and fields[1] not in looked_up:
                looked_up.add(fields[1])
                began = time.perf_counter()
                gazetteer.candidates(fields[1])
                yield time.perf_counter() - began


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]) if len(sys.argv) > 1 else PLACES), indent=1))
