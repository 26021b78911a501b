"""What a toponym may mean: gazetteer entries by its name as written, without its generic words, or spelt otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapporteur.model.mentions import Toponym
from rapporteur.model.names import fold_name
from rapporteur.model.places import Gazetteer, GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind

_GENERIC = {
    **dict.fromkeys("province governorate oblast prefecture state region department".split(), PlaceKind.ADMIN1),
    **dict.fromkeys("district county parish township municipality raion canton".split(), PlaceKind.ADMIN2),
    **dict.fromkeys("city town village metropolitan".split(), PlaceKind.TOWN),
}
_PARTS = frozenset(
    "north south east west northern southern eastern western "
    "central northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern upper lower greater inner outer downtown metro the city town village "
    "province governorate state district county".split()
)
_ARTICLES = ("al ", "el ", "ar ", "as ", "ash ", "at ", "az ", "ad ", "an ", "the ")


@dataclass(frozen=True, slots=True)
class Meanings:
    """The entries that a toponym may mean, best known first.

    `demonym` is true when it names their people; `part` when it names a part of what the entries are ("Northern Gaza");
    `spelling` when only another transliteration of the name is known.
    """

    entries: Sequence[GazetteerEntry]
    demonym: bool = False
    part: bool = False
    spelling: bool = False


def look_up(toponym: Toponym, gazetteer: Gazetteer) -> Meanings:
    """All meanings of one toponym; without entries when the gazetteer knows none."""
    name = toponym.name
    entries = gazetteer.candidates(name)
    people = gazetteer.demonyms(name)
    if people and (not entries or _better_known(people[0], entries[0])):
        return Meanings(people, demonym=True)
    if entries:
        return Meanings(_of_kind(entries, toponym.kind))
    words = fold_name(name).split()
    if len(words) > 1:
        for rest, kind in _without_generics(words):
            entries = _of_kind(gazetteer.candidates(rest), kind)
            if entries:
                return Meanings(entries)
        if words[0] in _PARTS:
            entries = gazetteer.candidates(" ".join(words[1:]))
            if entries:
                return Meanings(entries, part=True)
    for article in _ARTICLES:
        bare = fold_name(name).removeprefix(article)
        if bare != fold_name(name):
            entries = gazetteer.candidates(bare)
            if entries:
                return Meanings(entries)
    if toponym.kind in (PlaceKind.SITE, PlaceKind.WATER):
        return Meanings(())
    return Meanings(gazetteer.variants(name), spelling=True)


def _better_known(people: GazetteerEntry, place: GazetteerEntry) -> bool:
    return place.kind not in (PlaceKind.COUNTRY, PlaceKind.ADMIN1) and people.population > place.population


def _without_generics(words: Sequence[str]) -> list[tuple[str, PlaceKind]]:
    """The name without a generic word at either end, with the kind that the word says."""
    found = []
    if words[-1] in _GENERIC:
        found.append((" ".join(words[:-1]), _GENERIC[words[-1]]))
    if words[0] in _GENERIC:
        rest = words[2:] if len(words) > 2 and words[1] == "of" else words[1:]
        found.append((" ".join(rest), _GENERIC[words[0]]))
    return found


def _of_kind(entries: Sequence[GazetteerEntry], kind: PlaceKind | None) -> Sequence[GazetteerEntry]:
    """The entries of a kind if there are any, else all: sources differ in what they call a district."""
    if kind is None:
        return entries
    return [entry for entry in entries if entry.kind is kind] or entries


def as_part(entry: GazetteerEntry) -> GazetteerEntry:
    """An entry that stands for an unnamed part of itself."""
    return replace(entry, kind=PlaceKind.REGION)
