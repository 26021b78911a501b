"""What a reading must satisfy before it may enter the ledger: a list of small checks."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from rapporteur.ledger.hashing import text_hash
from rapporteur.ledger.rows import RECORD_KINDS
from rapporteur.model.documents import Document, ReceivedDocument
from rapporteur.model.reading import Reading, Unread
from rapporteur.model.spans import Span

# Which field of which kind names a record of which other kind.
_REFERENCES = (
    ("actors", "affiliation", ("actors",)),
    ("attributions", "actor", ("actors",)),
    ("attributions", "target", ("actors",)),
    ("attributions", "within", ("attributions",)),
    ("incidents", "places", ("places",)),
    ("incidents", "attributions", ("attributions",)),
    ("figures", "part_of", ("figures",)),
    ("figures", "supersedes", ("figures",)),
    ("figures", "attribution", ("attributions",)),
    ("figures", "incident", ("incidents",)),
    ("figures", "place", ("places",)),
    ("victims", "incident", ("incidents",)),
    ("victims", "attribution", ("attributions",)),
    ("objects", "incident", ("incidents",)),
    ("objects", "attribution", ("attributions",)),
    ("verification", "about", ("incidents", "figures")),
    ("relations", "subject", ("actors",)),
    ("relations", "object", ("actors",)),
    ("relations", "attribution", ("attributions",)),
)
_LARGEST = 2**63 - 1


def faults(received: ReceivedDocument, reading: Reading | Unread) -> Iterator[str]:
    """What is wrong with `reading` as a reading of `received`, one plain line each; nothing when all is well."""
    yield from _document_faults(received, reading.document)
    if isinstance(reading, Reading):
        yield from _id_faults(reading)
        yield from _reference_faults(reading)
        for kind in RECORD_KINDS:
            for record in getattr(reading, kind.field):
                yield from _span_faults(record, len(reading.document.text))


def _document_faults(received: ReceivedDocument, document: Document) -> Iterator[str]:
    if document != received.document:
        yield "it is of another document than the one received"
    try:
        digest = text_hash(document.text)
    except UnicodeEncodeError:
        yield "its text is no valid Unicode (a lone surrogate)"
        return
    if digest != document.sha256:
        yield "the digest of its document is not that of the text"


def _id_faults(reading: Reading) -> Iterator[str]:
    seen: set[str] = set()
    for kind in RECORD_KINDS:
        for position, record in enumerate(getattr(reading, kind.field)):
            identifier = f"{kind.numbered}-{position + 1}" if kind.numbered else record.id
            if identifier in seen:
                yield f"two records have the id {identifier}"
            if not identifier or any(sign in "#@" or sign.isspace() for sign in identifier):
                yield f"{identifier!r} is no id: it is empty, or holds a space, # or @"
            seen.add(identifier)


def _reference_faults(reading: Reading) -> Iterator[str]:
    known = {kind.field: {r.id for r in getattr(reading, kind.field)} for kind in RECORD_KINDS if not kind.numbered}
    for field, attribute, targets in _REFERENCES:
        ids = set().union(*(known[target] for target in targets))
        for record in getattr(reading, field):
            named = getattr(record, attribute)
            for name in named if isinstance(named, tuple) else (named,):
                if name is not None and name not in ids:
                    yield f"a record of {field} names {name} as {attribute}, and there is none"
    for incident in reading.incidents:
        for perpetrator in incident.perpetrators:
            if perpetrator.actor not in known["actors"]:
                yield f"incident {incident.id} names {perpetrator.actor} as perpetrator, and there is none"
            if perpetrator.attribution is not None and perpetrator.attribution not in known["attributions"]:
                yield f"incident {incident.id} names {perpetrator.attribution} as attribution, and there is none"


def _span_faults(record: Any, length: int) -> Iterator[str]:
    """Spans outside the text, and numbers that no column can hold, in a record and in all that it is made of."""
    if isinstance(start := getattr(record, "start", None), int) and not isinstance(record, Span):
        yield from _span_faults(Span(start, record.end), length)
    if isinstance(record, Span):
        if not 0 <= record.start <= record.end <= length:
            yield f"the span {record.start} to {record.end} is not in its text"
    elif isinstance(record, tuple):
        for item in record:
            yield from _span_faults(item, length)
    elif is_dataclass(record):
        for field in fields(record):
            yield from _span_faults(getattr(record, field.name), length)
    elif isinstance(record, int) and not -_LARGEST <= record <= _LARGEST:
        yield f"the number {record} is too large to keep"
