"""Focus: whether an incident is what its document reports, or is told beside that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rapporteur.linking.accounts import Account
from rapporteur.linking.comparing import Feature
from rapporteur.linking.weights import Weights

# Log-odds for being told by other documents too: what several report is news, what one mentions is memory.
_TOLD_ELSEWHERE = 3.0
# A document may report several incidents: those at least this likely, and not far behind the likeliest.
_LIKELY = 0.5
_NOT_FAR_BEHIND = 0.9


@dataclass(frozen=True, slots=True)
class Stand:
    """How one account stands in its document.

    `share` is its part of the mentions of violence, `first` whether no other is told before it; `earliest` and
    `published` are days, None when not known; `counted` whether dead or injured are counted.
    """

    share: float
    first: bool
    background: bool
    earliest: date | None
    published: date | None
    placed: bool
    counted: bool


def stand_of(account: Account) -> Stand:
    """How an account stands in its document."""
    return Stand(
        account.share,
        account.rank == 0,
        account.background,
        account.earliest,
        account.telling.published,
        any(site.local for site in account.places),
        bool(account.killed or account.injured),
    )


def focus_features(stand: Stand) -> tuple[Feature, ...]:
    """What speaks for and against an account being what its document reports."""
    features = [Feature("share", stand.share, f"{stand.share:.0%} of the violence that the document mentions")]
    if stand.first:
        features.append(Feature("first", 1, "told first"))
    if stand.background:
        features.append(Feature("background", 1, "told as background"))
    if stand.earliest is None:
        features.append(Feature("not dated", 1, "not dated"))
    elif stand.published:
        days = (stand.published - stand.earliest).days
        name = "fresh" if days <= 4 else "recent" if days <= 31 else "old"
        features.append(Feature(name, 1, f"{days} days before publication"))
    if stand.placed:
        features.append(Feature("placed", 1, "placed"))
    if stand.counted:
        features.append(Feature("counted", 1, "with dead or injured counted"))
    return tuple(features)


def in_focus(stands: Mapping[str, Stand], told_elsewhere: frozenset[str], weights: Weights) -> frozenset[str]:
    """Which incidents one document reports, of all that it tells: the likeliest, and any other that is as likely.

    Args:
        stands: how each incident of the document stands in it, by any name.
        told_elsewhere: those of them that other documents tell too.
        weights: of the features ("focus").
    """
    scores = {
        name: weights.score(focus_features(stand)).log_odds + _TOLD_ELSEWHERE * (name in told_elsewhere)
        for name, stand in stands.items()
    }
    if not scores:
        return frozenset()
    top = max(scores.values())
    best = weights.probability(top)
    return frozenset(
        name
        for name, score in scores.items()
        if score == top or weights.probability(score) >= max(_LIKELY, _NOT_FAR_BEHIND * best)
    )
