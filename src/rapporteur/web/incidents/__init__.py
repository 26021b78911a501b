"""Incidents: the list, and the dossier of one."""
