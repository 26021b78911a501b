"""`rapporteur judge`: take a person's decision into the ledger, with name and reason."""

from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli import options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import output, print_json, printable

if TYPE_CHECKING:
    from rapporteur.ledger.judging import Decided
    from rapporteur.ledger.opening import LedgerStore
    from rapporteur.model.judgements import Verdict

judge = typer.Typer(
    help="Take a person's decision: it outranks the machine's, and both stay in the ledger.", no_args_is_help=True
)

By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides. The name stays in the ledger.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in your words. They stay in the ledger.")]
Same = Annotated[
    bool | None, typer.Option("--same/--different", help="They are one, or they are not. Without: undecided.")
]
Ids = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help="What `review` lists: one id of it, or the two records DOCUMENT#RECORD."),
]


def add_to(app: typer.Typer) -> None:
    """Register the group of commands."""
    app.add_typer(judge, name="judge")


@judge.command("link")
def link(
    ids: Ids,
    *,
    by: By,
    reason: Reason,
    same: Same = None,
    as_json: options.AsJson = False,
    ledger: options.Ledger = None,
) -> None:
    """Decide whether two accounts tell of one incident."""
    from rapporteur.model.judgements import SAME_INCIDENT

    _pair(SAME_INCIDENT, "incidents", ids, same, by=by, reason=reason, as_json=as_json, ledger=ledger)


@judge.command("match")
def match(
    ids: Ids,
    *,
    by: By,
    reason: Reason,
    same: Same = None,
    as_json: options.AsJson = False,
    ledger: options.Ledger = None,
) -> None:
    """Decide whether two actors of documents are one."""
    from rapporteur.model.judgements import SAME_ACTOR

    _pair(SAME_ACTOR, "actors", ids, same, by=by, reason=reason, as_json=as_json, ledger=ledger)


@judge.command("conflict")
def conflict(
    ids: Ids,
    *,
    by: By,
    reason: Reason,
    real: Annotated[
        bool | None,
        typer.Option("--real/--misread", help="The sources do disagree; or a figure was misread (then judge it)."),
    ] = None,
    as_json: options.AsJson = False,
    ledger: options.Ledger = None,
) -> None:
    """Say of figures that cannot all hold that their sources do disagree; they are not listed any more then."""
    from rapporteur.model.judgements import SOURCES_DISAGREE

    with options.opened(ledger, write=True) as store:
        records = _of_conflict(store, ids[0]) if len(ids) == 1 else tuple(ids)
        verdict = _verdict(real)
        decided = _append(store, SOURCES_DISAGREE, "figures", records, verdict, by=by, reason=reason)
    _print(decided, records, as_json=as_json)


@judge.command("figure")
def figure(
    record: Annotated[str, typer.Argument(metavar="ID", help="A figure, as `figures` prints it: DOCUMENT#RECORD.")],
    *,
    by: By,
    reason: Reason,
    right: Annotated[
        bool | None,
        typer.Option("--right/--wrong", help="It was read as the words say; or they give no such figure."),
    ] = None,
    correct: Annotated[
        list[str] | None,
        typer.Option(
            "--correct",
            metavar="FIELD=VALUE",
            help="What the words do say: low, high, measure, qualifier, unit or who; repeat for several.",
        ),
    ] = None,
    as_json: options.AsJson = False,
    ledger: options.Ledger = None,
) -> None:
    """Decide how a figure is to be read; tallies follow the decision, and say whose it is."""
    from rapporteur.model.corrections import CorrectionError, parse_correction
    from rapporteur.model.judgements import FIGURE_READ_RIGHT

    if correct and right:
        raise CommandError("--right and --correct exclude each other", ExitCode.USAGE)
    try:
        corrections = tuple(parse_correction(words) for words in correct or ())
    except CorrectionError as error:
        raise CommandError(str(error), ExitCode.USAGE) from None
    verdict = _verdict(False if corrections else right)
    with options.opened(ledger, write=True) as store:
        _check_bounds(store, record, dict(corrections))
        decided = _append(
            store, FIGURE_READ_RIGHT, "figures", (record,), verdict, by=by, reason=reason, corrections=corrections
        )
    _print(decided, (record,), as_json=as_json)


