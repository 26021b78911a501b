"""Marks: what each colour in a text means, and how many there are."""

from dataclasses import dataclass

from rapporteur.views.texts import MARK_KINDS, DocumentText

_LABELS = {
    "figure": "figures",
    "victim": "victims",
    "time": "times",
    "place": "places",
    "incident": "incidents",
    "cue": "reporting words",
    "source": "sources",
    "actor": "actors",
    "object": "objects",
    "verification": "checks",
    "relation": "relations",
    "issue": "issues",
    "claim": "claims",
}


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A kind of mark, in words, and how many records of a text have it."""

    kind: str
    label: str
    count: int


def mark_legend(shown: DocumentText) -> tuple[LegendEntry, ...]:
    """The kinds of mark that a text has."""
    return tuple(LegendEntry(kind, _LABELS[kind], shown.marked[kind]) for kind in MARK_KINDS if kind in shown.marked)
