"""The routes of documents."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from rapporteur.views.differences import differences
from rapporteur.views.documents import failures
from rapporteur.views.originals import original
from rapporteur.views.texts import document_text
from rapporteur.web.asked import AskedHere
from rapporteur.web.choosing import chosen_documents
from rapporteur.web.documents.marks import mark_legend
from rapporteur.web.paging import Cursor, cut, position
from rapporteur.web.workbench import AtDesk

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Identifier = Annotated[str, Query(alias="id", min_length=1, max_length=2000)]


@router.get("/documents")
def list_documents(desk: AtDesk, asked: AskedHere, cursor: Cursor = None) -> HTMLResponse:
    """The documents of the ledger, and the inputs of which nothing came in."""
    here = position(asked, cursor, desk.state)
    page = cut(chosen_documents(desk, here.asked), here, asked)
    return desk.page("documents/list.html.j2", asked=asked, page=page, failed=desk.ask(failures, here.asked))


@router.get("/document")
def show_document(
    desk: AtDesk,
    asked: AskedHere,
    identifier: Identifier,
    part: Annotated[int | None, Query(ge=1, le=10**6)] = None,
) -> HTMLResponse:
    """The text of a document, version or record with its marks; the record asked for stands out."""
    shown = desk.ask_about(document_text, identifier, asked, part)
    return desk.page("documents/text.html.j2", asked=asked, shown=shown, legend=mark_legend(shown))


@router.get("/document/differences")
def show_differences(
    desk: AtDesk,
    asked: AskedHere,
    identifier: Identifier,
    against: Annotated[int | None, Query(ge=1, le=10**6)] = None,
) -> HTMLResponse:
    """What differs between two versions of a document."""
    shown = desk.ask_about(differences, identifier, asked, against)
    return desk.page("documents/differences.html.j2", asked=asked, shown=shown)


@router.get("/document/original")
def get_original(desk: AtDesk, asked: AskedHere, identifier: Identifier) -> Response:
    """The bytes of a version as they were received, to keep and not to open here: they are not masked."""
    found = desk.fetch(original, identifier, asked)
    desk.note("original", {"document": found.document, "version": str(found.version), "sha256": found.sha256})
    headers = {
        "Content-Disposition": f'attachment; filename="{found.sha256[:16]}.bin"',
        "Content-Security-Policy": "sandbox",
    }
    return Response(found.data, media_type="application/octet-stream", headers=headers)
