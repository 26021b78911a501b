"""`rapporteur history`: how what is known of an incident grew, by publication and by recording."""

from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli import options
from rapporteur.cli.printing import busy, output, print_json, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rapporteur.views.history import Change, Step, Toll


_VERDICTS = {"positive": "yes", "negative": "no", "unsure": "undecided"}


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("history")(history)


def history(
    record: Annotated[
        str,
        typer.Argument(metavar="ID", help="An incident or a figure, as another command printed it: DOCUMENT#RECORD."),
    ],
    *,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    as_json: options.AsJson = False,
    reveal: options.Reveal = False,
    ledger: options.Ledger = None,
) -> None:
    """Show how a toll rose: who said what when, who decided what, and what was known from then on."""
    asked = options.question(as_of=as_of, recorded_as_of=recorded_as_of, reveal=reveal)
    with busy("Going through the past"), options.opened(ledger) as store:
        from rapporteur.views.history import history as find

        found = find(store, record, asked)
    axes = (("published", found.published), ("recorded", found.recorded))
    if as_json:
        for name, steps in axes:
            for step in steps:
                print_json({"id": found.id, "by": name, **_plain(step)})
        return
    _print(f"{printable(found.id)} by publication, as known today", found.published)
    _print("by recording, as the ledger stood", found.recorded)


def _plain(step: "Step") -> "dict[str, object]":
    return {name: getattr(step, name) for name in ("at", "tolls", "documents", "changes")}


def _print(title: str, steps: "Sequence[Step]") -> None:
    from rich.text import Text

    console = output()
    console.print(Text(title, style="bold"))
    for step in steps:
        head = Text(f"{step.at:%Y-%m-%d %H:%M:%S} UTC" if hasattr(step.at, "hour") else f"{step.at}", style="bold")
        head.append(f"  {_known(step.tolls)}", style="not bold")
        head.append(f"  ({step.documents:,} {'document' if step.documents == 1 else 'documents'})", style="dim")
        console.print(head, soft_wrap=True)
        for change in step.changes:
            console.print(Text(f"    {printable(_said(change))}"), soft_wrap=True)
    if not steps:
        console.print(Text("  nothing yet", style="dim"))
    console.print()


def _known(tolls: "Sequence[Toll]") -> str:
    from rapporteur.exports.labels import count_label

    said = [
        f"{toll.measure} {count_label(toll.low, toll.high)}{', contested' if toll.contested else ''} "
        f"(by {', '.join(toll.figures)})"
        for toll in tolls
        if toll.low is not None or toll.high is not None
    ]
    return "; ".join(said) or "no count"


def _said(change: "Change") -> str:
    """One change in a line: what it is, who is behind it, its words, its id."""
    from rapporteur.exports.labels import count_label, source_label, who_label
    from rapporteur.views.figures import FigureRow
    from rapporteur.views.incidents import IncidentRow

    row = change.row
    sign = "-" if change.kind.value.startswith("not_") else "+"
    match row:
        case FigureRow():
            carried = f" in {row.publisher}" if row.publisher and row.publisher != row.source.name else ""
            unit = row.unit if row.unit != "people" else ""
            counted = [count_label(row.low, row.high, row.qualifier), row.measure, unit, who_label(row.who)]
            part = f", part of {row.part_of}" if row.part_of else ""
            what = f"{' '.join(filter(None, counted))}{part}, {source_label(row.source)}{carried}"
            return f"{sign} {what}, published {row.published or 'day not stated'}: «{row.quote}» [{change.id}]"
        case IncidentRow():
            by = row.publisher or row.document
            day = row.published or "day not stated"
            return f"{sign} told by {by}, published {day}: «{row.quote}» [{change.id}]"
    verdict = f"{row.question.replace('_', ' ')}: {_VERDICTS[row.verdict]}"
    if row.corrections:
        verdict += f" ({', '.join(f'{field} {value}' for field, value in row.corrections)})"
    by = f"{row.author}{'' if row.author_kind == 'person' else ' (machine)'}"
    return f"{sign} {verdict}, decided by {by}: {row.reason} [{' = '.join(row.about)}] [{change.id[:12]}]"
