"""Two names compared with what the registry knows of their bearers; where it knows nothing, by spelling."""

from functools import cache
from importlib.resources import files

from rapporteur.model.names import fold_name
from rapporteur.model.registry import RegistryEntry
from rapporteur.registry.index import NameIndex
from rapporteur.registry.matching import NameMatch, compare_names


def compare_known_names(left: str, right: str, registry: NameIndex, *, person: bool | None = None) -> NameMatch:
    """Whether two names stand for one bearer.

    Names that the registry gives to one actor are the same however unlike ("Pakistani Taliban", "TTP"); names that it
    gives to different actors, and look-alikes among places, are apart however alike. All else is spelling.

    Args:
        left: one name.
        right: the other.
        registry: what is known of bearers.
        person: whether they name people (True), bodies (False), or it is not known (None).
    """
    ours, theirs = registry.bearers(left), registry.bearers(right)
    if ours and theirs:
        shared = {entry.id for entry in ours} & {entry.id for entry in theirs}
        if shared:
            name = next(entry.name for entry in ours if entry.id in shared)
            return NameMatch(1.0, True, (f"both are names of {name}",))
        return NameMatch(0.0, False, (f"“{left}” is {_named(ours)}, “{right}” is {_named(theirs)}",))
    if _look_alike(left, right):
        return NameMatch(0.0, False, ("known look-alikes that are not the same",))
    return compare_names(left, right, person=person)


def _named(entries: tuple[RegistryEntry, ...]) -> str:
    return " or ".join(entry.name for entry in entries[:3])


def _look_alike(left: str, right: str) -> bool:
    ours, theirs = fold_name(left), fold_name(right)
    return ours != theirs and any({ours, theirs} <= names for names in _look_alikes())


@cache
def _look_alikes() -> tuple[frozenset[str], ...]:
    text = (files("rapporteur.registry") / "data" / "lookalikes.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(frozenset(fold_name(name) for name in line.split("|")) for line in lines)
