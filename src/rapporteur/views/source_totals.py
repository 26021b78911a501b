"""Who says how much: the root sources of all claims."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.claims import ClaimRow, claims
from rapporteur.views.masking import names_somebody
from rapporteur.views.questions import EVERYTHING, Question, folded


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One root source: all claims credited to a source of this kind by this name (case and accents aside).

    Protected sources, and those that are only described ("residents"), are a row for each document that has them: they
    are not known to be the same people. `name` is None where none is given. `publishers` are the outlets that carry
    its claims.
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
        groups[_key(claim)].append(claim)
    rows = [_source(group) for group in groups.values()]
    return tuple(sorted(rows, key=lambda row: (-row.claims, row.name or "", row.ids)))


def _key(claim: ClaimRow) -> tuple[Any, ...]:
    source = claim.source
    if source.protected or source.name is None:
        return source.id, source.kind
    named = folded(source.name)
    return (named, source.kind) if names_somebody(source.name) else (claim.document, named, source.kind)


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
