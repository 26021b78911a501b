"""The Python interface: read a text, keep readings in a ledger, and get answers as data frames.

Heavy libraries are imported when they are first needed, so that `import rapporteur` stays quick.
"""

from collections.abc import Sequence
from datetime import date, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

if TYPE_CHECKING:
    import polars as pl

    from rapporteur.ledger.opening import LedgerStore
    from rapporteur.ledger.verifying import Verified
    from rapporteur.model.judgements import Judgement
    from rapporteur.model.places import Gazetteer
    from rapporteur.model.reading import Reading, Unread
    from rapporteur.recording import Recorded
    from rapporteur.views.questions import Question
    from rapporteur.views.records import RecordView
    from rapporteur.views.tally import Tally


class StatedFields(TypedDict, total=False):
    """What is said of a document beside its text: see `rapporteur.model.documents.Stated`. Days may be ISO 8601."""

    id: str | None
    url: str | None
    title: str | None
    publisher: str | None
    published: date | datetime | str | None
    language: str | None


class Asked(TypedDict, total=False):
    """The filters of a question: see `rapporteur.views.questions.Question`. Days may be ISO 8601 strings."""

    as_of: date | str | None
    recorded_as_of: datetime | None
    place: str | None
    earliest: date | str | None
    latest: date | str | None
    actor: str | None
    source: str | None
    reveal: bool


def read(text: str, *, gazetteer: "Gazetteer | None" = None, **stated: Unpack[StatedFields]) -> "Reading | Unread":
    """Read one text and keep nothing.

    Args:
        text: the article, statement or report; offsets of the reading count in it.
        gazetteer: where places are looked up, by default the one that comes with the package.
        stated: what is known of the document. Without `published` nothing can be dated that the text dates by it.

    Returns:
        The reading; `Unread` with the reason when the text cannot be read (empty, another language).
    """
    from rapporteur.documents.receiving import receive_text
    from rapporteur.recording import read_received

    return read_received(receive_text(text, _stated(stated)), gazetteer or _default_gazetteer())


