"""Find toponyms: what the gazetteer knows, judged by its cues, and what the words describe as a place."""

from rapporteur.extraction.toponyms.finding import find_toponyms

__all__ = ["find_toponyms"]
