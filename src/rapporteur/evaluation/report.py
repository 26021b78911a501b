"""What a suite found: named metrics, a headline, notes, and the errors to learn from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Counts:
    """What was rightly found (`tp`), wrongly found (`fp`) and missed (`fn`).

    Precision, recall and F1 are None when there was nothing to find and nothing was found: the corpus then says
    nothing on the metric.
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return self._share(self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        """The share of what there is that was found."""
        return self._share(self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp or self.fp or self.fn else None

    def as_json(self) -> dict[str, Any]:
        """Shares and counts."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {**shares, "tp": self.tp, "fp": self.fp, "fn": self.fn}

    def _share(self, total: int) -> float | None:
        if not (self.tp or self.fp or self.fn):
            return None
        return self.tp / total if self.tp else 0.0


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share: `hits` of `total`; its value is None when the total is 0."""

    hits: int = 0
    total: int = 0

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(self.hits + other.hits, self.total + other.total)

    @property
    def value(self) -> float | None:
        """Hits by total."""
        return self.hits / self.total if self.total else None

    def as_json(self) -> dict[str, Any]:
        """The share and its parts."""
        return {"value": self.value, "hits": self.hits, "total": self.total}


@dataclass(frozen=True, slots=True)
class Share:
    """A mean between 0 and 1; `over` says in words what it is the mean of."""

    value: float | None
    over: str = ""

    def as_json(self) -> dict[str, Any]:
        """The mean."""
        return {"value": self.value}


@dataclass(frozen=True, slots=True)
class Number:
    """A measure that is no share, in `unit`; None where nothing could be measured."""

    value: float | None
    unit: str = ""

    def as_json(self) -> dict[str, Any]:
        """The measure with its unit."""
        return {"value": self.value, "unit": self.unit}


Metric = Counts | Ratio | Share | Number


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of the values that are there; None without any."""
    present = [value for value in values if value is not None]
    return sum(present) / len(present) if present else None


@dataclass
class Report:
    """The result of one suite; `missed` and `spurious` hold a line in words for each error, by metric."""

    suite: str
    metrics: dict[str, Metric] = field(default_factory=dict)
    headline: tuple[str, float | None] | None = None
    notes: list[str] = field(default_factory=list)
    missed: dict[str, list[str]] = field(default_factory=dict)
    spurious: dict[str, list[str]] = field(default_factory=dict)

    def count(self, name: str, counts: Counts) -> None:
        """Add counts to a metric; sums over all documents are micro-averages."""
        so_far = self.metrics.get(name, Counts())
        if not isinstance(so_far, Counts):
            raise TypeError(f"{name} counts nothing")
        self.metrics[name] = so_far + counts

    def share(self, name: str, hit: bool) -> None:
        """Add one case to a share."""
        so_far = self.metrics.get(name, Ratio())
        if not isinstance(so_far, Ratio):
            raise TypeError(f"{name} is no share")
        self.metrics[name] = so_far + Ratio(int(hit), 1)

    def miss(self, name: str, line: str) -> None:
        """Note what was not found."""
        self.missed.setdefault(name, []).append(line)

    def excess(self, name: str, line: str) -> None:
        """Note what was found and is not there."""
        self.spurious.setdefault(name, []).append(line)

    def f1(self, name: str) -> float | None:
        """The F1 of a metric; None where it says nothing."""
        metric = self.metrics.get(name)
        return metric.f1 if isinstance(metric, Counts) else None

    def as_json(self, errors: int = 0) -> dict[str, Any]:
        """The report as JSON has it, with at most `errors` misses and spurious items of each metric."""
        row: dict[str, Any] = {
            "suite": self.suite,
            "headline": None if self.headline is None else {"name": self.headline[0], "value": self.headline[1]},
            "metrics": {name: metric.as_json() for name, metric in self.metrics.items()},
            "notes": self.notes,
        }
        if errors:
            row["missed"] = {name: lines[:errors] for name, lines in self.missed.items()}
            row["spurious"] = {name: lines[:errors] for name, lines in self.spurious.items()}
        return row
