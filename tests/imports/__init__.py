"""Tests of imports: rows of our own invention, and what a user gets of them."""
