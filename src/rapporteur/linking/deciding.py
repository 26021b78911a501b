"""Decide which known incident a new account tells of: one of them, none, or a question for a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from rapporteur.linking.accounts import Account
from rapporteur.linking.comparing import Vocabularies, compare, contradiction, told_by_two_sides
from rapporteur.linking.weights import Score, Weights
from rapporteur.model.judgements import Verdict

# From this probability on two accounts are taken as of one incident.
ACCEPT = 0.65
# From this one on they may be: a question for the review queue, and no merge.
MARGIN = 0.35
# Two incidents that stood apart are joined by a new account only when it is this surely of both.
BRIDGE = 0.93
TWO_SIDES = "one tells of a clash, the other of people killed who did not fight; they may be one event"
# Of an incident with many accounts so many are compared, the nearest by their keys first.
MOST_COMPARED = 12
# An account must fit the incident as a whole, not only one of its accounts: this much of the mean log-odds counts.
_WHOLE_SHARE = 0.5

AccountKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a new account and one known account, with the reason in plain words.

    POSITIVE: of one incident. UNSURE: perhaps, for a person to decide. NEGATIVE: alike, but kept apart.
    """

    account: AccountKey
    other: AccountKey
    verdict: Verdict
    probability: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well an account fits a known incident: by its best account, and by all that were compared."""

    incident: AccountKey
    other: Account
    best: Score
    log_odds: float
    apart: str | None
    two_sides: bool

    @property
    def probability(self) -> float:
        return Weights.probability(self.log_odds)


def decide(
    account: Account,
    incidents: Mapping[AccountKey, Sequence[Account]],
    known: Vocabularies,
    weights: Weights,
    forbidden: Mapping[AccountKey, str] | None = None,
) -> tuple[Decision, ...]:
    """Decide on a new account.

    Args:
        account: the new account.
        incidents: the linked incidents that share a key with it, each with those of its accounts that are compared.
        known: how rare words and names are.
        weights: of the features of a pair ("same_incident").
        forbidden: incidents that it must not join, with the reason: those of which its document tells apart from it.

    Returns:
        At most one positive decision for each incident that it joins (two only when it bridges them), the unsure ones,
        and the negative ones where it is alike but kept apart. Nothing for all the rest: no word, no link.
    """
    fits = [
        _fit(account, incident, accounts, known, weights, forbidden or {}) for incident, accounts in incidents.items()
    ]
    fits.sort(key=lambda fit: (-fit.log_odds, fit.incident))
    decisions: list[Decision] = []
    joined: _Fit | None = None
    for fit in fits:
        if fit.probability < MARGIN and (fit.apart or not fit.two_sides):
            continue
        if fit.apart:
            verdict, why = Verdict.NEGATIVE, f"{fit.apart}, though alike: {fit.best.reason()}"
        elif fit.probability < ACCEPT:
            verdict, why = Verdict.UNSURE, fit.best.reason()
        elif joined is None:
            verdict, why = Verdict.POSITIVE, fit.best.reason()
            joined = fit
        elif fit.probability >= BRIDGE and not _shares_document(incidents[joined.incident], incidents[fit.incident]):
            verdict, why = Verdict.POSITIVE, f"it tells of both: {fit.best.reason()}"
        else:
            verdict, why = Verdict.UNSURE, f"it fits another incident better, but this one too: {fit.best.reason()}"
        if fit.two_sides:
            why = f"{TWO_SIDES}: {why}"
        decisions.append(Decision(account.key, fit.other.key, verdict, fit.probability, why))
    return tuple(decisions)


def _fit(
    account: Account,
    incident: AccountKey,
    accounts: Sequence[Account],
    known: Vocabularies,
    weights: Weights,
    forbidden: Mapping[AccountKey, str],
) -> _Fit:
    compared = accounts[:MOST_COMPARED]
    against = {other.key: contradiction(account, other) for other in compared}
    fitting = [other for other in compared if against[other.key] is None]
    scored = [(weights.score(compare(account, other, known)), other) for other in fitting or compared]
    best, other = max(scored, key=lambda pair: pair[0].log_odds)
    whole = fmean(score.log_odds for score, _ in scored)
    log_odds = (1 - _WHOLE_SHARE) * best.log_odds + _WHOLE_SHARE * whole
    apart = forbidden.get(incident) or (None if fitting else against[other.key])
    return _Fit(incident, other, best, log_odds, apart, told_by_two_sides(account, other))


def _shares_document(a: Sequence[Account], b: Sequence[Account]) -> bool:
    return bool({one.telling.document for one in a} & {one.telling.document for one in b})
