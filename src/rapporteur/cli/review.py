"""`rapporteur review`: what waits for a person's decision, and how far reviewers agree."""

from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli import options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import Column, busy, output, print_json, print_rows, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from rapporteur.views.agreement import Agreement
    from rapporteur.views.questions import Question
    from rapporteur.views.review import ReviewItem, ReviewKind, Side

_SHORT = 12  # characters of an id, which tell judgements apart


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("review")(review)


def review(
    *,
    kinds: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only links, matches or conflicts; repeat for several."),
    ] = None,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="Show how far reviewers agree (Krippendorff's alpha) instead.")
    ] = False,
    place: options.Place = None,
    first: options.From = None,
    last: options.To = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    json_lines: options.AsJson = False,
    reveal: options.Reveal = False,
    ledger: options.Ledger = None,
) -> None:
    """List what waits for a person's decision, with the words of both sides; `judge` takes the decision."""
    asked = options.question(
        as_of=as_of, recorded_as_of=recorded_as_of, place=place, first=first, last=last, reveal=reveal
    )
    if agreement:
        _agreement(asked, ledger, json_lines=json_lines)
        return
    chosen = _kinds(kinds or [])
    with busy("Looking for what is undecided"), options.opened(ledger) as store:
        from rapporteur.views.review import review as find

        found = find(store, asked, chosen)
    if json_lines:
        for item in found:
            print_json(item)
    else:
        _print(found)


def _kinds(words: list[str]) -> "tuple[ReviewKind, ...]":
    from rapporteur.views.review import ReviewKind

    singular = {f"{kind.value}s": kind for kind in ReviewKind} | {"matches": ReviewKind.MATCH}
    try:
        return tuple(singular.get(word) or ReviewKind(word) for word in words) or tuple(ReviewKind)
    except ValueError:
        raise CommandError(f"--kind takes one of {', '.join(ReviewKind)}", ExitCode.USAGE) from None


def _print(found: "Sequence[ReviewItem]") -> None:
    from rich.text import Text

    console = output()
    for item in found:
        head = Text(f"{item.kind} {item.id[:_SHORT]}", style="bold")
        head.append(f"  {item.question.replace('_', ' ')}?  {printable(item.reason)}", style="not bold dim")
        console.print(head, soft_wrap=True)
        for side in item.sides:
            console.print(Text(f"  {printable(_label(side))}"), soft_wrap=True)
            console.print(Text("    ").append_text(_excerpt(side, styled=console.is_terminal)), soft_wrap=True)
        for one in item.decisions:
            if one.id != item.id:
                said = f"  {one.author} ({one.author_kind}) said {one.verdict}: {one.reason}"
                console.print(Text(printable(said), style="dim"), soft_wrap=True)
        console.print()
    kinds = [item.kind.value for item in found]
    counts = ", ".join(f"{kinds.count(kind):,} {kind}" for kind in dict.fromkeys(kinds))
    console.print(Text(f"{len(found):,} undecided ({counts})" if found else "Nothing is undecided.", style="dim"))


def _label(side: "Side") -> str:
    """A side in a line: its id, what tells it apart, and who published it."""
    from rapporteur.exports.labels import count_label, day_label, source_label, who_label

    fields = side.fields
    told = [fields.get("name"), fields.get("role"), str(fields.get("type") or "").replace("_", " ")]
    if "measure" in fields:
        count = count_label(fields.get("low"), fields.get("high"), fields.get("qualifier"))
        told.append(" ".join(part for part in (count, fields["measure"], who_label(fields.get("who", ()))) if part))
    told += [day_label(fields.get("earliest"), fields.get("latest")), ", ".join(fields.get("places", ()))]
    if side.source is not None:
        told.append(source_label(side.source))
    published = f"{side.publisher or 'publisher not stated'}, {side.published or 'day not stated'}"
    return f"{side.id}  {'; '.join(one for one in told if one)}  ({published})"


def _excerpt(side: "Side", *, styled: bool) -> "Text":
    """The words of a side in their sentences, set off by style, or by guillemets where there is none."""
    from rich.text import Text

    from rapporteur.views.excerpts import Role

    text = Text(style="dim")
    for segment in side.excerpt.segments:
        words = "".join(c if c.isprintable() else " " for c in segment.text)
        if segment.role is not Role.WORDS:
            text.append(words)
        else:
            text.append(words if styled else f"«{words}»", style="not dim bold")
    return text


def _agreement(asked: "Question", ledger: str | None, *, json_lines: bool) -> None:
    from rapporteur.views.agreement import agreement

    with options.opened(ledger) as store:
        found = agreement(store, asked)
    columns: list[Column[Agreement]] = [
        Column("question", lambda row: row.question.replace("_", " "), ratio=3),
        Column("reviewers", lambda row: ", ".join(row.reviewers), ratio=5),
        Column("decided by several", lambda row: f"{row.units:,}", right=True),
        Column("alike", lambda row: f"{row.alike:,}", right=True),
        Column("alpha", lambda row: "not defined" if row.alpha is None else f"{row.alpha:.3f}", right=True),
    ]
    print_rows("questions that persons decided", columns, found, json_lines=json_lines)
