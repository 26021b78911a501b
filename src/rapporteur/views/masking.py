"""Masking: names of protected persons are hidden wherever a view would show them. The one place where this is done.

Source: Every Casualty Standards; Berkeley Protocol (protection of persons at risk).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, func, select, union

from rapporteur.ledger import schema
from rapporteur.views.questions import folded

MASK = "[protected]"

_WORD = re.compile(r"[^\W_]+")
# Words that stand with names, or for them, and give nobody away.
_TITLES_AND_PRONOUNS = """
    mr mrs ms miss dr doctor prof professor sheikh shaikh imam mullah maulana mawlawi haji hajji father sister brother
    mother son daughter uncle aunt pastor bishop rabbi nurse teacher driver farmer colonel captain general major lord
    lieutenant sergeant private officer judge lady sir the a an and resident witness local village elder from for with
    van von der den del della los las bin ibn abu umm he she they him her them his their it its who whom whose we our us
    you your this that these those one man woman men women boy girl child children people
"""
_NOT_NAMES = frozenset(_TITLES_AND_PRONOUNS.split())

_Name = tuple[str, ...]
# The protected names of ledgers that are open, each with the newest reading that it held then.
_REMEMBERED: "WeakKeyDictionary[Engine, tuple[int, Names]]" = WeakKeyDictionary()


class Names:
    """A set of names as sequences of folded words, found by their first word."""

    def __init__(self, names: Iterable[_Name] = ()) -> None:
        self._by_first: defaultdict[str, set[_Name]] = defaultdict(set)
        for name in names:
            self.add(name)

    def add(self, name: _Name) -> None:
        """Put in one name; one without words is left out."""
        if name:
            self._by_first[name[0]].add(name)

    def longest_at(self, words: list[str], at: int) -> int:
        """How many words the longest name takes that begins at word `at`; 0 when none does."""
        names = self._by_first.get(words[at], ())
        return max((len(name) for name in names if tuple(words[at : at + len(name)]) == name), default=0)


class _Hidden:
    """What is hidden in one reading: whole names, and single words that are names when they begin with a capital."""

    def __init__(self) -> None:
        self.names = Names()
        self.words: set[str] = set()
        self.public = Names()

    def hide(self, name: str, public_words: Collection[str]) -> None:
        """Hide a name and its parts. Words in lower case describe a person without naming: they stay."""
        name_like = [word for word in _WORD.findall(name) if _is_name_like(word) and word.casefold() not in _NOT_NAMES]
        if not name_like:
            return
        self.names.add(folded(name))
        parts = {part for word in name_like for part in folded(word) if len(part) > 2}
        self.words |= parts - _NOT_NAMES - set(public_words)


def names_somebody(words: str) -> bool:
    """Whether words hold a name, and do not only describe ("the residents") or point ("She")."""
    return any(_is_name_like(word) and word.casefold() not in _NOT_NAMES for word in _WORD.findall(words))


def _is_name_like(word: str) -> bool:
    """Whether a word may be part of a name: it begins with a capital, or its script has no capitals."""
    return word[0].isalpha() and (word[0].isupper() or word[0].lower() == word[0].upper())


class Masks:
    """Hides the names of protected persons in what is shown of a set of readings.

    A name that any reading of the ledger protects is hidden in all of them, save where the document itself names a
    public actor by it. In the document that protects it, its parts are hidden too. `everywhere` are the names that the
    ledger protects; `hidden` says for each reading what more is hidden there; None reveals all.
    """

    def __init__(self, everywhere: Names, hidden: Mapping[int, _Hidden] | None) -> None:
        self._everywhere = everywhere
        self._hidden = hidden
        self._nothing = _Hidden()

    def words(self, reading: int, text: str) -> str:
        """`text`, shown of this reading, with every protected name replaced."""
        pieces, last = [], 0
        for start, end in self.spans(reading, text):
            pieces += [text[last:start], MASK]
            last = end
        return "".join(pieces) + text[last:]

    def name(self, reading: int, name: str, *, protected: bool) -> str:
        """The name of an actor or victim: hidden if it is `protected`, else shown as far as it names nobody who is."""
        if protected and self._hidden is not None:
            return MASK
        return self.words(reading, name)

    def spans(self, reading: int, text: str) -> Iterator[tuple[int, int]]:
        """Where in `text` protected names stand, as half-open spans in order."""
        if self._hidden is None:
            return
        hidden = self._hidden.get(reading, self._nothing)
        found = list(_WORD.finditer(text))
        words = ["".join(folded(word[0])) for word in found]
        at = 0
        while at < len(words):
            public = hidden.public.longest_at(words, at)
            own = hidden.names.longest_at(words, at)
            if not own and words[at] in hidden.words and _is_name_like(found[at][0]):
                own = 1
            elsewhere = self._everywhere.longest_at(words, at)
            private = max(own, elsewhere) if own >= max(public, 1) or elsewhere > public else 0
            if private:
                yield found[at].start(), found[at + private - 1].end()
            at += max(private, public, 1)


def protected_names(connection: Connection) -> Names:
    """The names of more than one word that any reading of the ledger protects; single words tell nobody apart.

    They are remembered until the ledger holds more readings: a view of many days asks for them often.
    """
    newest = connection.scalar(select(func.max(schema.readings.c.number))) or 0
    held = _REMEMBERED.get(connection.engine)
    if held is None or held[0] != newest:
        held = _REMEMBERED[connection.engine] = (newest, _all_protected(connection))
    return held[1]


def _all_protected(connection: Connection) -> Names:
    actors, victims = schema.actors.c, schema.victims.c
    query = union(
        select(actors.name).where(actors.protected),
        select(victims.name).where(victims.protected & victims.name.is_not(None)),
    )
    return Names(folded(name) for name in connection.scalars(query) if names_somebody(name) and len(folded(name)) > 1)


def load_masks(connection: Connection, texts: Mapping[int, str], everywhere: Names) -> Masks:
    """The masks for readings whose texts are given, by number of reading; `everywhere` as `protected_names` gives."""
    actors, victims, places = schema.actors.c, schema.victims.c, schema.places.c
    public_words: defaultdict[int, set[str]] = defaultdict(set)
    for place in connection.execute(select(places.reading, places.name).where(places.reading.in_(list(texts)))):
        public_words[place.reading] |= set(folded(place.name))
    hidden: defaultdict[int, _Hidden] = defaultdict(_Hidden)
    named = select(actors.reading, actors.name, actors.protected, actors.mentions).where(
        actors.reading.in_(list(texts))
    )
    for actor in connection.execute(named):
        if not actor.protected:
            hidden[actor.reading].public.add(folded(actor.name))
            continue
        for words in (actor.name, *(texts[actor.reading][start:end] for start, end in actor.mentions)):
            hidden[actor.reading].hide(words, public_words[actor.reading])
    harmed = select(victims.reading, victims.name).where(victims.protected & victims.reading.in_(list(texts)))
    for victim in connection.execute(harmed):
        hidden[victim.reading].hide(victim.name or "", public_words[victim.reading])
    return Masks(everywhere, hidden)


def no_masks() -> Masks:
    """Masks that hide nothing, for those who may see."""
    return Masks(Names(), None)


def masked_values(masks: Masks, reading: int, value: Any) -> Any:
    """`value` (of plain lists and dictionaries) with protected names replaced in all its strings."""
    if isinstance(value, str):
        return masks.words(reading, value)
    if isinstance(value, dict):
        return {key: masked_values(masks, reading, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [masked_values(masks, reading, item) for item in value]
    return value
