"""Ids for what is sent on: those of documents whose id holds a protected name are masked, and still tell them apart."""

from collections.abc import Iterable

from rapporteur.model.references import RecordId, parse_record_id
from rapporteur.views.documents import DocumentRow

_DIGITS = 8


class ShownIds:
    """The ids of records as an export may show them."""

    def __init__(self, documents: Iterable[DocumentRow] = ()) -> None:
        """Learn the ids of these documents."""
        self._shown: dict[str, str] = {}
        self.learn(documents)

    def learn(self, documents: Iterable[DocumentRow]) -> None:
        """Add the ids of these documents; the digest of the text tells two masked ones apart."""
        for row in documents:
            masked = row.shown_id if row.shown_id == row.id else f"{row.shown_id}~{row.sha256[:_DIGITS]}"
            self._shown[row.id] = masked

    def __contains__(self, document: str) -> bool:
        return document in self._shown

    def shown(self, words: str) -> str:
        """The id of a document or record, as it may be shown; ids of anything else as they are."""
        for named in parse_record_id(words):
            if (document := self._shown.get(named.document)) is not None:
                return words if document == named.document else str(RecordId(document, named.record, named.version))
        return words

    def all(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Several ids, as they may be shown."""
        return tuple(map(self.shown, ids))
