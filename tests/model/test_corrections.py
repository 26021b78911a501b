"""Corrections in words become the values of a figure, or are refused with a line that says what is wanted."""

import pytest

from rapporteur.model.corrections import CorrectionError, corrected_values, parse_correction


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("low=12", "low", 12),
        ("high = none", "high", None),
        ("measure=injured", "measure", "injured"),
        ("qualifier=at_least", "qualifier", "at_least"),
        ("unit=families", "unit", "families"),
        ("who=women, children", "who", ("women", "children")),
        ("who=none", "who", ()),
    ],
)
def test_a_correction_becomes_a_value(words: str, field: str, value: object) -> None:
    assert corrected_values([parse_correction(words)]) == {field: value}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("12", "FIELD=VALUE"),
        ("place=Khost", "'place' cannot be corrected"),
        ("low=twelve", "low takes a count, or none, not 'twelve'"),
        ("low=-1", "low takes a count"),
        ("measure=dead", "measure takes one of killed"),
        ("who=soldiers", "who takes none, or of people"),
        ("", "FIELD=VALUE"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(words: str, said: str) -> None:
    with pytest.raises(CorrectionError, match=said):
        parse_correction(words)
