"""`rapporteur import`: take a table of the field into the ledger, each row as a report by its source."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli import options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import as_json as plain
from rapporteur.cli.printing import errors, output, print_json, printable

if TYPE_CHECKING:
    from rapporteur.importing import Account
    from rapporteur.imports.layouts import Layout

Format = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT", help="acled, ucdp, polecat, gdelt, airwars, atlos, dtm, or csv with a mapping file."
    ),
]
File = Annotated[Path | None, typer.Argument(metavar="FILE", help="The table: CSV, TSV or JSON Lines.")]
MappingFile = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="M.toml", help="For csv: which columns hold what. See --example-mapping."),
]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("import")(import_)


def import_(
    format_: Format,
    file: File = None,
    *,
    mapping: MappingFile = None,
    example_mapping: Annotated[
        bool, typer.Option("--example-mapping", help="Print an example of a mapping file, and import nothing.")
    ] = False,
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="NAME", help="The name under which rows keep their ids from file to file."),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Who publishes the table.")
    ] = None,
    link: Annotated[
        bool, typer.Option("--link", help="Also link the rows with what else the ledger holds, and with one another.")
    ] = False,
    as_json: options.AsJson = False,
    ledger: options.Ledger = None,
) -> int:
    """Import a table: every row becomes a report by its publisher, with its cells as evidence, never a fact."""
    if example_mapping:
        from rapporteur.imports.mapping import EXAMPLE

        output().print(EXAMPLE, markup=False, soft_wrap=True, end="")
        return ExitCode.OK
    if file is None:
        raise CommandError("import which file? Name it after the format", ExitCode.USAGE)
    layout = layout_named(format_, mapping)
    from rapporteur.importing import import_table
    from rapporteur.imports.tables import TableError

    console = errors()
    with options.opened(ledger, write=True) as store:
        advance = (lambda rows: console.print(f"{rows:,} rows", end="\r")) if console.is_terminal else None
        try:
            account = import_table(store, file, layout, name=table, publisher=publisher, link=link, progress=advance)
        except TableError as error:
            raise CommandError(f"{file}: {error}", ExitCode.UNREAD) from None
    if as_json:
        print_json({**plain(account), "accounted": account.accounted})
    else:
        _print(account, file)
    return ExitCode.UNREAD if account.refused else ExitCode.OK


def layout_named(format_: str, mapping: Path | None) -> "Layout":
    """The layout of a format given by name; csv takes that of the mapping file.

    Raises:
        CommandError: there is no such format, or its mapping file is missing or says what none can say.
        OSError: the mapping file cannot be read.
    """
    from rapporteur.imports.formats import LAYOUTS, MAPPED, NAMES
    from rapporteur.imports.mapped import layout_of
    from rapporteur.imports.mapping import MappingError, read_mapping

    if format_ == MAPPED:
        if mapping is None:
            example = "an example prints with `rapporteur import csv --example-mapping`"
            raise CommandError(f"csv needs --mapping M.toml: {example}", ExitCode.USAGE)
        try:
            return layout_of(read_mapping(mapping.read_text(encoding="utf-8")))
        except (MappingError, UnicodeDecodeError) as error:
            raise CommandError(f"{mapping}: {error}", ExitCode.USAGE) from None
    if format_ not in LAYOUTS:
        raise CommandError(f"there is no format {format_!r}: take {', '.join(NAMES)}", ExitCode.USAGE)
    if mapping is not None:
        raise CommandError(f"--mapping goes with csv, not with {format_}", ExitCode.USAGE)
    return LAYOUTS[format_]


def _print(account: "Account", file: Path) -> None:
    console = output()
    repeated = f" ({account.repeated:,} under an id that another row bears)" if account.repeated else ""
    parts = [
        f"{account.imported:,} imported{repeated}",
        f"{account.changed:,} in a new version",
        f"{account.merged:,} merged with what was there",
        f"{account.refused:,} refused",
    ]
    parts += [f"{account.read_anew:,} read anew"] if account.read_anew else []
    parts += [f"{account.blank:,} blank"] if account.blank else []
    sums = "all accounted for" if account.accounted else "NOT ALL ACCOUNTED FOR: please report this as a defect"
    words = f"{file.name} into {account.table}: {account.rows:,} rows: {', '.join(parts)}; {sums}."
    console.print(printable(words), markup=False, soft_wrap=True)
    for title, counter in (("refused", account.reasons), ("remark", account.remarks)):
        for code, number in counter.most_common():
            line = f"{title}: {number:,} × {code}: {account.examples[code]}"
            errors().print(printable(line), markup=False, soft_wrap=True)
