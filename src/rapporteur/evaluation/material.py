"""What a suite gives to the reader, and what it gets back: documents of a corpus, their readings, and wrong input."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from rapporteur.evaluation.report import Report
from rapporteur.model.reading import Reading, Unread
from rapporteur.model.spans import Span


class CorpusError(Exception):
    """A corpus, or a file of readings, that cannot be scored; the message says in one line what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Given:
    """One document of a corpus as the reader is to receive it; None where the corpus says nothing.

    `published` is an ISO 8601 day. `toponyms`, when given, are the only place names that are to be resolved.
    """

    id: str
    text: str
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    toponyms: tuple[Span, ...] | None = None

    def as_json(self) -> dict[str, Any]:
        """The line of JSON that `rapporteur read` takes."""
        stated = {"published": self.published, "title": self.title, "publisher": self.publisher, "url": self.url}
        fields = {"id": self.id, "text": self.text} | {name: words for name, words in stated.items() if words}
        return fields if self.toponyms is None else {**fields, "toponyms": [list(span) for span in self.toponyms]}


@dataclass(frozen=True, slots=True)
class Options:
    """What is to be scored, and how.

    `ids` lets only documents through whose id it is found in. `gold_spans` gives the reader the place names and
    scores their resolution alone; `ignored_senses` are senses of places that the corpus does not annotate.
    `all_annotators` takes each annotation of a document as gold, not only the first by name of the annotator.
    """

    ids: re.Pattern[str] | None = None
    gold_spans: bool = False
    ignored_senses: frozenset[str] = frozenset()
    all_annotators: bool = False

    def select(self, identifier: str) -> bool:
        """Whether the document with this id is to be scored."""
        return self.ids is None or self.ids.search(identifier) is not None


@dataclass
class Readings:
    """The readings of a corpus by document id, taken in one by one; what is missing counts as empty.

    `unknown` are ids of readings that no document of the corpus has.
    """

    documents: Mapping[str, Given]
    found: dict[str, Reading] = field(default_factory=dict)
    unread: dict[str, Unread] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    @classmethod
    def of_documents(cls, documents: Sequence[Given]) -> "Readings":
        """An empty store for the readings of these documents."""
        return cls({document.id: document for document in documents})

    def add(self, reading: Reading | Unread) -> None:
        """Take in one reading.

        Raises:
            CorpusError: it is the second of its document, or was made from another text.
        """
        identifier, text = reading.document.id, reading.document.text
        if identifier not in self.documents:
            self.unknown.append(identifier)
            return
        if identifier in self.found or identifier in self.unread:
            raise CorpusError(f"a second reading of document '{identifier}'")
        if isinstance(reading, Unread):
            self.unread[identifier] = reading
        elif text != self.documents[identifier].text:
            raise CorpusError(f"the reading of document '{identifier}' was made from another text")
        else:
            self.found[identifier] = reading

    def of(self, document: Given) -> Reading | None:
        """The reading of a document; None when there is none."""
        return self.found.get(document.id)

    def notes(self) -> list[str]:
        """Which documents have no reading, in words, so that an id mistake does not look like a bad reader."""
        missing = [name for name in self.documents if name not in self.found and name not in self.unread]
        notes = [f"{len(self.documents)} documents, {len(self.documents) - len(missing)} with a reading"]
        if missing:
            notes.append(f"{len(missing)} without a reading count as empty: {_some(missing)}")
        if self.unread:
            first = next(iter(self.unread.values()))
            reason = first.issues[-1].message if first.issues else "no reason was kept"
            notes.append(f"{len(self.unread)} could not be read and count as empty: {_some(self.unread)} ({reason})")
        if self.unknown:
            notes.append(f"{len(self.unknown)} readings of other documents were left out: {_some(self.unknown)}")
        return notes


class Corpus(Protocol):
    """The annotated documents of one suite."""

    @property
    def documents(self) -> Sequence[Given]:
        """What the reader is to read."""
        ...

    def score(self, readings: Readings) -> Report:
        """Compare the readings with the annotation."""
        ...


def read_text(path: Path) -> str:
    """The text of a file with its line ends as they are: offsets count every character.

    Raises:
        CorpusError: the file cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise CorpusError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8") from error


def span_in(text: str, start: int, end: int, where: str) -> Span:
    """The span from `start` to `end` of `text`.

    Raises:
        CorpusError: it is none; the message begins with `where`.
    """
    if not 0 <= start < end <= len(text):
        raise CorpusError(f"{where}: [{start}, {end}) is not a span of a text of {len(text)} characters")
    return Span(start, end)


def _some(names: Iterable[str], limit: int = 5) -> str:
    listed = list(names)
    return ", ".join(listed[:limit]) + (", ..." if len(listed) > limit else "")
