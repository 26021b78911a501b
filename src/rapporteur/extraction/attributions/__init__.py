"""Attributions: source, cue and content, found by patterns."""

from rapporteur.extraction.attributions.finder import find_attributions

__all__ = ["find_attributions"]
