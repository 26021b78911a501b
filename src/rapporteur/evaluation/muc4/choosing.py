"""The place and the date of an incident, chosen among those that its message gives."""

from collections.abc import Mapping, Sequence

from rapporteur.evaluation.muc4 import dates, slots
from rapporteur.evaluation.muc4.linear import Linear
from rapporteur.evaluation.muc4.messages import Message
from rapporteur.evaluation.muc4.places import country_of, location, place_mentions
from rapporteur.model.times import TimeExpression

_PLACE_FROM = 0.25


def dates_of(message: Message) -> list[tuple[str, TimeExpression | None, str]]:
    """The fills that the date slot could have, each with its form ("on", "by", "none") and the time that gives it."""
    found: list[tuple[str, TimeExpression | None, str]] = []
    if fill := dates.default(message.published):
        found.append(("none", None, fill))
    for time in message.times:
        if fill := dates.stated(time, message.published):
            found.append(("on", time, fill))
            found.append(("by", time, "- " + fill.split(" - ")[-1]))
    return found


def date_of(message: Message, sentences: Sequence[int], tables: Mapping[str, Linear]) -> str | None:
    """The fill of the date slot for an incident told in some sentences; None where the message gives no day at all."""
    scored = [
        (tables["date"].scores(slots.day(form, time, message, sentences))["yes"], -at, fill)
        for at, (form, time, fill) in enumerate(dates_of(message))
    ]
    return max(scored)[2] if scored else None


def location_of(message: Message, sentences: Sequence[int], tables: Mapping[str, Linear]) -> str:
    """The fill of the location slot for an incident told in some sentences; at least a country."""
    country = country_of(message)
    named = place_mentions(message, country)
    scored = [
        (tables["site"].scores(slots.site(one, message, sentences, country))["yes"], -at)
        for at, one in enumerate(named)
    ]
    best, at = max(scored, default=(0.0, 0))
    return location(country, named[-at] if best >= _PLACE_FROM else None, named)
