"""`rapporteur evaluate`: run the reader over an annotated corpus, print its scores and what it got wrong."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import busy, output

if TYPE_CHECKING:
    from rapporteur.evaluation.material import Corpus, Given, Options, Readings
    from rapporteur.model.reading import Reading, Unread

_ANNOTATORS = ("first", "all")


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("evaluate")(evaluate)


def evaluate(
    suite: Annotated[str, typer.Argument(metavar="SUITE", help="gold, polnear, times or places.", show_default=False)],
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="Its folder or file.", show_default=False)],
    *,
    errors: Annotated[
        int, typer.Option("--errors", metavar="N", min=0, help="List N misses and N spurious items of each metric.")
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    ids: Annotated[
        str | None, typer.Option("--ids", metavar="REGEX", help="Only documents whose id this expression is found in.")
    ] = None,
    gold_spans: Annotated[
        bool, typer.Option("--gold-spans", help="places: give the reader the names, and score where it puts them.")
    ] = False,
    ignore_sense: Annotated[
        list[str] | None,
        typer.Option("--ignore-sense", metavar="SENSE", help="places: leave out a sense (demonym, government)."),
    ] = None,
    annotators: Annotated[
        str, typer.Option("--annotators", metavar="WHICH", help="polnear: the first by name is the gold, or all are.")
    ] = _ANNOTATORS[0],
    readings: Annotated[
        Path | None,
        typer.Option("--readings", metavar="FILE", help="Score these readings (JSON Lines) instead of reading anew."),
    ] = None,
) -> int:
    """Read an annotated corpus and print how well it was read; the measures are in docs/explanation/measurements.md."""
    from rapporteur.evaluation.material import CorpusError, Readings
    from rapporteur.evaluation.tables import as_text

    options = _options(suite, ids, gold_spans=gold_spans, ignored=ignore_sense or [], annotators=annotators)
    try:
        loaded = _loaded(suite, corpus, options)
        store = Readings.of_documents(loaded.documents)
        _take(store, _kept(readings) if readings else _read(loaded.documents))
        report = loaded.score(store)
    except CorpusError as error:
        raise CommandError(str(error), ExitCode.USAGE) from error
    if as_json:
        sys.stdout.write(json.dumps(report.as_json(errors), ensure_ascii=False, indent=1) + "\n")
    else:
        output().print(as_text(report, errors), markup=False, soft_wrap=True)
    return ExitCode.OK


def _options(suite: str, ids: str | None, *, gold_spans: bool, ignored: list[str], annotators: str) -> "Options":
    from rapporteur.evaluation.material import Options
    from rapporteur.model.vocabularies import PlaceSense

    if suite != "places" and (gold_spans or ignored):
        raise CommandError("--gold-spans and --ignore-sense go with the suite places", ExitCode.USAGE)
    senses = [sense.value for sense in PlaceSense]
    if unknown := sorted(set(ignored) - set(senses)):
        raise CommandError(f"--ignore-sense takes {', '.join(senses)}, not '{unknown[0]}'", ExitCode.USAGE)
    if annotators not in _ANNOTATORS:
        raise CommandError(f"--annotators takes first or all, not '{annotators}'", ExitCode.USAGE)
    if suite != "polnear" and annotators != _ANNOTATORS[0]:
        raise CommandError("--annotators goes with the suite polnear", ExitCode.USAGE)
    try:
        pattern = re.compile(ids) if ids is not None else None
    except re.error as error:
        raise CommandError(f"--ids takes a regular expression: {error}", ExitCode.USAGE) from None
    return Options(pattern, gold_spans, frozenset(ignored), annotators == "all")


def _loaded(suite: str, path: Path, options: "Options") -> "Corpus":
    try:
        from rapporteur.evaluation.suites import SUITES
    except ModuleNotFoundError as error:
        message = f"evaluate needs {error.name}, which is not installed"
        raise CommandError(message, ExitCode.USAGE) from None
    if suite not in SUITES:
        raise CommandError(f"there is no suite '{suite}'; there are {', '.join(SUITES)}", ExitCode.USAGE)
    if not path.exists():
        raise CommandError(f"{path}: no such file or folder", ExitCode.USAGE)
    return SUITES[suite](path, options)


def _take(store: "Readings", readings: "Iterator[Reading | Unread]") -> None:
    with busy("Reading the corpus"):
        for reading in readings:
            store.add(reading)


def _read(documents: "Sequence[Given]") -> "Iterator[Reading | Unread]":
    from rapporteur.evaluation.running import read_given
    from rapporteur.gazetteer.store import open_default

    return read_given(documents, open_default())


def _kept(file: Path) -> "Iterator[Reading | Unread]":
    """The readings that a file holds, one a line, as `rapporteur read --json` prints them; unread ones are left out."""
    from rapporteur.evaluation.material import CorpusError, read_text
    from rapporteur.model.contract import reading_from_json

    for number, line in enumerate(read_text(file).split("\n"), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
            if "producer" in fields:
                yield reading_from_json(fields)
        except (ValueError, TypeError) as error:
            message = " ".join(str(error).split())[:120]
            raise CorpusError(f"{file}, line {number}: not a reading ({message})") from error
