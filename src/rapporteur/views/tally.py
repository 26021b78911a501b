"""The tally: what the figures of a ledger allow to be said of a place, a period and a class, source by source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.vocabularies import Measure, Unit, VictimClass
from rapporteur.reconciliation.reconcile import reconcile
from rapporteur.reconciliation.statements import LeftOut, PlaceKey, Query, Reconciliation, Statement
from rapporteur.views.asking import asking
from rapporteur.views.figures import FigureRow, figures
from rapporteur.views.filters import country_code, country_name
from rapporteur.views.incidents import incidents
from rapporteur.views.questions import EVERYTHING, Question, folded
from rapporteur.views.statements import place_key, statements_of
from rapporteur.views.voices import decisions_on_actors

_ORDER = tuple(Measure)
PLACE_NOT_STATED = "place not stated"


@dataclass(frozen=True, slots=True)
class TallyLine:
    """The answer for one place, measure and unit.

    `place` names what was asked for, else the country, else `PLACE_NOT_STATED`. `answer` has the bounds; `figures` are
    the rows behind every id in it, so that each number can be followed to its words.
    """

    place: str
    measure: str
    unit: str
    who: tuple[str, ...]
    answer: Reconciliation
    figures: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """All lines of a tally, and the figures that assert nothing (denied, doubted, only possible) with the reason.

    Lines are never to be added: different places may share incidents that nobody located, and measures share people.
    """

    lines: tuple[TallyLine, ...]
    not_asserted: tuple[LeftOut, ...]


def _asked_places(asked: str, keys: Iterable[PlaceKey], rows: Sequence[FigureRow]) -> tuple[PlaceKey, ...]:
    """The places that a name can mean: a country, else first-level areas, else places that figures name."""
    code = country_code(asked)
    if code:
        return (PlaceKey(code),)
    sought = folded(asked)
    areas = {
        PlaceKey(key.country, key.admin1) for key in keys if key.admin1 is not None and folded(key.admin1) == sought
    }
    named = areas or {place_key(row) for row in rows if row.place is not None and folded(row.place) == sought}
    return tuple(sorted(named, key=str))


def _groups(statements: Sequence[Statement]) -> list[tuple[str, tuple[PlaceKey, ...], tuple[Statement, ...]]]:
    """One group for each country, and one for what is not located; a statement is in each country it may concern."""
    countries = sorted({key.country for s in statements for key in s.places if key.country})
    groups: list[tuple[str, tuple[PlaceKey, ...], tuple[Statement, ...]]] = []
    for code in countries:
        concerned = tuple(s for s in statements if any(key.country == code for key in s.places))
        groups.append((country_name(code) or code, (PlaceKey(code),), concerned))
    unlocated = tuple(s for s in statements if not s.places)
    if unlocated:
        groups.append((PLACE_NOT_STATED, (), unlocated))
    return groups


def _kinds(statements: Iterable[Statement]) -> list[tuple[Measure, Unit]]:
    found = {(s.measure, s.unit) for s in statements}
    return sorted(found, key=lambda kind: (_ORDER.index(kind[0]), kind[1]))


def tally(store: LedgerStore, question: Question = EVERYTHING, who: frozenset[VictimClass] = frozenset()) -> Tally:
    """The bounds that the figures of a ledger allow, by place, measure and root source.

    Args:
        store: the ledger.
        question: as of when; the place and period to count (None: each country, all time); whose figures to believe
            (`source`); with `actor`, only figures by that source or of incidents that it is tied to as a perpetrator.
        who: the victim classes to count, as a union; none is everybody.

    Raises:
        LedgerError: the ledger could not be read.
    """
    # Place and period are the programme's to judge: a figure that reaches beyond them must be seen to be left out.
    wide = replace(question, place=None, earliest=None, latest=None)
    rows = figures(store, wide)
    happenings = {row.id: row for row in incidents(store, question.unfiltered())}
    with asking(store, question.unfiltered()) as asked:
        decided = decisions_on_actors(asked)
    statements, silent = statements_of(rows, happenings, decided)
    if question.place is None:
        groups = _groups(statements)
    else:
        meant = _asked_places(question.place, (key for s in statements for key in s.places), rows)
        groups = [(question.place, meant, statements)] if meant else []
    by_id = {row.id: row for row in rows}
    lines = []
    for name, places, concerned in groups:
        for measure, unit in _kinds(concerned):
            query = Query(measure, who, unit, places, question.earliest, question.latest)
            answer = reconcile(concerned, query)
            if answer.by_source or answer.left_out:
                used = dict.fromkeys(_ids(answer))
                told = tuple(by_id[i] for i in used)
                lines.append(TallyLine(name, measure.value, unit.value, tuple(sorted(who)), answer, told))
    return Tally(tuple(lines), silent)


def _ids(answer: Reconciliation) -> Iterable[str]:
    for _, bound in answer.by_source:
        yield from (*bound.low_from, *bound.high_from, *bound.conflict)
    yield from answer.conflict
    yield from (left.statement for left in answer.left_out)
