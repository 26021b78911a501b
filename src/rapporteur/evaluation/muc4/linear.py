"""Sparse linear classifiers: small tables of weights per feature, learned by `training/muc4_models.py`."""

import gzip
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Features = Mapping[str, float]


@dataclass(frozen=True)
class Linear:
    """One classifier.

    `labels` names the classes; with `exclusive` exactly one holds (softmax), else each holds or not by itself
    (sigmoid). `weights` gives for a feature one weight per label; the feature "" is the intercept.
    """

    labels: tuple[str, ...]
    exclusive: bool
    weights: Mapping[str, tuple[float, ...]]

    def scores(self, features: Features) -> dict[str, float]:
        """The probability of each label, given the values of the features that are not 0."""
        totals = list(self.weights.get("", (0.0,) * len(self.labels)))
        for name, value in features.items():
            if row := self.weights.get(name):
                for at, weight in enumerate(row):
                    totals[at] += weight * value
        if not self.exclusive:
            return {label: sigmoid(total) for label, total in zip(self.labels, totals, strict=True)}
        top = max(totals)
        grown = [math.exp(total - top) for total in totals]
        return {label: part / sum(grown) for label, part in zip(self.labels, grown, strict=True)}

    def best(self, features: Features) -> str:
        """The most probable label."""
        scores = self.scores(features)
        return max(self.labels, key=scores.__getitem__)


def sigmoid(logit: float) -> float:
    """The probability that belongs to a logit."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def logit(probability: float) -> float:
    """The logit of a probability, kept away from 0 and 1."""
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


@cache
def models() -> dict[str, Linear]:
    """The classifiers that come with the package, by name."""
    packed = files("rapporteur.evaluation.muc4").joinpath("models.json.gz").read_bytes()
    return {
        name: Linear(
            tuple(one["labels"]), one["exclusive"], {feature: tuple(row) for feature, row in one["weights"].items()}
        )
        for name, one in json.loads(gzip.decompress(packed)).items()
    }
