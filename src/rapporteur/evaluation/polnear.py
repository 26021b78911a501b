"""Score attributions against PolNeAR: which words are source, cue and content, and which of them go together.

Source: Newell, Margolin and Ruths, LREC 2018 (PolNeAR); the measures of contiguous pieces are those of CofeNet (Wang et
al., COLING 2022).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import TypeVar

from rapporteur.evaluation.matching import likeness, match, shared
from rapporteur.evaluation.material import CorpusError, Given, Options, Readings, read_text, span_in
from rapporteur.evaluation.report import Counts, Report, Share, mean
from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span

ROLES = ("source", "cue", "content")

Pieces = tuple[Span, ...]
Covered = frozenset[int]
"""The code points of a role that are not white space: two spans are equal if they cover the same ones."""

Roles = tuple[Covered, ...]
Item = TypeVar("Item")

_SPAN = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t(.*)")
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Credited:
    """The pieces of source, cue and content of one attribution, in the order of `ROLES`; a role may be empty."""

    roles: tuple[Pieces, ...]

    def covered(self, text: str) -> tuple[Covered, ...]:
        """What each role covers."""
        return tuple(
            frozenset(i for start, end in pieces for i in range(start, end) if not text[i].isspace())
            for pieces in self.roles
        )

    def line(self, document: Given) -> str:
        """In words, for lists of errors."""
        shown = (" ... ".join(span.of(document.text) for span in pieces) or "-" for pieces in self.roles)
        return f"{document.id} {' | '.join(f'{role} {words}' for role, words in zip(ROLES, shown, strict=True))}"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with the attributions of each of its annotators, the first by name first."""

    document: Given
    annotations: tuple[tuple[Credited, ...], ...]


@dataclass(frozen=True)
class PolnearCorpus:
    """One compartment of PolNeAR. With `all_annotators` every annotation of a document is a gold of its own."""

    annotated: tuple[Annotated, ...]
    all_annotators: bool = False

    @property
    def documents(self) -> list[Given]:
        """What the reader is to read."""
        return [item.document for item in self.annotated]

    def score(self, readings: Readings) -> Report:
        """Spans and tokens of each role, whole attributions, and the measures of CofeNet."""
        report = Report("polnear: attributions")
        likenesses: dict[str, list[float]] = {role: [] for role in ROLES}
        for item in self.annotated:
            found = _found(readings.of(item.document))
            for gold in item.annotations if self.all_annotators else item.annotations[:1]:
                _score_document(report, item.document, gold, found)
                for number, role in enumerate(ROLES):
                    likenesses[role] += _likenesses(_pieces(gold, number), _pieces(found, number))
        for role in ROLES:
            over = f"mean of {len(likenesses[role])} pieces"
            report.metrics[f"CofeNet {role}: Jaccard"] = Share(mean(likenesses[role]), over)
        macro = mean(report.f1(f"{role}: exact") for role in ROLES)
        report.headline = ("macro-average exact F1 of source, cue and content", macro)
        several = sum(len(item.annotations) > 1 for item in self.annotated)
        which = "each of them is gold" if self.all_annotators else "the first by name is the gold"
        report.notes = [*readings.notes(), f"{several} documents have several annotators: {which}"]
        return report


def load(path: Path, options: Options) -> PolnearCorpus:
    """Load a compartment: `text/<document>.txt` with `attributions/<document>_<annotator>.ann`.

    Raises:
        CorpusError: a folder or an annotation is missing, or an annotation does not fit its text.
    """
    texts, annotations = path / "text", path / "attributions"
    if not texts.is_dir() or not annotations.is_dir():
        raise CorpusError(f"{path}: expected the folders text and attributions")
    annotated = []
    for text_path in sorted(texts.glob("*.txt")):
        name = text_path.stem
        if not options.select(name):
            continue
        text = read_text(text_path)
        files = sorted(annotations.glob(f"{escape(name)}_*.ann"), key=lambda file: file.stem)
        if not files:
            raise CorpusError(f"{text_path}: no annotation")
        publisher, published, *_ = [*name.split("_", 2), None, None]
        document = Given(name, text, published, publisher=publisher)
        annotated.append(Annotated(document, tuple(_parse(read_text(file), text, str(file)) for file in files)))
    if not annotated:
        raise CorpusError(f"{path}: no documents")
    return PolnearCorpus(tuple(annotated), options.all_annotators)


