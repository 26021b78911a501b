"""The routes of the tally."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from rapporteur.counting.rules import PUBLISHERS, RULES
from rapporteur.web.asked import AskedHere
from rapporteur.web.errors import BadRequestError
from rapporteur.web.tally.unfolding import counted_by, tracks, unfolded_tally
from rapporteur.web.workbench import AtDesk

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

# Incidents that a page by rules lists; the totals count all.
MOST_INCIDENTS = 300


@router.get("/tally")
def show_tally(desk: AtDesk, asked: AskedHere, rule: Annotated[list[str] | None, Query()] = None) -> HTMLResponse:
    """Bounds by place and measure; with rules, the same incidents as the field's publishers would count them."""
    rules = tuple(dict.fromkeys(filter(None, rule or ())))
    if unknown := [name for name in rules if name not in RULES]:
        raise BadRequestError(f"rule takes {', '.join(RULES)}, not {unknown[0][:40]!r}")
    found = desk.ask(unfolded_tally, asked, frozenset(asked.who))
    lines = [
        line
        for line in found.tally.lines
        if line.answer.by_source and (not asked.measures or line.measure in asked.measures)
    ]
    return desk.page(
        "tally/tally.html.j2",
        asked=asked,
        found=found,
        lines=[(line, tracks(line)) for line in lines],
        rules=rules,
        publishers=PUBLISHERS,
        counted=desk.ask(counted_by, asked, rules) if rules else None,
        most=MOST_INCIDENTS,
    )
