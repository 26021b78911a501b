"""How far resolved places lie from where they are, over a corpus.

Source: Gritta et al. 2018 and 2020, see `places`.
"""

import math
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from rapporteur.evaluation.report import Metric, Number, Ratio, mean

NEAR = 161.0  # km, 100 miles: the usual measure of a right resolution
FARTHEST = 20039.0  # km, half the circumference of the earth, as in the published AUC
_AUC_UNIT = "(0 best, 1 worst)"


@dataclass
class Resolution:
    """Distances in km of the resolved names, how many were not resolved, and how many gazetteer ids are right."""

    distances: list[float] = field(default_factory=list)
    unresolved: int = 0
    identifiers: Ratio = field(default_factory=Ratio)

    def add(self, apart: float | None) -> None:
        """Add a name that lies `apart` km from where it is, None when it was not resolved."""
        if apart is None:
            self.unresolved += 1
        else:
            self.distances.append(apart)

    def add_identifier(self, right: bool) -> None:
        """Add a name whose gazetteer id is known."""
        self.identifiers += Ratio(int(right), 1)

    @property
    def accuracy(self) -> Ratio:
        """The share of names that were put within 161 km."""
        return Ratio(sum(apart <= NEAR for apart in self.distances), len(self.distances) + self.unresolved)

    def metrics(self) -> dict[str, Metric]:
        """The usual measures by name."""
        farthest = [FARTHEST - 1] * self.unresolved
        return {
            "accuracy@161 km": self.accuracy,
            "accuracy@161 km of the resolved": Ratio(self.accuracy.hits, len(self.distances)),
            "exact GeoNames id": self.identifiers,
            "mean error of the resolved": Number(mean(self.distances), "km"),
            "median error of the resolved": Number(median(self.distances) if self.distances else None, "km"),
            "AUC of the resolved": Number(log_error_area(self.distances), _AUC_UNIT),
            "AUC, unresolved as far as can be": Number(log_error_area(self.distances + farthest), _AUC_UNIT),
        }


def log_error_area(distances: list[float]) -> float | None:
    """The area under the curve of sorted log errors, trapezoidal, as a share of the greatest; None without any."""
    if not distances:
        return None
    logs = [math.log(apart + 1) for apart in sorted(distances)]
    if len(logs) == 1:
        return logs[0] / math.log(FARTHEST)
    return sum((a + b) / 2 for a, b in pairwise(logs)) / (math.log(FARTHEST) * (len(logs) - 1))
