"""United Nations practice: "at least" so many, verified; the real number is said to be higher.

Source: OHCHR, "Guidance on Casualty Recording" (2019), and UNAMA, "Protection of Civilians in Armed Conflict", on
method: verified cases only, civilians, "at least", real numbers said to be higher; unverified reports are left out,
not set to zero. Not checked against the text: that two independent sources of different kinds stand for verification,
which in practice is done on the spot (UNAMA asks for three types).
"""

from rapporteur.counting.cases import SIDES, Account, Case, Counted, ids_of, names_of
from rapporteur.model.vocabularies import SourceKind


def count_as_united_nations(case: Case) -> Counted:
    """The greatest number that the United Nations state, or that two independent sources of different kinds bear out.

    `high` is always None: a verified count limits nothing. All are None where nothing is verified.
    """
    if case.civilian is False:
        return Counted(None, None, None, None, "those killed are said to be combatants: not counted", ())
    own = [account for account in case.accounts if account.kind is SourceKind.IO and account.low > 0]
    if own:
        chosen = max(own, key=lambda account: (account.low, account.source))
        return Counted(chosen.low, chosen.low, None, "verified", f"at least, by {chosen.source}", ids_of(chosen))
    ranked = sorted(case.accounts, key=lambda account: (-account.low, account.source))
    for at, account in enumerate(ranked):
        if account.low < 1:
            break
        first = next((other for other in ranked[:at] if _independent(other, account)), None)
        if first is not None:
            reason = f"at least, borne out by {names_of(first, account)}"
            return Counted(account.low, account.low, None, "verified", reason, ids_of(first, account))
    return Counted(None, None, None, "not verified", "no two independent sources of different kinds", ())


def _independent(one: Account, other: Account) -> bool:
    """Two voices of different kinds, not both of the sides at war."""
    return one.source != other.source and one.kind is not other.kind and not {one.kind, other.kind} <= SIDES
