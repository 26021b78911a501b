"""Workings: the sentences that the figures of a bound stand in, and what of their scope is not stated there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import RowMapping, Table, select

from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.references import RecordId
from rapporteur.model.spans import Span
from rapporteur.views.asking import Asking, asking
from rapporteur.views.excerpts import find_context
from rapporteur.views.figures import FigureRow
from rapporteur.views.questions import EVERYTHING, Question


@dataclass(frozen=True, slots=True)
class Working:
    """The words behind one figure.

    `sentence` are the words around it, masked. `place_inherited` and `period_inherited`: the figure counts in that
    place and period only because other sentences, of its incident or before it, say so; False also where it has none.
    """

    figure: FigureRow
    sentence: str
    place_inherited: bool
    period_inherited: bool


def workings(
    store: LedgerStore, figures: Iterable[FigureRow], question: Question = EVERYTHING
) -> Mapping[str, Working]:
    """The words behind `figures`, by their record ids.

    Args:
        store: the ledger.
        figures: rows of the figures view, as of the same moments.
        question: as of when they were asked for, and whether to reveal protected names.

    Raises:
        LedgerError: the ledger could not be read.
    """
    rows = {row.id: row for row in figures}
    wanted = replace(question.unfiltered(), documents=frozenset(row.document for row in rows.values()))
    if not rows:
        return {}
    with asking(store, wanted) as asked:
        return {working.figure.id: working for working in _workings(asked, rows)}


def _workings(asked: Asking, rows: Mapping[str, FigureRow]) -> Iterator[Working]:
    figure = schema.figures
    spans = asked.of_documents(figure.c.id, figure.c.start, figure.c.end).join(
        figure, figure.c.reading == asked.counting.c.reading
    )
    for evidence, batch in asked.with_evidence(spans):
        readings = {row["reading"] for row in batch}
        places = _mentions(asked, schema.places, readings)
        times = _mentions(asked, schema.times, readings)
        for at in batch:
            row = rows.get(str(RecordId(at["document_id"], at["id"])))
            if row is None:
                continue
            window = find_context(evidence.texts[at["reading"]], [Span(at["start"], at["end"])])
            yield Working(
                row,
                " ".join(evidence.quote(at["reading"], window.start, window.end).split()),
                row.place is not None
                and not any(_in(window, one) and _names(one, row) for one in places[at["reading"]]),
                (row.earliest or row.latest) is not None
                and not any(_in(window, one) and _dates(one, row) for one in times[at["reading"]]),
            )


def _mentions(asked: Asking, table: Table, readings: Iterable[int]) -> Mapping[int, list[RowMapping]]:
    found: dict[int, list[RowMapping]] = defaultdict(list)
    for row in asked.connection.execute(select(table).where(table.c.reading.in_(sorted(readings)))).mappings():
        found[row["reading"]].append(row)
    return found


def _in(window: Span, mention: RowMapping) -> bool:
    return bool(window.start <= mention["start"] and mention["end"] <= window.end)


def _names(place: RowMapping, row: FigureRow) -> bool:
    same = place["gazetteer_id"] is not None and place["gazetteer_id"] == row.gazetteer_id
    return same or bool(place["name"] == row.place)


def _dates(time: RowMapping, row: FigureRow) -> bool:
    """Whether an expression may state the row's period: it denotes days that the period shares."""
    if time["earliest"] is None and time["latest"] is None:
        return False
    starts = time["latest"] is None or row.earliest is None or row.earliest < time["latest"]
    ends = time["earliest"] is None or row.latest is None or time["earliest"] < row.latest
    return starts and ends
