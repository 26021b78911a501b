"""Deaths that a text tells without a count: of a person named or described, and of a "deadly raid"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapporteur.model.incidents import Figure, Incident, Victim
from rapporteur.model.layout import Layout
from rapporteur.model.vocabularies import IncidentStatus, Measure, Qualifier, Unit, VictimClass, VictimEffect

_DEADLY = re.compile(
    r"\b(?:fatal|deadly|lethal)\s+(?:[\w-]+\s+){0,2}(?:shootings?|strikes?|airstrikes?|raids?|attacks?|ambush(?:es)?"
    r"|bombings?|blasts?|explosions?|clash(?:es)?|shelling|stabbings?|assaults?|gunfire|crossfire|firefights?)\b",
    re.IGNORECASE,
)
_AT_LEAST = None, Qualifier.AT_LEAST


def count_singly(
    layout: Layout, figures: Sequence[Figure], victims: Sequence[Victim], incidents: Sequence[Incident]
) -> tuple[Figure, ...]:
    """Figures of deaths that the text tells without a number.

    One killed for a person named or described, each person once; at least one killed for a "deadly raid" without a
    victim. Nothing for an incident of which a killed figure is stated, so that nobody is counted twice. Of several
    persons each is "at least one", since one alone is not the toll.

    Args:
        layout: the text.
        figures: the counts that the text states, already linked to incidents.
        victims: persons and groups already linked to incidents.
        incidents: its happenings.

    Returns:
        The new figures in text order, not yet linked, with ids that follow those of `figures`.
    """
    stated = [figure for figure in figures if figure.measure is Measure.KILLED]
    told = {figure.incident for figure in stated}
    persons = [victim for victim in _persons(victims) if not _is_told(victim.incident, told)]
    among = Counter(victim.incident for victim in persons)
    several = {incident for incident, number in among.items() if number > 1 or (None in among and len(persons) > 1)}
    found = [
        (victim.start, victim.end, victim.who, *(_AT_LEAST if victim.incident in several else (1, Qualifier.EXACT)))
        for victim in persons
    ]
    told |= {victim.incident for victim in persons}
    for incident in incidents:
        deadly = None if _is_told(incident.id, told) else _deadly(layout.text, incident)
        if deadly is not None:
            found.append((*deadly, (VictimClass.PEOPLE,), *_AT_LEAST))
    return tuple(
        Figure(f"f{number}", start, end, Measure.KILLED, 1, high, qualifier, Unit.PEOPLE, who)
        for number, (start, end, who, high, qualifier) in enumerate(
            sorted(found, key=lambda one: one[:2]), len(figures) + 1
        )
    )


def without_doubles(figures: Sequence[Figure], single: Sequence[Figure]) -> tuple[Figure, ...]:
    """Leave out deaths told without a number that, once linked, share their incident with a stated count.

    Args:
        figures: all figures of the text, linked to incidents.
        single: those of `count_singly` among them, by id.

    Returns:
        The other figures in text order.
    """
    unstated = {figure.id for figure in single}
    told = {figure.incident for figure in figures if figure.measure is Measure.KILLED and figure.id not in unstated}
    kept = (figure for figure in figures if figure.id not in unstated or figure.incident not in told)
    return tuple(sorted(kept, key=lambda one: one.start))


def _is_told(incident: str | None, told: set[str | None]) -> bool:
    """Whether a death may have been counted before; what no incident is known of may be any other's."""
    return bool(told) if incident is None else incident in told or None in told


def _persons(victims: Sequence[Victim]) -> Iterator[Victim]:
    """Killed persons, each once by the last word of the name; the described only where nobody is named."""
    single = [
        victim
        for victim in victims
        if victim.effect is VictimEffect.KILLED and victim.number.low == victim.number.high == 1
    ]
    named = [victim for victim in single if victim.name is not None]
    seen: set[str] = set()
    for victim in named or single[:1]:
        key = (victim.name or "").lower().split()[-1:]
        if not key or key[0] not in seen:
            seen.update(key)
            yield victim


def _deadly(text: str, incident: Incident) -> tuple[int, int] | None:
    """The words of a mention that say that somebody died; None where none do, or it did not happen."""
    if incident.status is not IncidentStatus.HAPPENED:
        return None
    found = (_DEADLY.search(text, mention.start, mention.end) for mention in incident.mentions)
    return next(((match.start(), match.end()) for match in found if match is not None), None)
