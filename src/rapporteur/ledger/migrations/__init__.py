"""Migrations of the ledger, oldest first; a released one is never changed."""
