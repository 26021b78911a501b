"""Answer a query from statements: bounds by each root source, their envelope, what all allow at once, and conflicts."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from rapporteur.model.vocabularies import Measure, Qualifier, Unit
from rapporteur.reconciliation.atoms import apart, class_atoms, covers, disjoint, measure_atoms
from rapporteur.reconciliation.programme import Constraint, Extreme, Programme
from rapporteur.reconciliation.revisions import Standing, standing
from rapporteur.reconciliation.statements import Bound, LeftOut, Query, Reconciliation, Statement
from rapporteur.reconciliation.suppositions import NOTHING_SUPPOSED, Supposing, suppose

# "About N" is taken to lie within a tenth of N: a named assumption, since the words give no interval.
ABOUT_SHARE = 0.1
ABOUT = "counts given as about, nearly or some N are taken to lie within a tenth of N"
COMPLETE_TALLY = "an exact tally of a place and period is taken to be complete for them"
LOWER_ENDS = "the source's counts exclude one another: only their lower ends were used"

# Statements that have nothing to do with the query: there are many, and nobody would miss them.
_UNRELATED = {"other_measure", "other_thing", "other_subject", "elsewhere"}
_SUFFERED = {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES}
_OF_PEOPLE = {Unit.PEOPLE, Unit.FAMILIES, Unit.HOUSES}


def _comparable(statement: Statement, query: Query) -> bool:
    if statement.unit is not query.unit:
        return False
    return statement.measure is query.measure or {statement.measure, query.measure} <= _SUFFERED


def _of_the_kind(statement: Statement, query: Query) -> bool:
    """Whether a statement counts some of those asked about, and does not only bear on them through others' counts."""
    measures = measure_atoms(statement.measure) & measure_atoms(query.measure)
    return bool(measures and class_atoms(statement.classes) & class_atoms(query.who))


def _ends(statement: Statement, open_above: bool) -> tuple[int | None, int | None]:
    low, high = statement.low, statement.high
    if statement.qualifier is Qualifier.ABOUT:
        low = None if low is None else math.ceil(low * (1 - ABOUT_SHARE))
        high = None if high is None else math.floor(high * (1 + ABOUT_SHARE))
    return low, None if open_above else high


def _constraints(found: Sequence[Statement], open_above: Collection[str], lower_only: bool) -> tuple[Constraint, ...]:
    by_id = {s.id: s for s in found}
    result = []
    for statement in found:
        low, high = _ends(statement, lower_only or statement.id in open_above)
        classes = class_atoms(statement.classes)
        parent = by_id.get(statement.part_of) if statement.part_of else None
        complete = False
        if parent is not None and parent.subject == statement.subject:
            classes = (classes & class_atoms(parent.classes)) or classes
            narrower = classes < class_atoms(parent.classes) or statement.measure is not parent.measure
            # "Nine of them critically": a subset that class and measure do not describe says nothing of the others.
            high = high if narrower else None
        elif statement.tally:
            stated = bool(statement.places) and statement.earliest is not None and statement.latest is not None
            complete = stated and high is not None
        result.append(Constraint(statement, classes, low, high, complete))
    return tuple(result)


def _bound(
    found: Sequence[Statement],
    stands: Standing,
    query: Query,
    supposed: Mapping[str, Sequence[str]],
    *,
    joint: bool = False,
) -> Bound:
    """The bound by these statements; where they exclude one another, by their lower ends, with the conflict named."""
    conflict: tuple[str, ...] = ()
    assumptions = list(stands.assumptions)
    open_above = set(stands.open_above)
    while True:
        constraints = _constraints(found, open_above, lower_only=bool(conflict))
        if joint:
            constraints = tuple(replace(one, complete=False) for one in constraints)
        programme = Programme(constraints, query)
        least = programme.least()
        if isinstance(least, Extreme):
            break
        if not any(one.id in least.conflict and _of_the_kind(one, query) for one in found):
            open_above |= set(least.conflict)  # of the dead, where the injured are asked for: another line says so
            continue
        conflict = least.conflict
        assumptions.append(LOWER_ENDS)
    greatest = programme.greatest()
    if not isinstance(greatest, Extreme):
        raise AssertionError("lower bounds alone are always feasible")  # noqa: TRY004 - not the caller's types
    used = {*least.rests_on, *greatest.rests_on}
    if any(s.qualifier is Qualifier.ABOUT for s in found if s.id in used):
        assumptions.append(ABOUT)
    assumptions.extend(named for i, names in supposed.items() if i in used for named in names)
    if not query.subjects and greatest.value is not None:
        assumptions.append(COMPLETE_TALLY)
    return Bound(
        least.value or 0, greatest.value, least.rests_on, greatest.rests_on, conflict, tuple(dict.fromkeys(assumptions))
    )


