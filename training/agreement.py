"""Choose a tenth of the corpus for a second annotation, and measure how far two annotations agree.

python -m training.agreement prepare CORPUS FOLDER    heads and bare texts of the chosen documents, without any mark
python -m training.agreement score CORPUS SECOND [--differences]    the agreement of CORPUS with the second annotation

The first annotation is taken as gold and the second as a reading of the same text, so that the measures are those by
which the reader itself is judged: no reader can be expected to agree with an annotation more than a second annotator.
"""

import argparse
import hashlib
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from rapporteur.evaluation.gold.articles import Article
from rapporteur.evaluation.gold.comparing import Comparison
from rapporteur.evaluation.gold.found import Found
from rapporteur.evaluation.gold.scoring import GoldCorpus, load
from rapporteur.evaluation.matching import likeness, match
from rapporteur.evaluation.material import Options, Readings
from rapporteur.evaluation.report import Counts, Metric, Ratio, Report
from rapporteur.model.incidents import Figure
from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span
from training import gold_format, markup
from training.splits import part_of

SHARE = 10  # one of so many documents is annotated twice
PARTS = ("source", "cue", "content")

_THAT = re.compile(r"that\s+", re.IGNORECASE)

Pair = tuple[str, str]
Pieces = tuple[Span, ...]


def choose(episode_of: dict[str, str]) -> list[str]:
    """The documents for the second annotation: a tenth of each part of the corpus, by lowest sha256 of the name.

    Args:
        episode_of: the episode of each document, by the document's name.

    Returns:
        The chosen names in alphabetical order; of a part with any document at least one.
    """
    by_part: dict[str, list[str]] = {}
    for name, episode in episode_of.items():
        by_part.setdefault(part_of(episode), []).append(name)
    chosen = []
    for names in by_part.values():
        names.sort(key=lambda name: hashlib.sha256(name.encode()).digest())
        chosen += names[: max(1, round(len(names) / SHARE))]
    return sorted(chosen)


def bare(marked: str) -> str:
    """A file of the corpus without marks and records, as the second annotator is to see it.

    Raises:
        MarkupError: the marks of the file are not well-formed.
    """
    head, _, rest = marked.partition("\n\n")
    text, _ = markup.strip_marks(rest.rpartition("\n---\n")[0].strip("\n"))
    return f"{head}\n\n{text}\n---\n"


def prepare(corpus: Path, folder: Path) -> list[str]:
    """Write the chosen documents without marks into `folder`, and return their names.

    Raises:
        MarkupError, pydantic.ValidationError: a document of the corpus is not well-formed.
    """
    files = _files(corpus)
    chosen = choose({name: markup.load(path).episode for name, path in files.items()})
    folder.mkdir(parents=True, exist_ok=True)
    for name in chosen:
        text = bare(files[name].read_text(encoding="utf-8"))
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return chosen


def kappa(pairs: Sequence[Pair]) -> float | None:
    """How far two annotators agree on a label beyond chance, at most 1; None without pairs or with one label only.

    Source: Cohen, A coefficient of agreement for nominal scales, 1960.
    """
    if not pairs:
        return None
    first, second = (Counter(labels) for labels in zip(*pairs, strict=True))
    expected = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    observed = sum(a == b for a, b in pairs) / len(pairs)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def labels(article: Article, first: Reading, second: Reading) -> dict[str, list[Pair]]:
    """The labels that both annotators gave to the incidents, claims and figures (on common words) that both marked."""
    comparison = Comparison(article, Found.in_reading(second))
    gold, found = article.gold, comparison.found
    incidents = [(gold.incidents[g], found.incidents[p]) for g, p in comparison.incidents().pairs]
    claims = [(gold.claims[g], found.claims[p]) for g, p in comparison.claims().pairs]
    figures = [(first.figures[g], second.figures[p]) for g, p in _same_words(first.figures, second.figures)]
    return {
        "incident type": [(a.type, b.type.value) for a, b in incidents],
        "figure measure": [(a.measure.value, b.measure.value) for a, b in figures],
        "figure qualifier": [(a.qualifier.value, b.qualifier.value) for a, b in figures],
        "claim stance": [(a.stance, b.stance.value) for a, b in claims],
        "claim source kind": [(a.source_kind or "author", b.source_kind.value) for a, b in claims],
    }


def _same_words(first: Sequence[Figure], second: Sequence[Figure]) -> Iterable[tuple[int, int]]:
    def quality(g: int, p: int) -> float | None:
        return likeness(Span(first[g].start, first[g].end), Span(second[p].start, second[p].end)) or None

    return match(len(first), len(second), quality).pairs


