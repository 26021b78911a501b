"""`rapporteur victims`: who is said to have come to harm, person by person."""

from typing import TYPE_CHECKING

import typer

from rapporteur.cli import options
from rapporteur.cli.columns import ROOMY, WIDE
from rapporteur.cli.printing import Column, busy, print_rows

if TYPE_CHECKING:
    from rapporteur.views.victims import VictimRow


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("victims")(victims)


def victims(
    *,
    place: options.Place = None,
    first: options.From = None,
    last: options.To = None,
    actor: options.Actor = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    json_lines: options.AsJson = False,
    reveal: options.Reveal = False,
    ledger: options.Ledger = None,
) -> None:
    """List victims of linked incidents: each person once, however many documents name them; private names masked."""
    from rapporteur.exports.labels import count_label
    from rapporteur.views.victims import victims as find

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
    with busy("Asking the ledger"), options.opened(ledger) as store:
        rows = find(store, asked)
    columns: list[Column[VictimRow]] = [
        Column("incident", lambda row: row.incident, ratio=5),
        Column("harm", lambda row: row.effect),
        Column("who", lambda row: row.name or row.description or row.quote, ratio=5),
        Column("number", lambda row: count_label(row.low, row.high), right=True),
        Column("age", lambda row: "" if row.age is None else f"{row.age}", right=True),
        Column("sex", lambda row: row.sex or "", at_width=WIDE),
        Column("occupation", lambda row: row.occupation or "", at_width=ROOMY, ratio=3),
        Column("documents", lambda row: ", ".join(row.documents), at_width=ROOMY, ratio=4),
    ]
    print_rows(
        "victims: each person once; those who are only described may be counted twice",
        columns,
        rows,
        json_lines=json_lines,
    )
