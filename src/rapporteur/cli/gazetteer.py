"""`rapporteur gazetteer`: look places up, say what is known, and add to it."""

from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.options import AsJson
from rapporteur.cli.printing import Column, busy, print_rows

if TYPE_CHECKING:
    from rapporteur.model.places import GazetteerEntry

gazetteer = typer.Typer(help="Look places up, say what is known, and add to it.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Register the group of commands."""
    app.add_typer(gazetteer, name="gazetteer")


@gazetteer.command("lookup")
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any spelling.")],
    *,
    json_lines: AsJson = False,
) -> None:
    """List the places that bear a name, the best known first."""
    from rapporteur.gazetteer.store import open_default

    with busy("Opening the gazetteer; the first time takes some seconds"):
        found = open_default().candidates(name)
    if not found:
        raise CommandError(f"no place is called {name!r}", ExitCode.NOT_FOUND)
    columns: list[Column[GazetteerEntry]] = [
        Column("id", lambda row: row.id, ratio=4),
        Column("name", lambda row: row.name, ratio=5),
        Column("kind", lambda row: row.kind.value, ratio=2),
        Column("country", lambda row: row.country or "", ratio=2),
        Column("area", lambda row: ", ".join(part for part in (row.admin1, row.admin2) if part), ratio=5),
        Column("latitude", lambda row: "" if row.latitude is None else f"{row.latitude:.3f}", right=True),
        Column("longitude", lambda row: "" if row.longitude is None else f"{row.longitude:.3f}", right=True),
        Column("population", lambda row: f"{row.population:,}" if row.population else "", at_width=100, right=True),
    ]
    print_rows("places of that name", columns, found, json_lines=json_lines)
