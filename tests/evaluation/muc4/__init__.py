"""Tests of the MUC-4 templates, on messages of our own."""
