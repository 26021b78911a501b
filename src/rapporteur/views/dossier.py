"""The dossier: the rows that other views answer, put together, each with its exact words in their sentences."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.references import RecordId
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import Severity, Stance
from rapporteur.views.claims import ClaimRow, claims
from rapporteur.views.documents import DocumentRow, FailureRow, documents, failures
from rapporteur.views.excerpts import Excerpt, Role, cut_excerpt, find_context
from rapporteur.views.figures import FigureRow, figures
from rapporteur.views.incidents import IncidentRow, incidents
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.readings import ShownReading, shown_readings

DENYING = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.RETRACTS, Stance.CANNOT_VERIFY})


@dataclass(frozen=True, slots=True)
class ReportedDocument:
    """A document; `anchor` is a short id for links within a page. `excerpts` are its lines with records."""

    row: DocumentRow
    anchor: str
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class ReportedClaim:
    """What one source is credited with, in its words."""

    row: ClaimRow
    excerpt: Excerpt
    document: ReportedDocument


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A count, its bounds, and who gives it; `replaced` when a later figure of the same document takes its place."""

    row: FigureRow
    anchor: str
    replaced: bool
    excerpt: Excerpt
    document: ReportedDocument


@dataclass(frozen=True, slots=True)
class ReportedIncident:
    """An incident as one document tells it, with its claims and figures."""

    row: IncidentRow
    anchor: str
    claims: tuple[ReportedClaim, ...]
    figures: tuple[ReportedFigure, ...]
    excerpt: Excerpt
    document: ReportedDocument


@dataclass(frozen=True, slots=True)
class ReportedCheck:
    """What a document says of how something was verified; `about` are the record ids of what it speaks of."""

    status: str
    covers: str
    about: tuple[str, ...]
    excerpt: Excerpt
    document: ReportedDocument


