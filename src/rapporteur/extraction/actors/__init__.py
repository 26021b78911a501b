"""Actors: parties, offices, outlets and persons, found by names and patterns."""

from rapporteur.extraction.actors.finder import find_actors

__all__ = ["find_actors"]
