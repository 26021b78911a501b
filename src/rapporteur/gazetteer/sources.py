"""What all readers of gazetteer files share: lines with their offsets, countries by any code, kinds by any word."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO

import pycountry

from rapporteur.model.issues import Issue
from rapporteur.model.names import fold_name
from rapporteur.model.vocabularies import PlaceKind, Severity

Progress = Callable[[int, int], None]
"""Called now and then with the bytes read so far and the bytes in all."""

_MOST_ISSUES = 100
_KINDS = {
    PlaceKind.COUNTRY: "country nation adm0 admin0",
    PlaceKind.ADMIN1: "admin1 adm1 province state governorate region oblast prefecture",
    PlaceKind.ADMIN2: "admin2 adm2 adm3 adm4 district county municipality commune raion township subdistrict",
    PlaceKind.TOWN: "town city village hamlet settlement suburb neighborhood neighbourhood ppl camp locality p",
    PlaceKind.SITE: "site facility building airport base checkpoint hospital school bridge spot mountain s",
    PlaceKind.LINE: "line border road route r",
    PlaceKind.REGION: "area valley island islands mountains desert forest l t v",
    PlaceKind.WATER: "water river lake sea bay canal strait ocean h",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}


@dataclass(slots=True)
class Problems:
    """What could not be read of a file: all counted, the first hundred kept."""

    count: int = 0
    issues: list[Issue] = field(default_factory=list)

    def note(self, where: str, message: str) -> None:
        """Record one entry that was left out."""
        self.count += 1
        if len(self.issues) < _MOST_ISSUES:
            self.issues.append(Issue("gazetteer_entry", Severity.WARNING, f"{where}: {message}"))


class CountedStream:
    """A binary stream that reports how far it was read."""

    def __init__(self, stream: IO[bytes], size: int, progress: Progress | None) -> None:
        self._stream = stream
        self._size = size
        self._progress = progress
        self._done = 0
        self._told = 0

    def lines(self) -> Iterator[bytes]:
        """All lines, with their ends."""
        for line in self._stream:
            self._count(len(line))
            yield line

    def read(self, size: int, /) -> str:
        """Up to `size` bytes as text; a character that was cut in two is completed, one that is no UTF-8 replaced."""
        held = self._stream.read(size)
        while held and len(held) < size + 4:
            try:
                text = held.decode("utf-8")
            except UnicodeDecodeError:
                more = self._stream.read(1)
                if not more:
                    break
                held += more
            else:
                self._count(len(held))
                return text
        self._count(len(held))
        return held.decode("utf-8", errors="replace")

    def _count(self, size: int) -> None:
        self._done += size
        if self._progress is not None and (self._done - self._told > 1 << 20 or self._done >= self._size):
            self._told = self._done
            self._progress(self._done, self._size)


@contextmanager
def opened(path: Path, progress: Progress | None = None) -> Iterator[CountedStream]:
    """The bytes of a file; of a zip archive those of its largest member.

    Raises:
        OSError: the file cannot be read.
        zipfile.BadZipFile: the file is called .zip and is none.
    """
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            member = max(archive.infolist(), key=lambda info: info.file_size)
            with archive.open(member) as stream:
                yield CountedStream(stream, member.file_size, progress)
    else:
        with path.open("rb") as stream:
            yield CountedStream(stream, path.stat().st_size, progress)


@cache
def country_code(value: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country given by that code, its alpha-3 code or an English name; else None."""
    text = value.strip()
    if not text:
        return None
    if len(text) == 2 and pycountry.countries.get(alpha_2=text.upper()):
        return text.upper()
    if text.upper() in ("XK", "XKX", "KOSOVO"):
        return "XK"
    found = pycountry.countries.get(alpha_3=text.upper()[:3]) if len(text) == 3 else None
    if found is None:
        try:
            found = pycountry.countries.lookup(text)
        except LookupError:
            return None
    return str(found.alpha_2)


def kind_of(value: str) -> PlaceKind | None:
    """The kind of place that a word or code in a file means; None when it is not known."""
    folded = fold_name(value)
    return _KIND_OF.get(folded) or next((_KIND_OF[word] for word in folded.split() if word in _KIND_OF), None)


def degrees(latitude: object, longitude: object) -> tuple[float, float] | None:
    """A point in WGS84 degrees; None when both are empty.

    Raises:
        ValueError: a value is no number or out of range.
    """
    if latitude in (None, "") and longitude in (None, ""):
        return None
    north, east = float(str(latitude)), float(str(longitude))
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise ValueError(f"{north}, {east} is no point on the earth")
    return north, east
