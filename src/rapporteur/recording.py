"""Take what was received into a ledger: read it, unless the ledger holds that reading already, and append it."""

from dataclasses import dataclass, replace

from rapporteur.documents.receiving import Receipt
from rapporteur.extraction.first_look import is_worth_reading
from rapporteur.extraction.layout import lay_out
from rapporteur.ledger.appending import Outcome, append, append_failure, completed, holds
from rapporteur.ledger.errors import InvalidReadingError
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.documents import NotReceived
from rapporteur.model.issues import Issue
from rapporteur.model.layout import Layout
from rapporteur.model.places import Gazetteer
from rapporteur.model.reading import Producer, Reading, Unread
from rapporteur.model.tagged import Tagger
from rapporteur.model.vocabularies import Severity
from rapporteur.pipeline import read_document
from rapporteur.tagging.engine import default_tagger
from rapporteur.version import VERSION

_SET_ASIDE = Issue("set_aside", Severity.INFO, "set aside unread: no word of violence, displacement, detention or harm")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of one input: the id by which the ledger knows it, and its version (None when nothing came in).

    `unread` says in one line why it was not read, None when it was; `set_aside` is true where a first look decided so.
    """

    document: str
    version: int | None
    outcome: Outcome
    unread: str | None
    set_aside: bool = False


def read_received(
    receipt: Receipt, gazetteer: Gazetteer, *, skip_unrelated: bool = False, tagger: Tagger | None = None
) -> Reading | Unread:
    """Read what was received; the issues of receiving come first among those of the reading.

    A defect of the reader is an issue of this document: it must not take the others with it. With `skip_unrelated` a
    document without a word of violence or harm is not read, and an issue `set_aside` says so. `tagger` as
    `read_document` takes it.
    """
    if isinstance(receipt, NotReceived) or not receipt.readable:
        return Unread(receipt.document, receipt.issues)
    if skip_unrelated and not is_worth_reading(receipt.document.text):
        return Unread(receipt.document, (*receipt.issues, _SET_ASIDE))
    try:
        reading = read_document(receipt.document, gazetteer, receipt.toponyms, tagger)
    except Exception as error:
        return _defect(receipt, f"the reader failed: {type(error).__name__}: {error}")
    return replace(reading, issues=(*receipt.issues, *reading.issues))


def unread_reason(issues: tuple[Issue, ...]) -> str:
    """Why something with these issues could not be read, in one line: the first error, else the first remark."""
    errors = [issue.message for issue in issues if issue.severity is Severity.ERROR]
    return next(iter(errors or (issue.message for issue in issues)), "no reason was kept")


def was_set_aside(issues: tuple[Issue, ...]) -> bool:
    """Whether something with these issues could have been read, but a first look found nothing in it to read for."""
    return _SET_ASIDE in issues


def layout_to_read(
    receipt: Receipt, gazetteer: Gazetteer, store: LedgerStore | None = None, *, skip_unrelated: bool = False
) -> Layout | None:
    """The layout of an input that will be read, so that its tagging can begin; None for one that will not be.

    Args:
        receipt: what was received.
        gazetteer: where place names will be looked up.
        store: the ledger, which may hold the reading already; None reads everything.
        skip_unrelated: that of `read_received`.
    """
    if isinstance(receipt, NotReceived) or not receipt.readable:
        return None
    if store is not None and holds(store, completed(store, receipt), _producer(gazetteer)) is not None:
        return None
    text = receipt.document.text
    return None if skip_unrelated and not is_worth_reading(text) else lay_out(text)


def _producer(gazetteer: Gazetteer) -> Producer:
    return Producer("rapporteur", VERSION, default_tagger().version, gazetteer.version)


def record(
    store: LedgerStore,
    receipt: Receipt,
    gazetteer: Gazetteer,
    *,
    skip_unrelated: bool = False,
    tagger: Tagger | None = None,
) -> Recorded:
    """Append one input to the ledger, with its reading or with the reason why there is none.

    What was stated of the same text before and is not stated now still holds. `skip_unrelated` is that of
    `read_received`; what the ledger holds as read by this reader is not set aside, and what was set aside is read
    when it comes again without. `tagger` as `read_document` takes it.

    Raises:
        LedgerError: the ledger could not be written; nothing of this input was kept.
    """
    if isinstance(receipt, NotReceived):
        return Recorded(receipt.document.id, None, append_failure(store, receipt), unread_reason(receipt.issues))
    receipt = completed(store, receipt)
    producer = _producer(gazetteer) if receipt.readable else None
    held = holds(store, receipt, producer)
    if held is not None:
        return Recorded(held.document, held.version, held.outcome, None if producer else unread_reason(receipt.issues))
    reading = read_received(receipt, gazetteer, skip_unrelated=skip_unrelated, tagger=tagger)
    try:
        appended = append(store, receipt, reading)
    except InvalidReadingError as error:
        reading = _defect(receipt, str(error))
        appended = append(store, receipt, reading)
    unread = unread_reason(reading.issues) if isinstance(reading, Unread) else None
    return Recorded(appended.document, appended.version, appended.outcome, unread, was_set_aside(reading.issues))


def _defect(receipt: Receipt, message: str) -> Unread:
    return Unread(receipt.document, (*receipt.issues, Issue("reader_failed", Severity.ERROR, message)))
