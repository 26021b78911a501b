"""Incidents of a ledger by the counting rules: from the figures of each root source to the totals."""

from collections.abc import Iterator
from datetime import date

import pytest

from rapporteur.counting.rules import RULES
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.views.counting import RuleTally, count_by_rules
from rapporteur.views.questions import Question
from tests.databases import Databases
from tests.keeping import keep

DEPOT = """
{f1:Twenty-two people died} in {i1:an air strike} on {p1:Talodi} {t1:on 3 June}, {q1s:{a1:the provincial council}} \
{q1c:said}. {q2s:Doctors at {a2:Talodi Hospital}} {q2c:counted} {f2:13 dead}. {f3:Dozens were killed}, \
{q3c:according to} {q3s:{a3:the Mountain Front}}.
---
t1 DATE days=2024-06-03
p1 town country=SD admin1="South Kordofan" at=10.63,30.38
a1 government name="Provincial Council"
a2 ngo name="Talodi Hospital"
a3 armed_group name="Mountain Front"
a4 military name="Sudanese military"
q1 official asserts actor=a1
q2 medical asserts actor=a2
q3 armed_group asserts actor=a3
i1 air_strike days=2024-06-03 at=p1 said=q1,q2,q3 targets=civilians
f1 killed 22 of=i1 at=p1 said=q1 days=2024-06-03
f2 killed 13 of=i1 at=p1 said=q2 days=2024-06-03
f3 killed 24.. vague of=i1 at=p1 said=q3 days=2024-06-03
"""
AMBUSH = """
{f1:Three soldiers died} in {i1:an ambush} near {p1:Popayán} {t1:on 20 May}, the newspaper found.
---
t1 DATE days=2024-05-20
p1 town country=CO admin1=Cauca at=2.44,-76.61
i1 armed_clash days=2024-05-20 at=p1 targets=combatants
f1 killed 3 who=combatants of=i1 at=p1 days=2024-05-20
"""


@pytest.fixture(scope="module")
def store(databases: Databases) -> Iterator[LedgerStore]:
    with databases.ledger() as address, open_ledger(address) as opened:
        keep(opened, "wire", DEPOT, date(2024, 6, 4))
        keep(opened, "hoja", AMBUSH, date(2024, 5, 22), publisher="La Hoja")
        yield opened


def by_rule(found: RuleTally, incident: str) -> dict[str, tuple[int | None, int | None, int | None]]:
    row = next(row for row in found.incidents if row.id == incident)
    return {a.rule: (a.counted.low, a.counted.best, a.counted.high) for a in row.answers}


def test_all_rules_side_by_side(store: LedgerStore) -> None:
    found = by_rule(count_by_rules(store, tuple(RULES)), "wire#i1")
    assert found["acled"] == (12, 12, 12)  # dozens
    assert found["ucdp"] == (13, 13, 24)
    assert found["airwars"] == (13, 13, 24)
    assert found["ibc"] == (13, 13, 24)
    assert found["un"] == (13, 13, None)  # the council and the front are both sides of the war


def test_combatants_are_in_the_totals_of_those_who_count_them(store: LedgerStore) -> None:
    found = count_by_rules(store, tuple(RULES))
    assert by_rule(found, "hoja#i1")["ucdp"] == (3, 3, 3)
    assert by_rule(found, "hoja#i1")["ibc"] == (None, None, None)
    totals = {total.rule: (total.best, total.counted) for total in found.totals}
    assert totals["ucdp"] == (16, 2)
    assert totals["ibc"] == (13, 1)


def test_every_number_can_be_followed_to_its_words(store: LedgerStore) -> None:
    row = next(row for row in count_by_rules(store, ("acled", "ucdp")).incidents if row.id == "wire#i1")
    quotes = dict(row.quotes)
    assert set(quotes) == {i for answer in row.answers for i in answer.counted.ids}
    assert "Dozens were killed" in quotes.values()


def test_codes_of_precision(store: LedgerStore) -> None:
    row = next(row for row in count_by_rules(store, ("ucdp",)).incidents if row.id == "wire#i1")
    assert (row.codes.ucdp_date_prec, row.codes.ucdp_where_prec) == (1, 1)
    assert (row.codes.acled_time_precision, row.codes.acled_geo_precision) == (1, 1)


def test_place_and_day_narrow_the_incidents(store: LedgerStore) -> None:
    assert [row.id for row in count_by_rules(store, ("ucdp",), Question(place="CO")).incidents] == ["hoja#i1"]
    assert [row.id for row in count_by_rules(store, ("ucdp",), Question(as_of=date(2024, 6, 1))).incidents] == [
        "hoja#i1"
    ]
