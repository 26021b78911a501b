"""Figures as constraints: bounds, conflicts, counting rules."""
