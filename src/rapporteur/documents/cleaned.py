"""What a parser of one kind of document hands on: the cleaned text and what the file says about itself."""

from dataclasses import dataclass
from datetime import date, datetime

from rapporteur.model.issues import Issue
from rapporteur.model.offsets import OffsetMap
from rapporteur.model.vocabularies import Severity


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text that readers will see, the way back to the original, and the file's own metadata; None: not stated."""

    text: str
    offsets: OffsetMap
    encoding: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | datetime | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    issues: tuple[Issue, ...] = ()


class Unreadable(Exception):  # noqa: N818 - it names a state of the input, not an error of the program
    """Bytes from which no text can be had; receiving turns it into an issue of the document.

    `code` and `message` become the issue's.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.issue = Issue(code, Severity.ERROR, _line(message))


def warning(code: str, message: str) -> Issue:
    """An issue of the whole document that does not keep it from being read."""
    return Issue(code, Severity.WARNING, _line(message))


def _line(message: str) -> str:
    """One line to print: what input put into a message must not steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in message).split())
