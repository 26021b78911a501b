"""`rapporteur names`: compare names, score files of pairs, and look actors up in the registry."""

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.options import AsJson
from rapporteur.cli.printing import Column, joined, output, print_json, print_rows, printable

if TYPE_CHECKING:
    from rapporteur.model.registry import RegistryEntry
    from rapporteur.registry.index import NameIndex
    from rapporteur.registry.matching import NameMatch

names = typer.Typer(help="Compare names in any spelling and script, and look actors up.", no_args_is_help=True)

List = Annotated[
    Path | None,
    typer.Option("--registry", metavar="FILE", help="Look in this list (JSON Lines or a JSON array) and no other."),
]


def add_to(app: typer.Typer) -> None:
    """Register the group of commands."""
    app.add_typer(names, name="names")


@names.command("match")
def match(
    first: Annotated[str, typer.Argument(metavar="A", help="A name.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    *,
    people: Annotated[
        bool | None, typer.Option("--people/--bodies", help="What they name; by default that is not known.")
    ] = None,
    registry: List = None,
    as_json: AsJson = False,
) -> None:
    """Say whether two names stand for one bearer, how likely, and by what."""
    from rapporteur.registry.known import compare_known_names

    found = compare_known_names(first, second, _registry(registry), person=people)
    if as_json:
        print_json({"name1": first, "name2": second, **_decision(found)})
        return
    verdict = "one bearer" if found.same else "two bearers"
    output().print(f"{verdict}, likeness {found.score:.2f}", markup=False)
    for reason in found.reasons:
        output().print(f"  {printable(reason)}", markup=False, soft_wrap=True)


@names.command("score")
def score(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="CSV with a header: name1, name2, schema (Person, Company ...) if known."),
    ],
    *,
    registry: List = None,
) -> int:
    """Decide each pair of a CSV file; prints its columns with score, same and reasons as JSON Lines."""
    from rapporteur.registry.kinds import PERSON_SCHEMATA
    from rapporteur.registry.known import compare_known_names

    listed, refused = _registry(registry), False
    with _opened(file) as stream:
        rows = csv.DictReader(stream)
        if not {"name1", "name2"} <= set(rows.fieldnames or ()):
            raise CommandError(f"{file}: no columns name1 and name2", ExitCode.USAGE)
        for row in rows:
            first, second = row["name1"], row["name2"]
            known = {key: value for key, value in row.items() if key is not None}
            if not first or not second:
                refused = True
                print_json({**known, "score": None, "same": None, "reasons": ["a name is missing"]})
                continue
            person = PERSON_SCHEMATA.get(row.get("schema") or "")
            print_json({**known, **_decision(compare_known_names(first, second, listed, person=person))})
    return ExitCode.UNREAD if refused else ExitCode.OK


@names.command("lookup")
def lookup(
    names_asked: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="Names in any spelling; - reads them from standard input.")
    ],
    *,
    registry: List = None,
    country: Annotated[
        list[str] | None,
        typer.Option("--country", metavar="CODE", help="Where (ISO 3166-1); decides between bearers of one name."),
    ] = None,
    json_lines: AsJson = False,
) -> int:
    """Look actors up by name: the entry, or all that it may be where the registry abstains."""
    known = _registry(registry)
    missing = False
    lines = (line.rstrip("\r\n") for line in sys.stdin) if names_asked == ["-"] else iter(names_asked)
    for name in filter(None, lines):
        found = known.resolve(name, countries=frozenset(code.upper() for code in country or ()))
        missing = missing or found.entry is None
        if json_lines:
            print_json({"name": name, "entry": found.entry, "candidates": found.candidates, "reason": found.reason})
            continue
        output().print(printable(found.reason), markup=False, soft_wrap=True)
        if found.candidates:
            print_rows("actors of that name", _columns(known), found.candidates, json_lines=False)
    return ExitCode.NOT_FOUND if missing else ExitCode.OK


def _columns(known: "NameIndex") -> "list[Column[RegistryEntry]]":
    def ties(row: "RegistryEntry") -> str:
        others = ((tie, known.get(tie.of)) for tie in row.ties)
        return joined(f"{tie.relation.replace('_', ' ')} {other.name if other else tie.of}" for tie, other in others)

    return [
        Column("id", lambda row: row.id, ratio=4),
        Column("name", lambda row: row.name, ratio=5),
        Column("kind", lambda row: row.kind.value, ratio=2),
        Column("countries", lambda row: " ".join(row.countries), ratio=2),
        Column("ties", ties, ratio=6),
        Column("other names", lambda row: joined(row.aliases, "; "), at_width=120, ratio=8),
    ]


def _decision(found: "NameMatch") -> dict[str, object]:
    return {"score": found.score, "same": found.same, "reasons": list(found.reasons)}


def _registry(file: Path | None) -> "NameIndex":
    from rapporteur.registry.index import NameIndex
    from rapporteur.registry.loading import RegistryFileError, default_registry, read_entries

    if file is None:
        return default_registry()
    try:
        with _opened(file) as stream:
            return NameIndex(read_entries(stream.read()), f"file:{file.name}")
    except RegistryFileError as error:
        raise CommandError(f"{file}: {error}", ExitCode.USAGE) from error


@contextmanager
def _opened(file: Path) -> Iterator[TextIO]:
    """The file as text; ends the command with one line where it cannot be read."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            yield stream
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", ExitCode.USAGE) from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{file}: not UTF-8", ExitCode.USAGE) from error
