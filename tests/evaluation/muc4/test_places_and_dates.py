"""Locations and dates in the notation of the templates."""

from datetime import date

from rapporteur.evaluation.muc4 import dates
from rapporteur.evaluation.muc4.messages import message
from rapporteur.evaluation.muc4.places import country_of, location, place_mentions


def where(text: str, dateline: str = "BOGOTA, 4 MAR 91 -- ") -> str:
    made = message("X", dateline + text)
    country = country_of(made)
    named = place_mentions(made, country)
    return location(country, named[-1] if named else None, named)


def test_a_town_stands_in_its_country() -> None:
    assert where("A BOMB WENT OFF IN MEDELLIN.") == "COLOMBIA: MEDELLIN (CITY)"


def test_a_neighbourhood_stands_in_its_town() -> None:
    said = where("A BOMB WENT OFF IN ESCALON.", "SAN SALVADOR, 4 MAR 91 -- ")
    assert said == "EL SALVADOR: SAN SALVADOR (CITY): ESCALON (NEIGHBORHOOD)"


def test_the_word_after_a_name_says_what_it_is() -> None:
    said = where("CLASHES IN SANTA ANA DEPARTMENT.", "SAN SALVADOR, 4 MAR 91 -- ")
    assert said == "EL SALVADOR: SANTA ANA (DEPARTMENT)"


def test_without_a_place_the_country_is_the_location() -> None:
    assert where("COLOMBIAN REBELS KILLED A JUDGE.", "CLANDESTINE, 4 MAR 91 -- ") == "COLOMBIA"


def test_the_country_is_that_of_the_text_when_the_dateline_is_abroad() -> None:
    made = message("X", "MADRID (SPAIN), 4 MAR 91 -- PERUVIAN POLICE SAID THAT PERUVIAN REBELS KILLED A JUDGE IN LIMA.")
    assert country_of(made) == "PERU"


def test_dates() -> None:
    made = message("X", "LIMA, 4 MAR 91 -- HE WAS SHOT YESTERDAY. ANOTHER DIED BETWEEN 1 MARCH AND 2 MARCH 1991.")
    assert dates.default(made.published) == "- 04 MAR 91"
    assert dates.default(None) is None
    assert dates.stated(made.times[0], made.published) == "03 MAR 91"
    assert dates.written(date(1989, 12, 30)) == "30 DEC 89"


def test_no_incident_is_dated_after_its_message() -> None:
    made = message("X", "LIMA, 4 MAR 91 -- THE TRIAL BEGINS TOMORROW.")
    assert [dates.stated(time, made.published) for time in made.times] == [None]
