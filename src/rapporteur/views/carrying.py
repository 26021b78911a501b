"""Carry decisions over: what was decided of a record holds for the same words when the document is read again."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import RowMapping, Table, select

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.model.spans import Span
from rapporteur.views.asking import Asking
from rapporteur.views.judgements import Standing

# The kinds of records that persons decide on; ids are unique among all kinds of one reading.
_DECIDED = (schema.incidents, schema.figures, schema.actors, schema.victims)
# Of a text that was changed so many code points on either side must be as they were, the widest first.
_AROUND = (60, 30, 12)


def carried_decisions(asked: Asking, decided: Sequence[Standing]) -> list[Standing]:
    """The decisions with those of persons carried over to the readings that count; machines decide each reading anew.

    A decision of which a record has no successor keeps naming what it was asked of.
    """
    keys = {key for one in decided if one.person for key in one.records}
    successors: dict[RecordKey, tuple[RecordKey, ...]] = {}
    for table in _DECIDED:
        successors |= carried(asked, table, keys - set(successors))
    return [
        replace(one, records=tuple(dict.fromkeys(now for key in one.records for now in successors.get(key, (key,)))))
        if one.person
        else one
        for one in decided
    ]


def carried(asked: Asking, table: Table, keys: Collection[RecordKey]) -> dict[RecordKey, tuple[RecordKey, ...]]:
    """The records of readings that count for which decisions on these records hold: themselves, or their successors.

    A successor is at the same words of the same document, in another reading of the same text, or of a version of it
    that has these words once with the same words around them. A figure must be at exactly these words; an incident,
    actor or victim is also carried to the only record of its kind that shares some of them. A record that no reading
    has at these words any more has none.

    Args:
        asked: the state of the ledger.
        table: that of the kind of the records: incidents, figures, actors or victims.
        keys: the records that were decided on.
    """
    pairs = _readings(asked, {reading for reading, _ in keys}) if keys else {}
    rows = _rows(asked, table, {*pairs, *pairs.values()})
    then = {(reading, row["id"]): row for reading in pairs for row in rows[reading]}
    moving = {reading: now for reading, now in pairs.items() if reading != now}
    texts = asked.evidence({*moving, *moving.values()}).texts if moving else {}
    found: dict[RecordKey, tuple[RecordKey, ...]] = {}
    for key in keys:
        if key not in then:
            continue
        now = pairs[key[0]]
        if now == key[0]:
            found[key] = (key,)
            continue
        words = _Words(tuple(_moved(span, texts[key[0]], texts[now]) for span in _spans(then[key])))
        if ids := words.at(rows[now], exactly=table is schema.figures):
            found[key] = tuple((now, one) for one in ids)
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """Where the words of a record stand in another text: its leading words first, None for what is not there."""

    spans: tuple[Span | None, ...]

    def at(self, rows: Sequence[RowMapping], *, exactly: bool) -> list[str]:
        """The ids of the records at these words; without any, of the only one that shares some, unless `exactly`."""
        same = [row["id"] for row in rows if self.spans[0] is not None and _spans(row)[0] == self.spans[0]]
        if same or exactly:
            return same
        sharing = [row["id"] for row in rows if any(self._shares(span) for span in _spans(row))]
        return sharing if len(sharing) == 1 else []

    def _shares(self, span: Span) -> bool:
        return any(own is not None and own.overlaps(span) for own in self.spans)


def _readings(asked: Asking, numbers: Collection[int]) -> Mapping[int, int]:
    """For each of these readings the one of its document that counts; none for a document of which none does."""
    readings, versions = schema.readings, schema.document_versions
    query = (
        select(readings.c.number, asked.counting.c.reading)
        .join(versions, versions.c.number == readings.c.document_version)
        .join(asked.counting, asked.counting.c.document == versions.c.document)
        .where(readings.c.number.in_(sorted(numbers)))
    )
    return {row.number: row.reading for row in asked.connection.execute(query)}


def _rows(asked: Asking, table: Table, readings: Collection[int]) -> Mapping[int, list[RowMapping]]:
    columns = [table.c[name] for name in ("start", "end", "mentions") if name in table.c]
    query = (
        select(table.c.reading, table.c.id, *columns)
        .where(table.c.reading.in_(sorted(readings)))
        .order_by(table.c.position)
    )
    found: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for row in asked.connection.execute(query).mappings() if readings else ():
        found[row["reading"]].append(row)
    return found


def _spans(row: RowMapping) -> tuple[Span, ...]:
    """The words of a record, the leading ones first."""
    return tuple(dict.fromkeys(_stated(row)))


def _stated(row: RowMapping) -> Iterator[Span]:
    if "start" in row:
        yield Span(row["start"], row["end"])
    for start, end in row.get("mentions", ()):
        yield Span(start, end)


def _moved(span: Span, before: str, after: str) -> Span | None:
    """Where the words of a span of one text stand in another; None where they do not, or where they may be meant twice.

    Offsets are code points, half-open.
    """
    if before == after:
        return span
    for reach in _AROUND:
        first = max(0, span.start - reach)
        words = before[first : span.end + reach]
        at = after.find(words)
        if at >= 0 and after.find(words, at + 1) < 0:
            return Span(at + span.start - first, at + span.end - first)
    return None
