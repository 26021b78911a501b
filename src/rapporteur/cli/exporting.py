"""`rapporteur export`: what the ledger holds, in the formats of the field."""

from pathlib import Path
from typing import Annotated

import typer

from rapporteur.cli import options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import busy, output


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("export")(export)


def export(
    *,
    name: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="acled, ucdp, hxl, geojson, geopackage, parquet, ftm, plover, timemap or prov.",
            show_default=False,
        ),
    ],
    path: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="PATH", help="The file to write; for parquet the folder.", show_default=False
        ),
    ],
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there already.")] = False,
    place: options.Place = None,
    first: options.From = None,
    last: options.To = None,
    actor: options.Actor = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    reveal: options.Reveal = False,
    ledger: options.Ledger = None,
) -> None:
    """Write what the ledger holds in a format of the field, with a sidecar that says what the format cannot hold."""
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
    from rapporteur.exports.formats import FORMATS
    from rapporteur.exports.formats import export as write
    from rapporteur.exports.material import LedgerMaterial
    from rapporteur.exports.writing import AlreadyThereError

    wanted = FORMATS.get(name)
    if wanted is None:
        raise CommandError(f"FORMAT is one of {', '.join(FORMATS)}, not {name!r}", ExitCode.USAGE)
    _check_writable(path, folder=wanted.folder)
    try:
        with busy(f"Writing {name}"), options.opened(ledger) as store:
            done = write(LedgerMaterial.of(store, asked), asked, wanted, path, force=force)
    except AlreadyThereError as error:
        hint = "name another, or give --force to replace it"
        raise CommandError(f"{error.path} is there already: {hint}", ExitCode.OUTPUT) from None
    for file in done.files:
        rows = done.about.rows.get(file.name)
        number = "" if rows is None else f", {rows:,} rows"
        output().print(f"Wrote {file}: {file.stat().st_size:,} bytes{number}", markup=False, soft_wrap=True)


def _check_writable(path: Path, *, folder: bool) -> None:
    """Refuse a place that cannot be written before the work is done, not after."""
    if path.is_dir() and not folder:
        raise CommandError(f"{path} is a folder: name a file", ExitCode.OUTPUT)
    if path.is_file() and folder:
        raise CommandError(f"{path} is a file: name a folder", ExitCode.OUTPUT)
    if not path.name:
        raise CommandError("--output takes the path of a file or folder", ExitCode.USAGE)
    if not path.absolute().parent.is_dir():
        raise CommandError(f"there is no folder {path.absolute().parent} to write in", ExitCode.OUTPUT)
