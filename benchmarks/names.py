"""How well names are matched: pairs of the name benchmark, and aliases of sanctioned people and bodies.

RAPPORTEUR_CORPORA=FOLDER python -m benchmarks names
"""

import csv
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from rapporteur.model.registry import RegistryEntry, Resolved
from rapporteur.registry.index import NameIndex
from rapporteur.registry.kinds import PERSON_SCHEMATA
from rapporteur.registry.known import compare_known_names
from rapporteur.registry.loading import default_registry, read_entries

GOOD = {"Good", "a.k.a."}  # a.k.a. is how the list marks names of bodies


def pairs(corpora: Path) -> dict[str, float]:
    """Precision, recall and F1 of the decisions on all pairs of the benchmark's development half."""
    registry, counts = default_registry(), Counter[tuple[bool, bool]]()
    with (corpora / "data" / "names" / "name_bench_cases.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            person = PERSON_SCHEMATA.get(row["schema"])
            same = compare_known_names(row["name1"], row["name2"], registry, person=person).same
            counts[same, row["is_match"] == "true"] += 1
    right, wrong, missed = counts[True, True], counts[True, False], counts[False, True]
    return {
        "precision": right / (right + wrong),
        "recall": right / (right + missed),
        "f1": 2 * right / (2 * right + wrong + missed),
    }


def aliases(corpora: Path, every: int = 1) -> dict[str, Any]:
    """Good aliases of the UN list sought among all its entries: with every name filed, and each without itself.

    Args:
        corpora: the corpora folder.
        every: take each such alias only for the second measure, which is slow.
    """
    text = (corpora / "data" / "names" / "un_names.dev.json").read_text(encoding="utf-8")
    entries = read_entries(text)
    marked = {row["id"]: {a["name"]: a["quality"] for a in row["aliases"]} for row in json.loads(text)}
    asked = [(e, name) for e in entries for name in e.aliases if marked[e.id].get(name) in GOOD]
    known = NameIndex(entries, "all names")
    return {
        "every name known": _scored(asked, lambda _, name: known.resolve(name)),
        "the alias itself not known": _scored(asked[::every], lambda e, name: _without(entries, e, name).resolve(name)),
    }


def _without(entries: Iterable[RegistryEntry], bearer: RegistryEntry, name: str) -> NameIndex:
    rest = replace(bearer, aliases=tuple(alias for alias in bearer.aliases if alias != name))
    return NameIndex((rest if e.id == bearer.id else e for e in entries), "all names but one")


def _scored(
    asked: list[tuple[RegistryEntry, str]], resolve: Callable[[RegistryEntry, str], Resolved]
) -> dict[str, float]:
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    for bearer, name in asked:
        entry = resolve(bearer, name).entry
        counts["abstained" if entry is None else "right" if entry.id == bearer.id else "wrong"] += 1
    return {
        "asked": len(asked),
        "recall": counts["right"] / len(asked),
        "precision": counts["right"] / (counts["right"] + counts["wrong"]),
        "seconds": round(time.perf_counter() - begun, 2),
    }


def run() -> dict[str, Any]:
    """Measure both; the corpora folder is named by RAPPORTEUR_CORPORA."""
    corpora = Path(os.environ["RAPPORTEUR_CORPORA"])
    return {"pairs": pairs(corpora), "aliases": aliases(corpora, every=20)}
