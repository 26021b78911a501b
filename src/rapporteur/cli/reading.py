"""`rapporteur read`: receive documents, read them, and append them to the ledger or print their readings."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli import options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import errors, output, print_json, printable

if TYPE_CHECKING:
    from rapporteur.documents.receiving import Receipt
    from rapporteur.ledger.opening import LedgerStore
    from rapporteur.model.documents import Stated
    from rapporteur.model.layout import Layout
    from rapporteur.model.places import Gazetteer
    from rapporteur.model.tagged import Tagger


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("read")(read)


def read(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT...",
            help="Files (.txt .md .html .pdf .eml .jsonl), folders, URLs, feeds, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    *,
    json_lines: Annotated[
        bool, typer.Option("--json", help="Print one reading a line, as JSON, and touch no ledger.")
    ] = False,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="When it was published; outranks what a page says."),
    ] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="Its title.")] = None,
    identifier: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="The id under which later versions are the same document.")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="Where it was published.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="Its language (ISO 639-1), instead of a guess.")
    ] = None,
    skip_unrelated: Annotated[
        bool,
        typer.Option("--skip-unrelated", help="Keep unread what has no word of violence or harm; an issue says so."),
    ] = False,
    samples: Annotated[bool, typer.Option("--samples", help="Read the bundled sample dispatches.")] = False,
    ledger: options.Ledger = None,
) -> int:
    """Read documents into the ledger, or print their readings."""
    from rapporteur.documents.receiving import receive
    from rapporteur.gazetteer.store import open_default
    from rapporteur.samples import sample_folder
    from rapporteur.tagging.ahead import TaggingAhead
    from rapporteur.tagging.engine import default_tagger

    stated = _stated(published, publisher=publisher, title=title, id=identifier, url=url, language=language)
    names = list(inputs or ())
    with ExitStack() as stack:
        if samples:
            names.append(str(stack.enter_context(sample_folder())))
        if not names:
            raise CommandError(
                "read what? Name a file, a folder or a URL, - for standard input, or --samples", ExitCode.USAGE
            )
        store = None if json_lines else stack.enter_context(options.opened(ledger, write=True))
        advance = stack.enter_context(_progress())
        ahead = TaggingAhead(default_tagger(), workers=os.cpu_count() or 1)
        desk = ReadingDesk(open_default(), store, skip_unrelated, ahead)
        for receipt in ahead.over(receive(names, stated), desk.layout_to_read):
            advance(receipt.document.id)
            desk.take(receipt)
        if store is not None:
            from rapporteur.naming import match_new
            from rapporteur.relating import link_new

            link_new(store)
            match_new(store)
    if not json_lines:
        output().print(desk.summary(), markup=False, soft_wrap=True)
    return ExitCode.UNREAD if desk.unread or desk.missed else ExitCode.OK


def _stated(published: str | None, **words: str | None) -> "Stated":
    from rapporteur.documents.dates import publication_date
    from rapporteur.model.documents import Stated

    day = publication_date(published) if published is not None else None
    if published is not None and day is None:
        raise CommandError(f"--published takes a day such as 2026-05-31, not {published!r}", ExitCode.USAGE)
    return Stated(**words, published=day)


@dataclass
class ReadingDesk:
    """Takes what was received, document by document; without a ledger the readings are printed."""

    gazetteer: "Gazetteer"
    store: "LedgerStore | None"
    skip_unrelated: bool = False
    tagger: "Tagger | None" = None
    outcomes: Counter[str] = field(default_factory=Counter)
    missed: int = 0
    unread: int = 0
    set_aside: int = 0

    def layout_to_read(self, receipt: "Receipt") -> "Layout | None":
        """The layout of a document that `take` will read; None for one that it will not."""
        from rapporteur.recording import layout_to_read

        return layout_to_read(receipt, self.gazetteer, self.store, skip_unrelated=self.skip_unrelated)

    def take(self, receipt: "Receipt") -> None:
        """Read one document and append or print it; what is wrong with it is said, and what cannot be read is kept."""
        from rapporteur.model.contract import reading_to_json
        from rapporteur.model.documents import NotReceived
        from rapporteur.model.reading import Unread
        from rapporteur.recording import read_received, record, unread_reason, was_set_aside

        if self.store is None:
            reading = read_received(receipt, self.gazetteer, skip_unrelated=self.skip_unrelated, tagger=self.tagger)
            print_json(reading_to_json(reading))
            set_aside = was_set_aside(reading.issues)
            name, reason = reading.document.id, unread_reason(reading.issues) if isinstance(reading, Unread) else None
        else:
            recorded = record(
                self.store, receipt, self.gazetteer, skip_unrelated=self.skip_unrelated, tagger=self.tagger
            )
            name, reason, set_aside = recorded.document, recorded.unread, recorded.set_aside
            self.outcomes["not_received" if recorded.version is None else recorded.outcome.value] += 1
        if isinstance(receipt, NotReceived):
            self.missed += 1
            _say("not received", receipt.origin, reason or "")
            return
        for issue in receipt.issues:
            if issue.severity == "warning":
                _say("warning", name, issue.message)
        if set_aside:
            self.set_aside += 1
        elif reason is not None:
            self.unread += 1
            _say("unread", name, reason)

    def summary(self) -> str:
        """The outcome of the run in one line."""
        total = sum(self.outcomes.values())
        parts = [
            f"{self.outcomes[outcome]:,} {words}" for outcome, words in _OUTCOMES.items() if self.outcomes[outcome]
        ]
        parts += [f"{self.unread:,} unread"] + ([f"{self.set_aside:,} set aside unread"] if self.set_aside else [])
        return f"{total:,} document{'' if total == 1 else 's'}: {', '.join(parts)}."


_OUTCOMES = {
    "added": "added",
    "new_version": "in a new version",
    "reread": "read anew",
    "unchanged": "unchanged",
    "not_received": "not received",
}


def _say(what: str, name: str, message: str) -> None:
    errors().print(f"{what}: {printable(name)}: {printable(message)}", markup=False, soft_wrap=True)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A count of documents on standard error while the block runs; silent outside a terminal."""
    console = errors()
    if not console.is_terminal:
        yield lambda _: None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,} documents"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None)

        def advance(name: str) -> None:
            progress.update(task, advance=1, description=printable(name)[:50])

        yield advance
