"""Durations, sets of times and vague references."""

import re

from rapporteur.extraction.times.relative import grain_of
from rapporteur.extraction.times.rules import group, part_of, rule
from rapporteur.extraction.times.words import FULL_WEEKDAY, NUMBER, PART, number_of, weekday_of
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


def _length(match: re.Match[str]) -> Length | None:
    words = match["number"]
    grain = grain_of(match["unit"])
    amount = number_of(words) if words else None
    way = re.sub(r"^(?:the|its|their|these|those|this)\s+", "", (match["way"] or "").lower().strip())
    window = _WINDOWS.get(way)
    if words and words.lower() in {"a", "an"} and (grain is Grain.SECOND or _RATE.search(match.string[: match.start()])):
        return None  # "a second attack"; "two flights a day"
    if grain is Grain.QUARTER and window is None:
        return None  # "three quarters of the houses"
    if re.fullmatch(r"1[5-9]\d\d|20[0-4]\d", words or "") and grain >= Grain.DAY:
        return None  # "the 1988 quarter"
    if "half" in (match["half"] or "").lower() and amount is not None:
        amount += 0.5
    if match["unit"].lower().startswith("fortnight"):
        amount = None if amount is None else amount * 2
    base = (
        Base.NARRATIVE
        if way in {"previous", "preceding", "following", "prior", "ensuing", "subsequent"}
        else Base.SPEECH
    )
    whole = int(amount) if amount is not None and amount == int(amount) else None
    return Length(length_value(amount, grain), grain, whole, window, base)


_WINDOWS = {
    **dict.fromkeys(("past", "last", "recent", "previous", "preceding", "prior", "latest"), Window.PAST),
    **dict.fromkeys(("next", "coming", "following", "ensuing", "subsequent"), Window.FUTURE),
}


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
    words = group(match, "number")
    grain = grain_of(match["unit"])
    plural = match["unit"].lower().endswith("s")
    amount = number_of(words) if words else (None if plural else 1.0)
    if amount is None and words:
        return None
    whole = int(amount) if amount is not None and amount == int(amount) else None
    return Length(length_value(amount, grain), grain, whole)


_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "monthly": "P1M",
            "annually": "P1Y", "yearly": "P1Y", "everyday": "P1D"}  # fmt: skip


def _adverb(match: re.Match[str]) -> Recurrence:
    return Recurrence(_ADVERBS[match["word"].lower()])


def _every(match: re.Match[str]) -> Recurrence | None:
    unit = match["unit"].lower()
    if unit.endswith("day") and unit != "day":
        part = part_of(match["part"]) or ""
        return Recurrence(f"XXXX-WXX-{weekday_of(unit) + 1}{part}")
    if part := part_of(unit):
        return Recurrence(f"XXXX-XX-XX{part}")
    words = match["number"]
    amount = number_of(words) if words else 1.0
    return Recurrence(length_value(2.0 if words and words.lower() == "other" else amount, grain_of(unit)))


def _per(match: re.Match[str]) -> Recurrence:
    return Recurrence(length_value(1, grain_of(match["unit"])))


def _weekdays(match: re.Match[str]) -> Recurrence | None:
    if not match["wd"][0].isupper():
        return None
    return Recurrence(
        f"XXXX-WXX-{weekday_of(match['wd'].lower().removesuffix('s')) + 1}{part_of(group(match, 'part')) or ''}"
    )


def _reference(value: str) -> Reference:
    return Reference(value)


_UNIT = r"(?P<unit>seconds?|minutes?|hours?|days?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_PLURAL = r"(?P<unit>minutes|hours|days|weeks|months|quarters|years|decades|centuries)"
_ABOUT = (
    r"(?:(?:about|around|nearly|almost|well over|just over|just under|more than|less than|fewer than|no more than|at least|at most|up to|over|under"
    r"|roughly|approximately|some|only|just|another|as (?:many|long) as|barely|within|a full|an additional|a total of) )?"
)
_ADJECTIVE = r"(?: (?:more|consecutive|straight|full|additional|whole|long|further|successive|intense|bloody|brutal|hard|short|solid|calendar|trading|working|business|other))?"
RULES = (
    rule(
        rf"(?:(?:at least|over|about|within|for) )?(?P<way>(?:the |its |their |these |this )?(?:past|last|next|coming|previous|preceding|following|prior|ensuing|subsequent|first|final|latest|opening|initial)|the|these|those)?"
        rf"(?(way) ){_ABOUT}(?P<number>{NUMBER})(?: (?:to|or) (?:{NUMBER}))?{_ADJECTIVE}[ -]{_UNIT}(?P<half> and (?:a|one)[ -]half)?(?: or (?:so|more))?(?![ -]olds?\b| of age\b)",
        _length,
    ),
    rule(rf"(?:the |their )?(?P<way>recent|coming)(?: few)? {_PLURAL}(?: and (?:days|weeks|months|years))?", _vague_window),
    rule(r"(?P<way>(?:the |this )past|the (?=last (?:decade|century))last) (?P<unit>year|month|week|decade|century|hour|day|quarter)", _single_window),
    rule(rf"(?:many|long|endless|entire) {_PLURAL}", _vague_length),
    rule(rf"(?:(?<=for\s)|(?<=after\s)|(?<=over\s)|(?<=within\s)|(?<=lasted\s)|(?<=last\s)|(?<=took\s)|(?<=take\s)){_PLURAL}", _vague_length),
    rule(rf"{_PLURAL}(?= (?:of (?:fighting|war|violence|conflict|talks|negotiations|unrest|protests|bombing|shelling|siege|clashes|tension|peace|neglect|rule|[a-z]+ing)|after|before|into|if not|or)\b)", _vague_length),
    rule(rf"(?:(?P<number>\d+(?:\.\d+)?|{NUMBER})[ -])(?P<unit>second|minute|hour|day|week|month|year|decade|century)(?:[ -]long)?(?![ -]olds?\b)", _compound),
    rule(r"(?P<unit>days?|weeks?|months?|years?|decades?|hours?|century|centuries)[ -]long", _compound),
    rule(r"half[ -]an?[ -](?P<unit>hour|day|year|century)", lambda m: Length(length_value(0.5, grain_of(m["unit"])), grain_of(m["unit"]), None)),
    rule(r"(?P<word>hourly|daily|nightly|weekly|monthly|annually|yearly|everyday)", _adverb),
    rule(rf"(?:every|each)(?: single)?(?: (?P<number>{NUMBER}|other))? (?P<unit>days?|weeks?|months?|years?|hours?|minutes?|weekend|{PART}|{FULL_WEEKDAY})(?: (?P<part>{PART}))?", _every),
    rule(r"per (?P<unit>hour|day|week|month|year|annum)", _per),
    rule(rf"(?P<wd>{FULL_WEEKDAY}s)", _weekdays),
    rule(rf"(?:on )?(?P<wd>{FULL_WEEKDAY}) (?P<part>mornings|afternoons|evenings|nights)", _weekdays),
    rule(r"right now|now(?!adays)|currently|at present|presently|at (?:the|this) (?:present )?(?:moment|time)|nowadays|these days|the present(?: (?:day|time))?|current(?=\s+[a-z])", lambda m: _reference("PRESENT_REF")),
    rule(r"(?:more |most |until |very )?recently|lately|(?:in |from )?the (?:recent )?past(?! (?:\w+ )?(?:\w+s|year|month|week|decade|century)\b)", lambda m: _reference("PAST_REF")),
    rule(r"(?:the |in the )?(?:near|immediate|foreseeable|distant) future|the future|(?<=in\s)future", lambda m: _reference("FUTURE_REF")),
)  # fmt: skip
