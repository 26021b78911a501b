"""Iraq Body Count: civilian deaths, minimum and maximum, listed with two independent sources, else provisional.

Source: Iraq Body Count, "Methods" (iraqbodycount.org/about/methods; variables "minimum deaths" and "maximum deaths"
in section 3.1): civilians, at least two independent sources, the range spanning their differences; entries with one
source are provisional and outside the totals. The number of the section on publication was not checked.
"""

from rapporteur.counting.cases import Case, Counted, ids_of


def count_as_iraq_body_count(case: Case) -> Counted:
    """The range of the root sources that report at least one death; `best` is None for a provisional entry."""
    if case.civilian is False:
        return Counted(None, None, None, None, "those killed are said to be combatants: not counted", ())
    telling = [account for account in case.accounts if account.highest > 0]
    if not telling:
        return Counted(None, None, None, None, "no source counts a death", ())
    low = min(telling, key=lambda account: (account.low, account.source))
    high = max(telling, key=lambda account: (account.highest, account.source))
    if len({account.source for account in telling}) > 1:
        reason = f"{len(telling)} independent sources"
        return Counted(low.low, low.low, high.highest, "listed", reason, ids_of(low, high))
    return Counted(low.low, None, high.highest, "provisional", f"{low.source} alone", ids_of(low))
