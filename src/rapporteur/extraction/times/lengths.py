"""Durations, sets of times and vague references."""

import re

from rapporteur.extraction.times.calendar import is_named, read_date
from rapporteur.extraction.times.relative import grain_of
from rapporteur.extraction.times.rules import group, part_of, rule
from rapporteur.extraction.times.words import (
    FULL_MONTH,
    FULL_WEEKDAY,
    NUMBER,
    PART,
    PLURAL,
    SOME_YEAR,
    UNIT,
    number_of,
    weekday_of,
)
from rapporteur.model.time_meanings import Base, Grain, Length, Recurrence, Reference, Window

_CODES = {
    Grain.SECOND: "TS",
    Grain.MINUTE: "TM",
    Grain.HOUR: "TH",
    Grain.DAY: "D",
    Grain.WEEKEND: "WE",
    Grain.WEEK: "W",
    Grain.MONTH: "M",
    Grain.QUARTER: "Q",
    Grain.YEAR: "Y",
    Grain.DECADE: "E",
    Grain.CENTURY: "C",
    Grain.MILLENNIUM: "L",
}
# Two halves of a unit that TIMEX3 writes in the next smaller one: two and a half years are P2Y6M.
_HALVES = {Grain.YEAR: "6M", Grain.DAY: "T12H", Grain.HOUR: "30M", Grain.MINUTE: "30S", Grain.DECADE: "5Y"}


def length_value(amount: float | None, grain: Grain) -> str:
    """The TIMEX3 value of a duration ("P3D", "PT2H30M", "PXW" for an amount not said)."""
    code = _CODES[grain]
    time, unit = ("T", code[1]) if code.startswith("T") else ("", code)
    if amount is None:
        return f"P{time}X{unit}"
    whole, rest = int(amount), amount - int(amount)
    if rest == 0.5 and grain in _HALVES:
        return f"P{time}{f'{whole}{unit}' if whole else ''}{_HALVES[grain]}"
    number = str(whole) if not rest else f"{amount:.10g}"
    return f"P{time}{number}{unit}"


# Before "a day" these make it a rate, which dates nothing.
_RATE = re.compile(r"(?:\b(?:million|billion|percent|times|once|twice)|[a-z]{3,}s|\d)\s+$")
_CLAUSE = 100
_AGE_BEFORE = re.compile(
    r"\b(?:aged|aged from [\w-]+ \w+ to|(?:baby|infant|boy|girl|child|toddler|son|daughter) of)\s+$", re.IGNORECASE
)
_AGE_AFTER = re.compile(r"\s+pregnant\b", re.IGNORECASE)
# "have been killed in five years": so long up to now.
_UP_TO_NOW = re.compile(
    r"\b(?:has|have)\s(?:(?!\b(?:that|which|who|to|if)\b)[^.,;:!?\"“”])*\b(?:in|for|over|within)\s+$", re.IGNORECASE
)
_FROM_THE_STORY = frozenset({"previous", "preceding", "prior", "following", "ensuing", "subsequent"})
_WINDOWS = {
    **dict.fromkeys(("past", "last", "recent", "previous", "preceding", "prior", "latest", "final"), Window.PAST),
    **dict.fromkeys(("next", "coming", "following", "ensuing", "subsequent", "first", "opening"), Window.FUTURE),
}
_OF_A_UNIT = frozenset({"first", "opening", "final"})


def _length(match: re.Match[str]) -> Length | None:
    words, grain = match["number"], grain_of(match["unit"])
    amount = number_of(words)
    way = re.sub(r"^(?:the|its|their|these|those|this)\s+", "", (match["way"] or "").lower().strip())
    window = None if way in _OF_A_UNIT else _WINDOWS.get(way)
    if words.lower() in {"a", "an"}:
        rate = _RATE.search(match.string[max(0, match.start() - 16) : match.start()])
        if grain is Grain.SECOND or rate:
            return None  # "a second attack"; "two flights a day"
    if words.lower() == "many" and match.string[max(0, match.start() - 3) : match.start()].lower().endswith("as "):
        return None  # "the third in as many days"
    if grain is Grain.QUARTER and window is None:
        return None  # "three quarters of the houses"
    if grain is Grain.SECOND and not match["unit"].lower().endswith("s") and amount != 1:
        return None  # "two second lieutenants"
    lead = match.string[max(0, match.start() - _CLAUSE) : match.start()]
    if _AGE_BEFORE.search(lead) or _AGE_AFTER.match(match.string, match.end()):
        return None
    if amount is not None and window is None and grain >= Grain.HOUR and _UP_TO_NOW.search(lead):
        window = Window.PAST
    if re.fullmatch(r"1[5-9]\d\d|20[0-4]\d", words) and grain >= Grain.DAY:
        return None  # "the 1988 quarter"
    if amount is not None:
        amount = (amount + 0.5 if match["half"] else amount) * (2 if "fortnight" in match["unit"].lower() else 1)
    base = Base.NARRATIVE if way in _FROM_THE_STORY else Base.SPEECH
    return Length(length_value(amount, grain), grain, _whole(amount), window, base)


