"""`rapporteur show`: one record, its words in context, and where it comes from."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rapporteur.cli import options
from rapporteur.cli.printing import output, print_json, printable

if TYPE_CHECKING:
    from rich.text import Text

    from rapporteur.views.records import Passage, RecordView


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("show")(show)


def show(
    record: Annotated[
        str, typer.Argument(metavar="ID", help="An id that another command printed: DOCUMENT#RECORD, or DOCUMENT.")
    ],
    *,
    context: Annotated[
        int, typer.Option("--context", min=0, max=5000, help="Characters of text on either side.")
    ] = 240,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    as_json: options.AsJson = False,
    reveal: options.Reveal = False,
    ledger: options.Ledger = None,
) -> None:
    """Show one record with its exact words in context, and the way back to what was received."""
    asked = options.question(as_of=as_of, recorded_as_of=recorded_as_of, reveal=reveal)
    from rapporteur.views.records import show as find

    with options.opened(ledger) as store:
        found = find(store, record, asked, context)
    if as_json:
        print_json(found)
    else:
        _print(found)


def _print(found: "RecordView") -> None:
    from rich.table import Table
    from rich.text import Text

    console = output()
    console.print(Text(f"{found.kind} {printable(found.id)}", style="bold"))
    fields = Table.grid(padding=(0, 2))
    fields.add_column(style="dim", no_wrap=True)
    fields.add_column(overflow="fold")
    for name, value in found.fields.items():
        shown = _field(value)
        if shown:
            fields.add_row(name.replace("_", " "), Text(shown))
    console.print(fields)
    for passage in found.passages:
        console.print()
        console.print(_passage(passage, styled=console.is_terminal))
    console.print()
    origin = Table.grid(padding=(0, 2))
    origin.add_column(style="dim", no_wrap=True)
    origin.add_column(overflow="fold")
    published = f"{found.published or 'date not stated'}"
    origin.add_row("published", Text(printable(f"{found.publisher or 'publisher not stated'}, {published}")))
    if found.url:
        origin.add_row("url", Text(printable(found.url)))
    origin.add_row(
        "read by", Text(f"{found.producer or 'nobody: unread'}, recorded {found.recorded_at:%Y-%m-%d %H:%M} UTC")
    )
    for version in found.versions:
        received = f"received {version.received_at:%Y-%m-%d %H:%M} UTC from {printable(version.retrieved_from)}"
        origin.add_row(f"version {version.version}", Text(received))
        origin.add_row("", Text(f"SHA-256 of the bytes {version.blob_sha256}", style="dim"))
    console.print(origin)


def _field(value: Any) -> str:
    """A field of a record on one line; empty for what is not stated, and for spans, which are shown as passages."""
    match value:
        case None | [] | ():
            return ""
        case bool():
            return "yes" if value else "no"
        case list() | tuple() if all(isinstance(item, str) for item in value):
            return printable(", ".join(value))
        case list() | tuple() if all(isinstance(item, dict) for item in value):
            return printable("; ".join(", ".join(f"{v}" for v in item.values() if v is not None) for item in value))
        case list() | tuple():
            return ""
        case dict():
            return printable(", ".join(f"{name} {item}" for name, item in value.items() if item is not None))
    return printable(str(value))


def _passage(passage: "Passage", *, styled: bool) -> "Text":
    """A passage with its words set off: by style, or by guillemets where there is none."""
    from rich.text import Text

    def plain(words: str) -> str:
        return "".join(c if c.isprintable() or c == "\n" else " " for c in words)

    text = Text(f"{passage.role}, code points {passage.start} to {passage.end}\n", style="dim")
    text.append(f"… {plain(passage.before)}" if passage.start else plain(passage.before), style="not dim")
    words = plain(passage.words)
    text.append(words if styled else f"«{words}»", style="not dim bold reverse")
    text.append(f"{plain(passage.after)} …", style="not dim")
    return text
