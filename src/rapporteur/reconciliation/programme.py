"""The linear programme: statements as constraints on how many people suffered what, where and when.

Unknown are, for each subject (an incident or a tally), how many of each class it counted (`counted`), and for each
piece of ground and time how many there were (`present`). A subject's people were somewhere within its widest scope, so
`present` over that scope is at least `counted`. Statements whose scopes may overlap can therefore share their people,
and only those of disjoint scope add up.

A question about subjects instead of ground counts the people whom any of them counted: in each piece at least as many
as each of them counted there, and at most as many as all of them together.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import highspy
import numpy as np

from rapporteur.reconciliation.atoms import (
    CLASS_ATOMS,
    ClassAtom,
    Ground,
    Period,
    PlaceAtom,
    class_atoms,
    covers,
    measure_atoms,
    time_atoms,
)
from rapporteur.reconciliation.statements import ANYWHERE, PlaceKey, Query, Statement

# Counts are whole: ends that the solver gives as 12.9999999 are 13.
_SLACK = 1e-6
# HiGHS options: start from the LP's own infeasibility and reduce to an irreducible set.
_IIS_STRATEGY = 6
_INF = highspy.kHighsInf

_Kind = tuple[frozenset[ClassAtom], str]  # people of these class atoms, to whom this measure atom happened


@dataclass(frozen=True, slots=True)
class Constraint:
    """A statement as it enters the programme: `low <= counted <= high` over its subject's people of `classes`."""

    statement: Statement
    classes: frozenset[ClassAtom]
    low: int | None
    high: int | None
    complete: bool


@dataclass(frozen=True, slots=True)
class Extreme:
    """One end of a bound: its value (None: unlimited) and the statements with a share in it."""

    value: int | None
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Infeasible:
    """The constraints cannot all hold; `conflict` is an irreducible set of statements that exclude one another."""

    conflict: tuple[str, ...]


