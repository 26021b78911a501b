"""Arrivals: the rows of a table as received documents with their readings, and the file itself in parts."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from rapporteur.imports.drafting import Draft
from rapporteur.imports.layouts import Layout
from rapporteur.imports.records import Remark
from rapporteur.imports.tables import Row, Table
from rapporteur.model.documents import Custody, Document, ReceivedDocument
from rapporteur.model.issues import Issue
from rapporteur.model.offsets import OffsetMap
from rapporteur.model.reading import Producer, Reading, Unread
from rapporteur.model.vocabularies import Severity
from rapporteur.version import VERSION

PART_BYTES = 8 << 20  # a large file is archived in parts of this size, so that no more of it is held at a time
_NO_TEXT = hashlib.sha256(b"").hexdigest()
_LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file as it is at the moment of import: where it lies, and the digest and size of all its bytes."""

    path: Path
    sha256: str
    size: int
    received_at: datetime

    @property
    def reception(self) -> tuple[str, str]:
        """What every row's custody names the file by."""
        return "table-sha256", self.sha256


def measured_file(path: Path, received_at: datetime) -> TableFile:
    """Hash a file; no more than a block of it is held at a time.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return TableFile(path, digest, stream.tell(), received_at)


def producer_of(layout: Layout) -> Producer:
    """What the readings of a format's rows name as their producer."""
    return Producer("rapporteur", VERSION, layout.engine, "none")


@dataclass(frozen=True)
class Arrivals:
    """What comes in from one table: `name` is the one under which its rows keep their ids."""

    file: TableFile
    layout: Layout
    name: str
    publisher: str | None

    def row(self, row: Row) -> tuple[ReceivedDocument, Reading | Unread]:
        """A row as a document; one that is broken, or that the importer fails on, is unread and says why."""
        if row.fault is not None:
            return self._refused(row, row.fault)
        try:
            draft = Draft(row)
            self.layout.read(draft)
            identifier = self._identifier(draft)
            draft.title = draft.title or f"{self.layout.name} row {identifier}"
            document = draft.document(f"{self.name}:{identifier}", self.publisher)
            reading = draft.reading(document, producer_of(self.layout))
        except Exception as error:
            return self._refused(
                row, Remark("importer_failed", f"the importer failed: {type(error).__name__}: {error}")
            )
        identity = f"row:{self.name}#{identifier}"
        return ReceivedDocument(document, identity, row.data, self._custody(row), draft.offsets), reading

    def _identifier(self, draft: Draft) -> str:
        """The row's own id: what its columns say; without any, the digest of its bytes."""
        parts = [draft.words(column) for column in self.layout.identifier]
        if not parts or not all(parts):
            if parts:
                draft.warn("no_id", "it has no id: it is known by its bytes, and a changed row is another one")
            return f"~{hashlib.sha256(draft.row.data).hexdigest()[:12]}"
        words = str(parts[0]) if len(parts) == 1 else json.dumps(parts, ensure_ascii=False)
        if len(words) > _LONGEST_ID:
            return f"~{hashlib.sha256(words.encode()).hexdigest()[:12]}"
        return " ".join(words.split())

    def _refused(self, row: Row, fault: Remark) -> tuple[ReceivedDocument, Unread]:
        digest = hashlib.sha256(row.data).hexdigest()
        document = Document(f"{self.name}:refused-{digest[:12]}", _NO_TEXT, "", publisher=self.publisher)
        issues = tuple(
            Issue(one.code, severity, f"row {row.number}: {one.message}")
            for one, severity in [(fault, Severity.ERROR), *((r, Severity.WARNING) for r in row.remarks)]
        )
        received = ReceivedDocument(
            document, f"refused:{self.name}#{digest}", row.data, self._custody(row), OffsetMap(), issues
        )
        return received, Unread(document, issues)

    def _custody(self, row: Row) -> Custody:
        where = f"row {row.number}" if row.line == row.number else f"row {row.number}, line {row.line}"
        return self._link(row.data, where, "table row")

    def _link(self, data: bytes, part: str, kind: str) -> Custody:
        return Custody(
            origin=str(self.file.path),
            retrieved_from=str(self.file.path.resolve()),
            received_at=self.file.received_at,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            part=part,
            sniffed_type=kind,
            headers=(self.file.reception, ("table-size", str(self.file.size))),
        )

    def parts(self, stream: BinaryIO, table: Table) -> Iterator[tuple[ReceivedDocument, Reading]]:
        """The file itself, in parts of `PART_BYTES`, one at a time; joined in order they are the file.

        The first part's reading carries the remarks on the file as a whole.
        """
        count = max(1, -(-self.file.size // PART_BYTES))
        name = f"{self.name}/{self.file.path.name}"
        for number in range(1, count + 1):
            data = stream.read(PART_BYTES)
            part = "" if count == 1 else f" part {number}"
            text = f"table {name}{part}: {len(table.names)} columns: {', '.join(table.names)}\n"
            text = text.encode("utf-8", "replace").decode()
            document = Document(
                id=f"{name}{part}",
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                text=text,
                title=f"{self.layout.name} table {self.file.path.name}{part}",
                publisher=self.publisher,
            )
            custody = self._link(data, f"part {number} of {count}", "table")
            metadata = (("part", f"[{number}, {count}]"), ("sha256", json.dumps(self.file.sha256)))
            received = ReceivedDocument(document, f"table:{name}{part}", data, custody, OffsetMap(), metadata=metadata)
            remarks = table.remarks if number == 1 else []
            issues = tuple(Issue(one.code, Severity.INFO, one.message) for one in remarks)
            yield received, Reading(producer_of(self.layout), document, issues=issues)
