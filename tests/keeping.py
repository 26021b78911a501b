"""Put documents into ledgers: plain ones by their text, read ones by marked text (see training/markup.py)."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from rapporteur.ledger.appending import Appended, append
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.documents import Custody, Document, ReceivedDocument
from rapporteur.model.offsets import OffsetMap
from rapporteur.model.reading import Producer, Reading
from training.markup import parse

PRODUCER = Producer("rapporteur", "1.0", "patterns:1", "default:1")
NEWER_PRODUCER = Producer("rapporteur", "1.1", "patterns:2", "default:1")
RECEIVED_AT = datetime(2024, 6, 20, 8, 30, tzinfo=UTC)


def dispatch(
    identifier: str,
    text: str,
    published: date | datetime | None = date(2024, 6, 3),
    *,
    publisher: str | None = "Meridian Wire",
    title: str | None = None,
    url: str | None = None,
    at: datetime = RECEIVED_AT,
    identity: str | None = None,
) -> ReceivedDocument:
    """A document as a UTF-8 file of `text` gave it."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    document = Document(identifier, digest, text, url, title, publisher, (), published, "en")
    custody = Custody(f"{identifier}.txt", f"/in/{identifier}.txt", at, digest, len(data), sniffed_type="text")
    offsets = OffsetMap.identity(len(text))
    return ReceivedDocument(document, identity or f"id:{identifier}", data, custody, offsets)


def found_nothing(received: ReceivedDocument, producer: Producer = PRODUCER) -> Reading:
    """The reading of a document in which nothing was found."""
    return Reading(producer, received.document)


def keep(
    store: LedgerStore, identifier: str, marked: str, published: date | None = date(2024, 6, 3), **more: str
) -> Appended:
    """Append a document with the reading that its marks give."""
    head = "episode: x\ntheatre: x\nstyle: x\npublisher: x\npublished: 2024-06-03\n\n"
    reading = parse(head + marked.lstrip(), identifier).reading
    received = dispatch(identifier, reading.document.text, published, **more)  # type: ignore[arg-type]
    return append(store, received, replace(reading, producer=PRODUCER, document=received.document))
