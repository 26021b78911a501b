"""The choices of each filter that has a closed list, in the order in which forms show them."""

from collections.abc import Mapping
from enum import StrEnum

from rapporteur.model.vocabularies import IncidentType, Measure, VictimClass
from rapporteur.web.asked import Grade

CHOICES: Mapping[str, tuple[StrEnum, ...]] = {
    "kinds": tuple(IncidentType),
    "grades": tuple(Grade),
    "measures": tuple(Measure),
    "who": tuple(VictimClass),
}
