"""`rapporteur compare`: the ledger beside a table: who has which incident, what differs, what is missing."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rapporteur.cli import options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.importing import Format, MappingFile, layout_named
from rapporteur.cli.printing import Column, as_json, busy, errors, output, print_json, print_rows, printable

if TYPE_CHECKING:
    from rapporteur.imports.layouts import Layout
    from rapporteur.model.reading import Reading
    from rapporteur.views.comparing import Agreement, Comparison, Happening, Match


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("compare")(compare)


def compare(
    format_: Format,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The table; it is read, not imported.")],
    *,
    mapping: MappingFile = None,
    place: options.Place = None,
    first: options.From = None,
    last: options.To = None,
    actor: options.Actor = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    shown: Annotated[int, typer.Option("--show", metavar="N", help="How many of each list to print.")] = 20,
    json_lines: options.AsJson = False,
    reveal: options.Reveal = False,
    ledger: options.Ledger = None,
) -> None:
    """Match the ledger's incidents with a table's rows by time, place, kind, actors and deaths; print what differs."""
    from rapporteur.views.comparing import compare_with

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
    refused: list[str] = []
    with busy("Comparing"), options.opened(ledger) as store:
        found = compare_with(store, _readings(file, layout_named(format_, mapping), refused), asked)
    if json_lines:
        _print_json(found, file, len(refused))
    else:
        _print(found, file, shown)
    if refused:
        errors().print(
            printable(f"{len(refused):,} rows could not be read and were left out; the first: {refused[0]}"),
            markup=False,
            soft_wrap=True,
        )


def _readings(file: Path, layout: "Layout", refused: list[str]) -> "Iterator[tuple[str, Reading]]":
    """The readings of a table's rows with the ids of their documents; what is refused is kept as a message."""
    from datetime import UTC, datetime

    from rapporteur.imports.arrivals import Arrivals, measured_file
    from rapporteur.imports.tables import TableError, open_table
    from rapporteur.model.reading import Reading

    arrivals = Arrivals(measured_file(file, datetime.now(UTC)), layout, layout.table or file.stem, layout.publisher)
    with file.open("rb") as stream:
        try:
            table = open_table(stream, layout)
        except TableError as error:
            raise CommandError(f"{file}: {error}", ExitCode.UNREAD) from None
        for row in table.rows():
            if row.blank:
                continue
            received, reading = arrivals.row(row)
            if isinstance(reading, Reading):
                yield received.document.id, reading
            else:
                refused.append(reading.issues[0].message)


def _print(found: "Comparison", file: Path, shown: int) -> None:
    console = output()
    sure = sum(match.sure for match in found.matches)
    words = (
        f"The ledger has {found.ours:,} incidents, {file.name} {found.theirs:,}: "
        f"{sure:,} match and {len(found.matches) - sure:,} more may; "
        f"{len(found.only_ours):,} are in the ledger only, {len(found.only_theirs):,} in the table only. "
        f"Of the table {found.beyond:,} lie where or when the ledger tells of nothing or nothing was asked, "
        f"and {found.undated:,} are dated too loosely to be matched."
    )
    console.print(printable(words), markup=False, soft_wrap=True)
    if found.matches:
        print_rows("fields of the matches", _FIELD_COLUMNS, found.agreement, json_lines=False)
    for title, columns, rows in (
        ("matches", _MATCH_COLUMNS, found.matches),
        ("in the ledger only", _ALONE_COLUMNS, found.only_ours),
        ("in the table only", _ALONE_COLUMNS, found.only_theirs),
    ):
        some: Any = rows[:shown]
        if rows:
            rest = f"; {len(rows) - len(some):,} more with --show {len(rows)}" if len(rows) > len(some) else ""
            print_rows(f"{title}{rest}", columns, some, json_lines=False)


def _field(match: "Match", name: str) -> str:
    return next(one.words for one in match.differences if one.field == name)


def _where(one: "Happening") -> str:
    return ", ".join(dict.fromkeys([*(site.name for site in one.sites[:1]), *one.areas[:1], one.country or ""]))


def _when(one: "Happening") -> str:
    from rapporteur.exports.labels import day_label

    return day_label(one.earliest, one.latest) or "?"


def _dead(one: "Happening") -> str:
    from rapporteur.views.comparing import told_deaths

    return "" if one.deaths is None else told_deaths(one.deaths)


_FIELD_COLUMNS: "list[Column[Agreement]]" = [
    Column("field", lambda row: row.field),
    Column("same", lambda row: f"{row.same:,}", right=True),
    Column("near", lambda row: f"{row.near:,}", right=True),
    Column("differs", lambda row: f"{row.differs:,}", right=True),
    Column("not stated by one", lambda row: f"{row.not_stated:,}", right=True),
]
_MATCH_COLUMNS: "list[Column[Match]]" = [
    Column("ledger", lambda row: row.ours.id, ratio=4),
    Column("table", lambda row: row.theirs.id, ratio=4),
    Column("score", lambda row: f"{row.score:.1f}{'' if row.sure else ' ?'}", right=True),
    Column("where", lambda row: _where(row.ours), ratio=4),
    Column("dates", lambda row: _field(row, "dates"), ratio=4),
    Column("place", lambda row: _field(row, "place"), at_width=100, ratio=4),
    Column("deaths", lambda row: _field(row, "deaths"), ratio=4),
    Column("actors", lambda row: _field(row, "actors"), at_width=140, ratio=5),
]
_ALONE_COLUMNS: "list[Column[Happening]]" = [
    Column("id", lambda row: row.id, ratio=4),
    Column("when", _when, ratio=3),
    Column("where", _where, ratio=5),
    Column("what", lambda row: ", ".join(sorted(row.kinds)).replace("_", " "), ratio=3),
    Column("dead", _dead, ratio=2),
    Column("actors", lambda row: ", ".join(row.actors), at_width=100, ratio=5),
]


def _print_json(found: "Comparison", file: Path, refused: int) -> None:
    for match in found.matches:
        print_json({"record": "match", **_plain(match)})
    for name, rows in (("ledger_only", found.only_ours), ("table_only", found.only_theirs)):
        for row in rows:
            print_json({"record": name, **_plain(row)})
    print_json(
        {
            "record": "summary",
            "table": file.name,
            "ledger_incidents": found.ours,
            "table_incidents": found.theirs,
            "matches": sum(match.sure for match in found.matches),
            "possible_matches": sum(not match.sure for match in found.matches),
            "ledger_only": len(found.only_ours),
            "table_only": len(found.only_theirs),
            "beyond": found.beyond,
            "undated": found.undated,
            "refused": refused,
            "agreement": found.agreement,
        }
    )


def _plain(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = as_json(asdict(value))
    for one in (found, *(found[side] for side in ("ours", "theirs") if side in found)):
        one["kinds"] = sorted(one["kinds"]) if "kinds" in one else None
    return {name: item for name, item in found.items() if name != "kinds" or item is not None}
