"""Answers: what the views say to a question, kept until the ledger grows. An insert-only ledger makes that exact."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Lock, Thread
from time import monotonic
from typing import Any, Generic, TypeVar

from sqlalchemy import select

from rapporteur.ledger import schema
from rapporteur.ledger.errors import LedgerError
from rapporteur.ledger.opening import LedgerStore
from rapporteur.web.veils import NO_VEIL, Veil

Answer = TypeVar("Answer")
_log = logging.getLogger(__name__)
LONG_S = 2.0  # nobody is kept waiting longer for an answer that is there, if a little older
_MOST_ANSWERS = 64
_MOST_ROWS = 1_000_000  # of all answers together; a row is one to three kilobytes


@dataclass(frozen=True, slots=True)
class State:
    """A state of the ledger: the number of its last entry, its digest and when it was recorded; 0 for an empty one."""

    entry: int
    sha256: str
    recorded_at: datetime | None


@dataclass(frozen=True, slots=True)
class Kept(Generic[Answer]):
    """An answer, the number of the last entry that it is of, and how many seconds it took."""

    answer: Answer
    entry: int
    took_s: float


class Answers:
    """The last answer to each question that was put to a view."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store
        self._kept: OrderedDict[Hashable, Kept[Any]] = OrderedDict()
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

    def ask(
        self, state: State, view: Callable[..., Answer], *arguments: Hashable, veil: Veil = NO_VEIL
    ) -> Kept[Answer]:
        """What `view(store, *arguments)` answers in this state, under a veil: kept from before, or asked now.

        Those who ask the same at once wait for one answer. Where an answer takes long, that of an earlier state is
        given while the new one is asked: its `entry` tells. An answer is the same object for all: never change it.

        Raises:
            LedgerError: the ledger could not be read.
        """
        key = (view.__module__, view.__qualname__, arguments, bool(veil.signs))
        call = partial(self._asked, key, state, partial(view, self._store, *arguments), veil)
        with self._lock:
            kept: Kept[Answer] | None = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
            asking = self._asking.setdefault(key, Lock())
        if kept is not None and kept.entry >= state.entry:
            return kept
        if kept is not None and kept.took_s > LONG_S:
            if not asking.locked():
                Thread(target=self._ask_behind, args=(asking, call), daemon=True).start()
            return kept
        with asking:
            return call()

    def _asked(self, key: Hashable, state: State, view: Callable[[], Answer], veil: Veil) -> Kept[Answer]:
        with self._lock:
            known: Kept[Answer] | None = self._kept.get(key)
        if known is not None and known.entry >= state.entry:
            return known  # somebody else has asked meanwhile
        start = monotonic()
        found = Kept(veil.over(view()), state.entry, monotonic() - start)
        with self._lock:
            self._kept[key] = found
            self._make_room()
        return found

    def _ask_behind(self, asking: Lock, call: Callable[[], object]) -> None:
        if not asking.acquire(blocking=False):
            return
        try:
            call()
        except LedgerError as error:
            _log.warning("an answer could not be brought up to date: %s", error)
        finally:
            asking.release()

    def _make_room(self) -> None:
        """Let go of the answers that were not asked for the longest; the last one stays in any case."""
        rows = sum(_size(kept.answer) for kept in self._kept.values())
        while len(self._kept) > 1 and (len(self._kept) > _MOST_ANSWERS or rows > _MOST_ROWS):
            key, gone = self._kept.popitem(last=False)
            self._asking.pop(key, None)
            rows -= _size(gone.answer)


def _size(answer: object) -> int:
    return len(answer) if isinstance(answer, Sized) else 1