def _check_bounds(store: "LedgerStore", record: str, corrections: dict[str, str]) -> None:
    """Refuse a correction after which the least count would exceed the greatest."""
    from rapporteur.model.corrections import corrected_values
    from rapporteur.views.records import show

    if not {"low", "high"} & set(corrections):
        return
    values = {**show(store, record).fields, **corrected_values(corrections.items())}
    low, high = values.get("low"), values.get("high")
    if low is not None and high is not None and low > high:
        raise CommandError(f"at least {low} and at most {high} cannot be: correct both low and high", ExitCode.USAGE)


def _pair(
    question: str,
    kind: str,
    ids: list[str],
    same: bool | None,
    *,
    by: str,
    reason: str,
    as_json: bool,
    ledger: str | None,
) -> None:
    with options.opened(ledger, write=True) as store:
        records, rests_on = _named(store, ids)
        decided = _append(store, question, kind, records, _verdict(same), by=by, reason=reason, rests_on=rests_on)
    _print(decided, records, as_json=as_json)


def _named(store: "LedgerStore", ids: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The records that are to be decided on, and the judgement that the decision answers to."""
    from rapporteur.ledger.judging import judged_records

    if len(ids) > 1:
        return tuple(ids), ()
    found = judged_records(store, ids[0])
    if found is None:
        message = f"{ids[0]!r} names no one judgement: give an id that `rapporteur review` lists, or two records"
        raise CommandError(message, ExitCode.NOT_FOUND)
    return found[1], (found[0],)


def _of_conflict(store: "LedgerStore", beginning: str) -> tuple[str, ...]:
    from rapporteur.views.review import ReviewKind, review

    found = [one for one in review(store, kinds=(ReviewKind.CONFLICT,)) if one.id.startswith(beginning)]
    if len(found) != 1:
        message = f"{beginning!r} names no one conflict: give an id that `rapporteur review --kind conflict` lists"
        raise CommandError(message, ExitCode.NOT_FOUND)
    return tuple(side.id for side in found[0].sides)


def _verdict(positive: bool | None) -> "Verdict":
    from rapporteur.model.judgements import Verdict

    if positive is None:
        return Verdict.UNSURE
    return Verdict.POSITIVE if positive else Verdict.NEGATIVE


def _append(
    store: "LedgerStore",
    question: str,
    kind: str,
    records: tuple[str, ...],
    verdict: "Verdict",
    *,
    by: str,
    reason: str,
    rests_on: tuple[str, ...] = (),
    corrections: tuple[tuple[str, str], ...] = (),
) -> "Decided":
    from rapporteur.ledger.judging import append_decision

    for option, words in (("--by", by), ("--reason", reason)):
        if not words.strip():
            raise CommandError(f"{option} must not be empty", ExitCode.USAGE)
    return append_decision(
        store,
        question,
        records,
        verdict,
        kind=kind,
        author=by.strip(),
        reason=reason.strip(),
        rests_on=rests_on,
        corrections=corrections,
    )


def _print(decided: "Decided", records: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        print_json(decided)
        return
    about = ", ".join(records)
    if not decided.new:
        output().print(f"Recorded before as {decided.id[:12]}: {printable(about)}.", markup=False, soft_wrap=True)
        return
    said = f"Recorded as {decided.id[:12]}: {printable(about)}."
    if decided.replaces:
        said += f" It replaces your decision {decided.replaces[:12]}, which stays."
    if decided.outranks:
        said += f" It outranks {', '.join(one[:12] for one in decided.outranks)} of the machine; both stay."
    output().print(said, markup=False, soft_wrap=True)
