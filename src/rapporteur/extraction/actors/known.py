"""The actors that news names most, and the states of the world: names, aliases, demonyms, capitals.

Written for this package from general knowledge; look-alikes are separate entries and the longest name wins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapporteur.extraction.clauses import Token, tokens_of
from rapporteur.model.vocabularies import ActorKind

_DASHES = frozenset({"-", "\u2013", "\u2014", "--"})
# Short names that upper-case text cannot tell from common words.
_WORDS_IN_CAPITALS = frozenset(
    {
        "is",
        "us",
        "who",
        "car",
        "let",
        "sac",
        "pdf",
        "ap",
        "au",
        "civic",
        "arena",
        "eta",
        "contras",
        "fars",
        "ria",
        "sana",
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for. `sense` is `actor`, `state`, `demonym` or `capital`; `key` identifies the actor."""

    key: str
    name: str
    kind: ActorKind
    sense: str


@dataclass(frozen=True, slots=True)
class _Alias:
    tokens: tuple[str, ...]
    cased: tuple[str, ...]
    named: Named


class Names:
    """A table of names, looked up at a token; cost does not grow with the table."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[_Alias]] = {}

    def add(self, alias: str, named: Named) -> None:
        """Enter `alias`, unless it is there already."""
        tokens = [t for t in tokens_of(alias, 0, len(alias)) if t.lower not in _DASHES]
        if not tokens:
            return
        entry = _Alias(tuple(t.lower for t in tokens), tuple(t.text for t in tokens), named)
        known = self._by_first.setdefault(entry.tokens[0], [])
        known.append(entry)
        known.sort(key=lambda a: -len(a.tokens))

    def at(self, tokens: Sequence[Token], index: int, upper: bool) -> tuple[Named, int] | None:
        """The longest name that begins at `index` and the index after it; None when none does.

        Args:
            tokens: the tokens of a text.
            index: where to look.
            upper: whether the text is in capitals throughout.
        """
        for alias in self._by_first.get(tokens[index].lower, ()):
            end = _end_of(alias, tokens, index, upper)
            if end is not None:
                return alias.named, end
        return None


def _end_of(alias: _Alias, tokens: Sequence[Token], index: int, upper: bool) -> int | None:
    at = index
    for number, word in enumerate(alias.tokens):
        while number and at < len(tokens) and tokens[at].lower in _DASHES:
            at += 1
        if at >= len(tokens) or tokens[at].lower != word or not _same_case(alias, number, tokens[at], upper):
            return None
        at += 1
    return at


def _same_case(alias: _Alias, number: int, token: Token, upper: bool) -> bool:
    wanted = alias.cased[number]
    if upper:
        return len(alias.tokens) > 1 or token.lower not in _WORDS_IN_CAPITALS
    if len(wanted) > 1 and wanted.upper() == wanted and len(wanted) <= 6:
        return token.text == wanted
    return not wanted[0].isupper() or token.is_capital


@dataclass(frozen=True, slots=True)
class State:
    """A state: ISO 3166-1 alpha-2 code, name, and the adjective that its bodies are called by."""

    code: str
    name: str
    adjective: str


@cache
def states() -> dict[str, State]:
    """All states by code."""
    found = {}
    for code, name, _, demonyms, _ in _rows("countries.psv"):
        found[code] = State(code, name, demonyms.split(",")[0] or name)
    return found


@cache
def known_names() -> Names:
    """Names of states, their demonyms and capitals, and of known actors."""
    names = Names()
    for code, name, aliases, demonyms, capitals in _rows("countries.psv"):
        for words, sense in ((f"{name},{aliases}", "state"), (demonyms, "demonym"), (capitals, "capital")):
            for word in filter(None, words.split(",")):
                names.add(word, Named(f"state:{code}", name, ActorKind.STATE, sense))
                if sense == "demonym" and not word.endswith(("s", "sh", "ch", "ese", "S.")):
                    names.add(word + "s", Named(f"state:{code}", name, ActorKind.STATE, "people"))
    for name, kind, aliases in _rows("known_actors.psv"):
        for word in (name, *filter(None, aliases.split(","))):
            names.add(word, Named(f"actor:{name}", name, ActorKind(kind), "actor"))
    return names


def _rows(file: str) -> list[list[str]]:
    text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    return [line.split("|") for line in text.splitlines() if line]
