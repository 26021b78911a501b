"""Corrections: what persons decided on how figures were read; it outranks what the reader found, and both stay."""

from collections.abc import Mapping
from typing import Any

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.model.corrections import corrected_values
from rapporteur.model.judgements import FIGURE_READ_RIGHT, Verdict
from rapporteur.views.asking import Asking
from rapporteur.views.carrying import carried
from rapporteur.views.judgements import standing


def figure_decisions(asked: Asking) -> Mapping[RecordKey, dict[str, Any]]:
    """What persons decided on figures by the moment asked for, as the fields of `FigureRow` that it sets.

    Of several decisions on one figure the last counts; one that leaves it undecided sets nothing. A text that is read
    again keeps the decisions on its words.
    """
    decided = [one for one in standing(asked, {FIGURE_READ_RIGHT}) if one.person and one.verdict is not Verdict.UNSURE]
    holding = carried(asked, schema.figures, {key for one in decided for key in one.records})
    found: dict[RecordKey, dict[str, Any]] = {}
    for one in decided:
        withdrawn = one.verdict is Verdict.NEGATIVE and not one.corrections
        fields = {**corrected_values(one.corrections), "judgement": one.id, "withdrawn": withdrawn}
        found |= {now: fields for key in one.records for now in holding.get(key, ())}
    return found
