"""What a dossier draws: figures as intervals on one axis, and who repeats whom as a tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from rapporteur.linking.independence import Root, Said
from rapporteur.views.incident_dossier import CountsOf, RootFigure

# An end that nothing limits is drawn to here, in per cent of the axis; the greatest number stands before it.
_WHOLE, _GREATEST, _THINNEST = 100.0, 90.0, 0.8


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a count lies on an axis: `left` and `width` in per cent of it; `open` where nothing limits it above."""

    left: float
    width: float
    open: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of one measure, source by source, each with its interval; `together` is that of the bounds of all."""

    counts: CountsOf
    sources: tuple[tuple[str, tuple[tuple[RootFigure, Interval | None], ...]], ...]
    together: Interval | None


@dataclass(slots=True)
class Branch:
    """A voice, with what it says itself and who repeats it; `document` is set where the branch is a document."""

    name: str
    document: str | None = None
    said: list[Said] = field(default_factory=list)
    branches: list["Branch"] = field(default_factory=list)


def chart_of(counts: CountsOf) -> Chart:
    """The counts of one measure on the axis that they share."""
    toll = counts.toll
    ends = [end for one in counts.figures for end in (one.figure.row.low, one.figure.row.high) if end is not None]
    if toll is not None:
        ends += [end for end in (toll.low, toll.high) if end is not None]
    greatest = max(ends, default=0) or 1
    grouped = groupby(counts.figures, key=lambda one: one.source)
    sources = tuple(
        (name, tuple((one, _interval(one.figure.row.low, one.figure.row.high, greatest)) for one in figures))
        for name, figures in grouped
    )
    return Chart(counts, sources, _interval(toll.low, toll.high, greatest) if toll is not None else None)


def _interval(low: int | None, high: int | None, greatest: int) -> Interval | None:
    if low is None and high is None:
        return None
    left = _GREATEST * (low or 0) / greatest
    right = _WHOLE if high is None else _GREATEST * high / greatest
    return Interval(round(left, 2), round(max(right - left, _THINNEST), 2), high is None)


def tree_of(root: Root) -> Branch:
    """Who repeats a root source: those who pass its words on, down to the documents that carry them."""
    top = Branch(root.name)
    for said in root.said:
        at = top
        for name in said.via:
            at = _branch(at, name)
        _branch(at, said.document, document=said.document).said.append(said)
    return top


def _branch(of: Branch, name: str, document: str | None = None) -> Branch:
    for one in of.branches:
        if (one.name, one.document) == (name, document):
            return one
    made = Branch(name, document)
    of.branches.append(made)
    return made


def trees_of(roots: tuple[Root, ...]) -> Iterator[tuple[Root, Branch]]:
    """Each root source with its tree, the most repeated first."""
    for root in sorted(roots, key=lambda one: -len({said.document for said in one.said})):
        yield root, tree_of(root)
