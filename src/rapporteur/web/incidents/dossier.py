"""The route of the dossier of one incident."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from rapporteur.views.history import history
from rapporteur.views.incident_dossier import incident_dossier
from rapporteur.views.repeating import trees_of
from rapporteur.web.asked import AskedHere
from rapporteur.web.incidents.drawing import chart_of
from rapporteur.web.workbench import AtDesk

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/incident")
def show_incident(
    desk: AtDesk, asked: AskedHere, identifier: Annotated[str, Query(alias="id", min_length=1, max_length=2000)]
) -> HTMLResponse:
    """All that is said of one incident, by whatever account of it is named."""
    found = desk.ask_about(incident_dossier, identifier, asked)
    return desk.page(
        "incidents/dossier.html.j2",
        asked=asked,
        found=found,
        outlets={account.told.row.document: account.told.row for account in found.accounts},
        charts=[chart_of(counts) for counts in found.counts],
        trees=list(trees_of(found.incident.sources)),
        grown=desk.ask_about(history, identifier, asked),
    )
