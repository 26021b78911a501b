"""Find incidents: triggers, their status, date, place and perpetrators, and the mentions of one happening joined."""

from rapporteur.extraction.incidents.finding import find_incidents

__all__ = ["find_incidents"]
