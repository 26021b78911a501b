"""Tag texts before they are asked for, on all cores, while the rules read the text before."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from rapporteur.model.layout import Layout
from rapporteur.model.tagged import Tagged, Tagger

Item = TypeVar("Item")


class TaggingAhead:
    """A tagger that has begun on the texts to come; its tags are those of the tagger that it was given.

    The runtime leaves the interpreter free while it computes, so that threads are enough.
    """

    def __init__(self, tagger: Tagger, workers: int) -> None:
        self._tagger = tagger
        self._workers = workers
        self._begun: dict[str, Future[Tagged]] = {}

    @property
    def version(self) -> str:
        """Names the weights."""
        return self._tagger.version

    def tagged(self, layout: Layout) -> Tagged:
        """Tag one text, or wait for its tags."""
        begun = self._begun.get(layout.text)
        return self._tagger.tagged(layout) if begun is None else begun.result()

    def over(self, items: Iterable[Item], layout_of: Callable[[Item], Layout | None]) -> Iterator[Item]:
        """The items in their order, each with its text begun on; at most twice as many as workers are held.

        Args:
            items: what is to be read.
            layout_of: the layout of an item; None for one that needs no tags.
        """
        held: deque[tuple[Item, str | None]] = deque()
        with ThreadPoolExecutor(self._workers, thread_name_prefix="tagging") as pool:
            for item in items:
                layout = layout_of(item)
                if layout is not None and layout.text not in self._begun:
                    self._begun[layout.text] = pool.submit(self._tagger.tagged, layout)
                held.append((item, None if layout is None else layout.text))
                if len(held) > 2 * self._workers:
                    yield from self._released(held)
            while held:
                yield from self._released(held)

    def _released(self, held: deque[tuple[Item, str | None]]) -> Iterator[Item]:
        item, text = held.popleft()
        yield item
        if text is not None and not any(other == text for _, other in held):
            self._begun.pop(text, None)
