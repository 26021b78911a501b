"""Veils: ids of documents that hold a protected name, replaced by their numbers wherever rows name them.

A document is known by the id it was given, its address or its file: "interview-with-" and a name, at worst. Views must
name documents by it; pages and answers need not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from sqlalchemy import select, union

from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.asking import asking
from rapporteur.views.masking import Masks, protected_names
from rapporteur.views.questions import EVERYTHING

_SIGN = "~"
_NO_READING = 0  # numbers of readings begin with 1


@dataclass(frozen=True, slots=True)
class Veil:
    """What stands for the ids that hold a name, longest first, so that no id is taken for the beginning of another."""

    signs: tuple[tuple[str, str], ...]

    def over(self, value: Any) -> Any:
        """`value` (rows of views, JSON values) with every id that holds a name replaced in all its strings."""
        if not self.signs:
            return value
        return self._over(value)

    def _over(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._words(value)
        if isinstance(value, tuple | list | frozenset | set):
            return type(value)(self._over(item) for item in value)
        if isinstance(value, Mapping):
            return {self._over(key): self._over(item) for key, item in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: self._over(getattr(value, f.name)) for f in fields(value) if f.init})
        return value

    def _words(self, words: str) -> str:
        if type(words) is not str:
            return words  # a word of a vocabulary
        for identifier, sign in self.signs:
            words = words.replace(identifier, sign)
        return words

    def lifted(self, words: str) -> str:
        """The id that was meant by `words`, which may begin with a sign of this veil; else `words` as they are."""
        for identifier, sign in self.signs:
            if words == sign or words.startswith((f"{sign}#", f"{sign}@")):
                return identifier + words[len(sign) :]
        return words

    def hides(self, words: str) -> bool:
        """Whether `words` name something by an id that is under this veil."""
        return any(words == i or words.startswith((f"{i}#", f"{i}@")) for i, _ in self.signs)


NO_VEIL = Veil(())


def veil_of(store: LedgerStore) -> Veil:
    """The veil of a ledger, as it stands.

    Raises:
        LedgerError: the ledger could not be read.
    """
    table, actors, victims = schema.documents.c, schema.actors.c, schema.victims.c
    with asking(store, EVERYTHING) as asked:
        # What any document protects is hidden in every id; parts of names in the ids of documents that protect them.
        everywhere = Masks(protected_names(asked.connection), {})
        numbers = {row.id: row.number for row in asked.connection.execute(select(table.id, table.number))}
        named = {identifier for identifier in numbers if any(everywhere.spans(_NO_READING, identifier))}
        protecting = union(
            select(actors.reading).where(actors.protected), select(victims.reading).where(victims.protected)
        )
        query = asked.of_documents().where(asked.counting.c.reading.in_(protecting))
        for evidence, batch in asked.with_evidence(query):
            named |= {
                row["document_id"] for row in batch if any(evidence.masks.spans(row["reading"], row["document_id"]))
            }
    return Veil(tuple((i, f"{_SIGN}{numbers[i]}") for i in sorted(named, key=lambda i: (-len(i), i))))
