"""The text of one version of a document with everything that was read in it, part by part, masked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import RowMapping, select

from rapporteur.ledger import schema
from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.rows import RECORD_KINDS, load_records
from rapporteur.model.references import RecordId, parse_record_id
from rapporteur.model.spans import Span
from rapporteur.views.asking import Asking, Evidence, asking
from rapporteur.views.masking import MASK
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.records import RecordView, show

PART = 40_000  # code points of text that are shown at a time
_REACH = 1_000  # how far the end of a part may be moved to a line break
_PADDING = 2_000  # no name is longer: around a part it is enough to look for names so far

# What a mark can be, from what is seen first where several meet in one word to what is seen last.
MARK_KINDS = (
    *("figure", "victim", "time", "place", "cue", "source", "actor", "incident", "object"),
    *("verification", "relation", "issue", "claim"),
)
_RANKS = {kind: rank for rank, kind in enumerate(MARK_KINDS)}
_KINDS = {
    "times": "time",
    "places": "place",
    "actors": "actor",
    "incidents": "incident",
    "figures": "figure",
    "victims": "victim",
    "objects": "object",
    "verification": "verification",
    "relations": "relation",
    "issues": "issue",
}


@dataclass(frozen=True, slots=True)
class MarkedSegment:
    """A run of characters that carries the same marks, masked.

    `kinds` are those of its marks, the first the most telling; `records` their record ids within the document, in the
    same order; `begins` are the ids of the records whose first mark begins here. `withheld`: it is a hidden name.
    """

    text: str
    kinds: tuple[str, ...]
    records: tuple[str, ...]
    begins: tuple[str, ...]
    withheld: bool


@dataclass(frozen=True, slots=True)
class CustodyRow:
    """How bytes of a version came in: where from, when (UTC), as what, and their digest. Words are masked.

    `part` says which part of a larger file they were; None means not stated.
    """

    version: int
    origin: str
    retrieved_from: str
    received_at: datetime
    recorded_at: datetime
    sha256: str
    size: int
    part: str | None
    declared_type: str | None
    sniffed_type: str | None
    encoding: str | None
    redirects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentText:
    """One part of the text of a version.

    `part` counts from 1 to `parts`; `start` and `end` are code points in the whole text, which is `length` long.
    `marked` counts the records of the whole text by kind of mark. `record` is the id within the document that was asked
    for, None when the document was. `custody` is that of all versions, the newest last. `origin` says who read it when.
    """

    id: str
    version: int
    record: str | None
    published: date | None
    part: int
    parts: int
    start: int
    end: int
    length: int
    segments: tuple[MarkedSegment, ...]
    marked: Mapping[str, int]
    custody: tuple[CustodyRow, ...]
    problems: tuple[str, ...]
    origin: RecordView


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    kind: str
    record: str


def document_text(
    store: LedgerStore, words: str, question: Question = EVERYTHING, part: int | None = None
) -> DocumentText:
    """The text of the document, version or record that `words` name, with its marks.

    Args:
        store: an open ledger.
        words: "reuters-041", "reuters-041@2" for its second version, or "reuters-041#f13" for the part with a record.
        question: as of when, and whether to reveal protected names; its other filters do not apply.
        part: which part of the text, counted from 1; None: that with the record, else the first.

    Raises:
        RecordNotFoundError: the ledger holds no such thing as of the day asked for, or the text no such part.
        LedgerError: the ledger could not be read.
    """
    named = show(store, words, question, context=0)
    record = next((r.record for r in parse_record_id(named.id) if r.document == named.document), None)
    whole = named if record is None else show(store, str(RecordId(named.document, None, named.version)), question)
    with asking(store, question) as asked:
        row = _reading(asked, named.document, named.version)
        text, reading = row["text"], row["reading"]
        records = load_records(asked.connection, [reading])[reading] if row["status"] == "read" else {}
        marks = sorted(_marks(records), key=lambda mark: (mark.span.start, mark.span.end))
        parts = max(1, -(-len(text) // PART))
        if part is None:
            part = _part_of(text, parts, next((m.span.start for m in marks if m.record == record), 0))
        if not 1 <= part <= parts:
            raise RecordNotFoundError(f"the text has {parts} parts: there is no part {part}")
        window = Span(_begin(text, part, parts), _begin(text, part + 1, parts))
        evidence = asked.evidence([reading])
        return DocumentText(
            id=named.document,
            version=named.version,
            record=record,
            published=named.published,
            part=part,
            parts=parts,
            start=window.start,
            end=window.end,
            length=len(text),
            segments=tuple(_segments(text, window, marks, _withheld(evidence, reading, text, window))),
            marked=_counted(marks),
            custody=tuple(_custody(asked, evidence, reading, named.document)),
            problems=tuple(evidence.masks.words(reading, message) for message in whole.fields.get("problems", ())),
            origin=named,
        )


def _reading(asked: Asking, document: str, version: int) -> RowMapping:
    readings, versions, documents, texts = schema.readings, schema.document_versions, schema.documents, schema.texts
    query = (
        select(readings.c.number.label("reading"), readings.c.status, texts.c.text)
        .join(versions, versions.c.number == readings.c.document_version)
        .join(documents, documents.c.number == versions.c.document)
        .join(texts, texts.c.sha256 == versions.c.text_sha256)
        .where(documents.c.id == document, versions.c.version == version, asked.recorded(readings))
        .order_by(readings.c.status, readings.c.number.desc())
        .limit(1)
    )
    return asked.connection.execute(query).mappings().one()


def _begin(text: str, part: int, parts: int) -> int:
    """Where a part begins: at a line break near its place, so that no line is torn without need."""
    at = (part - 1) * PART
    if part == 1 or part > parts:
        return 0 if part == 1 else len(text)
    line = text.find("\n", at, at + _REACH) + 1
    return line or (text.find(" ", at, at + _REACH) + 1) or at


def _part_of(text: str, parts: int, start: int) -> int:
    near = start // PART + 1
    return near - 1 if near > 1 and start < _begin(text, near, parts) else near


def _marks(records: Mapping[str, Sequence[Any]]) -> Iterator[_Mark]:
    for kind in RECORD_KINDS:
        for position, record in enumerate(records.get(kind.field, ())):
            name = f"{kind.numbered}-{position + 1}" if kind.numbered else record.id
            for what, span in _spans(kind.field, record):
                if span.end > span.start:
                    yield _Mark(span, what, name)


def _spans(field: str, record: Any) -> Iterator[tuple[str, Span]]:
    if field == "attributions":
        for role, what in (("source", "source"), ("cue", "cue"), ("content", "claim")):
            yield from ((what, span) for span in getattr(record, role))
        return
    spans = [*getattr(record, "mentions", ())]
    if not spans and getattr(record, "start", None) is not None:
        spans = [Span(record.start, record.end)]
    yield from ((_KINDS[field], span) for span in spans)


def _withheld(evidence: Evidence, reading: int, text: str, window: Span) -> list[Span]:
    around = Span(max(0, window.start - _PADDING), min(len(text), window.end + _PADDING))
    found = evidence.masks.spans(reading, text[around.start : around.end])
    return [Span(start + around.start, end + around.start) for start, end in found]


def _segments(text: str, window: Span, marks: Sequence[_Mark], withheld: Sequence[Span]) -> Iterator[MarkedSegment]:
    here = [m for m in marks if m.span.start < window.end and m.span.end > window.start]
    hidden = [s for s in withheld if s.start < window.end and s.end > window.start]
    first: dict[str, int] = {}
    for mark in marks:
        first.setdefault(mark.record, mark.span.start)
    opening: defaultdict[int, list[_Mark]] = defaultdict(list)
    for mark in here:
        opening[max(mark.span.start, window.start)].append(mark)
    edges = {window.start, window.end}
    for span in (*(m.span for m in here), *hidden):
        edges |= {max(span.start, window.start), min(span.end, window.end)}
    active: list[_Mark] = []
    masked = iter(hidden)
    mask = next(masked, None)
    for start, end in pairwise(sorted(edges)):
        active = [m for m in active if m.span.end > start] + opening[start]
        while mask is not None and mask.end <= start:
            mask = next(masked, None)
        inside = mask is not None and mask.start <= start
        carried = dict.fromkeys(sorted(((m.kind, m.record) for m in active), key=lambda m: (_RANKS[m[0]], m[1])))
        begins = dict.fromkeys(m.record for m in opening[start] if first[m.record] == start)
        yield MarkedSegment(
            # A hidden name is one mask, however many marks part it.
            text=(MASK if mask is not None and start == max(mask.start, window.start) else "")
            if inside
            else text[start:end],
            kinds=tuple(kind for kind, _ in carried),
            records=tuple(record for _, record in carried),
            begins=tuple(begins),
            withheld=inside,
        )


def _counted(marks: Sequence[_Mark]) -> dict[str, int]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mark in marks:
        found[mark.kind].add(mark.record)
    return {kind: len(found[kind]) for kind in MARK_KINDS if kind in found}


def _custody(asked: Asking, evidence: Evidence, reading: int, document: str) -> Iterator[CustodyRow]:
    versions, custody, entries, documents = schema.document_versions, schema.custody, schema.entries, schema.documents
    query = (
        select(versions.c.version, custody, entries.c.recorded_at)
        .join(custody, custody.c.document_version == versions.c.number)
        .join(entries, entries.c.number == custody.c.entry)
        .join(documents, documents.c.number == versions.c.document)
        .where(documents.c.id == document, asked.recorded(custody))
        .order_by(versions.c.version, custody.c.number)
    )
    words = evidence.masks.words
    for row in asked.connection.execute(query).mappings():
        yield CustodyRow(
            version=row["version"],
            origin=words(reading, row["origin"]),
            retrieved_from=words(reading, row["retrieved_from"]),
            received_at=row["received_at"],
            recorded_at=row["recorded_at"],
            sha256=row["sha256"],
            size=row["size"],
            part=None if row["part"] is None else words(reading, row["part"]),
            declared_type=row["declared_type"],
            sniffed_type=row["sniffed_type"],
            encoding=row["encoding"],
            redirects=tuple(words(reading, str(one)) for one in row["redirects"]),
        )
