"""Where a figure stands in its document: what the options of all its links are judged by."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapporteur.extraction.incidents.dating import Dating
from rapporteur.extraction.incidents.scenes import Scene, Scenes
from rapporteur.model.incidents import Figure
from rapporteur.model.places import Place
from rapporteur.model.vocabularies import Measure

_BODILY = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES})
_GAPS = (3, 15, 40, 80, 160)
_GREAT, _LARGE = 1000, 100


@dataclass(frozen=True)
class Standing:
    """A figure in its sentence.

    Attributes:
        figure: the figure, with the links that are chosen already.
        scenes: the sentences of the document.
        index: which of them holds it.
        before: the figure told last, linked; None for the first one.
        whole: the figure that this one is part of, linked; None where it is part of none.
        pointed: id of the incident that the learned tagger ties it to; None where it ties it to none.
        is_overall: whether words make it a count of a war, a country or a season.
        stated: the day or period that its sentence gives it; None where it gives none.
        sites: the places of its sentence where something may have happened.
    """

    figure: Figure
    scenes: Scenes
    index: int
    before: Figure | None
    whole: Figure | None
    pointed: str | None
    is_overall: bool
    stated: Dating | None
    sites: tuple[Place, ...]

    @property
    def scene(self) -> Scene:
        """The sentence of the figure."""
        return self.scenes.scenes[self.index]

    @property
    def measured(self) -> str:
        """What is counted, harm to the body taken together."""
        return "bodily" if self.figure.measure in _BODILY else self.figure.measure.value

    @property
    def size(self) -> str:
        """How large the count is."""
        low = self.figure.low or 0
        return "great" if low >= _GREAT else "large" if low >= _LARGE else "small"

    def earlier(self) -> Iterator[tuple[str, Figure]]:
        """The linked figures that this one may share links with, each by what it is to this one."""
        if self.before is not None:
            yield f"figure told last {self._follows(self.before)}", self.before
        if self.whole is not None:
            yield "whole", self.whole

    def _follows(self, before: Figure) -> str:
        index = self.scenes.index_at(before.start)
        if index is None or self.scenes.scenes[index].paragraph != self.scene.paragraph:
            return "farther"
        return "in sentence" if index == self.index else "in paragraph"

    def where(self, offset: int) -> str:
        """Where in the document `offset` lies as seen from the figure, its own sentence cut at the clauses."""
        index = self.scenes.index_at(offset)
        if index is None:
            return "nowhere"
        if index == self.index:
            return self._side(offset)
        paragraphs = self.scene.paragraph - self.scenes.scenes[index].paragraph
        sentences = self.index - index
        if paragraphs == 0:
            return f"{min(sentences, 3)} back" if sentences > 0 else f"{min(-sentences, 2)} on"
        return f"{min(paragraphs, 4)} paragraphs back" if paragraphs > 0 else f"{min(-paragraphs, 2)} paragraphs on"

    def _side(self, offset: int) -> str:
        if self.figure.start <= offset < self.figure.end:
            return "on figure"
        side = "before" if offset < self.figure.start else "after"
        same = self.scene.clause_at(self.figure.start) == self.scene.clause_at(offset)
        return f"{side} in {'clause' if same else 'sentence'}"

    def gap(self, start: int, end: int) -> str:
        """A bucket for the characters between the figure and other words."""
        length = self.figure.start - end if start < self.figure.start else start - self.figure.end
        return next((f"{limit}" for limit in _GAPS if length <= limit), "far")

    def far(self, offset: int) -> tuple[int, int]:
        """How far off `offset` is: what is told before goes before what is told after in a sentence as far away."""
        index = self.scenes.index_at(offset)
        away = self.index - index if index is not None else len(self.scenes.scenes)
        return (2 * away if away >= 0 else 1 - 2 * away), abs(offset - self.figure.start)


def is_here(where: str) -> bool:
    """Whether a place in the document as `Standing.where` tells it is in the figure's own sentence."""
    return where.startswith(("on figure", "before in", "after in"))
