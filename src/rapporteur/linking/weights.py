"""Weights: how much each feature speaks for or against, learned by `training/fit_linking.py`."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from rapporteur.linking.comparing import Feature, Vocabularies
from rapporteur.linking.wording import Vocabulary

WORDS_FILE: Traversable = files("rapporteur.linking") / "data" / "words.json"
WEIGHTS_FILE: Traversable = files("rapporteur.linking") / "data" / "weights.json"
_LEAST_TOLD = 0.3  # log-odds: a feature that moves a decision by less is not worth telling
_MOST_TOLD = 6


@dataclass(frozen=True, slots=True)
class Score:
    """How likely it is that the features hold of one and the same, in [0, 1], and what spoke for and against."""

    probability: float
    log_odds: float
    pro: tuple[str, ...]
    contra: tuple[str, ...]

    def reason(self) -> str:
        """The score in plain words, the weightiest first."""
        words = [f"score {self.probability:.2f}"]
        if self.pro:
            words.append("for it: " + "; ".join(self.pro))
        if self.contra:
            words.append("against it: " + "; ".join(self.contra))
        return ". ".join(words)


@dataclass(frozen=True)
class Weights:
    """The log-odds that each feature adds; "always" is where the sum begins."""

    table: Mapping[str, float]

    @staticmethod
    def probability(log_odds: float) -> float:
        """The probability that log-odds stand for."""
        return 1 / (1 + math.exp(-max(-500.0, min(500.0, log_odds))))

    def score(self, features: Iterable[Feature]) -> Score:
        """Weigh features; those that were never learned weigh nothing."""
        parts = [(self.table.get(one.name, 0.0) * one.value, one.words) for one in features]
        total = self.table["always"] + sum(weight for weight, _ in parts)
        told = sorted((part for part in parts if abs(part[0]) >= _LEAST_TOLD), key=lambda part: -abs(part[0]))
        told = told[:_MOST_TOLD]
        return Score(
            self.probability(total),
            total,
            tuple(words for weight, words in told if weight > 0),
            tuple(words for weight, words in told if weight < 0),
        )


@cache
def shipped() -> Mapping[str, Weights]:
    """The weights that come with the package: "same_incident" for pairs of accounts, "focus" for single ones."""
    tables = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return {name: Weights(table) for name, table in tables.items()}


@cache
def shipped_words() -> Vocabularies:
    """How rare words are in reports at large, for ledgers that hold too few to tell.

    Source: the project's own annotated reports (`training/corpus`), counted by `training/count_words.py`.
    """
    table = json.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return Vocabularies(Vocabulary(table["documents"], table["words"]), Vocabulary(table["documents"], table["names"]))
