"""Score time expressions as TempEval-3 did, against TimeML files (*.tml) and WikiWars (*.key.xml).

Source: UzZaman et al., SemEval-2013 task 1 (TempEval-3), task A; Mazur and Dale, EMNLP 2010 (WikiWars).
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from rapporteur.evaluation.matching import Matching, around, likeness, match, overlap
from rapporteur.evaluation.material import CorpusError, Given, Options, Readings, read_text
from rapporteur.evaluation.report import Counts, Report
from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span

_SYSTEM_OUTPUT = "output"
_VALUE = "value (as TempEval-3)"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression. One that is `nested` in another is neither rewarded nor punished; WikiWars has no types."""

    span: Span
    value: str
    type: str | None
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its time expressions in text order."""

    document: Given
    times: tuple[Timex, ...]


@dataclass(frozen=True)
class TimesCorpus:
    """Documents with annotated time expressions."""

    annotated: tuple[Annotated, ...]

    @property
    def documents(self) -> list[Given]:
        """What the reader is to read; the document time is given as the day of publication."""
        return [item.document for item in self.annotated]

    def score(self, readings: Readings) -> Report:
        """Spans, values and types, of the corpus as a whole."""
        report = Report("times: time expressions")
        for item in self.annotated:
            _score_document(report, item, _found(readings.of(item.document)))
        report.headline = ("value F1 (as TempEval-3)", report.f1(_VALUE))
        report.notes = readings.notes()
        if nested := sum(time.nested for item in self.annotated for time in item.times):
            report.notes.append(f"{nested} nested expressions are neither rewarded nor punished")
        return report


def load(path: Path, options: Options) -> TimesCorpus:
    """Load a file, or all files of a folder except those of systems' output (folders named output...).

    Raises:
        CorpusError: there is none, or one is not well-formed.
    """
    root = path if path.is_dir() else path.parent
    annotated = []
    for file, suffix in _files(path):
        name = str(file.relative_to(root)).removesuffix(suffix)
        if options.select(name):
            try:
                annotated.append((_timeml if suffix == ".tml" else _wikiwars)(name, read_text(file)))
            except (ElementTree.ParseError, ValueError, IndexError) as error:
                raise CorpusError(f"{file}: {error}") from error
    if not annotated:
        raise CorpusError(f"{path}: no .tml or .key.xml files")
    return TimesCorpus(tuple(annotated))


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    root = path if path.is_dir() else path.parent
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        folders = file.relative_to(root).parts[:-1]
        suffix = next((end for end in (".tml", ".key.xml") if file.name.endswith(end)), None)
        if suffix and not any(folder.startswith(_SYSTEM_OUTPUT) for folder in folders):
            yield file, suffix


def _timeml(name: str, source: str) -> Annotated:
    """TIMEX3 elements of <TEXT>; the creation time in <DCT> is given to the reader and not scored."""
    root = ElementTree.fromstring(source)  # noqa: S314 - expat opens no other file, and the corpus is the user's own
    body, creation = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None:
        raise ValueError("no <TEXT>")
    times: list[Timex] = []

    def read(element: ElementTree.Element, start: int) -> str:
        """The text inside an element that begins at `start`; notes the expressions on the way."""
        text = element.text or ""
        for child in element:
            text += read(child, start + len(text))
            text += child.tail or ""
        if element.tag == "TIMEX3" and text:
            span = Span(start, start + len(text))
            times.append(Timex(span, element.get("value", ""), element.get("type")))
        return text

    text = read(body, 0)
    title = (root.findtext("TITLE") or "").strip() or None
    published = creation.get("value", "")[:10] if creation is not None else None
    return Annotated(Given(name, text, published, title), tuple(sorted(times, key=lambda time: time.span)))


def _wikiwars(name: str, source: str) -> Annotated:
    """Inline TIMEX2. The files are not XML throughout (loose ampersands), so the tags are read one by one."""
    start, end = source.find("<TEXT>"), source.find("</TEXT>")
    if start < 0 or end < 0:
        raise ValueError("no <TEXT>")
    body = source[start + len("<TEXT>") : end]
    text, at = "", 0
    opened: list[tuple[int, dict[str, str]]] = []
    times: list[Timex] = []
    for tag in re.finditer(r"<(/?)TIMEX2([^>]*)>", body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        if not tag[1]:
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', tag[2]))))
            continue
        begun, attributes = opened.pop()
        times.append(Timex(Span(begun, len(text)), attributes.get("val", ""), None, nested=bool(opened)))
    text += html.unescape(body[at:])
    created = re.search(r"<DATETIME>.*?(\d{4}-\d\d-\d\d)", source, re.DOTALL)
    given = Given(name, text, created[1] if created else None)
    return Annotated(given, tuple(sorted(times, key=lambda time: time.span)))


def _found(reading: Reading | None) -> tuple[Timex, ...]:
    times = reading.times if reading else ()
    return tuple(Timex(Span(t.start, t.end), t.value or "", t.type.value) for t in times)


def _score_document(report: Report, item: Annotated, found: Sequence[Timex]) -> None:
    gold, text, name = item.times, item.document.text, item.document.id
    relaxed = _paired(gold, found)
    report.count("strict span", _paired(gold, found, same_span=True).counts)
    report.count("relaxed span", relaxed.counts)
    report.count(_VALUE, _attribute(relaxed, lambda g, p: gold[g].value == found[p].value))
    report.count("value, normalised", _attribute(relaxed, lambda g, p: _same_value(gold[g], found[p])))
    if any(time.type for time in gold):
        report.count("type", _attribute(relaxed, lambda g, p: gold[g].type == found[p].type))
    report.count("strict span and value", _paired(gold, found, same_span=True, agree=_same_value).counts)
    for g, p in relaxed.pairs:
        right = _same_value(gold[g], found[p])
        report.share("value accuracy where the span is found", right)
        if not right:
            values = f"{gold[g].value or '(none)'}, the reading has {found[p].value or '(none)'}"
            report.miss("value", f"{name} {values} {around(text, gold[g].span)}")
    for g in relaxed.missed:
        report.miss("span", f"{name} {gold[g].value} {around(text, gold[g].span)}")
    for p in relaxed.spurious:
        report.excess("span", f"{name} {found[p].value} {around(text, found[p].span)}")


def _paired(
    gold: Sequence[Timex],
    found: Sequence[Timex],
    same_span: bool = False,
    agree: Callable[[Timex, Timex], bool] = lambda _gold, _found: True,
) -> Matching:
    """Pair expressions that overlap, or have the same span, and agree."""

    def quality(g: int, p: int) -> float | None:
        a, b = gold[g], found[p]
        if not overlap(a.span, b.span) or (same_span and a.span != b.span) or not agree(a, b):
            return None
        return likeness(a.span, b.span)

    return match(len(gold), len(found), quality, lambda g: gold[g].nested)


def _attribute(matching: Matching, same: Callable[[int, int], bool]) -> Counts:
    """Right attributes among the pairs, over all gold and all found expressions, as TempEval-3 counts them."""
    right, pairs = sum(same(g, p) for g, p in matching.pairs), len(matching.pairs)
    return Counts(right, pairs + len(matching.spurious) - right, pairs + len(matching.missed) - right)


def _same_value(gold: Timex, found: Timex) -> bool:
    return _normalised(gold.value) == _normalised(found.value)


def _normalised(value: str) -> str:
    """One spelling for values that mean the same: case, white space, seconds of zero, zeros of years BC."""
    value = re.sub(r"\s+", "", value).upper()
    value = re.sub(r"^BC0+(?=\d)", "BC", value)
    value = re.sub(r"(T\d\d:\d\d):00(?:\.0+)?", r"\1", value)
    return re.sub(r"(T\d\d)$", r"\1:00", value)
