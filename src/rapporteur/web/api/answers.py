"""Answers of the API that are not rows of a view."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class SessionAnswer:
    """Who asks, what they may do, and the state of the ledger: its last entry, and when that was recorded (UTC)."""

    name: str
    role: str
    rights: tuple[str, ...]
    recorded_at: datetime | None
    entry: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was not answered. Source: RFC 9457, Problem Details for HTTP APIs."""

    status: int
    title: str
    detail: str


PROBLEM: dict[str, Any] = {"$ref": "#/components/schemas/Problem"}
PROBLEM_SCHEMA: dict[str, Any] = TypeAdapter(Problem).json_schema()
