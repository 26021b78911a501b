"""Revisions: which statements of a root source still stand, and which of its exact counts became lower bounds."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapporteur.reconciliation.statements import LeftOut, Statement

RISING_TOLL = "a later, higher count of the same source makes its earlier exact count a lower bound"
FULLEST_COUNT = "of several counts that one source gives for one incident, the highest is taken as the full count"


@dataclass(frozen=True, slots=True)
class Standing:
    """The statements that still stand, which of them count as lower bounds only, what was set aside and why."""

    statements: tuple[Statement, ...]
    open_above: frozenset[str]
    set_aside: tuple[LeftOut, ...]
    assumptions: tuple[str, ...]


def _scope_key(statement: Statement) -> tuple[object, ...]:
    return (statement.source, statement.measure, statement.unit, statement.classes, statement.kind, statement.places)


def _share_days(a: Statement, b: Statement) -> bool:
    if a.earliest is None or b.earliest is None:
        return False
    return a.earliest < (b.latest or date.max) and b.earliest < (a.latest or date.max)


def _same_scope(a: Statement, b: Statement) -> bool:
    """Whether two statements of one source, measure and class are about one thing, so that one revises the other."""
    if a.subject == b.subject:
        return True
    return bool(a.places) and a.published != b.published and _share_days(a, b) and a.tally == b.tally


def standing(statements: Sequence[Statement]) -> Standing:
    """Apply supersession among the statements of each root source.

    A statement that another names as superseded falls. Of two statements of one source on one scope, the one published
    later stands: it replaces an earlier, higher count; an earlier, lower one stays true as a lower bound.
    Dropping a statement only ever widens bounds, so a mistaken revision hides nothing that the rest establishes.
    """
    replaced = {s.supersedes: s.id for s in statements if s.supersedes}
    aside = [
        LeftOut(s.id, "superseded", f"its source replaced it by {replaced[s.id]}")
        for s in statements
        if s.id in replaced
    ]
    left = [s for s in statements if s.id not in replaced]
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in left:
        if statement.part_of is None and statement.low is not None:
            groups[_scope_key(statement)].append(statement)
    fallen: dict[str, LeftOut] = {}
    open_above: set[str] = set()
    assumptions: dict[str, None] = {}
    for group in groups.values():
        ordered = sorted(group, key=lambda s: (s.published or date.min, s.low or 0, s.id))
        for index, earlier in enumerate(ordered):
            for later in ordered[index + 1 :]:
                if not _same_scope(earlier, later):
                    continue
                if (earlier.low or 0) > (later.low or 0):
                    reason = f"the same source later gave a lower count, {later.id}"
                    fallen[earlier.id] = LeftOut(earlier.id, "superseded", reason)
                elif earlier.high is not None and (earlier.low, earlier.high) != (later.low, later.high):
                    open_above.add(earlier.id)
                    assumptions[RISING_TOLL if earlier.published != later.published else FULLEST_COUNT] = None
    return Standing(
        tuple(s for s in left if s.id not in fallen),
        frozenset(open_above),
        (*aside, *fallen.values()),
        tuple(assumptions),
    )
