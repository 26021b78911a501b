"""`rapporteur tally`: what the figures allow to be said, source by source, and what was not added."""

from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli import options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import busy, output, print_json, printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.table import Table

    from rapporteur.ledger.opening import LedgerStore
    from rapporteur.model.vocabularies import VictimClass
    from rapporteur.views.questions import Question
    from rapporteur.views.tally import Tally, TallyLine
    from rapporteur.views.workings import Working


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
    rule: Annotated[
        list[str] | None,
        typer.Option(
            "--rule",
            metavar="NAME",
            help="Count the dead of each incident as acled, ucdp, airwars, ibc or un would; repeat, or all.",
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Unfold each number into figures, rules and words.")
    ] = False,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    as_json: options.AsJson = False,
    ledger: options.Ledger = None,
) -> None:
    """Tally figures as bounds: by place, measure and root source. Overlapping scopes are never added."""
    asked = options.question(
        as_of=as_of, recorded_as_of=recorded_as_of, place=place, first=first, last=last, actor=actor, source=source
    )
    if rule:
        from rapporteur.cli.counting import print_by_rules

        print_by_rules(rule, who or [], asked, ledger, explain=explain, json_lines=as_json)
        return
    classes = _classes(who or [])
    with busy("Working out bounds"), options.opened(ledger) as store:
        from rapporteur.views.tally import tally as ask

        found = ask(store, asked, classes)
        words = _words(store, found, asked) if explain and not as_json else {}
    if as_json:
        for line in found.lines:
            print_json(line)
        return
    _print(found, words, explain=explain)


def _words(store: "LedgerStore", found: "Tally", asked: "Question") -> "Mapping[str, Working]":
    from rapporteur.views.workings import workings

    return workings(store, {row.id: row for line in found.lines for row in line.figures}.values(), asked)


def _classes(words: list[str]) -> "frozenset[VictimClass]":
    from rapporteur.model.vocabularies import VictimClass

    try:
        return frozenset(VictimClass(word) for word in words)
    except ValueError:
        known = ", ".join(VictimClass)
        raise CommandError(f"--who takes one of {known}", ExitCode.USAGE) from None


def _print(found: "Tally", words: "Mapping[str, Working]", *, explain: bool) -> None:
    from rich.text import Text

    from rapporteur.cli.explaining import explained
    from rapporteur.views.filters import country_name

    console = output()
    bounded = {line.place for line in found.lines if line.answer.by_source}
    for place in dict.fromkeys(line.place for line in found.lines if explain or line.place in bounded):
        lines = [line for line in found.lines if line.place == place]
        console.print(Text(printable(place), style="bold"))
        if place in bounded:
            console.print(_table(lines))
        for line in lines if explain else ():
            for reason in explained(line, words):
                console.print(Text(f"  {reason}", style="dim"), soft_wrap=True)
        console.print()
    for many in found.too_many:
        where = printable(country_name(many.country) or many.country or "No place stated")
        console.print(
            Text(f"{where}: {many.figures:,} figures are too many to reconcile at once: ask for a part of it.")
        )
    if not bounded and not found.too_many:
        console.print(Text("No figures to tally."))
    silent, left_out = len(found.not_asserted), sum(len(line.answer.left_out) for line in found.lines)
    for left in found.not_asserted if explain else ():
        console.print(Text(f"not counted: {printable(left.statement)}: {printable(left.reason)}", style="dim"))
    hint = "" if explain else " (--explain says why)"
    if found.wider:
        nearest = "Of figures on wider or unnamed places only those nearest in time were asked: the others "
        console.print(Text(f"{nearest}cannot raise the least count, but may lower the greatest.", style="dim"))
    console.print(
        Text(
            f"{left_out:,} times a figure was not added, {silent:,} figures assert nothing{hint}. "
            "Bounds, not facts; lines share people and are not to be added.",
            style="dim",
        )
    )


def _table(lines: "Sequence[TallyLine]") -> "Table":
    """The lines of one place: the envelope of each count, and under it the bound of each root source."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from rapporteur.exports.labels import bound_label, figure_label, who_label

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, header_style="dim")
    table.add_column("count of", ratio=3)
    table.add_column("bounds", ratio=3, justify="right")
    table.add_column("by the word of", ratio=8, overflow="fold")
    for line in lines:
        answer = line.answer
        if not answer.by_source:  # nothing bounds it; --explain and --json have the figures that were left out
            continue
        envelope = bound_label(answer.envelope.low, answer.envelope.high) if answer.envelope else "no bound"
        unit = line.unit if line.unit != "people" else ""
        what = " ".join(part for part in (line.measure, unit, who_label(line.who)) if part)
        if len(answer.by_source) == 1:
            table.add_row(what, Text(envelope, style="bold"), Text(printable(answer.by_source[0][0])))
            continue
        table.add_row(what, Text(envelope, style="bold"), Text("any one of them", style="dim"))
        for name, bound in answer.by_source:
            remark = ", who contradicts itself" if bound.conflict else ""
            table.add_row("", Text(bound_label(bound.low, bound.high)), Text(printable(name) + remark))
        if answer.conflict:
            labels = {row.id: figure_label(row) for row in line.figures}
            both = " / ".join(labels.get(i, i) for i in answer.conflict)
            table.add_row("", Text("cannot all hold", style="red"), Text(printable(both), style="red"))
    return table
