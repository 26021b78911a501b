"""Corrections: what a person may say that a figure should have said, as pairs of field and value in words."""

from collections.abc import Callable, Iterable
from typing import Any

from rapporteur.model.vocabularies import Measure, Qualifier, Unit, VictimClass

NOT_STATED = "none"


class CorrectionError(ValueError):
    """A correction names no field that can be corrected, or gives it a value that it cannot have."""


def _count(words: str) -> int | None:
    if words == NOT_STATED:
        return None
    count = int(words)
    if count < 0:
        raise ValueError
    return count


def _classes(words: str) -> tuple[str, ...]:
    return () if words == NOT_STATED else tuple(VictimClass(one.strip()).value for one in words.split(","))


_VALUES: dict[str, tuple[Callable[[str], Any], str]] = {
    "low": (_count, "a count, or none"),
    "high": (_count, "a count, or none"),
    "measure": (lambda words: Measure(words).value, f"one of {', '.join(Measure)}"),
    "qualifier": (lambda words: Qualifier(words).value, f"one of {', '.join(Qualifier)}"),
    "unit": (lambda words: Unit(words).value, f"one of {', '.join(Unit)}"),
    "who": (_classes, f"none, or of {', '.join(VictimClass)}, with commas between"),
}


def parse_correction(words: str) -> tuple[str, str]:
    """A correction written as FIELD=VALUE, checked.

    Raises:
        CorrectionError: it is not written so, or `corrected_values` could not take it.
    """
    field, equals, value = (part.strip() for part in words.partition("="))
    if not equals:
        raise CorrectionError(f"a correction is written FIELD=VALUE, not {words!r}")
    corrected_values([(field, value)])
    return field, value


def corrected_values(corrections: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The values of the fields that corrections name; counts are integers, None where not bounded.

    Raises:
        CorrectionError: a field is none of a figure's count, or its value is none that it can have.
    """
    values: dict[str, Any] = {}
    for field, words in corrections:
        if field not in _VALUES:
            raise CorrectionError(f"{field!r} cannot be corrected, only {', '.join(_VALUES)}")
        parse, wanted = _VALUES[field]
        try:
            values[field] = parse(words)
        except ValueError:
            raise CorrectionError(f"{field} takes {wanted}, not {words!r}") from None
    return values
