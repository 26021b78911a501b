"""The layout that all pages share, and the macros that they are written with."""
