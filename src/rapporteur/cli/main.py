"""The entry point: commands, and how whatever goes wrong becomes one plain line and an exit code."""

import os
import sys
from collections.abc import Sequence

import typer

from rapporteur.cli import (
    asking,
    comparing,
    evaluate,
    exporting,
    gazetteer,
    history,
    importing,
    incidents,
    judge,
    ledger,
    maverick,
    muc4,
    names,
    reading,
    reporting,
    review,
    serving,
    showing,
    sources,
    tallying,
    verifying,
    victims,
)
from rapporteur.cli.exit_codes import CommandError, ExitCode

app = typer.Typer(
    name="rapporteur",
    help="Read conflict reporting into an auditable ledger of who says what happened, and ask it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
reading.add_to(app)
importing.add_to(app)
comparing.add_to(app)
asking.add_to(app)
incidents.add_to(app)
sources.add_to(app)
tallying.add_to(app)
victims.add_to(app)
showing.add_to(app)
history.add_to(app)
review.add_to(app)
judge.add_to(app)
reporting.add_to(app)
exporting.add_to(app)
gazetteer.add_to(app)
names.add_to(app)
serving.add_to(app)
verifying.add_to(app)
ledger.add_to(app)
evaluate.add_to(app)
maverick.add_to(app)
muc4.add_to(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        from rapporteur.version import VERSION

        sys.stdout.write(f"rapporteur {VERSION}\n")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: bool = typer.Option(False, "--version", is_eager=True, callback=_show_version, help="Print the version."),
) -> None:
    """Read conflict reporting into an auditable ledger of who says what happened, and ask it."""
    del version


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: the command line without the program's name.

    Returns:
        The exit code: a value of `ExitCode`.
    """
    _prepare_streams()
    try:
        code = typer.main.get_command(app).main(list(arguments), prog_name="rapporteur", standalone_mode=False)
        sys.stdout.flush()
    except Exception as error:
        return _explained(error)
    except SystemExit:  # typer's answer when whoever read our output has had enough
        return _let_go_of_output()
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    if code == ExitCode.INTERRUPTED:  # typer turns most interruptions into this code, without a word
        return _said("stopped; the ledger holds every document that was finished", ExitCode.INTERRUPTED)
    return int(code or ExitCode.OK)


def _prepare_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A lone surrogate, escaped, is still a valid string of JSON.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _said(message: str, code: ExitCode) -> ExitCode:
    line = " ".join(message.split())
    sys.stderr.write(f"rapporteur: {line}\n")
    return code


def _let_go_of_output() -> ExitCode:
    """Send what is left of the output nowhere: Python would complain of the closed pipe once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return ExitCode.OK


def _explained(error: Exception) -> ExitCode:
    """Say what went wrong in one line; the exit code that goes with it."""
    from rapporteur.ledger.errors import LedgerError, RecordNotFoundError

    match error:
        case CommandError():
            return _said(str(error), error.code)
        case typer.TyperException():
            message = error.format_message()  # empty where the help was printed instead
            return _said(message, ExitCode.USAGE) if message else ExitCode.USAGE
        case typer.Abort():
            return _said("stopped", ExitCode.INTERRUPTED)
        case RecordNotFoundError():
            return _said(str(error), ExitCode.NOT_FOUND)
        case LedgerError():
            return _said(str(error), ExitCode.LEDGER)
        case BrokenPipeError():
            return _let_go_of_output()
        case OSError():
            name = f"{error.filename}: " if error.filename else ""
            return _said(f"{name}{error.strerror or error}", ExitCode.OUTPUT)
    if os.environ.get("RAPPORTEUR_DEBUG"):
        raise error
    return _said(f"defect: {type(error).__name__}: {error} (RAPPORTEUR_DEBUG=1 shows where)", ExitCode.DEFECT)


def run() -> None:
    """The console script: run the command that the process was started with, and exit."""
    sys.exit(main(sys.argv[1:]))
