"""Inferences that an annotator marked as wrong for a real article cannot be drawn from its gold figures.

The twin of these tests on figures of our own, which needs no corpora, is test_reconcile.py.
"""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rapporteur.model.vocabularies import Measure, Qualifier, Unit, VictimClass
from rapporteur.reconciliation.reconcile import reconcile
from rapporteur.reconciliation.statements import Bound, PlaceKey, Query, Statement

CHILDREN = frozenset({VictimClass.CHILDREN})
WOMEN_AND_CHILDREN = frozenset({VictimClass.WOMEN, VictimClass.CHILDREN})
AFGHANISTAN = PlaceKey("AF")
# Statements whose incident the annotator names, by the first statement of it.
SAME_INCIDENT = {"s1": "s1", "s2": "s1", "s3": "s1", "s4": "s1", "s9": "s9", "s10": "s9"}
PARTS = {"s10": "s9", "s16": "s15", "s18": "s17"}
MEASURES = {"homes_lost": Measure.DESTROYED}


def place(name: str) -> PlaceKey:
    """The key of a place of the gold; a question mark marks one that is only implied."""
    if name.endswith("?") or "border" in name:
        return PlaceKey(None)
    name = name.removesuffix(" (part)")
    if name == "Islamabad":
        return PlaceKey("PK", name)
    return AFGHANISTAN if name == "AF" else PlaceKey("AF", name)


def classes(who: str) -> frozenset[VictimClass]:
    if "women and children together" in who:
        return WOMEN_AND_CHILDREN
    if who.startswith("children"):
        return CHILDREN
    return frozenset({VictimClass.CIVILIANS}) if "civilian" in who else frozenset()


def unit(entry: dict[str, Any]) -> Unit:
    if entry["measure"] == "homes_lost":
        return Unit.HOUSES
    return Unit.FAMILIES if "families" in entry["who"] else Unit.PEOPLE


def statement(entry: dict[str, Any]) -> Statement:
    name = entry["id"]
    start, end = (date.fromisoformat(p[:10]) for p in entry["period"]) if entry["period"] else (None, None)
    low, high = entry["low"], entry["high"]
    return Statement(
        id=name,
        measure=MEASURES.get(entry["measure"]) or Measure(entry["measure"]),
        low=low,
        high=high,
        qualifier=Qualifier.EXACT if low == high else Qualifier.AT_LEAST,
        unit=unit(entry),
        classes=classes(entry["who"]),
        subject=SAME_INCIDENT.get(name) or PARTS.get(name) or name,
        tally=name not in SAME_INCIDENT,
        places=tuple(key for key in map(place, entry["place_set"]) if key.country)
        if "AF?" not in entry["place_set"]
        else (),
        earliest=start,
        latest=None if end is None else end + timedelta(days=1),
        source=entry["source"],
        published=date(2026, 3, 5),
        part_of=PARTS.get(name),
    )


@pytest.fixture(scope="module")
def article(corpora: Path) -> list[Statement]:
    gold = json.loads((corpora / "seed" / "reconcile.gold.json").read_text(encoding="utf-8"))
    assert len(gold["wrong_inferences"]) == 28, "the gold has changed: look at these tests again"
    return [statement(entry) for entry in gold["statements"]]


def answer(statements: list[Statement], query: Query) -> Bound:
    found = reconcile(statements, query)
    assert found.joint is not None, found.conflict
    return found.joint


WINDOW = Query(Measure.KILLED, places=(AFGHANISTAN,), earliest=date(2026, 2, 26), latest=date(2026, 3, 4))
MONTHS = Query(Measure.KILLED, places=(AFGHANISTAN,), earliest=date(2026, 2, 1), latest=date(2026, 3, 6))
KUNAR = Query(
    Measure.KILLED,
    frozenset({VictimClass.CIVILIANS}),
    places=(PlaceKey("AF", "Kunar"),),
    earliest=date(2026, 2, 26),
    latest=date(2026, 3, 6),
)


def casualties_of(query: Query) -> Query:
    """The same place and period, asked for casualties."""
    return replace(query, measure=Measure.CASUALTIES)


