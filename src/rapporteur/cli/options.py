"""Options that commands share, and what they ask for together."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rapporteur.cli.exit_codes import CommandError, ExitCode

if TYPE_CHECKING:
    from rapporteur.ledger.opening import LedgerStore
    from rapporteur.views.questions import Question

Ledger = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="URL",
        help="Address of the ledger. Default: RAPPORTEUR_LEDGER, else `ledger` in rapporteur.toml, "
        "else sqlite:///rapporteur.db.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one record a line, instead of a table.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Count only what was published by the end of that day."),
]
RecordedAsOf = Annotated[
    str | None,
    typer.Option(
        "--recorded-as-of",
        metavar="TIME",
        help="Count only what the ledger held at that moment (a day, or a time with its offset).",
    ),
]
Place = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Only this place, first-level area or country.")
]
From = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Only what may have happened on or after that day.")
]
To = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Only what may have happened on or before that day.")
]
Actor = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only what involves this actor.")]
Source = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Only what this source or publisher says.")
]
Reveal = Annotated[
    bool, typer.Option("--reveal", help="Show the names of protected persons. Mind who reads the screen.")
]


def parse_day(option: str, words: str | None) -> date | None:
    """The day that an option gives; None when it was not given.

    Raises:
        CommandError: it is no day.
    """
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise CommandError(f"{option} takes a day such as 2026-05-31, not {words!r}", ExitCode.USAGE) from None


def parse_moment(option: str, words: str | None) -> datetime | None:
    """The moment that an option gives, a bare day being its end in UTC; None when it was not given.

    Raises:
        CommandError: it is neither a day nor a time with an offset from UTC.
    """
    if words is None:
        return None
    wanted = f"{option} takes a day such as 2026-05-31 or a time such as 2026-05-31T18:00+00:00, not {words!r}"
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise CommandError(wanted, ExitCode.USAGE) from None
    if len(words) <= len("2026-05-31"):
        return datetime.fromisoformat(f"{moment.date()}T23:59:59.999999+00:00")
    if moment.tzinfo is None:
        raise CommandError(wanted, ExitCode.USAGE)
    return moment


def question(
    *,
    as_of: str | None = None,
    recorded_as_of: str | None = None,
    place: str | None = None,
    first: str | None = None,
    last: str | None = None,
    actor: str | None = None,
    source: str | None = None,
    reveal: bool = False,
) -> "Question":
    """What the options of a command ask of the ledger.

    Raises:
        CommandError: a date is none, or the period ends before it begins.
    """
    from rapporteur.views.questions import Question

    earliest, until = parse_day("--from", first), parse_day("--to", last)
    if earliest and until and until < earliest:
        raise CommandError(f"--to {until} is before --from {earliest}", ExitCode.USAGE)
    return Question(
        as_of=parse_day("--as-of", as_of),
        recorded_as_of=parse_moment("--recorded-as-of", recorded_as_of),
        place=place,
        earliest=earliest,
        latest=until + timedelta(days=1) if until and until < date.max else None,
        actor=actor,
        source=source,
        reveal=reveal,
    )


def question_words(asked: "Question") -> list[str]:
    """What was asked for, in words for the head of a report."""
    words: list[tuple[str, Any]] = [
        ("Published by", asked.as_of),
        ("As the ledger stood at", asked.recorded_as_of),
        ("Place:", asked.place),
        ("Happened on or after", asked.earliest),
        ("Happened before", asked.latest),
        ("Actor:", asked.actor),
        ("Source:", asked.source),
    ]
    return [f"{label} {value}." for label, value in words if value is not None]


def ledger_address(given: str | None) -> str:
    """The address of the ledger: the option, else the settings."""
    if given is not None:
        return given
    from rapporteur.cli.settings import load_settings

    return load_settings().ledger


def opened(given: str | None, *, write: bool = False) -> "LedgerStore":
    """The ledger, opened for questions, or made new when missing if it is to be written.

    Raises:
        LedgerError: it cannot be opened.
    """
    from rapporteur.ledger.opening import open_ledger

    return open_ledger(ledger_address(given), create=write, read_only=not write)