def _unanswering(statement: Statement, query: Query) -> LeftOut | None:
    """Why a statement has no word on the query at all; None when it has."""
    if statement.low is None and statement.high is None:
        return LeftOut(statement.id, "no_number", "the words give no number")
    if statement.unit is not query.unit and statement.measure is query.measure:
        code = "other_unit" if {statement.unit, query.unit} <= _OF_PEOPLE else "other_thing"
        return LeftOut(
            statement.id, code, f"counts {statement.unit.value}, which are not turned into {query.unit.value}"
        )
    if not _comparable(statement, query):
        return LeftOut(statement.id, "other_measure", f"counts {statement.measure.value}, not {query.measure.value}")
    if query.by and not (statement.by and statement.by <= query.by):
        if statement.by:
            return LeftOut(statement.id, "other_subject", f"lays it at the door of {', '.join(sorted(statement.by))}")
        return LeftOut(statement.id, "perpetrator_not_stated", "does not say who did it")
    if query.subjects:
        if statement.subject not in query.subjects:
            return LeftOut(statement.id, "other_subject", "is about another incident or tally")
    elif _elsewhere(statement, query):
        return LeftOut(statement.id, "elsewhere", "is about another place or time")
    return None


def _elsewhere(statement: Statement, query: Query) -> bool:
    """Whether a statement's widest scope certainly lies outside the place or the period of the query."""
    if disjoint((statement.earliest, statement.latest), (query.earliest, query.latest)):
        return True
    located = bool(statement.places and query.places)
    return located and all(apart(said, asked) for said in statement.places for asked in query.places)


def _why_unused(statement: Statement, query: Query, relied_on: Mapping[str, str]) -> LeftOut:
    """Why a statement that speaks to the query adds nothing to its lower end."""
    atoms, measures = class_atoms(statement.classes), measure_atoms(statement.measure)
    if statement.low is None:
        return LeftOut(statement.id, "no_lower_end", "gives no least number")
    if not measures <= measure_atoms(query.measure):
        return LeftOut(statement.id, "wider_measure", "counts killed and injured together")
    if not atoms <= class_atoms(query.who):
        return LeftOut(statement.id, "wider_class", "counts others too")
    if not statement.places and query.places:
        return LeftOut(statement.id, "place_not_stated", "does not say where: its people may be elsewhere")
    if not covers((query.earliest, query.latest), (statement.earliest, statement.latest)):
        code = "period_not_stated" if statement.earliest is None else "reaches_outside_period"
        return LeftOut(statement.id, code, "its period may reach outside the one asked for")
    if statement.part_of:
        return LeftOut(statement.id, "part", f"is part of {statement.part_of}")
    others = ", ".join(sorted(relied_on)) or "others"
    return LeftOut(statement.id, "may_overlap", f"may count the same as {others}")


def excluding(statements: Sequence[Statement]) -> bool:
    """Whether the counts of these statements, taken at their word, cannot all hold."""
    constraints = _constraints(statements, frozenset(), lower_only=False)
    subjects = frozenset(one.subject for one in statements)
    return not Programme(constraints, Query(Measure.CASUALTIES, subjects=subjects)).feasible()


def reconcile(statements: Iterable[Statement], query: Query, supposing: Supposing = NOTHING_SUPPOSED) -> Reconciliation:
    """The bounds that the statements allow for the query, with the statements that each end rests on.

    Args:
        statements: figures as their sources assert them; denied and hypothetical ones are the caller's to leave out.
        query: the count asked for.
        supposing: what to take for granted beyond the words; every bound that rests on it names it.

    Returns:
        Bounds by root source, their envelope, the joint bound or the conflict that rules it out, and every statement
        of the query's kind that adds nothing, with the reason. Sums are made over disjoint scopes only: what may
        overlap is never added, whoever said it.

    Source: figures as linear constraints and irreducible infeasible sets, docs/decisions/0011-reconciliation.md.
    """
    everything, supposed = suppose(tuple(statements), supposing)
    left_out = []
    speaking = []
    for statement in everything:
        reason = _unanswering(statement, query)
        if reason is None:
            speaking.append(statement)
        elif reason.code not in _UNRELATED:
            left_out.append(reason)
    stands = standing(speaking)
    of_the_kind = {one.id for one in speaking if _of_the_kind(one, query)}
    left_out.extend(left for left in stands.set_aside if left.statement in of_the_kind)
    by_source: dict[str, list[Statement]] = defaultdict(list)
    for statement in stands.statements:
        by_source[statement.source].append(statement)
    bounds = {source: _bound(found, stands, query, supposed) for source, found in sorted(by_source.items())}
    telling = {s: b for s, b in bounds.items() if b.low_from or b.high is not None or b.conflict}
    joint = _bound(stands.statements, stands, query, supposed, joint=True) if telling else None
    conflict = joint.conflict if joint else ()
    used = {i: s for s, b in bounds.items() for i in (*b.low_from, *b.high_from)}
    left_out.extend(
        _why_unused(statement, query, {i: s for i, s in used.items() if s == statement.source and i != statement.id})
        for statement in stands.statements
        if statement.id not in used and statement.id in of_the_kind
    )
    return Reconciliation(
        query,
        tuple(telling.items()),
        _envelope(tuple(telling.values())),
        None if conflict else joint,
        conflict,
        tuple(sorted(left_out, key=lambda one: one.statement)),
    )


def _envelope(bounds: Sequence[Bound]) -> Bound | None:
    if not bounds:
        return None
    low = min(bounds, key=lambda b: b.low)
    high = None if any(b.high is None for b in bounds) else max(bounds, key=lambda b: b.high or 0)
    return Bound(
        low.low,
        high.high if high else None,
        low.low_from,
        high.high_from if high else (),
        (),
        tuple(dict.fromkeys(a for b in bounds for a in b.assumptions)),
    )
