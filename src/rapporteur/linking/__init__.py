"""Linking: which accounts of several documents tell of one incident, and which sources repeat one another."""
