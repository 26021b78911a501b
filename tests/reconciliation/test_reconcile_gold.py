"""From an annotator's figures of a real article: every pair and every bound as marked, and no wrong inference.

The article and its marks are no part of the repository; test_gold_twin.py has an article of ours of the same kind.
"""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rapporteur.model.vocabularies import Measure, Qualifier, Unit, VictimClass
from rapporteur.reconciliation.pairs import Aim, Verdict
from rapporteur.reconciliation.statements import PlaceKey, Query, Statement
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
MEASURES = {"homes_lost": Measure.DESTROYED}
SAID_TO_HAVE_DONE_IT = {"reported_as_fact", "claimed_by_perpetrator", "accused"}


def _place(name: str) -> PlaceKey:
    bare = name.removesuffix("?").removesuffix(" (part)")
    if "border" in name:
        return PlaceKey(None)
    if len(bare) == 2:
        return PlaceKey(bare)
    country = "PK" if bare == "Islamabad" else "AF"
    return PlaceKey(country, bare, f"part of {bare}" if name.endswith("(part)") else None)


def _places(names: Sequence[str]) -> tuple[PlaceKey, ...]:
    """What is only implied is not stated; a place that is only possible still widens the scope."""
    keys = tuple(_place(name) for name in names)
    return () if all(n.endswith("?") for n in names) or any(k.country is None for k in keys) else keys


def _period(entry: dict[str, Any]) -> tuple[date | None, date | None]:
    if entry["period"] is None or entry["period_basis"].startswith("not stated"):
        return None, None
    first, last = (date.fromisoformat(end[:10]) for end in entry["period"])
    return first, last + timedelta(days=1)


def _classes(entry: dict[str, Any], figure: dict[str, Any]) -> frozenset[VictimClass]:
    known = set(VictimClass)
    stated = frozenset(VictimClass(one) for one in figure.get("who", ()) if one in known)
    return CIVILIANS if not figure and "civilian" in entry["who"] else stated - {VictimClass.PEOPLE}


def _unit(entry: dict[str, Any]) -> Unit:
    if entry["measure"] == "homes_lost":
        return Unit.HOUSES
    return Unit.FAMILIES if "families" in entry["who"] else Unit.PEOPLE


def _qualifier(entry: dict[str, Any]) -> Qualifier:
    kinds = {"at_least": Qualifier.AT_LEAST, "vague": Qualifier.VAGUE, "open": Qualifier.VAGUE, "none": Qualifier.VAGUE}
    return kinds.get(entry["exactness"], Qualifier.EXACT)


def _article(seed: Path) -> tuple[Article, dict[str, Any]]:
    gold = json.loads((seed / "reconcile.gold.json").read_text(encoding="utf-8"))
    read = json.loads((seed / "seed.gold.json").read_text(encoding="utf-8"))
    figures = {one["id"]: one for one in read["figures"]}
    incidents = {one["id"]: one for one in read["incidents"]}
    name_of = {entry["figure"]: entry["id"] for entry in gold["statements"] if entry["figure"]}
    statements = {}
    for entry in gold["statements"]:
        name, figure = entry["id"], figures.get(entry["figure"], {})
        part_of = name_of.get(figure.get("part_of"))
        parties = incidents.get(figure.get("incident"), {}).get("perpetrators", ())
        first, last = _period(entry)
        # "Including 42": exact among the people of its own tally, whatever the tally misses.
        high = entry["low"] if entry["exactness"].startswith("exact_within") else entry["high"]
        statements[name] = Statement(
            id=name,
            measure=MEASURES.get(entry["measure"]) or Measure(entry["measure"]),
            low=entry["low"],
            high=high,
            qualifier=_qualifier(entry),
            unit=_unit(entry),
            classes=_classes(entry, figure),
            subject=INCIDENTS.get(name) or part_of or name,
            tally=name not in INCIDENTS,
            places=_places(entry["place_set"]),
            earliest=first,
            latest=last,
            source=entry["source"],
            published=date.fromisoformat(gold["published"]),
            part_of=part_of,
            by=frozenset(p["name"].split(" (")[0] for p in parties if p["status"] in SAID_TO_HAVE_DONE_IT),
        )
    claim = next(pair["b"] for pair in gold["pairs"] if pair["b"] not in statements)
    aims = {claim: Aim(claim, INCIDENTS["s4"], COMBATANTS, "Islamabad")}
    return Article(statements, aims), gold


@pytest.fixture(scope="module")
def seed(corpora: Path) -> tuple[Article, dict[str, Any]]:
    article, gold = _article(corpora / "seed")
    sizes = len(gold["pairs"]), len(gold["bounds"]), len(gold["wrong_inferences"])
    assert sizes == (len(PAIRS), len(BOUNDS), len(WRONG)), "the gold has changed: look at these tests again"
    return article, gold


def of(
    measure: Measure,
    who: frozenset[VictimClass],
    *places: PlaceKey,
    days: tuple[str, str] | None = None,
    by: str | None = None,
) -> Query:
    """A question about ground; `days` are MM-DD, the second exclusive."""
    first, last = (date.fromisoformat(f"2026-{day}") for day in days) if days else (None, None)
    return Query(measure, who, Unit.PEOPLE, places, first, last, by=frozenset({by} if by else ()))


def told(measure: Measure, who: frozenset[VictimClass], *subjects: str) -> Query:
    """A question about the people of incidents or tallies."""
    return Query(measure, who, subjects=frozenset(subjects))


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