def _whole(amount: float | None) -> int | None:
    return int(amount) if amount is not None and amount == int(amount) else None


def _end_of_unit(match: re.Match[str]) -> Length | None:
    """'the last two weeks of August', 'the first days of 2023': a window at one end of a month or year."""
    unit = read_date(match)
    if unit is None:
        return None
    words, grain = match["number"], grain_of(match["unit"])
    amount = number_of(words) if words else None if match["unit"].lower().endswith("s") else 1.0
    way = match["way"].lower()
    window = Window.PAST if way == "last" else _WINDOWS.get(way)
    return Length(length_value(amount, grain), grain, _whole(amount), window, within=unit)


def _vague_window(match: re.Match[str]) -> Length:
    grain = grain_of(match["unit"])
    return Length(length_value(None, grain), grain, None, _WINDOWS[match["way"].lower()])


def _single_window(match: re.Match[str]) -> Length:
    """'the past year': one unit up to now."""
    grain = grain_of(match["unit"])
    return Length(length_value(1, grain), grain, 1, _WINDOWS[match["way"].lower().split()[-1]])


def _vague_length(match: re.Match[str]) -> Length:
    grain = grain_of(match["unit"])
    return Length(length_value(None, grain), grain, None)


def _compound(match: re.Match[str]) -> Length | None:
    """'three-day', '48-hour', 'year-long', 'decades-long'."""
    words, grain = group(match, "number"), grain_of(match["unit"])
    amount = number_of(words) if words else None if match["unit"].lower().endswith("s") else 1.0
    if grain is Grain.SECOND and "-" not in match[0]:
        return None  # "two second lieutenants"
    if words and (amount is None or (words.lower() in {"a", "an"} and "long" not in match[0].lower())):
        return None
    return Length(length_value(amount, grain), grain, _whole(amount))


def _half_length(match: re.Match[str]) -> Length:
    grain = grain_of(match["unit"])
    return Length(length_value(0.5, grain), grain, None)


_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "monthly": "P1M",
            "annually": "P1Y", "yearly": "P1Y", "everyday": "P1D"}  # fmt: skip


def _adverb(match: re.Match[str]) -> Recurrence:
    return Recurrence(_ADVERBS[match["word"].lower()])


def _every(match: re.Match[str]) -> Recurrence | None:
    unit = match["unit"].lower()
    if unit.endswith("day") and unit != "day":
        return Recurrence(f"XXXX-WXX-{weekday_of(unit) + 1}{part_of(match['part']) or ''}")
    if part := part_of(unit):
        return Recurrence(f"XXXX-XX-XX{part}")
    words = match["number"]
    amount = number_of(words) if words else 1.0
    return Recurrence(length_value(2.0 if words and words.lower() == "other" else amount, grain_of(unit)))


def _per(match: re.Match[str]) -> Recurrence:
    return Recurrence(length_value(1, grain_of(match["unit"])))


def _weekdays(match: re.Match[str]) -> Recurrence | None:
    if not is_named(match["wd"]):
        return None
    return Recurrence(
        f"XXXX-WXX-{weekday_of(match['wd'].lower().removesuffix('s')) + 1}{part_of(group(match, 'part')) or ''}"
    )


def _reference(match: re.Match[str]) -> Reference:
    return Reference(str(match.lastgroup))


