"""Frozen, typed records of everything that Rapporteur reads, links and reconciles. No I/O; imports no other room."""
