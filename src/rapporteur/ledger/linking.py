"""What linking keeps in the ledger: which readings it has seen, by which keys accounts are found, what was decided."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, insert, select, true

from rapporteur.ledger import schema
from rapporteur.ledger.hashing import content_hash
from rapporteur.model.names import fold_name

SAME_INCIDENT = "same_incident"
_BATCH = 500  # values that one question to the database names

# An incident in a ledger: the number of its reading and its id in it.
RecordKey = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A standing judgement on which records are one incident, or are not; `order` rises with the time of recording."""

    id: str
    subjects: tuple[RecordKey, ...]
    verdict: str
    person: bool
    reason: str
    order: int


@dataclass(frozen=True, slots=True)
class WordCounts:
    """In how many of `documents` documents of the ledger words, and names, occur."""

    documents: int
    words: Mapping[str, int]
    names: Mapping[str, int]


def unlinked(connection: Connection, linker: str, among: Collection[int] | None = None) -> tuple[int, ...]:
    """The readings that `linker` has not seen, in order of publication; of all, or of those with the numbers `among`.

    Also those that do not count any more: to find out which takes longer than to link them, and views leave them out.
    """
    readings, versions, linked = schema.readings.c, schema.document_versions.c, schema.linked_readings.c
    seen = exists().where(linked.reading == readings.number, linked.linker == linker)
    query = (
        select(readings.number)
        .join(schema.document_versions, versions.number == readings.document_version)
        .where(readings.status == "read", ~seen)
        .order_by(versions.published_by, readings.number)
    )
    if among is not None:
        query = query.where(readings.number.in_(among))
    return tuple(connection.scalars(query))


def linked_count(connection: Connection, linker: str) -> int:
    """How many readings `linker` has seen."""
    linked = schema.linked_readings
    return int(connection.scalar(select(func.count()).where(linked.c.linker == linker)) or 0)


