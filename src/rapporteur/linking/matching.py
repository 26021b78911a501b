"""Match incidents of two collections, a ledger and a table say, by time, place, kind, actors and deaths.

The scores of linking (`comparing.py`) are learned on reports and weigh their wording; rows of tables have none, so that
here each field has a plain score of its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rapidfuzz import fuzz

from rapporteur.linking.happenings import Happening, told_deaths
from rapporteur.linking.kinds import VIOLENCE, alike
from rapporteur.linking.places import NEAR_KM, kilometres
from rapporteur.model.names import fold_name, sound_key
from rapporteur.model.vocabularies import IncidentType

# Two dates so far from each other may still be of one incident: the day of the report, or of the burial.
MOST_GAP = 3
# From this score on two incidents are taken as one; between the two they may be, and a person has to look.
MATCHED = 4.5
POSSIBLE = 3.0
_ALIKE = 88  # of 100: likeness of two names from which on they are taken for spellings of one
_FAR_KM = 100.0
_GENERIC = frozenset(
    """village town city area district agency province tehsil region state governorate road valley county oblast near
    between subdistrict sub division frontier camp neighbourhood quarter the of and in local unknown""".split()
)
_GENERIC_ACTOR = frozenset(
    "government of the forces military armed group movement army people peoples party police national".split()
)


class Standing(StrEnum):
    """How two incidents stand to each other in one field."""

    SAME = "same"
    NEAR = "near"
    DIFFERS = "differs"
    NOT_STATED = "not stated by one"


@dataclass(frozen=True, slots=True)
class Difference:
    """How two incidents stand to each other in one field, in plain words."""

    field: str
    standing: Standing
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two incidents that are taken for one (`sure`), or may be one; the score and what each field says of them."""

    ours: Happening
    theirs: Happening
    score: float
    sure: bool
    differences: tuple[Difference, ...]


class Matcher:
    """Finds which of our incidents each of theirs may be; ours are held, theirs come one after another."""

    def __init__(self, ours: Iterable[Happening]) -> None:
        self._by_day: defaultdict[tuple[str | None, date], list[Happening]] = defaultdict(list)
        self._candidates: list[Match] = []
        for one in ours:
            for day in _days(one, 0):
                self._by_day[one.country, day].append(one)

    def offer(self, theirs: Happening) -> bool:
        """Compare one of theirs with ours of its days and country; whether any may be the same."""
        found: dict[str, Happening] = {}
        countries = {theirs.country, None} if theirs.country else {country for country, _ in self._by_day}
        for day in _days(theirs, MOST_GAP):
            for country in countries:
                for one in self._by_day.get((country, day), ()):
                    found[one.id] = one
        matches = [match for one in found.values() if (match := compared(one, theirs)) is not None]
        self._candidates += matches
        return bool(matches)

    def matches(self) -> tuple[Match, ...]:
        """The matches, the best first: each incident is in one at most, so the second best of it is none."""
        taken: set[tuple[str, str]] = set()
        kept = []
        for match in sorted(self._candidates, key=lambda one: (-one.score, one.ours.id, one.theirs.id)):
            ends = {("ours", match.ours.id), ("theirs", match.theirs.id)}
            if not ends & taken:
                taken |= ends
                kept.append(match)
        return tuple(kept)


def _days(one: Happening, more: int) -> Iterator[date]:
    if not one.dated or one.earliest is None or one.latest is None:
        return
    for number in range(-more, max(1, (one.latest - one.earliest).days) + more):
        try:
            yield one.earliest + timedelta(days=number)
        except OverflowError:
            continue


def compared(ours: Happening, theirs: Happening) -> Match | None:
    """The match that two incidents make; None where they cannot be one, or too little speaks for it."""
    scored = (_time(ours, theirs), _place(ours, theirs), _kind(ours, theirs), _actors(ours, theirs))
    if any(score is None for score, _ in scored):
        return None
    parts = [(score or 0.0, difference) for score, difference in (*scored, _deaths(ours, theirs))]
    total = sum(score for score, _ in parts)
    if total < POSSIBLE:
        return None
    return Match(ours, theirs, round(total, 2), total >= MATCHED, tuple(difference for _, difference in parts))


_Scored = tuple[float | None, Difference]


def _time(a: Happening, b: Happening) -> _Scored:
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return None, Difference("dates", Standing.NOT_STATED, "one of them is not dated")
    gap = max(0, (max(a.earliest, b.earliest) - min(a.latest, b.latest) + timedelta(days=1)).days)
    loose = max((a.latest - a.earliest).days, (b.latest - b.earliest).days) > 7
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return 2.0, Difference("dates", Standing.SAME, "the same days")
    if gap == 0:
        return (0.5 if loose else 1.5), Difference("dates", Standing.NEAR, "their days meet")
    score = {1: 1.0, 2: 0.25, 3: 0.0}.get(gap)
    return score, Difference("dates", Standing.DIFFERS, f"{gap} {'day' if gap == 1 else 'days'} from each other")


