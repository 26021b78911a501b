"""From an annotator's figures of a real article: every pair and every bound as marked, and no wrong inference.

The article and its marks are no part of the repository; test_gold_twin.py has an article of ours of the same kind.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from rapporteur.model.vocabularies import Measure, Unit, VictimClass
from rapporteur.reconciliation.pairs import Aim, Verdict
from rapporteur.reconciliation.statements import PlaceKey, Query
from rapporteur.reconciliation.suppositions import NOTHING_SUPPOSED, VAGUE_PLURAL, Supposing
from tests.reconciliation.articles import (
    AT_ODDS,
    INCLUDED,
    ONE_EVENT,
    SUMS,
    Article,
    Inference,
    any_of,
    at_least,
    at_most,
    conflict,
    corroborated,
    counting,
    fewer_than,
    judged,
    of,
    read_article,
    told,
)

K, C = Measure.KILLED, Measure.CASUALTIES
CIVILIANS = frozenset({VictimClass.CIVILIANS})
COMBATANTS = frozenset({VictimClass.COMBATANTS})
CHILDREN = frozenset({VictimClass.CHILDREN})
WOMEN_AND_CHILDREN = frozenset({VictimClass.WOMEN, VictimClass.CHILDREN})
PEOPLE: frozenset[VictimClass] = frozenset()
AF, PK = PlaceKey("AF"), PlaceKey("PK")

# The annotator's prose says which statements tell of one incident; a part counts among the people of its whole.
INCIDENTS = {"s1": "s1", "s2": "s1", "s3": "s1", "s4": "s1", "s5": "s1", "s9": "s9", "s10": "s9", "s22": "s22"}


def _country(area: str) -> str:
    return "PK" if area == "Islamabad" else "AF"


@pytest.fixture(scope="module")
def seed(corpora: Path) -> tuple[Article, dict[str, Any]]:
    gold, read = (
        json.loads((corpora / "seed" / name).read_text(encoding="utf-8"))
        for name in ("reconcile.gold.json", "seed.gold.json")
    )
    article = read_article(gold, read, INCIDENTS, _country)
    claim = next(pair["b"] for pair in gold["pairs"] if pair["b"] not in article.statements)
    article.aims[claim] = Aim(claim, INCIDENTS["s4"], COMBATANTS, "Islamabad")
    sizes = len(gold["pairs"]), len(gold["bounds"]), len(gold["wrong_inferences"])
    assert sizes == (len(PAIRS), len(BOUNDS), len(WRONG)), "the gold has changed: look at these tests again"
    return article, gold


def area(name: str) -> PlaceKey:
    return PlaceKey("AF", name)


ALL_WINDOWS, UN_WINDOW, TO_THE_MORNING = ("02-21", "03-03"), ("02-26", "03-03"), ("02-26", "03-04")
RECENT, EVERYTHING = ("02-26", "03-06"), ("02-01", "03-06")
TWO_AREAS = (area("Khost"), area("Kunar"))
LEAST = Supposing(plain_plurals=True)

BOUNDS: list[tuple[Query, Supposing]] = [
    (told(K, CIVILIANS, "s1"), NOTHING_SUPPOSED),
    (told(C, CIVILIANS, "s1"), LEAST),
    (told(C, PEOPLE, "s1"), LEAST),
    (of(C, CIVILIANS, AF, days=UN_WINDOW), NOTHING_SUPPOSED),
    (of(K, CIVILIANS, AF, days=UN_WINDOW), NOTHING_SUPPOSED),
    (told(Measure.INJURED, CIVILIANS, "s15"), NOTHING_SUPPOSED),
    (of(K, CIVILIANS, AF, days=ALL_WINDOWS), NOTHING_SUPPOSED),
    (of(C, CIVILIANS, AF, days=ALL_WINDOWS), LEAST),
    (of(K, CIVILIANS, area("Khost"), days=("03-01", "03-04")), NOTHING_SUPPOSED),
    (of(K, CIVILIANS, AF, days=TO_THE_MORNING), NOTHING_SUPPOSED),
    (told(C, CIVILIANS, "s12"), NOTHING_SUPPOSED),
    (told(K, CIVILIANS, "s12"), NOTHING_SUPPOSED),
    (told(K, CIVILIANS, "s12"), Supposing(same_scope=(("s13", "s12"),))),
    (of(C, CIVILIANS, *TWO_AREAS, days=RECENT), NOTHING_SUPPOSED),
    (of(K, CIVILIANS, *TWO_AREAS, days=RECENT), NOTHING_SUPPOSED),
    (told(K, CIVILIANS, "s17"), NOTHING_SUPPOSED),
    (told(K, WOMEN_AND_CHILDREN, "s17"), NOTHING_SUPPOSED),
    (told(C, frozenset({VictimClass.MEN}), "s17"), NOTHING_SUPPOSED),
    (told(C, CIVILIANS, "s15", "s17"), NOTHING_SUPPOSED),
    (told(C, CIVILIANS, "s15", "s17"), Supposing(exact=frozenset({"s15"}))),
    (told(Measure.DISPLACED, PEOPLE, "s19"), NOTHING_SUPPOSED),
    (told(C, PEOPLE, "s6"), NOTHING_SUPPOSED),
    (of(K, COMBATANTS, PK), NOTHING_SUPPOSED),
    (of(K, COMBATANTS, AF), NOTHING_SUPPOSED),
    (of(C, CIVILIANS, PK, by="Taliban"), NOTHING_SUPPOSED),
    (told(K, PEOPLE, "s22"), NOTHING_SUPPOSED),
]
PAIRS = range(19)

DISPLACED_FAMILIES = Query(Measure.DISPLACED, unit=Unit.FAMILIES)
WRONG: list[Inference] = [
    at_least(302, of(C, PEOPLE), of(C, PEOPLE, AF), of(C, CIVILIANS, AF)),
    at_least(256, told(C, CIVILIANS, "s15", "s17"), of(C, CIVILIANS, AF, days=UN_WINDOW), of(C, CIVILIANS)),
    at_least(62, of(K, PEOPLE, AF, days=TO_THE_MORNING), of(K, CIVILIANS, AF, days=RECENT)),
    at_least(75, of(K, PEOPLE, AF, days=EVERYTHING), told(K, PEOPLE, "s16", "s9", "s12")),
    at_least(146, of(K, PEOPLE, AF), told(K, PEOPLE, "s15")),
    any_of(at_least(110, told(K, PEOPLE, "s17")), at_least(65, told(K, WOMEN_AND_CHILDREN, "s17"))),
    any_of(
        at_least(130, told(C, WOMEN_AND_CHILDREN, "s17")),
        at_least(1, told(C, CHILDREN, "s17"), told(C, frozenset({VictimClass.WOMEN}), "s17")),
    ),
    any_of(judged("s16", "s18", *AT_ODDS), conflict(of(K, PEOPLE), of(C, PEOPLE))),
    at_most(146, told(C, CIVILIANS, "s15", "s17"), of(C, CIVILIANS, AF, days=UN_WINDOW), of(C, CIVILIANS)),
    judged("s15", "s17", *ONE_EVENT, *SUMS, Verdict.CONTRADICTION),
    any_of(judged("s15", "s17", Verdict.CONTRADICTION), conflict(of(C, CIVILIANS), of(C, PEOPLE, AF))),
    any_of(judged("s9", "s16", *INCLUDED), judged("s9", "s15", *INCLUDED)),
    any_of(judged("s1", "s12", *ONE_EVENT), fewer_than(26, told(C, PEOPLE, "s1", "s12"))),
    at_least(13, of(K, PEOPLE, area("Kunar")), told(K, PEOPLE, "s12")),
    any_of(judged("s1", "s16", *ONE_EVENT), fewer_than(55, of(K, PEOPLE, AF))),
    any_of(at_least(42, of(K, PEOPLE, by="Pakistan")), at_least(146, of(C, PEOPLE, by="Pakistan"))),
    corroborated(20, of(K, PEOPLE, area("Khost"))),
    at_most(
        0,
        of(C, CIVILIANS, area("Kandahar")),
        of(C, CIVILIANS, AF, days=("02-27", "02-28")),
        of(C, CIVILIANS, area("Kandahar"), days=("02-27", "02-28")),
    ),
    at_most(0, of(K, COMBATANTS), of(K, COMBATANTS, AF), of(K, COMBATANTS, AF, days=RECENT)),
    at_least(24, told(K, PEOPLE, "s1"), of(K, PEOPLE, area("Nangarhar"))),
    judged("s1", "s3", *AT_ODDS),
    any_of(at_least(8400, DISPLACED_FAMILIES), at_least(8401, of(Measure.DISPLACED, PEOPLE))),
    at_least(1, of(Measure.DISPLACED, PEOPLE, by="Pakistan")),
    any_of(judged("s22", "s15", *SUMS), counting("s22", of(K, PEOPLE, AF)), at_least(79, of(K, PEOPLE, AF))),
    at_least(1, *(of(C, CIVILIANS, AF, days=(f"02-{day}", f"02-{day + 1}")) for day in (26, 27))),
    at_most(146, told(C, CIVILIANS, "s15"), of(C, CIVILIANS, AF), of(C, CIVILIANS, AF, days=UN_WINDOW)),
    at_least(10, told(K, CHILDREN, "s9"), of(K, CHILDREN, area("Khost"))),
    at_least(1, told(C, WOMEN_AND_CHILDREN, "s15"), told(K, WOMEN_AND_CHILDREN, "s15")),
]


@pytest.mark.parametrize("number", PAIRS)
def test_two_figures_stand_as_the_annotator_says(seed: tuple[Article, dict[str, Any]], number: int) -> None:
    article, gold = seed
    pair = gold["pairs"][number]
    assert article.verdict(pair["a"], pair["b"]) == pair["verdict"], pair["why"]


@pytest.mark.parametrize("number", range(len(BOUNDS)))
def test_bounds_are_those_of_the_annotator(seed: tuple[Article, dict[str, Any]], number: int) -> None:
    article, gold = seed
    marked = gold["bounds"][number]
    query, supposing = BOUNDS[number]
    bound = article.bound(query, supposing)
    assert (bound.low, bound.high) == (marked["low"], marked["high"]), marked["derivation"]
    used = {*bound.low_from, *bound.high_from}
    assert used <= set(marked["from"]), marked["derivation"]
    if " + " in marked["derivation"] or marked["derivation"][0].isdigit():
        assert used == set(marked["from"]), marked["derivation"]
    if "s2" in used:
        assert VAGUE_PLURAL in bound.assumptions


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_no_wrong_inference_is_drawn(seed: tuple[Article, dict[str, Any]], number: int) -> None:
    article, gold = seed
    wrong = gold["wrong_inferences"][number]
    assert not WRONG[number](article), f"{wrong['inference']}: {wrong['why_wrong']}"
