"""Imports: tables of the field as reports by their sources, one file for each format."""
