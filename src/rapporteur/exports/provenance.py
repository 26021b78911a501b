"""PROV-JSON: what every record was read from, by whom it is said, and which decisions hold the incidents together.

Source: W3C PROV-DM (30 April 2013); the PROV-JSON serialisation (W3C member submission, 24 April 2013).
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any

from rapporteur.exports.events import Event
from rapporteur.exports.material import Material
from rapporteur.exports.numbers import RECONCILED, rule
from rapporteur.exports.writing import Files, Written
from rapporteur.model.judgements import AuthorKind
from rapporteur.version import VERSION
from rapporteur.views.claims import ClaimRow
from rapporteur.views.documents import DocumentRow
from rapporteur.views.figures import FigureRow
from rapporteur.views.incidents import IncidentRow
from rapporteur.views.judgements import JudgementRow
from rapporteur.views.sources import Source

PREFIXES = {"rap": "urn:rapporteur:", "prov": "http://www.w3.org/ns/prov#", "xsd": "http://www.w3.org/2001/XMLSchema#"}
_SECTIONS = tuple(
    "entity activity agent wasGeneratedBy used wasAssociatedWith wasDerivedFrom wasAttributedTo hadMember".split()
)
_CANNOT_HOLD = (
    "spans and the text of documents: records bear their words, and the digest of the text that they stand in",
    "bounds and places as values to reckon with: they are in the tables; here they are attributes",
    "the way each document came in (headers, redirects): the ledger and a bundle hold the custody",
)
_CONVENTIONS = (
    "ids are digests under urn:rapporteur:, prov:label is the record id, by which `rapporteur show` finds its words",
    "a source is an agent, and what it says is attributed to it: that it was said, not that it is so",
    "asked of a part of the ledger, relations may lead to records outside that part, which are not in the file; "
    "judgements are all of the ledger's",
    "protected persons are agents without a name, one for each document",
)


class _Sections:
    """The sections of a PROV document while they are written, each in a file of its own; a node once in its section."""

    def __init__(self, folder: Path) -> None:
        self._paths = {name: folder / f".{name}" for name in _SECTIONS}
        self._files: dict[str, IO[str]] = {n: p.open("w+", encoding="utf-8") for n, p in self._paths.items()}
        self._seen: set[bytes] = set()
        self.counts: Counter[str] = Counter()

    def node(self, section: str, name: str, attributes: Mapping[str, object]) -> str:
        """Add an entity, activity or agent, unless it is there; its id."""
        digest = hashlib.sha1(f"{section}{name}".encode(), usedforsecurity=False).digest()
        if digest not in self._seen:
            self._seen.add(digest)
            self._put(section, name, attributes)
        return name

    def relation(self, section: str, **ends: str) -> None:
        """Add a relation between nodes, named by the ends that PROV gives it."""
        values = {f"prov:{end}": name for end, name in ends.items()}
        self._put(section, f"_:{section}{self.counts[section]}", values)

    def _put(self, section: str, name: str, attributes: Mapping[str, object]) -> None:
        values = {key: _typed(value) for key, value in attributes.items() if value is not None}
        comma = ",\n" if self.counts[section] else "\n"
        file = self._files[section]
        file.write(f"{comma}{json.dumps(name)}:{json.dumps(values, ensure_ascii=False, separators=(',', ':'))}")
        self.counts[section] += 1

    def joined(self, path: Path) -> None:
        """Write the whole document, and let go of the sections."""
        with path.open("w", encoding="utf-8") as whole:
            whole.write('{"prefix":' + json.dumps(PREFIXES))
            for name, file in self._files.items():
                whole.write(f',\n"{name}":{{')
                file.seek(0)
                while part := file.read(1 << 20):
                    whole.write(part)
                whole.write("\n}")
            whole.write("}\n")
        self.close()

    def close(self) -> None:
        """Take away what is left of the sections."""
        for name, file in self._files.items():
            file.close()
            self._paths[name].unlink(missing_ok=True)


def _typed(value: object) -> Any:
    """A value as PROV-JSON has it: words and whole numbers as they are, moments with their type."""
    if isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple | list):
        return [_typed(one) for one in value]
    if isinstance(value, dict):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def node_id(kind: str, *key: str) -> str:
    """The id of a node: a digest of its kind and of what it is, under the prefix of this product."""
    return f"rap:{kind}-{hashlib.sha1(json.dumps(key).encode(), usedforsecurity=False).hexdigest()}"


def write_prov(material: Material, files: Files) -> Written:
    """Write the provenance of documents, claims, figures, incidents, linked incidents and judgements as PROV-JSON.

    Raises:
        OSError: a file could not be written.
    """
    sections = _Sections(files.main.parent)
    try:
        for document in material.documents():
            _document(sections, document)
        for claim in material.claims():
            _claim(sections, claim)
        for told in material.incidents():
            _incident(sections, told)
        for figure in material.figures():
            _figure(sections, figure)
        for event in material.events():
            _linked(sections, event)
        for judgement in material.judgements():
            _judgement(sections, judgement)
        sections.joined(files.main)
    finally:
        sections.close()
    return Written(
        rows={files.main.name: sum(sections.counts.values())},
        counts=sections.counts,
        cannot_hold=_CANNOT_HOLD,
        conventions=_CONVENTIONS,
        rules=(RECONCILED, *map(rule, ("acled", "ucdp"))),
        sources=("W3C PROV-DM", "PROV-JSON (W3C member submission)"),
    )


def _document(sections: _Sections, row: DocumentRow) -> None:
    name = sections.node(
        "entity",
        node_id("document", row.id),
        {
            "prov:label": row.id,
            "prov:type": "rap:Document",
            "rap:title": row.title,
            "rap:url": row.url,
            "rap:published": row.published,
            "rap:text_sha256": row.sha256,
            "rap:received_at": row.received_at,
            "rap:version": row.version,
        },
    )
    if row.publisher:
        agent = sections.node(
            "agent",
            node_id("publisher", row.publisher),
            {"prov:label": row.publisher, "prov:type": {"$": "prov:Organization", "type": "prov:QUALIFIED_NAME"}},
        )
        sections.relation("wasAttributedTo", entity=name, agent=agent)
    if row.producer is None:
        return
    reader = sections.node(
        "agent",
        node_id("program", row.producer),
        {"prov:label": row.producer, "prov:type": {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"}},
    )
    activity = sections.node(
        "activity",
        node_id("reading", row.id),
        {"prov:label": f"reading of {row.id}", "prov:endTime": row.recorded_at.isoformat()},
    )
    sections.relation("used", activity=activity, entity=name)
    sections.relation("wasAssociatedWith", activity=activity, agent=reader)


def _record(sections: _Sections, kind: str, record: str, document: str, attributes: Mapping[str, object]) -> str:
    """A record of a reading: derived from its document, generated by the reading of it."""
    name = sections.node(
        "entity", node_id("record", record), {"prov:label": record, "prov:type": f"rap:{kind}", **attributes}
    )
    sections.relation("wasDerivedFrom", generatedEntity=name, usedEntity=node_id("document", document))
    sections.relation("wasGeneratedBy", entity=name, activity=node_id("reading", document))
    return name


def _said_by(sections: _Sections, name: str, source: Source, document: str) -> None:
    """Attribute a record to who says it."""
    label = source.name or source.kind
    key = (document, source.id) if source.protected or source.name is None else (label,)
    agent = sections.node(
        "agent", node_id("source", *key), {"prov:label": label, "rap:kind": source.kind, "rap:for": source.affiliation}
    )
    sections.relation("wasAttributedTo", entity=name, agent=agent)


def _claim(sections: _Sections, row: ClaimRow) -> None:
    attributes = {
        "rap:stance": row.stance,
        "rap:certainty": row.certainty,
        "rap:words": row.content,
        "rap:cue": row.cue,
    }
    name = _record(sections, "Claim", row.id, row.document, attributes)
    _said_by(sections, name, row.source, row.document)
    if row.within:
        sections.relation("wasDerivedFrom", generatedEntity=name, usedEntity=node_id("record", row.within))


def _incident(sections: _Sections, row: IncidentRow) -> None:
    attributes = {
        "rap:incident_type": row.type,
        "rap:status": row.status,
        "rap:earliest": row.earliest,
        "rap:latest": row.latest,
        "rap:words": row.quote,
    }
    _record(sections, "Incident", row.id, row.document, attributes)


def _figure(sections: _Sections, row: FigureRow) -> None:
    attributes = {
        "rap:measure": row.measure,
        "rap:low": row.low,
        "rap:high": row.high,
        "rap:qualifier": row.qualifier,
        "rap:words": row.quote,
    }
    name = _record(sections, "Figure", row.id, row.document, attributes)
    _said_by(sections, name, row.source, row.document)
    for other in (row.part_of, row.supersedes):
        if other:
            sections.relation("wasDerivedFrom", generatedEntity=name, usedEntity=node_id("record", other))


def _linked(sections: _Sections, event: Event) -> None:
    name = sections.node(
        "entity",
        node_id("linked", event.id),
        {
            "prov:label": f"linked incident {event.id}",
            "prov:type": {"$": "prov:Collection", "type": "prov:QUALIFIED_NAME"},
            "rap:incident_type": event.type,
            "rap:status": event.status,
            "rap:killed_low": event.killed.low,
            "rap:killed_high": event.killed.high,
            "rap:program": f"rapporteur {VERSION}",
        },
    )
    for account in event.accounts:
        sections.relation("hadMember", collection=name, entity=node_id("record", account))
    for figure in dict.fromkeys((*event.killed.figures, *event.injured.figures)):
        if figure not in event.accounts:
            sections.relation("wasDerivedFrom", generatedEntity=name, usedEntity=node_id("record", figure))
    for judgement in event.judgements:
        sections.relation("wasDerivedFrom", generatedEntity=name, usedEntity=node_id("judgement", judgement))


def _judgement(sections: _Sections, row: JudgementRow) -> None:
    name = sections.node(
        "entity",
        node_id("judgement", row.id),
        {
            "prov:label": row.id,
            "prov:type": "rap:Judgement",
            "rap:question": row.question,
            "rap:verdict": row.verdict,
            "rap:reason": row.reason,
            "rap:recorded_at": row.recorded_at,
        },
    )
    kind = "Person" if row.author_kind == AuthorKind.PERSON else "SoftwareAgent"
    agent = sections.node(
        "agent",
        node_id("author", row.author_kind, row.author),
        {"prov:label": row.author, "prov:type": {"$": f"prov:{kind}", "type": "prov:QUALIFIED_NAME"}},
    )
    activity = sections.node("activity", node_id("deciding", row.id), {"prov:label": f"decision on {row.question}"})
    sections.relation("wasGeneratedBy", entity=name, activity=activity)
    sections.relation("wasAssociatedWith", activity=activity, agent=agent)
    for record in row.about:
        sections.relation("used", activity=activity, entity=node_id("record", record))
    if row.supersedes:
        sections.relation("wasDerivedFrom", generatedEntity=name, usedEntity=node_id("judgement", row.supersedes))
