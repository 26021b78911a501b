"""Relative times: words that count from the time of speaking ("yesterday") or of the story ("a week earlier")."""

import re
from dataclasses import replace

from rapporteur.extraction.times.calendar import is_named, read_date
from rapporteur.extraction.times.rules import (
    CLOCK,
    CLOCK_LEAD,
    LEAD,
    PORTION,
    TAIL,
    ZONE,
    clock_of,
    group,
    half_of,
    part_of,
    portion_of,
    rule,
)
from rapporteur.extraction.times.words import (
    DAY_NUMBER,
    FULL_MONTH,
    FULL_WEEKDAY,
    NUMBER,
    PART,
    PLURAL,
    SEASON,
    SEASONS,
    UNIT,
    month_of,
    number_of,
    ordinal_of,
    weekday_of,
)
from rapporteur.model.time_meanings import Base, CalendarDate, Grain, Meaning, Nearest, Shift

UNIT_GRAINS = {
    "second": Grain.SECOND,
    "minute": Grain.MINUTE,
    "hour": Grain.HOUR,
    "day": Grain.DAY,
    "weekend": Grain.WEEKEND,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
    "centurie": Grain.CENTURY,
}
_CALENDAR_UNIT = r"(?P<unit>day|weekend|week|month|quarter|(?:fiscal |calendar )?year|decade|century|date)"
_COUNTED_UNIT = rf"(?P<unit>{UNIT})"
_TODAY = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
_DIRECTIONS = {
    "last": (-1, Base.SPEECH),
    "past": (-1, Base.SPEECH),
    "this past": (-1, Base.SPEECH),
    "this": (0, Base.SPEECH),
    "current": (0, Base.SPEECH),
    "next": (1, Base.SPEECH),
    "this coming": (1, Base.SPEECH),
    "coming": (1, Base.SPEECH),
    "the next": (1, Base.NARRATIVE),
    "following": (1, Base.NARRATIVE),
    "subsequent": (1, Base.NARRATIVE),
    "ensuing": (1, Base.NARRATIVE),
    "previous": (-1, Base.NARRATIVE),
    "preceding": (-1, Base.NARRATIVE),
    "prior": (-1, Base.NARRATIVE),
    "that": (0, Base.NARRATIVE),
    "same": (0, Base.NARRATIVE),
    "latest": (0, Base.NARRATIVE),
}
_DIRECTION = (
    r"(?P<way>last|this past|this coming|this very|this same|this|next|the next|that same|that very|that"
    r"|(?:the |its |their )?(?:past|current|coming|following|previous|preceding|prior|subsequent|ensuing|same|very same"
    r"|latest|next|last))"
)
_REACHED_YEAR = (
    r"(?P<when>last year|this year|next year|(?:the )?(?:previous|following|same|next|preceding) year"
    r"|that (?:same )?year|the year (?:before|after))"
)


def grain_of(word: str) -> Grain:
    """The grain of a unit word in any number ("weeks", "fiscal year")."""
    lowered = word.lower().split()[-1]
    return UNIT_GRAINS.get(lowered) or UNIT_GRAINS.get(lowered.rstrip("s")) or UNIT_GRAINS.get(lowered[:-1], Grain.DAY)


def direction_of(words: str) -> tuple[int, Base]:
    """How many units away "last", "the following", "that" ... reach, and from where."""
    lowered = re.sub(r"\s+", " ", words.lower())
    if lowered in _DIRECTIONS:
        return _DIRECTIONS[lowered]
    bare = re.sub(r"^(?:the|its|their|that|this) ", "", lowered)
    return _DIRECTIONS.get(bare.replace("very same", "same").replace("very", "that").strip(), (0, Base.NARRATIVE))


def _day_word(match: re.Match[str]) -> Shift:
    word = match["word"].lower()
    within = CalendarDate(
        part="TNI" if word == "tonight" else part_of(group(match, "lead")) or part_of(group(match, "tail")),
        clock=clock_of(group(match, "clock") or group(match, "tailclock")),
        portion=portion_of(group(match, "portion")),
    )
    return Shift(Grain.DAY, _TODAY[word], Base.SPEECH, within=within)


def _beside_today(match: re.Match[str]) -> Shift:
    """'the day before yesterday', 'the day after tomorrow'."""
    word = match["word"]
    return Shift(Grain.DAY, -2 if word else 2, Base.SPEECH)


def _part_of_day(match: re.Match[str]) -> Shift | None:
    """'last night', 'this morning', 'the next afternoon', 'that same evening'."""
    amount, base = direction_of(match["way"])
    if match["way"].lower().strip() == "the last":
        amount, base = 0, Base.NARRATIVE
    within = CalendarDate(part=part_of(match["part"]), portion=portion_of(group(match, "portion")))
    return Shift(Grain.DAY, amount, base, within=within)


