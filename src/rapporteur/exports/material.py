"""What a ledger holds for an export: rows of the views, asked for in parts, so that memory stays bounded."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from rapporteur.counting.rules import RULES
from rapporteur.exports.events import Event, event_of
from rapporteur.exports.identifiers import ShownIds
from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.actors import ActorRow, actors
from rapporteur.views.claims import ClaimRow, claims
from rapporteur.views.clusters import linked_incidents
from rapporteur.views.counting import count_by_rules
from rapporteur.views.documents import DocumentRow, documents
from rapporteur.views.figures import FigureRow, figures
from rapporteur.views.incidents import IncidentRow, incidents
from rapporteur.views.judgements import JudgementRow, judgements
from rapporteur.views.ledger_state import LedgerState, counting_documents, ledger_state
from rapporteur.views.questions import EVERYTHING, Question

_Row = TypeVar("_Row")
_BATCH = 2000  # documents whose rows are held at a time


class Material(Protocol):
    """What exporters take: every listing once, in order, with names masked and ids as they may be shown."""

    def events(self) -> Iterator[Event]:
        """The linked incidents."""
        ...

    def documents(self) -> Iterator[DocumentRow]:
        """The documents."""
        ...

    def claims(self) -> Iterator[ClaimRow]:
        """The claims."""
        ...

    def figures(self) -> Iterator[FigureRow]:
        """The figures."""
        ...

    def incidents(self) -> Iterator[IncidentRow]:
        """The incidents as each document tells them."""
        ...

    def actors(self) -> Iterator[ActorRow]:
        """The actors."""
        ...

    def judgements(self) -> Iterator[JudgementRow]:
        """The judgements."""
        ...


@dataclass(frozen=True, slots=True)
class LedgerMaterial:
    """The material of one question to a ledger; `state` is what the ledger held when it was asked first.

    Rows recorded later are in none of the listings, so that all of them tell of the same state.
    """

    store: LedgerStore
    question: Question
    state: LedgerState

    @classmethod
    def of(cls, store: LedgerStore, question: Question = EVERYTHING) -> "LedgerMaterial":
        """Ask `question` of the ledger as it stands now.

        Raises:
            LedgerError: the ledger could not be read.
        """
        state = ledger_state(store, question)
        return cls(store, replace(question, recorded_as_of=state.recorded_at or question.recorded_as_of), state)

    def events(self) -> Iterator[Event]:
        """The linked incidents that the question finds an account of."""
        wide = self.question.unfiltered()
        linked = linked_incidents(self.store, self.question)
        counted = {one.id: one for one in count_by_rules(self.store, tuple(RULES), self.question).incidents}
        for start in range(0, len(linked), _BATCH):
            part = linked[start : start + _BATCH]
            named = frozenset(m.document for one in part for m in one.mentions)
            own = replace(wide, documents=named)
            told = {row.id: row for row in incidents(self.store, own)}
            figured = {row.id: row for row in figures(self.store, own)}
            papers = {row.id: row for row in documents(self.store, own)}
            ids = ShownIds(papers.values())
            for one in part:
                members = [told[mention.record] for mention in one.mentions if mention.record in told]
                yield event_of(one, members, counted.get(one.id), figured, papers, ids)

    def documents(self) -> Iterator[DocumentRow]:
        """The documents."""
        for ids, row in self._by_documents(documents):
            yield replace(row, id=ids.shown(row.id))

    def claims(self) -> Iterator[ClaimRow]:
        """The claims."""
        return self._with_shown_ids(claims, "id", "document", "within", "source")

    def figures(self) -> Iterator[FigureRow]:
        """The figures."""
        return self._with_shown_ids(figures, "id", "document", "part_of", "supersedes", "incident", "source")

    def incidents(self) -> Iterator[IncidentRow]:
        """The incidents as each document tells them."""
        return self._with_shown_ids(incidents, "id", "document", "sources")

    def actors(self) -> Iterator[ActorRow]:
        """The actors; the whole listing is held at once, as it joins what all documents say of one."""
        ids = ShownIds(row for _, row in self._by_documents(documents, self.question.unfiltered()))
        return (replace(row, ids=ids.all(row.ids)) for row in actors(self.store, self.question))

    def judgements(self) -> Iterator[JudgementRow]:
        """The judgements; all of the ledger's, as `question.recorded_as_of` has it."""
        ids = ShownIds(row for _, row in self._by_documents(documents, self.question.unfiltered()))
        for row in judgements(self.store, self.question):
            yield replace(row, about=ids.all(row.about), rests_on=ids.all(row.rests_on))

    def _by_documents(
        self, ask: Callable[[LedgerStore, Question], Sequence[_Row]], question: Question | None = None
    ) -> Iterator[tuple[ShownIds, _Row]]:
        asked = question or self.question
        names = counting_documents(self.store, asked)
        for start in range(0, len(names), _BATCH):
            part = frozenset(names[start : start + _BATCH])
            ids = ShownIds(documents(self.store, replace(asked.unfiltered(), documents=part)))
            for row in ask(self.store, replace(asked, documents=part)):
                yield ids, row

    def _with_shown_ids(self, ask: Callable[[LedgerStore, Question], Sequence[_Row]], *fields: str) -> Iterator[_Row]:
        for ids, row in self._by_documents(ask):
            shown: dict[str, Any] = {field: _shown(getattr(row, field), ids) for field in fields}
            yield replace(row, **shown)  # type: ignore[type-var]


def _shown(value: Any, ids: ShownIds) -> Any:
    """An id, a source with its id, or several of them, as they may be shown."""
    if value is None:
        return None
    if isinstance(value, str):
        return ids.shown(value)
    if isinstance(value, tuple):
        return tuple(_shown(one, ids) for one in value)
    return replace(value, id=ids.shown(value.id), affiliation_id=_shown(value.affiliation_id, ids))
