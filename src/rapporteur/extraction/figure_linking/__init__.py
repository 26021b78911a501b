"""What a figure hangs on: options with cues, weighed by a learned table.

For each figure `sources`, `happenings`, `sites` and `periods` list who may have given it, which incident, place and
period it may count, each option with plain cues; `choosing` takes the option whose cues weigh most.
"""