def _directed_unit(match: re.Match[str]) -> Shift | None:
    unit = match["unit"].lower()
    if match["way"].lower().split() == ["the", "past"]:
        return None  # a length up to now, not the unit before this one
    amount, base = direction_of(match["way"])
    grain = Grain.DAY if unit == "date" else grain_of(unit)
    portion = match["portion"]
    half = half_of(portion) if grain is Grain.YEAR else None
    return Shift(grain, amount, base, within=CalendarDate(half=half, portion=None if half else portion_of(portion)))


def _directed_name(match: re.Match[str]) -> Nearest | None:
    """'last October', 'next Friday', 'this summer', 'the previous winter'."""
    name = match["name"]
    direction, base = direction_of(match["way"])
    lowered = name.lower()
    part, portion = part_of(group(match, "tail")), portion_of(group(match, "portion"))
    if lowered in SEASONS:
        if lowered == "fall" and match["way"].lower() in {"that", "the last", "the latest", "the same", "the current"}:
            return None
        return Nearest(CalendarDate(season=SEASONS[lowered], portion=portion), direction, base)
    if not is_named(name) or match["way"].lower() == "past":  # "drove past April Street"
        return None
    if lowered.endswith("day"):
        return Nearest(CalendarDate(weekday=weekday_of(name), part=part, portion=portion), direction, base)
    return Nearest(CalendarDate(month=month_of(name), portion=portion), direction, base)


def _weekday(match: re.Match[str]) -> CalendarDate | None:
    word = match["wd"]
    if not is_named(word):
        return None
    return replace(read_date(match) or CalendarDate(), weekday=weekday_of(word))


def _weekday_in_week(match: re.Match[str]) -> Shift | None:
    if not is_named(match["wd"]):
        return None
    amount, base = direction_of(match["way"])
    return Shift(Grain.WEEK, amount, base, within=CalendarDate(weekday=weekday_of(match["wd"])))


def _in_reached_year(match: re.Match[str]) -> Meaning | None:
    """'March last year', 'the summer of that year', 'the third quarter of last year'."""
    found = read_date(match)
    if found is None:
        return None
    ordinal = group(match, "ordinal")
    within = replace(found, quarter=ordinal_of(ordinal)) if ordinal else found
    if after := group(match, "after"):
        within = replace(within, day=ordinal_of(after))
    words = re.sub(r"\s+", " ", match["when"].lower())
    if words in {"the year before", "the year after"}:
        return Shift(Grain.YEAR, -1 if words.endswith("before") else 1, Base.NARRATIVE, within=within)
    amount, base = direction_of(words.rsplit(" ", 1)[0])
    return Shift(Grain.YEAR, amount, base, within=within)


_BACKWARD = {"ago", "earlier", "before", "previously", "prior", "beforehand"}


def _counted_shift(match: re.Match[str]) -> Shift | None:
    way = match["way"].lower().split()[0]
    grain = grain_of(match["unit"])
    words = group(match, "number")
    number = number_of(words) if words else None
    if number is not None and group(match, "half"):
        number += 0.5
    sign = -1 if way in _BACKWARD else 1
    base = Base.SPEECH if way in {"ago", "from", "hence"} else Base.NARRATIVE
    if number is not None and number != int(number):
        halves = {Grain.YEAR: (Grain.MONTH, 12), Grain.DAY: (Grain.HOUR, 24), Grain.DECADE: (Grain.YEAR, 10),
                  Grain.CENTURY: (Grain.DECADE, 10)}  # fmt: skip
        if grain not in halves:
            return Shift(grain, None, base, sign)
        grain, size = halves[grain]
        number = number * size
    if match["unit"].lower().startswith("fortnight") and number is not None:
        number *= 2
    return Shift(grain, None if number is None else sign * int(number), base, sign)


def _unit_beside(match: re.Match[str]) -> Shift:
    """'the day before', 'the year after', 'the morning after'."""
    word = match["unit"].lower()
    sign = -1 if match["way"].lower() in {"before", "earlier"} else 1
    part = part_of(word)
    return Shift(Grain.DAY if part else grain_of(word), sign, Base.NARRATIVE, within=CalendarDate(part=part))


def _portion_of_unit(match: re.Match[str]) -> Shift:
    """'the end of the year', 'later in the day', "year's end"."""
    words = match["portion"] if group(match, "portion") else "end"
    grain = grain_of(re.sub(r"['’]s$|-$", "", match["unit"]))
    half = half_of(words) if grain is Grain.YEAR else None
    return Shift(grain, 0, Base.NARRATIVE, within=CalendarDate(half=half, portion=None if half else portion_of(words)))


