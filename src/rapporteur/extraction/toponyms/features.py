"""Cues for and against a mention being a toponym: what it is, what stands beside it, how the text uses it elsewhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.extraction.toponyms.common_words import COMMON_WORDS
from rapporteur.extraction.toponyms.given_names import GIVEN_NAMES
from rapporteur.extraction.toponyms.mentions import Mention
from rapporteur.extraction.toponyms.surnames import SURNAMES
from rapporteur.extraction.toponyms.words import Words
from rapporteur.model.names import fold_name
from rapporteur.model.vocabularies import PlaceKind

_WITHIN = frozenset("in near outside inside throughout across around into toward towards through within".split())
_AT = frozenset("at from to via between along over against leaving reach reached entered".split())
_WITH = frozenset("for by with on and or as than about under".split())
_SIDES = frozenset(
    "northern southern eastern western central north south east "
    "west northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern downtown upper lower "
    "greater nearby suburban rural mainland occupied besieged "
    "neighboring neighbouring".split()
)
_HEADS = frozenset(
    "city town village province state district region county capital municipality governorate department suburb port "
    "area hamlet republic island parish township outskirts cities towns villages provinces states districts regions "
    "counties people government south north east west border neighborhood neighbourhood camp territory enclave part "
    "parts streets university".split()
)
_ORGANISED = frozenset(
    "university bank church college institute museum ministry department bishop diocese journal".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady dame prof professor "
    "president vice premier chancellor senator sen rep representative "
    "governor gov mayor judge justice sheriff deputy officer "
    "detective sergeant sgt lieutenant lt captain capt major maj "
    "colonel col general gen admiral adm commander brigadier cpl "
    "corporal private pvt sheikh mullah ayatollah imam pope king "
    "queen prince princess rev reverend father bishop archbishop "
    "coach minister secretary ambassador spokesman spokeswoman "
    "spokesperson chairman director chief attorney councilman councilwoman commissioner superintendent actor actress "
    "singer author brother sister uncle aunt saint sister".split()
)
_AREA_NOUNS = frozenset(
    "city town village province state district region county capital municipality governorate prefecture area airport "
    "suburb border peninsula island islands valley coast border "
    "neighborhood neighbourhood camp refugee mountains hills "
    "countryside front oblast suburbs".split()
)
_PEOPLE_NOUNS = frozenset(
    "man woman resident residents police officials authorities "
    "government army troops forces residents native couple teen "
    "teenager firefighters mayor officer officers schools area metropolitan and has is was will would had are were for "
    "president prime foreign minister".split()
)
_SPEECH = frozenset("said says told added asked explained recalled noted testified wrote thinks believes".split())
_PUBLIC_BODIES = frozenset(
    "police sheriff fire city district community board army high middle metropolitan mayor governor government".split()
)
_PRESS = frozenset(
    "times post herald tribune news journal gazette daily press globe star sun record mirror telegraph examiner".split()
)
_STREETS = frozenset("street avenue road drive lane boulevard st ave rd dr blvd highway parkway court terrace".split())
_BODIES = frozenset(
    "university college school schools academy institute hospital center centre clinic medical bank department council "
    "court club fc united association company corporation corp inc llc ltd group foundation church baptist methodist "
    "elementary museum theater theatre stadium hotel mall plaza "
    "park building house hall library airport base party act "
    "bill law commission committee agency authority ministry office service services bureau administration conference "
    "summit accord accords agreement treaty festival games cup league team bears lions eagles raiders cowboys rangers "
    "giants patriots red navy air force national international state tech township parish brigade battalion".split()
)
_KINDS_OF_BODY = (
    ("behind:Public body", _PUBLIC_BODIES),
    ("behind:Press", _PRESS),
    ("behind:Street", _STREETS),
    ("behind:Body", _BODIES),
)


@dataclass(frozen=True, slots=True)
class Usage:
    """How a whole text uses each name: in a person's name, in lower case, after a preposition of place."""

    lower_case: frozenset[str]
    person: Counter[str]
    placed: Counter[str]
    mentions: Counter[str]


