"""Who says how much: the root sources of all claims."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.asking import asking
from rapporteur.views.claims import ClaimRow, claims
from rapporteur.views.masking import names_somebody
from rapporteur.views.questions import EVERYTHING, Question, folded
from rapporteur.views.voices import Body, decisions_on_actors, united


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One root source: all claims credited to a source of this kind by one of its names (case and accents aside).

    Names that the registry, or somebody's decision, gives to one actor are one; it is called by the first.

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
    said = claims(store, question)
    with asking(store, question.unfiltered()) as asked:
        leaders = united(_named(said), decisions_on_actors(asked))
    groups: defaultdict[tuple[Any, ...], list[ClaimRow]] = defaultdict(list)
    for claim in said:
        groups[_key(claim, leaders)].append(claim)
    rows = [_source(group) for group in groups.values()]
    return tuple(sorted(rows, key=lambda row: (-row.claims, row.name or "", row.ids)))


def _named(said: Iterable[ClaimRow]) -> Iterator[Body]:
    """The sources themselves, whomever they speak for; who is protected or only described is left out."""
    for source in (claim.source for claim in said):
        if not source.protected and source.name is not None and names_somebody(source.name):
            yield Body(source.id, source.name, source.registry_id)


def _key(claim: ClaimRow, leaders: Mapping[str, str]) -> tuple[Any, ...]:
    source = claim.source
    if source.protected or source.name is None:
        return source.id, source.kind
    if names_somebody(source.name):
        return leaders[source.id], source.kind
    return claim.document, folded(source.name), source.kind


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
