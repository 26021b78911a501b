"""When two names of actors, or of places, count as the same, and how far two points lie apart."""

import math
import re
import unicodedata
from collections.abc import Iterable

_STOP = frozenset(
    "the a an of in on at for from to by with and or as who which that his her its their this these".split()
)
_GENERIC_ACTOR = frozenset(
    "forces force military army troops government authorities officials official spokesman spokeswoman "
    "spokesperson".split()
)
_GENERIC_PLACE = frozenset(
    "province provinces district districts city town village region area county governorate state sub eastern western "
    "northern southern northeastern northwestern southeastern southwestern central east west north south near outside "
    "several other".split()
)
_COUNTRY_OF = dict(
    pair.split(":")
    for pair in """
    afghan:afghanistan afghans:afghanistan pakistani:pakistan pakistanis:pakistan indian:india iranian:iran iraqi:iraq
    israeli:israel israelis:israel palestinian:palestine palestinians:palestine syrian:syria lebanese:lebanon
    turkish:turkey russian:russia russians:russia ukrainian:ukraine ukrainians:ukraine american:us america:us usa:us
    british:uk britain:uk french:france german:germany chinese:china malian:mali nigerian:nigeria somali:somalia
    sudanese:sudan yemeni:yemen saudi:saudi burmese:myanmar burma:myanmar tamil:tamil tamils:tamil lankan:lanka
    egyptian:egypt libyan:libya ethiopian:ethiopia rwandan:rwanda congolese:congo
    """.split()
)
_EARTH_RADIUS = 6371.0  # km


def words(text: str) -> list[str]:
    """Words in lower case without accents, possessives and dots of abbreviations: "U.S." is us, "Khost's" is khost."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    text = re.sub(r"[’']s\b", "", text.replace("’", "'"))
    text = re.sub(r"\b(?:\w\.){2,}", lambda found: found[0].replace(".", ""), text)
    joined = re.sub(r"\bunited states\b", "us", " ".join(re.findall(r"\w+", text)))
    return re.sub(r"\bunited nations\b", "un", joined).split()


def same_name(gold: Iterable[str], found: Iterable[str]) -> bool:
    """Whether a gold and a found name of an actor have a token F1 of a half or more."""
    others = list(found)
    return any(_name_f1(one, other) >= 0.5 for one in gold for other in others)


def same_place(gold: Iterable[str], found: Iterable[str]) -> bool:
    """Whether one place name holds the other ("Khost", "Khost province"), or shares half of the words with it."""
    others = [_place_words(name) for name in found]
    return any(
        own and other and (own <= other or other <= own or _set_f1(own, other) >= 0.5)
        for own in map(_place_words, gold)
        for other in others
    )


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance of two points in WGS84 degrees, on a sphere."""
    a, b, c, d = map(math.radians, (latitude, longitude, other_latitude, other_longitude))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))


def _name_f1(a: str, b: str) -> float:
    """Token F1; words such as "officials" count only where one of the names has nothing else."""
    x, y = _name_words(a), _name_words(b)
    if x - _GENERIC_ACTOR and y - _GENERIC_ACTOR:
        x, y = x - _GENERIC_ACTOR, y - _GENERIC_ACTOR
    return _set_f1(x, y)


def _name_words(name: str) -> set[str]:
    return {_COUNTRY_OF.get(word, word) for word in words(name)} - _STOP


def _place_words(name: str) -> set[str]:
    found = set(words(name)) - _STOP
    return found - _GENERIC_PLACE or found


def _set_f1(a: set[str], b: set[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0
