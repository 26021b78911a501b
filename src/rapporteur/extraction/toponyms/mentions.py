"""Names that the gazetteer knows, wherever they stand in a text: the longest at each place, not yet judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapporteur.extraction.toponyms.words import Words
from rapporteur.model.places import Gazetteer, GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind

_LONGEST = 5
# Small words inside names: "Bosnia and Herzegovina", "Rio de Janeiro", "Stratford upon Avon", "Deir ez-Zor".
_LINKS = frozenset(
    "of the and de del la las los el al du des da do dos di e i y le les sur upon on an der den van ad ar as ash at az "
    "ed es ez au aux en a lez et und am im kwa ul und".split()
)
_GAPS = frozenset((" ", "-", "\n", "\r\n", "  ", "–", " \n", "'s ", "’s "))
_STOPPED = frozenset(("st", "mt", "ft", "ste", "n", "s", "e", "w"))
_ALWAYS_MEANT = frozenset(("US", "UK", "EU", "UAE", "USA"))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (inclusive) and the entries that bear their name, or whose people they name."""

    first: int
    last: int
    start: int
    end: int
    entries: Sequence[GazetteerEntry]
    demonym: bool
    abbreviated: bool = False


def find_mentions(words: Words, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """All mentions in order, none overlapping; at each word the longest name is taken."""
    return tuple(_mentions(words, gazetteer))


def _mentions(words: Words, gazetteer: Gazetteer) -> Iterator[Mention]:
    index = 0
    while index < len(words):
        found = _longest(words, index, gazetteer) if words.forms[index][0].isupper() else None
        if found is None:
            index += 1
        else:
            yield found
            index = found.last + 1


def _longest(words: Words, first: int, gazetteer: Gazetteer) -> Mention | None:
    reach = [first]
    while len(reach) < _LONGEST and _joined(words, reach[-1]):
        reach.append(reach[-1] + 1)
    start = words.starts[first]
    for last in reversed(reach):
        if last > first and not words.forms[last][0].isupper():
            continue
        end = words.ends[last]
        name = words.text[start:end]
        if last == first:
            short = _abbreviation(words, first, name, gazetteer)
            if short is not None:
                return short
            if len(name) < 3:
                return None
        entries: Sequence[GazetteerEntry] = gazetteer.candidates(name)
        dateline = words.opening[first] and words.gap(first) == ", "
        if last == first and name.isupper() and len(name) <= 4 and not words.shouted[first] and not dateline:
            entries = [entry for entry in entries if entry.kind is not PlaceKind.TOWN]
        people = gazetteer.demonyms(name) if last - first < 3 else ()
        if people and (not entries or _outweighs(people[0], entries[0])):
            return Mention(first, last, start, end, people, demonym=True)
        if entries:
            return Mention(first, last, start, end, entries, demonym=False)
    return None


def _outweighs(people: GazetteerEntry, place: GazetteerEntry) -> bool:
    return place.kind not in (PlaceKind.COUNTRY, PlaceKind.ADMIN1) and people.population > place.population


def _joined(words: Words, index: int) -> bool:
    """Whether word `index` and the next can belong to one name."""
    if index + 1 >= len(words) or words.opening[index + 1]:
        return False
    gap = words.gap(index)
    if gap not in _GAPS and not (gap in (". ", ".") and words.lower[index] in _STOPPED):
        return False
    following = words.forms[index + 1]
    return following[0].isupper() or following in _LINKS


def _abbreviation(words: Words, index: int, name: str, gazetteer: Gazetteer) -> Mention | None:
    """A name in capitals or with stops ("U.S.", "Ky.", "DRC"), with the entries that are abbreviated so."""
    start, end = words.starts[index], words.ends[index]
    if name.endswith("."):
        written, stop = name, end
    elif len(name) <= 5 and words.after(index).startswith("."):
        written, stop = name + ".", end + 1
    elif name.isupper() and len(name) <= 5 and (not words.shouted[index] or name in _ALWAYS_MEANT):
        written, stop = name, end
    else:
        return None
    # In lower case only folded names answer: what answers to the word as written alone is filed as an abbreviation.
    folded = {entry.id for entry in gazetteer.candidates(written.lower())}
    entries = [entry for entry in gazetteer.candidates(written) if entry.id not in folded]
    return Mention(index, index, start, stop, entries, demonym=False, abbreviated=True) if entries else None
