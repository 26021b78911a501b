"""`rapporteur maverick`: coded reports of events, how far they differ, and what the counting rules make of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.options import AsJson
from rapporteur.cli.printing import output, print_json, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rapporteur.counting.rules import RuleTotal
    from rapporteur.evaluation.maverick import CodedEvent, Spread


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("maverick")(maverick)


def maverick(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="MAVERICK event reports (CSV).")],
    *,
    as_json: AsJson = False,
) -> None:
    """Show how reports of one event differ: tolls, counting rules side by side, and every contradicted event."""
    from rapporteur.evaluation.material import CorpusError, read_text
    from rapporteur.evaluation.maverick import by_rules, coded_events, read_reports, spreads

    try:
        events = coded_events(read_reports(read_text(file)))
    except CorpusError as error:
        raise CommandError(str(error), ExitCode.USAGE) from error
    entered, totals = by_rules(events)
    if as_json:
        for event in events:
            fields = {"event": event.id, "reports": len(event.reports), "least": event.least, "median": event.middle}
            fields |= {"greatest": event.greatest, "rules": entered[event.id], "contradictions": event.contradictions}
            print_json(fields)
        for one in (*spreads(events), *totals):
            print_json({"total": one})
        return
    _print_totals(spreads(events), totals)
    _print_contradictions(events)


def _print_totals(found: "Sequence[Spread]", totals: "Sequence[RuleTotal]") -> None:
    from rich import box
    from rich.table import Table

    from rapporteur.cli.counting import added
    from rapporteur.counting.rules import PUBLISHERS

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for head in ("deaths added up", "events", "least", "median", "greatest"):
        table.add_column(head, justify="left" if head == "deaths added up" else "right")
    for one in found:
        table.add_row(one.name, f"{one.events:,}", f"{one.least:,g}", f"{one.middle:,g}", f"{one.greatest:,g}")
    output().print(table)
    rules = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for head in ("rule", "deaths", "events counted", "not counted", "grades"):
        rules.add_column(head, justify="left" if head in {"rule", "grades"} else "right")
    for one_rule in totals:
        grades = ", ".join(f"{name} {count:,}" for name, count in one_rule.grades)
        counts = f"{one_rule.counted:,}", f"{one_rule.left_out:,}"
        rules.add_row(PUBLISHERS[one_rule.rule], added(one_rule), *counts, grades)
    output().print(rules)


def _print_contradictions(events: "Sequence[CodedEvent]") -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    several = [event for event in events if len(event.reports) > 1]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, header_style="bold")
    for head, ratio in (("event", 1), ("deaths", 2), ("dates", 3), ("main actor", 6)):
        table.add_column(head, ratio=ratio, overflow="fold")
    shown = [event for event in several if event.contradictions]
    for event in shown:
        cells = {
            c.about: f"{'! ' if c.exclude else ''}{' / '.join(v for v, _ in c.said)}" for c in event.contradictions
        }
        row = (event.id, *(cells.get(about, "") for about in ("deaths", "dates", "actors")))
        table.add_row(*(Text(printable(cell)) for cell in row))
    output().print(table)
    shares = ", ".join(f"{about} {_share(several, about)}" for about in ("deaths", "dates", "actors"))
    note = f"{len(shown):,} of {len(several):,} events with several reports are contradicted ({shares}); "
    output().print(Text(note + "! marks values that cannot both hold.", style="dim"))


def _share(several: "Sequence[CodedEvent]", about: str) -> str:
    differing = sum(any(c.about == about for c in event.contradictions) for event in several)
    return f"{differing / len(several):.0%}" if several else "-"
