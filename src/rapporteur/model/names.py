"""Names of places as look-up keys: what two spellings of one name have in common."""

import re
import unicodedata

_JOINERS = str.maketrans({"-": " ", "/": " ", ",": " ", "_": " ", "\n": " ", "\t": " ", "\xa0": " "})
_SILENT = str.maketrans(dict.fromkeys(".'’‘`´ʼʻʿʾ\"()"))
_SPELLED_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th"})

_ARTICLES = re.compile(r"\b(?:al|el|ul|ad|ar|as|ash|at|an|az|ed|er|es|ez|e|i|the) (?=\S)")
_SOUNDS = {
    "tch": "c",
    "tsh": "c",
    "tsch": "c",
    "sch": "s",
    "sh": "s",
    "ch": "c",
    "kh": "h",
    "gh": "g",
    "dh": "d",
    "th": "t",
    "ph": "f",
    "zh": "j",
    "dj": "j",
    "dz": "j",
    "ou": "u",
    "oo": "u",
    "ow": "u",
    "ee": "i",
    "ie": "i",
    "ei": "i",
    "ey": "i",
    "iy": "i",
    "ay": "i",
    "ai": "i",
    "aw": "au",
    "o": "u",
    "e": "i",
    "y": "i",
    "q": "k",
    "c": "k",
    "x": "ks",
    "w": "v",
}
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1+")


def fold_name(name: str) -> str:
    """`name` without case, accents and punctuation: the key under which a gazetteer files it.

    Apostrophes and stops vanish, hyphens become spaces, a leading "St." is "saint". Empty when nothing is left.
    """
    folded = name.lower()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = folded.translate(_SILENT).translate(_JOINERS).split()
    if words and words[0] in _SPELLED_OUT:
        words[0] = _SPELLED_OUT[words[0]]
    return " ".join(words)


def sound_key(folded: str) -> str:
    """The consonants and vowels of a folded name with the usual differences of transliteration levelled.

    Arabic articles, doubled letters, spaces and a final h are dropped; ou and u, q and k, gh and g, o and u, e and i,
    kh and h fall together. Two names with one sound key are spellings of one name more often than not; so it is a
    key for
    search within one country, never proof.
    """
    sounds = _SOUND.sub(lambda match: _SOUNDS[match[0]], _ARTICLES.sub("", folded).replace(" ", ""))
    return _DOUBLED.sub(r"\1", sounds).removesuffix("h")
