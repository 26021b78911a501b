"""Kinds of incidents: which types newsrooms use for one and the same happening."""

import re
from collections.abc import Collection
from enum import StrEnum

from rapporteur.model.vocabularies import IncidentType, Target


class Family(StrEnum):
    """Types that accounts of one incident may differ in. What is shelling to one source is an air strike to another."""

    EXPLOSIVE = "explosive"
    GROUND = "ground"
    CAPTIVITY = "captivity"
    ALONE = "alone"


_FAMILIES = {
    Family.EXPLOSIVE: (
        IncidentType.AIR_STRIKE,
        IncidentType.DRONE_STRIKE,
        IncidentType.SHELLING,
        IncidentType.MISSILE_ATTACK,
        IncidentType.BOMBING,
        IncidentType.SUICIDE_BOMBING,
        IncidentType.IED,
    ),
    Family.GROUND: (
        IncidentType.ARMED_CLASH,
        IncidentType.SHOOTING,
        IncidentType.ATTACK_ON_POST,
        IncidentType.EXECUTION,
    ),
    Family.CAPTIVITY: (IncidentType.ABDUCTION, IncidentType.DETENTION),
}
FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}
# What harms people at once; the rest follows from it, or goes on for long.
VIOLENCE = frozenset((*_FAMILIES[Family.EXPLOSIVE], *_FAMILIES[Family.GROUND], IncidentType.ARSON))

_DEADLY = re.compile(
    r"\b(?:fatal(?:ly|ity|ities)?|deadly|killed|kills|killings?|slain|slaying|murder(?:ed|s)?|homicides?|massacres?|"
    r"(?:shot|stabbed|beaten|burn(?:ed|t)|shooting) (?:dead|to death|death)|shooting deaths?)\b",
    re.IGNORECASE,
)


def deadly(words: str) -> bool:
    """Whether the words that name an incident say that somebody died in it, without counting."""
    return _DEADLY.search(words) is not None


def is_clash(kinds: frozenset[IncidentType]) -> bool:
    """Whether an account with these types tells of a fight between two sides."""
    return IncidentType.ARMED_CLASH in kinds and IncidentType.EXECUTION not in kinds


def is_one_sided(kinds: frozenset[IncidentType], targets: Collection[Target]) -> bool:
    """Whether an account tells of people killed who did not fight: an execution, or civilians shot."""
    if IncidentType.ARMED_CLASH in kinds:
        return False
    civilians = Target.CIVILIANS in targets and Target.COMBATANTS not in targets
    return IncidentType.EXECUTION in kinds or (civilians and IncidentType.SHOOTING in kinds)


def family(kind: IncidentType) -> Family:
    """The family of a type; `ALONE` for a type that is like no other."""
    return FAMILY.get(kind, Family.ALONE)


def alike(a: frozenset[IncidentType], b: frozenset[IncidentType]) -> bool:
    """Whether accounts with these types may tell of one happening: a type, or a family, in common."""
    if a & b:
        return True
    families = {family(kind) for kind in a} & {family(kind) for kind in b}
    return bool(families - {Family.ALONE})
