"""Paging: cut an answer into pages that stay the same while the ledger grows."""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Generic, TypeVar

from fastapi import Query

from rapporteur.web.answers import State
from rapporteur.web.asked import Asked
from rapporteur.web.errors import BadRequestError

Row = TypeVar("Row")
PAGE_ROWS = 50
MOST_ROWS = 500

Cursor = Annotated[str | None, Query(max_length=400, description="Where to go on: `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS, description="How many rows at most.")]


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of an answer.

    `total` is how many there are in all, `first` the number of the first row here, counted from 1 (0 without rows).
    `next` and `previous` are the cursors of the pages around it, None where there is none. `recorded_at` is the state
    of the ledger that all pages of one cursor are answered from; None for an empty ledger.
    """

    rows: tuple[Row, ...]
    total: int
    first: int
    next: str | None
    previous: str | None
    recorded_at: datetime | None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page begins, and what is asked there: as the ledger stood when the first page was given."""

    asked: Asked
    start: int
    rows: int
    recorded_at: datetime | None


def position(asked: Asked, cursor: str | None, state: State, rows: int = PAGE_ROWS) -> Position:
    """Where a request for a page is.

    Args:
        asked: the filters of the address.
        cursor: that of the address; None for the first page.
        state: that of the ledger now.
        rows: how many rows a page has.

    Raises:
        BadRequestError: the cursor is none of ours, or belongs to other filters.
    """
    if cursor is None:
        return Position(asked, 0, rows, state.recorded_at)
    try:
        start, stood, made_for = json.loads(base64.urlsafe_b64decode(cursor.encode() + b"=="))
        start, recorded_at = int(start), datetime.fromisoformat(stood)
    except (ValueError, TypeError, OverflowError):
        raise BadRequestError("this cursor is none that was given: begin again without") from None
    if made_for != _filters(asked) or recorded_at.tzinfo is None or not 0 <= start < 2**53:
        raise BadRequestError("this cursor belongs to other filters: begin again without")
    # Asking as the ledger stands now is the same, and is what has been kept.
    unchanged = asked.recorded_as_of is not None or recorded_at == state.recorded_at
    then = asked if unchanged else replace(asked, recorded_as_of=recorded_at)
    return Position(then, start, rows, recorded_at)


def cut(rows: Sequence[Row], here: Position, asked: Asked) -> Page[Row]:
    """The page at a position of all rows that answer `here.asked`; `asked` is what the address asks."""
    end = here.start + here.rows
    shown = tuple(rows[here.start : end])
    return Page(
        rows=shown,
        total=len(rows),
        first=here.start + 1 if shown else 0,
        next=_cursor(end, here, asked) if end < len(rows) else None,
        previous=_cursor(max(0, here.start - here.rows), here, asked) if here.start else None,
        recorded_at=here.recorded_at,
    )


def _cursor(start: int, here: Position, asked: Asked) -> str | None:
    if here.recorded_at is None:
        return None
    value = json.dumps([start, here.recorded_at.isoformat(), _filters(asked)], separators=(",", ":"))
    return base64.urlsafe_b64encode(value.encode()).decode().rstrip("=")


def _filters(asked: Asked) -> str:
    return hashlib.sha256(json.dumps(asked.parameters()).encode()).hexdigest()[:12]
