"""Finders: pure functions from a text to records with spans and cues."""
