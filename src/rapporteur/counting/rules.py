"""All counting rules by name, and their totals over many cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapporteur.counting.acled import count_as_acled
from rapporteur.counting.airwars import count_as_airwars
from rapporteur.counting.cases import Case, Counted, CountingRule
from rapporteur.counting.iraq_body_count import count_as_iraq_body_count
from rapporteur.counting.ucdp import count_as_ucdp
from rapporteur.counting.united_nations import count_as_united_nations

RULES: Mapping[str, CountingRule] = {
    "acled": count_as_acled,
    "ucdp": count_as_ucdp,
    "airwars": count_as_airwars,
    "ibc": count_as_iraq_body_count,
    "un": count_as_united_nations,
}
PUBLISHERS: Mapping[str, str] = {
    "acled": "ACLED",
    "ucdp": "UCDP",
    "airwars": "Airwars",
    "ibc": "Iraq Body Count",
    "un": "United Nations style",
}


@dataclass(frozen=True, slots=True)
class RuleTotal:
    """What a rule adds up to over its cases.

    `low`, `best` and `high` are sums over the cases that it counts (`counted`); the others (`left_out`) are not zero,
    they are not counted. `high` is None where the rule sets no upper end. `grades` says how many cases have which.
    """

    rule: str
    low: int
    best: int
    high: int | None
    counted: int
    left_out: int
    grades: tuple[tuple[str, int], ...]


def total(rule: str, answers: Iterable[Counted]) -> RuleTotal:
    """The total of one rule over the answers that it gave; cases are taken to be different incidents."""
    given = list(answers)
    counted = [answer for answer in given if answer.best is not None]
    open_above = any(answer.high is None for answer in counted)
    grades: dict[str, int] = {}
    for answer in given:
        if answer.grade:
            grades[answer.grade] = grades.get(answer.grade, 0) + 1
    return RuleTotal(
        rule,
        sum(answer.low or 0 for answer in counted),
        sum(answer.best or 0 for answer in counted),
        None if open_above else sum(answer.high or 0 for answer in counted),
        len(counted),
        len(given) - len(counted),
        tuple(sorted(grades.items())),
    )


def count_by(rules: Iterable[str], case: Case) -> dict[str, Counted]:
    """What each of the named rules enters for one case.

    Raises:
        KeyError: there is no rule of a name.
    """
    return {name: RULES[name](case) for name in rules}
