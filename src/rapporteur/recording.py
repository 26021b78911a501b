"""Take what was received into a ledger: read it, unless the ledger holds that reading already, and append it."""

from dataclasses import dataclass, replace

from rapporteur.documents.receiving import Receipt
from rapporteur.ledger.appending import Outcome, append, append_failure, completed, holds
from rapporteur.ledger.errors import InvalidReadingError
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.documents import NotReceived
from rapporteur.model.issues import Issue
from rapporteur.model.places import Gazetteer
from rapporteur.model.reading import Producer, Reading, Unread
from rapporteur.model.vocabularies import Severity
from rapporteur.pipeline import ENGINE, read_document
from rapporteur.version import VERSION


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of one input: the id by which the ledger knows it, and its version (None when nothing came in).

    `unread` says in one line why it could not be read, None when it was.
    """

    document: str
    version: int | None
    outcome: Outcome
    unread: str | None


def read_received(receipt: Receipt, gazetteer: Gazetteer) -> Reading | Unread:
    """Read what was received; the issues of receiving come first among those of the reading.

    A defect of the reader is an issue of this document: it must not take the others with it.
    """
    if isinstance(receipt, NotReceived) or not receipt.readable:
        return Unread(receipt.document, receipt.issues)
    try:
        reading = read_document(receipt.document, gazetteer, receipt.toponyms)
    except Exception as error:
        return _defect(receipt, f"the reader failed: {type(error).__name__}: {error}")
    return replace(reading, issues=(*receipt.issues, *reading.issues))


def unread_reason(issues: tuple[Issue, ...]) -> str:
    """Why something with these issues could not be read, in one line: the first error, else the first remark."""
    errors = [issue.message for issue in issues if issue.severity is Severity.ERROR]
    return next(iter(errors or (issue.message for issue in issues)), "no reason was kept")


def record(store: LedgerStore, receipt: Receipt, gazetteer: Gazetteer) -> Recorded:
    """Append one input to the ledger, with its reading or with the reason why there is none.

    What was stated of the same text before and is not stated now still holds.

    Raises:
        LedgerError: the ledger could not be written; nothing of this input was kept.
    """
    if isinstance(receipt, NotReceived):
        return Recorded(receipt.document.id, None, append_failure(store, receipt), unread_reason(receipt.issues))
    receipt = completed(store, receipt)
    producer = Producer("rapporteur", VERSION, ENGINE, gazetteer.version) if receipt.readable else None
    held = holds(store, receipt, producer)
    if held is not None:
        return Recorded(held.document, held.version, held.outcome, None if producer else unread_reason(receipt.issues))
    reading = read_received(receipt, gazetteer)
    try:
        appended = append(store, receipt, reading)
    except InvalidReadingError as error:
        reading = _defect(receipt, str(error))
        appended = append(store, receipt, reading)
    unread = unread_reason(reading.issues) if isinstance(reading, Unread) else None
    return Recorded(appended.document, appended.version, appended.outcome, unread)


def _defect(receipt: Receipt, message: str) -> Unread:
    return Unread(receipt.document, (*receipt.issues, Issue("reader_failed", Severity.ERROR, message)))