def _parse(annotation: str, text: str, where: str) -> tuple[Credited, ...]:
    """The attributions (E lines) of a brat file; spans that no attribution uses are left out."""
    spans: dict[str, list[Span]] = {}
    events: list[str] = []
    for line in annotation.split("\n"):
        if found := _SPAN.match(line):
            offsets = (map(int, piece.split()) for piece in found[2].split(";"))
            spans[found[1]] = [_whole_words(span_in(text, start, end, where), text) for start, end in offsets]
        elif found := _EVENT.match(line):
            events.append(found[1])
    return tuple(credited for event in events if any((credited := _credited(event, spans, text, where)).roles))


def _credited(event: str, spans: dict[str, list[Span]], text: str, where: str) -> Credited:
    pieces: dict[str, list[Span]] = {role: [] for role in ROLES}
    for argument in event.split():
        name, _, target = argument.partition(":")
        role = name.rstrip("0123456789").lower()
        if role not in pieces:
            continue
        if target not in spans:
            raise CorpusError(f"{where}: {argument} refers to a span that is not there")
        pieces[role] += spans[target]
    return Credited(tuple(_tidy(pieces[role], text) for role in ROLES))


def _whole_words(span: Span, text: str) -> Span:
    """The span, widened where it cuts a word: a slip of the annotator."""
    start, end = span
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _tidy(spans: Iterable[Span], text: str) -> Pieces:
    """The pieces in order, cut at line breaks, without white space at their ends."""
    pieces = set()
    for start, end in spans:
        for line in re.finditer(r"[^\n]+", text[start:end]):
            words = line[0].strip()
            if words:
                at = start + line.start() + line[0].index(words)
                pieces.add(Span(at, at + len(words)))
    return tuple(sorted(pieces))


def _found(reading: Reading | None) -> tuple[Credited, ...]:
    if reading is None:
        return ()
    text = reading.document.text
    return tuple(Credited(tuple(_tidy(getattr(a, role), text) for role in ROLES)) for a in reading.attributions)


def _score_document(report: Report, document: Given, gold: Sequence[Credited], found: Sequence[Credited]) -> None:
    text = document.text
    tokens = [Span(*token.span()) for token in _TOKEN.finditer(text)]
    wanted, given = [a.covered(text) for a in gold], [a.covered(text) for a in found]
    for number, role in enumerate(ROLES):
        spans = _compared({a[number] for a in wanted if a[number]}, {a[number] for a in given if a[number]})
        report.count(f"{role}: exact", spans)
        report.count(f"{role}: tokens", _compared(_tokens(wanted, number, tokens), _tokens(given, number, tokens)))
    agreements = {
        "attribution: all three exact": lambda g, p: _same(wanted[g], given[p]),
        "attribution: lenient linkage": lambda g, p: _linked(wanted[g], given[p]),
    }
    for name, agreement in agreements.items():
        matching = match(len(gold), len(found), agreement)
        report.count(name, matching.counts)
        for g in matching.missed:
            report.miss(name, gold[g].line(document))
        for p in matching.spurious:
            report.excess(name, found[p].line(document))
    for number, role in enumerate(ROLES):
        a, b = _pieces(gold, number), _pieces(found, number)
        report.count(f"CofeNet {role}: exact", _compared(a, b))
        report.count(f"CofeNet {role}: begin", _compared({start for start, _ in a}, {start for start, _ in b}))


def _same(gold: Roles, found: Roles) -> float | None:
    return 1.0 if gold == found else None


def _linked(gold: Roles, found: Roles) -> float | None:
    """How alike two attributions are whose roles all overlap, empty ones with empty ones; None for others."""
    total = 0.0
    for a, b in zip(gold, found, strict=True):
        if bool(a) != bool(b) or (a and a.isdisjoint(b)):
            return None
        total += len(a & b) / len(a | b) if a else 1.0
    return total / len(ROLES)


def _tokens(attributions: Iterable[Roles], number: int, tokens: Iterable[Span]) -> set[Span]:
    covered: Covered = frozenset().union(*(a[number] for a in attributions))
    return {token for token in tokens if not covered.isdisjoint(range(*token))}


def _compared(gold: set[Item], found: set[Item]) -> Counts:
    common = len(gold & found)
    return Counts(common, len(found) - common, len(gold) - common)


def _pieces(attributions: Iterable[Credited], number: int) -> set[Span]:
    """What one sequence of BIO tags can say of a role: contiguous pieces that belong to nothing."""
    return {piece for a in attributions for piece in a.roles[number]}


def _likenesses(gold: set[Span], found: set[Span]) -> list[float]:
    """The best likeness of each gold piece, and 0 for each found piece that overlaps none."""
    best = [max((likeness(piece, other) for other in found), default=0.0) for piece in gold]
    return best + [0.0 for piece in found if not shared([piece], gold)]
