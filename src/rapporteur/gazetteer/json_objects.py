"""JSON files read object by object, so that a file larger than memory can be read."""

import json
from collections.abc import Iterator
from typing import Any, Protocol

_CHUNK = 1 << 20


class Characters(Protocol):
    """A text stream."""

    def read(self, size: int, /) -> str:
        """Up to `size` more characters; empty at the end."""
        ...


def read_objects(stream: Characters, after: str = "") -> Iterator[dict[str, Any]]:
    """The objects that follow one another in an array, or as the values of an object, from the first on.

    Args:
        stream: the file, read forward only.
        after: what must be passed before the array begins (`"features"`); empty to begin at the top.

    Raises:
        ValueError: `after` is not in the file, or what follows is no sound JSON.
    """
    decoder = json.JSONDecoder()
    held = stream.read(_CHUNK)
    while after and after not in held:
        more = stream.read(_CHUNK)
        if not more:
            raise ValueError(f"no {after} in it")
        held = held[-len(after) :] + more
    position = held.index(after) + len(after) if after else 0
    position = (
        max(0, min((at for at in (held.find("[", position), held.find("{", position)) if at >= 0), default=0)) + 1
    )
    wanted = _CHUNK
    while True:
        start = held.find("{", position)
        closed = held.find("]", position)
        if closed >= 0 and (start < 0 or closed < start):
            return
        if start >= 0:
            try:
                found, position = decoder.raw_decode(held, start)
            except json.JSONDecodeError:
                pass
            else:
                wanted = _CHUNK
                yield found
                continue
        more = stream.read(wanted)
        if not more:
            if start >= 0:
                raise ValueError("it ends within an object")
            return
        # Each failed attempt doubles what is read, so that a large object is not decoded over and over.
        held = held[start if start >= 0 else position :] + more
        position = 0
        wanted *= 2
