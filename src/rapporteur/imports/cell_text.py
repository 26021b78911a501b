"""The text of a row, a line `column: value` for each filled cell, and what its cells say, with their spans."""

import re
from dataclasses import dataclass
from datetime import date

from rapporteur.imports.cells import CountCell, DayCell, count_in, days_in, degrees_in, stated
from rapporteur.imports.countries import country_of
from rapporteur.imports.tables import Row
from rapporteur.model.issues import Issue
from rapporteur.model.offsets import OffsetMap, Run
from rapporteur.model.spans import Span, hull
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import Anchor, DatePrecision, Severity, TimeType

_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class When:
    """The half-open days of an incident and how finely they are given."""

    earliest: date | None
    latest: date | None
    precision: DatePrecision


UNDATED = When(None, None, DatePrecision.UNKNOWN)


class CellText:
    """A row as a text. What is asked of a cell and cannot be understood becomes an issue; days become times."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.issues: list[Issue] = []
        self.times: list[TimeExpression] = []
        self._spans: dict[int, Span] = {}
        self.text = self._written()
        for remark in row.remarks:
            self.warn(remark.code, remark.message)

    def _written(self) -> str:
        pieces: list[str] = []
        at = 0
        replaced = False
        for place, (name, cell) in enumerate(zip(self.row.names, self.row.cells, strict=False)):
            if not cell or cell.isspace():
                continue
            value = _NOT_STORABLE.sub("\ufffd", cell)
            replaced = replaced or value != cell
            head = f"{name}: "
            start = at + len(head)
            self._spans[place] = Span(start, start + len(value))
            pieces += (head, value, "\n")
            at = start + len(value) + 1
        if replaced:
            self.warn("characters_replaced", "characters that no text may hold were replaced by U+FFFD")
        return "".join(pieces)

    @property
    def offsets(self) -> OffsetMap:
        """The way back: each value is the whole of the cell of its column."""
        return OffsetMap(
            tuple(Run(s.start, s.end, 0, s.end - s.start, self.row.names[place]) for place, s in self._spans.items())
        )

    def span(self, column: str) -> Span | None:
        """Where the value of a cell stands in the text, white space aside; None where it is empty or there is none."""
        place = self.row.places.get(column)
        whole = None if place is None else self._spans.get(place)
        if whole is None:
            return None
        value = self.text[whole.start : whole.end]
        start = whole.start + len(value) - len(value.lstrip())
        return Span(start, start + len(value.strip()))

    def words(self, column: str) -> str | None:
        """What a cell says, white space aside; None where it is empty or there is none."""
        span = self.span(column)
        return None if span is None else span.of(self.text)

    def stated(self, column: str) -> str | None:
        """What a cell says; None also where it says that it is not known."""
        words = self.words(column)
        return words if words is not None and stated(words) else None

    def pieces(self, column: str, separators: str = ";") -> list[tuple[str, Span]]:
        """The parts of a cell that holds a list, each with its span; empty parts are left out."""
        span = self.span(column)
        if span is None:
            return []
        found = []
        for match in re.finditer(f"[^{re.escape(separators)}]+", span.of(self.text)):
            words = match[0].strip()
            if words:
                start = span.start + match.start() + len(match[0]) - len(match[0].lstrip())
                found.append((words, Span(start, start + len(words))))
        return found

    def over(self, *columns: str) -> Span:
        """The span from the first to the last of the cells that are filled; the whole text where none is."""
        found = [span for column in columns if (span := self.span(column)) is not None]
        return hull(found) if found else Span(0, max(0, len(self.text) - 1))

    def warn(self, code: str, message: str, column: str | None = None) -> None:
        """Say what is wrong with a row, or with one of its cells."""
        span = None if column is None else self.span(column)
        where = f"row {self.row.number}" + ("" if column is None else f", {self.column(column)}")
        start, end = (None, None) if span is None else span
        self.issues.append(Issue(code, Severity.WARNING, f"{where}: {message}", start, end))

    def column(self, column: str) -> str:
        """The name of a column as the table has it."""
        place = self.row.places.get(column)
        return column if place is None else self.row.names[place]

    def count(self, column: str) -> CountCell | None:
        """The count that a cell gives; None where none is stated, and where it cannot be understood, with an issue."""
        words = self.stated(column)
        if words is None:
            return None
        found = count_in(words)
        if found is None:
            self.warn("not_a_count", f"{words[:40]!r} is no count: no figure was made of it", column)
        return found

    def days(self, column: str, order: str = "") -> DayCell | None:
        """The days that a cell gives, kept as a time of the reading; None with an issue where it gives none."""
        words, span = self.stated(column), self.span(column)
        if words is None or span is None:
            return None
        found = days_in(words, order)
        if found is None:
            self.warn("not_a_date", f"{words[:40]!r} is no date that can be told", column)
            return None
        number = f"t{len(self.times) + 1}"
        self.times.append(
            TimeExpression(number, *span, TimeType.DATE, found.value, found.earliest, found.latest, Anchor.ABSOLUTE)
        )
        return found

    def period(self, first: str, last: str, order: str = "") -> When:
        """The days from one cell to another; a missing one is the other. An end before the beginning is an issue."""
        begin, end = self.days(first, order), self.days(last, order) if first != last else None
        known = [one for one in (begin, end) if one is not None]
        if not known:
            return UNDATED
        earliest, latest = known[0].earliest, known[-1].latest
        if latest <= earliest:
            self.warn("dates_reversed", "it ends before it begins: only the beginning was used", last)
            earliest, latest = known[0].earliest, known[0].latest
        precision = known[0].precision
        if len(known) == 2 and precision is DatePrecision.DAY and (latest - earliest).days > 1:
            precision = DatePrecision.DAYS
        return When(earliest, latest, precision)

    def point(self, latitude: str, longitude: str) -> tuple[float, float] | None:
        """The WGS84 degrees of two cells; None where one is missing or cannot be understood, with an issue."""
        found = []
        for column, limit in ((latitude, 90), (longitude, 180)):
            words = self.stated(column)
            if words is None:
                continue
            degrees = degrees_in(words, limit)
            if degrees is None:
                self.warn("not_degrees", f"{words[:40]!r} are no degrees up to {limit}", column)
                continue
            if degrees.comma:
                self.warn("decimal_comma", f"{words[:40]!r} was read with a decimal comma", column)
            found.append(degrees.value)
        if len(found) == 1:
            self.warn("half_a_point", "only one of latitude and longitude: the place has no point")
        return (found[0], found[1]) if len(found) == 2 else None

    def pair(self, column: str) -> tuple[float, float] | None:
        """Latitude and longitude from one cell ("34.5, 69.2"); None with an issue where it holds no such pair."""
        words = self.stated(column)
        if words is None:
            return None
        parts = re.split(r"\s*[,;/\s]\s*", words.strip("()[] "))
        found = [degrees_in(part, limit) for part, limit in zip(parts, (90, 180), strict=False)]
        if len(parts) != 2 or found[0] is None or found[1] is None:
            self.warn("not_degrees", f"{words[:40]!r} is no pair of latitude and longitude", column)
            return None
        return found[0].value, found[1].value

    def country(self, *columns: str) -> str | None:
        """The country that the first filled of some cells names; None with an issue where it is none."""
        for column in columns:
            words = self.words(column)
            if words is None:
                continue
            found = country_of(words)
            if found is None and stated(words):
                self.warn("unknown_country", f"{words[:60]!r} is no country that ISO 3166-1 knows", column)
            return found
        return None