def observe_usage(words: Words, mentions: Sequence[Mention]) -> Usage:
    """One pass over a text to see how its names are used."""
    lower_case = frozenset(form for form in words.forms if form[0].islower())
    person: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for index in range(1, len(words)):
        if words.forms[index][0].isupper() and words.gap(index - 1) in (" ", ". "):
            before = words.lower[index - 1]
            if (before in GIVEN_NAMES and words.forms[index - 1][0].isupper()) or before in _TITLES:
                person[words.lower[index]] += 1
            # A middle initial: "Ann B. Carter".
            if len(before) == 1 and index > 1 and words.lower[index - 2] in GIVEN_NAMES:
                person[words.lower[index]] += 1
    for mention in mentions:
        name = words.text[mention.start : mention.end].lower()
        names[name] += 1
        if mention.first and words.lower[mention.first - 1] in _WITHIN:
            placed[name] += 1
    return Usage(lower_case, person, placed, names)


def cues_of(number: int, mentions: Sequence[Mention], words: Words, usage: Usage) -> list[str]:
    """The names of all cues that speak for or against mention `number` being a toponym."""
    mention = mentions[number]
    return [
        *_of_itself(mention, words, usage),
        *_before(number, mentions, words, usage),
        *_behind(number, mentions, words),
    ]


def _of_itself(mention: Mention, words: Words, usage: Usage) -> list[str]:
    best = mention.entries[0]
    first, last = mention.first, mention.last
    name = words.text[mention.start : mention.end]
    low = name.lower()
    known = any(fold_name(entry.name) == fold_name(name) for entry in mention.entries[:8])
    kinds = {entry.kind for entry in mention.entries}
    cues = ["any"]
    if PlaceKind.COUNTRY in kinds:
        cues.append("is:country")
    elif PlaceKind.ADMIN1 in kinds:
        cues.append("is:admin1")
    else:
        cues.append(f"is:{best.kind.value}")
    size = len(str(best.population)) if best.population else 0
    cues.append(f"size:{max(size, 3)}")
    cues.append("named" if known else "alias")
    if best.kind is PlaceKind.TOWN:
        cues.append(f"{'named' if known else 'alias'}:town:{'large' if size > 5 else 'small'}")
    if last > first:
        cues.append("words:many" if last > first + 1 else "words:two")
    else:
        if low in COMMON_WORDS:
            cues.append("common word")
            if size < 6:
                cues.append("common word:small")
        if low in GIVEN_NAMES:
            cues.append("given name")
        if low in SURNAMES:
            cues.append("surname")
        if low in usage.lower_case:
            cues.append("lower case elsewhere")
        if len(name) < 4 and not mention.abbreviated:
            cues.append("short")
    if mention.abbreviated:
        if PlaceKind.COUNTRY in kinds or best.kind is PlaceKind.REGION:
            cues.append("abbreviated country")
        else:
            cues.append("two capitals" if len(name) == 2 else "abbreviated")
    return [*cues, *_of_its_use(mention, name, words, usage)]


def _of_its_use(mention: Mention, name: str, words: Words, usage: Usage) -> list[str]:
    first, low = mention.first, name.lower()
    cues = []
    if words.shouted[first]:
        cues.append("shouted")
    elif name.isupper() and not mention.abbreviated:
        cues.append("capitals")
    if words.titled[first]:
        cues.append("titled")
    if words.opening[first]:
        cues.append("opening")
    if usage.person[low] and mention.last == first:
        cues.append("person elsewhere")
    if usage.placed[low] > (words.lower[first - 1] in _WITHIN if first else 0):
        cues.append("placed elsewhere")
    if usage.mentions[low] > 2:
        cues.append("repeated")
    return cues


