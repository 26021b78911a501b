"""Issues: bad input and contradictions, kept as data."""

from dataclasses import dataclass

from rapporteur.model.vocabularies import Severity


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should know of: input that could not be read, or a contradiction inside one document.

    `code` is stable snake case (`date_conflict`, `not_text`); `message` is one plain line. `start` and `end` are a
    half-open span of code points in `Document.text`, or both None when the issue concerns the whole document.
    """

    code: str
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None
