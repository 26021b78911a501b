"""Holdings: what the ledger has of many documents at once, so that the rows of a table need not be asked one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import exists, insert, literal, select

from rapporteur.ledger import schema
from rapporteur.ledger.appending import new_entry
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.versions import received_version
from rapporteur.model.documents import ReceivedDocument
from rapporteur.model.reading import Producer, Reading, Unread

_ASKED = 400  # values that one question to the database names


@dataclass(slots=True)
class Holding:
    """What the ledger has of one document.

    `read` are its versions, by the digest of what makes two receptions the same, with each producer that has read them
    (None: kept unread). `headers` are those of the custody of all its versions.
    """

    id: str
    read: set[tuple[str, Producer | None]] = field(default_factory=set)
    headers: set[tuple[str, str]] = field(default_factory=set)

    def has(self, received: ReceivedDocument, reading: Reading | Unread) -> bool:
        """Whether it has this version as read by this producer."""
        return (sameness(received), reading.producer if isinstance(reading, Reading) else None) in self.read

    def has_version(self, received: ReceivedDocument) -> bool:
        """Whether it has this version, whoever read it."""
        digest = sameness(received)
        return any(held == digest for held, _ in self.read)


def sameness(received: ReceivedDocument) -> str:
    """The digest of what makes two receptions of one document the same version."""
    return received_version(received, 0).sameness_sha256


def holdings(store: LedgerStore, identities: Sequence[str]) -> dict[str, Holding]:
    """What the ledger has of documents with these identities; those that it does not know are left out.

    Raises:
        LedgerError: the ledger could not be read.
    """
    documents, versions, custody = schema.documents, schema.document_versions, schema.custody
    readings, producers = schema.readings, schema.producers
    found: dict[str, Holding] = {}
    with store.reading() as connection:
        for start in range(0, len(identities), _ASKED):
            query = (
                select(
                    documents.c.identity,
                    documents.c.id,
                    versions.c.sameness_sha256,
                    custody.c.headers,
                    *(producers.c[name].label(f"producer_{name}") for name in Producer.__dataclass_fields__),
                )
                .join(versions, versions.c.document == documents.c.number)
                .join(custody, custody.c.document_version == versions.c.number)
                .join(readings, readings.c.document_version == versions.c.number)
                .outerjoin(producers, producers.c.number == readings.c.producer)
                .where(documents.c.identity.in_(identities[start : start + _ASKED]))
            )
            for row in connection.execute(query):
                named = {name: getattr(row, f"producer_{name}") for name in Producer.__dataclass_fields__}
                held = found.setdefault(row.identity, Holding(row.id))
                held.read.add((row.sameness_sha256, Producer(**named) if named["name"] is not None else None))
                held.headers |= {(name, value) for name, value in row.headers}
    return found


def enter_as_seen(store: LedgerStore, producer: Producer, linker: str) -> None:
    """Enter all readings of a producer as seen by a linker, so that it does not compare them with one another.

    The rows of a table were told apart by whoever made it.

    Raises:
        LedgerError: the ledger could not be written.
    """
    readings, producers, linked = schema.readings.c, schema.producers.c, schema.linked_readings
    seen = exists().where(linked.c.reading == readings.number, linked.c.linker == linker)
    with store.writing() as connection:
        waiting = (
            select(readings.number, literal(linker))
            .join(schema.producers, producers.number == readings.producer)
            .where(producers.name == producer.name, producers.version == producer.version)
            .where(producers.engine == producer.engine, producers.gazetteer == producer.gazetteer, ~seen)
        )
        if connection.execute(waiting.limit(1)).first() is not None:
            entry = literal(new_entry(connection)).label("entry")
            names = ["reading", "linker", "entry"]
            connection.execute(insert(linked).from_select(names, waiting.add_columns(entry)))
