"""The way from a cleaned text back to the original it was read from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from rapporteur.model.spans import Span


class Run(NamedTuple):
    """A stretch of cleaned text and the stretch of the original that it stands for; code points, half-open.

    `part` names the part of the original in which `original_start` and `original_end` count ("page 3", "part 1.2"),
    None when the original is one text. Stretches of equal length correspond code point by code point. Unequal ones
    correspond as wholes: a character reference, or white space that was folded.
    """

    start: int
    end: int
    original_start: int
    original_end: int
    part: str | None = None


class OriginalSpan(NamedTuple):
    """A stretch of the decoded original (or of its `part`): code points, half-open `[start, end)`."""

    start: int
    end: int
    part: str | None = None


@dataclass(frozen=True)
class OffsetMap:
    """Piecewise map from code points of `Document.text` to code points of the decoded original.

    `runs` are in order of the cleaned text and never overlap there. What lies in no run was inserted by cleaning, or
    could not be traced.

    Raises:
        ValueError: runs overlap, are empty or run backwards.
    """

    runs: tuple[Run, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        end = 0
        for run in self.runs:
            if not (end <= run.start < run.end and 0 <= run.original_start < run.original_end):
                raise ValueError(f"{run} overlaps another run or is empty")
            end = run.end
        object.__setattr__(self, "_starts", tuple(run.start for run in self.runs))

    @classmethod
    def identity(cls, length: int, shift: int = 0, part: str | None = None) -> "OffsetMap":
        """The map of an unaltered text of `length` code points that begins at `shift` in the original."""
        return cls((Run(0, length, shift, shift + length, part),) if length else ())

    def original(self, span: Span) -> tuple[OriginalSpan, ...]:
        """Where the words of `span` stand in the original.

        Args:
            span: code points of the cleaned text.

        Returns:
            The stretches of the original in order of the cleaned text, one for each part and each gap in the original;
            empty when nothing of the span can be traced.
        """
        pieces: list[OriginalSpan] = []
        for piece in self._pieces(span):
            last = pieces[-1] if pieces else None
            if last is not None and last.part == piece.part and last.end == piece.start:
                pieces[-1] = OriginalSpan(last.start, piece.end, last.part)
            else:
                pieces.append(piece)
        return tuple(pieces)

    def _pieces(self, span: Span) -> Iterator[OriginalSpan]:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for index in range(first, bisect_left(self._starts, span.end)):
            run = self.runs[index]
            start, end = max(run.start, span.start), min(run.end, span.end)
            if start >= end:
                continue
            if run.end - run.start == run.original_end - run.original_start:
                shift = run.original_start - run.start
                yield OriginalSpan(start + shift, end + shift, run.part)
            else:
                yield OriginalSpan(run.original_start, run.original_end, run.part)


def joined_runs(runs: Iterable[Run]) -> Iterator[Run]:
    """The same map in as few runs as possible: neighbours that correspond code point by code point become one."""
    last: Run | None = None
    for run in runs:
        if (
            last is not None
            and last.part == run.part
            and (last.end, last.original_end) == (run.start, run.original_start)
            and last.end - last.start == last.original_end - last.original_start
            and run.end - run.start == run.original_end - run.original_start
        ):
            last = Run(last.start, run.end, last.original_start, run.original_end, last.part)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
