"""`rapporteur muc4`: fill the templates of MUC-4, for any scorer of that format."""

from pathlib import Path
from typing import Annotated

import typer

from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import busy, errors


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("muc4")(muc4)


def muc4(
    *,
    texts: Annotated[Path, typer.Option("--texts", metavar="FILE", help="Messages of a MUC-3/4 corpus.")],
    responses: Annotated[Path, typer.Option("--responses", metavar="FILE", help="Where the templates are written.")],
) -> int:
    """Fill the incident templates of MUC-4 for one file of messages, upper or mixed case, in the official format."""
    from rapporteur.evaluation.muc4.running import responses as filled
    from rapporteur.tagging.engine import default_tagger

    try:
        # The corpora are ASCII with a few odd bytes; every byte is a character of Latin-1.
        raw = texts.read_text(encoding="latin-1")
    except OSError as error:
        raise CommandError(f"{texts}: {error.strerror or error}", ExitCode.USAGE) from error
    count = 0
    with responses.open("w", encoding="latin-1") as out, busy("Filling templates"):
        for block in filled(raw, default_tagger()):
            out.write(block)
            count += 1
    if not count:
        raise CommandError(f"{texts}: no message that begins with a line like DEV-MUC3-0001", ExitCode.UNREAD)
    errors().print(f"{count:,} messages", markup=False)
    return ExitCode.OK
