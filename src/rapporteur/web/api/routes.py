"""The routes of the API: the rows of every view, filtered, page by page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import JSONResponse

from rapporteur.views.actors import ActorRow, actors
from rapporteur.views.claims import ClaimRow, claims
from rapporteur.views.clusters import LinkedIncident
from rapporteur.views.differences import Differences, differences
from rapporteur.views.documents import DocumentRow, FailureRow, failures
from rapporteur.views.figures import FigureRow
from rapporteur.views.history import History, history
from rapporteur.views.incidents import IncidentRow
from rapporteur.views.judgements import JudgementRow, judgements
from rapporteur.views.records import RecordView, show
from rapporteur.views.review import ReviewItem, review
from rapporteur.views.source_totals import SourceRow, sources
from rapporteur.views.tally import Tally, tally
from rapporteur.views.texts import DocumentText, document_text
from rapporteur.web.access.roles import Right
from rapporteur.web.api.answers import PROBLEM, SessionAnswer
from rapporteur.web.api.description import known_parameters_only, openapi
from rapporteur.web.asked import Asked, AskedHere
from rapporteur.web.choosing import chosen_documents, chosen_figures, chosen_incidents, chosen_linked
from rapporteur.web.fresh import Tagged
from rapporteur.web.paging import PAGE_ROWS, Cursor, Limit, Page, Position, cut, position
from rapporteur.web.workbench import AtDesk

Row = TypeVar("Row")
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": words, "content": {"application/problem+json": {"schema": PROBLEM}}}
    for status, words in {
        400: "A parameter has a value that it does not take.",
        401: "Nobody is signed in, or the token is not valid.",
        403: "No right to it.",
        404: "There is no such record.",
        422: "A parameter is missing or of another type.",
        429: "Too many requests in one minute; Retry-After says how many seconds to wait.",
        503: "The ledger could not be read.",
    }.items()
}
router = APIRouter(
    prefix="/api/v1", responses=PROBLEMS, dependencies=[Depends(known_parameters_only), Tagged], tags=["ledger"]
)
RecordHere = Annotated[
    str,
    Query(alias="id", min_length=1, max_length=2000, description="A record or document: DOCUMENT#RECORD, or DOCUMENT."),
]


class Paging:
    """Where a request for a page of rows is."""

    def __init__(self, desk: AtDesk, asked: AskedHere, cursor: Cursor = None, limit: Limit = PAGE_ROWS) -> None:
        self.address = asked
        self.here: Position = position(asked, cursor, desk.state, limit)
        self.asked: Asked = self.here.asked

    def page(self, rows: Sequence[Row]) -> Page[Row]:
        """The page of all `rows`."""
        return cut(rows, self.here, self.address)


Paged = Annotated[Paging, Depends()]


@router.get("/session")
def whoami(desk: AtDesk) -> SessionAnswer:
    """Who asks, and what they may do."""
    visitor = desk.visitor
    return SessionAnswer(
        name=visitor.name if visitor else "",
        role=visitor.role.value if visitor else "",
        rights=tuple(sorted(right.value for right in Right if desk.may(right))),
        recorded_at=desk.state.recorded_at,
        entry=desk.state.entry,
    )


@router.get("/incidents")
def list_incidents(desk: AtDesk, paging: Paged) -> Page[IncidentRow]:
    """Incidents as each document tells them, in order of publication."""
    return paging.page(chosen_incidents(desk, paging.asked))


@router.get("/linked-incidents")
def list_linked(desk: AtDesk, paging: Paged) -> Page[LinkedIncident]:
    """Incidents as several documents tell them, each once, with their reconciled toll."""
    return paging.page(chosen_linked(desk, paging.asked))


@router.get("/figures")
def list_figures(desk: AtDesk, paging: Paged) -> Page[FigureRow]:
    """Every count that a document gives. Never add them up: ask for a tally."""
    return paging.page(chosen_figures(desk, paging.asked))


@router.get("/claims")
def list_claims(desk: AtDesk, paging: Paged) -> Page[ClaimRow]:
    """Who is credited with saying what."""
    return paging.page(desk.ask(claims, paging.asked))


@router.get("/documents")
def list_documents(desk: AtDesk, paging: Paged) -> Page[DocumentRow]:
    """Documents by the version and the reading that count."""
    return paging.page(chosen_documents(desk, paging.asked))


@router.get("/documents/text")
def get_text(
    desk: AtDesk, asked: AskedHere, identifier: RecordHere, part: Annotated[int | None, Query(ge=1, le=10**6)] = None
) -> DocumentText:
    """One part of the text of a document, version or record, cut into segments with their marks."""
    return desk.ask_about(document_text, identifier, asked, part)


@router.get("/documents/differences")
def get_differences(
    desk: AtDesk, asked: AskedHere, identifier: RecordHere, against: Annotated[int | None, Query(ge=1, le=10**6)] = None
) -> Differences:
    """What one version of a document says that another does not; `against` is the number of the other version."""
    return desk.ask_about(differences, identifier, asked, against)


@router.get("/failures")
def list_failures(desk: AtDesk, paging: Paged) -> Page[FailureRow]:
    """Inputs of which nothing came in, and why."""
    return paging.page(desk.ask(failures, paging.asked))


@router.get("/actors")
def list_actors(desk: AtDesk, paging: Paged) -> Page[ActorRow]:
    """The actors that documents name, the most often mentioned first."""
    return paging.page(desk.ask(actors, paging.asked))


@router.get("/sources")
def list_sources(desk: AtDesk, paging: Paged) -> Page[SourceRow]:
    """The root sources of the claims, those with most claims first."""
    return paging.page(desk.ask(sources, paging.asked))


@router.get("/judgements")
def list_judgements(desk: AtDesk, paging: Paged) -> Page[JudgementRow]:
    """Decisions of persons and machines, in the order in which they were recorded."""
    return paging.page(desk.ask(judgements, paging.asked))


@router.get("/review")
def list_review(desk: AtDesk, paging: Paged) -> Page[ReviewItem]:
    """What waits for a person to decide."""
    return paging.page(desk.ask(review, paging.asked))


@router.get("/tally")
def get_tally(desk: AtDesk, asked: AskedHere) -> Tally:
    """The bounds that the figures allow, by place, measure and root source; `who` is a union of classes."""
    found = desk.ask(tally, asked, frozenset(asked.who))
    if not asked.measures:
        return found
    return replace(found, lines=tuple(line for line in found.lines if line.measure in asked.measures))


@router.get("/history")
def get_history(desk: AtDesk, asked: AskedHere, identifier: RecordHere) -> History:
    """How what is known of an incident or a figure grew: by day of publication, and by moment of recording."""
    return desk.ask_about(history, identifier, asked)


@router.get("/records")
def get_record(desk: AtDesk, asked: AskedHere, identifier: RecordHere) -> RecordView:
    """One record with its words in context and where it comes from."""
    return desk.ask_about(show, identifier, asked)


@router.get("/openapi.json", include_in_schema=False)
def describe(request: Request) -> JSONResponse:
    """The description of this interface. Source: OpenAPI Specification 3.1."""
    return JSONResponse(openapi(request.app.routes))