def _time_of_day(match: re.Match[str]) -> Shift | None:
    clock, part = clock_of(group(match, "clock")), part_of(group(match, "part"))
    if clock is None and part is None:
        return None
    return Shift(Grain.DAY, 0, Base.NARRATIVE, within=CalendarDate(clock=clock, part=part))


def _hour_of_post(match: re.Match[str]) -> Shift | None:
    """'14.30 Police say ...': an hour written with a full stop, where it opens a line."""
    before = match.string[: match.start()]
    return _time_of_day(match) if not before.strip(" [(*") or before.rstrip(" [(*").endswith("\n") else None


def _time_on_weekday(match: re.Match[str]) -> Shift | CalendarDate | None:
    return _weekday(match) if match["wd"] else _time_of_day(match)


def _overnight(_: re.Match[str]) -> Shift:
    return Shift(Grain.DAY, -1, Base.SPEECH, within=CalendarDate(part="TNI"))


def _overnight_into(match: re.Match[str]) -> CalendarDate | None:
    """'overnight into Saturday': the night that began on Friday."""
    if not is_named(match["wd"]):
        return None
    return CalendarDate(weekday=(weekday_of(match["wd"]) - 1) % 7, part="TNI")


def _weekend(_: re.Match[str]) -> Nearest:
    return Nearest(CalendarDate(weekday=5, week_of=True), -1, Base.SPEECH)


def _season_alone(match: re.Match[str]) -> CalendarDate:
    return CalendarDate(season=SEASONS[match["season"].lower()], portion=portion_of(match["portion"]))


def _bare_quarter(match: re.Match[str]) -> Shift | None:
    bare = match["q"].lower() == "quarter" and group(match, "ordinal") is None
    if bare and (
        _NO_QUARTER_OF_YEAR.search(match.string, max(0, match.start() - 24), match.end() + 12)
        # A quarter of a town, unless the text is one on business.
        or not _BUSINESS.search(match.string)
    ):
        return None
    back = -1 if "earlier" in match["q"].lower() or "ago" in match["q"].lower() else 0
    return Shift(
        Grain.YEAR, back, Base.NARRATIVE, within=CalendarDate(quarter=ordinal_of(group(match, "ordinal") or "") or 0)
    )