def test_totals_are_not_sums_of_what_overlaps(article: list[Statement]) -> None:
    """Inferences 1-4, 28: all figures, two tallies of one people, a tally and what lies within it."""
    assert answer(article, WINDOW).low == 42
    casualties = answer(article, casualties_of(WINDOW))
    assert (casualties.low, casualties.high) == (146, None)
    assert answer(article, casualties_of(MONTHS)).low < 256


def test_casualties_are_not_deaths(article: list[Statement]) -> None:
    """Inferences 5, 6, 14, 20: casualties, their women and children, and the wounded among "dozens" are not killed."""
    assert answer(article, Query(Measure.KILLED, subject="s15")).low == 42
    tally = answer(article, Query(Measure.KILLED, subject="s17"))
    assert (tally.low, tally.high) == (0, 110)
    assert answer(article, Query(Measure.KILLED, WOMEN_AND_CHILDREN, subject="s17")).low == 0
    kunar = reconcile([s for s in article if s.id == "s12"], KUNAR)
    assert kunar.joint is None or kunar.joint.low == 0
    assert answer(article, Query(Measure.KILLED, subject="s1")).low == 13


def test_a_joint_count_is_neither_doubled_nor_split(article: list[Statement]) -> None:
    """Inferences 7, 27, 28: no count of women alone, of children alone, or by a share taken from elsewhere."""
    both = answer(article, Query(Measure.CASUALTIES, WOMEN_AND_CHILDREN, subject="s17"))
    assert (both.low, both.high) == (65, 65)
    children = [s for s in article if s.subject == "s17"]
    found = reconcile(children, Query(Measure.CASUALTIES, CHILDREN, subject="s17"))
    assert all(bound.low == 0 for _, bound in found.by_source)
    assert answer(article, Query(Measure.KILLED, CHILDREN, subject="s9")).low == 2
    found = reconcile(
        [s for s in article if s.id in {"s15", "s16"}], Query(Measure.CASUALTIES, WOMEN_AND_CHILDREN, subject="s15")
    )
    assert all(bound.low == 0 for _, bound in found.by_source)


def test_unlike_figures_do_not_contradict(article: list[Statement]) -> None:
    """Inferences 8-11, 21: neither contradiction, nor range, nor a difference, nor a verdict on a source."""
    for query in (casualties_of(MONTHS), MONTHS, Query(Measure.CASUALTIES)):
        found = reconcile(article, query)
        assert found.conflict == ()
        assert found.joint is not None
        assert found.joint.high is None


def test_what_is_not_known_to_be_inside_is_not_a_share(article: list[Statement]) -> None:
    """Inferences 12, 13, 15: no subset between a province and the country's tally, nor across disjoint periods."""
    found = reconcile(article, Query(Measure.KILLED, subject="s15"))
    assert [source for source, _ in found.by_source] == ["United Nations"]
    both = answer(article, MONTHS)
    assert both.low == 13 + 42


def test_silence_is_not_zero(article: list[Statement]) -> None:
    """Inferences 18, 19: a local zero and no figure at all leave the count open."""
    day = Query(
        Measure.CASUALTIES, places=(PlaceKey("AF", "Kabul"),), earliest=date(2026, 2, 27), latest=date(2026, 2, 28)
    )
    found = reconcile(article, day)
    assert found.joint is None or found.joint.high is None
    fighters = reconcile(article, replace(MONTHS, who=frozenset({VictimClass.COMBATANTS})))
    assert fighters.joint is None or fighters.joint.high is None


def test_families_stay_families(article: list[Statement]) -> None:
    """Inference 22: people and families are two questions."""
    people = answer(article, Query(Measure.DISPLACED))
    families = answer(article, Query(Measure.DISPLACED, unit=Unit.FAMILIES))
    assert (people.low, families.low) == (8400, 2)


def test_strands_of_two_countries_stay_apart(article: list[Statement]) -> None:
    """Inference 24: the dead of another country's attack are not in the toll."""
    found = reconcile(article, MONTHS)
    assert "s22" not in {i for _, bound in found.by_source for i in bound.low_from}
