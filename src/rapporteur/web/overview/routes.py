"""The routes of the overview."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from rapporteur.web.asked import AskedHere
from rapporteur.web.choosing import chosen_documents, chosen_incidents, chosen_linked
from rapporteur.web.workbench import AtDesk

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
_SHOWN = 12


@router.get("/")
def overview(desk: AtDesk, asked: AskedHere) -> HTMLResponse:
    """What the ledger holds of what is asked, and the newest of it."""
    told, linked, held = (chosen(desk, asked) for chosen in (chosen_incidents, chosen_linked, chosen_documents))
    newest = sorted(linked, key=lambda one: (one.earliest is not None, one.earliest), reverse=True)[:_SHOWN]
    return desk.page(
        "overview/overview.html.j2",
        asked=asked,
        told=len(told),
        linked=len(linked),
        documents=len(held),
        unread=sum(row.status != "read" for row in held),
        newest=newest,
    )
