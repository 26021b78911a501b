"""Who says how much: the root sources of all claims."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.claims import ClaimRow, claims
from rapporteur.views.questions import EVERYTHING, Question, folded


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One root source: all claims credited to a source of this kind by this name (case and accents aside).

    Protected and unnamed sources are a row for each document that has them, since nothing tells them apart across
    documents. `name` is None where none is given. `publishers` are the outlets that carry its claims.
    """

    name: str | None
    kind: str
    affiliation: str | None
    protected: bool
    claims: int
    documents: int
    publishers: tuple[str, ...]
    first_published: date | None
    last_published: date | None
    ids: tuple[str, ...]


def sources(store: LedgerStore, question: Question = EVERYTHING) -> tuple[SourceRow, ...]:
    """The root sources of the claims that the same question finds, those with most claims first.

    Raises:
        LedgerError: the ledger could not be read.
    """
    groups: defaultdict[tuple[Any, ...], list[ClaimRow]] = defaultdict(list)
    for claim in claims(store, question):
        source = claim.source
        told_apart = source.protected or source.name is None
        groups[(source.id if told_apart else folded(source.name or ""), source.kind)].append(claim)
    rows = [_source(group) for group in groups.values()]
    return tuple(sorted(rows, key=lambda row: (-row.claims, row.name or "", row.ids)))


def _source(group: Sequence[ClaimRow]) -> SourceRow:
    source = group[0].source
    days = [claim.published for claim in group if claim.published]
    return SourceRow(
        name=source.name,
        kind=source.kind,
        affiliation=next((claim.source.affiliation for claim in group if claim.source.affiliation), None),
        protected=source.protected,
        claims=len(group),
        documents=len({claim.document for claim in group}),
        publishers=tuple(dict.fromkeys(claim.publisher for claim in group if claim.publisher)),
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        ids=tuple(dict.fromkeys(claim.source.id for claim in group)),
    )