_QUARTER_OF = r"(?:the )?(?:fiscal )?(?P<ordinal>first|second|third|fourth)[ -]quarter(?: of|,)? "
_LIMIT = (
    r"(?:(?:about|around|nearly|almost|more than|less than|over|just over|just under|under|some|roughly|approximately"
    r"|at least|only|barely|just|exactly|a mere) )?"
)
_BEFORE_WORD = rf"(?:{CLOCK_LEAD}|{LEAD}|{PORTION})?"
_AWAY = (
    r"(?P<way>ago|earlier|before(?=\s*(?:[.,;:)]|$|and\b))|previously|prior(?! to)|beforehand|later|afterwards?"
    r"|from now|hence|after(?=\s*[.,;]))"
)
_NOTHING_AFTER = r"(?=\s*(?:[.,;:)]|$|and\b|when\b|in\b|on\b))"
_HOURS = r"(?:morning|evening|night|early|small|wee|predawn|pre-dawn|daylight|night-?time) hours"
_SEASON_NAME = (
    r"(?P<season>spring(?= (?:offensive|campaign|and|or))|(?<=the\s)spring|summer|autumn|winter"
    r"|(?<=the\s)fall(?! (?:of|in|to|from)\b))"
)
_NO_QUARTER_OF_YEAR = re.compile(
    r"(?:\b(?!The\b|This\b|That\b|Last\b|Next\b|Latest\b|THE\b)[A-Z][\w'’-]+|\b(?:a|one|old|residential|Muslim|Christian|Jewish|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern))\s+quarter\b"
    r"|\bquarter of (?:an|the|all|its|their)\b"
)
_BUSINESS = re.compile(
    r"\b(?:earnings|profits?|revenues?|net (?:income|loss)|sales|fiscal|shareholders|dividends?|growth)\b",
    re.IGNORECASE,
)
_COMPARED_PERIOD = (
    r"(?P<q>(?:year-ago|year-earlier|(?:latest|comparable|corresponding)(?: year-(?:ago|earlier))?) (?:quarter|period)"
    r"|quarter)"
)
RULES = (
    rule("today", rf"{_BEFORE_WORD}(?P<word>yesterday|today|tomorrow|tonight){TAIL}?", _day_word),
    rule("today", r"(?:the )?day (?:before (?P<word>yesterday)|after tomorrow)", _beside_today),
    rule("part", rf"{PORTION}?{_DIRECTION} (?:early |late )?(?P<part>{PART}|dawn|predawn hours)", _part_of_day),
    rule("unit", rf"{PORTION}?{_DIRECTION} {_CALENDAR_UNIT}", _directed_unit),
    rule(
        "weekday month season",
        rf"{PORTION}?{LEAD}?{_DIRECTION} (?P<name>{FULL_WEEKDAY}|{FULL_MONTH}|{SEASON})(?: (?P<tail>{PART}))?",
        _directed_name,
    ),
    rule("weekday", rf"{_BEFORE_WORD}(?P<wd>{FULL_WEEKDAY})(?: of)? {_DIRECTION} week", _weekday_in_week),
    rule("weekday", rf"{_BEFORE_WORD}(?P<wd>{FULL_WEEKDAY}){TAIL}?", _weekday),
    rule(
        "month",
        rf"{PORTION}?(?:(?P<d>{DAY_NUMBER}) )?(?P<m>{FULL_MONTH})(?: (?P<after>{DAY_NUMBER}))?,?(?: (?:of|in))? "
        rf"{_REACHED_YEAR}",
        _in_reached_year,
    ),
    rule("season", rf"{PORTION}?(?:the )?(?P<season>{SEASON})(?: of| in)? {_REACHED_YEAR}", _in_reached_year),
    rule("quarter", rf"{_QUARTER_OF}{_REACHED_YEAR}", _in_reached_year),
    rule(
        "quarter",
        r"(?P<when>last year|this year|next year)['’]s (?P<ordinal>first|second|third|fourth) quarter",
        _in_reached_year,
    ),
    rule("unit", rf"{_LIMIT}(?P<number>{NUMBER}) {_COUNTED_UNIT}(?P<half> and an? half)? {_AWAY}", _counted_shift),
    rule("unit", rf"(?P<unit>{PLURAL}) (?P<way>ago|earlier|before(?=\s*[.,;])|later|afterwards?)", _counted_shift),
    rule(
        "unit part",
        r"the (?P<unit>day|night|morning|evening|week|month|year|decade) (?P<way>before|after|earlier)"
        + _NOTHING_AFTER,
        _unit_beside,
    ),
    rule("unit", rf"{PORTION}the (?P<unit>day|week|month|quarter|year|decade|century|weekend)", _portion_of_unit),
    rule("unit", r"(?P<unit>year|month|week|century|decade)(?:['’]s[ -]| |-)end", _portion_of_unit),
    rule(
        "digit clock",
        rf"(?:(?:about|around|shortly (?:after|before)|just (?:after|before)) )?(?P<clock>{CLOCK}){ZONE}?",
        _time_of_day,
    ),
    rule("digit", r"(?P<clock>(?:[01]\d|2[0-3])\.[0-5]\d)(?= ?[\])]? ?(?:[-–—:|]|[A-Z\n\"“‘]|$))", _hour_of_post),
    rule(  # cables: "at 0530 on Saturday", "at about 2100, troops ..."
        "digit",
        r"(?:(?<=at\s)(?:(?:about|around|approximately) )?|(?<=from\s)(?=0))(?P<clock>(?:[01]\d|2[0-3])[0-5]\d)"
        r"(?: on (?P<wd>" + FULL_WEEKDAY + r"))?(?! (?:levels?|prices?|m|met|feet|ft|km|[a-z]+s)\b)",
        _time_on_weekday,
    ),
    rule(
        "part",
        rf"(?:the )?(?:early |late )?(?P<part>{_HOURS}|(?:early|late|mid)[ -](?:morning|afternoon|evening|night))",
        _time_of_day,
    ),
    rule(
        "part",
        r"(?:(?<=in\s)|(?<=during\s)|(?<=by\s)|(?<=on\s)|(?<=throughout\s))the (?:early |late |mid)?"
        r"(?P<part>morning|afternoon|evening|night)",
        _time_of_day,
    ),
    rule(
        "part",
        r"(?:(?<=at\s)|(?<=by\s)|(?<=before\s)|(?<=after\s)|(?<=until\s))"
        r"(?P<part>nightfall|night|dawn|dusk|sunset|sunrise|daybreak)",
        _time_of_day,
    ),
    rule("part", r"one (?:early |late )?(?P<part>morning|afternoon|evening|night)", _time_of_day),
    rule("part", r"overnight", _overnight),
    rule("weekday", rf"overnight (?:in)?to (?P<wd>{FULL_WEEKDAY})", _overnight_into),
    rule("unit", r"(?:over )?the weekend", _weekend),
    rule(
        "season",
        rf"(?:{PORTION}(?:the )?|the |that |(?:their|its) (?:first|second|third) )?{_SEASON_NAME}",
        _season_alone,
    ),
    rule(
        "quarter",
        r"(?:the )?(?:comparable )?(?P<q>year-ago|year-earlier) (?:(?P<ordinal>first|second|third|fourth) )?quarter",
        _bare_quarter,
    ),
    rule("quarter", rf"(?:the )?{_COMPARED_PERIOD}", _bare_quarter),
)
