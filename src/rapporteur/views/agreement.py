"""Agreement: how far several reviewers decide the same things alike."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.asking import asking
from rapporteur.views.carrying import carried_decisions
from rapporteur.views.judgements import Standing, standing
from rapporteur.views.questions import EVERYTHING, Question

_Unit = frozenset[tuple[int, str]]  # the records that a decision is about, in any order


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far persons agree on one question.

    `reviewers` are those who decided something that another decided too, `units` how many things two or more decided,
    `alike` how many of these all decided alike. `alpha` is Krippendorff's for nominal data: 1 is perfect agreement, 0
    what chance gives, below 0 systematic disagreement. None: it is not defined, as nothing was decided twice or every
    decision is the same, so that chance cannot be told.
    """

    question: str
    reviewers: tuple[str, ...]
    units: int
    alike: int
    alpha: float | None


def agreement(store: LedgerStore, question: Question = EVERYTHING) -> tuple[Agreement, ...]:
    """The agreement of persons on each question that they decided, by the decisions of theirs that stand.

    Of the question only `recorded_as_of` counts.

    Raises:
        LedgerError: the ledger could not be read.

    Source: Krippendorff, Content Analysis (4th ed. 2019), chapter 12; computed by NLTK.
    """
    with asking(store, question) as asked:
        decided = [one for one in carried_decisions(asked, standing(asked)) if one.person and one.records]
    questions = dict.fromkeys(one.question for one in decided)
    return tuple(_agreement(name, [one for one in decided if one.question == name]) for name in questions)


def _agreement(question: str, decided: Sequence[Standing]) -> Agreement:
    units: defaultdict[_Unit, dict[str, str]] = defaultdict(dict)
    for one in decided:  # of several by one person on one thing the last counts
        units[frozenset(one.records)][one.author] = _label(one)
    shared = [labels for labels in units.values() if len(labels) > 1]
    return Agreement(
        question,
        tuple(sorted({author for labels in shared for author in labels})),
        len(shared),
        sum(len(set(labels.values())) == 1 for labels in shared),
        _alpha(shared),
    )


def _label(one: Standing) -> str:
    return " ".join([one.verdict.value, *(f"{field}={value}" for field, value in sorted(one.corrections))])


def _alpha(units: Sequence[dict[str, str]]) -> float | None:
    if len({label for labels in units for label in labels.values()}) < 2:
        return None
    from nltk.metrics.agreement import AnnotationTask

    data = [(author, f"{number}", label) for number, labels in enumerate(units) for author, label in labels.items()]
    return float(AnnotationTask(data=data).alpha())