def _before(number: int, mentions: Sequence[Mention], words: Words, usage: Usage) -> list[str]:
    mention = mentions[number]
    first = mention.first
    if words.opening[first]:
        return []
    gap, before = words.gap(first - 1), words.lower[first - 1]
    form = words.forms[first - 1]
    previous = mentions[number - 1] if number else None
    adjacent = previous is not None and previous.last == first - 1
    if gap.strip().isdigit():
        return ["before:digit"]
    if gap.strip() == "":
        second = words.lower[first - 2] if first > 1 else ""
        if before in _WITHIN:
            return ["before:within"]
        if before in _AT:
            return ["before:at"]
        if before == "of":
            if second in _ORGANISED:
                return ["before:organised of"]
            return ["before:head of" if second in _HEADS else "before:of"]
        if before in _WITH:
            joined = adjacent or (previous is not None and previous.last == first - 2)
            return ["before:and place" if joined and before in ("and", "or") else "before:with"]
        if before in ("the", "a", "an"):
            return [f"before:{'the' if before == 'the' else 'a'}", *(["before:in the"] if second in _WITHIN else [])]
        if before in _SIDES:
            return ["before:Side" if form[0].isupper() else "before:side"]
        if before in _TITLES:
            return ["before:Title" if form[0].isupper() else "before:title"]
        if form[0].isupper():
            if before in GIVEN_NAMES and before not in _SPEECH:
                return ["before:Given"]
            if adjacent:
                return ["before:Demonym" if previous is not None and previous.demonym else "before:Place"]
            if words.opening[first - 1]:
                return ["before:Opening"]
            return ["before:Common" if before in usage.lower_case or before in COMMON_WORDS else "before:Capital"]
        return ["before:lower"]
    if gap == ", ":
        return ["before:comma place" if adjacent else "before:comma Capital" if form[0].isupper() else "before:comma"]
    if gap.strip() == "." or gap.strip() == ".,":
        if before in _TITLES:
            return ["before:Title"]
        if adjacent:
            return ["before:comma place"]
        if len(before) == 1 and form.isupper():
            return ["before:initial"]
        return ["before:stop"]
    if gap in ("-", "–", "/"):
        return ["before:hyphen place" if adjacent else "before:hyphen"]
    if "(" in gap:
        return ["before:bracket"]
    return ["before:mark"]


def _behind(number: int, mentions: Sequence[Mention], words: Words) -> list[str]:
    mention = mentions[number]
    last = mention.last
    if last + 1 >= len(words):
        return ["behind:end"]
    gap = words.text[mention.end : words.starts[last + 1]]
    form, after = words.forms[last + 1], words.lower[last + 1]
    following = mentions[number + 1] if number + 1 < len(mentions) else None
    adjacent = following is not None and following.first == last + 1
    if gap.startswith(("'s", "’s", "'S", "’S")):
        return ["behind:possessive"]
    if gap.strip() == "":
        if words.opening[last + 1]:
            return ["behind:end"]
        if form[0].isupper():
            if after == "department" and PlaceKind.ADMIN1 in {entry.kind for entry in mention.entries}:
                return ["behind:area noun"]
            body = next((cue for cue, bodies in _KINDS_OF_BODY if after in bodies), None)
            person = "behind:Initial" if len(form) == 1 else "behind:Surname" if after in SURNAMES else "behind:Capital"
            return [body or ("behind:Place" if adjacent else person)]
        if after in _AREA_NOUNS:
            return ["behind:area noun"]
        if after in _SPEECH:
            return ["behind:speech"]
        if after in _PEOPLE_NOUNS:
            return ["behind:people noun"]
        return ["behind:lower"]
    if gap == ", ":
        if adjacent and following is not None:
            wide = {PlaceKind.COUNTRY, PlaceKind.ADMIN1}
            return ["behind:comma area" if wide & {e.kind for e in following.entries} else "behind:comma place"]
        if words.text[mention.end + 2 : mention.end + 3].isdigit():
            return ["behind:age"]
        return ["behind:comma"]
    if gap[0] in "-–":
        if after in ("based", "born", "area", "backed", "led", "controlled", "held", "occupied", "bound"):
            return ["behind:based"]
        return ["behind:hyphen"]
    if gap.lstrip()[:1].isdigit():
        return ["behind:digit"]
    if gap[0] in ".!?;:":
        return ["behind:stop"]
    if gap[0] == ",":
        return ["behind:age"] if gap[1:].lstrip()[:1].isdigit() else ["behind:comma"]
    return ["behind:mark"]