@dataclass(frozen=True, slots=True)
class ReportedIssue:
    """A contradiction or a piece of bad input; `excerpt` is None when it concerns the whole document."""

    code: str
    severity: str
    message: str
    excerpt: Excerpt | None
    document: ReportedDocument


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a ledger says to a question; every name of a protected person in it is masked."""

    documents: tuple[ReportedDocument, ...]
    incidents: tuple[ReportedIncident, ...]
    figures: tuple[ReportedFigure, ...]
    claims: tuple[ReportedClaim, ...]
    checks: tuple[ReportedCheck, ...]
    issues: tuple[ReportedIssue, ...]
    unread: tuple[DocumentRow, ...]
    failures: tuple[FailureRow, ...]
    producers: tuple[str, ...]

    @property
    def denials(self) -> tuple[ReportedClaim, ...]:
        """Claims that deny, doubt, retract or could not verify."""
        return tuple(claim for claim in self.claims if claim.row.stance in DENYING)


def dossier(store: LedgerStore, question: Question = EVERYTHING, advance: Callable[[], None] = lambda: None) -> Dossier:
    """All that a ledger says to a question, in order of publication.

    Args:
        store: the ledger.
        question: as of when, and what to choose; documents of which nothing is chosen are left out.
        advance: called once for each document that counts.

    Raises:
        LedgerError: the ledger could not be read.
    """
    chosen = _Chosen(store, question)
    found = Dossier((), (), (), (), (), (), chosen.unread, failures(store, question), ())
    parts = [found]
    for number, shown in enumerate(shown_readings(store, question), 1):
        advance()
        if shown.document in chosen.documents:
            parts.append(_Reporter(shown, chosen, f"d{number}").content())
    joined = {
        name: tuple(dict.fromkeys(item for part in parts for item in getattr(part, name)))
        for name in Dossier.__dataclass_fields__
    }
    return Dossier(**joined)


class _Chosen:
    """The rows that answer the question, by record id."""

    def __init__(self, store: LedgerStore, question: Question) -> None:
        self.incidents = {row.id: row for row in incidents(store, question)}
        self.figures = {row.id: row for row in figures(store, question)}
        self.claims = {row.id: row for row in claims(store, question)}
        held = documents(store, question.unfiltered())
        narrowed = any((question.place, question.earliest, question.latest, question.actor, question.source))
        named = {row.document for row in self.incidents.values()}
        named |= {row.document for row in self.figures.values()} | {row.document for row in self.claims.values()}
        self.documents = {row.id: row for row in held if row.status == "read" and (not narrowed or row.id in named)}
        self.unread = tuple(row for row in held if row.status != "read")


class _Reporter:
    """Finds the words of the chosen records of one reading."""

    def __init__(self, shown: ShownReading, chosen: _Chosen, anchor: str) -> None:
        self._shown = shown
        self._reading = shown.reading
        self._text = shown.reading.document.text
        self._chosen = chosen
        self._attributions = {one.id: one for one in self._reading.attributions}
        self._document = ReportedDocument(chosen.documents[shown.document], anchor, tuple(self._lines()))

    def content(self) -> Dossier:
        """What the dossier has of this document."""
        told = {one.row.id: one for one in self._claims()}
        counted = tuple(self._figures())
        made_by = self._reading.producer
        return Dossier(
            documents=(self._document,),
            incidents=tuple(self._incidents(told, counted)),
            figures=counted,
            claims=tuple(told.values()),
            checks=tuple(self._checks()),
            issues=tuple(self._issues()),
            unread=(),
            failures=(),
            producers=(f"{made_by.name} {made_by.version}, engine {made_by.engine}, gazetteer {made_by.gazetteer}",),
        )

    def _id(self, record: str) -> str:
        return str(RecordId(self._shown.document, record))

    def _anchor(self, record: str) -> str:
        return f"{self._document.anchor}-{record}"

    def _excerpt(self, words: Sequence[Span], others: Sequence[tuple[Span, Role]] = ()) -> Excerpt:
        roles = [*((span, Role.WORDS) for span in words), *others]
        everything = [span for span, _ in roles]
        window = find_context(self._text, everything if _near(everything) else (words or everything))
        return cut_excerpt(self._text, window, roles, self._shown.withheld)

    def _attributed(self, attribution: str | None) -> list[tuple[Span, Role]]:
        found = self._attributions.get(attribution or "")
        if found is None:
            return []
        return [*((s, Role.SOURCE) for s in found.source), *((s, Role.CUE) for s in found.cue)]

    def _lines(self) -> Iterator[Excerpt]:
        """The lines of the document that carry a record, its words set off."""
        roles = [(Span(f.start, f.end), Role.WORDS) for f in self._reading.figures]
        roles += [(mention, Role.WORDS) for i in self._reading.incidents for mention in i.mentions]
        roles += [role for one in self._reading.attributions for role in self._attributed(one.id)]
        roles.sort()
        position = start = 0
        for line in self._text.splitlines(keepends=True):
            end = start + len(line)
            first = position
            while position < len(roles) and roles[position][0].start < end:
                position += 1
            if position > first:
                window = Span(start, start + len(line.rstrip()))
                yield cut_excerpt(self._text, window, roles[first:position], self._shown.withheld)
            start = end

    def _claims(self) -> Iterator[ReportedClaim]:
        for one in self._reading.attributions:
            row = self._chosen.claims.get(self._id(one.id))
            if row and (one.content or one.source or one.cue):
                yield ReportedClaim(row, self._excerpt(one.content, self._attributed(one.id)), self._document)

    def _figures(self) -> Iterator[ReportedFigure]:
        replaced = {one.supersedes for one in self._reading.figures}
        for one in self._reading.figures:
            row = self._chosen.figures.get(self._id(one.id))
            if row:
                excerpt = self._excerpt([Span(one.start, one.end)], self._attributed(one.attribution))
                yield ReportedFigure(
                    row, self._anchor(one.id), one.id in replaced or row.withdrawn, excerpt, self._document
                )

    def _incidents(
        self, told: dict[str, ReportedClaim], counted: Iterable[ReportedFigure]
    ) -> Iterator[ReportedIncident]:
        for one in self._reading.incidents:
            row = self._chosen.incidents.get(self._id(one.id))
            if row:
                yield ReportedIncident(
                    row,
                    self._anchor(one.id),
                    tuple(told[i] for i in map(self._id, one.attributions) if i in told),
                    tuple(figure for figure in counted if figure.row.incident == row.id),
                    self._excerpt([Span(one.start, one.end)]),
                    self._document,
                )

    def _checks(self) -> Iterator[ReportedCheck]:
        for one in self._reading.verification:
            excerpt = self._excerpt([Span(one.start, one.end)])
            about = tuple(map(self._id, one.about))
            yield ReportedCheck(one.status.value, one.covers.value, about, excerpt, self._document)

    def _issues(self) -> Iterator[ReportedIssue]:
        said = set()
        for one in self._reading.issues:
            message = self._shown.shown(one.message)
            said.add(message)
            has_words = one.start is not None and one.end is not None and one.end > one.start
            excerpt = self._excerpt([Span(one.start or 0, one.end or 0)]) if has_words else None
            yield ReportedIssue(one.code, one.severity.value, message, excerpt, self._document)
        for message in self._document.row.problems:
            if message not in said:
                yield ReportedIssue("received", Severity.WARNING.value, message, None, self._document)


def _near(spans: Sequence[Span], reach: int = 500) -> bool:
    return max(s.end for s in spans) - min(s.start for s in spans) <= reach
