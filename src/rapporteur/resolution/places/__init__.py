"""Choose among gazetteer candidates which place each toponym of a text means, or abstain."""

from rapporteur.resolution.places.resolving import resolve_places

__all__ = ["resolve_places"]
