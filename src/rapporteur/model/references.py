"""Record ids: the one place where the name of a record across documents is written and read."""

import re
from dataclasses import dataclass

_REFERENCE = re.compile(r"(?P<document>.+)#(?P<record>[^#@\s]+)(?:@(?P<version>[1-9][0-9]*))?", re.DOTALL)
_DOCUMENT = re.compile(r"(?P<document>.+)@(?P<version>[1-9][0-9]*)", re.DOTALL)
_REGISTRY = "registry:"


def registry_reference(entry_id: str) -> str:
    """What names an entry of the registry of actors where else a record is named: "registry:taliban"."""
    return f"{_REGISTRY}{entry_id}"


def is_registry_reference(words: str) -> bool:
    """Whether words name an entry of the registry, and no record."""
    return words.startswith(_REGISTRY) and "#" not in words


@dataclass(frozen=True, slots=True)
class RecordId:
    """What names a record in a ledger: "reuters-041#f13", or "reuters-041#f13@2" for that of the second version.

    `record` is the record's id within its reading, None for the document itself ("reuters-041", "reuters-041@2").
    `version` counts from 1; None is the version that counts as of the day asked for.
    """

    document: str
    record: str | None = None
    version: int | None = None

    def __str__(self) -> str:
        record = "" if self.record is None else f"#{self.record}"
        version = "" if self.version is None else f"@{self.version}"
        return f"{self.document}{record}{version}"


def parse_record_id(words: str) -> tuple[RecordId, ...]:
    """All that `words` can name, the likeliest first.

    Ids of documents are given by others and may hold "#" and "@" themselves (a URL does): then a name can be read in
    more than one way, and the ledger knows which one exists.
    """
    readings: list[RecordId] = []
    if found := _REFERENCE.fullmatch(words):
        version = found["version"]
        readings.append(RecordId(found["document"], found["record"], int(version) if version else None))
    if words:
        readings.append(RecordId(words))
    if found := _DOCUMENT.fullmatch(words):
        readings.append(RecordId(found["document"], None, int(found["version"])))
    return tuple(readings)
