"""Measurements of speed and memory, each beside something real, as ratios within one run."""
