"""Whether the words around a time look ahead or back, for dates that name no year or week."""

import re

from rapporteur.model.spans import Span

_WORD = re.compile(r"[A-Za-z']+")
_AHEAD = frozenset(
    "will shall 'll expects expect expected scheduled plans plan planned planning due slated intends intend intended "
    "upcoming forthcoming deadline hopes hope begins starts opens ends expires would until till going may could".split()
)
_BACK = frozenset(
    "was were had did said told came went began took fell left made found saw held hit struck shot fought broke sent "
    "has have been got gave put set won lost rose met led ran fled grew became since".split()
)
_REACH = 90


def looks_ahead(text: str, sentence: Span, at: Span) -> bool:
    """Whether the clause around `at` speaks of the future: its nearest telling verb, first before, then behind.

    Default is the past: news reports what happened.
    """
    before = _WORD.findall(text[max(sentence.start, at.start - _REACH) : at.start].lower())
    for number in range(len(before) - 1, -1, -1):
        word = before[number]
        previous = before[number - 1] if number else ""
        if word in _AHEAD:
            return True
        if word in {"to", "be"} and previous in {"is", "are", "be", "set", "expected"}:
            return True
        if word in _BACK or (word.endswith("ed") and previous not in {"be", "to", "is", "are"}):
            return False
    after = _WORD.findall(text[at.end : min(sentence.end, at.end + _REACH)].lower())
    for word in after[:12]:
        if word in {"will", "shall", "is", "are"}:
            return word in {"will", "shall"}
        if word in _BACK or word.endswith("ed"):
            return False
    return False
