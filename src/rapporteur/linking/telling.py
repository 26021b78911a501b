"""Turn the reading of a document into the accounts that it gives of incidents."""

import re
from collections.abc import Iterable, Sequence

from rapporteur.linking.accounts import Account, Site, Telling, Toll
from rapporteur.linking.grouping import Group, grouped, tolls_of
from rapporteur.linking.kinds import VIOLENCE, is_one_sided
from rapporteur.linking.places import located, site_of
from rapporteur.linking.signatures import signature_of
from rapporteur.linking.wording import names_of, words_of
from rapporteur.model.incidents import Figure, Victim
from rapporteur.model.names import fold_name
from rapporteur.model.reading import Reading
from rapporteur.model.vocabularies import (
    ActorKind,
    DatePrecision,
    IncidentStatus,
    IncidentType,
    Measure,
    Unit,
    VictimEffect,
)

# How far around its words an account's own wording reaches, in code points: about two sentences either way.
_AROUND = 250
_AGE = re.compile(r"\b(\d{1,3})[ -]years?[ -]old|,\s(\d{1,2}),(?=\s)|\baged? (\d{1,3})\b")
_MOST_LOOSE = 50  # a count beyond this without an incident is a tally of many, not an account of one


def accounts_of(document: str, reading: Reading) -> tuple[Account, ...]:
    """The accounts of incidents in one reading, in the order of the text.

    Where a reading counts dead or injured but tells no violent incident, its counts make one account: somebody
    was harmed, and another document may say in what.

    Args:
        document: the id by which the ledger knows the document.
        reading: what was found in it.
    """
    text = reading.document.text
    sites = {place.id: site_of(place) for place in reading.places}
    own = {i.id: tuple(sites[p] for p in i.places if p in sites) for i in reading.incidents}
    tolls = tolls_of(reading.figures)
    groups = grouped(reading.incidents, own, tolls, text)
    telling = _telling(document, reading)
    whole = sum(group.mentions for group in groups if _violent(group)) or 1
    found = [_account(group, telling, reading, rank, whole) for rank, group in enumerate(groups)]
    if not any(_violent(group) for group in groups):
        found += _loose(reading, telling, len(groups))
    return tuple(found)


def _telling(document: str, reading: Reading) -> Telling:
    told = reading.document
    full = f"{told.title or ''}\n{told.text}"
    located_names = {fold_name(place.name) for place in reading.places}
    return Telling(
        document,
        told.published_day,
        located(reading.places),
        words_of(full),
        frozenset(name for name in names_of(full) if name not in located_names),
        signature_of(told.text),
    )


def _violent(group: Group) -> bool:
    first = group.incidents[0]
    return first.status is IncidentStatus.HAPPENED and any(one.type in VIOLENCE for one in group.incidents)


def _account(group: Group, telling: Telling, reading: Reading, rank: int, whole: int) -> Account:
    ids = {one.id for one in group.incidents}
    victims = [victim for victim in reading.victims if victim.incident in ids]
    spans = [(s.start, s.end) for one in group.incidents for s in one.mentions] or [
        (one.start, one.end) for one in group.incidents
    ]
    around = " \n ".join(reading.document.text[max(0, s - _AROUND) : e + _AROUND] for s, e in spans)
    earliest, latest, precision = group.dated()
    return Account(
        telling=telling,
        incidents=tuple(one.id for one in group.incidents),
        kinds=frozenset(one.type for one in group.incidents),
        happened=group.incidents[0].status is IncidentStatus.HAPPENED,
        background=all(one.background for one in group.incidents),
        earliest=earliest,
        latest=latest,
        precision=precision,
        places=group.places,
        killed=group.toll(Measure.KILLED),
        injured=group.toll(Measure.INJURED),
        persons=_persons(reading, victims, around),
        ages=_ages(around) | {victim.age for victim in victims if victim.age is not None},
        names=names_of(around) & telling.names,
        near=words_of(around),
        share=group.mentions / whole if _violent(group) else 0.0,
        rank=rank,
        cues=tuple(group.cues),
        one_sided=is_one_sided(
            frozenset(one.type for one in group.incidents),
            {target for one in group.incidents for target in one.targets},
        ),
    )


def _loose(reading: Reading, telling: Telling, rank: int) -> list[Account]:
    """The account that counts and victims without an incident make; none where there are none, or a tally only."""
    figures = [figure for figure in reading.figures if _harms(figure)]
    victims = [victim for victim in reading.victims if victim.effect in {VictimEffect.KILLED, VictimEffect.INJURED}]
    records: list[Figure | Victim] = [*figures, *victims]
    if not records:
        return []
    records.sort(key=lambda one: one.start)
    around = " \n ".join(reading.document.text[max(0, one.start - _AROUND) : one.end + _AROUND] for one in records)
    dated = next((figure for figure in figures if figure.earliest is not None), None)
    return [
        Account(
            telling=telling,
            incidents=tuple(one.id for one in records),
            kinds=frozenset({IncidentType.OTHER}),
            happened=True,
            background=False,
            earliest=dated.earliest if dated else None,
            latest=dated.latest if dated else None,
            precision=DatePrecision.DAYS if dated else DatePrecision.UNKNOWN,
            places=_sites(reading, (figure.place for figure in figures)),
            killed=_widest(figures, Measure.KILLED),
            injured=_widest(figures, Measure.INJURED),
            persons=_persons(reading, victims, around),
            ages=_ages(around) | {victim.age for victim in victims if victim.age is not None},
            names=names_of(around) & telling.names,
            near=words_of(around),
            share=1.0,
            rank=rank,
            cues=("counts people whom no incident of its document explains",),
        )
    ]


def _harms(figure: Figure) -> bool:
    if figure.incident is not None or figure.unit is not Unit.PEOPLE:
        return False
    return figure.measure in {Measure.KILLED, Measure.INJURED} and 0 < (figure.low or 0) <= _MOST_LOOSE


def _widest(figures: Sequence[Figure], measure: Measure) -> Toll | None:
    counts = [figure.low or 0 for figure in figures if figure.measure is measure]
    return Toll(max(counts), exact=False) if counts else None


def _sites(reading: Reading, ids: Iterable[str | None]) -> tuple[Site, ...]:
    known = {place.id: place for place in reading.places}
    return tuple(dict.fromkeys(site_of(known[i]) for i in ids if i in known))


def _persons(reading: Reading, victims: Sequence[Victim], around: str) -> frozenset[str]:
    """Full names of persons among the victims, and of those named near the account; one name alone tells little."""
    named = {victim.name for victim in victims if victim.name}
    named |= {actor.name for actor in reading.actors if actor.kind is ActorKind.PERSON and actor.name in around}
    return frozenset(folded for name in named if " " in (folded := fold_name(name)))


def _ages(words: str) -> frozenset[int]:
    found = (int(next(filter(None, match.groups()))) for match in _AGE.finditer(words))
    return frozenset(age for age in found if 0 < age < 110)
