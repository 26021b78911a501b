"""From a file of messages to a file of templates."""

from collections.abc import Iterator

from rapporteur.evaluation.muc4.filling import fill
from rapporteur.evaluation.muc4.incidents import incidents
from rapporteur.evaluation.muc4.linear import models
from rapporteur.evaluation.muc4.messages import Message, messages
from rapporteur.evaluation.muc4.roles import roles_of
from rapporteur.evaluation.muc4.templates import Template, written
from rapporteur.model.tagged import Tagger


def templates(message: Message, tagger: Tagger) -> list[Template]:
    """The templates of one message, in the order of the kinds of incident; none for an irrelevant message."""
    tables = models()
    roles = roles_of(tagger.tagged(message.layout))
    return [fill(message, incident, tables) for incident in incidents(message, roles, tables)]


def responses(raw: str, tagger: Tagger) -> Iterator[str]:
    """For each message of a file its templates in the official format.

    Args:
        raw: a file of a MUC-3/4 corpus, in upper or mixed case.
        tagger: finds who did what to whom; the same texts and tagger give the same templates.
    """
    for message in messages(raw):
        yield written(message.id, templates(message, tagger))
