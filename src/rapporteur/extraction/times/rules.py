"""Rules: a pattern beside the function that reads its meaning, and the fragments that many patterns share."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rapporteur.extraction.times.words import DAY_NUMBER, PARTS, number_of
from rapporteur.model.time_meanings import Meaning, Portion


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of time words and the reading of its matches; the reading gives None for words that are no time.

    `signals` are classes of words: without one of them in a sentence the pattern cannot match there.
    """

    signals: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Meaning | None]


def rule(signals: str, pattern: str, read: Callable[[re.Match[str]], Meaning | None]) -> Rule:
    """A rule from a pattern in which a blank stands for any white space; case is ignored, word edges are demanded.

    Args:
        signals: names of classes in `words.SIGNALS`, and "digit"; one of them is in every match.
        pattern: a regular expression.
        read: gives the meaning of a match.
    """
    # White space is bounded, so that a page of blanks costs no more than its length.
    spaced = pattern.replace(" ?", r"\s{0,20}").replace(" ", r"\s{1,20}")
    compiled = re.compile(rf"(?<![\w'’])(?=\S)(?:{spaced})(?!\w)", re.IGNORECASE)
    return Rule(frozenset(signals.split()), compiled, read)


AM_PM = r"(?:[ap]\.m\.|[ap]\.?m\b)"
CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])h[0-5]\d"
    rf"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?{AM_PM})?(?:\s?(?:hours|hrs|h)\b)?"
    rf"|(?:[01]?\d|2[0-3])\.[0-5]\d\s?(?:{AM_PM}|hours\b|hrs\b|GMT\b|UTC\b)"
    rf"|(?:1[0-2]|0?[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?{AM_PM}"
    r"|(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so['’]?clock"
    r"(?:\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight))?"
    r"|(?:[01]\d|2[0-3])[0-5]\d\s?(?:hours\b|hrs\b|GMT\b|UTC\b|Z\b|h\b|local\stime\b)"
    r"|(?:12 )?(?:noon|midnight)|midday)"
)
ZONE = (
    r"(?:\s?(?:(?:GMT|UTC|[ECMP][SD]T|CES?T|EES?T|MSK|BST|IST|PKT|AFT|Z)\b(?:\s?[+-]\d{1,2}(?::?\d\d)?)?"
    r"|local(?:\stime)?\b|(?-i:[A-Z][a-z]+)\stime\b))"
)
# "early March", "mid-1990s", "the end of the year": singles out a part of what follows.
PORTION = (
    r"(?P<portion>(?:the )?(?:very )?(?:early|late|mid|earlier|later|(?:beginning|start|opening|middle|end|close|turn"
    r"|(?:first|early|second|latter|last) (?:part|half)|(?:first|early|opening|last|final|closing) (?:days|weeks"
    r"|months)|rest|remainder)(?= (?:of|in)\b))(?:-| (?:(?:of|in|on)(?: the (?:month|year) of)? )?))"
)
# "the early hours of Friday", "late in the evening of 3 May", "overnight on Friday": a part of the day that follows.
LEAD = (
    r"(?P<lead>(?:the |(?:early|late) (?:in|on) the )?(?:(?:early|late|mid|pre)[ -])?"
    r"(?:morning(?: hours)?|afternoon(?: hours)?|evening(?: hours)?|night|dawn|daybreak|sunrise|dusk|sunset|nightfall"
    r"|overnight|(?:early|small|wee|first|late|predawn|pre-dawn|dawn|night) hours)"
    r"(?:,? of| on| between|,)? (?:the (?:night|day) of )?)"
)
CLOCK_LEAD = rf"(?:(?:shortly|just|right) (?:before|after) |around |about )?(?P<clock>{CLOCK}){ZONE}?(?: on|,| of)? "
TAIL = (
    r"(?:,?(?: early| late)?(?: in the| at)? "
    r"(?P<tail>morning|afternoon|evening|night|dawn|dusk|midday|noon|midnight)\b"
    rf"|,? (?:at )?(?:about |around )?(?P<tailclock>{CLOCK}){ZONE}?)"
)
BEFORE_DATE = rf"(?:{CLOCK_LEAD}|{LEAD}|{PORTION})?"

_PORTIONS = {
    **dict.fromkeys(("early",), Portion.EARLY),
    **dict.fromkeys(("beginning", "start", "opening", "first", "turn"), Portion.START),
    **dict.fromkeys(("mid", "middle"), Portion.MID),
    **dict.fromkeys(("late", "second", "latter", "rest", "remainder"), Portion.LATE),
    **dict.fromkeys(("end", "close", "last", "final", "closing"), Portion.END),
    "earlier": Portion.BEFORE,
    "later": Portion.AFTER,
}
_NUMBER_BEFORE_COLON = re.compile(r"\s*(\d{1,2})[:.h](\d\d)(?::(\d\d))?")


def group(match: re.Match[str], name: str) -> str | None:
    """The text of a named group; None when the pattern lacks it or it did not take part."""
    return match[name] if name in match.re.groupindex else None


def portion_of(words: str | None) -> Portion | None:
    """The portion that a modifier ("the end of", "mid-") names; None for none."""
    if words is None:
        return None
    return next((_PORTIONS[w] for w in re.findall(r"[a-z]+", words.lower()) if w in _PORTIONS), None)


def half_of(words: str | None) -> int | None:
    """1 or 2 when a modifier says "first half" or "latter half"; else None."""
    if words is None or "half" not in words.lower():
        return None
    return 1 if re.search(r"first|early", words, re.IGNORECASE) else 2


def part_of(words: str | None) -> str | None:
    """The TIMEX3 code of the part of day that `words` name ("the night of": TNI); None for none.

    Source: TIMEX2 guidelines (Ferro et al. 2005), parts of the day; the hours before dawn count as morning.
    """
    if words is None:
        return None
    lowered = words.lower()
    if re.search(r"(?:early|small|wee|first|dawn|morning) hours|dawn", lowered):
        return "TMO"
    if re.search(r"overnight|(?:late|night) hours", lowered):
        return "TNI"
    return next((PARTS[w] for w in re.findall(r"[a-z]+", lowered) if w in PARTS), None)


def clock_of(words: str | None) -> str | None:
    """The TIMEX3 time of a clock reading ("5:30 p.m.": T17:30, "0600 GMT": T06:00); None when it cannot be told."""
    if words is None:
        return None
    lowered = words.lower()
    if ("noon" in lowered and "afternoon" not in lowered) or "midday" in lowered:
        return "T12:00"
    if "midnight" in lowered:
        return "T24:00"
    seconds = ""
    if match := _NUMBER_BEFORE_COLON.match(lowered):
        hour, minute = int(match[1]), match[2]
        seconds = f":{match[3]}" if match[3] else ""
    elif match := re.match(r"\s*(\d\d)(\d\d)\b", lowered):
        hour, minute = int(match[1]), match[2]
    else:
        spoken = number_of(re.split(r"\s|[ap]\.?m", lowered.strip())[0])
        if spoken is None:
            return None
        hour, minute = int(spoken), "00"
    if re.search(r"p\.?\s?m|afternoon|evening|at night", lowered) and hour < 12:
        hour += 12
    elif re.search(r"a\.?\s?m\b|morning", lowered) and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute}{seconds}" if hour <= 24 else None


DAY_LIST = rf"(?:{DAY_NUMBER}\s*(?:,|-|–|—|/|\bto\b|\band\b|\bor\b|&)\s*)"
