"""Mapping files: say in TOML which columns of any table hold what, checked before the first row is read."""

import hashlib
import tomllib
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from rapporteur.model.vocabularies import (
    ActorKind,
    IncidentStatus,
    IncidentType,
    Measure,
    PerpetratorConfidence,
    PlaceKind,
    SourceKind,
    Target,
    Unit,
    VictimClass,
    Weapon,
)

EXAMPLE = """\
# Which columns of a table hold what. Names of columns stand as in its header; all but [incident] may be left out.
table = "my-records"              # rows keep their ids under this name; a later file updates them
publisher = "My Recording Group"  # who says so
identifier = ["Record ID"]        # the columns that make a row's id
delimiter = ","                   # "\\t" for tabs; left out: what the header line shows
dates = "dmy"                     # or "mdy": which of two numbers is the day
figures_by = "table"              # "source": the counts are the row's source's own, not the publisher's
optional = ["Date until"]         # columns that a table may lack; it must have all others named here

[aliases]                         # other names by which tables of the same sort have a column
"Killed (min)" = ["Dead (min)"]

[incident]
date = "Date"                     # a day, a month ("2024-03") or a year
until = "Date until"
type = "other"                    # for rows whose cell is not listed below
type_column = "Kind"
words = "Description"             # the cell that names the incident best
[incident.types]
"Air raid" = "air_strike"
"Mine" = "ied"

[place]
name = ["Village", "District", "Province"]  # the first that is filled; the finest first
kinds = ["town", "admin2", "admin1"]
admin1 = "Province"
country = "Country"               # or country_code = "ML"
latitude = "Lat"
longitude = "Lon"                 # or point = "Coordinates"

[source]
column = "Reported by"
separators = ";"
published = "Reported on"

[[actors]]
column = "Perpetrator"
kind = "armed_group"
confidence = "suspected_or_accused"  # left out: a party named, and blamed for nothing

[[figures]]
name = "dead"
measure = "killed"
low = "Killed (min)"
high = "Killed (max)"             # or count = "Killed"

[[figures]]
measure = "killed"
count = "Civilians killed"
who = ["civilians"]
part_of = "dead"
"""


class MappingError(Exception):
    """A mapping file cannot be used; the message is one plain line that says where and why."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Column = Annotated[str, Field(min_length=1)]


class IncidentMapping(_Section):
    """What happened and when. `type` stands for every row that `types` does not name by the cell of `type_column`."""

    date: Column | None = None
    until: Column | None = None
    type: IncidentType = IncidentType.OTHER
    type_column: Column | None = None
    types: dict[str, IncidentType] = {}
    status: IncidentStatus = IncidentStatus.HAPPENED
    targets: tuple[Target, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    words: Column | None = None


class PlaceMapping(_Section):
    """Where: columns of names, the finest first, each with its kind; the country by a column or once for all rows."""

    name: tuple[Column, ...] = ()
    kinds: tuple[PlaceKind, ...] = ()
    admin1: Column | None = None
    country: Column | None = None
    country_code: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    latitude: Column | None = None
    longitude: Column | None = None
    point: Column | None = None

    @model_validator(mode="after")
    def _complete(self) -> "PlaceMapping":
        if len(self.kinds) not in {0, len(self.name)}:
            raise ValueError("as many kinds as names are needed")
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude come together")
        return self


class SourceMapping(_Section):
    """Whom a row credits, and when that was published."""

    column: Column | None = None
    separators: str = ";"
    kind: SourceKind | None = None
    published: Column | None = None


class ActorMapping(_Section):
    """A party that a column names; without `confidence` it is blamed for nothing."""

    column: Column
    kind: ActorKind | None = None
    separators: str = ";"
    confidence: PerpetratorConfidence | None = None
    private: bool = False


class FigureMapping(_Section):
    """A count: from one column, or between two."""

    name: str | None = None
    measure: Measure
    count: Column | None = None
    low: Column | None = None
    high: Column | None = None
    who: tuple[VictimClass, ...] = ()
    unit: Unit = Unit.PEOPLE
    part_of: str | None = None

    @model_validator(mode="after")
    def _counted(self) -> "FigureMapping":
        if (self.count is None) == (self.low is None and self.high is None):
            raise ValueError("either count, or low and high")
        return self


class Mapping(_Section):
    """A mapping file as a whole."""

    table: str | None = None
    publisher: str | None = None
    identifier: tuple[Column, ...] = ()
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    dates: Literal["dmy", "mdy", ""] = ""
    figures_by: Literal["table", "source"] = "table"
    optional: tuple[Column, ...] = ()
    aliases: dict[Column, tuple[Column, ...]] = {}
    incident: IncidentMapping
    place: PlaceMapping = PlaceMapping()
    source: SourceMapping = SourceMapping()
    actors: tuple[ActorMapping, ...] = ()
    figures: tuple[FigureMapping, ...] = ()

    @model_validator(mode="after")
    def _parts_known(self) -> "Mapping":
        known: set[str] = set()
        for figure in self.figures:
            if figure.part_of is not None and figure.part_of not in known:
                raise ValueError(f"part_of = {figure.part_of!r} names no figure above it")
            known |= {figure.name} if figure.name else set()
        if strange := {*self.optional, *self.aliases} - set(self.columns):
            raise ValueError(f"{min(strange)!r} is optional or has an alias, but nothing is read from it")
        return self

    @property
    def digest(self) -> str:
        """Twelve letters that tell one mapping from another."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the mapping names, each once."""
        incident, place, source = self.incident, self.place, self.source
        named = [
            *self.identifier,
            *(incident.date, incident.until, incident.type_column, incident.words),
            *place.name,
            *(place.admin1, place.country, place.latitude, place.longitude, place.point),
            *(source.column, source.published),
            *(actor.column for actor in self.actors),
            *(column for figure in self.figures for column in (figure.count, figure.low, figure.high)),
        ]
        return tuple(dict.fromkeys(name for name in named if name is not None))


def read_mapping(words: str) -> Mapping:
    """The mapping that a file of TOML holds.

    Raises:
        MappingError: it is no TOML, or says what no mapping can say.
    """
    try:
        return Mapping.model_validate(tomllib.loads(words))
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"it is not valid TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise MappingError(f"{where}: {first['msg']}") from None
