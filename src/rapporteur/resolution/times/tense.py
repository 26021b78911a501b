"""Whether the words around a time look ahead or back, for dates that name no year or week."""

import re

from rapporteur.model.spans import Span

_WORD = re.compile(r"[A-Za-z']+")
_AHEAD = re.compile(
    r"will|shall|'ll|expects?|expected|scheduled|plans?|planned|planning|due|slated|intend(?:s|ed)?|upcoming|forthcoming"
    r"|deadline|hopes?|effective|going|expires?|begins|starts|opens|resumes|takes"
)
_BACK = re.compile(
    r"was|were|had|did|said|told|came|went|began|took|fell|left|made|found|saw|held|hit|struck|shot|fought|broke|sent"
    r"|has|have|been|got|gave|put|set|won|lost|rose|met|led|ran|fled|grew|became|since"
)
_LED_AHEAD = re.compile(r"\b(?:until|till|by|before|as (?:soon|early) as|set for|from now to)\s+$", re.IGNORECASE)
_REACH = 90


def looks_ahead(text: str, sentence: Span, at: Span) -> bool | None:
    """Whether the clause around `at` speaks of the future: its nearest telling verb, first before, then behind.

    Returns:
        True for the future, False for the past, None when no verb tells.
    """
    lead = text[max(sentence.start, at.start - _REACH) : at.start]
    before = _WORD.findall(lead.lower())
    after = _WORD.findall(text[at.end : min(sentence.end, at.end + _REACH)].lower())[:12]
    if _LED_AHEAD.search(lead) and not {"had", "was", "were"}.intersection(before[-6:] + after[:5]):
        return True
    for number in range(len(before) - 1, -1, -1):
        word, previous = before[number], before[number - 1] if number else ""
        if _AHEAD.fullmatch(word) or (word in {"to", "be"} and previous in {"is", "are", "to"}):
            return True
        if previous not in {"be", "to", "is", "are"} and (_BACK.fullmatch(word) or word.endswith("ed")):
            return False
    for word in after:
        if word in {"will", "shall"}:
            return True
        if _BACK.fullmatch(word) or word.endswith("ed"):
            return False
    return None
