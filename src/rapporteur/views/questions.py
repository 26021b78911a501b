"""What is asked of the ledger: as of when, where, in which period, of whom; and how names are matched."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Question:
    """The filters that every view understands; None asks for all.

    `as_of` counts what was published by the end of that day, as known today. `recorded_as_of` counts what the ledger
    held at that moment: its answer never changes afterwards. `place` is a name, a country (name or ISO 3166-1 code) or
    a first-level area. `earliest` and `latest` are a half-open period of days that what is asked for must overlap.
    `actor` and `source` are names or parts of names, in whole words. `documents` are ids: only these documents count.
    `reveal` shows the names of protected persons.
    """

    as_of: date | None = None
    recorded_as_of: datetime | None = None
    place: str | None = None
    earliest: date | None = None
    latest: date | None = None
    actor: str | None = None
    source: str | None = None
    documents: frozenset[str] | None = None
    reveal: bool = False

    def unfiltered(self) -> "Question":
        """The same state of the ledger and the same documents, whatever place, period, actor and source."""
        return Question(self.as_of, self.recorded_as_of, documents=self.documents, reveal=self.reveal)


EVERYTHING = Question()


def folded(words: str) -> tuple[str, ...]:
    """The words of a name without case, accents and punctuation, for comparison."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain.casefold()))


def names_match(asked: str, name: str) -> bool:
    """Whether the words of `asked` stand one after another in `name`; never for an `asked` without words."""
    sought, words = folded(asked), folded(name)
    if not sought:
        return False
    return any(words[at : at + len(sought)] == sought for at in range(len(words) - len(sought) + 1))
