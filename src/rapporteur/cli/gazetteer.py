"""`rapporteur gazetteer`: look places up, say what is known, and add to it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.options import AsJson
from rapporteur.cli.printing import Column, busy, counted_bytes, errors, output, print_json, print_rows, printable

if TYPE_CHECKING:
    from rapporteur.gazetteer.adding import AddedFile, Addition
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


@gazetteer.command("add")
def add(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="GeoNames dumps and code tables, GeoJSON boundaries, CSV tables or JSON records; also zipped.",
        ),
    ],
    *,
    country: Annotated[
        str | None,
        typer.Option(
            "--country", metavar="CODE", help="The country of all places of a table that names none (ISO 3166-1)."
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Add places to the gazetteer. Readings made from now on know them, and say which gazetteer they used."""
    from rapporteur.gazetteer.adding import add_file

    refused = False
    for path in files:
        with counted_bytes(path.name) as progress:
            addition = add_file(path, country=country, progress=progress)
        refused = refused or addition.format is None
        if as_json:
            print_json(addition)
        else:
            _print_addition(addition)
    return ExitCode.UNREAD if refused else ExitCode.OK


def _print_addition(addition: "Addition") -> None:
    name = printable(str(addition.path))
    if addition.known:
        output().print(f"{name}: added before; nothing was done", markup=False, soft_wrap=True)
    elif addition.format is not None:
        skipped = f", {addition.skipped:,} entries could not be read" if addition.skipped else ""
        added = f"{addition.places:,} places under {addition.names:,} names ({addition.format.value}){skipped}"
        output().print(f"{name}: {added}", markup=False, soft_wrap=True)
    for issue in addition.issues:
        errors().print(f"{name}: {printable(issue.message)}", markup=False, soft_wrap=True)


@gazetteer.command("info")
def info(*, as_json: AsJson = False) -> None:
    """Say which gazetteer is in use, where it lies, and what was added to it."""
    from rapporteur.gazetteer.adding import gazetteer_info

    with busy("Opening the gazetteer; the first time takes some seconds"):
        found = gazetteer_info()
    if as_json:
        print_json(found)
        return
    output().print(f"{found.version} in {found.folder}", markup=False, soft_wrap=True)
    output().print(f"{found.default_places:,} places come with the program.", markup=False)
    columns: list[Column[AddedFile]] = [
        Column("file", lambda row: row.name, ratio=4),
        Column("format", lambda row: row.format.value, ratio=2),
        Column("places", lambda row: f"{row.places:,}", right=True),
        Column("names", lambda row: f"{row.names:,}", right=True),
        Column("added", lambda row: f"{row.added:%Y-%m-%d %H:%M} UTC", ratio=2),
        Column("SHA-256", lambda row: row.sha256, at_width=140, ratio=6),
    ]
    print_rows("added files", columns, found.files, json_lines=False)
