"""Airwars: minimum and maximum of civilians reported killed, and a grade.

Source: Airwars, "Methodology" (airwars.org/about/methodology), the grades and the minimum and maximum of civilians.
Grades mix how far a claim is corroborated with who is held responsible; here both are decided apart and joined by the
page's own definitions. Not checked, and decided here: which sources are credible (those without a side); several
sources without a named belligerent are "weak"; "discounted" only where the dead are said to be combatants, and not
where another party is most likely responsible, which a coder weighs; combatants among the dead are not taken off the
count.
"""

from rapporteur.counting.cases import SIDES, Case, Counted, Responsibility, ids_of


def grade(case: Case) -> tuple[str, str]:
    """The grade of a case and why: confirmed, contested, discounted, fair or weak, decided in the note's terms."""
    if case.civilian is False:
        return "discounted", "those killed are said to be combatants"
    if case.responsibility is Responsibility.ACCEPTED:
        return "confirmed", "a belligerent has accepted responsibility"
    if case.responsibility is Responsibility.CONTESTED:
        return "contested", "more than one party is held responsible"
    credible = {account.source for account in case.accounts if account.kind not in SIDES}
    if len(credible) > 1 and case.responsibility is Responsibility.ONE_PARTY:
        return "fair", f"{len(credible)} credible sources and one belligerent held responsible"
    if len(credible) > 1:
        return "weak", "several sources, but no belligerent is named"
    return "weak", "a single source" if case.accounts else "no source gives a number"


def count_as_airwars(case: Case) -> Counted:
    """The least and the greatest number of civilians reported killed; the minimum is what is added up."""
    word, why = grade(case)
    if word == "discounted":
        return Counted(0, 0, 0, word, f"{word}: {why}", ids_of(*case.accounts))
    if not case.accounts:
        return Counted(None, None, None, word, f"{word}: {why}", ())
    low = min(case.accounts, key=lambda account: (account.low, account.source))
    high = max(case.accounts, key=lambda account: (account.highest, account.source))
    return Counted(low.low, low.low, high.highest, word, f"{word}: {why}", ids_of(low, high))
