"""ACLED: the lowest credible figure, with conventions for vague words.

Source: ACLED Codebook (2023), "Reported fatalities", and ACLED's answers to "How does ACLED code fatalities?": the
most conservative estimate; dozens 12, hundreds 100; several, few or many without a number 10 in open war, else 3;
silence or "casualties" 0; totals of several days are split by day. Not checked against the text: what ACLED enters
for "scores" and "thousands" (here 40, as the reading format has it, and 1,000), and where open war begins (here by
the type of event).
"""

from datetime import date, timedelta

from rapporteur.counting.cases import Account, Case, Counted, ids_of

# What the reading format writes for a vague word, and what ACLED does; thousands by analogy with hundreds.
_VAGUE = {24: 12, 200: 100, 2000: 1000}
_FEW, _FEW_AT_WAR = 3, 10
_UP_TO_FEW = 3


def _number(account: Account, case: Case) -> int:
    if not account.vague:
        return account.low
    if account.low <= _UP_TO_FEW:
        return _FEW_AT_WAR if case.intense else _FEW
    return _VAGUE.get(account.low, account.low)


def count_as_acled(case: Case) -> Counted:
    """The least number that any root source gives; 0 where none gives one: ACLED enters a number for every event.

    Where sources only say "many", its convention for that word is entered.
    """
    if not case.accounts and case.unnumbered:
        number = _FEW_AT_WAR if case.intense else _FEW
        return Counted(number, number, number, None, "many, without a number: by the convention", case.unnumbered)
    if not case.accounts:
        return Counted(0, 0, 0, None, "no source gives a number: 0", ())
    chosen = min(case.accounts, key=lambda account: (_number(account, case), account.source))
    number = _number(chosen, case)
    convention = ", by the convention for vague words" if chosen.vague else ""
    return Counted(number, number, number, None, f"the lowest, by {chosen.source}{convention}", ids_of(chosen))


def split_by_day(deaths: int, first: date, latest: date) -> dict[date, int]:
    """A total over several days as ACLED enters it: an event a day, the remainder on the first days.

    Args:
        deaths: the total.
        first: the first day.
        latest: the day after the last.

    Raises:
        ValueError: the interval is empty or `deaths` is negative.
    """
    days = (latest - first).days
    if days < 1 or deaths < 0:
        raise ValueError("a total needs at least one day and no negative number")
    each, over = divmod(deaths, days)
    return {first + timedelta(days=n): each + (n < over) for n in range(days)}
