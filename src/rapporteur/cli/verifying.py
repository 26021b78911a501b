"""`rapporteur verify`: hash the archive and the ledger again, and say what does not match."""

import typer

from rapporteur.cli import options
from rapporteur.cli.exit_codes import ExitCode
from rapporteur.cli.printing import busy, errors, output, print_json, printable


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("verify")(verify)


def verify(*, as_json: options.AsJson = False, ledger: options.Ledger = None) -> int:
    """Re-hash all archived bytes, texts, versions, custody, readings and judgements. Exit code 4: something differs."""
    from rapporteur.ledger.verifying import verify as check

    with busy("Hashing everything again"), options.opened(ledger) as store:
        found = check(store)
    if as_json:
        print_json(found)
    else:
        for mismatch in found.mismatches:
            errors().print(f"{printable(mismatch.where)}: {printable(mismatch.what)}", markup=False, soft_wrap=True)
        counts = (
            f"{found.blobs:,} archived originals, {found.texts:,} texts, {found.versions:,} versions, "
            f"{found.custody:,} links of custody, {found.readings:,} readings, {found.judgements:,} judgements"
        )
        wrong = len(found.mismatches)
        verdict = f"{wrong:,} {'does' if wrong == 1 else 'do'} not match" if wrong else "all match"
        output().print(f"Hashed {counts}: {verdict}.", markup=False, soft_wrap=True)
    return ExitCode.MISMATCH if found.mismatches else ExitCode.OK
