"""An annotated article as reconciliation sees it, and what a reader might conclude from it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rapporteur.reconciliation.pairs import Aim, Pair, Verdict, compare, compare_aim
from rapporteur.reconciliation.reconcile import reconcile
from rapporteur.reconciliation.statements import Bound, Query, Reconciliation, Statement
from rapporteur.reconciliation.suppositions import NOTHING_SUPPOSED, Supposing

NO_BOUND = Bound(0, None)
SUMS = (Verdict.ADDABLE, Verdict.ADDABLE_AS_CASUALTIES)
INCLUDED = (Verdict.PART, Verdict.CONTAINED, Verdict.OVERLAPPING)
AT_ODDS = (Verdict.CONTRADICTION, Verdict.CONTRADICTION_IF_SAME_SCOPE, Verdict.TENSION)
ONE_EVENT = (Verdict.COMPATIBLE, Verdict.SUPERSEDES, Verdict.RISEN, *INCLUDED)


@dataclass(frozen=True)
class Article:
    """Figures of one article by id, and what its sources say was aimed at."""

    statements: dict[str, Statement]
    aims: dict[str, Aim] = field(default_factory=dict)

    def answer(self, query: Query, supposing: Supposing = NOTHING_SUPPOSED) -> Reconciliation:
        return reconcile(self.statements.values(), query, supposing)

    def bound(self, query: Query, supposing: Supposing = NOTHING_SUPPOSED) -> Bound:
        """What holds if every source is right; nothing said is no bound."""
        answer = self.answer(query, supposing)
        assert answer.conflict == ()
        return answer.joint or NO_BOUND

    def pair(self, a: str, b: str) -> Pair:
        return compare(self.statements[a], self.statements[b], self.statements.values())

    def verdict(self, a: str, b: str) -> Verdict:
        if b in self.aims:
            return compare_aim(self.statements[a], self.aims[b])
        return self.pair(a, b).verdict


# Whether a conclusion can be drawn from the article by anything that reconciliation says of it.
Inference = Callable[[Article], bool]


def _bounds(answer: Reconciliation) -> list[Bound]:
    return [b for b in (answer.joint, answer.envelope, *(bound for _, bound in answer.by_source)) if b is not None]


def at_least(number: int, *queries: Query) -> Inference:
    """`number` or more are concluded for one of the queries."""
    return lambda article: any(b.low >= number for q in queries for b in _bounds(article.answer(q)))


def at_most(number: int, *queries: Query) -> Inference:
    """`number` or fewer are concluded for one of the queries."""
    return lambda article: any(
        b.high is not None and b.high <= number for q in queries for b in _bounds(article.answer(q))
    )


def fewer_than(number: int, query: Query) -> Inference:
    """People that must add up to `number` are taken for the same."""
    return lambda article: article.bound(query).low < number


def judged(a: str, b: str, *verdicts: Verdict) -> Inference:
    """The two figures are said to stand so to one another."""
    return lambda article: article.verdict(a, b) in verdicts


def conflict(*queries: Query) -> Inference:
    """Sources are said to exclude one another."""
    return lambda article: any(article.answer(q).conflict for q in queries)


def corroborated(number: int, query: Query) -> Inference:
    """More than one source is said to give that number."""
    return lambda article: sum(b.low >= number for _, b in article.answer(query).by_source) > 1


def counting(name: str, query: Query) -> Inference:
    """The figure is among those that an end rests on."""
    return lambda article: any(name in (*b.low_from, *b.high_from) for b in _bounds(article.answer(query)))


def any_of(*inferences: Inference) -> Inference:
    """One of several ways to draw the same conclusion."""
    return lambda article: any(inference(article) for inference in inferences)
