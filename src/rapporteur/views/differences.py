"""Differences: what one version of a document says that another does not, line by line and word by word, masked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from sqlalchemy import select

from rapporteur.ledger import schema
from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.references import RecordId
from rapporteur.views.asking import Asking, asking
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.records import show

_WORD = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_CONTEXT = 2  # lines that stay around what differs
_MOST_LINES = 4_000  # of each text: the time that comparing takes grows with the product
_MOST_WORDS = 2_000  # of each side of a changed passage that is compared word by word


class Standing(StrEnum):
    """How characters stand to the other version: in both, only in the older, only in the newer, or left out here."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters that stand alike; of `SKIPPED` there is no `text`, and `lines` says how many were left out."""

    standing: Standing
    text: str
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between two versions of a document, the older first.

    `complete` is false where a text is so long that only its first lines were compared.
    """

    document: str
    older: int
    newer: int
    older_published: date | None
    newer_published: date | None
    title_older: str | None
    title_newer: str | None
    runs: tuple[Run, ...]
    complete: bool


def differences(
    store: LedgerStore, words: str, question: Question = EVERYTHING, against: int | None = None
) -> Differences:
    """What differs between the version that `words` name and another.

    Args:
        store: an open ledger.
        words: "reuters-041@2", or "reuters-041" for the version that counts.
        question: as of when, and whether to reveal protected names; its other filters do not apply.
        against: the number of the other version; None: the one before, or of the first the one after.

    Raises:
        RecordNotFoundError: the ledger holds no such version, or no other one.
        LedgerError: the ledger could not be read.
    """
    named = show(store, words, question, context=0)
    known = sorted({version.version for version in named.versions})
    if against is None:
        others = [v for v in known if v < named.version][-1:] or [v for v in known if v > named.version][:1]
        if not others:
            raise RecordNotFoundError(f"there is only one version of {named.document!r}")
        against = others[0]
    first, second = sorted((named.version, against))
    sides = [show(store, str(RecordId(named.document, None, v)), question, context=0) for v in (first, second)]
    with asking(store, question) as asked:
        old, new = _masked_texts(asked, named.document, (first, second))
    old_lines, new_lines = (text.splitlines(keepends=True) for text in (old, new))
    complete = max(len(old_lines), len(new_lines)) <= _MOST_LINES
    runs = tuple(_joined(_runs(old_lines[:_MOST_LINES], new_lines[:_MOST_LINES])))
    return Differences(
        document=named.document,
        older=first,
        newer=second,
        older_published=sides[0].published,
        newer_published=sides[1].published,
        title_older=sides[0].title,
        title_newer=sides[1].title,
        runs=runs,
        complete=complete,
    )


def _masked_texts(asked: Asking, document: str, numbers: Sequence[int]) -> list[str]:
    """The texts of versions, each under the masks of all of them: what one reading missed another may have seen."""
    readings, versions, documents, texts = schema.readings, schema.document_versions, schema.documents, schema.texts
    query = (
        select(versions.c.version, texts.c.text, readings.c.number)
        .join(documents, documents.c.number == versions.c.document)
        .join(texts, texts.c.sha256 == versions.c.text_sha256)
        .join(readings, readings.c.document_version == versions.c.number)
        .where(documents.c.id == document, versions.c.version.in_(numbers), asked.recorded(readings))
        .order_by(readings.c.number)
    )
    rows = asked.connection.execute(query).all()
    masks = asked.evidence({row.number for row in rows}).masks
    found = {row.version: row.text for row in rows}
    for row in rows:
        found = {version: masks.words(row.number, text) for version, text in found.items()}
    return [found[number] for number in numbers]


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from _context(old[a:b], at_start=a == 0 and c == 0, at_end=b == len(old) and d == len(new))
        else:
            yield from _by_words("".join(old[a:b]), "".join(new[c:d]))


def _context(lines: Sequence[str], *, at_start: bool, at_end: bool) -> Iterator[Run]:
    before, after = 0 if at_start else _CONTEXT, 0 if at_end else _CONTEXT
    if len(lines) <= before + after + 1:
        yield Run(Standing.SAME, "".join(lines))
        return
    yield Run(Standing.SAME, "".join(lines[:before]))
    yield Run(Standing.SKIPPED, "", len(lines) - before - after)
    yield Run(Standing.SAME, "".join(lines[len(lines) - after :]))


def _by_words(old: str, new: str) -> Iterator[Run]:
    old_words, new_words = _WORD.findall(old), _WORD.findall(new)
    if max(len(old_words), len(new_words)) > _MOST_WORDS:
        yield Run(Standing.REMOVED, old)
        yield Run(Standing.ADDED, new)
        return
    for tag, a, b, c, d in SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run(Standing.SAME, "".join(old_words[a:b]))
            continue
        yield Run(Standing.REMOVED, "".join(old_words[a:b]))
        yield Run(Standing.ADDED, "".join(new_words[c:d]))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """The runs that are not empty, neighbours of one standing as one."""
    last: Run | None = None
    for run in runs:
        if not run.text and not run.lines:
            continue
        if last is not None and last.standing is run.standing is not Standing.SKIPPED:
            last = Run(last.standing, last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
