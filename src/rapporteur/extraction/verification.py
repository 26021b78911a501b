"""Find statements on verification."""

from collections.abc import Sequence

from rapporteur.model.incidents import Figure, Incident, Verification
from rapporteur.model.layout import Layout


def find_verification(
    layout: Layout, incidents: Sequence[Incident], figures: Sequence[Figure]
) -> tuple[Verification, ...]:
    """Find what the document says of how something was checked."""
    return ()
