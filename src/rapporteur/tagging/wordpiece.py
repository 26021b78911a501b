"""WordPiece: cut a text into the pieces of an uncased BERT vocabulary, each with its place in the text."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapporteur.model.spans import Span

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
# A longer word is one unknown piece. Source: BERT, max_input_chars_per_word.
_LONGEST_WORD = 100
# Words of letters and digits, or single marks; BERT splits every punctuation mark and CJK character off.
_WORD = re.compile(r"[^\W_]+|[^\s]")
_ASCII_WORD = re.compile(r"[a-z0-9]+\Z")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text in order: ids in the vocabulary and half-open spans of code points into the text."""

    ids: tuple[int, ...]
    spans: tuple[Span, ...]


def _plain(word: str) -> tuple[str, list[int]]:
    """The word in lower case without accents, and for each of its characters the index of the one it came from."""
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(word):
        for part in unicodedata.normalize("NFD", character.lower()):
            if unicodedata.category(part) != "Mn":
                characters.append(part)
                origins.append(index)
    return "".join(characters), origins


@dataclass
class WordPiece:
    """Cuts texts with one vocabulary; remembers the words that it has cut.

    Source: Wu et al. 2016 (word pieces); Devlin et al. 2019 (the uncased vocabulary and its normalisation).
    """

    vocabulary: Mapping[str, int]
    _known: dict[str, tuple[tuple[int, int, int], ...]] = field(default_factory=dict)

    @classmethod
    def of_lines(cls, lines: Iterable[str]) -> "WordPiece":
        """The cutter whose vocabulary has one piece a line, its id being the number of the line from 0."""
        return cls({line.rstrip("\n"): number for number, line in enumerate(lines)})

    def _greedy(self, word: str) -> tuple[tuple[int, int, int], ...]:
        pieces: list[tuple[int, int, int]] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                number = self.vocabulary.get(piece)
                if number is not None:
                    pieces.append((number, start, end))
                    start = end
                    break
            else:
                return ((self.vocabulary[UNKNOWN], 0, len(word)),)
        return tuple(pieces)

    def _pieces_of(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """Pieces of one word as (id, start, end) within the word as written."""
        known = self._known.get(word)
        if known is not None:
            return known
        lower = word.lower()
        if len(word) > _LONGEST_WORD:
            found: tuple[tuple[int, int, int], ...] = ((self.vocabulary[UNKNOWN], 0, len(word)),)
        elif _ASCII_WORD.match(lower):
            found = self._greedy(lower)
        else:
            plain, origins = _plain(word)
            found = tuple((n, origins[a], origins[b - 1] + 1) for n, a, b in self._greedy(plain)) if plain else ()
        if len(self._known) < 200_000:
            self._known[word] = found
        return found

    def cut(self, text: str) -> Pieces:
        """The pieces of `text`; white space, and characters that normalise to nothing, belong to none."""
        ids: list[int] = []
        spans: list[Span] = []
        for match in _WORD.finditer(text):
            at = match.start()
            for number, start, end in self._pieces_of(match[0]):
                ids.append(number)
                spans.append(Span(at + start, at + end))
        return Pieces(tuple(ids), tuple(spans))
