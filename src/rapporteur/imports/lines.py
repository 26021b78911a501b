"""Lines of a table's file as bytes and as text, one at a time, in whatever encoding they come."""

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MAX_LINE = 1_000_000  # bytes; a longer line is no row of a table
_SAMPLE = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its end: the bytes as received, their text, and whether its encoding was guessed.

    `number` counts from 1. `cut` where it was longer than `MAX_LINE`: then the rest is in the archived file alone.
    """

    number: int
    data: bytes
    text: str
    guessed: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is written: its codec, how many bytes its mark takes, and the bytes that end its lines."""

    codec: str
    mark: int
    newline: bytes


def encoding_of(stream: BinaryIO) -> Encoding:
    """The encoding that the beginning of a file shows; the stream is left at its beginning.

    Without a byte order mark it is UTF-8, line by line with windows-1252 where a line is not.
    """
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    for mark, codec in _MARKS:
        if sample.startswith(mark):
            return Encoding(codec, len(mark), b"\n")
    return Encoding("utf-8", 0, b"\r" if b"\r" in sample and b"\n" not in sample else b"\n")


def lines(stream: BinaryIO, encoding: Encoding) -> Iterator[Line]:
    """All lines after the byte order mark; no more than one is held at a time."""
    stream.seek(encoding.mark)
    if encoding.codec != "utf-8":
        yield from _transcoded(stream, encoding.codec)
        return
    raw = _split(stream) if encoding.newline == b"\r" else iter(lambda: stream.readline(MAX_LINE + 1), b"")
    for number, data in enumerate(raw, start=1):
        cut = len(data) > MAX_LINE and not data.endswith(encoding.newline)
        rest = data
        while cut and rest and not rest.endswith(encoding.newline):
            rest = next(raw, b"")
        try:
            yield Line(number, data, data.decode("utf-8", "ignore" if cut else "strict"), cut=cut)
        except UnicodeDecodeError:
            yield Line(number, data, data.decode("cp1252", "replace"), guessed=True, cut=cut)


def _split(stream: BinaryIO) -> Iterator[bytes]:
    """Lines that end with a carriage return alone, as old spreadsheets write them."""
    rest = b""
    while block := stream.read(_SAMPLE):
        *whole, rest = (rest + block).split(b"\r")
        yield from (one + b"\r" for one in whole)
        while len(rest) > MAX_LINE:
            yield rest[: MAX_LINE + 1]
            rest = rest[MAX_LINE + 1 :]
    if rest:
        yield rest


def _transcoded(stream: BinaryIO, codec: str) -> Iterator[Line]:
    text = io.TextIOWrapper(stream, codec, "replace", newline="")
    try:
        number = 0
        while line := text.readline(MAX_LINE + 1):
            number += 1
            cut = len(line) > MAX_LINE and not line.endswith(("\n", "\r"))
            rest = line
            while cut and rest and not rest.endswith(("\n", "\r")):
                rest = text.readline(MAX_LINE)
            yield Line(number, line.encode(codec, "replace"), line, cut=cut)
    finally:
        text.detach()
