"""Counts: how words bound a number of people or things.

Source: the public reading format, "Counts" (at least N: `N, null`; up to N: `0, N`; dozens: `24, null`; and so on).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapporteur.extraction.words import DASH, Word, word_set
from rapporteur.model.vocabularies import Qualifier


@dataclass(frozen=True, slots=True)
class CountPhrase:
    """A counting expression over the tokens `[first, last)`, hedges included.

    `low` and `high` are inclusive bounds, None where the words do not bound. `core` is the first token of the number.
    """

    first: int
    core: int
    last: int
    low: int | None
    high: int | None
    qualifier: Qualifier


_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: value for value, word in enumerate(_UNIT_WORDS.split())}
_TENS = {word: 10 * value for value, word in enumerate(_TEN_WORDS.split(), start=2)}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "k": 1000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "m": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
}
_SPOKEN_SCALES = frozenset(_SCALES) - {"k", "m"}
_WORD_SCALES = {word: scale for word, scale in _SCALES.items() if len(word) > 3}
_VAGUE_PLURALS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000, "tens": 20}
_VAGUE = {"several": 3, "multiple": 2, "various": 2, "some": 2, "many": None, "numerous": None, "countless": None}
_OTHER_EXACT = {"both": 2, "nobody": 0, "none": 0, "nil": 0, "no-one": 0}
# "a growing number of", "large numbers of": a plural; "an unknown number of" does not even say that.
_UNKNOWN_NUMBER = word_set("unknown unspecified undisclosed undetermined untold unconfirmed")
_NOT_AFTER_NO = word_set("fewer less more longer other such doubt matter way")

_DIGITS = re.compile(r"(\d{1,3}(?:[,.\u00a0\u202f\u2009]\d{3})+|\d+(?:\.\d+)?)([a-z]*)\Z")
_LARGEST = 10**12  # beyond any count of people; keeps absurd digits out
_LONGEST_DIGITS = 17

_AT_LEAST = (
    "at least|no fewer than|no less than|not less than|not fewer than|more than|over|upwards of|upward "
    "of|above|well over|"
    "well above|just over|in excess of|a minimum of|minimum of"
)
_AT_MOST = "up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of|at the most"
_BELOW = "fewer than|less than|under|below"
_ABOUT = (
    "about|around|some|roughly|approximately|approx|nearly|almost|close to|an "
    "estimated|estimated|~|circa|ca|nearly as many as|"
    "just under|in the region of|more or less"
)
_PLAIN = "exactly|precisely|only|just|a total of|total of|all|another|a further|further|an additional|additional|other"
_HEDGES: dict[str, dict[tuple[str, ...], str]] = {}
for _kind, _listed in (
    ("at_least", _AT_LEAST),
    ("at_most", _AT_MOST),
    ("below", _BELOW),
    ("about", _ABOUT),
    ("plain", _PLAIN),
):
    for _hedge in _listed.split("|"):
        _forms = tuple(_hedge.split())
        _HEDGES.setdefault(_forms[-1], {})[_forms] = _kind
_LONGEST_HEDGE = 4


@dataclass(frozen=True, slots=True)
class _Number:
    """A number up to token `last`; `scale` is the last multiplier said ("3 to 4 million"), `vague` has no high."""

    last: int
    low: int | None
    scale: int = 1
    qualifier: Qualifier = Qualifier.EXACT

    @property
    def high(self) -> int | None:
        return None if self.qualifier is Qualifier.VAGUE else self.low


def find_counts(words: Sequence[Word]) -> list[CountPhrase]:
    """All counting expressions among `words`, in order and without overlap.

    Ordinals, ages ("7-year-old") and figures inside names ("M23") are no counts. What is counted is not looked at:
    dates, distances and money are for the caller to leave out.
    """
    found: list[CountPhrase] = []
    position = free = 0
    while position < len(words):
        number = _number(words, position)
        if number is None:
            position += 1
            continue
        count = _bounded(words, position, number, free)
        found.append(count)
        position = free = count.last
    return found


def _form(words: Sequence[Word], index: int) -> str:
    return words[index].form if 0 <= index < len(words) else ""


def _number(words: Sequence[Word], at: int) -> _Number | None:
    form = words[at].form
    if form.endswith("-odd"):
        return _odd(words, at)
    if form[0].isdigit():
        return _from_digits(words, at)
    return _from_words(words, at) or _vague(words, at)


def _from_digits(words: Sequence[Word], at: int) -> _Number | None:
    match = _DIGITS.match(words[at].form)
    if match is None or len(match[1]) > _LONGEST_DIGITS or (match[2] and match[2] not in _SCALES):
        return None
    digits = match[1]
    grouped = re.fullmatch(r"\d{1,3}(?:[^\d]\d{3})+", digits)
    value = float(re.sub(r"\D", "", digits)) if grouped else float(digits)
    last, scale = at + 1, _SCALES.get(match[2], 1)
    if scale == 1 and grouped is None and len(digits) <= 3:
        while (
            value < _LARGEST
            and re.fullmatch(r"\d{3}", _form(words, last))
            and words[last].start == words[last - 1].end + 1
        ):
            value = value * 1000 + int(words[last].form)  # "12 000"
            last += 1
    while scale < _LARGEST and _form(words, last) in _SPOKEN_SCALES:
        scale *= _SCALES[words[last].form]
        last += 1
    value *= scale
    if value > _LARGEST or value != int(value):
        return None
    return _Number(last, int(value), scale)


def _odd(words: Sequence[Word], at: int) -> _Number | None:
    """A number with "-odd": "thirty-odd", "300-odd"."""
    stem = words[at].form.removesuffix("-odd")
    if stem == words[at].form or not stem:
        return None
    number = _number([words[at]._replace(form=stem)], 0)
    return number and replace(number, last=at + 1, qualifier=Qualifier.ABOUT)


def _pieces(form: str) -> list[str]:
    return form.split("-") if "-" in form and form != DASH and form[0] != "-" else [form]


def _from_words(words: Sequence[Word], at: int) -> _Number | None:
    """A number in words: "two hundred and fifty-three thousand", "a dozen", "half a million"."""
    form = words[at].form
    if form == "half" and _form(words, at + 1) in {"a", "an"} and _form(words, at + 2) in _WORD_SCALES:
        scale = _WORD_SCALES[words[at + 2].form]
        return _Number(at + 3, scale // 2, scale)
    if form in {"half-a-million", "half-million"}:
        return _Number(at + 1, 500_000, 1_000_000)
    if form in {"a", "an"}:
        following = _form(words, at + 1)
        if following in _WORD_SCALES:
            form, at = "one", at + 1
            return _cardinal(words, at, leading_one=True)
        if following == "half-dozen":
            return _Number(at + 2, 6)
        return None
    if form == "not" and _form(words, at + 1) == "one":
        return _Number(at + 2, 0)
    if form == "not" and (_form(words, at + 1), _form(words, at + 2)) == ("a", "single"):
        return _Number(at + 3, 0)
    if form == "no":
        following = _form(words, at + 1)
        if following == "one":
            return _Number(at + 2, 0)
        return None if following in _NOT_AFTER_NO or not following.replace(".", "").isalpha() else _Number(at + 1, 0)
    if form in _OTHER_EXACT:
        return _Number(at + 1, _OTHER_EXACT[form])
    if form == "one" and _form(words, at + 1) in {"another", "day", "night"}:
        return None
    return _cardinal(words, at)


def _cardinal(words: Sequence[Word], at: int, leading_one: bool = False) -> _Number | None:
    total, group = 0, 1 if leading_one else -1  # group: the part below the next scale; -1 before anything was said
    room, last, scale = 100 if leading_one else 1000, at, 1  # room: only smaller values may still be added
    ceiling = _LARGEST
    while last < len(words):
        form = words[last].form
        after_scale = (group >= 100 and room >= 100) or (group == 0 and total > 0)
        if form == "and" and after_scale and _below_hundred(words, last + 1) is not None:
            last += 1
            continue
        small = _below_hundred(words, last)
        if small is not None and small < room and (small > 0 or group < 0):
            whole_tens = small >= 20 and small % 10 == 0
            group = max(group, 0) + small
            room = 10 if whole_tens else 0
            last += 1
        elif form == "hundred" and 0 < group < 100:
            group, room, scale = group * 100, 100, 100
            last += 1
        elif form == "dozen" and group > 0 and total == 0:
            return _Number(last + 1, group * 12, 12)
        elif form in _WORD_SCALES and form != "hundred" and group > 0 and _WORD_SCALES[form] < ceiling:
            scale = ceiling = _WORD_SCALES[form]
            total, group, room = total + group * scale, 0, 1000
            last += 1
        elif form == "dozen" and group < 0:
            return _Number(last + 1, 12)
        else:
            break
    if group < 0:
        return None
    return _Number(last, total + group, scale)


def _below_hundred(words: Sequence[Word], at: int) -> int | None:
    """The value of one token that names a number below a hundred ("twenty-five")."""
    pieces = _pieces(_form(words, at))
    if len(pieces) == 1:
        return _UNITS.get(pieces[0], _TENS.get(pieces[0]))
    if len(pieces) == 2 and pieces[0] in _TENS and 0 < _UNITS.get(pieces[1], 0) < 10:
        return _TENS[pieces[0]] + _UNITS[pieces[1]]
    return None


def _vague(words: Sequence[Word], at: int) -> _Number | None:
    """A number that only its kind of word bounds: "dozens", "several hundred", "a growing number of"."""
    form, following = words[at].form, _form(words, at + 1)
    if form in {"several", "few"} and following in _WORD_SCALES:
        return _at_least(at + 2, 3 * _WORD_SCALES[following])
    if form == "some" and (following[:1].isdigit() or _below_hundred(words, at + 1) is not None):
        return None  # "some 300" is a hedge
    if form == "many" and _form(words, at - 1) in {"as", "how", "so", "too", "not"}:
        return None
    if form in _VAGUE:
        return _at_least(at + 1, _VAGUE[form])
    if (form == "few" and _form(words, at - 1) == "a") or (form == "handful" and following == "of"):
        return _at_least(at + 1, 3)
    if form in {"couple", "pair"} and following == "of":
        return _Number(at + 1, 2, qualifier=Qualifier.ABOUT if form == "couple" else Qualifier.EXACT)
    if form in {"number", "numbers"} and following == "of":
        before = _form(words, at - 1)
        if before == "a" or form == "numbers" or _form(words, at - 2) in {"a", "an"}:
            return _at_least(at + 1, None if before in _UNKNOWN_NUMBER else 2)
    if form in _VAGUE_PLURALS:
        low, last = _VAGUE_PLURALS[form], at + 1
        while (
            _form(words, last) == "of" and (scale := _SCALES.get(_form(words, last + 1).removesuffix("s"), 1)) >= 1000
        ):
            low, last = low * scale, last + 2
        return _at_least(last, low) if low < _LARGEST else None
    return None


def _at_least(last: int, low: int | None) -> _Number:
    return _Number(last, low, qualifier=Qualifier.VAGUE)


def _bounded(words: Sequence[Word], core: int, number: _Number, free: int) -> CountPhrase:
    """The number with its range and hedges; tokens before `free` belong to an earlier count."""
    low, high, qualifier, last = number.low, number.high, number.qualifier, number.last
    first = core
    upper = _upper_end(words, core, number)
    if upper is not None and low is not None:
        if number.scale == 1 and low * upper.scale <= (upper.low or 0):
            low *= upper.scale  # "3 to 4 million"
        low, high, last = min(low, upper.low or low), upper.high, upper.last
        qualifier = Qualifier.BETWEEN if high is not None else Qualifier.VAGUE
        if _form(words, core - 1) == "between" and core > free:
            first -= 1
    kinds = []
    while (hedge := _hedge_before(words, first, free)) is not None:
        first -= hedge[0]
        kinds.append(hedge[1])
    last, after = _hedge_after(words, last)
    if after:
        kinds.append(after)
    low, high, qualifier = _hedged(low, high, qualifier, kinds)
    if (
        _form(words, first - 1) in {"a", "an"}
        and first > free
        and words[core].form in {"few", "handful", "couple", "pair"}
    ):
        first -= 1
    if words[core].form in {"number", "numbers"}:
        while (
            first > free and core - first < 2 and words[first - 1].form not in {"of", ","} and words[first].form != "a"
        ):
            first -= 1
    return CountPhrase(first, core, last, low, high, qualifier)


def _upper_end(words: Sequence[Word], core: int, number: _Number) -> _Number | None:
    """The upper end of a range ("30 to 40", "two or three", "between 30 and 40"); None when there is none."""
    joint, before = _form(words, number.last), _form(words, core - 1)
    if number.last + 1 >= len(words) or number.low is None:
        return None
    if joint == "and" and before != "between":
        return None
    if joint not in {"to", "or", "-", DASH, "and"} or (joint in {"to", DASH} and before == "from"):
        return None  # "rose from 12 to 15" has two counts
    if joint in {"-", DASH} and words[number.last].start > words[number.last - 1].end:
        return None  # a dash between spaces parts clauses
    upper = _number(words, number.last + 1)
    if upper is None or upper.low is None or (upper.low <= number.low and upper.scale == 1):
        return None
    vague = Qualifier.VAGUE in {number.qualifier, upper.qualifier}
    return None if vague and joint in {"and", "-", DASH} else upper


def _hedge_before(words: Sequence[Word], first: int, free: int) -> tuple[int, str] | None:
    """Length and kind of the longest hedge that ends just before token `first`."""
    if first <= free:
        return None
    listed = _HEDGES.get(words[first - 1].form)
    if listed is None:
        return None
    for length in range(min(_LONGEST_HEDGE, first - free), 0, -1):
        kind = listed.get(tuple(word.form for word in words[first - length : first]))
        if kind is not None:
            return length, kind
    return None


def _hedge_after(words: Sequence[Word], last: int) -> tuple[int, str | None]:
    if _form(words, last) == "or" and _form(words, last + 1) in {"more", "so", "fewer"}:
        return last + 2, {"more": "at_least", "so": "about", "fewer": "at_most"}[words[last + 1].form]
    if _form(words, last) in {"+", "plus"}:
        return last + 1, "at_least"
    return last, None


def _hedged(
    low: int | None, high: int | None, qualifier: Qualifier, kinds: Sequence[str]
) -> tuple[int | None, int | None, Qualifier]:
    """Bounds and qualifier under all hedges; one that bounds ("at least about 20") goes before one that doubts."""
    if "at_least" in kinds:
        return low, None, qualifier if qualifier is Qualifier.VAGUE else Qualifier.AT_LEAST
    if qualifier is Qualifier.VAGUE:
        return low, high, qualifier
    if "at_most" in kinds:
        return 0, high, Qualifier.AT_MOST
    if "below" in kinds and high is not None:
        return 0, high, Qualifier.AT_MOST  # as "more than N" is read as at least N
    if "about" in kinds and qualifier is Qualifier.EXACT:
        return low, high, Qualifier.ABOUT
    return low, high, qualifier
