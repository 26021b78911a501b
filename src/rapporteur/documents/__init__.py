"""Receive documents: fetch, archive, clean with an offset map, tell the language."""
