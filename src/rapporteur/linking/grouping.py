"""Grouping: which incidents of one reading its document tells as one, and what it keeps apart."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rapporteur.linking.accounts import Site, Toll
from rapporteur.linking.kinds import alike
from rapporteur.linking.places import Nearness, nearest
from rapporteur.model.incidents import Figure, Incident
from rapporteur.model.vocabularies import DatePrecision, IncidentStatus, Measure, Qualifier, Unit, VictimClass

# Words with which a text sets one happening against another.
_OTHER = re.compile(
    r"\b(?:another|separate(?:ly)?|second|third|unrelated|previous(?:ly)?|earlier|last (?:month|year)|elsewhere|"
    r"different|similar|meanwhile|also)\b",
    re.IGNORECASE,
)
_PRECISE = {DatePrecision.DAY, DatePrecision.DAYS}
# A day that a text gives beside an incident may be that of the report, the arrest or the discovery.
_SLIP = timedelta(days=3)


@dataclass
class Group:
    """Incidents of one reading that are taken as one, in the order of the text, and what joined them."""

    incidents: list[Incident]
    sites: dict[Incident, tuple[Site, ...]]
    tolls: dict[Incident, Mapping[Measure, Toll]]
    cues: list[str] = field(default_factory=list)

    @property
    def places(self) -> tuple[Site, ...]:
        """All places of the group, each once."""
        return tuple(dict.fromkeys(site for one in self.incidents for site in self.sites[one]))

    @property
    def mentions(self) -> int:
        """How often the text mentions it."""
        return sum(max(1, len(one.mentions)) for one in self.incidents)

    def toll(self, measure: Measure) -> Toll | None:
        """The widest count of the group; None when none of its incidents has one."""
        found = [self.tolls[one][measure] for one in self.incidents if measure in self.tolls[one]]
        return max(found, key=lambda toll: toll.low, default=None)

    def dated(self) -> tuple[date | None, date | None, DatePrecision]:
        """The window that most mentions agree on, precise ones before vague ones, the first before later ones."""
        votes: dict[tuple[date | None, date | None], int] = {}
        precision: dict[tuple[date | None, date | None], DatePrecision] = {}
        for one in self.incidents:
            window = (one.earliest, one.latest)
            votes[window] = votes.get(window, 0) + max(1, len(one.mentions))
            precision.setdefault(window, one.date_precision)
        best = max(votes, key=lambda window: (precision[window] in _PRECISE, window[0] is not None, votes[window]))
        return *best, precision[best]


def tolls_of(figures: Sequence[Figure]) -> dict[str, dict[Measure, Toll]]:
    """The widest count of killed and of injured people that the figures of each incident give."""
    found: dict[str, dict[Measure, Toll]] = {}
    for figure in figures:
        if figure.incident is None or figure.part_of is not None or figure.unit is not Unit.PEOPLE:
            continue
        if figure.measure not in {Measure.KILLED, Measure.INJURED} or figure.low is None:
            continue
        whole = set(figure.who) <= {VictimClass.PEOPLE}
        toll = Toll(figure.low, whole and figure.qualifier is Qualifier.EXACT and figure.low == figure.high)
        held = found.setdefault(figure.incident, {})
        if figure.measure not in held or held[figure.measure].low < toll.low:
            held[figure.measure] = toll
    return found


def grouped(
    incidents: Sequence[Incident],
    sites: Mapping[str, tuple[Site, ...]],
    tolls: Mapping[str, Mapping[Measure, Toll]],
    text: str,
) -> tuple[Group, ...]:
    """Join the incidents of one reading that nothing keeps apart, in the order of the text.

    Apart are: other statuses, unlike types, distant places, precise days that are too far from each other, other exact
    tolls, and what the text itself sets against the rest ("in a separate attack").
    """
    groups: list[Group] = []
    for incident in sorted(incidents, key=lambda one: (one.start, one.end)):
        own = {incident: sites.get(incident.id, ())}
        counts = {incident: tolls.get(incident.id, {})}
        single = Group([incident], own, counts)
        fitting = [group for group in groups if kept_apart(group, single, text) is None]
        if not fitting:
            groups.append(single)
            continue
        home = max(fitting, key=lambda group: (_same_day(group, single), group.mentions))
        home.incidents.append(incident)
        home.sites |= own
        home.tolls |= counts
        home.cues.append(f"{incident.id} adds neither another place, day nor toll to {home.incidents[0].id}")
    return tuple(groups)


def kept_apart(a: Group, b: Group, text: str) -> str | None:
    """Why a document keeps two groups apart, in plain words; None when it does not."""
    one, other = a.incidents[0], b.incidents[0]
    if one.status is not other.status:
        return "one happened, the other did not"
    if not alike(frozenset(i.type for i in a.incidents), frozenset(i.type for i in b.incidents)):
        return "of unlike kinds"
    lying = nearest(a.places, b.places)
    if lying in {Nearness.APART, Nearness.SAME_COUNTRY}:
        return "at places apart"
    days = _days_apart(a, b)
    bare = not b.places and not b.tolls[other]
    if days is not None and days > (_SLIP if bare or lying is Nearness.SAME else timedelta(0)):
        return "on other days"
    if one.background is not other.background and not _same_day(a, b):
        return "one is background, the other is news"
    if days is None and one.date_precision is not other.date_precision and not bare and one.background:
        return "one is background that is dated otherwise"
    for measure in (Measure.KILLED, Measure.INJURED):
        x, y = a.toll(measure), b.toll(measure)
        if x and y and x.exact and y.exact and x.low != y.low and lying is not Nearness.SAME:
            return f"with other numbers {measure.value}"
    if _OTHER.search(text, max(0, other.start - 40), other.end) and not _same_day(a, b):
        return "set against it by its words"
    return None


def _same_day(a: Group, b: Group) -> bool:
    days = _days_apart(a, b)
    return days is not None and days <= timedelta(0)


def _days_apart(a: Group, b: Group) -> timedelta | None:
    """How far the windows of two groups lie apart; zero or less when they meet; None when one is not dated."""
    (start_a, end_a, _), (start_b, end_b, _) = a.dated(), b.dated()
    if start_a is None or start_b is None or end_a is None or end_b is None:
        return None
    return max(start_a, start_b) - min(end_a, end_b) + timedelta(days=1)


def happened(incident: Incident) -> bool:
    """Whether an incident is told as something that took place."""
    return incident.status is IncidentStatus.HAPPENED