def key_hash(key: str) -> int:
    """A blocking key as a number: it takes less room, and gives no name away."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), signed=True)


def sharing(connection: Connection, keys: Iterable[str], most: int) -> Counter[RecordKey]:
    """The accounts that share keys, with how many; keys that more than `most` accounts have count for nothing."""
    table = schema.linking_keys
    found: Counter[RecordKey] = Counter()
    hashes = [key_hash(key) for key in keys]
    for start in range(0, len(hashes), _BATCH):
        for key in hashes[start : start + _BATCH]:
            query = select(table.c.reading, table.c.account).where(table.c.key == key).limit(most + 1)
            rows = connection.execute(query).all()
            if len(rows) <= most:
                found.update((row.reading, row.account) for row in rows)
    return found


def judged_of(connection: Connection, records: Collection[RecordKey]) -> tuple[Judged, ...]:
    """All standing judgements that tie these records to others, and those others further, as far as ties reach."""
    subjects = schema.judgement_subjects
    seen: set[RecordKey] = set()
    frontier = set(records)
    found: dict[str, Judged] = {}
    while frontier:
        seen |= frontier
        readings = sorted({reading for reading, _ in frontier})
        names: set[str] = set()
        for start in range(0, len(readings), _BATCH):
            query = select(subjects.c.judgement, subjects.c.reading, subjects.c.record).where(
                subjects.c.reading.in_(readings[start : start + _BATCH])
            )
            rows = connection.execute(query)
            names |= {row.judgement for row in rows if (row.reading, row.record) in frontier}
        fresh = _judged(connection, names - set(found))
        found |= fresh
        tied = (key for one in fresh.values() if one.verdict == "positive" for key in one.subjects)
        frontier = {key for key in tied if key not in seen}
    return tuple(sorted(found.values(), key=lambda one: one.order))


def all_judged(connection: Connection, recorded: ColumnElement[bool] | None = None) -> tuple[Judged, ...]:
    """All standing judgements on incidents, in the order of recording; `recorded` limits judgements and successors."""
    limit = true() if recorded is None else recorded
    return tuple(_rows(connection, _standing(limit)).values())


def _judged(connection: Connection, names: Collection[str]) -> dict[str, Judged]:
    found: dict[str, Judged] = {}
    ordered = sorted(names)
    for start in range(0, len(ordered), _BATCH):
        part = schema.judgements.c.id.in_(ordered[start : start + _BATCH])
        found |= _rows(connection, _standing(true()).where(part))
    return found


def _standing(recorded: ColumnElement[bool]) -> Select[Any]:
    table, subjects = schema.judgements, schema.judgement_subjects
    replaced = select(table.c.supersedes).where(table.c.supersedes.is_not(None), recorded)
    return (
        select(table, subjects.c.reading, subjects.c.record)
        .join(subjects, subjects.c.judgement == table.c.id)
        .where(table.c.question == SAME_INCIDENT, recorded, table.c.id.not_in(replaced))
        .order_by(table.c.entry, table.c.id, subjects.c.position)
    )


def _rows(connection: Connection, query: Select[Any]) -> dict[str, Judged]:
    subjects: dict[str, list[RecordKey]] = {}
    kept: dict[str, Any] = {}
    for row in connection.execute(query):
        kept[row.id] = row
        if row.reading is not None:
            subjects.setdefault(row.id, []).append((row.reading, row.record))
    return {
        name: Judged(name, tuple(subjects.get(name, ())), row.verdict, row.author_kind == "person", row.reason, order)
        for order, (name, row) in enumerate(kept.items())
    }


def insert_linked(
    connection: Connection, reading: int, linker: str, keys: Mapping[str, Sequence[str]], entry: int
) -> None:
    """Enter that a reading was linked, with the keys of each of its accounts (by the id of its leading record)."""
    table = schema.linking_keys
    held = keys_of_readings(connection, [reading])[reading]
    rows = {(key_hash(key), account) for account, own in keys.items() for key in own}
    connection.execute(
        insert(schema.linked_readings),
        {"reading": reading, "linker": linker, "entry": entry, "keys_sha256": keys_hash(reading, linker, rows | held)},
    )
    if new := sorted(rows - held):
        connection.execute(insert(table), [{"key": key, "reading": reading, "account": one} for key, one in new])


def keys_of_readings(connection: Connection, readings: Sequence[int]) -> Mapping[int, set[tuple[int, str]]]:
    """The keys by which the accounts of these readings are found, as pairs of hash and account."""
    table = schema.linking_keys
    found: dict[int, set[tuple[int, str]]] = {reading: set() for reading in readings}
    for row in connection.execute(select(table).where(table.c.reading.in_(readings))):
        found[row.reading].add((row.key, row.account))
    return found


def keys_hash(reading: int, linker: str, keys: Iterable[tuple[int, str]]) -> str:
    """The digest of all keys that a reading has once `linker` has linked it."""
    return content_hash([reading, linker, sorted(map(list, keys))])


def counts_hash(documents: int, words: Mapping[str, int], names: Mapping[str, int]) -> str:
    """The digest of a count of words."""
    return content_hash([documents, dict(words), dict(names)])


def names_asked(connection: Connection) -> set[tuple[str, str]]:
    """The names that were asked to be of entries of the registry: pairs of a folded name and a registry reference."""
    subjects, entries, actors = schema.judgement_subjects, schema.judgement_subjects.alias("entries"), schema.actors
    query = (
        select(actors.c.name, entries.c.record)
        .join(subjects, (subjects.c.reading == actors.c.reading) & (subjects.c.record == actors.c.id))
        .join(entries, entries.c.judgement == subjects.c.judgement)
        .where(entries.c.reading.is_(None), entries.c.record.startswith("registry:"))
    )
    return {(fold_name(row.name), row.record) for row in connection.execute(query)}


def word_counts(connection: Connection) -> WordCounts | None:
    """The newest count of words; None when the ledger has none."""
    table = schema.vocabularies
    row = connection.execute(select(table).order_by(table.c.number.desc()).limit(1)).one_or_none()
    return None if row is None else WordCounts(row.documents, row.words, row.names)


def insert_word_counts(connection: Connection, counts: WordCounts, entry: int) -> None:
    """Enter a newer count of words."""
    connection.execute(
        insert(schema.vocabularies),
        {
            "documents": counts.documents,
            "words": counts.words,
            "names": counts.names,
            "entry": entry,
            "content_sha256": counts_hash(counts.documents, counts.words, counts.names),
        },
    )
