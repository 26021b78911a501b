"""The tally: what the figures of a ledger allow to be said of a place, a period and a class, source by source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapporteur.ledger.linking import RecordKey
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.scopes import parts_of
from rapporteur.model.references import RecordId
from rapporteur.model.vocabularies import Measure, Unit, VictimClass
from rapporteur.reconciliation.reconcile import reconcile
from rapporteur.reconciliation.statements import LeftOut, PlaceKey, Query, Reconciliation, Statement
from rapporteur.views.asking import Asking, asking
from rapporteur.views.bearing import Unasked, figures_bearing
from rapporteur.views.figures import FigureRow, figure_rows
from rapporteur.views.filters import country_code, country_name
from rapporteur.views.incidents import IncidentPlace, places_of
from rapporteur.views.questions import EVERYTHING, Question, folded
from rapporteur.views.statements import places_called, statements_of
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
    `too_many` are countries that have more figures than can be reconciled at once: ask for a province or a period of
    them. `wider` are countries of which only some totals were asked beside the figures of the place itself; the rest
    could only lower the greatest count.
    """

    lines: tuple[TallyLine, ...]
    not_asserted: tuple[LeftOut, ...]
    too_many: tuple[Unasked, ...] = ()
    wider: tuple[Unasked, ...] = ()


@dataclass(frozen=True, slots=True)
class _Places:
    places: tuple[IncidentPlace, ...]


def _asked_places(asked: Asking, place: str, areas: Iterable[str]) -> tuple[PlaceKey, ...]:
    """The places that a name means which means these areas: a country, else first-level areas, else places in them."""
    code = country_code(place)
    if code:
        return (PlaceKey(code),)
    sought = folded(place)
    found = {PlaceKey(country, admin1) for country, admin1 in map(parts_of, areas) if folded(admin1 or "") == sought}
    return tuple(sorted(found or places_called(asked, sought), key=str))


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
    with asking(store, wide) as asked:
        bearing = figures_bearing(asked, question.place, question.earliest, question.latest)
        rows = figure_rows(asked, bearing.figures)
        decided = decisions_on_actors(asked)
        meant = _asked_places(asked, question.place, bearing.areas) if question.place and bearing.areas else ()
        happenings = _happenings(asked, bearing.figures)
    statements, silent = statements_of(rows, happenings, decided)
    if question.place is None:
        left = {one.country for one in bearing.too_many}
        groups = [group for group in _groups(statements) if (group[1][0].country if group[1] else None) not in left]
    else:
        groups = [(question.place, meant, statements)] if meant and not bearing.too_many else []
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
    return Tally(tuple(lines), silent, bearing.too_many, bearing.wider)


def _happenings(asked: Asking, figures: Iterable[RecordKey]) -> dict[str, _Places]:
    """The places of the incidents of all documents that these figures are of, by record id."""
    counting = asked.narrowed({reading for reading, _ in figures})
    names = {row["reading"]: row["document_id"] for row in asked.connection.execute(counting.of_documents()).mappings()}
    found = places_of(asked, names).items()
    return {str(RecordId(names[reading], incident)): _Places(places) for (reading, incident), places in found}


def _ids(answer: Reconciliation) -> Iterable[str]:
    for _, bound in answer.by_source:
        yield from (*bound.low_from, *bound.high_from, *bound.conflict)
    yield from answer.conflict
    yield from (left.statement for left in answer.left_out)
