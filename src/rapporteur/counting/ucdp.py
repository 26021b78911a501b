"""UCDP: low, best and high estimates.

Source: UCDP GED Codebook, version 25.1, variables low, best and high: the best estimate comes from the most reliable
source; where that cannot be told, the lower figure is taken; an event has at least one death. Not checked against the
text: the numbers of its sections, and how it ranks sources; the ranking by kind of source is ours.
"""

from rapporteur.counting.cases import SIDES, Case, Counted, ids_of
from rapporteur.model.vocabularies import SourceKind

# Primary and independent observers before others, parties to the conflict last.
_FIRST = frozenset({SourceKind.IO, SourceKind.NGO, SourceKind.MEDICAL})


def _rank(kind: SourceKind) -> int:
    return 0 if kind in _FIRST else 2 if kind in SIDES else 1


def count_as_ucdp(case: Case) -> Counted:
    """Low and high span the sources; best is that of the most reliable kind of source, the lowest of several.

    None where no source gives a number: UCDP takes up events with at least one known death only.
    """
    if not case.accounts:
        return Counted(None, None, None, None, "no death is counted: not an event of UCDP's", ())
    low = min(case.accounts, key=lambda account: (account.low, account.source))
    high = max(case.accounts, key=lambda account: (account.highest, account.source))
    best = min(case.accounts, key=lambda account: (_rank(account.kind), account.low, account.source))
    if high.highest < 1:
        return Counted(None, None, None, None, "no source counts a death: not an event of UCDP's", ids_of(low, high))
    why = "the only source" if len(case.accounts) == 1 else "the most reliable kind of source, the lower of equals"
    reason = f"best by {best.source}: {why}"
    return Counted(low.low, best.low, high.highest, None, reason, ids_of(low, best, high))
