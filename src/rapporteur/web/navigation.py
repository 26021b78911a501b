"""The way around the workbench: the pages of its head, in order, with who sees them."""

from dataclasses import dataclass

from rapporteur.web.access.matrix import MATRIX
from rapporteur.web.workbench import Desk


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the head links to; `also` are the beginnings of the paths that belong to it."""

    label: str
    path: str
    also: tuple[str, ...] = ()


PLACES = (
    Place("Overview", "/"),
    Place("Incidents", "/incidents", ("/incident",)),
    Place("Tally", "/tally"),
    Place("Documents", "/documents", ("/document",)),
    Place("Review", "/review"),
    Place("Sources & actors", "/actors", ("/actor", "/source")),
    Place("Add", "/add"),
    Place("Admin", "/admin"),
)


def places_for(desk: Desk) -> list[tuple[Place, bool]]:
    """The pages that this visitor may open, and whether each is where the request is."""
    path = desk.request.url.path
    return [
        (place, path == place.path or (place.also != () and path.startswith(place.also)))
        for place in PLACES
        if (right := MATRIX.get(f"GET {place.path}")) is not None and desk.visitor is not None and desk.may(right)
    ]
