"""Victims and objects: the persons, groups and things that an incident harmed, held or spared."""

from rapporteur.extraction.victims.counting import count_singly, without_doubles
from rapporteur.extraction.victims.objects import find_objects
from rapporteur.extraction.victims.persons import find_victims

__all__ = ["count_singly", "find_objects", "find_victims", "without_doubles"]
