"""`rapporteur report`: one HTML page of who says what happened, for sending on."""

from pathlib import Path
from typing import Annotated

import typer

from rapporteur.cli import options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import busy, output


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("report")(report)


def report(
    *,
    path: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="Where to write it; - is standard output.")
    ] = Path("report.html"),
    place: options.Place = None,
    first: options.From = None,
    last: options.To = None,
    actor: options.Actor = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    ledger: options.Ledger = None,
) -> None:
    """Write a report: one HTML file that works offline. Names of protected persons are always masked."""
    asked = options.question(
        as_of=as_of, recorded_as_of=recorded_as_of, place=place, first=first, last=last, actor=actor, source=source
    )
    to_screen = str(path) == "-"
    if not to_screen:
        _check_writable(path)
    with busy("Putting the report together"), options.opened(ledger) as store:
        from rapporteur.exports.report import render_report
        from rapporteur.views.dossier import dossier
        from rapporteur.views.tally import tally

        page = render_report(dossier(store, asked), tally(store, asked), scope=options.question_words(asked))
    if to_screen:
        typer.echo(page, nl=False)
        return
    _write(path, page)
    output().print(f"Wrote {path}: {len(page.encode()):,} bytes, nothing in it is loaded from elsewhere.", markup=False)


def _check_writable(path: Path) -> None:
    """Refuse a place that cannot be written before the work is done, not after."""
    if path.is_dir():
        raise CommandError(f"{path} is a folder: name a file", ExitCode.OUTPUT)
    if not path.absolute().parent.is_dir():
        raise CommandError(f"there is no folder {path.absolute().parent} to write the report in", ExitCode.OUTPUT)


def _write(path: Path, page: str) -> None:
    """Write the page beside its place first, so that a full disk leaves no half a report."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(page, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CommandError(f"{path} could not be written: {error.strerror}", ExitCode.OUTPUT) from None
