"""Choose among options by the weights of their cues, learned by `training/fit_figures.py`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Generic, Protocol, TypeVar

from rapporteur.model.incidents import Figure

T = TypeVar("T")
WEIGHTS_FILE: Traversable = files("rapporteur.extraction") / "figure_linking" / "data" / "weights.json"


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """Something that a figure may hang on, None for nothing, and the cues that speak for and against it."""

    what: T | None
    cues: tuple[str, ...]


class Chooser(Protocol):
    """Takes one of the options of a figure; `link` names what is chosen: source, incident, place or period."""

    def __call__(self, link: str, figure: Figure, options: Sequence[Option[T]], /) -> T | None:
        """The choice; None where the figure hangs on nothing."""


def heaviest(options: Sequence[Option[T]], weights: Mapping[str, float]) -> T | None:
    """The option whose cues weigh most, the first of equals; a cue that is not listed weighs nothing."""
    return max(options, key=lambda option: sum(weights.get(cue, 0.0) for cue in option.cues)).what


@cache
def shipped() -> Mapping[str, Mapping[str, float]]:
    """The weights that come with the package, in log odds, by link and cue."""
    tables: Mapping[str, Mapping[str, float]] = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return tables


def by_weight(link: str, _figure: Figure, options: Sequence[Option[T]], /) -> T | None:
    """Choose with the weights that come with the package."""
    return heaviest(options, shipped()[link])
