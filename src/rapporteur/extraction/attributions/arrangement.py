"""Fit the attributions of one sentence together: who stands beside whom, who within whom."""

from collections.abc import Sequence

from rapporteur.extraction.attributions.drafts import Draft
from rapporteur.extraction.clauses import Token
from rapporteur.extraction.words import word_set

# Attributions further back than this in one sentence do not touch: it keeps the cost of lists linear.
_REACH = 12
# What somebody says that another one said is kept; what he says that another one wants or thinks is his own word.
REPORTING = word_set(
    "say tell report claim write announce accuse blame deny confirm allege according cite describe warn condemn admit "
    "acknowledge reject threaten testify"
)
_JOINTS = frozenset({",", "and", "but", "while", "as", "although", "though", ";", "--", "\u2014", "yet", "whereas"})


def arrange(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Cut contents where a coordinate attribution begins, and mark those that another one reports.

    Args:
        tokens: the tokens of the sentence.
        drafts: its attributions; they are changed in place.

    Returns:
        The drafts that keep a content, in the order of their cues.
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.cue):
        for earlier in kept[-_REACH:]:
            _settle(tokens, earlier, draft)
        reported = draft.within is None or draft.lemma in REPORTING
        if reported and any(a < b for a, b in draft.content):
            kept.append(draft)
    kept = [d for d in kept if d.within is None or d.lemma in REPORTING or d.borrows]
    for draft in kept:
        if draft.borrows:
            _borrow(draft, kept)
    return [draft for draft in kept if any(a < b for a, b in draft.content)]


def _settle(tokens: Sequence[Token], earlier: Draft, later: Draft) -> None:
    """Bring `earlier` and `later`, whose cue follows, into order."""
    within_source = later.source is not None and later.source.start < earlier.cue[0] < later.cue[0]
    if within_source and not later.shared and not earlier.borrows:
        # The earlier one stands in a parenthesis of the later one's source ("the mayor, who denied it, said").
        earlier.content = [(a, min(b, later.cue[0] - 1)) for a, b in earlier.content]
        return
    if earlier.borrows:
        return
    begin = min(later.begin, later.cue[0])
    if not earlier.opens or not earlier.content or not earlier.content[-1][0] <= begin < earlier.content[-1][1]:
        _cut_before(earlier, later)
        return
    start, end = earlier.content[-1]
    if _closes(tokens, earlier, later, begin):
        # "Lima accused the rebels of shelling the town, officials said."
        earlier.content[-1] = (start, begin - 1)
        earlier.within = later
        return
    joint = begin
    while joint > start and tokens[joint - 1].lower in _JOINTS:
        joint -= 1
    if later.lemma == "according" and later.content and later.content[0][0] <= earlier.begin:
        # "The mayor said that nine died, according to the radio": the radio reports what the mayor said.
        earlier.content[-1] = (start, min(end, max(start, later.content[0][1])))
        earlier.within = later
    elif later.borrows:
        earlier.content[-1] = (start, joint)
    elif joint < begin or (later.shared and joint > start):
        earlier.content[-1] = (start, joint)
        later.within = earlier.within
        _cut_before(earlier, later)
    else:
        later.within = earlier
        later.content = [(max(a, start), min(b, end)) for a, b in later.content if b > start]


def _closes(tokens: Sequence[Token], earlier: Draft, later: Draft, begin: int) -> bool:
    """Whether `later` stands at the end of the sentence and reports all of it, `earlier` and what it says."""
    return (
        begin > 0
        and tokens[begin - 1].lower == ","
        and not later.shared
        and earlier.within is None
        and len(later.content) == 1
        and later.content[0][0] <= earlier.begin
        and later.content[0][1] == begin - 1
        and earlier.source is not None
        and not any(t.is_quote for t in tokens[earlier.cue[1] : begin])
        and earlier.lemma not in {"according", "say"}
    )


def _borrow(cited: Draft, drafts: Sequence[Draft]) -> None:
    """Give `cited` the content of the attribution that cites it, and put it within that one."""
    citing = [d for d in drafts if d is not cited and not d.borrows and d.source is not None]
    around = [d for d in citing if d.source and d.source.start <= cited.cue[0] < d.cue[0]]
    before = [d for d in citing if d.cue[0] < cited.cue[0]]
    named = around[0] if around else before[-1] if before else None
    if named is not None:
        cited.content = list(named.content)
        cited.within = named


def _cut_before(earlier: Draft, later: Draft) -> None:
    """A content that stands before its cue does not reach back over an earlier attribution."""
    done = max([earlier.cue[1], *(b for _, b in earlier.content if b <= later.cue[0])])
    first = min([earlier.begin, earlier.cue[0], *(a for a, _ in earlier.content)])
    pieces = []
    for start, end in later.content:
        begin = done if start < done and first < end <= later.cue[0] else start
        if begin < end:
            pieces.append((begin, end))
    later.content = pieces
