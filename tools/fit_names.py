"""Fit the weights by which two names are taken for one; prints src/rapporteur/registry/weights.py.

Usage: python tools/fit_names.py CORPORA > src/rapporteur/registry/weights.py     (needs scipy, the product does not)

CORPORA holds data/names/name_bench_cases.csv. One logistic regression over the features of aligned pairs, each weight
held to the side on which its feature can only speak, so that a number that differs never speaks for a match.
"""

import csv
import sys
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from rapporteur.registry.features import AGAINST, FOR, aligned, features
from rapporteur.registry.kinds import PERSON_SCHEMATA

SHRINKAGE = 0.3
# The benchmark takes series numbers lightly, where brigades and divisions are not to be confused; and it has two names
# without vowels, too few to trust them.
CEILINGS = {"number over": -2.0, "by consonants": 0.0}
FOLDS, SEEDS = 10, 5


def examples(path: Path) -> tuple[list[dict[str, float]], Any]:
    """The features of every pair of the benchmark, and whether it is a match."""
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    found = [features(*aligned(r["name1"], r["name2"]), person=PERSON_SCHEMATA.get(r["schema"])) for r in rows]
    return found, np.array([row["is_match"] == "true" for row in rows], float)


def fitted(table: Any, gold: Any, names: list[str]) -> Any:
    """The weights that make the gold likeliest, shrunk towards zero; the last is the constant."""
    shrinkage = np.full(table.shape[1], SHRINKAGE)
    shrinkage[-1] = 0.01

    def loss(weights: Any) -> tuple[float, Any]:
        chance = 1 / (1 + np.exp(-(table @ weights)))
        likelihood = gold * np.log(chance + 1e-12) + (1 - gold) * np.log(1 - chance + 1e-12)
        gradient = table.T @ (chance - gold) + shrinkage * weights
        return float(-likelihood.sum() + (shrinkage * weights * weights).sum() / 2), gradient

    bounds = [_bound(name) for name in names] + [(None, None)]
    return minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x


def _bound(name: str) -> tuple[float | None, float | None]:
    if name in CEILINGS:
        return None, CEILINGS[name]
    return (0 if name in FOR else None), (0 if name in AGAINST else None)


def f1(chance: Any, gold: Any, threshold: float) -> float:
    """The F1 of taking pairs at or above a threshold for matches."""
    chosen = chance >= threshold
    right = float((chosen & (gold > 0)).sum())
    return 2 * right / float(chosen.sum() + gold.sum())


def main() -> None:
    """Read the benchmark, report cross-validated scores on standard error, and print the module."""
    found, gold = examples(Path(sys.argv[1]) / "data" / "names" / "name_bench_cases.csv")
    names = sorted({name for row in found for name in row})
    table = np.ones((len(found), len(names) + 1))
    for number, row in enumerate(found):
        table[number, :-1] = [row.get(name, 0.0) for name in names]
    for threshold in (0.4, 0.45, 0.5, 0.55):
        scores = []
        for seed in range(SEEDS):
            fold = np.random.default_rng(seed).integers(0, FOLDS, len(gold))
            chance = np.zeros(len(gold))
            for held in range(FOLDS):
                weights = fitted(table[fold != held], gold[fold != held], names)
                chance[fold == held] = 1 / (1 + np.exp(-(table[fold == held] @ weights)))
            scores.append(f1(chance, gold, threshold))
        print(f"threshold {threshold}: cross-validated F1 {np.mean(scores):.3f}", file=sys.stderr)
    weights = fitted(table, gold, names)
    print('"""Weights of the features of two aligned names, as log odds; fitted by tools/fit_names.py."""\n')
    print(f"CONSTANT = {weights[-1]:.2f}\nWEIGHTS = {{")
    for number in np.argsort(-weights[:-1]):
        if abs(weights[number]) >= 0.005:
            print(f'    "{names[number]}": {weights[number]:.2f},')
    print("}")


if __name__ == "__main__":
    main()
