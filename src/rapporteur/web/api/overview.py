"""The routes of the API behind the overview: incidents gathered for a map and a timeline."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from rapporteur.web.api.description import known_parameters_only
from rapporteur.web.api.routes import PROBLEMS
from rapporteur.web.asked import AskedHere
from rapporteur.web.choosing import chosen_linked
from rapporteur.web.errors import BadRequestError
from rapporteur.web.fresh import Tagged
from rapporteur.web.overview.clustering import Box, Clustered, clustered_spots
from rapporteur.web.overview.periods import Histogram, histogram
from rapporteur.web.overview.spots import spots_by_incident
from rapporteur.web.workbench import AtDesk

router = APIRouter(
    prefix="/api/v1/overview",
    responses=PROBLEMS,
    dependencies=[Depends(known_parameters_only), Tagged],
    tags=["overview"],
)


def _box(words: str | None) -> Box | None:
    if words is None:
        return None
    try:
        west, south, east, north = map(float, words.split(","))
    except ValueError:
        raise BadRequestError("box takes west,south,east,north in degrees, such as 29,-5,32,-1") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise BadRequestError("box takes west and east from -180 to 180, south below north, both from -90 to 90")
    return Box(west, south, east, north)


@router.get("/clusters")
def get_clusters(
    desk: AtDesk,
    asked: AskedHere,
    zoom: Annotated[int, Query(ge=0, le=16, description="How near: each step halves the cells of the grid.")] = 2,
    box: Annotated[
        str | None, Query(max_length=100, description="Only this part of the map: west,south,east,north in degrees.")
    ] = None,
) -> Clustered:
    """Linked incidents for a map, near ones as one circle that is as wide as what is known of their places."""
    part = _box(box)
    return clustered_spots(chosen_linked(desk, asked), desk.ask(spots_by_incident, asked.unfiltered()), zoom, part)


@router.get("/periods")
def get_periods(desk: AtDesk, asked: AskedHere) -> Histogram:
    """Linked incidents by day, week, month or year, whatever `from` and `to` ask: a timeline to choose these from."""
    return histogram(chosen_linked(desk, replace(asked, first=None, last=None)))
