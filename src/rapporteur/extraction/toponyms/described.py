"""Places that the words around them describe, whether or not a gazetteer knows them: villages, rivers, roads, camps."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapporteur.extraction.toponyms.common_words import COMMON_WORDS
from rapporteur.extraction.toponyms.words import Words
from rapporteur.model.vocabularies import PlaceKind

_ADMIN1, _ADMIN2, _TOWN, _SITE, _WATER, _REGION = (
    PlaceKind.ADMIN1,
    PlaceKind.ADMIN2,
    PlaceKind.TOWN,
    PlaceKind.SITE,
    PlaceKind.WATER,
    PlaceKind.REGION,
)
_AREAS = {
    **dict.fromkeys("province governorate oblast prefecture state region".split(), _ADMIN1),
    **dict.fromkeys(
        "district county parish township municipality raion rayon commune tehsil upazila canton territory cercle "
        "woreda chiefdom locality arrondissement subcounty payam kecamatan okrug".split(),
        _ADMIN2,
    ),
    **dict.fromkeys(
        "village town city hamlet neighborhood neighbourhood suburb settlement quarter kebele kelurahan barangay desa "
        "boma vereda corregimiento barrio colonia mahalla".split(),
        _TOWN,
    ),
}
_PLURALS = {
    **dict.fromkeys("provinces governorates oblasts states prefectures regions".split(), _ADMIN1),
    **dict.fromkeys(
        "districts counties townships municipalities communes territories cercles woredas chiefdoms localities".split(),
        _ADMIN2,
    ),
    **dict.fromkeys("villages towns cities hamlets neighborhoods neighbourhoods suburbs settlements".split(), _TOWN),
}
_FEATURES = {
    **dict.fromkeys("river lake creek bay canal strait sea gulf reservoir lagoon".split(), _WATER),
    **dict.fromkeys(
        "valley mountains hills islands island peninsula desert basin plateau plains highlands".split(), _REGION
    ),
    **dict.fromkeys("mountain forest dam airfield airport airbase checkpoint crossing camp pass".split(), _SITE),
}
_FEATURES_FIRST = {"lake": _WATER, "river": _WATER, "mount": _SITE, "fort": _SITE, "camp": _SITE, "mt": _SITE}
_ROADS = frozenset("street avenue road drive lane boulevard highway parkway st ave rd blvd".split())
_ABBREVIATED = frozenset("st ave rd blvd".split())
_ARTICLES = frozenset("al el ar as ash at az ad an ez".split())
_NUMBERED = frozenset("highway road block kilometre kilometer kilo pk".split())
# Capitalised words that make the capitalised rank after them a body: "School District", "Attorney ...".
_BODIES = frozenset(
    "school fire park water court hospital historic business "
    "health police congressional legislative judicial sewer sanitation "
    "district county community high national state general security home central green red".split()
)
_NEVER = frozenset(
    "the a an this that these those in on at of and or but for "
    "from to with by as his her their our its my your one two "
    "three four five six seven eight nine ten many some several other another all both each every no any new old first "
    "second third last next police local national federal international medical former president mayor governor "
    "general mr mrs capital main".split()
)


@dataclass(frozen=True, slots=True)
class Description:
    """Words `first` to `last` (inclusive) that name a place; word `cue` says of which kind."""

    first: int
    last: int
    start: int
    end: int
    kind: PlaceKind
    cue: int


def find_described(words: Words) -> tuple[Description, ...]:
    """All described places in order of their cues; they may overlap one another and what the gazetteer knows."""
    return tuple(found for index in range(len(words)) for found in _described(words, index))


def _described(words: Words, cue: int) -> Iterator[Description]:
    word = words.lower[cue]
    capital = words.forms[cue][0].isupper()
    if word in _AREAS or word in _FEATURES:
        kind = _AREAS.get(word) or _FEATURES[word]
        if word in _AREAS and _next_is(words, cue, "of"):
            yield from _listed(words, cue + 2, kind, cue, most=1)
        name = None if capital and _goes_on(words, cue) else _name_before(words, cue, 2)
        if name is not None and not (capital and words.lower[cue - 1] in _BODIES):
            yield _description(words, name, cue if capital else cue - 1, kind, cue)
    elif word in _PLURALS:
        kind = _PLURALS[word]
        if _next_is(words, cue, "of"):
            yield from _listed(words, cue + 2, kind, cue, most=12)
        else:
            yield from _listed_before(words, cue, kind)
    elif capital and word in _ROADS and not words.shouted[cue] and not _goes_on(words, cue):
        name = _name_before(words, cue, 3)
        if name is not None:
            stop = word in _ABBREVIATED and words.after(cue).startswith(".")
            yield Description(name, cue, words.starts[name], words.ends[cue] + stop, _SITE, cue)
    if capital and word in _FEATURES_FIRST and cue + 1 < len(words) and words.gap(cue) in (" ", ". "):  # noqa: SIM102
        if _names(words, cue + 1) and not words.opening[cue + 1]:
            yield _description(words, cue, cue + 1, _FEATURES_FIRST[word], cue)
    if capital and word in _NUMBERED:
        digits = words.text[words.ends[cue] + 1 : words.ends[cue] + 5]
        count = len(digits) - len(digits.lstrip("0123456789"))
        if count and words.text[words.ends[cue]] in " -":
            first = (
                cue - 1 if cue and words.lower[cue - 1] in ("county", "state", "us") and not words.opening[cue] else cue
            )
            yield Description(first, cue, words.starts[first], words.ends[cue] + 1 + count, _SITE, cue)


def _description(words: Words, first: int, last: int, kind: PlaceKind, cue: int) -> Description:
    return Description(first, last, words.starts[first], words.ends[last], kind, cue)


def _goes_on(words: Words, index: int) -> bool:
    """Whether a capitalised word follows, so that the name is that of some body: "Brook Road School"."""
    following = index + 1
    if following >= len(words) or words.opening[following] or words.titled[index] or words.shouted[index]:
        return False
    return words.gap(index) == " " and words.forms[following][0].isupper()


def _next_is(words: Words, index: int, word: str) -> bool:
    return index + 2 < len(words) and words.lower[index + 1] == word and words.gap(index).isspace()


def _names(words: Words, index: int) -> bool:
    """Whether a word can be part of a described name."""
    form, low = words.forms[index], words.lower[index]
    if not form[0].isupper() or low in _NEVER:
        return False
    return not (words.shouted[index] and low in COMMON_WORDS)


def _name_before(words: Words, cue: int, most: int) -> int | None:
    """The first word of the name that ends right before `cue`; None when no name stands there."""
    first = cue
    while first > 0 and cue - first < most and not words.opening[first]:
        if words.gap(first - 1) not in (" ", "-", ". ") or not _names(words, first - 1):
            break
        first -= 1
    # A capital that opens a sentence is no sign of a name where more of the name follows without it.
    if first < cue - 1 and words.opening[first] and words.lower[first] in COMMON_WORDS:
        first += 1
    if first == cue or (first == cue - 1 and words.lower[first] in COMMON_WORDS):
        return None
    return first


def _listed(words: Words, index: int, kind: PlaceKind, cue: int, most: int) -> Iterator[Description]:
    """Names from word `index` on: one, or a list of them up to the word that closes it."""
    while most and (last := _first_of_name(words, index)) is not None:
        while last + 1 < len(words) and last - index < 3 and words.gap(last) in (" ", "-"):
            linked = words.lower[last + 1] in ("al", "el", "ez", "de", "e", "az") and last + 2 < len(words)
            if linked and words.forms[last + 2][0].isupper():
                last += 2
            elif _names(words, last + 1):
                last += 1
            else:
                break
        yield _description(words, index, last, kind, cue)
        most -= 1
        gap = words.gap(last).strip()
        index = last + 1
        if index < len(words) and words.lower[index] in ("and", "or") and gap in ("", ","):
            index += 1
        elif gap != ",":
            return


def _first_of_name(words: Words, index: int) -> int | None:
    """The first capitalised word of a name that begins at `index`, with or without an article ("al-Bab")."""
    if index + 1 < len(words) and words.forms[index] in _ARTICLES and words.gap(index) == "-":
        index += 1
    return index if index < len(words) and _names(words, index) and not words.opening[index] else None


def _listed_before(words: Words, cue: int, kind: PlaceKind) -> Iterator[Description]:
    """Names before a plural: "Ranik and Upper Dol districts"; at least two, joined by "and"."""
    found: list[Description] = []
    end = cue
    while len(found) < 12:
        first = _name_before(words, end, 2)
        if first is None:
            break
        found.append(_description(words, first, end - 1, kind, cue))
        if first == 0 or words.opening[first]:
            break
        gap = words.gap(first - 1).strip()
        if words.lower[first - 1] in ("and", "or") and gap == "" and first > 1:
            end = first - 1
            if words.opening[end]:
                break
            if words.gap(end - 1).strip() not in ("", ","):
                break
        elif gap == "," and len(found) > 1:
            end = first
        else:
            break
    if len(found) > 1:
        yield from reversed(found)
