"""Claims: everything that somebody is credited with saying, with the words of source, cue and content."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_

from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.references import RecordId
from rapporteur.views.asking import asking, published_day, record_id
from rapporteur.views.filters import has_actor, names_place, narrowed_to_period, published_in_period
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.sources import SOURCE_COLUMNS, Source, is_source, source_of, with_speaker

_TARGET = schema.actors.alias("target_actor")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One attribution of one document that counts.

    `target` is the name of the party it is directed at, `within` the record id of the claim that reports this one.
    `source_words`, `cue` and `content` are the exact words, masked, pieces joined by an ellipsis; None for none.
    """

    id: str
    document: str
    version: int
    published: date | None
    publisher: str | None
    source: Source
    stance: str
    certainty: str
    target: str | None
    within: str | None
    source_words: str | None
    cue: str | None
    content: str | None


def claims(store: LedgerStore, question: Question = EVERYTHING) -> tuple[ClaimRow, ...]:
    """The claims of all documents that count, in order of publication and text.

    Period: that of publication. Place: one that the document names. The actor asked for says it or is its target.

    Raises:
        LedgerError: the ledger could not be read.
    """
    said = schema.attributions
    found: list[ClaimRow] = []
    with asking(store, question) as whole:
        asked = narrowed_to_period(whole)
        query = (
            asked.of_documents(
                *(said.c[name] for name in ("id", "cue", "content", "within")),
                _TARGET.c.name.label("target_name"),
                _TARGET.c.protected.label("target_protected"),
                *SOURCE_COLUMNS,
            )
            .join(said, said.c.reading == asked.counting.c.reading)
            .outerjoin(_TARGET, and_(_TARGET.c.reading == said.c.reading, _TARGET.c.id == said.c.target))
            .where(
                published_in_period(asked),
                names_place(asked),
                has_actor(asked, said.c.reading, said.c.actor, said.c.target),
            )
            .order_by(said.c.position)
        )
        for evidence, batch in asked.with_evidence(with_speaker(query)):
            for row in batch:
                source, reading, target = source_of(row, evidence), row["reading"], row["target_name"]
                publisher = evidence.publisher(row)
                if not is_source(source, publisher, question):
                    continue
                if target is not None:
                    target = evidence.masks.name(reading, target, protected=row["target_protected"])
                found.append(
                    ClaimRow(
                        id=str(RecordId(row["document_id"], row["id"])),
                        document=row["document_id"],
                        version=row["version"],
                        published=published_day(row),
                        publisher=publisher,
                        source=source,
                        stance=row["stance"],
                        certainty=row["certainty"],
                        target=target,
                        within=record_id(row, row["within"]),
                        source_words=evidence.quotes(reading, row["source_spans"]),
                        cue=evidence.quotes(reading, row["cue"]),
                        content=evidence.quotes(reading, row["content"]),
                    )
                )
    return tuple(found)
