"""A decision of a visitor on an item of the queue, as a judgement in the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapporteur.ledger.judging import Decided, append_decision
from rapporteur.model.judgements import Verdict
from rapporteur.views.review import ReviewItem, ReviewKind, review
from rapporteur.web.errors import BadRequestError, MissingError
from rapporteur.web.workbench import Desk

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Wording:
    """How an item is asked, and the words of each verdict on it."""

    asks: str
    verdicts: Mapping[str, str]


WORDINGS: Mapping[ReviewKind, Wording] = {
    ReviewKind.LINK: Wording("Do these tell of one incident?", {"positive": "One", "negative": "Different"}),
    ReviewKind.MATCH: Wording("Do these names mean one actor?", {"positive": "One", "negative": "Different"}),
    ReviewKind.CONFLICT: Wording(
        "These cannot all hold. Do the sources disagree?", {"positive": "They disagree", "negative": "One is misread"}
    ),
}
_RECORDS = {ReviewKind.LINK: "incidents", ReviewKind.MATCH: "actors", ReviewKind.CONFLICT: "figures"}


def decide(desk: Desk, identifier: str, verdict: str, reason: str) -> tuple[ReviewItem, Decided]:
    """Record what the visitor decided of an item that waits, signed with the visitor's name.

    Raises:
        BadRequestError: the verdict is none, or no reason is given.
        MissingError: nothing of this id waits any more.
        LedgerError: the ledger could not be written.
    """
    try:
        decided = Verdict(verdict)
    except ValueError:
        raise BadRequestError("Choose what you decide.") from None
    if not reason.strip():
        raise BadRequestError("Give the reason for your decision: it stays in the ledger beside it.")
    if len(reason) > LONGEST_REASON:
        raise BadRequestError(f"The reason is longer than {LONGEST_REASON} characters.")
    item = next((one for one in desk.ask(review) if one.id == identifier), None)
    if item is None or desk.visitor is None:
        raise MissingError("This does not wait for a decision any more: somebody has decided it, or it was read anew.")
    recorded = append_decision(
        desk.workbench.store,
        item.question,
        tuple(desk.veil.lifted(side.id) for side in item.sides),
        decided,
        kind=_RECORDS[item.kind],
        author=desk.visitor.name,
        reason=reason.strip(),
        rests_on=() if item.kind is ReviewKind.CONFLICT else (item.id,),
    )
    desk.note("decide", {"judgement": recorded.id, "question": item.question, "verdict": decided.value})
    return item, recorded
