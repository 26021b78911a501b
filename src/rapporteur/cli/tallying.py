"""`rapporteur tally`: what the figures allow to be said, source by source, and what was not added."""

from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli import options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import busy, output, print_json, printable

if TYPE_CHECKING:
    from rich.console import Console

    from rapporteur.model.vocabularies import VictimClass
    from rapporteur.views.tally import Tally, TallyLine


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("tally")(tally)


def tally(
    *,
    place: options.Place = None,
    first: options.From = None,
    last: options.To = None,
    actor: options.Actor = None,
    source: options.Source = None,
    who: Annotated[
        list[str] | None,
        typer.Option(
            "--who", metavar="CLASS", help="Count only these (civilians, women, children ...); repeat for a union."
        ),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say of each figure why it was not added.")] = False,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    as_json: options.AsJson = False,
    ledger: options.Ledger = None,
) -> None:
    """Tally figures as bounds: by place, measure and root source. Overlapping scopes are never added."""
    asked = options.question(
        as_of=as_of, recorded_as_of=recorded_as_of, place=place, first=first, last=last, actor=actor, source=source
    )
    classes = _classes(who or [])
    with busy("Working out bounds"), options.opened(ledger) as store:
        from rapporteur.views.tally import tally as ask

        found = ask(store, asked, classes)
    if as_json:
        for line in found.lines:
            print_json(line)
        return
    _print(found, explain=explain)


def _classes(words: list[str]) -> "frozenset[VictimClass]":
    from rapporteur.model.vocabularies import VictimClass

    try:
        return frozenset(VictimClass(word) for word in words)
    except ValueError:
        known = ", ".join(VictimClass)
        raise CommandError(f"--who takes one of {known}", ExitCode.USAGE) from None


def _print(found: "Tally", *, explain: bool) -> None:
    from rich.text import Text

    console = output()
    places = dict.fromkeys(line.place for line in found.lines)
    for place in places:
        console.print(Text(printable(place), style="bold"))
        for line in found.lines:
            if line.place == place:
                _print_line(console, line, explain=explain)
        console.print()
    if not found.lines:
        console.print(Text("No figures to tally."))
    if found.not_asserted:
        console.print(Text(f"{len(found.not_asserted):,} figures assert nothing and were not counted:", style="dim"))
        for left in found.not_asserted if explain else ():
            console.print(Text(f"  {printable(left.statement)}: {printable(left.reason)}", style="dim"))
    console.print(
        Text(
            "Bounds, not facts: what each source's words allow. Lines are not to be added: they share people.",
            style="dim",
        )
    )


def _print_line(console: "Console", line: "TallyLine", *, explain: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    from rapporteur.exports.labels import bound_label, figure_label, who_label

    answer = line.answer
    envelope = bound_label(answer.envelope.low, answer.envelope.high) if answer.envelope else "no bound"
    what = " ".join(
        part for part in (line.measure, line.unit if line.unit != "people" else "", who_label(line.who)) if part
    )
    table = Table.grid(padding=(0, 2))
    table.add_column(width=24)
    table.add_column(width=20)
    table.add_column(overflow="fold")
    table.add_row(Text(f"  {what}"), Text(envelope, style="bold"), Text(""))
    for name, bound in answer.by_source:
        remark = " (contradicts itself)" if bound.conflict else ""
        table.add_row("", Text(bound_label(bound.low, bound.high)), Text(printable(name) + remark))
    console.print(table)
    labels = {row.id: figure_label(row) for row in line.figures}
    if answer.conflict:
        both = " / ".join(labels.get(i, i) for i in answer.conflict)
        console.print(Text(f"    cannot all hold: {printable(both)}", style="red"))
    if answer.left_out and not explain:
        console.print(Text(f"    {len(answer.left_out)} not added (--explain says why)", style="dim"))
    for left in answer.left_out if explain else ():
        label = labels.get(left.statement, left.statement)
        console.print(
            Text(f"    not added: {printable(label)} [{left.statement}]: {printable(left.reason)}", style="dim")
        )
