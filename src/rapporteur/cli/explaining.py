"""What `tally --explain` says of each number: the figures it rests on, their words, and the rules that were used."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from rapporteur.cli.printing import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rapporteur.views.tally import TallyLine
    from rapporteur.views.workings import Working


class Ends(Protocol):
    """A bound, as far as its explanation needs it: what its ends rest on."""

    @property
    def low_from(self) -> tuple[str, ...]:
        """The figures that the lower end rests on."""

    @property
    def high_from(self) -> tuple[str, ...]:
        """The figures that the upper end rests on."""

    @property
    def conflict(self) -> tuple[str, ...]:
        """Figures of the source that exclude one another."""

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The rules that were used."""


def explained(line: "TallyLine", words: "Mapping[str, Working]") -> Iterator[str]:
    """How each bound of a line came about, each conflict with the words of all sides, what was not added and why.

    Args:
        line: the line of the tally.
        words: the workings of its figures by id; each is quoted where it is first needed.
    """
    from rapporteur.exports.labels import bound_label, who_label

    unit = line.unit if line.unit != "people" else ""
    what = " ".join(part for part in (line.measure, unit, who_label(line.who)) if part)
    answer, unquoted = line.answer, dict(words)
    for source, bound in answer.by_source:
        yield f"{what}, by the word of {printable(source)}: {bound_label(bound.low, bound.high)}"
        yield from _ends(bound, words, unquoted)
    if answer.conflict:
        yield f"{what}: {_exclusion(answer.conflict)}:"
        yield from _quoted(answer.conflict, words, dict(words))
    elif answer.joint is not None and len(answer.by_source) > 1:
        yield f"{what}, if all of them are right at once: {bound_label(answer.joint.low, answer.joint.high)}"
        yield from _ends(answer.joint, words, unquoted)
    for left in answer.left_out:
        yield f"{what}, not added: {_named(left.statement, words)} {printable(left.reason)}"


def _exclusion(conflict: "Sequence[str]") -> str:
    if len(conflict) == 1:
        return "this cannot hold"
    return (
        "these two cannot both hold"
        if len(conflict) == 2
        else "these cannot all hold; without any one of them, the others can"
    )


def _ends(bound: "Ends", words: "Mapping[str, Working]", unquoted: "dict[str, Working]") -> Iterator[str]:
    if bound.conflict:
        yield f"  this source contradicts itself: {_exclusion(bound.conflict)}:"
        yield from _quoted(bound.conflict, words, unquoted)
    both = bound.low_from == bound.high_from or not bound.high_from
    for end, used in (
        (("", bound.low_from),) if both else (("lower end: ", bound.low_from), ("upper end: ", bound.high_from))
    ):
        if len(used) > 1:
            yield f"  {end}follows from these together:"
        yield from _quoted(used, words, unquoted, "" if len(used) > 1 else end)
    for rule in bound.assumptions:
        yield f"  taken for granted: {printable(rule)}"


def _quoted(
    ids: "Sequence[str]", words: "Mapping[str, Working]", unquoted: "dict[str, Working]", end: str = ""
) -> Iterator[str]:
    for one in ids:
        yield f"  {end}{_named(one, words)}"
        working = unquoted.pop(one, None)
        if working is not None:
            yield f'    "{printable(working.sentence)}"'
            yield f"    {_scope(working)}"


def _scope(working: "Working") -> str:
    """Where and when a figure counts, and which of the two its own sentence does not state."""
    from rapporteur.exports.labels import day_label, figure_place

    row = working.figure
    place = printable(figure_place(row)) or "place not stated"
    period = day_label(row.earliest, row.latest) or "period not stated"
    parts = (("place", working.place_inherited), ("period", working.period_inherited))
    inherited = " and ".join(name for name, elsewhere in parts if elsewhere)
    return f"{place}; {period}" + (f" ({inherited} inherited from other sentences)" if inherited else "")


def _named(one: str, words: "Mapping[str, Working]") -> str:
    from rapporteur.exports.labels import figure_label

    return f"{printable(figure_label(words[one].figure))} [{one}]" if one in words else one
