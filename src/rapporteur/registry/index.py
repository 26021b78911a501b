"""The index of a registry: entries by exact name, by spelling and by the sounds of their words; and how it decides."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain

from rapporteur.model.names import fold_name
from rapporteur.model.registry import RegistryEntry, Resolved
from rapporteur.model.vocabularies import ActorKind
from rapporteur.registry.features import aligned
from rapporteur.registry.matching import compare_names
from rapporteur.registry.parts import PartKind, name_parts

# A spelling is taken for a name of the registry from here on, and only with this much more than the next bearer has.
PERSON_SURE, BODY_SURE, MARGIN = 0.75, 0.6, 0.04
# From here on, and with two words that stand for each other, it may be one: a question for a person, and no match.
MAYBE, MOST_MAYBE = 0.4, 3
MOST_NEIGHBOURS = 40
# Shorter names, abbreviations most of all, count as written only.
SHORTEST_SPELLING = 6
# Of two people in one text: so many words must agree, and a letter may differ in words of this length.
LEAST_WORDS, LONGER_WORD, MOST_LONGER = 2, 6, 8

_FAMILIES = {ActorKind.PERSON: "person", ActorKind.MEDIA: "outlet"}
_TAILS = frozenset(
    "group movement militia fighters forces militants rebels insurgents organization organisation network terrorists "
    "guerrillas soldiers troops militiamen jihadists gunmen".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class _Name:
    """One name of one entry, as the registry writes it; told apart by identity, which is quick to hash."""

    entry: RegistryEntry
    written: str


@dataclass(frozen=True, slots=True)
class _Filed:
    """Names by their levelled form and by the keys of their words."""

    levelled: dict[str, list[_Name]]
    by_word: dict[str, list[_Name]]


class _Spellings:
    """The names of one family of actors by spelling; filed when first asked, since most texts need few families."""

    def __init__(self, names: Sequence[_Name]) -> None:
        self._names = names

    @cached_property
    def _filed(self) -> _Filed:
        levelled: defaultdict[str, list[_Name]] = defaultdict(list)
        by_word: defaultdict[str, list[_Name]] = defaultdict(list)
        for name in self._names:
            levelled[_levelled_key(name.written)].append(name)
            for key in frozenset[str]().union(*_word_keys(name.written)):
                by_word[key].append(name)
        return _Filed(levelled, by_word)

    def levelled(self, name: str) -> Sequence[_Name]:
        """Names that are `name` in other spelling."""
        key = _levelled_key(name)
        return self._filed.levelled.get(key, ()) if len(key) >= SHORTEST_SPELLING else ()

    def neighbours(self, name: str) -> list[_Name]:
        """Names that share the sounds of at least half the words with `name`, those that share most first."""
        words = _word_keys(name)
        by_word = self._filed.by_word
        hits: Counter[_Name] = Counter()
        for keys in words:
            hits.update({named for key in keys for named in by_word.get(key, ())})
        least = len(words) / 2
        near = sorted((named for named, count in hits.items() if count >= least), key=lambda n: (-hits[n], n.entry.id))
        return near[:MOST_NEIGHBOURS]


class NameIndex:
    """Entries of a registry by all their names. Building costs once; a look-up does not grow with the registry."""

    def __init__(
        self, entries: Iterable[RegistryEntry], version: str, *, exact_only: Iterable[RegistryEntry] = ()
    ) -> None:
        """File all names; those of `exact_only` are found as written only, which is cheaper where names are made."""
        self._version = version
        self._entries: dict[str, RegistryEntry] = {}
        self._exact: defaultdict[str, list[_Name]] = defaultdict(list)
        named: defaultdict[str, list[_Name]] = defaultdict(list)
        for spelt, entry in chain(((True, entry) for entry in entries), ((False, entry) for entry in exact_only)):
            self._entries[entry.id] = entry
            for written in dict.fromkeys((entry.name, *entry.aliases)):
                name = _Name(entry, written)
                self._exact[_exact_key(written)].append(name)
                if spelt:
                    named[_family(entry.kind)].append(name)
        self._spellings = {family: _Spellings(names) for family, names in named.items()}

    @property
    def version(self) -> str:
        """Which registry this is."""
        return self._version

    def __len__(self) -> int:
        return len(self._entries)

    def entries(self) -> tuple[RegistryEntry, ...]:
        """All entries, in the order of the registry."""
        return tuple(self._entries.values())

    def get(self, entry_id: str) -> RegistryEntry | None:
        """The entry of an id; None if there is none."""
        return self._entries.get(entry_id)

    def bearers(self, name: str) -> tuple[RegistryEntry, ...]:
        """All entries that bear `name` as written, case and accents aside; of an abbreviation there may be several."""
        found = {named.entry.id: named.entry for named in self._exact.get(_exact_key(name), ())}
        return tuple(found.values())

    def resolve(
        self,
        name: str,
        *,
        kind: ActorKind | None = None,
        countries: Collection[str] = (),
        day: date | None = None,
    ) -> Resolved:
        """The entry that a name stands for; abstains where none bears it or several do.

        A name of the registry as written goes before any spelling of it, so look-alikes that are both known stay
        apart. Args as in `rapporteur.model.registry.ActorRegistry.resolve`.
        """
        spellings = [s for family, s in self._spellings.items() if kind is None or family == _family(kind)]
        exact = [
            n for n in self._exact.get(_exact_key(name), ()) if kind is None or _family(n.entry.kind) == _family(kind)
        ]
        for named, how in (
            (exact, "is a name of"),
            ([] if exact else list(chain.from_iterable(s.levelled(name) for s in spellings)), "is a spelling of"),
        ):
            bearers = _fitting(named, kind, countries, day)
            if len(bearers) == 1:
                return Resolved(bearers[0], (bearers[0],), f"“{name}” {how} {bearers[0].name}")
            if bearers:
                return Resolved(None, bearers, f"“{name}” {how} {len(bearers)} actors")
        neighbours = chain.from_iterable(s.neighbours(name) for s in spellings)
        return _resembling(name, list(neighbours), kind, countries, day)

    def spelt_alike(self, one: str, other: str) -> bool:
        """Whether two names of people in one text are spellings of one name.

        Both have the same number of words or more joined ones, every word has its partner, and partners differ by what
        transliterations differ in, or by a letter of a longer word. A word more may be another person of the family.
        """
        if abs(len(one) - len(other)) > MOST_LONGER or not _initials(one) & _initials(other):
            return False  # most pairs of a text, without aligning them
        ours, theirs, found = aligned(one, other)
        over = [ours.parts[i] for i in found.left_over] + [theirs.parts[i] for i in found.right_over]
        if len(found.pairs) < LEAST_WORDS or any(p.kind is not PartKind.PARTICLE for p in over):
            return False
        lengths = [(pair, sum(len(ours.parts[i].text) for i in pair.left)) for pair in found.pairs]
        return all(pair.edits == 0 or (pair.edits == 1 and length >= LONGER_WORD) for pair, length in lengths)


def _resembling(
    name: str, neighbours: Sequence[_Name], kind: ActorKind | None, countries: Collection[str], day: date | None
) -> Resolved:
    """The one bearer of a name most like `name`; none where nothing is like enough or two are as like."""
    sure = _ranked(name, neighbours, _likeness)
    near = [found for found in sure if found[0] >= sure[0][0] - MARGIN]
    bearers = _fitting([found[1] for found in near], kind, countries, day)
    if not bearers:
        doubtful = _ranked(name, neighbours, _doubtful)[:MOST_MAYBE]
        maybe = _fitting([found[1] for found in doubtful], kind, countries, day)
        if not maybe:
            return Resolved(None, (), f"no actor of the registry is called “{name}”")
        score, like = doubtful[0]
        return Resolved(None, maybe, f"“{name}” may stand for “{like.written}”, likeness {score:.2f}")
    if len(bearers) > 1:
        return Resolved(None, bearers, f"“{name}” resembles names of {len(bearers)} actors")
    score, chosen = next(found for found in near if found[1].entry.id == bearers[0].id)
    return Resolved(bearers[0], bearers, f"“{name}” for “{chosen.written}”, likeness {score:.2f}")


def _ranked(
    name: str, neighbours: Iterable[_Name], likeness: Callable[[str, _Name], float]
) -> list[tuple[float, _Name]]:
    """The best name of each entry that is like `name` at all, with its likeness, the likest first."""
    best: dict[str, tuple[float, _Name]] = {}
    for candidate in neighbours:
        score = likeness(name, candidate)
        if score > best.get(candidate.entry.id, (0.0, candidate))[0]:
            best[candidate.entry.id] = (score, candidate)
    return sorted(best.values(), key=lambda found: (-found[0], found[1].entry.id))


def _exact_key(name: str) -> str:
    return fold_name(name).removeprefix("the ")


def _levelled_key(name: str) -> str:
    """The sounds of the words that count, articles, titles and "fighters" or "group" at the end left out.

    Two bodies with one key are one name in other spelling ("al-Qaida", "Al Qaeda"). Numbers stay as they are.
    """
    parts = [p for p in name_parts(name).parts if p.kind is not PartKind.FORM]
    while len(parts) > 1 and parts[-1].text in _TAILS:
        parts.pop()
    counted = [p for p in parts if p.kind is not PartKind.PARTICLE] or parts
    return " ".join(p.sound.replace("ai", "i") or p.text for p in counted)


@lru_cache(maxsize=1 << 14)
def _word_keys(name: str) -> tuple[frozenset[str], ...]:
    """Keys by which a misspelt name meets its spellings: for each word the beginning of its sounds and consonants.

    What is joined in one spelling and split in another meets by the consonants of the whole, under the first word.
    """
    parts = [p for p in name_parts(name).parts if p.kind in (PartKind.NAME, PartKind.NUMBER)]
    whole = "".join(p.skeleton for p in parts)
    keys = [{key for key in (p.skeleton[:3], p.sound[:4]) if len(key) > 1} or {p.text} for p in parts]
    if keys and len(whole) > 2:
        keys[0].add(f"={whole[:6]}")
    return tuple(map(frozenset, keys))


def _initials(name: str) -> frozenset[str]:
    return frozenset(p.sound[:1] for p in name_parts(name).parts)


def _family(kind: ActorKind) -> str:
    """People, outlets and bodies are never one another; among bodies sources disagree on the kind."""
    return _FAMILIES.get(kind, "body")


def _fitting(
    named: Sequence[_Name], kind: ActorKind | None, countries: Collection[str], day: date | None
) -> tuple[RegistryEntry, ...]:
    """The bearers, narrowed to those of the day, of the countries and of the very kind where that leaves any."""
    found = list({name.entry.id: name.entry for name in named}.values())
    if day is not None and len(found) > 1:
        found = [entry for entry in found if entry.existed_on(day)] or found
    if countries and len(found) > 1:
        found = [entry for entry in found if set(entry.countries) & set(countries)] or found
    if len(found) > 1:
        found = [entry for entry in found if entry.kind is kind] or found
    return tuple(found)


def _likeness(name: str, candidate: _Name) -> float:
    """How alike a name and a name of the registry are; 0 below what may be taken for it."""
    person = candidate.entry.kind is ActorKind.PERSON
    score = compare_names(name, candidate.written, person=person).score
    if person:
        return score if score >= PERSON_SURE and _several_words(name, candidate.written) else 0.0
    # A word more or less makes another body ("Islamic State", "Islamic State Khorasan Province").
    return score if score >= BODY_SURE and _word_for_word(name, candidate.written) else 0.0


def _doubtful(name: str, candidate: _Name) -> float:
    """How alike they are where it is not enough to take one for the other; 0 below what is worth a question."""
    score = compare_names(name, candidate.written, person=candidate.entry.kind is ActorKind.PERSON).score
    return score if score >= MAYBE and _words_alike(name, candidate.written) > 1 else 0.0


def _several_words(name: str, other: str) -> bool:
    ours, theirs, _ = aligned(name, other)
    return _words_alike(name, other) > 1 or len(ours.telling) == len(theirs.telling) == 1


def _words_alike(name: str, other: str) -> int:
    """How many words of two names stand for each other."""
    ours, _, found = aligned(name, other)
    strong = [p for p in found.pairs if p.alike >= 0.7 and any(ours.parts[i].kind is PartKind.NAME for i in p.left)]
    return sum(max(len(p.left), len(p.right)) for p in strong)


def _word_for_word(name: str, other: str) -> bool:
    """Whether every telling word of two bodies has its partner, and the differences are those of spelling."""
    ours, theirs, found = aligned(name, other)
    over = [ours.parts[i] for i in found.left_over] + [theirs.parts[i] for i in found.right_over]
    if any(p.kind not in (PartKind.PARTICLE, PartKind.FORM) and p.text not in _TAILS for p in over):
        return False
    edits = [(p.edits, sum(len(ours.parts[i].text) for i in p.left)) for p in found.pairs if p.alike < 1]
    return all(differing <= 1 or (differing == 2 and length > 7) for differing, length in edits) and (
        sum(differing for differing, _ in edits) <= 3
        and (len(found.pairs) > 1 or all(length > 8 for _, length in edits))
    )
