"""Rapporteur: an auditable ledger of who says what happened."""

from rapporteur.api import Ledger, read

__all__ = ["Ledger", "read"]
