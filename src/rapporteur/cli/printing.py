"""Printing: records as tables that fit the terminal, or as JSON Lines."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a table: its head and what it shows of a row.

    It is shown from `at_width` characters of terminal on. It takes a share (`ratio`) of the room, or `width`
    characters, or as many as it needs.
    """

    head: str
    cell: Callable[[Row], str]
    at_width: int = 0
    ratio: int | None = None
    width: int | None = None
    right: bool = False


def output() -> "Console":
    """The console of standard output. Outside a terminal tables are 160 columns wide unless COLUMNS says otherwise."""
    import os

    from rich.console import Console

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else 160
    return Console(highlight=False, width=width, emoji=False)


def errors() -> "Console":
    """The console of standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, emoji=False)


@contextmanager
def busy(words: str) -> Iterator[None]:
    """Show `words` with a spinner on standard error while the block runs; nothing outside a terminal."""
    console = errors()
    if not console.is_terminal:
        yield
        return
    with console.status(words):
        yield


@contextmanager
def counted_bytes(name: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error, to be told the bytes done and the bytes in all; None outside a terminal."""
    console = errors()
    if not console.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(printable(name)[:40], total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def as_json(value: Any) -> Any:
    """`value` with data classes, dates and sets as what JSON has."""
    if is_dataclass(value) and not isinstance(value, type):
        return as_json(asdict(value))
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [as_json(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    return value


def print_json(value: Any) -> None:
    """One JSON value on one line."""
    sys.stdout.write(json.dumps(as_json(value), ensure_ascii=False) + "\n")


def print_rows(title: str, columns: Sequence[Column[Row]], rows: Sequence[Row], *, json_lines: bool) -> None:
    """Print `rows` as a table headed by `title`, or as JSON Lines. Text of documents is never read as markup."""
    if json_lines:
        for row in rows:
            print_json(row)
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console = output()
    shown = [column for column in columns if console.width >= column.at_width]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, header_style="bold")
    for column in shown:
        justify: Literal["left", "right"] = "right" if column.right else "left"
        table.add_column(column.head, ratio=column.ratio, width=column.width, justify=justify, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(column.cell(row))) for column in shown))
    if rows:
        console.print(table)
    # What is to be minded of rows stands after their name, and there is nothing to mind where there are none.
    name = re.split("[;:]", title, maxsplit=1)[0]
    console.print(Text(f"{len(rows):,} {title}" if rows else f"No {name}.", style="dim"))


def printable(words: str) -> str:
    """`words` on one line, without characters that steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in " ".join(words.split()))


def joined(words: Iterable[str | None], separator: str = ", ") -> str:
    """The words that are there, each once."""
    return separator.join(dict.fromkeys(word for word in words if word))
