"""Names that no list has, or that are words too, known as places by what stands before and behind them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapporteur.extraction.toponyms.common_words import COMMON_WORDS
from rapporteur.extraction.toponyms.described import Description
from rapporteur.extraction.toponyms.given_names import GIVEN_NAMES
from rapporteur.extraction.toponyms.mentions import Mention
from rapporteur.extraction.toponyms.surnames import SURNAMES
from rapporteur.extraction.toponyms.words import Words
from rapporteur.model.places import Gazetteer
from rapporteur.model.vocabularies import PlaceKind

_INTO = frozenset("in near outside inside around into toward towards from at of reached entered".split())
# Before these a capitalised name that is no known word is a place; "at" and "from" take persons and bodies too.
_PLACING = frozenset("near outside inside around toward towards entered reached fled".split())
_PLACED_IN = frozenset("in at".split())
_NOTED = 20_000  # people
_MOVES = frozenset("from to at".split())
_DATELINE = frozenset(("-", "–", "—", ":", "(", "/", "|"))
# Where English is spoken, towns bear English words and surnames: there a name alone tells little.
_ENGLISH = frozenset("US GB CA AU NZ IE".split())
_SITED = _PLACING | {"in"}
# What lies in, or happens to, a place: "the heights of X", "the massacre of X", "air raids on X".
_HEADS = frozenset(
    "heights hills outskirts vicinity residents inhabitants villagers massacre siege battle capture recapture fall "
    "bombardment shelling occupation liberation streets surroundings jurisdiction".split()
)
_STRIKES = frozenset("raid raids bombs bombardment shelling strikes airstrike airstrikes rockets shells".split())
_SIDES = frozenset("north south east west northern southern eastern western central upper lower".split())
_ARTICLES = frozenset("al el ar as ash at az ad an ez es abu bani beni umm tal tell deir beit ain kafr".split())
# Words behind "in" that are written with a capital and are no places.
_NOT_PLACES = frozenset(
    "january february march april may june july august september october november december spring summer autumn winter "
    "monday tuesday wednesday thursday friday saturday sunday christmas justice commerce children women northeast "
    "northwest southeast southwest route bitcoin "
    "arabic english french spanish russian hebrew pashto dari kurdish swahili sango lingala creole portuguese burmese "
    "ramadan lent advent easter parliament congress phase annex article section chapter figure table appendix "
    "operation resolution "
    "facebook twitter telegram whatsapp youtube instagram tiktok hamas fatah hezbollah wagner taliban boko janjaweed "
    "allah god jesus christ interpol nato unifil aids ebola covid".split()
)
_PEOPLED = frozenset(
    "areas wards hands quarters neighborhoods neighbourhoods villages towns homes houses communities lands society "
    "culture history tradition circles custody uniform uniforms dress ranks militias fighters families media".split()
)
_NO_TOWNS = _NOT_PLACES | GIVEN_NAMES | SURNAMES


def find_unlisted(
    words: Words, mentions: Sequence[Mention], accepted: Sequence[Mention], gazetteer: Gazetteer
) -> Iterator[Description]:
    """Names that are taken for places beyond the accepted mentions, and every later use of such a name.

    Args:
        words: the text.
        mentions: all names that the gazetteer knows.
        accepted: those of them that are taken for places.
        gazetteer: tells which countries know a name, or a spelling of it.
    """
    survey = _Survey(words, mentions, accepted, gazetteer)
    found = list(survey.found())
    yield from found
    yield from survey.repeated(found)


class _Survey:
    def __init__(
        self, words: Words, mentions: Sequence[Mention], accepted: Sequence[Mention], gazetteer: Gazetteer
    ) -> None:
        self._words = words
        self._gazetteer = gazetteer
        self._mentions = {mention.first: mention for mention in mentions}
        self._taken = {index for mention in accepted for index in range(mention.first, mention.last + 1)}
        wide = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2)
        areas = {mention.first for mention in accepted if mention.entries[0].kind in wide}
        self._areas = areas | {first - 1 for first in areas if first and words.lower[first - 1] in _SIDES}
        self._ends = {mention.last for mention in accepted}
        self._countries = Counter(m.entries[0].country for m in accepted if m.entries[0].kind is not PlaceKind.TOWN)
        # A name that only small towns in other countries bear is as good as unknown.
        self._known = {
            index
            for mention in mentions
            if any(self._countries[e.country] > 1 or e.population >= _NOTED for e in mention.entries)
            for index in range(mention.first, mention.last + 1)
        }
        self._english = not self._countries or self._countries.most_common(1)[0][0] in _ENGLISH
        self._names = frozenset(
            words.forms[m.first : m.last + 1] for m in accepted if not m.demonym and not m.abbreviated
        )
        self._lower_case = frozenset(form for form in words.forms if form[0].islower())
        self._persons = frozenset(
            words.lower[index + 1]
            for index in range(len(words) - 1)
            if words.lower[index] in GIVEN_NAMES and words.gap(index) == " " and words.forms[index + 1][0].isupper()
        )

    def found(self) -> Iterator[Description]:
        words = self._words
        index = 0
        while index < len(words):
            first = index
            index += 1
            if first in self._taken:
                if (longer := self._longer(first)) is not None:
                    yield longer
                continue
            if (mention := self._mentions.get(first)) is not None and self._at_home(mention):
                yield self._town(mention.first, mention.last, first - 1)
                continue
            if words.opening[first] or not first or not _plain(words, first):
                continue
            last = self._end(first)
            index = last + 1
            if self._taken.intersection(range(first, last + 1)):
                continue
            if words.gap(first - 1) == "-" and words.forms[first - 1] in _ARTICLES and not words.opening[first - 1]:
                first -= 1
            if self._beside_area(first, last) or self._spelt(first, last) or self._placed(first, last):
                yield self._town(first, last, first - 1)

    def repeated(self, found: Iterable[Description]) -> Iterator[Description]:
        """The other uses of the names found, unless they stand in a longer name."""
        words = self._words
        names: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        starts = set()
        for place in found:
            name = words.forms[place.first : place.last + 1]
            starts.add(place.first)
            sited = self._sited(place.first) or self._suffers(place.first)
            if sited and not SURNAMES.intersection(words.lower[place.first : place.last + 1]):
                names[name[0]].add(name)
        for index, form in enumerate(words.forms):
            if form not in names or index in starts or index in self._taken:
                continue
            for name in names[form]:
                last = index + len(name) - 1
                if words.forms[index : last + 1] == name and self._alone(index, last):
                    yield self._town(index, last, index)
                    break

    def _longer(self, first: int) -> Description | None:
        """A longer name that only begins as a known one does: "Pont-Sonde", "in San Jose Guayabal"."""
        mention, words = self._mentions.get(first), self._words
        if mention is None or mention.demonym or mention.abbreviated or mention.entries[0].kind is PlaceKind.COUNTRY:
            return None
        following = mention.last + 1
        if following >= len(words) or words.opening[following] or following in self._taken:
            return None
        if following in self._known and self._english:
            return None
        gap = words.gap(mention.last)
        if gap not in ("-", " ") or not _plain(words, following) or self._goes_on(following):
            return None
        sited = self._sited(first)
        word = words.lower[following]
        if gap == " " and (not sited or word in _NO_TOWNS or word in self._lower_case or words.titled[first]):
            return None
        return self._town(first, following, first)

    def _town(self, first: int, last: int, cue: int) -> Description:
        return Description(first, last, self._words.starts[first], self._words.ends[last], PlaceKind.TOWN, cue)

    def _end(self, first: int) -> int:
        words, last = self._words, first
        while last + 1 < len(words) and last - first < 2 and not words.opening[last + 1]:
            gap, following = words.gap(last), last + 1
            if gap == "-" and words.lower[following] in _ARTICLES and following + 1 < len(words):
                following += 1
            if gap not in (" ", "-") or words.gap(following - 1) not in (" ", "-") or not _plain(words, following):
                break
            last = following
        return last

    def _alone(self, first: int, last: int) -> bool:
        """Whether no capitalised word beside makes the name part of a longer one."""
        words = self._words
        if first and not words.opening[first] and words.gap(first - 1) in (" ", "-", ". "):
            form = words.forms[first - 1]
            if form[0].isupper() and not words.opening[first - 1]:
                return False
            if words.opening[first - 1] and words.lower[first - 1] in GIVEN_NAMES:
                return False
        # "Church of X"
        if first > 1 and words.lower[first - 1] == "of" and words.forms[first - 2][0].isupper():
            return False
        return not self._goes_on(last)

    def _goes_on(self, last: int) -> bool:
        words = self._words
        if last + 1 >= len(words) or words.opening[last + 1] or words.gap(last) not in (" ", "-"):
            return False
        return words.forms[last + 1][0].isupper()

    def _owns(self, last: int) -> bool:
        return self._words.after(last).startswith(("'s", "’s"))

    def _at_home(self, mention: Mention) -> bool:
        """Whether a rejected name is that of a town of the text's countries and stands where places stand."""
        words, first, last = self._words, mention.first, mention.last
        homes = {entry.country for entry in mention.entries if self._countries[entry.country] > 1}
        if not homes or mention.demonym or mention.abbreviated or words.titled[first]:
            return False
        low = words.lower[first]
        if first == last and (low in self._persons or low in _NO_TOWNS):
            return False
        rare = not homes <= _ENGLISH and not (first == last and low in COMMON_WORDS)
        if words.shouted[first]:
            return rare and words.ends[last] - words.starts[first] > 4
        if low in self._lower_case or not self._alone(first, last) or self._owns(last):
            return False
        if words.opening[first]:
            return rare and (words.gap(last).strip() in _DATELINE or words.opening[min(last + 1, len(words) - 1)])
        before = words.lower[first - 1]
        if words.forms[first : last + 1] in self._names and rare:
            return True
        return words.gap(first - 1) == " " and (before in _SITED or (before in _MOVES and not homes <= _ENGLISH))

    def _beside_area(self, first: int, last: int) -> bool:
        """Whether a known area closes the name off ("in Ubra, Idlib")."""
        words = self._words
        beside = words.lower[first - 1] == "and" and first - 2 in self._ends
        if words.gap(last) == ", " and last + 1 in self._areas:
            return beside or words.lower[first - 1] in _INTO or words.lower[first - 1] == "to"
        if not beside and words.lower[first - 1] not in _INTO:
            return False
        return words.gap(last) == " " and words.lower[last + 1] == "in" and last + 2 in self._areas

    def _spelt(self, first: int, last: int) -> bool:
        """Whether the name is spelt as a place of the text's countries may be."""
        words = self._words
        if words.lower[first - 1] not in _INTO or self._known.intersection(range(first, last + 1)):
            return False
        name = words.text[words.starts[first] : words.ends[last]]
        if len(name) < 5 or not self._countries or self._goes_on(last):
            return False
        return any(self._countries[entry.country] > 1 for entry in self._gazetteer.variants(name))

    def _placed(self, first: int, last: int) -> bool:
        """Whether the words before put something at the name, which is no person's and no known word."""
        words = self._words
        if self._known.issuperset(range(first, last + 1)) or self._goes_on(last) or words.titled[first]:
            return False
        if words.gap(first - 1) != " " or self._owns(last) or words.gap(last).strip() == "&":
            return False
        named = frozenset(words.lower[first : last + 1]) - _ARTICLES
        if named & _NO_TOWNS or named & self._persons or named & self._lower_case:
            return False
        if len(words.forms[first]) < 4 and first == last:
            return False
        # "in Rohingya wards": a people, not a place.
        if last + 1 < len(words) and words.gap(last) == " " and words.lower[last + 1] in _PEOPLED:
            return False
        return self._sited(first) or self._suffers(first)

    def _sited(self, first: int) -> bool:
        before = self._words.lower[first - 1] if first and not self._words.opening[first] else ""
        return before in _PLACING or before in _PLACED_IN

    def _suffers(self, first: int) -> bool:
        if first < 2 or self._words.opening[first]:
            return False
        second, before = self._words.lower[first - 2 : first]
        return (before == "of" and second in _HEADS) or (before == "on" and second in _STRIKES)


def _plain(words: Words, index: int) -> bool:
    form = words.forms[index]
    return (
        form[0].isupper() and not words.shouted[index] and not form.isupper() and words.lower[index] not in COMMON_WORDS
    )
