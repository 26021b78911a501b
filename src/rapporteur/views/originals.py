"""Originals: the bytes of a version exactly as they were received."""

from dataclasses import dataclass

from sqlalchemy import select

from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.asking import asking
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.records import show


@dataclass(frozen=True, slots=True)
class Original:
    """Bytes as received, and their SHA-256. They are never masked: give them to nobody without the right to names."""

    document: str
    version: int
    sha256: str
    data: bytes


def original(store: LedgerStore, words: str, question: Question = EVERYTHING) -> Original:
    """The bytes that the version was read from which `words` name, or the version that counts.

    Raises:
        RecordNotFoundError: the ledger holds no such document, or not as of the day asked for.
        LedgerError: the ledger could not be read.
    """
    named = show(store, words, question, context=0)
    versions, blobs, documents = schema.document_versions, schema.blobs, schema.documents
    query = (
        select(blobs.c.sha256, blobs.c.bytes)
        .join(versions, versions.c.blob_sha256 == blobs.c.sha256)
        .join(documents, documents.c.number == versions.c.document)
        .where(documents.c.id == named.document, versions.c.version == named.version)
    )
    with asking(store, question) as asked:
        row = asked.connection.execute(query).one()
    return Original(named.document, named.version, row.sha256, row.bytes)
