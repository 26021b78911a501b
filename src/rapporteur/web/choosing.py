"""Choosing: the filters of an address that no view takes: kinds, grades, measures and classes of people."""

from collections import defaultdict

from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.clusters import LinkedIncident, linked_incidents
from rapporteur.views.counting import count_by_rules
from rapporteur.views.documents import DocumentRow, documents
from rapporteur.views.figures import FigureRow, figures
from rapporteur.views.incidents import IncidentRow, incidents
from rapporteur.views.questions import Question
from rapporteur.web.asked import Asked, Grade
from rapporteur.web.workbench import Desk


def chosen_figures(desk: Desk, asked: Asked) -> tuple[FigureRow, ...]:
    """The figures that an address asks for; with grades, those of incidents of these grades.

    Raises:
        LedgerError: the ledger could not be read.
    """
    rows = desk.ask(figures, asked)
    if asked.kinds:
        rows = tuple(row for row in rows if row.incident_type in asked.kinds)
    if asked.measures:
        rows = tuple(row for row in rows if row.measure in asked.measures)
    if asked.who:
        rows = tuple(row for row in rows if not set(asked.who).isdisjoint(row.who))
    if asked.grades:
        graded = _accounts(desk, asked)
        rows = tuple(row for row in rows if row.incident in graded)
    return rows


def chosen_incidents(desk: Desk, asked: Asked) -> tuple[IncidentRow, ...]:
    """The incidents, as each document tells them, that an address asks for.

    With measures or classes: those with a figure of these. With grades: accounts of linked incidents of these grades.

    Raises:
        LedgerError: the ledger could not be read.
    """
    rows = desk.ask(incidents, asked)
    if asked.kinds:
        rows = tuple(row for row in rows if row.type in asked.kinds)
    if asked.measures or asked.who:
        figured = desk.ask(figures_by_incident, asked.unfiltered())
        rows = tuple(row for row in rows if any(_is_counted(one, asked) for one in figured.get(row.id, ())))
    if asked.grades:
        graded = _accounts(desk, asked)
        rows = tuple(row for row in rows if row.id in graded)
    return rows


def chosen_linked(desk: Desk, asked: Asked) -> tuple[LinkedIncident, ...]:
    """The linked incidents of which an address asks for an account.

    Raises:
        LedgerError: the ledger could not be read.
    """
    rows = desk.ask(linked_incidents, asked)
    if asked.kinds or asked.measures or asked.who or asked.grades:
        wanted = {row.id for row in chosen_incidents(desk, asked)}
        rows = tuple(row for row in rows if any(mention.record in wanted for mention in row.mentions))
    return rows


def chosen_documents(desk: Desk, asked: Asked) -> tuple[DocumentRow, ...]:
    """The documents that an address asks for.

    With kinds, grades, measures or classes: those that tell of such an incident.

    Raises:
        LedgerError: the ledger could not be read.
    """
    rows = desk.ask(documents, asked)
    if asked.kinds or asked.grades or asked.measures or asked.who:
        telling = {row.document for row in chosen_incidents(desk, asked)}
        rows = tuple(row for row in rows if row.id in telling)
    return rows


def _is_counted(row: FigureRow, asked: Asked) -> bool:
    """Whether a figure is of a measure and of a class that are asked for."""
    measured = not asked.measures or row.measure in asked.measures
    return measured and (not asked.who or not set(asked.who).isdisjoint(row.who))


def figures_by_incident(store: LedgerStore, question: Question) -> dict[str, tuple[FigureRow, ...]]:
    """The figures of each incident by its record id; a view like others, to be asked through a desk.

    Raises:
        LedgerError: the ledger could not be read.
    """
    found: defaultdict[str, list[FigureRow]] = defaultdict(list)
    for row in figures(store, question):
        if row.incident is not None:
            found[row.incident].append(row)
    return {incident: tuple(rows) for incident, rows in found.items()}


def grades_of(store: LedgerStore, question: Question) -> dict[str, str]:
    """The grade of each linked incident by its id. Source: Airwars, "Methodology Note".

    Raises:
        LedgerError: the ledger could not be read.
    """
    counted = count_by_rules(store, ("airwars",), question)
    return {one.id: answer.counted.grade for one in counted.incidents for answer in one.answers if answer.counted.grade}


def _accounts(desk: Desk, asked: Asked) -> frozenset[str]:
    """The ids of all accounts of linked incidents of the grades asked for."""
    grades = desk.ask(grades_of, asked.unfiltered())
    wanted = {identifier for identifier, grade in grades.items() if Grade(grade) in asked.grades}
    linked = desk.ask(linked_incidents, asked.unfiltered())
    return frozenset(mention.record for one in linked if one.id in wanted for mention in one.mentions)
