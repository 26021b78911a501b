"""The routes of the overview."""

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from rapporteur.views.documents import documents
from rapporteur.web.asked import AskedHere
from rapporteur.web.choosing import chosen_documents, chosen_incidents, chosen_linked
from rapporteur.web.overview.clustering import clustered_spots
from rapporteur.web.overview.periods import histogram
from rapporteur.web.overview.spots import spots_by_incident
from rapporteur.web.paging import Cursor, cut, position
from rapporteur.web.workbench import AtDesk

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
_SHOWN = 12
_PLACES = 60  # rows of the table that stands for the map
_ZOOM = 9  # at which this table tells places apart


@router.get("/")
def overview(desk: AtDesk, asked: AskedHere, cursor: Cursor = None) -> HTMLResponse:
    """What the ledger holds of what is asked: on a map, in time, and the newest of it as a list."""
    here = position(asked, cursor, desk.state, _SHOWN)
    told, held = chosen_incidents(desk, here.asked), chosen_documents(desk, here.asked)
    linked = chosen_linked(desk, here.asked)
    newest = sorted(linked, key=lambda one: (one.earliest is not None, one.earliest), reverse=True)
    spots = desk.ask(spots_by_incident, here.asked.unfiltered())
    published = [row.published for row in desk.ask(documents, replace(asked.unfiltered(), as_of=None)) if row.published]
    return desk.page(
        "overview/overview.html.j2",
        asked=asked,
        told=len(told),
        linked=len(linked),
        documents=len(held),
        unread=sum(row.status != "read" for row in held),
        page=cut(newest, here, asked),
        spots=spots,
        mapped=clustered_spots(linked, spots, _ZOOM, None),
        most=_PLACES,
        dated=histogram(linked),
        published=(min(published), max(published)) if published else None,
    )
