"""How two figures stand to one another: whether they may be added, include, replace or exclude one another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from rapporteur.model.vocabularies import Measure, Qualifier, VictimClass
from rapporteur.reconciliation.atoms import class_atoms
from rapporteur.reconciliation.extents import (
    Extent,
    counted_extent,
    period_extent,
    place_extent,
    scope_extent,
)
from rapporteur.reconciliation.reconcile import excluding
from rapporteur.reconciliation.revisions import standing
from rapporteur.reconciliation.statements import Statement

_SUFFERED = {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES}
_NESTED = {Extent.SAME, Extent.WITHIN, Extent.CONTAINS}


class Verdict(StrEnum):
    """What can be said of two figures."""

    PART = "part_of"
    SUPERSEDES = "supersedes"
    RISEN = "risen"
    COMPATIBLE = "compatible"
    OVERLAPPING = "compatible_overlapping"
    CONTAINED = "contained"
    OVERLAP_UNKNOWN = "overlap_unknown"
    FITS_IF_OVERLAPPING = "compatible_overlap_unknown"
    TENSION = "tension"
    CONTRADICTION = "contradiction"
    CONTRADICTION_IF_SAME_SCOPE = "contradiction_only_if_same_scope"
    ADDABLE = "disjoint_addable_within_measure"
    ADDABLE_AS_CASUALTIES = "disjoint_addable_as_casualties_only"
    SAME_NUMBER = "same_number_different_thing"
    OTHER_STRAND = "disjoint_other_strand"
    NOT_COMPARABLE = "not_comparable"
    NOT_CONVERTIBLE = "not_convertible"
    CONTESTED = "contested_not_contradictory"


_WHY = {
    Verdict.PART: "one counts some of those whom the other counts",
    Verdict.SUPERSEDES: "the same source gave another count of the same thing later",
    Verdict.RISEN: "the same source later gave a higher count: the earlier one is a lower bound",
    Verdict.COMPATIBLE: "both can hold",
    Verdict.OVERLAPPING: "both can hold, and count some of the same people: not to be added",
    Verdict.CONTAINED: "place and period of one lie within the other's: what it tells of would be counted there",
    Verdict.OVERLAP_UNKNOWN: "nothing says how many they share: not to be added, and neither is a part of the other",
    Verdict.FITS_IF_OVERLAPPING: "one could lie wholly within the other, or outside: neither added nor a part",
    Verdict.TENSION: "a vague count of one source under an upper end of another: both hold only if the word means few",
    Verdict.CONTRADICTION: "both count the same people and cannot both hold",
    Verdict.CONTRADICTION_IF_SAME_SCOPE: "they would exclude one another if both counted the same place and period, "
    "which is not stated",
    Verdict.ADDABLE: "no one can be counted in both: they may be added",
    Verdict.ADDABLE_AS_CASUALTIES: "no one can be counted in both: they may be added, but only as casualties",
    Verdict.SAME_NUMBER: "the same number of different people: not one event",
    Verdict.OTHER_STRAND: "another country, and no party named in both: not one toll",
    Verdict.NOT_COMPARABLE: "they count different people or harms: neither more nor less than the other",
    Verdict.NOT_CONVERTIBLE: "they count different units, and nothing says how many of one make one of the other",
    Verdict.CONTESTED: "what was aimed at and who was hit can both be true: the words differ, not the counts",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """How the figure `a` stands to `b`.

    `place`, `period` and `counted` say how the first's scope and people lie to the second's. `why` is one plain
    sentence on the verdict.
    """

    a: str
    b: str
    verdict: Verdict
    place: Extent
    period: Extent
    counted: Extent

    @property
    def why(self) -> str:
        """The verdict in one plain sentence."""
        return _WHY[self.verdict]


@dataclass(frozen=True, slots=True)
class Aim:
    """What a source says that an incident was aimed at, which is no count of whom it hit.

    Args:
        id: the claim's id.
        subject: the incident, as `Statement.subject` has it.
        at: the classes aimed at.
        source: key of the root source.
    """

    id: str
    subject: str
    at: frozenset[VictimClass]
    source: str


def compare(a: Statement, b: Statement, others: Iterable[Statement] = ()) -> Pair:
    """How two figures stand to one another.

    Args:
        a: one figure.
        b: the other.
        others: further figures; those that are parts of `a` or `b` show whether the dead of a casualty count are known.
    """
    verdict = _verdict(a, b, tuple(others))
    return Pair(a.id, b.id, verdict, place_extent(a, b), period_extent(a, b), counted_extent(a, b))


def compare_aim(hit: Statement, aim: Aim) -> Verdict:
    """How a count of those hit stands to what somebody says was aimed at, in the same incident or another."""
    if hit.subject != aim.subject:
        return Verdict.NOT_COMPARABLE
    return Verdict.COMPATIBLE if class_atoms(hit.classes) & class_atoms(aim.at) else Verdict.CONTESTED


def _verdict(a: Statement, b: Statement, others: tuple[Statement, ...]) -> Verdict:
    if a.supersedes == b.id or b.supersedes == a.id:
        return Verdict.SUPERSEDES
    if a.part_of == b.id or b.part_of == a.id:
        return Verdict.CONTRADICTION if excluding((a, b)) else Verdict.PART
    scope = scope_extent(a, b)
    if not (_numbered(a) and _numbered(b)):
        return Verdict.CONTAINED if a.subject != b.subject and scope in _NESTED else Verdict.COMPATIBLE
    if a.unit is not b.unit:
        return Verdict.NOT_CONVERTIBLE if a.measure is b.measure else Verdict.NOT_COMPARABLE
    if a.measure is not b.measure and not {a.measure, b.measure} <= _SUFFERED:
        return Verdict.NOT_COMPARABLE
    if scope is Extent.DISJOINT:
        return _of_different_people(a, b, others)
    return _of_one_subject(a, b) if a.subject == b.subject else _of_two_subjects(a, b, scope)


def _numbered(one: Statement) -> bool:
    return one.low is not None or one.high is not None


def _of_different_people(a: Statement, b: Statement, others: tuple[Statement, ...]) -> Verdict:
    countries = [{key.country for key in one.places if key.country} for one in (a, b)]
    if all(countries) and countries[0].isdisjoint(countries[1]) and a.by.isdisjoint(b.by):
        return Verdict.OTHER_STRAND
    if a.low == b.low and Qualifier.VAGUE not in {a.qualifier, b.qualifier}:
        return Verdict.SAME_NUMBER
    shared = a.measure is b.measure or any(
        part.part_of == whole.id and part.measure is other.measure
        for whole, other in ((a, b), (b, a))
        for part in others
    )
    return Verdict.ADDABLE if shared else Verdict.ADDABLE_AS_CASUALTIES


def _of_one_subject(a: Statement, b: Statement) -> Verdict:
    counted = counted_extent(a, b)
    if counted is Extent.DISJOINT:
        return Verdict.ADDABLE if a.measure is b.measure else Verdict.ADDABLE_AS_CASUALTIES
    stands = standing((a, b))
    if stands.set_aside:
        return Verdict.SUPERSEDES
    if stands.open_above:
        return Verdict.RISEN
    if excluding((a, b)):
        return Verdict.CONTRADICTION
    if _strained(a, b) or _strained(b, a):
        return Verdict.TENSION
    return Verdict.COMPATIBLE if counted is Extent.SAME else Verdict.OVERLAPPING


def _of_two_subjects(a: Statement, b: Statement, scope: Extent) -> Verdict:
    if counted_extent(a, b) not in _NESTED:
        return Verdict.NOT_COMPARABLE
    excluded = excluding((a, replace(b, subject=a.subject, tally=a.tally)))
    if scope is Extent.UNKNOWN:
        if excluded:
            return Verdict.CONTRADICTION_IF_SAME_SCOPE
        near = place_extent(a, b) in _NESTED
        return Verdict.TENSION if near and (_strained(a, b) or _strained(b, a)) else Verdict.OVERLAP_UNKNOWN
    if scope is Extent.SAME:
        if excluded:
            return Verdict.CONTRADICTION
        if _strained(a, b) or _strained(b, a):
            return Verdict.TENSION
        return Verdict.COMPATIBLE if counted_extent(a, b) is Extent.SAME else Verdict.OVERLAPPING
    return Verdict.FITS_IF_OVERLAPPING if _could_lie_in(a, b) or _could_lie_in(b, a) else Verdict.OVERLAP_UNKNOWN


def _strained(vague: Statement, other: Statement) -> bool:
    """Whether a vague word of one voice must mean few for the upper end that another voice gives to hold."""
    return (
        vague.qualifier is Qualifier.VAGUE
        and vague.high is None
        and other.high is not None
        and vague.source != other.source
        and counted_extent(vague, other) in {Extent.SAME, Extent.WITHIN}
    )


def _could_lie_in(inner: Statement, outer: Statement) -> bool:
    """Whether a count fits under the upper end of one whose place is the wider, so that all of it might be there."""
    return (
        place_extent(inner, outer) in {Extent.SAME, Extent.WITHIN}
        and counted_extent(inner, outer) in {Extent.SAME, Extent.WITHIN}
        and outer.high is not None
        and (inner.low or 0) <= outer.high
    )