def exact_spans(first: Reading, second: Reading) -> dict[str, Counts]:
    """How many parts of attributions have exactly the same words in both readings, by part.

    The contents are compared once more without the "that" before them, which some annotators take for theirs and some
    for nobody's.
    """
    counts = {part: _exact(_parts(first, part), _parts(second, part)) for part in PARTS}
    without_that = (
        Counter(map(partial(_without_that, of), _parts(of, "content").elements())) for of in (first, second)
    )
    return counts | {'content, without "that"': _exact(*without_that)}


def _parts(reading: Reading, part: str) -> Counter[Pieces]:
    spans = (getattr(attribution, part) for attribution in reading.attributions)
    return Counter(tuple(sorted(pieces)) for pieces in spans if pieces)


def _without_that(reading: Reading, pieces: Pieces) -> Pieces:
    start, end = pieces[0]
    leading = _THAT.match(reading.document.text, start, end)
    return (Span(leading.end(), end), *pieces[1:]) if leading else pieces


def _exact(first: Counter[Pieces], second: Counter[Pieces]) -> Counts:
    same = (first & second).total()
    return Counts(same, second.total() - same, first.total() - same)


def score(corpus: Path, second: Path) -> tuple[Report, dict[str, list[Pair]]]:
    """Compare the second annotation with the first.

    Args:
        corpus: the first annotation; documents without a second one are left out.
        second: the second annotation, under the same file names.

    Returns:
        The gold scorer's report, with the exact spans of attributions added, and the pairs of labels by kind.

    Raises:
        CorpusError: the two annotations are not of the same text.
        KeyError: a document of the second annotation is not in the corpus.
        MarkupError, pydantic.ValidationError: a document is not well-formed.
    """
    files = _files(corpus)
    again = {name: markup.load(path).reading for name, path in _files(second).items()}
    once = {name: markup.load(files[name]).reading for name in again}
    gold = _as_gold([files[name] for name in again])
    readings = Readings.of_documents(gold.documents)
    for reading in again.values():
        readings.add(reading)
    report = gold.score(readings)
    pairs: dict[str, list[Pair]] = {}
    for article in gold.articles:
        first, other = once[article.document.id], again[article.document.id]
        for part, counts in exact_spans(first, other).items():
            report.count(f"attributions: exact {part}", counts)
        for kind, found in labels(article, first, other).items():
            pairs.setdefault(kind, []).extend(found)
    return report, pairs


def _files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.rglob("*.txt"))}


def _as_gold(files: Iterable[Path]) -> GoldCorpus:
    with tempfile.TemporaryDirectory() as folder:
        marked, gold = Path(folder) / "marked", Path(folder) / "gold"
        marked.mkdir()
        for file in files:
            shutil.copy(file, marked)
        gold_format.write(marked, gold)
        return load(gold, Options())


def table(report: Report, pairs: dict[str, list[Pair]]) -> str:
    """The agreement as a table in Markdown: F1 and shares first, then kappa of the labels."""
    rows = ["| measure | agreement | of |", "| --- | --- | --- |"]
    rows += [f"| {name} | {_number(_value(metric))} | {_of(metric)} |" for name, metric in report.metrics.items()]
    for kind, found in pairs.items():
        same = sum(a == b for a, b in found)
        rows.append(f"| kappa: {kind} | {_number(kappa(found))} | {same} of {len(found)} the same |")
    return "\n".join(rows)


def _value(metric: Metric) -> float | None:
    return metric.f1 if isinstance(metric, Counts) else metric.value


def _of(metric: Metric) -> str:
    match metric:
        case Counts(tp, fp, fn):
            return f"F1; {tp} in both, {fn} only in the first, {fp} only in the second"
        case Ratio(hits, total):
            return f"{hits} of {total} pairs"
        case _:
            return ""


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def differences(report: Report, pairs: dict[str, list[Pair]]) -> str:
    """What only one of the two has, measure by measure, and which labels were confused how often."""
    lines = [f"{name}: only first: {line}" for name, missed in report.missed.items() for line in missed]
    lines += [f"{name}: only second: {line}" for name, excess in report.spurious.items() for line in excess]
    for kind, found in pairs.items():
        confused = Counter(pair for pair in found if pair[0] != pair[1]).most_common()
        lines += [f"{kind}: {count} times {a} / {b}" for (a, b), count in confused]
    return "\n".join(lines)


def _main(arguments: argparse.Namespace, say: Callable[[str], None] = print) -> None:
    if arguments.task == "prepare":
        for name in prepare(arguments.corpus, arguments.folder):
            say(name)
        return
    report, pairs = score(arguments.corpus, arguments.folder)
    say("\n".join(report.notes))
    say(table(report, pairs))
    if arguments.differences:
        say(differences(report, pairs))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["prepare", "score"])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path, help="where to write to, or the second annotation")
    parser.add_argument("--differences", action="store_true", help="also list every item that only one of the two has")
    _main(parser.parse_args())
