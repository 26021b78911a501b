"""The words of English time expressions: names and numbers, each list with its regular expression."""

import re
from collections.abc import Iterable

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SEASONS = {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA",
           "winter": "WI", "wintertime": "WI"}  # fmt: skip
PARTS = {"morning": "TMO", "mornings": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "hours": "TMO",
         "afternoon": "TAF", "afternoons": "TAF", "evening": "TEV", "evenings": "TEV", "dusk": "TEV", "sunset": "TEV",
         "nightfall": "TEV", "night": "TNI", "nights": "TNI", "nighttime": "TNI", "night-time": "TNI",
         "daytime": "TDT"}  # fmt: skip

_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: value for value, word in enumerate(_UNITS)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
             "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
             "nineteenth", "twentieth"]  # fmt: skip
ORDINALS = {word: value for value, word in enumerate(_ORDINALS, start=1)} | {
    f"twenty-{word}": 20 + value for value, word in enumerate(_ORDINALS[:9], start=1)
} | {"thirtieth": 30, "thirty-first": 31}  # fmt: skip


def either(words: Iterable[str]) -> str:
    """A non-capturing alternation of `words`, longest first, so that no word hides a longer one."""
    listed = sorted(words, key=lambda w: (-len(w), w))
    return f"(?:{'|'.join(map(re.escape, listed))})"


FULL_MONTH = either(name for name in MONTHS if len(name) > 4 or name in {"june", "july", "may"})
MONTH = rf"(?:{FULL_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
FULL_WEEKDAY = either(name for name in WEEKDAYS if name.endswith("day"))
WEEKDAY = rf"(?:{FULL_WEEKDAY}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
SEASON = either(SEASONS)
PART = r"(?:mornings?|afternoons?|evenings?|night[\s-]?time|nights?|daytime)"
ORDINAL = either(ORDINALS)
PLURAL = r"(?:seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries)"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?"
    r"|centur(?:y|ies))"
)
DAY_NUMBER = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|%|[.,]\d)|{ORDINAL}\b)"
YEAR = r"(?:1\d{3}|20\d{2})(?![\d%]|[.,]\d)"
ERA = r"(?:B\.C\.(?:E\.)?|BCE?\b|A\.D\.|AD\b|C\.E\.|CE\b)"

_ONES = either(_UNITS[1:])
_COMPOUND = rf"(?:{either(_TENS)}(?:[\s-]{_ONES})?|{_ONES})"
_VAGUE = (
    r"(?:several|a few|few|a couple(?: of)?|many|numerous|some|countless|dozens of|hundreds of|thousands of|scores of)"
)
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:[\s-]\d/\d)?|(?:(?:an?|one)\s)?half(?:\s?-?an?)?|(?:a|{_ONES})\shundred(?:\sand\s{_COMPOUND})?"
    rf"|an?\sdozen|{_COMPOUND}(?:\sand\s(?:a\s)?half)?|an?|a?\s?couple\s(?:of|more)|{_VAGUE})"
)

# A year in a date pattern, of four digits or as "'89", with its era.
SOME_YEAR = rf"(?P<y>{YEAR}|['’]\d\d\b)(?: ?(?P<era>{ERA}))?"

_SIGNAL_WORDS = {
    "month": " ".join(MONTHS),
    "weekday": " ".join((*WEEKDAYS, *(f"{name}s" for name in WEEKDAYS))),
    "season": " ".join(SEASONS),
    "part": "morning mornings afternoon afternoons evening evenings night nights nighttime daytime dawn daybreak"
    " sunrise sunset dusk nightfall overnight predawn hours",
    "unit": "second minute hour day week weekend fortnight month quarter year decade century date seconds minutes hours"
    " days weeks weekends fortnights months quarters years decades centuries annum",
    "today": "yesterday today tomorrow tonight",
    "clock": "noon midnight midday clock a am p pm",
    "adverb": "hourly daily nightly weekly monthly annually yearly everyday",
    "decade": "twenties thirties forties fifties sixties seventies eighties nineties",
    "spoken": "nineteen eighteen seventeen twenty",
    "quarter": "quarter period q",
    "half": "h",
    "holiday": "christmas boxing new",
    "reference": "now currently present presently moment time nowadays days current recently lately past future",
}
SIGNALS: dict[str, frozenset[str]] = {
    word: frozenset(name for name, listed in _SIGNAL_WORDS.items() if word in listed.split())
    for words in _SIGNAL_WORDS.values()
    for word in words.split()
}
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")


def signals_in(text: str) -> set[str]:
    """The classes of time words in `text` (names of `SIGNALS`; "digit" for any digit), to pass over what has none."""
    found = {"digit"} if _DIGIT.search(text) else set()
    for word in set(_LETTERS.findall(text.lower())):
        found |= SIGNALS.get(word, frozenset())
    return found


def number_of(words: str) -> float | None:
    """The number that `words` (matched by `NUMBER`) say; None for a vague one ("several", "dozens of")."""
    text = re.sub(r"[\s-]+", " ", words.lower().replace(",", "")).strip()
    if "couple" in text:
        return 2.0
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)(?: (\d)/([1-9]))?", text):
        return float(match[1][:9]) + (int(match[2]) / int(match[3]) if match[2] else 0.0)
    if text in {"a", "an"}:
        return 1.0
    if text.startswith("half") or text in {"a half", "an half", "one half"}:
        return 0.5
    if text in {"a dozen", "an dozen"}:
        return 12.0
    total = 0.0
    for word in text.split():
        if word in _SMALL:
            total += _SMALL[word]
        elif word == "hundred":
            total = (total or 1.0) * 100
        elif word == "half":
            total += 0.5
        elif word not in {"and", "a"}:
            return None
    return total or None


def ordinal_of(words: str) -> int | None:
    """The whole number that an ordinal or a day number says ("7th", "seventh", "07"); None when it is neither."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    return ORDINALS.get(re.sub(r"\s+", "-", words.lower().strip()))


def month_of(word: str) -> int:
    """The number of a month, 1 to 12, by its name or abbreviation in any case."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_of(word: str) -> int:
    """The number of a weekday, from Monday 0 to Sunday 6, by its name, plural or abbreviation in any case."""
    name = word.lower().rstrip(".")
    return WEEKDAYS[name if name in WEEKDAYS else name.removesuffix("s")]
