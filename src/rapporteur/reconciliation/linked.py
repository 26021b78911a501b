"""The toll of one incident that several documents tell: what their figures, taken together, allow to be said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapporteur.model.vocabularies import Measure, Qualifier
from rapporteur.reconciliation.reconcile import reconcile
from rapporteur.reconciliation.revisions import RISING_TOLL
from rapporteur.reconciliation.statements import Query, Reconciliation, Statement

RISING_REPORTS = RISING_TOLL.replace("of the same source", "of another report of the same incident")
ALL_COUNTED = "reports that count the dead or injured one by one, and give no total, are taken to have told all"
_OPEN = {Qualifier.AT_LEAST, Qualifier.VAGUE, Qualifier.ABOUT, Qualifier.BETWEEN}


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


def linked_toll(statements: Sequence[Statement], measure: Measure) -> LinkedToll:
    """Reconcile the figures of one incident, all of which have it as their subject.

    A later report with a higher count makes an earlier exact one a lower bound, whoever gave it: tolls rise. Where
    sources still exclude one another the ends span them, and the toll is contested.

    Args:
        statements: the figures of all its accounts, of any measure.
        measure: killed, injured or casualties.
    """
    speaking = [one for one in statements if one.measure in {measure, Measure.CASUALTIES}]
    own = [one for one in speaking if one.measure is measure and (one.low or one.high is not None)]
    if not own:
        return NOTHING_SAID
    risen, assumed = _risen(speaking, measure)
    answer = reconcile(risen, Query(measure, subject=own[0].subject))
    bound = answer.joint or answer.envelope
    if bound is None:
        return NOTHING_SAID
    high, assumptions = bound.high, [*assumed, *bound.assumptions]
    if high is None and not any(one.qualifier in _OPEN and not one.part_of for one in own):
        high = bound.low
        assumptions.append(ALL_COUNTED)
    used = tuple(dict.fromkeys((*bound.low_from, *bound.high_from)))
    return LinkedToll(
        bound.low, high, bool(answer.conflict), used, answer.conflict, tuple(dict.fromkeys(assumptions)), answer
    )


def _risen(statements: Sequence[Statement], measure: Measure) -> tuple[list[Statement], list[str]]:
    """The statements with each exact whole count opened above that a later report exceeds."""
    whole = [one for one in statements if one.measure is measure and one.low is not None and not one.part_of]
    result, assumed = [], []
    for one in statements:
        later = (
            other
            for other in whole
            if one.published and other.published and other.published > one.published and other.classes == one.classes
        )
        if one in whole and one.high is not None and any((other.low or 0) > one.high for other in later):
            result.append(replace(one, high=None, qualifier=Qualifier.AT_LEAST))
            assumed.append(RISING_REPORTS)
        else:
            result.append(one)
    return result, assumed
