"""Where an incident happened, in the notation of the templates: COUNTRY: BROAD (KIND): NARROW (KIND)."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapporteur.evaluation.muc4.messages import Message

# Source: MUC-4 template-doc-part1, section 1: the countries of interest, with the adjectives that speak of them.
DEMONYMS = {
    "EL SALVADOR": ("SALVADORAN", "SALVADORANS", "FMLN", "SALVADOR"),
    "GUATEMALA": ("GUATEMALAN", "GUATEMALANS", "URNG"),
    "HONDURAS": ("HONDURAN", "HONDURANS"),
    "ARGENTINA": ("ARGENTINE", "ARGENTINES", "ARGENTINIAN"),
    "BOLIVIA": ("BOLIVIAN", "BOLIVIANS"),
    "CHILE": ("CHILEAN", "CHILEANS"),
    "COLOMBIA": ("COLOMBIAN", "COLOMBIANS", "ELN", "EXTRADITABLES"),
    "ECUADOR": ("ECUADORAN", "ECUADORIAN", "ECUADOREAN"),
    "PERU": ("PERUVIAN", "PERUVIANS", "SENDERO", "MRTA"),
}
_OTHERS = {
    "NICARAGUA": ("NICARAGUAN",),
    "PANAMA": ("PANAMANIAN",),
    "VENEZUELA": ("VENEZUELAN",),
    "SPAIN": (),
    "MEXICO": (),
    "UNITED STATES": (),
    "COSTA RICA": (),
}
_NAMED_KINDS = frozenset(
    "DEPARTMENT PROVINCE NEIGHBORHOOD MUNICIPALITY CANTON VILLAGE JURISDICTION REGION DISTRICT TOWN CITY UNIVERSITY "
    "AIRPORT FARM HAMLET RIVER VOLCANO HILL SECTOR ZONE STATE ISLAND SUBURB".split()
)
_COUNTRY_WIDE = frozenset({"DEPARTMENT", "PROVINCE", "STATE", "REGION", "OFFICIAL REGION", "COMMISSARIAT"})
_TOWNS = frozenset({"CITY", "TOWN", "MUNICIPALITY", "PORT", "VILLAGE", "JURISDICTION", "CANTON"})
_WITHIN_TOWNS = frozenset(
    {"NEIGHBORHOOD", "UNIVERSITY", "DISTRICT", "SUBURB", "AIRPORT", "SECTOR", "SCHOOL", "ZONE", "AREA", "SQUARE"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the table; `above` is the place that holds it ("NAME (KIND)"), "" when the table does not say."""

    name: str
    kind: str
    country: str
    above: str
    used: int

    @property
    def fill(self) -> str:
        """As the templates write it."""
        return f"{self.name} ({self.kind})"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of the table in a message: half-open token range, index of its sentence, and what it may be."""

    first: int
    last: int
    sentence: int
    place: Place


@cache
def _table() -> dict[tuple[str, ...], tuple[Place, ...]]:
    rows = [
        row.split("\t")
        for row in files("rapporteur.evaluation.muc4").joinpath("places.tsv").read_text("utf-8").splitlines()
    ]
    by_name: dict[str, list[Place]] = defaultdict(list)
    for name, kind, country, above, used in rows:
        if kind != "=":
            by_name[name].append(Place(name, kind, country, above, int(used)))
    for name, kind, other, _, _ in rows:
        if kind == "=":
            by_name[name] = by_name[other]
    return {tuple(name.split()): tuple(places) for name, places in by_name.items()}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """For the first word of a name how many words the names may have that begin with it, longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in _table():
        lengths[name[0]].add(len(name))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


def country_of(message: Message) -> str:
    """The country that a message is about: the one of its dateline or the one that it speaks of most."""
    votes: Counter[str] = Counter()
    counts = Counter(message.words)
    joined = " ".join(message.words)
    for country, words in {**DEMONYMS, **_OTHERS}.items():
        said = joined.count(country) if " " in country else counts[country]
        votes[country] += sum(counts[word] for word in words) + said
    for place in _table().get(tuple(message.place.split()), ()):
        if place.country in DEMONYMS and (not message.country or message.country == place.country):
            votes[place.country] += 3
            break
    if message.country in votes:
        votes[message.country] += 1
    for mention in _names(message, ""):
        if mention.place.country in DEMONYMS and mention.place.used:
            votes[mention.place.country] += 1
    best, count = votes.most_common(1)[0]
    return best if count else "EL SALVADOR"


def _names(message: Message, country: str) -> list[PlaceMention]:
    found = []
    words = message.words
    for sentence, (start, end) in enumerate(message.sentence_tokens):
        at = start
        while at < end:
            for length in _lengths().get(words[at], ()):
                options = _table().get(words[at : at + length])
                if options and at + length <= end and message.tokens[at].start >= message.body:
                    following = words[at + length] if at + length < end else ""
                    found.append(PlaceMention(at, at + length, sentence, _meant(options, country, following)))
                    at += length - 1
                    break
            at += 1
    return found


def _meant(options: Sequence[Place], country: str, following: str) -> Place:
    kind = following if following in _NAMED_KINDS else ""
    return max(
        options,
        key=lambda p: (
            p.country == country,
            p.kind == kind,
            p.used,
            p.kind in {"CITY", "TOWN"},
            p.kind == "DEPARTMENT",
        ),
    )


def place_mentions(message: Message, country: str) -> list[PlaceMention]:
    """The places of the table that a message names after its dateline, taken as places of `country` if they can be."""
    return _names(message, country)


def location(country: str, chosen: PlaceMention | None, mentions: Sequence[PlaceMention]) -> str:
    """The fill of the location slot.

    Args:
        country: where no place was chosen.
        chosen: the narrowest place of the incident; None when the message names none.
        mentions: all places of the message, from which what holds the chosen one is taken.
    """
    if chosen is None:
        return country
    place = chosen.place
    parts = [place.fill]
    near = [m.place for m in mentions if abs(m.sentence - chosen.sentence) <= 1 and m.place.country == place.country]
    if place.kind in _WITHIN_TOWNS:
        above = place.above or next((p.fill for p in near if p.kind in {"CITY", "TOWN"} and p != place), "")
        parts = [above, place.fill] if above else parts
    elif place.kind in _TOWNS:
        above = next((p.fill for p in near if p.kind in _COUNTRY_WIDE and p.name != place.name), "")
        if above:
            parts = [above, place.fill]
    return ": ".join((place.country, *parts))
