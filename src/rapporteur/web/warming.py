"""Warming: ask ahead what most pages ask."""

import logging

from rapporteur.ledger.errors import LedgerError
from rapporteur.views.clusters import linked_incidents
from rapporteur.views.documents import documents
from rapporteur.views.incidents import incidents
from rapporteur.views.questions import EVERYTHING
from rapporteur.web.answers import Answers
from rapporteur.web.choosing import figures_by_incident
from rapporteur.web.veils import veil_of

_log = logging.getLogger(__name__)


def warm(answers: Answers) -> None:
    """Ask the questions of the first pages, so that their answers are kept; pages tell of a ledger that fails."""
    try:
        state = answers.state()
        veil = answers.ask(state, veil_of).answer
        for view in (incidents, documents, figures_by_incident, linked_incidents):
            answers.ask(state, view, EVERYTHING, veil=veil)
    except LedgerError as error:
        _log.warning("not warmed: %s", error)
