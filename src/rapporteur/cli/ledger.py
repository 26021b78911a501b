"""`rapporteur ledger`: copy a ledger from one database to another."""

from typing import Annotated

import typer

from rapporteur.cli.exit_codes import ExitCode
from rapporteur.cli.printing import busy, output, print_json


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    group = typer.Typer(help="Look after ledgers as a whole.", no_args_is_help=True)
    group.command("copy")(copy)
    app.add_typer(group, name="ledger")


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Address of the ledger to copy.", show_default=False)],
    target: Annotated[
        str,
        typer.Argument(metavar="TO", help="Address of the copy: a new file, or an empty database.", show_default=False),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the rows of each table, as JSON.")] = False,
) -> int:
    """Copy a ledger with all its history, between SQLite and PostgreSQL too. `verify` then checks the copy."""
    from rapporteur.ledger.copying import copy_ledger
    from rapporteur.ledger.opening import open_ledger

    with busy("Copying"), open_ledger(source, read_only=True) as here, open_ledger(target) as there:
        copied = copy_ledger(here, there)
        name = there.name
    if as_json:
        print_json(copied)
    else:
        counts = ", ".join(f"{copied.rows[table]:,} {table}" for table in ("documents", "readings", "judgements"))
        output().print(f"Copied {counts} ({copied.total:,} rows) to {name}.", markup=False, soft_wrap=True)
    return ExitCode.OK
