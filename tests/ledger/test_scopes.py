"""Scopes: figures and incidents are found where and when their records say that they count."""

from datetime import date

import pytest
from sqlalchemy import select

from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.scopes import NEVER_AFTER, NEVER_BEFORE, area_of, parts_of
from tests.keeping import keep

SHELLING = """
{f1:Four people} were {f4:killed} when shells {i1:struck} {p1:Wad Harun} and {p2:Kadugli} {t1:on Saturday}. \
The army said {f2:200 families} fled {p3:Sudan}. {f3:Ninety} are missing.
---
p1 town country=SD admin1="South Kordofan" at=11.0,29.7
p2 town country=SD admin1="South Kordofan" at=11.01,29.72
p3 country country=SD
t1 DATE days=2024-06-01
i1 shelling days=2024-06-01 at=p1,p2
f1 killed 4 of=i1
f4 killed 4 of=i1 at=p3 days=2024-05-01..2024-06-02
f2 displaced 200 unit=families at=p3
f3 missing 90
"""


def test_a_figure_is_found_at_its_place_and_at_those_of_its_incident(store: LedgerStore) -> None:
    keep(store, "wire", SHELLING)
    with store.reading() as connection:
        table = schema.scopes.c
        rows = connection.execute(select(table.record, table.area, table.earliest, table.latest)).all()
    saturday = (date(2024, 6, 1), date(2024, 6, 2))
    may = (date(2024, 5, 1), date(2024, 6, 3))
    assert sorted(tuple(row) for row in rows) == [
        ("f1", "SD/South Kordofan", *saturday),
        ("f2", "SD/", NEVER_BEFORE, NEVER_AFTER),
        ("f3", "", NEVER_BEFORE, NEVER_AFTER),
        ("f4", "SD/", *may),
        ("f4", "SD/South Kordofan", *may),
        ("i1", "SD/South Kordofan", *saturday),
    ]


@pytest.mark.parametrize(
    ("country", "admin1", "area"), [("SD", "South/West", "SD/South/West"), ("SD", None, "SD/"), (None, "Nowhere", "")]
)
def test_an_area_is_taken_apart_as_it_was_put_together(country: str | None, admin1: str | None, area: str) -> None:
    assert area_of(country, admin1) == area
    assert parts_of(area) == (country, admin1 if country else None)
