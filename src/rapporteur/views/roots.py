"""Root sources: for each linked incident who is behind what is said of it, and who only carries it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.linking.independence import Paper, Root, Said, credited_agency, roots_of
from rapporteur.linking.signatures import signature_of
from rapporteur.model.references import RecordId
from rapporteur.model.vocabularies import SourceKind
from rapporteur.views.asking import Asking
from rapporteur.views.claims import ClaimRow
from rapporteur.views.incidents import IncidentRow
from rapporteur.views.voices import body_of, decisions_on_actors, united

_BATCH = 400


def roots_by_incident(
    asked: Asking,
    groups: Mapping[RecordKey, Sequence[tuple[RecordKey, IncidentRow]]],
    claims: Sequence[ClaimRow],
) -> dict[RecordKey, tuple[Root, ...]]:
    """The root sources of each linked incident.

    A document whose every word on an incident is somebody else's is no source of it; one that credits nobody speaks
    in its own voice.

    Args:
        asked: the state of the ledger.
        groups: the accounts of each linked incident.
        claims: all claims of the same state.
    """
    credited = _credited(asked)
    by_id = {claim.id: claim for claim in claims}
    voices = _voices(asked, claims)
    several = {key: group for key, group in groups.items() if len({row.document for _, row in group}) > 1}
    papers = dict(_papers(asked, {key[0]: row for group in groups.values() for key, row in group}, several))
    found = {}
    for key, group in groups.items():
        said: dict[str, Said] = {}
        # A voice is named by the first who speaks with it here: what else was asked for must not show.
        speakers: dict[str, str] = {}
        for account, _ in group:
            for claim in (by_id[one] for one in credited.get(account, ()) if one in by_id):
                if claim.source.kind is not SourceKind.AUTHOR:
                    voice = voices.get(claim.source.id)
                    voice = None if voice is None else speakers.setdefault(voice, claim.source.id)
                    said[claim.id] = _said(claim, by_id, voice)
        carriers = {by_id[name].within for name in said if name in by_id}
        speaking = [one for name, one in said.items() if name not in carriers]
        silent = dict.fromkeys(
            row.document for _, row in group if all(one.document != row.document for one in speaking)
        )
        speaking += [Said(d, d, d, papers[d].publisher, None, SourceKind.AUTHOR, (), "") for d in silent]
        found[key] = roots_of(speaking, {row.document: papers[row.document] for _, row in group})
    return found


def _voices(asked: Asking, claims: Sequence[ClaimRow]) -> dict[str, str]:
    """For the source of each claim (by its record id) what names its voice across documents; none for the described."""
    bodies = {claim.source.id: body for claim in claims if (body := body_of(claim.source)) is not None}
    leaders = united(bodies.values(), decisions_on_actors(asked))
    return {source: leaders[body.id] for source, body in bodies.items()}


def source_names(roots: Sequence[Root]) -> dict[str, str]:
    """What the root of each speaker (by record id) is called, namesakes numbered: one name for each root."""
    taken: Counter[str] = Counter()
    found: dict[str, str] = {}
    for root in roots:
        taken[root.name] += 1
        name = f"{root.name} [{taken[root.name]}]" if taken[root.name] > 1 else root.name
        found |= {said.speaker: name for said in root.said}
    return found


def _said(claim: ClaimRow, by_id: Mapping[str, ClaimRow], voice: str | None) -> Said:
    via: list[str] = []
    outer = by_id.get(claim.within or "")
    while outer is not None and len(via) < len(by_id):
        via.append(outer.source.name or f"unnamed {outer.source.kind}")
        outer = by_id.get(outer.within or "")
    source = claim.source
    name = None if source.protected else source.name
    return Said(
        claim.id,
        claim.document,
        source.id,
        name,
        source.affiliation,
        source.kind,
        tuple(via),
        claim.content or "",
        voice,
    )


def _credited(asked: Asking) -> dict[RecordKey, list[str]]:
    """The claims on each incident: those that tell it, and those that its figures rest on, by record id."""
    told, figures = schema.incident_attributions, schema.figures
    queries = (
        asked.of_documents(told.c.incident, told.c.attribution)
        .join(told, told.c.reading == asked.counting.c.reading)
        .order_by(told.c.incident, told.c.position),
        asked.of_documents(figures.c.incident, figures.c.attribution)
        .join(figures, figures.c.reading == asked.counting.c.reading)
        .where(figures.c.incident.is_not(None), figures.c.attribution.is_not(None))
        .order_by(figures.c.position),
    )
    found: dict[RecordKey, dict[str, None]] = defaultdict(dict)
    for query in queries:
        for row in asked.connection.execute(query).mappings():
            claim = str(RecordId(row["document_id"], row["attribution"]))
            found[row["reading"], row["incident"]][claim] = None
    return {key: list(claims) for key, claims in found.items()}


def _papers(
    asked: Asking,
    rows: Mapping[int, IncidentRow],
    several: Mapping[RecordKey, Sequence[tuple[RecordKey, IncidentRow]]],
) -> Iterator[tuple[str, Paper]]:
    """The documents of all incidents; texts are compared only where an incident has several documents."""
    compared = {key[0] for group in several.values() for key, _ in group}
    versions, texts = schema.document_versions, schema.texts
    for number, row in rows.items():
        if number not in compared:
            yield row.document, Paper(row.document, row.publisher, row.published, (), None)
    numbers = sorted(compared)
    for start in range(0, len(numbers), _BATCH):
        query = (
            select(schema.readings.c.number, texts.c.text)
            .join(versions, versions.c.number == schema.readings.c.document_version)
            .join(texts, texts.c.sha256 == versions.c.text_sha256)
            .where(schema.readings.c.number.in_(numbers[start : start + _BATCH]))
        )
        for number, text in asked.connection.execute(query):
            row = rows[number]
            agency = credited_agency(text)
            yield row.document, Paper(row.document, row.publisher, row.published, signature_of(text), agency)
