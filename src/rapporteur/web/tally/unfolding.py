"""A tally with the words behind each of its numbers, and where its bounds lie on one axis."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.vocabularies import VictimClass
from rapporteur.reconciliation.statements import Bound
from rapporteur.views.counting import RuleTally, count_by_rules
from rapporteur.views.questions import Question
from rapporteur.views.tally import Tally, TallyLine, tally
from rapporteur.views.workings import Working, workings

# An end that nothing limits is drawn to here, in per cent of the axis; the greatest number stands before it.
_WHOLE, _GREATEST = 100.0, 90.0


@dataclass(frozen=True, slots=True)
class UnfoldedTally:
    """A tally and the words behind its figures, by their record ids."""

    tally: Tally
    words: Mapping[str, Working]


@dataclass(frozen=True, slots=True)
class Track:
    """A bound on the axis that all bounds of its line share: `left` and `width` in per cent of it.

    `open` where nothing limits the count.
    """

    name: str
    bound: Bound
    left: float
    width: float
    open: bool


def unfolded_tally(store: LedgerStore, question: Question, who: frozenset[VictimClass]) -> UnfoldedTally:
    """The tally with the words behind it, for a desk to ask.

    Args:
        store: the ledger.
        question: as of when, where, in which period; whose figures to believe.
        who: the victim classes to count, as a union; none is everybody.

    Raises:
        LedgerError: the ledger could not be read.
    """
    found = tally(store, question, who)
    rows = {row.id: row for line in found.lines for row in line.figures}
    return UnfoldedTally(found, workings(store, rows.values(), question))


def tracks(line: TallyLine) -> tuple[Track, ...]:
    """The bounds of a line by the word of each source, as they lie beside one another."""
    bounds = [bound for _, bound in line.answer.by_source]
    greatest = max((bound.high or bound.low for bound in bounds), default=0) or 1
    return tuple(_track(name, bound, greatest) for name, bound in line.answer.by_source)


def _track(name: str, bound: Bound, greatest: int) -> Track:
    left = _GREATEST * bound.low / greatest
    right = _WHOLE if bound.high is None else _GREATEST * bound.high / greatest
    return Track(name, bound, round(left, 2), round(max(right - left, 0.8), 2), bound.high is None)


def counted_by(store: LedgerStore, question: Question, rules: tuple[str, ...]) -> RuleTally:
    """What the counting rules of these names make of the incidents, for a desk to ask.

    Raises:
        LedgerError: the ledger could not be read.
    """
    return count_by_rules(store, rules, question)
