"""What cells say: counts, days and degrees; and what is left alone."""

from datetime import date

import pytest

from rapporteur.imports.cells import count_in, days_in, degrees_in, stated
from rapporteur.imports.countries import country_of, country_of_fips


@pytest.mark.parametrize(
    ("words", "low", "high", "qualifier"),
    [
        ("0", 0, 0, "exact"),
        ("12.0", 12, 12, "exact"),
        ("1,234", 1234, 1234, "exact"),
        ("1 234", 1234, 1234, "exact"),
        ("7+", 7, None, "at_least"),
        ("at least 7", 7, None, "at_least"),
        ("up to 9", 0, 9, "at_most"),
        ("~30", 30, 30, "about"),
        ("3-5", 3, 5, "between"),
        ("3 to 5", 3, 5, "between"),
        ("dozens", 24, None, "vague"),
    ],
)
def test_counts(words: str, low: int | None, high: int | None, qualifier: str) -> None:
    found = count_in(words)
    assert found is not None
    assert (found.low, found.high, found.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize("words", ["1.234", "5-3", "-4", "2.5", "many", "x", "9" * 40])
def test_no_counts(words: str) -> None:
    assert count_in(words) is None


@pytest.mark.parametrize("words", ["", "  ", "-", "n/a", "Unknown", "NULL", "?"])
def test_not_stated(words: str) -> None:
    assert not stated(words)


@pytest.mark.parametrize(
    ("words", "order", "first", "after"),
    [
        ("2031-04-05", "", date(2031, 4, 5), date(2031, 4, 6)),
        ("2031-04-05 00:00:00.000", "", date(2031, 4, 5), date(2031, 4, 6)),
        ("20310405", "", date(2031, 4, 5), date(2031, 4, 6)),
        ("05 April 2031", "", date(2031, 4, 5), date(2031, 4, 6)),
        ("5-Apr-2031", "", date(2031, 4, 5), date(2031, 4, 6)),
        ("April 5, 2031", "", date(2031, 4, 5), date(2031, 4, 6)),
        ("25/04/2031", "", date(2031, 4, 25), date(2031, 4, 26)),
        ("04-05-2031", "mdy", date(2031, 4, 5), date(2031, 4, 6)),
        ("04-05-2031", "dmy", date(2031, 5, 4), date(2031, 5, 5)),
        ("2031-02", "", date(2031, 2, 1), date(2031, 3, 1)),
        ("2031", "", date(2031, 1, 1), date(2032, 1, 1)),
    ],
)
def test_days(words: str, order: str, first: date, after: date) -> None:
    found = days_in(words, order)
    assert found is not None
    assert (found.earliest, found.latest) == (first, after)


@pytest.mark.parametrize("words", ["04-05-2031", "31.02.2031", "soon", "0000-01-01", "9999-12-31"])
def test_days_that_cannot_be_told(words: str) -> None:
    assert days_in(words) is None


def test_degrees() -> None:
    assert degrees_in("-1.5", 90) is not None
    comma = degrees_in("34,25", 90)
    assert comma is not None
    assert (comma.value, comma.comma) == (34.25, True)
    south = degrees_in("12.5 S", 90)
    assert south is not None
    assert south.value == -12.5
    assert degrees_in("95", 90) is None
    assert degrees_in("north", 90) is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("DR Congo (Zaire)", "CD"),
        ("Myanmar (Burma)", "MM"),
        ("Ivory Coast", "CI"),
        ("Yemen (North Yemen)", "YE"),
        ("Kosovo", "XK"),
        ("Turkey", "TR"),
        ("4", "AF"),
        ("SDN", "SD"),
        ("Ruritania", None),
    ],
)
def test_countries(words: str, code: str | None) -> None:
    assert country_of(words) == code


@pytest.mark.parametrize(("fips", "code"), [("UP", "UA"), ("IZ", "IQ"), ("GZ", "PS"), ("NI", "NG"), ("ZZ", None)])
def test_fips(fips: str, code: str | None) -> None:
    assert country_of_fips(fips) == code
