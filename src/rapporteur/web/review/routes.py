"""The routes of the review queue."""

from collections import Counter
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from rapporteur.views.review import ReviewKind, review
from rapporteur.web.asked import AskedHere
from rapporteur.web.errors import BadRequestError
from rapporteur.web.paging import Cursor, cut, position
from rapporteur.web.rendering import address
from rapporteur.web.review.deciding import LONGEST_REASON, WORDINGS, decide
from rapporteur.web.workbench import AtDesk

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_SHOWN = 20  # items on a page: each has the words of all its sides
Shown = Annotated[str | None, Query(max_length=20)]


@router.get("/review")
def show_queue(desk: AtDesk, asked: AskedHere, cursor: Cursor = None, show: Shown = None) -> HTMLResponse:
    """What waits for a person, of all kinds or of one."""
    kind = _kind(show)
    here = position(asked, cursor, desk.state, _SHOWN)
    waiting = desk.ask(review, here.asked)
    page = cut([one for one in waiting if kind is None or one.kind is kind], here, asked)
    return desk.page(
        "review/review.html.j2",
        asked=asked,
        page=page,
        kinds=Counter(one.kind for one in waiting),
        chosen=kind,
        wordings=WORDINGS,
        longest=LONGEST_REASON,
        deciding=asked.as_of is None and here.asked.recorded_as_of is None,
    )


@router.post("/review/decide")
def take_decision(
    desk: AtDesk,
    asked: AskedHere,
    identifier: Annotated[str, Form(alias="id", max_length=2000)] = "",
    verdict: Annotated[str, Form(max_length=20)] = "",
    reason: Annotated[str, Form()] = "",
    show: Shown = None,
) -> Response:
    """Take a decision into the ledger, and go on with the queue."""
    kind = _kind(show)
    decide(desk, identifier, verdict, reason)
    back = replace(asked, recorded_as_of=None)
    return RedirectResponse(address("/review", back, show=kind.value if kind else None), 303)


def _kind(show: str | None) -> ReviewKind | None:
    try:
        return ReviewKind(show) if show else None
    except ValueError:
        raise BadRequestError(f"show takes {', '.join(ReviewKind)}") from None
