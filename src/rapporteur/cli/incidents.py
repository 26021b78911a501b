"""`rapporteur incidents`: what each document says happened, or what several say happened once."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from rapporteur.cli import columns, options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import busy, print_json, print_rows

if TYPE_CHECKING:
    from rapporteur.views.clusters import LinkedIncident

_NOUN = "incidents as told: one event may be told several times"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("incidents")(incidents)


def incidents(
    *,
    place: options.Place = None,
    first: options.From = None,
    last: options.To = None,
    actor: options.Actor = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    json_lines: options.AsJson = False,
    clusters_json: Annotated[
        bool,
        typer.Option("--clusters-json", help="Print every linked incident with its toll, as one JSON object."),
    ] = False,
    members: Annotated[
        str,
        typer.Option(
            "--members", metavar="documents|mentions", help="What --clusters-json lists of each incident's accounts."
        ),
    ] = "documents",
    reveal: options.Reveal = False,
    ledger: options.Ledger = None,
) -> None:
    """List incidents: what each document says happened, when, where and by whom."""
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
    if members not in {"documents", "mentions"}:
        raise CommandError(f"--members takes documents or mentions, not {members!r}", ExitCode.USAGE)
    if clusters_json:
        from rapporteur.views.clusters import linked_incidents

        with busy("Linking incidents"), options.opened(ledger) as store:
            linked = linked_incidents(store, asked)
        kind: Literal["documents", "mentions"] = "documents" if members == "documents" else "mentions"
        print_json({"incidents": [tally_row(one, kind) for one in linked]})
        return
    find, shown = columns.of_incidents()
    with busy("Asking the ledger"), options.opened(ledger) as store:
        rows = find(store, asked)
    print_rows(_NOUN, shown, rows, json_lines=json_lines)


def tally_row(one: "LinkedIncident", members: Literal["documents", "mentions"]) -> dict[str, Any]:
    """One linked incident as an object of the tally format, which scorers of linking take."""
    named = (
        list(one.documents)
        if members == "documents"
        else [f"{mention.document}:{mention.start}-{mention.end}" for mention in one.mentions]
    )
    return {
        "id": one.id,
        "type": one.type,
        "status": one.status,
        "members": named,
        "mentioned_in": list(one.mentioned_in),
        "place": one.places[0] if one.places else None,
        "places": list(one.places),
        "earliest": one.earliest,
        "latest": one.latest,
        "killed": _toll(one, "killed"),
        "injured": _toll(one, "injured"),
        "independent_sources": len(one.sources),
        "judgements": list(one.judgements),
        "told_as": [asdict(told) for told in one.told_as],
    }


def _toll(one: "LinkedIncident", measure: Literal["killed", "injured"]) -> dict[str, Any]:
    toll = one.killed if measure == "killed" else one.injured
    return {
        "low": toll.low,
        "high": toll.high,
        "contested": toll.contested,
        "figures": list(toll.figures),
        "conflict": list(toll.conflict),
        "assumptions": list(toll.assumptions),
    }
