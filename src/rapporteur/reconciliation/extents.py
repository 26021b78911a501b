"""How the scopes of two statements lie to one another: in place, in time, and in whom and what they count."""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from rapporteur.reconciliation.atoms import Period, apart, class_atoms, covers, disjoint, measure_atoms
from rapporteur.reconciliation.statements import PlaceKey, Statement


class Extent(StrEnum):
    """How far one scope reaches beside another; `unknown`: one of them is not stated."""

    SAME = "same"
    WITHIN = "within"
    CONTAINS = "contains"
    OVERLAPPING = "overlapping"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"


_NESTED = {Extent.SAME, Extent.WITHIN, Extent.CONTAINS}


def _extent(within: bool, contains: bool) -> Extent:
    if within and contains:
        return Extent.SAME
    if within:
        return Extent.WITHIN
    return Extent.CONTAINS if contains else Extent.OVERLAPPING


def lies_in(inner: PlaceKey, outer: PlaceKey) -> bool:
    """Whether all of a place is known to lie in another, by country, first-level area and id."""
    if outer.country is None:
        return True
    if inner.country != outer.country:
        return False
    if outer.admin1 is None:
        return outer.id is None or inner.id == outer.id
    return inner.admin1 == outer.admin1 and (outer.id is None or inner.id == outer.id)


def place_extent(a: Statement, b: Statement) -> Extent:
    """How the places of two statements lie to one another."""
    if not a.places or not b.places:
        return Extent.UNKNOWN
    if all(apart(one, other) for one in a.places for other in b.places):
        return Extent.DISJOINT
    within = all(any(lies_in(one, other) for other in b.places) for one in a.places)
    contains = all(any(lies_in(other, one) for one in a.places) for other in b.places)
    return _extent(within, contains)


def period_extent(a: Statement, b: Statement) -> Extent:
    """How the periods of two statements lie to one another; a period with an open end is not stated."""
    first: Period = (a.earliest, a.latest)
    second: Period = (b.earliest, b.latest)
    if disjoint(first, second):
        return Extent.DISJOINT
    if None in first or None in second:
        return Extent.UNKNOWN
    return _extent(covers(second, first), covers(first, second))


def scope_extent(a: Statement, b: Statement) -> Extent:
    """How place and period together lie to one another; what one incident or tally tells of is one scope."""
    if a.subject == b.subject:
        return Extent.SAME
    both = {place_extent(a, b), period_extent(a, b)}
    if Extent.DISJOINT in both:
        return Extent.DISJOINT
    if Extent.UNKNOWN in both:
        return Extent.UNKNOWN
    if len(both) == 1:
        return both.pop()
    if Extent.SAME in both and len(both & _NESTED) == len(both):
        return (both - {Extent.SAME}).pop()
    return Extent.OVERLAPPING


def counted_extent(a: Statement, b: Statement) -> Extent:
    """How those whom two statements count lie to one another, by victim class and by what happened to them."""

    def atoms(one: Statement) -> AbstractSet[tuple[object, str]]:
        return {(who, measure) for who in class_atoms(one.classes) for measure in measure_atoms(one.measure)}

    first, second = atoms(a), atoms(b)
    if first.isdisjoint(second):
        return Extent.DISJOINT
    return _extent(first <= second, first >= second)
