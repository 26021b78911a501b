"""`rapporteur tally --rule`: the same incidents by the counting rules of the field, side by side."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rapporteur.cli import options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import busy, output, print_json, printable

if TYPE_CHECKING:
    from rapporteur.counting.cases import Counted
    from rapporteur.counting.rules import RuleTotal
    from rapporteur.views.counting import CountedIncident, RuleTally
    from rapporteur.views.questions import Question


def print_by_rules(
    named: Sequence[str],
    who: Sequence[str],
    asked: "Question",
    ledger: str | None,
    *,
    explain: bool,
    json_lines: bool,
) -> None:
    """Count by the named rules and print a row for each incident and the totals; as JSON Lines, `total` lines last.

    Raises:
        CommandError: there is no such rule, or classes were asked for, which these rules set themselves.
    """
    from rapporteur.views.counting import count_by_rules

    rules = rules_named(named)
    if who:
        raise CommandError("--rule and --who exclude each other: a rule says itself whom it counts", ExitCode.USAGE)
    with busy("Counting by rules"), options.opened(ledger) as store:
        found = count_by_rules(store, rules, asked)
    if json_lines:
        for incident in found.incidents:
            print_json(incident)
        for total in found.totals:
            print_json({"total": total})
        return
    _print(found, rules, explain=explain)


def rules_named(words: Sequence[str]) -> tuple[str, ...]:
    """The rules that an option names, each once; "all" is all of them.

    Raises:
        CommandError: one of them is no rule.
    """
    from rapporteur.counting.rules import RULES

    if "all" in words:
        return tuple(RULES)
    if unknown := [word for word in words if word not in RULES]:
        raise CommandError(f"--rule takes {', '.join(RULES)} or all, not '{unknown[0]}'", ExitCode.USAGE)
    return tuple(dict.fromkeys(words))


def _print(found: "RuleTally", rules: Sequence[str], *, explain: bool) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from rapporteur.counting.rules import PUBLISHERS

    console = output()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, header_style="bold")
    table.add_column("incident", ratio=5, overflow="fold")
    table.add_column("where and when", ratio=5, overflow="fold")
    for rule in rules:
        table.add_column(PUBLISHERS[rule], ratio=3, justify="right", overflow="fold")
    for incident in found.incidents:
        answers = {answer.rule: answer.counted for answer in incident.answers}
        cells = [Text(entered(answers[rule])) for rule in rules]
        table.add_row(Text(printable(incident.id)), Text(_where(incident)), *cells)
        if explain:
            for rule in rules:
                reason = f"{PUBLISHERS[rule]}: {answers[rule].reason}"
                table.add_row("", Text(printable(reason), style="dim"), *("" for _ in rules))
    if not found.incidents:
        console.print(Text("No incidents to count."))
        return
    table.add_section()
    table.add_row(Text("total", style="bold"), "", *(Text(added(one), style="bold") for one in found.totals))
    console.print(table)
    note = f"{len(found.incidents):,} incidents. Deaths; low, best and high where a rule has them; a dash: not counted."
    if found.tallies:
        note += f" {found.tallies:,} figures count a place and period: these rules enter incidents only."
    console.print(Text(note, style="dim"))


def _where(incident: "CountedIncident") -> str:
    days = f"{incident.earliest}" if incident.earliest else "undated"
    codes = incident.codes
    exact = f"UCDP {codes.ucdp_date_prec or '-'}/{codes.ucdp_where_prec or '-'}"
    exact += f", ACLED {codes.acled_time_precision or '-'}/{codes.acled_geo_precision or '-'}"
    return printable(f"{incident.place or 'place not stated'}, {days} ({exact})")


def entered(counted: "Counted") -> str:
    """What a rule enters for a case in one cell: "9 to 41, best 17", "at least 20", "provisional", "-"."""
    if counted.low is None:
        numbers = "-"
    elif counted.high is None:
        numbers = f"at least {counted.low:,}"
    elif counted.low == counted.high:
        numbers = f"{counted.low:,}"
    else:
        numbers = f"{counted.low:,} to {counted.high:,}"
        if counted.best is not None and counted.best not in (counted.low, counted.high):
            numbers += f", best {counted.best:,}"
    return f"{numbers} ({counted.grade})" if counted.grade else numbers


def added(total: "RuleTotal") -> str:
    """What a rule adds up to in one cell; cases that it does not count are not in it."""
    if not total.counted:
        return "-"
    if total.high is None:
        return f"at least {total.best:,}"
    spread = f" ({total.low:,} to {total.high:,})" if (total.low, total.high) != (total.best, total.best) else ""
    return f"{total.best:,}{spread}"
