"""The toll of one incident that several documents tell: what their figures, taken together, allow to be said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapporteur.model.vocabularies import Measure, Qualifier, VictimClass
from rapporteur.reconciliation.reconcile import reconcile
from rapporteur.reconciliation.revisions import RISING_TOLL
from rapporteur.reconciliation.statements import Query, Reconciliation, Statement

RISING_REPORTS = RISING_TOLL.replace("of the same source", "of another report of the same incident")
ALL_COUNTED = "where no report gives a total, the one that counts or names most people is taken to have told of all"


@dataclass(frozen=True, slots=True)
class Report:
    """What one document says of an incident's toll: its figures, and how many people it names or describes one by one.

    `victims` are the record ids of those people, who all suffered the measure that is asked for; or the one of an
    account whose words say that somebody did ("the fatal shooting"). Every statement has the incident as its subject.
    """

    statements: tuple[Statement, ...]
    victims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedToll:
    """How many of an incident's people suffered a measure.

    `low` and `high` are inclusive; None: no figure bounds it. `contested`: the sources cannot all be right; then the
    ends span what any one of them says. `figures` are the ids of those that the ends rest on, `conflict` of those that
    exclude one another, `assumptions` the named conventions that were needed. `answer` has the rest of the working.
    """

    low: int | None
    high: int | None
    contested: bool
    figures: tuple[str, ...]
    conflict: tuple[str, ...]
    assumptions: tuple[str, ...]
    answer: Reconciliation | None


NOTHING_SAID = LinkedToll(None, None, contested=False, figures=(), conflict=(), assumptions=(), answer=None)


def linked_toll(reports: Sequence[Report], measure: Measure) -> LinkedToll:
    """Reconcile what several documents say of one incident's toll.

    A later total that is higher makes an earlier exact one a lower bound, whoever gave it: tolls rise. Counts of a
    class ("two women") and people named one by one bound the toll from below: a report need not tell of everybody.
    Where totals still exclude one another the ends span them, and the toll is contested.

    Args:
        reports: what each document says, in any order.
        measure: killed or injured.
    """
    totals = [one for report in reports for one in report.statements if _total(one, measure)]
    fullest = max((_counted(report, measure) for report in reports), key=lambda found: found[0], default=(0, ()))
    if not totals:
        number, told = fullest
        if not number:
            return NOTHING_SAID
        return LinkedToll(number, number, False, told, (), (ALL_COUNTED,), None)
    risen, assumed = _risen(totals)
    answer = reconcile(risen, Query(measure, subjects=frozenset({totals[0].subject})))
    bound = answer.joint or answer.envelope
    if bound is None:
        return NOTHING_SAID
    low, high, used = bound.low, bound.high, tuple(dict.fromkeys((*bound.low_from, *bound.high_from)))
    if answer.conflict:
        low, high, used = _span(risen)
    if fullest[0] > low and (high is None or fullest[0] <= high):
        low, used = fullest[0], tuple(dict.fromkeys((*fullest[1], *used)))
    assumptions = tuple(dict.fromkeys((*assumed, *bound.assumptions)))
    return LinkedToll(low, high, bool(answer.conflict), used, answer.conflict, assumptions, answer)


def _span(totals: Sequence[Statement]) -> tuple[int, int | None, tuple[str, ...]]:
    """The ends of totals that exclude one another, whichever is believed, but for those that have risen."""
    standing = [one for one in totals if one.high is not None] or list(totals)
    highs = [one.high for one in standing if one.high is not None]
    return min(one.low or 0 for one in standing), max(highs, default=None), tuple(one.id for one in standing)


def _of_people(statement: Statement, measure: Measure) -> bool:
    return statement.measure is measure and bool(statement.low or statement.high is not None)


def _total(statement: Statement, measure: Measure) -> bool:
    """Whether a statement counts everybody. A vague plural ("people were killed") only says that there was somebody."""
    whole = statement.part_of is None and statement.classes <= {VictimClass.PEOPLE}
    return _of_people(statement, measure) and whole and statement.qualifier is not Qualifier.VAGUE


def _counted(report: Report, measure: Measure) -> tuple[int, tuple[str, ...]]:
    """The least number of people that one report tells of without giving a total, and what says so."""
    parts = [
        replace(one, high=None) for one in report.statements if _of_people(one, measure) and not _total(one, measure)
    ]
    number, told = len(report.victims), report.victims
    if parts:
        bound = reconcile(parts, Query(measure, subjects=frozenset({parts[0].subject}))).joint
        if bound is not None and bound.low >= number:
            number, told = bound.low, bound.low_from
    return number, told


def _risen(totals: Sequence[Statement]) -> tuple[list[Statement], list[str]]:
    """The totals with each exact one opened above that a later report exceeds."""
    result, assumed = [], []
    for one in totals:
        exceeded = any(
            other.published and one.published and other.published > one.published and (other.low or 0) > one.high
            for other in totals
            if one.high is not None
        )
        if exceeded:
            result.append(replace(one, high=None, qualifier=Qualifier.AT_LEAST))
            assumed.append(RISING_REPORTS)
        else:
            result.append(one)
    return result, assumed
