"""What is asked by an address: the one place where query parameters become a question, and a question parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query
from pydantic import WithJsonSchema

from rapporteur.model.vocabularies import IncidentType, Measure, VictimClass
from rapporteur.views.questions import Question
from rapporteur.web.errors import BadRequestError

LONGEST_WORDS = 200


class Grade(StrEnum):
    """How far a linked incident is corroborated. Source: Airwars, "Methodology Note"."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


@dataclass(frozen=True, slots=True)
class Asked:
    """All filters of the workbench: what an address asks, whichever page, answer of the API or export it is of.

    None and empty ask for all; the values of one list are alternatives. `first` and `last` are days, both included,
    that what is asked for must overlap. `reveal` asks to see protected names; only those with the right do.
    """

    first: date | None = None
    last: date | None = None
    place: str | None = None
    kinds: tuple[IncidentType, ...] = ()
    actor: str | None = None
    source: str | None = None
    grades: tuple[Grade, ...] = ()
    measures: tuple[Measure, ...] = ()
    who: tuple[VictimClass, ...] = ()
    as_of: date | None = None
    recorded_as_of: datetime | None = None
    reveal: bool = False

    def question(self) -> Question:
        """What the views are asked; kinds, grades, measures and classes are chosen among their rows afterwards."""
        return Question(
            as_of=self.as_of,
            recorded_as_of=self.recorded_as_of,
            place=self.place,
            earliest=self.first,
            latest=self.last + timedelta(days=1) if self.last and self.last < date.max else None,
            actor=self.actor,
            source=self.source,
            reveal=self.reveal,
        )

    def parameters(self) -> list[tuple[str, str]]:
        """The query parameters that ask the same, in a fixed order."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value is None or value == () or value is False:
                continue
            values = value if isinstance(value, tuple) else (value,)
            pairs += [(PARAMETERS[field.name], _written(one)) for one in values]
        return pairs

    def query(self, **changes: Any) -> str:
        """The query string that asks the same with some filters changed ("" for none, else without its "?")."""
        return urlencode(replace(self, **changes).parameters())

    def unfiltered(self) -> "Asked":
        """The same state of the ledger, whatever else is asked for."""
        return Asked(as_of=self.as_of, recorded_as_of=self.recorded_as_of, reveal=self.reveal)

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for but everything, as it is known now."""
        return bool(self.parameters())


# The parameter of each filter; those that can be given more than once are lists.
PARAMETERS: Mapping[str, str] = {
    "first": "from",
    "last": "to",
    "place": "place",
    "kinds": "kind",
    "actor": "actor",
    "source": "source",
    "grades": "grade",
    "measures": "measure",
    "who": "who",
    "as_of": "as-of",
    "recorded_as_of": "recorded-as-of",
    "reveal": "reveal",
}


def _written(value: Any) -> str:
    if value is True:
        return "1"
    return value.isoformat() if isinstance(value, date) else str(value)


def _moment(words: str) -> datetime:
    """A time with its offset, or a day: then its end in UTC."""
    moment = datetime.fromisoformat(words)
    if len(words) <= len("2026-05-31"):
        return datetime.fromisoformat(f"{moment.date()}T23:59:59.999999+00:00")
    if moment.tzinfo is None:
        raise ValueError(words)
    return moment


def _day(name: str, words: str | None) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise BadRequestError(f"{name} takes a day such as 2026-05-31, not {words[:40]!r}") from None


def _one_of(name: str, values: Sequence[str], allowed: type[StrEnum]) -> tuple[Any, ...]:
    try:
        return tuple(allowed(value) for value in dict.fromkeys(values) if value)
    except ValueError as error:
        raise BadRequestError(f"{name} takes {', '.join(allowed)}: {error}") from None


def _words(name: str, words: str | None) -> str | None:
    if words is not None and len(words) > LONGEST_WORDS:
        raise BadRequestError(f"{name} is longer than {LONGEST_WORDS} characters")
    return (words and words.strip()) or None


# Parameters are taken as plain words, as a form sends an empty one for a filter that is left empty; the description of
# the API says what they may be.
_Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]


_Kind = Annotated[str, WithJsonSchema({"type": "string", "enum": list(IncidentType)})]
_Grade = Annotated[str, WithJsonSchema({"type": "string", "enum": list(Grade)})]
_Measure = Annotated[str, WithJsonSchema({"type": "string", "enum": list(Measure)})]
_Class = Annotated[str, WithJsonSchema({"type": "string", "enum": list(VictimClass)})]
_Name = Annotated[str, WithJsonSchema({"type": "string", "maxLength": LONGEST_WORDS})]
_Yes = Annotated[str, WithJsonSchema({"type": "string", "enum": ["1"]})]


def parse_asked(
    first: Annotated[_Day | None, Query(alias="from", description="Only what may have happened from this day.")] = None,
    last: Annotated[_Day | None, Query(alias="to", description="Only what may have happened up to this day.")] = None,
    place: Annotated[_Name | None, Query(description="Only this place, first-level area or country.")] = None,
    kind: Annotated[list[_Kind] | None, Query(description="Only incidents of these kinds.")] = None,
    actor: Annotated[_Name | None, Query(description="Only what involves this actor.")] = None,
    source: Annotated[_Name | None, Query(description="Only what this source or publisher says.")] = None,
    grade: Annotated[list[_Grade] | None, Query(description="Only incidents of these grades.")] = None,
    measure: Annotated[list[_Measure] | None, Query(description="Only with counts of these.")] = None,
    who: Annotated[list[_Class] | None, Query(description="Only with counts of these classes of people.")] = None,
    as_of: Annotated[_Day | None, Query(alias="as-of", description="Only what was published by this day.")] = None,
    recorded_as_of: Annotated[
        str | None, Query(alias="recorded-as-of", description="Only what the ledger held then: a day, or a time.")
    ] = None,
    reveal: Annotated[_Yes | None, Query(description="1 shows protected names, to those with the right.")] = None,
) -> Asked:
    """What the address of a request asks.

    Raises:
        BadRequestError: a parameter has a value that it does not take, or the period ends before it begins.
    """
    try:
        recorded = _moment(recorded_as_of) if recorded_as_of else None
    except ValueError:
        wanted = "recorded-as-of takes a day such as 2026-05-31 or a time such as 2026-05-31T18:00+00:00"
        raise BadRequestError(wanted) from None
    asked = Asked(
        first=_day("from", first),
        last=_day("to", last),
        place=_words("place", place),
        kinds=_one_of("kind", kind or (), IncidentType),
        actor=_words("actor", actor),
        source=_words("source", source),
        grades=_one_of("grade", grade or (), Grade),
        measures=_one_of("measure", measure or (), Measure),
        who=_one_of("who", who or (), VictimClass),
        as_of=_day("as-of", as_of),
        recorded_as_of=recorded,
        reveal=reveal == "1",
    )
    if asked.first and asked.last and asked.last < asked.first:
        raise BadRequestError(f"the period ends on {asked.last}, before it begins on {asked.first}")
    return asked


AskedHere = Annotated[Asked, Depends(parse_asked)]
