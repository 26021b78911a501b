"""The commands that list what the ledger holds; they share their options and differ in what they ask and show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from rapporteur.cli import columns, options
from rapporteur.cli.printing import Column, busy, print_rows


@dataclass(frozen=True, slots=True)
class Listing:
    """A command that lists rows: its help, what its rows are called, and what loads its question and its columns."""

    name: str
    summary: str
    noun: str
    load: Callable[[], tuple[Callable[..., Sequence[Any]], Sequence[Column[Any]]]]


LISTINGS = (
    Listing(
        "documents",
        "List documents: what the ledger holds, in which version, and what could not be read. "
        "The period is that of publication.",
        "documents",
        columns.of_documents,
    ),
    Listing(
        "claims",
        "List claims: who is credited with saying what. The period is that of publication.",
        "claims",
        columns.of_claims,
    ),
    Listing(
        "figures",
        "List figures: every count with its bounds, its source and its words. They overlap: see `tally` for totals.",
        "figures; they overlap and are not to be added",
        columns.of_figures,
    ),
    Listing(
        "actors",
        "List actors: the parties, offices, outlets and persons that documents name. "
        "The period is that of publication.",
        "actors",
        columns.of_actors,
    ),
)


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for listing in LISTINGS:
        app.command(listing.name, help=listing.summary)(_command(listing))


def _command(listing: Listing) -> Callable[..., None]:
    def command(
        *,
        place: options.Place = None,
        first: options.From = None,
        last: options.To = None,
        actor: options.Actor = None,
        source: options.Source = None,
        as_of: options.AsOf = None,
        recorded_as_of: options.RecordedAsOf = None,
        json_lines: options.AsJson = False,
        reveal: options.Reveal = False,
        ledger: options.Ledger = None,
    ) -> None:
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
        find, shown = listing.load()
        with busy("Asking the ledger"), options.opened(ledger) as store:
            rows = find(store, asked)
        print_rows(listing.noun, shown, rows, json_lines=json_lines)

    return command
