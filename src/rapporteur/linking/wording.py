"""Wording: the words by which accounts of one incident resemble each other, and how rare each of them is."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapporteur.model.names import fold_name

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_NAME = re.compile(r"[A-Z][^\W\d_]+(?:[ \-][A-Z][^\W\d_]+)+")
_POSSESSIVE = re.compile(r"['’]s$")
# A word that only one of so many documents has counts as much as one that none has.
_RAREST = 2000
# So many norms are remembered; an account is compared with many, one after the other.
_MOST_NORMS = 50_000


def words_of(text: str) -> frozenset[str]:
    """The different words of a text, folded; numbers included, single letters left out."""
    found = {_POSSESSIVE.sub("", token).casefold() for token in _TOKEN.findall(text)}
    return frozenset(word for word in found if len(word) > 1)


def names_of(text: str) -> frozenset[str]:
    """Runs of capitalised words, folded, and every pair of neighbours in them: persons, streets, firms, outlets."""
    found: set[str] = set()
    for run in _NAME.findall(text):
        parts = fold_name(run).split()
        found.update(" ".join(pair) for pair in pairwise(parts))
    return frozenset(found)


@dataclass(frozen=True)
class Vocabulary:
    """In how many of `documents` documents each word (or name) occurs; words that are not listed are rare."""

    documents: int
    counts: Mapping[str, int]

    @classmethod
    def of(cls, word_sets: Iterable[frozenset[str]], least: int = 3) -> "Vocabulary":
        """The vocabulary of some documents; words of fewer than `least` of them are not listed."""
        counts: Counter[str] = Counter()
        documents = 0
        for words in word_sets:
            documents += 1
            counts.update(words)
        return cls(documents, {word: number for word, number in counts.items() if number >= least})

    def with_more(self, other: "Vocabulary") -> "Vocabulary":
        """The vocabulary of the documents of both."""
        counts = Counter(self.counts)
        counts.update(other.counts)
        return Vocabulary(self.documents + other.documents, counts)

    @cached_property
    def _top(self) -> float:
        return math.log((min(max(self.documents, 1), _RAREST) + 1) / 1.5)

    def weight(self, word: str) -> float:
        """How telling it is that two documents share `word`: inverse document frequency, in [0, 1]; 1 is the rarest."""
        held = self._weights.get(word)
        return self._rarest if held is None else held

    @cached_property
    def _rarest(self) -> float:
        return self._weigh(0)

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {word: self._weigh(count) for word, count in self.counts.items()}

    def _weigh(self, count: int) -> float:
        if not self._top:
            return 1.0
        return min(max(math.log((self.documents + 1) / (count + 0.5)) / self._top, 0.0), 1.0)

    @cached_property
    def _norms(self) -> dict[frozenset[str], float]:
        return {}

    def cosine(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The cosine of two sets of words weighed by their rarity; 0 when one is empty."""
        shared = sum(self.weight(word) ** 2 for word in a & b)
        norms = self._norm(a) * self._norm(b)
        return shared / norms if norms else 0.0

    def rare(self, words: Iterable[str]) -> float:
        """The summed weight of `words`, each counted by how far it is beyond half as rare as can be."""
        return sum(max(0.0, 2 * self.weight(word) - 1) for word in words)

    def _norm(self, words: frozenset[str]) -> float:
        held = self._norms.get(words)
        if held is None:
            if len(self._norms) >= _MOST_NORMS:
                self._norms.clear()
            held = self._norms[words] = math.sqrt(sum(self.weight(word) ** 2 for word in words))
        return held
