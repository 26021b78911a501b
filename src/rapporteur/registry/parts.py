"""The parts of a name: its words levelled across scripts and spellings, each with what it is."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from anyascii import anyascii

from rapporteur.model.names import fold_name, sound_key
from rapporteur.registry.words import (
    LEGAL_FORMS,
    LEGAL_PHRASES,
    NUMBERS,
    PARTICLES,
    ROMAN,
    SPELLED,
    TENS,
    TITLES,
)

_BREAKS = re.compile(r"[^\w'’‘`´ʼʻʿʾ.&]+|(?<=\w)\.(?=\w{2})")
_INITIALS = re.compile(r"\b(?:[^\W\d]\.-?){1,}[^\W\d](?:\.|\b)(?!\w)")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_DIGITS = re.compile(r"(?<=[^\W\d]{4})(?=\d)|(?<=\d)(?=[^\W\d]{4})")
# "Servant of": written apart, joined, and with the article levelled to the letter after it.
_SERVANT = re.compile(r"abd(?![aou]llah)(?:[aeou](?:l|([rsztdn])(?=\1)))(?=[a-z]{4})")
_SERVANTS = frozenset({"abd", "abdul", "abdel", "abdal", "abdur", "abdol", "abdoul"})
_VOWELS = re.compile(r"[aeiouy'`h]+")
_LEET = str.maketrans("0134579", "oieastg")


class PartKind(StrEnum):
    """What a word of a name is; only `NAME` and `NUMBER` identify."""

    NAME = "name"
    NUMBER = "number"
    INITIAL = "initial"
    PARTICLE = "particle"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name: `text` folded and in Latin letters, `sound` with transliterations levelled.

    `skeleton` is its consonants, for scripts that write no vowels.
    """

    text: str
    sound: str
    skeleton: str
    kind: PartKind


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart. `script` is the main script of its letters ("LATIN", "ARABIC"); "" where it has none."""

    parts: tuple[Part, ...]
    script: str
    titles: tuple[str, ...]

    @property
    def telling(self) -> tuple[Part, ...]:
        """The parts that identify: words of the name, numbers and initials."""
        return tuple(p for p in self.parts if p.kind not in (PartKind.PARTICLE, PartKind.FORM))


def script_of(name: str) -> str:
    """The script of most letters of `name` as Unicode names it ("LATIN", "CJK"); "" without letters."""
    counts: dict[str, int] = {}
    for letter in filter(str.isalpha, name):
        script = unicodedata.name(letter, "").partition(" ")[0]
        counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda script: counts[script], default="")


@lru_cache(maxsize=1 << 16)
def name_parts(name: str, *, native: bool = False) -> NameParts:
    """Take a name apart.

    Args:
        name: the name in any script, with or without titles, legal forms and brackets.
        native: keep the letters of its own script, for comparing two names of that script; else they become Latin.
    """
    script = script_of(name)
    words = _words(name, native=native and script not in {"", "LATIN"})
    kept: list[str] = []
    titles: list[str] = []
    for word in words:
        (titles if word in TITLES else kept).append(word)
    if not kept:
        kept, titles = titles, []
    parts = [_part(word, first=not at) for at, word in enumerate(_without_repeats(kept))]
    return NameParts(tuple(parts), script, tuple(titles))


def _words(name: str, *, native: bool) -> list[str]:
    joined = _INITIALS.sub(lambda found: re.sub(r"[.-]", "", found[0]), unicodedata.normalize("NFKC", name))
    spaced = joined.replace("&", " and ")
    shouted = name.isupper()
    words: list[str] = []
    for piece in filter(None, _BREAKS.split(spaced)):
        mixed = any(map(str.isdigit, piece)) and any(map(str.isalpha, piece))
        word = piece.translate(_LEET) if mixed and piece[0].isalpha() and piece[-1].isalpha() else piece
        for part in _DIGITS.sub(" ", _CAMEL.sub(" ", word)).split() if not _is_ordinal(word) else [word]:
            folded = fold_name(part if native else _latin(part))
            written = part.isupper() and not shouted
            words += SPELLED.get(folded, folded).split() if written or len(folded) > 3 else folded.split()
    text = f" {' '.join(words)} "
    for phrase in LEGAL_PHRASES:
        text = text.replace(f" {phrase} ", " ltd " if "liability" in phrase else " jsc ")
    return _with_numbers(_with_servants(text.split()))


def _is_ordinal(word: str) -> bool:
    return word.lower() in NUMBERS


def _latin(word: str) -> str:
    if word.isascii():
        return word
    if word == "الله":  # God is no article and a name
        return "allah"
    return anyascii("al " + word[2:] if word.startswith("ال") else word)


def _with_servants(words: list[str]) -> list[str]:
    """Names with Abd in one form: "abd al rahman", "abdelrahman" and "abdurrahman" are "abdul rahman"."""
    made: list[str] = []
    for at, word in enumerate(words):
        joined = _SERVANT.match(word)
        if joined:
            made += ["abdul", word[joined.end() :]]
        elif word in _SERVANTS and at + 1 < len(words):
            made.append("abdul")
        elif not (word in PARTICLES and made[-1:] == ["abdul"] and at + 1 < len(words)):
            made.append(word)
    return made


def _with_numbers(words: list[str]) -> list[str]:
    """Numbers in words as digits: "forty four" is 44."""
    made: list[str] = []
    tens = 0
    for word in words:
        digit = NUMBERS.get(word, word if word.isdigit() else None)
        if tens and digit is not None and int(digit) < 10:
            made.append(str(tens + int(digit)))
            tens = 0
            continue
        if tens:
            made.append(str(tens))
        tens = TENS.get(word, 0)
        if not tens:
            made.append(digit or word)
    if tens:
        made.append(str(tens))
    return made


def _without_repeats(words: list[str]) -> list[str]:
    return [word for at, word in enumerate(words) if not at or word != words[at - 1]]


def _part(word: str, *, first: bool) -> Part:
    if any(map(str.isdigit, word)) or (word in ROMAN and not first):
        kind = PartKind.NUMBER
        word = ROMAN.get(word, word.lstrip("0") or "0")
    elif word in LEGAL_FORMS:
        kind = PartKind.FORM
        word = LEGAL_FORMS[word]
    elif word in PARTICLES:
        kind = PartKind.PARTICLE
    elif len(word) == 1 and word.isascii():
        kind = PartKind.INITIAL
    else:
        kind = PartKind.NAME
    return Part(word, sound_key(word), skeleton(word), kind)


def skeleton(word: str) -> str:
    """The consonants of a Latin word, doubled ones once: what a script without vowels writes of it."""
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", sound_key(word)).replace("v", "w"))