_COUNTED_UNIT = rf"(?P<unit>{UNIT})"
_PLURAL = rf"(?P<unit>{PLURAL})"
_ABOUT = (
    r"(?:(?:about|around|nearly|almost|well over|just over|just under|more than|less than|fewer than|no more than"
    r"|at least|at most|up to|over|under|roughly|approximately|some|only|just|another|as (?:many|long) as|barely|within"
    r"|a full|an additional|a total of) )?"
)
_ADJECTIVE = (
    r"(?: (?:more|consecutive|straight|full|additional|whole|long|further|successive|intense|bloody|brutal|hard|short"
    r"|solid|calendar|trading|working|business|other))?"
)
_WAY = (
    r"(?P<way>(?:the |its |their |these |this )?(?:past|last|next|coming|previous|preceding|following|prior|ensuing"
    r"|subsequent|first|final|latest|opening|initial)|the|these|those)?(?(way) )"
)
_NO_AGE = r"(?![ -]olds?\b| of age\b)"
_CONTINUED = r"(?P<half> and (?:a|one)[ -]half)?(?: or (?:so|more))?"
_LED = r"(?:(?<=for\s)|(?<=after\s)|(?<=over\s)|(?<=within\s)|(?<=lasted\s)|(?<=last\s)|(?<=took\s)|(?<=take\s))"
_GOES_ON = (
    r"(?= (?:of (?:fighting|war|violence|conflict|talks|negotiations|unrest|protests|siege|clashes|tension|peace"
    r"|neglect|rule|[a-z]+ing)|after|before|into|if not|or)\b)"
)
_MONTH_OR_YEAR = rf"(?:(?P<m>{FULL_MONTH}),? ?)?(?:{SOME_YEAR})?(?<=\w)"
_EVERY_UNIT = rf"(?P<unit>days?|weeks?|months?|years?|hours?|minutes?|weekend|{PART}|{FULL_WEEKDAY})"
RULES = (
    rule(
        "unit",
        rf"(?:(?:at least|over|about|within) )?{_WAY}{_ABOUT}(?P<number>{NUMBER})(?: (?:to|or) (?:{NUMBER}))?"
        rf"{_ADJECTIVE}[ -]{_COUNTED_UNIT}{_CONTINUED}{_NO_AGE}",
        _length,
    ),
    rule(
        "unit",
        rf"(?:the )?(?P<way>first|opening|last|final) (?:(?P<number>{NUMBER}) )?{_COUNTED_UNIT} of {_MONTH_OR_YEAR}",
        _end_of_unit,
    ),
    rule("unit", rf"(?:the |their )?(?P<way>recent|coming)(?: few)? {_PLURAL}(?: and {PLURAL})?", _vague_window),
    rule(
        "unit",
        r"(?P<way>(?:the |this )past|the (?=last (?:decade|century))last) "
        r"(?P<unit>year|month|week|decade|century|hour|day|quarter)",
        _single_window,
    ),
    rule("unit", rf"(?:(?<!as\s)many|long|endless|entire) {_PLURAL}", _vague_length),
    rule("unit", rf"{_LED}{_PLURAL}", _vague_length),
    rule("unit", rf"{_PLURAL}{_GOES_ON}", _vague_length),
    rule(
        "unit",
        rf"(?:(?P<number>\d+(?:\.\d+)?|{NUMBER})[ -])"
        rf"(?P<unit>second|minute|hour|day|week|month|year|decade|century)(?:[ -]long)?{_NO_AGE}",
        _compound,
    ),
    rule("unit", r"(?P<unit>days?|weeks?|months?|years?|decades?|hours?|century|centuries)[ -]long", _compound),
    rule("unit", r"half[ -]an?[ -](?P<unit>hour|day|year|century)", _half_length),
    rule("adverb", r"(?P<word>hourly|daily|nightly|weekly|monthly|annually|yearly|everyday)", _adverb),
    rule(
        "unit part weekday",
        rf"(?:every|each)(?: single)?(?: (?P<number>{NUMBER}|other))? {_EVERY_UNIT}(?: (?P<part>{PART}))?",
        _every,
    ),
    rule("unit", r"per (?P<unit>hour|day|week|month|year|annum)", _per),
    rule("weekday", rf"(?P<wd>{FULL_WEEKDAY}s)", _weekdays),
    rule("weekday", rf"(?:on )?(?P<wd>{FULL_WEEKDAY}) (?P<part>mornings|afternoons|evenings|nights)", _weekdays),
    rule(
        "reference",
        r"(?P<PRESENT_REF>right now|now(?!adays)|currently|at present|presently|nowadays|these days"
        r"|at (?:the|this) (?:present )?(?:moment|time)|the present(?: (?:day|time))?|current(?=\s+[a-z]))",
        _reference,
    ),
    rule(
        "reference",
        r"(?P<PAST_REF>(?:more |most |until |very )?recently|lately"
        r"|(?:in |from )?the (?:recent )?past(?! (?:\w+ )?(?:\w+s|year|month|week|decade|century)\b))",
        _reference,
    ),
    rule(
        "reference",
        r"(?P<FUTURE_REF>(?:the |in the )?(?:near|immediate|foreseeable|distant) future|the future|(?<=in\s)future)",
        _reference,
    ),
)