class Programme:
    """Constraints and a query as one linear programme, solved for the least and the greatest answer."""

    def __init__(self, constraints: Sequence[Constraint], query: Query) -> None:
        self._constraints = constraints
        self._query = query
        self._by_subject: dict[str, list[Constraint]] = defaultdict(list)
        for constraint in constraints:
            self._by_subject[constraint.statement.subject].append(constraint)
        self._wanted_classes = class_atoms(query.who)
        self._wanted_measures = measure_atoms(query.measure)
        self._kinds = self._people()
        self._columns = 0
        self._rows: list[tuple[float, float, dict[int, float], str | None]] = []
        self._counted: dict[tuple[str, _Kind], int] = {}
        self._answer: list[int] = []
        self._limited = True
        self._build()

    def _people(self) -> tuple[_Kind, ...]:
        """Class atoms that no constraint and no query tells apart are one unknown; so for each measure atom."""
        sets = [c.classes for c in self._constraints] + [self._wanted_classes]
        groups: dict[tuple[bool, ...], set[ClassAtom]] = defaultdict(set)
        for atom in CLASS_ATOMS:
            groups[tuple(atom in one for one in sets)].add(atom)
        measures = {m for c in self._constraints for m in measure_atoms(c.statement.measure)} | self._wanted_measures
        return tuple((frozenset(g), m) for g in groups.values() for m in sorted(measures))

    def _asked(self, kind: _Kind) -> bool:
        return kind[0] <= self._wanted_classes and kind[1] in self._wanted_measures

    def _counted_by(self, subject: str) -> tuple[_Kind, ...]:
        """An incident may have harmed anybody; a tally has counted those of its own class and measure and no others."""
        found = self._by_subject[subject]
        if not all(c.statement.tally for c in found):
            return self._kinds
        return tuple(
            kind
            for kind in self._kinds
            if any(kind[0] <= c.classes and kind[1] in measure_atoms(c.statement.measure) for c in found)
        )

    def _column(self) -> int:
        self._columns += 1
        return self._columns - 1

    def _build(self) -> None:
        for subject in self._by_subject:
            for kind in self._counted_by(subject):
                self._counted[subject, kind] = self._column()
        for constraint in self._constraints:
            measures = measure_atoms(constraint.statement.measure)
            columns = {
                self._counted[constraint.statement.subject, kind]: 1.0
                for kind in self._kinds
                if kind[0] <= constraint.classes and kind[1] in measures
            }
            low = 0.0 if constraint.low is None else float(constraint.low)
            high = _INF if constraint.high is None else float(constraint.high)
            self._rows.append((low, high, columns, constraint.statement.id))
        asked = self._query.subjects & set(self._by_subject)
        # Whoever says nothing of one of them sets no upper end to what they count together.
        self._limited = asked == self._query.subjects
        if not self._query.subjects:
            self._build_ground()
        elif len(asked) == 1:
            self._answer = [c for (subject, kind), c in self._counted.items() if subject in asked and self._asked(kind)]
        else:
            self._build_union(asked)

    def _pieces(self, subjects: Iterable[str]) -> list[tuple[frozenset[str], bool]]:
        """Pieces of ground and time: which of the subjects may reach into each, and whether it is asked about."""
        wanted = set(subjects)
        scopes = _scopes(c for c in self._constraints if c.statement.subject in wanted)
        asked_places = self._query.places or (ANYWHERE,)
        ground = Ground.of((key for places, _ in scopes.values() for key in places), asked_places)
        return _cells(
            {s: frozenset(a for key in places for a in ground.atoms(key)) for s, (places, _) in scopes.items()},
            {subject: period for subject, (_, period) in scopes.items()},
            ground.all_atoms(),
            frozenset(atom for key in asked_places for atom in ground.atoms(key)),
            (self._query.earliest, self._query.latest),
        )

    def _build_union(self, subjects: frozenset[str]) -> None:
        cells = _largest({members for members, _ in self._pieces(subjects) if members})
        shares: dict[tuple[str, _Kind], list[int]] = defaultdict(list)
        for members in cells:
            for kind in self._kinds:
                counting = sorted(s for s in members if (s, kind) in self._counted)
                if not counting:
                    continue
                there = self._column()
                if self._asked(kind):
                    self._answer.append(there)
                here = []
                for subject in counting:
                    share = self._column()
                    here.append(share)
                    shares[subject, kind].append(share)
                    self._rows.append((0.0, _INF, {there: 1.0, share: -1.0}, None))
                self._rows.append((0.0, _INF, {**dict.fromkeys(here, 1.0), there: -1.0}, None))
        for key, parts in shares.items():
            self._rows.append((0.0, 0.0, {**dict.fromkeys(parts, 1.0), self._counted[key]: -1.0}, None))

    def _build_ground(self) -> None:
        cells = self._pieces(self._by_subject)
        complete = {c.statement.subject for c in self._constraints if c.complete}
        present: dict[str, dict[_Kind, list[int]]] = {s: defaultdict(list) for s in self._by_subject}
        for members, asked in cells:
            for kind in self._kinds:
                wanted = asked and self._asked(kind)
                counting = [s for s in members if (s, kind) in self._counted]
                if wanted and complete.isdisjoint(counting):
                    self._limited = False
                if not counting:
                    continue
                column = self._column()
                if wanted:
                    self._answer.append(column)
                for subject in counting:
                    present[subject][kind].append(column)
        for (subject, kind), counted in self._counted.items():
            columns = dict.fromkeys(present[subject][kind], 1.0)
            columns[counted] = -1.0
            self._rows.append((0.0, 0.0 if subject in complete else _INF, columns, None))

    def _solver(self) -> highspy.Highs:
        solver: highspy.Highs = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.addVars(self._columns, np.zeros(self._columns), np.full(self._columns, _INF))
        starts: list[int] = []
        indices: list[int] = []
        values: list[float] = []
        for _, _, columns, _ in self._rows:
            starts.append(len(indices))
            indices.extend(columns)
            values.extend(columns.values())
        solver.addRows(
            len(self._rows),
            np.array([row[0] for row in self._rows]),
            np.array([row[1] for row in self._rows]),
            len(indices),
            np.array(starts, dtype=np.int32),
            np.array(indices, dtype=np.int32),
            np.array(values),
        )
        return solver

    def _solve(self, direction: float) -> Extreme | Infeasible:
        solver = self._solver()
        if self._answer:
            asked = np.array(self._answer, dtype=np.int32)
            solver.changeColsCost(len(asked), asked, np.full(len(asked), direction))
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            # The presolver of HiGHS 1.x calls some unbounded programmes infeasible; without it the verdict is sound.
            solver.setOptionValue("presolve", "off")
            solver.run()
            status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            value = direction * solver.getInfo().objective_function_value
            whole = math.ceil(value - _SLACK) if direction > 0 else math.floor(value + _SLACK)
            duals = solver.getSolution().row_dual
            rests_on = (
                row[3] for row, dual in zip(self._rows, duals, strict=True) if row[3] is not None and abs(dual) > _SLACK
            )
            return Extreme(whole, tuple(dict.fromkeys(rests_on)))
        if status == highspy.HighsModelStatus.kInfeasible:
            return Infeasible(self._conflict(solver))
        if status in {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
            return Extreme(None, ())
        raise RuntimeError(f"the solver stopped with {status.name}")

    def _conflict(self, solver: highspy.Highs) -> tuple[str, ...]:
        """An irreducible set of excluding statements: the solver's own where it gives one, then reduced one by one."""
        solver.setOptionValue("iis_strategy", _IIS_STRATEGY)
        _, found = solver.getIis()
        named = {self._rows[index][3] for index in found.row_index_}
        core = [c for c in self._constraints if c.statement.id in named]
        if Programme(core, self._query).feasible():
            core = list(self._constraints)
        for constraint in tuple(core):
            rest = [c for c in core if c is not constraint]
            if not Programme(rest, self._query).feasible():
                core = rest
        return tuple(sorted({c.statement.id for c in core}))

    def feasible(self) -> bool:
        """Whether all constraints can hold at once."""
        solver = self._solver()
        solver.run()
        return bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    def least(self) -> Extreme | Infeasible:
        """The least answer that the constraints allow, or why there is none."""
        if not self._answer:
            feasible = self._solve(1.0)
            return feasible if isinstance(feasible, Infeasible) else Extreme(0, ())
        return self._solve(1.0)

    def greatest(self) -> Extreme | Infeasible:
        """The greatest answer that the constraints allow: unlimited where ground or time is not covered by a tally."""
        if not self._limited:
            return Extreme(None, ())
        return self._solve(-1.0) if self._answer else Extreme(None, ())


def _largest(found: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Those sets that no other holds: people whom two subjects may share may as well be where most of them reach."""
    kept: list[frozenset[str]] = []
    for one in sorted(found, key=lambda s: (-len(s), sorted(s))):
        if not any(one <= other for other in kept):
            kept.append(one)
    return kept


def _scopes(constraints: Iterable[Constraint]) -> dict[str, tuple[tuple[PlaceKey, ...], Period]]:
    """The widest place and period of each subject; statements that state none take those of their subject."""
    places: dict[str, set[PlaceKey]] = defaultdict(set)
    periods: dict[str, list[Period]] = defaultdict(list)
    for constraint in constraints:
        statement = constraint.statement
        places[statement.subject].update(statement.places)
        periods[statement.subject].append((statement.earliest, statement.latest))
    return {
        subject: (tuple(sorted(places[subject], key=str)) or (ANYWHERE,), _widest(found))
        for subject, found in periods.items()
    }


def _widest(periods: Sequence[Period]) -> Period:
    known = [p for p in periods if p[0] is not None] or list(periods)
    starts, ends = [p[0] for p in known], [p[1] for p in known]
    return (
        None if None in starts else min(s for s in starts if s is not None),
        None if None in ends else max(e for e in ends if e is not None),
    )


def _cells(
    touched: dict[str, frozenset[PlaceAtom]],
    periods: dict[str, Period],
    ground: Iterable[PlaceAtom],
    asked_ground: frozenset[PlaceAtom],
    asked_period: Period,
) -> list[tuple[frozenset[str], bool]]:
    """Pieces of ground and time as (subjects that may reach into it, whether it is asked about), each kind once."""
    reaching: dict[PlaceAtom, set[str]] = defaultdict(set)
    for subject, atoms in touched.items():
        for atom in atoms:
            reaching[atom].add(subject)
    pieces = dict.fromkeys((frozenset(reaching[atom]), atom in asked_ground) for atom in ground)
    cells: dict[tuple[frozenset[str], bool], None] = {}
    for subjects, asked in pieces:
        for span, present in _presences({one: periods[one] for one in subjects}, asked_period):
            cells[present, asked and covers(asked_period, span)] = None
    return list(cells)


def _presences(periods: Mapping[str, Period], asked: Period) -> Iterator[tuple[Period, frozenset[str]]]:
    """Each span of time that the periods and the one asked for divide, and whose periods cover it, in order."""
    starting: dict[date | None, list[str]] = defaultdict(list)
    ending: dict[date | None, list[str]] = defaultdict(list)
    for one, (start, end) in periods.items():
        starting[start].append(one)
        ending[end].append(one)
    present: set[str] = set()
    for span in time_atoms([*periods.values(), asked]):
        if span[0] is not None:
            present.difference_update(ending[span[0]])
        present.update(starting[span[0]])
        yield span, frozenset(present)
