"""Answers: what the views say to a question, kept until the ledger grows. An insert-only ledger makes that exact."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import select

from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore
from rapporteur.web.veils import NO_VEIL, Veil

Answer = TypeVar("Answer")
_MOST_ANSWERS = 64
_MOST_ROWS = 1_000_000  # of all answers together; a row is one to three kilobytes


@dataclass(frozen=True, slots=True)
class State:
    """A state of the ledger: the number of its last entry, its digest and when it was recorded; 0 for an empty one."""

    entry: int
    sha256: str
    recorded_at: datetime | None


class Answers:
    """The last answers of the views, by what was asked in which state of the ledger."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()
        self._asking: dict[Hashable, Lock] = {}

    def state(self) -> State:
        """The state of the ledger now.

        Raises:
            LedgerError: the ledger could not be read.
        """
        entries = schema.entries.c
        query = select(entries.number, entries.content_sha256, entries.recorded_at)
        with self._store.reading() as connection:
            last = connection.execute(query.order_by(entries.number.desc()).limit(1)).one_or_none()
        return State(0, "", None) if last is None else State(last[0], last[1], last[2])

    def ask(self, state: State, view: Callable[..., Answer], *arguments: Hashable, veil: Veil = NO_VEIL) -> Answer:
        """What `view(store, *arguments)` answers in this state, under a veil: kept from before, or asked now.

        Those who ask the same at once wait for one answer. It is the same object for all who ask: never change it.

        Raises:
            LedgerError: the ledger could not be read.
        """
        key = (state.entry, view.__module__, view.__qualname__, arguments, bool(veil.signs))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: Answer = self._kept[key]
                return found
            asking = self._asking.setdefault(key, Lock())
        with asking:
            with self._lock:
                if key in self._kept:
                    kept: Answer = self._kept[key]
                    return kept
            try:
                answer: Answer = veil.over(view(self._store, *arguments))
                with self._lock:
                    self._kept[key] = answer
                    self._make_room()
            finally:
                with self._lock:
                    self._asking.pop(key, None)
            return answer

    def _make_room(self) -> None:
        """Let go of the answers that were not asked for the longest; the last one stays in any case."""
        rows = sum(map(_size, self._kept.values()))
        while len(self._kept) > 1 and (len(self._kept) > _MOST_ANSWERS or rows > _MOST_ROWS):
            _, gone = self._kept.popitem(last=False)
            rows -= _size(gone)


def _size(answer: object) -> int:
    return len(answer) if isinstance(answer, Sized) else 1
