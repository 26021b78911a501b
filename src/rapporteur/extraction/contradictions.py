"""Find contradictions inside one document: figures of one source that cannot both hold, parts larger than wholes."""

from collections.abc import Sequence

from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Figure, Incident
from rapporteur.model.issues import Issue
from rapporteur.model.layout import Layout
from rapporteur.model.vocabularies import Qualifier, Severity


def find_contradictions(
    layout: Layout,
    figures: Sequence[Figure],
    incidents: Sequence[Incident],
    attributions: Sequence[Attribution],
) -> tuple[Issue, ...]:
    """Compare the linked figures of one document with one another.

    Two figures are in conflict (`figure_conflict`) when the same source gives exact, different counts of the same
    measure, class and unit for the same incident, or for the same place and period, and neither replaces the other;
    several counts of one sentence are taken as told of different people. A part that must be larger than its whole is
    `part_exceeds_whole`. Different sources that differ are no contradiction of the document: they are what it reports.

    Returns:
        Warnings in text order, each on the span of the later figure.
    """
    by_id = {figure.id: figure for figure in figures}
    ordered = sorted(figures, key=lambda figure: (figure.start, figure.end))
    issues = [
        *_conflicts(layout, ordered, {said.id: said for said in attributions}, incidents),
        *_parts(ordered, by_id),
    ]
    return tuple(sorted(issues, key=lambda issue: (issue.start or 0, issue.end or 0, issue.code)))


def _conflicts(
    layout: Layout, ordered: Sequence[Figure], said: dict[str, Attribution], incidents: Sequence[Incident]
) -> list[Issue]:
    background = {incident.id for incident in incidents if incident.background}
    replaced = {figure.supersedes for figure in ordered if figure.supersedes}
    last: dict[tuple[object, ...], Figure] = {}
    issues: list[Issue] = []
    for figure in ordered:
        scope = _scope(figure)
        if figure.qualifier != Qualifier.EXACT or figure.part_of or scope is None or figure.incident in background:
            continue
        key = (*scope, figure.measure, frozenset(figure.who), figure.unit, _root(figure, said))
        other = last.get(key)
        apart = other and layout.sentence_index(other.start) != layout.sentence_index(figure.start)
        if other and apart and other.low != figure.low and not {figure.supersedes, figure.id} & {other.id, *replaced}:
            issues.append(
                Issue(
                    "figure_conflict",
                    Severity.WARNING,
                    f"the same source gives {other.low} and {figure.low} {figure.measure} for the same scope",
                    figure.start,
                    figure.end,
                )
            )
        if figure.id not in replaced:
            last[key] = figure
    return issues


def _scope(figure: Figure) -> tuple[object, ...] | None:
    """What a figure counts over; None where too little is known to compare it."""
    if figure.incident:
        return (figure.incident,)
    if figure.place and figure.earliest and figure.latest:
        return figure.place, figure.earliest, figure.latest
    return None


def _root(figure: Figure, said: dict[str, Attribution]) -> object:
    """Who gives a figure: the actor, else the attribution, else the author."""
    attribution = said.get(figure.attribution or "")
    return (attribution.actor or attribution.id) if attribution else None


def _parts(ordered: Sequence[Figure], by_id: dict[str, Figure]) -> list[Issue]:
    issues: list[Issue] = []
    for part in ordered:
        whole = by_id.get(part.part_of or "")
        if whole is None or part.low is None or whole.high is None or whole.unit != part.unit:
            continue
        if part.low > whole.high and whole.qualifier != Qualifier.ABOUT:
            issues.append(
                Issue(
                    "part_exceeds_whole",
                    Severity.WARNING,
                    f"a part of {part.low} is larger than its whole of {whole.high}",
                    part.start,
                    part.end,
                )
            )
    return issues
