"""Carry decisions over: what was decided of a record holds for the same words when the text is read again."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Table, and_, select

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.views.asking import Asking


def carried(asked: Asking, table: Table, keys: Collection[RecordKey]) -> dict[RecordKey, tuple[RecordKey, ...]]:
    """The records of readings that count for which decisions on these records hold: themselves, or their successors.

    A successor is at exactly the same words of the same text of the same document, in a newer reading. A record that
    no reading has at these words any more has none.

    Args:
        asked: the state of the ledger.
        table: that of the kind of the records, which must have spans: incidents or figures.
        keys: the records that were decided on.
    """
    if not keys:
        return {}
    readings, versions = schema.readings, schema.document_versions
    then, now, newer = table.alias("then"), table.alias("now"), versions.alias("newer")
    query = (
        select(then.c.reading, then.c.id, now.c.reading.label("now_reading"), now.c.id.label("now_id"))
        .join(readings, readings.c.number == then.c.reading)
        .join(versions, versions.c.number == readings.c.document_version)
        .join(newer, and_(newer.c.document == versions.c.document, newer.c.text_sha256 == versions.c.text_sha256))
        .join(asked.counting, asked.counting.c.document_version == newer.c.number)
        .join(
            now,
            and_(now.c.reading == asked.counting.c.reading, now.c.start == then.c.start, now.c.end == then.c.end),
        )
        .where(then.c.reading.in_(sorted({reading for reading, _ in keys})))
    )
    found: defaultdict[RecordKey, list[RecordKey]] = defaultdict(list)
    for row in asked.connection.execute(query):
        key, successor = (row.reading, row.id), (row.now_reading, row.now_id)
        if key in keys and (key == successor or row.reading != row.now_reading):
            found[key].append(successor)
    return {key: tuple(successors) for key, successors in found.items()}
