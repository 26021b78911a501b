"""The routes of incidents."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from rapporteur.web.asked import AskedHere
from rapporteur.web.choosing import chosen_incidents, figures_by_incident
from rapporteur.web.paging import Cursor, cut, position
from rapporteur.web.workbench import AtDesk

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/incidents")
def list_incidents(desk: AtDesk, asked: AskedHere, cursor: Cursor = None) -> HTMLResponse:
    """Incidents as each document tells them."""
    here = position(asked, cursor, desk.state)
    page = cut(chosen_incidents(desk, here.asked), here, asked)
    figures = desk.ask(figures_by_incident, here.asked.unfiltered())
    return desk.page("incidents/list.html.j2", asked=asked, page=page, figures=figures)
