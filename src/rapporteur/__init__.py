"""Rapporteur: an auditable ledger of who says what happened."""