def _place(a: Happening, b: Happening) -> _Scored:
    if a.country and b.country and a.country != b.country:
        return None, Difference("place", Standing.DIFFERS, f"{a.country} and {b.country}")
    nearest = min((d for x in a.sites for y in b.sites if (d := kilometres(x, y)) is not None), default=None)
    if nearest is not None and nearest > _FAR_KM:
        return None, Difference("place", Standing.DIFFERS, f"{nearest:.0f} km from each other")
    if _names_meet(_names(a), _names(b)):
        return 2.5, Difference("place", Standing.SAME, "a place of the same name")
    if nearest is not None:
        if nearest <= NEAR_KM:
            return 2.0, Difference("place", Standing.NEAR, f"{nearest:.0f} km from each other")
        return -0.5, Difference("place", Standing.DIFFERS, f"{nearest:.0f} km from each other")
    if _names_meet((*_names(a), *_plain(a.areas)), (*_names(b), *_plain(b.areas))):
        return 1.5, Difference("place", Standing.NEAR, "in the same area")
    if not _names(a) or not _names(b):
        return 0.0, Difference("place", Standing.NOT_STATED, "one of them names no place")
    return -1.0, Difference("place", Standing.DIFFERS, "places of other names")


def _names(one: Happening) -> tuple[str, ...]:
    return _plain(site.name for site in one.sites[:1])


def _plain(names: Iterable[str]) -> tuple[str, ...]:
    found = (" ".join(w for w in re.findall(r"[^\W_]+", fold_name(name)) if w not in _GENERIC) for name in names)
    return tuple(dict.fromkeys(name for name in found if len(name) > 2))


def _names_meet(a: Sequence[str], b: Sequence[str]) -> bool:
    return any(_same_name(x, y) for x in a for y in b)


def _same_name(a: str, b: str) -> bool:
    return a == b or sound_key(a) == sound_key(b) or fuzz.ratio(a, b) >= _ALIKE


def _kind(a: Happening, b: Happening) -> _Scored:
    if a.kinds & b.kinds:
        return 0.5, Difference("kind", Standing.SAME, "of the same kind")
    named = ", ".join(sorted(a.kinds)) + " and " + ", ".join(sorted(b.kinds))
    if alike(a.kinds, b.kinds):
        return 0.5, Difference("kind", Standing.NEAR, f"of like kinds: {named}")
    if IncidentType.OTHER in a.kinds | b.kinds:
        return 0.0, Difference("kind", Standing.NOT_STATED, "the kind of one is not told")
    if a.kinds & VIOLENCE and b.kinds & VIOLENCE:
        return 0.0, Difference("kind", Standing.DIFFERS, f"of other kinds: {named}")
    return None, Difference("kind", Standing.DIFFERS, named)


def _actors(a: Happening, b: Happening) -> _Scored:
    ours, theirs = _parties(a.actors), _parties(b.actors)
    if not ours or not theirs:
        return 0.0, Difference("actors", Standing.NOT_STATED, "one of them names no party")
    if any(_same_party(x, y) for x in ours for y in theirs):
        return 1.0, Difference("actors", Standing.SAME, "a party in both")
    named = f"{', '.join(a.actors)} and {', '.join(b.actors)}"
    return -0.5, Difference("actors", Standing.DIFFERS, f"other parties: {named}")


def _parties(names: Iterable[str]) -> tuple[str, ...]:
    found = (" ".join(w for w in re.findall(r"[^\W_]+", fold_name(n)) if w not in _GENERIC_ACTOR) for n in names)
    return tuple(dict.fromkeys(name for name in found if name))


def _same_party(a: str, b: str) -> bool:
    return a == b or fuzz.token_set_ratio(a, b) >= _ALIKE


def _deaths(a: Happening, b: Happening) -> tuple[float, Difference]:
    if a.deaths is None or b.deaths is None:
        return 0.0, Difference("deaths", Standing.NOT_STATED, "one of them counts no dead")
    words = f"{told_deaths(a.deaths)} and {told_deaths(b.deaths)}"
    if a.deaths == b.deaths:
        return 1.5, Difference("deaths", Standing.SAME, words)
    low = max(a.deaths.low or 0, b.deaths.low or 0)
    highs = [high for high in (a.deaths.high, b.deaths.high) if high is not None]
    if all(low <= high for high in highs):
        return 1.0, Difference("deaths", Standing.NEAR, f"{words}: they meet")
    ratio = (low + 1) / (min(highs) + 1)
    return (0.0 if ratio <= 2 else -1.0), Difference("deaths", Standing.DIFFERS, words)
