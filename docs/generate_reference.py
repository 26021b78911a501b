"""Write the reference pages that the code itself knows best: commands, exit codes, the reading format and its schema.

`make docs` runs it; a test fails when the pages in `docs/reference` are not what it would write.
"""

import dataclasses
import inspect
import json
import re
import types
import typing
from collections.abc import Iterator
from enum import EnumMeta
from pathlib import Path
from typing import Any

import typer

from rapporteur.cli.exit_codes import ExitCode
from rapporteur.cli.main import app
from rapporteur.model import vocabularies
from rapporteur.model.contract import reading_schema
from rapporteur.model.reading import READING_FORMAT, Reading, Unread

REFERENCE = Path(__file__).parent / "reference"
GENERATED = "<!-- Written by docs/generate_reference.py: change the code, then run `make docs`. -->\n"


def pages() -> dict[str, str]:
    """Every generated page by its name in `docs/reference`."""
    return {
        "commands.md": "\n".join(commands_page()) + "\n",
        "reading-records.md": "\n".join(records_page()) + "\n",
        "reading.schema.json": json.dumps(reading_schema(), indent=1, ensure_ascii=False) + "\n",
    }


def commands_page() -> Iterator[str]:
    """The commands with their options, and the exit codes."""
    yield "# Commands\n"
    yield GENERATED
    for words, command in _commands(typer.main.get_command(app), ("rapporteur",)):
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if p.param_type_name == "option"]
        usage = " ".join([*words, *(p.metavar or p.name.upper() for p in arguments)])
        yield f"## {' '.join(words)}\n"
        yield f"    {usage}{' [OPTION]...' if options else ''}\n"
        yield f"{_plain(command.help or '')}\n"
        if arguments or options:
            yield "| argument or option | meaning |"
            yield "| --- | --- |"
        for parameter in (*arguments, *options):
            yield f"| {_signature(parameter)} | {_plain(parameter.help or '')}{_default(parameter)} |"
        yield ""
    yield "## Exit codes\n"
    yield "| code | name | meaning |"
    yield "| --- | --- | --- |"
    for code in ExitCode:
        yield f"| {int(code)} | {code.name} | {code.meaning} |"
    yield "\nErrors are one line on standard error that begins with `rapporteur:`; results go to standard output."


def _commands(group: Any, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, (*words, name))
        else:
            yield (*words, name), command


def _plain(help_text: str) -> str:
    return " ".join(help_text.split()).replace("|", "\\|")


def _signature(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar or parameter.name.upper()}`"
    names = ", ".join(f"`{name}`" for name in parameter.opts)
    return f"{names} {parameter.metavar}" if parameter.metavar and not parameter.is_flag else names


def _default(parameter: Any) -> str:
    if parameter.default is None or parameter.default is False or parameter.required or callable(parameter.default):
        return ""
    return f" Default: `{parameter.default}`."


def records_page() -> Iterator[str]:
    """The records of the reading format, field by field, and its vocabularies."""
    yield "# Records and vocabularies of a reading\n"
    yield GENERATED
    yield f"What the fields of `{READING_FORMAT}` hold. How to read them: [the reading format](reading-format.md).\n"
    for record in _records():
        yield f"## {record.__name__}\n"
        yield f"{_paragraphs(record)}\n"
        yield "| field | type |"
        yield "| --- | --- |"
        hints = typing.get_type_hints(record)
        for field in dataclasses.fields(record):
            yield f"| `{field.name}` | {_type(hints[field.name])} |"
        yield ""
    yield "# Vocabularies\n"
    for name, vocabulary in inspect.getmembers(vocabularies, lambda v: isinstance(v, EnumMeta)):
        if vocabulary.__module__ == vocabularies.__name__:
            yield f"## {name}\n"
            yield f"{_paragraphs(vocabulary)}\n"
            yield f"{' '.join(f'`{value.value}`' for value in vocabulary)}\n"


def _records() -> list[type]:
    """All record classes that a reading is made of, in the order in which they are met."""
    found: dict[type, None] = {}

    def visit(kind: Any) -> None:
        if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind not in found:
            found[kind] = None
            for hint in typing.get_type_hints(kind).values():
                visit(hint)
        for argument in typing.get_args(kind):
            visit(argument)

    visit(Reading)
    visit(Unread)
    return list(found)


def _paragraphs(documented: Any) -> str:
    return re.sub(r"\n\s*\n", "\n\n", inspect.cleandoc(documented.__doc__ or "")).strip()


def _type(hint: Any) -> str:
    if hint is types.NoneType:
        return "null"
    arguments = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return " or ".join(_type(argument) for argument in arguments)
    if typing.get_origin(hint) is tuple:
        return f"list of {_type(arguments[0])}" if arguments[-1] is Ellipsis else "pair"
    name = getattr(hint, "__name__", str(hint))
    plain = {"str": "string", "int": "integer", "float": "number", "bool": "true or false", "date": "day"}
    if name in plain:
        return plain[name]
    return {"datetime": "timestamp", "Span": "`[start, end]`"}.get(name, f"[{name}](#{name.lower()})")


if __name__ == "__main__":
    REFERENCE.mkdir(exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
