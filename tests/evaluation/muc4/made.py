"""Messages with roles marked by hand, for the tests of this folder."""

from rapporteur.evaluation.muc4.linear import Linear
from rapporteur.evaluation.muc4.mentions import Mention, mentions
from rapporteur.evaluation.muc4.messages import Message, message
from rapporteur.evaluation.muc4.roles import Found, Role, Roles
from rapporteur.model.spans import Span

DATELINE = "LIMA, 4 MAR 91 (RADIO UNO) -- [TEXT] "
MARKS = {"H": Role.PERSON, "P": Role.OBJECT, "I": Role.PERPETRATOR, "O": Role.ORGANIZATION, "W": Role.INSTRUMENT}
# Given names make names; no other word does.
NAMES = {"name": Linear(("yes",), False, {"": (-1.0,), "given first": (3.0,)})}


def marked(text: str) -> tuple[Message, Roles]:
    """A message from a text with marks: "{H:the mayor} was shot"."""
    plain, found = DATELINE, []
    for piece in text.replace("}", "{").split("{"):
        if piece[1:2] == ":" and piece[0] in MARKS:
            found.append(Found(MARKS[piece[0]], Span(len(plain), len(plain) + len(piece) - 2), 0.9))
            plain += piece[2:]
        else:
            plain += piece
    return message("TEST-MUC4-0001", plain), Roles(tuple(found))


def mentioned(text: str) -> list[Mention]:
    """The mentions of a text with marks."""
    return mentions(*marked(text))
