"""`rapporteur sources`: who says how much; as a tree, who is behind what is said of each incident, who repeats it."""

from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli import columns, options
from rapporteur.cli.printing import busy, output, print_json, print_rows, printable

if TYPE_CHECKING:
    from rich.tree import Tree

    from rapporteur.views.clusters import LinkedIncident


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("sources")(sources)


def sources(
    *,
    place: options.Place = None,
    first: options.From = None,
    last: options.To = None,
    actor: options.Actor = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    tree: Annotated[
        bool,
        typer.Option("--tree", help="For each incident: its independent sources, what goes back to each, and why."),
    ] = False,
    json_lines: options.AsJson = False,
    reveal: options.Reveal = False,
    ledger: options.Ledger = None,
) -> None:
    """List root sources: who says how much, and which outlets carry it. The period is that of publication."""
    asked = options.question(
        as_of=as_of,
        recorded_as_of=recorded_as_of,
        place=place,
        first=first,
        last=last,
        actor=actor,
        source=source,
        reveal=reveal,
    )
    if not tree:
        find, shown = columns.of_sources()
        with busy("Asking the ledger"), options.opened(ledger) as store:
            rows = find(store, asked)
        print_rows("root sources", shown, rows, json_lines=json_lines)
        return
    from rapporteur.views.clusters import linked_incidents

    with busy("Following sources to their roots"), options.opened(ledger) as store:
        linked = linked_incidents(store, asked)
    for one in linked:
        if json_lines:
            print_json({"incident": one.id, "independent_sources": len(one.sources), "sources": one.sources})
        else:
            output().print(_tree(one))


def _tree(one: "LinkedIncident") -> "Tree":
    """One incident, under it its root sources, under each what goes back to it."""
    from rich.text import Text
    from rich.tree import Tree

    from rapporteur.exports.labels import day_label

    number = len(one.sources)
    when, where = day_label(one.earliest, one.latest) or "undated", one.places[0] if one.places else "place not stated"
    head = f"{one.type.replace('_', ' ')}, {where}, {when} [{one.id}]: "
    head += "1 independent source" if number == 1 else f"{number} independent sources"
    tree = Tree(Text(printable(head), style="bold"))
    if one.told_as:
        branch = tree.add(Text("told as a clash and as people killed who did not fight: one event, or two"))
        for told in one.told_as:
            who = ", ".join(told.sources) or told.record.rpartition("#")[0]
            branch.add(Text(printable(f"{told.type.replace('_', ' ')}, by {who}: “{told.quote}”"), style="dim"))
    for root in one.sources:
        because = f" (one voice: {'; '.join(root.reasons)})" if root.reasons else ""
        branch = tree.add(Text(printable(f"{root.name}, {root.kind}{because}")))
        for said in root.said:
            through = "".join(f", carried by {name}" for name in said.via)
            words = f": {said.content[:90]}" if said.content else ""
            branch.add(Text(printable(f"{said.document}{through}{words}"), style="dim"))
    return tree