class Ledger:
    """An open ledger. Use it in a `with` block, or close it.

    Questions take `as_of`, `recorded_as_of`, `place`, `earliest`, `latest`, `actor`, `source` and `reveal`, and give
    polars data frames with the same columns however few rows there are. Names of protected persons are masked unless
    `reveal` is true.
    """

    def __init__(self, store: "LedgerStore", gazetteer: "Gazetteer | None" = None) -> None:
        self._store = store
        self._gazetteer = gazetteer

    @classmethod
    def open(
        cls, url: str, *, create: bool = True, read_only: bool = False, gazetteer: "Gazetteer | None" = None
    ) -> "Ledger":
        """Open the ledger at `url` ("sqlite:///rapporteur.db"), made new when there is none.

        Raises:
            LedgerError: it cannot be opened; the class and the message say why.
        """
        from rapporteur.ledger.opening import open_ledger

        return cls(open_ledger(url, create=create, read_only=read_only), gazetteer)

    def close(self) -> None:
        """Let go of the ledger; what was appended is on disk already."""
        self._store.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, *inputs: str, **stated: Unpack[StatedFields]) -> "tuple[Recorded, ...]":
        """Receive, read and append files, folders, URLs and feeds; what the ledger holds already changes nothing.

        Returns:
            What became of each document, also of those that could not be received or read.

        Raises:
            LedgerError: the ledger could not be written; the documents before are kept.
        """
        from rapporteur.documents.receiving import receive
        from rapporteur.naming import match_new
        from rapporteur.recording import record
        from rapporteur.relating import link_new

        gazetteer = self._look_up()
        recorded = tuple(record(self._store, receipt, gazetteer) for receipt in receive(inputs, _stated(stated)))
        link_new(self._store)
        match_new(self._store)
        return recorded

    def add(self, text: str, **stated: Unpack[StatedFields]) -> "Recorded":
        """Read and append one text that is in memory already; give it an `id`, or its versions are not one document.

        Raises:
            LedgerError: the ledger could not be written.
        """
        from rapporteur.documents.receiving import receive_text
        from rapporteur.naming import match_new
        from rapporteur.recording import record
        from rapporteur.relating import link_new

        recorded = record(self._store, receive_text(text, _stated(stated)), self._look_up())
        link_new(self._store)
        match_new(self._store)
        return recorded

    def judge(self, judgement: "Judgement") -> str:
        """Append a decision; the id of the judgement.

        Raises:
            LedgerError: the ledger could not be written.
        """
        from rapporteur.ledger.appending import append_judgement

        return append_judgement(self._store, judgement)

    def documents(self, **asked: Unpack[Asked]) -> "pl.DataFrame":
        """The documents, by the version and the reading that count."""
        from rapporteur.views.documents import DocumentRow, documents

        return _framed(DocumentRow, documents(self._store, _question(asked)))

    def failures(self, **asked: Unpack[Asked]) -> "pl.DataFrame":
        """The inputs of which nothing came in."""
        from rapporteur.views.documents import FailureRow, failures

        return _framed(FailureRow, failures(self._store, _question(asked)))

    def incidents(self, **asked: Unpack[Asked]) -> "pl.DataFrame":
        """The incidents, one row for each document that tells of one."""
        from rapporteur.views.incidents import IncidentRow, incidents

        return _framed(IncidentRow, incidents(self._store, _question(asked)))

    def figures(self, **asked: Unpack[Asked]) -> "pl.DataFrame":
        """The figures, one row for each count that a document gives. Never add them up: ask for a tally."""
        from rapporteur.views.figures import FigureRow, figures

        return _framed(FigureRow, figures(self._store, _question(asked)))

    def claims(self, **asked: Unpack[Asked]) -> "pl.DataFrame":
        """The claims: who is credited with saying what."""
        from rapporteur.views.claims import ClaimRow, claims

        return _framed(ClaimRow, claims(self._store, _question(asked)))

    def sources(self, **asked: Unpack[Asked]) -> "pl.DataFrame":
        """The root sources of the claims, with how much each says."""
        from rapporteur.views.source_totals import SourceRow, sources

        return _framed(SourceRow, sources(self._store, _question(asked)))

    def actors(self, **asked: Unpack[Asked]) -> "pl.DataFrame":
        """The actors that the documents name."""
        from rapporteur.views.actors import ActorRow, actors

        return _framed(ActorRow, actors(self._store, _question(asked)))

    def judgements(self, **asked: Unpack[Asked]) -> "pl.DataFrame":
        """The decisions, in the order in which they were recorded."""
        from rapporteur.views.judgements import JudgementRow, judgements

        return _framed(JudgementRow, judgements(self._store, _question(asked)))

    def tally(self, **asked: Unpack[Asked]) -> "Tally":
        """The bounds that the figures allow, by place, measure and root source."""
        from rapporteur.views.tally import tally

        return tally(self._store, _question(asked))

    def show(self, record_id: str, **asked: Unpack[Asked]) -> "RecordView":
        """One record with its words in context: "reuters-041#f13", or "reuters-041" for the document.

        Raises:
            RecordNotFoundError: there is no such record, or not as of the day asked for.
        """
        from rapporteur.views.records import show

        return show(self._store, record_id, _question(asked))

    def verify(self) -> "Verified":
        """Re-hash everything that the ledger holds; what does not match is in `mismatches`."""
        from rapporteur.ledger.verifying import verify

        return verify(self._store)

    def _look_up(self) -> "Gazetteer":
        if self._gazetteer is None:
            self._gazetteer = _default_gazetteer()
        return self._gazetteer


def _default_gazetteer() -> "Gazetteer":
    from rapporteur.gazetteer.store import open_default

    return open_default()


def _framed(row: type[Any], rows: Sequence[Any]) -> "pl.DataFrame":
    from rapporteur.views.frames import frame

    return frame(row, rows)


def _question(asked: Asked) -> "Question":
    from rapporteur.views.questions import Question

    days = {name: _day(asked.get(name)) for name in ("as_of", "earliest", "latest")}
    fields: dict[str, Any] = {**asked, **days}
    return Question(**fields)


def _stated(stated: StatedFields) -> Any:
    from rapporteur.model.documents import Stated

    published = stated.get("published")
    if isinstance(published, str):
        published = date.fromisoformat(published) if len(published) == 10 else datetime.fromisoformat(published)
    fields: dict[str, Any] = {**stated, "published": published}
    return Stated(**fields)


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
