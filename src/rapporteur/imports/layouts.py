"""Layouts: which columns a format has, by which names they go, and how its rows become readings."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rapporteur.imports.drafting import Draft

_SIGN = re.compile(r"[\W_]+")


def folded_name(name: str) -> str:
    """A column's name for comparison: letters and digits alone, in lower case; tags of HXL as they are."""
    plain = name.strip()
    if plain.startswith("#"):
        return re.sub(r"\s+", "", plain).casefold()
    return _SIGN.sub("", plain).casefold()


@dataclass(frozen=True, slots=True)
class Layout:
    """A format of tables.

    `name` and `version` go into the producer of every reading. `table` is the name under which rows keep their ids,
    `publisher` whoever publishes such tables; None where the file alone can say. `columns` are the names by which
    `read` asks for cells, in the order that a file without a header has; `aliases` are other names of them, tags of
    HXL among them; `exact` matches names letter by letter. A table must have one column of each group in `required`.
    `identifier` are the columns that make a row's id. `delimiter` None: whatever the header line shows. `headless`
    tells a first row that is data. `more` finds columns whose names follow a pattern. `digest` tells mapping files
    apart.
    """

    name: str
    version: int
    table: str | None
    publisher: str | None
    columns: tuple[str, ...]
    required: tuple[tuple[str, ...], ...]
    identifier: tuple[str, ...]
    read: Callable[["Draft"], None]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    delimiter: str | None = None
    quoted: bool = True
    headless: Callable[[Sequence[str]], bool] | None = None
    exact: bool = False
    more: Callable[[Sequence[str]], Mapping[str, int]] | None = None
    digest: str = ""

    @property
    def engine(self) -> str:
        """What names this importer in the producer of a reading."""
        return f"{self.name} import:{self.version}" + (f" mapping:{self.digest}" if self.digest else "")

    def matched(self, names: Sequence[str]) -> dict[str, int]:
        """Which of the table's columns is which of the format's; the first wins where two bear one name."""
        places: dict[str, int] = {}
        for place, name in enumerate(names):
            places.setdefault(name if self.exact else folded_name(name), place)
        found = {} if self.more is None else dict(self.more(names))
        for column in self.columns:
            wanted = (column, *self.aliases.get(column, ()))
            for name in wanted:
                if (at := places.get(name if self.exact else folded_name(name))) is not None:
                    found[column] = at
                    break
        return found

    def missing(self, found: Mapping[str, int]) -> tuple[str, ...]:
        """The required columns that a table lacks, alternatives joined by "or"."""
        return tuple(" or ".join(group) for group in self.required if not any(name in found for name in group))
