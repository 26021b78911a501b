"""From the figures of an article of ours to every pair and bound that they allow, and no wrong inference.

The war is invented. Two countries, Velmar and Tarsk, bomb each other's borderlands. A mission of monitors counts in
Velmar, its government counts without saying where and when, and people of three provinces tell of single nights.
"""

from typing import Any

import pytest

from rapporteur.model.vocabularies import Measure, Unit, VictimClass
from rapporteur.reconciliation.pairs import Aim, Verdict
from rapporteur.reconciliation.statements import PlaceKey, Query
from rapporteur.reconciliation.suppositions import (
    NOTHING_SUPPOSED,
    SAME_SCOPE,
    TAKEN_AS_EXACT,
    VAGUE_CONVENTION,
    VAGUE_PLURAL,
    Supposing,
)
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

K, C, INJURED, FLED = Measure.KILLED, Measure.CASUALTIES, Measure.INJURED, Measure.DISPLACED
CIVILIANS = frozenset({VictimClass.CIVILIANS})
COMBATANTS = frozenset({VictimClass.COMBATANTS})
CHILDREN, WOMEN, MEN = (frozenset({one}) for one in (VictimClass.CHILDREN, VictimClass.WOMEN, VictimClass.MEN))
WOMEN_AND_CHILDREN = WOMEN | CHILDREN
PEOPLE: frozenset[VictimClass] = frozenset()
VELMAR, TARSK = PlaceKey("XV"), PlaceKey("XT")
BARRAGE, RAID = ["05-09T19:00", "05-10T06:00"], ["05-19T19:00", "05-21T06:00"]
WINDOW, RECENT = ["05-14", "05-20"], ["05-14", "05-24"]

# name: measure, exactness, count, places, days, who, source, and the phrase of the article
FIGURES: dict[str, tuple[str, str, int | None, list[str], list[str] | None, str, str, str]] = {
    "barrage": (
        "killed",
        "at_least",
        31,
        ["Ostrel", "Hadd?"],
        BARRAGE,
        "civilians",
        "mission",
        "at least 31 civilians",
    ),
    "hurt": ("injured", "vague", 3, ["Ostrel", "Hadd?"], BARRAGE, "civilians", "mission", "several more were hurt"),
    "scores": ("casualties", "vague", 40, ["Ostrel", "Hadd"], BARRAGE, "people", "army", "killing and maiming scores"),
    "not rebels": ("killed", "vague", 2, ["Ostrel", "Hadd"], BARRAGE, "civilians", "capital", "civilians, not rebels"),
    "open": ("casualties", "open", None, ["Ostrel"], BARRAGE, "civilians", "doctors", "the count is bound to grow"),
    "silence": ("casualties", "none", None, ["Lunn", "Corrin"], ["05-16", "05-16"], "civilians", "author", "no count"),
    "spared": ("casualties", "zero", 0, ["Corrin (part)"], ["05-16", "05-23"], "civilians", "teacher", "nobody here"),
    "captives": ("detained", "vague", 2, ["border"], WINDOW, "combatants", "videos", "captured soldiers"),
    "raid": ("killed", "at_least", 27, ["Hadd"], RAID, "civilians", "villagers", "no fewer than 27 civilians died"),
    "young": ("killed", "vague", 2, ["Hadd"], RAID, "children", "villagers", "many of them children"),
    "hit": ("casualties", "vague", 2, ["Hadd"], RAID, "civilians", "shopkeeper", "many were hit"),
    "ward": ("casualties", "exact", 31, ["Brisk"], RECENT, "civilians", "nurses", "31 civilian casualties"),
    "many": ("killed", "vague", 2, ["Brisk"], None, "civilians", "farmer", "many civilians were killed"),
    "homes": ("homes_lost", "vague", 2, ["Brisk"], None, "civilians", "farmer", "others lost their homes"),
    "mission": ("casualties", "at_least", 212, ["XV"], WINDOW, "civilians", "mission", "at least 212 casualties"),
    "dead": ("killed", "exact_within_tally", 58, ["XV"], WINDOW, "civilians", "mission", "58 of them dead"),
    "capital": ("casualties", "exact", 90, ["XV?"], None, "civilians", "capital", "90 civilian casualties"),
    "families": ("casualties", "exact", 71, ["XV?"], None, "women children", "capital", "71 women and children"),
    "fled": ("displaced", "exact", 12300, ["XV?"], None, "people", "capital", "12,300 people had fled"),
    "growing": ("displaced", "vague", 2, ["XV?"], None, "civilians in families", "author", "more and more families"),
    "moving": ("displaced", "vague", 2, ["XV (part)"], None, "civilians in families", "author", "families had left"),
    "pilgrims": ("killed", "vague", 24, ["Tarska"], ["05-01", "05-08"], "civilians", "author", "dozens of pilgrims"),
}
PARTS = {"young": "raid", "dead": "mission", "families": "capital"}
INCIDENTS = {
    "barrage": "barrage",
    "hurt": "barrage",
    "scores": "barrage",
    "not rebels": "barrage",
    "open": "barrage",
    "raid": "raid",
    "young": "raid",
    "pilgrims": "pilgrims",
}
DONE_BY = {"barrage": ["Tarsk (aircraft)"], "pilgrims": ["Grey Banner", "Dawn Front"]}
REBELS_AIMED_AT = "aim"


def _gold() -> tuple[dict[str, Any], dict[str, Any]]:
    """The figures in the form in which the annotated article of the corpora comes."""
    known = set(VictimClass)
    statements, figures = [], []
    for name, (measure, exactness, count, places, days, who, source, quote) in FIGURES.items():
        statements.append(
            {
                "id": name,
                "figure": name,
                "measure": measure,
                "exactness": exactness,
                "low": count,
                "high": count if exactness in {"exact", "zero"} else None,
                "place_set": places,
                "period": [f"2026-{end}" for end in days] if days else None,
                "period_basis": "stated" if days else "not stated",
                "who": who,
                "source": source,
                "quote": quote,
            }
        )
        classes = [word for word in who.split() if word in known]
        figures.append({"id": name, "who": classes, "part_of": PARTS.get(name), "incident": INCIDENTS.get(name)})
    incidents = [
        {"id": name, "perpetrators": [{"name": party, "status": "reported_as_fact"} for party in parties]}
        for name, parties in DONE_BY.items()
    ]
    return {"published": "2026-05-26", "statements": statements}, {"figures": figures, "incidents": incidents}


@pytest.fixture(scope="module")
def article() -> Article:
    found = read_article(*_gold(), INCIDENTS, lambda area: "XT" if area == "Tarska" else "XV")
    found.aims[REBELS_AIMED_AT] = Aim(REBELS_AIMED_AT, "barrage", COMBATANTS, "Tarsk")
    return found


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("barrage", "scores", "compatible_overlapping"),
        ("barrage", "not rebels", "compatible"),
        ("barrage", "open", "compatible"),
        ("not rebels", REBELS_AIMED_AT, "contested_not_contradictory"),
        ("barrage", "mission", "disjoint_addable_within_measure"),
        ("barrage", "dead", "disjoint_addable_within_measure"),
        ("raid", "mission", "overlap_unknown"),
        ("raid", "dead", "compatible_overlap_unknown"),
        ("ward", "mission", "overlap_unknown"),
        ("raid", "ward", "disjoint_addable_as_casualties_only"),
        ("ward", "many", "tension"),
        ("mission", "capital", "contradiction_only_if_same_scope"),
        ("dead", "families", "not_comparable"),
        ("barrage", "ward", "same_number_different_thing"),
        ("scores", "capital", "overlap_unknown"),
        ("fled", "growing", "not_convertible"),
        ("growing", "moving", "overlap_unknown"),
        ("silence", "mission", "contained"),
        ("spared", "silence", "compatible"),
        ("pilgrims", "mission", "disjoint_other_strand"),
        ("dead", "mission", "part_of"),
        ("families", "capital", "part_of"),
        ("barrage", "hurt", "disjoint_addable_as_casualties_only"),
        ("fled", "mission", "not_comparable"),
        ("captives", "raid", "not_comparable"),
    ],
)
def test_how_two_figures_stand_to_one_another(article: Article, a: str, b: str, verdict: str) -> None:
    assert article.verdict(a, b) == verdict
    if b not in article.aims:
        assert article.verdict(b, a) == verdict, "it does not matter which is named first"
        assert article.pair(a, b).why


def area(name: str) -> PlaceKey:
    return PlaceKey("XV", name)


UN_DAYS, BOTH_DAYS, TO_THE_MORNING, ALL_DAYS = (
    ("05-14", "05-21"),
    ("05-09", "05-21"),
    ("05-14", "05-22"),
    ("05-01", "05-27"),
)
TWO_AREAS = (area("Hadd"), area("Brisk"))
AT_RECENT = ("05-14", "05-25")
NO, LEAST = NOTHING_SUPPOSED, Supposing(plain_plurals=True)
ONE_WARD = Supposing(same_scope=(("many", "ward"),))
MISSION_EXACT = Supposing(exact=frozenset({"mission"}))


@pytest.mark.parametrize(
    ("query", "supposing", "low", "high", "used"),
    [
        (told(K, CIVILIANS, "barrage"), NO, 31, None, "barrage"),
        (told(C, CIVILIANS, "barrage"), LEAST, 33, None, "barrage hurt"),
        (told(C, CIVILIANS, "barrage"), NO, 34, None, "barrage hurt"),
        (told(C, PEOPLE, "barrage"), LEAST, 40, None, "scores"),
        (of(C, CIVILIANS, VELMAR, days=UN_DAYS), NO, 212, None, "mission"),
        (of(K, CIVILIANS, VELMAR, days=UN_DAYS), NO, 58, None, "dead"),
        (told(INJURED, CIVILIANS, "mission"), NO, 154, None, "dead mission"),
        (of(K, CIVILIANS, VELMAR, days=BOTH_DAYS), NO, 89, None, "barrage dead"),
        (of(C, CIVILIANS, VELMAR, days=BOTH_DAYS), LEAST, 245, None, "barrage hurt mission"),
        (of(K, CIVILIANS, area("Hadd"), days=("05-19", "05-22")), NO, 27, None, "raid"),
        (of(K, CIVILIANS, VELMAR, days=TO_THE_MORNING), NO, 58, None, "dead"),
        (told(C, CIVILIANS, "ward"), NO, 31, 31, "ward"),
        (told(K, CIVILIANS, "ward"), NO, 0, 31, "ward"),
        (told(K, CIVILIANS, "ward"), ONE_WARD, 2, 31, "many ward"),
        (told(INJURED, CIVILIANS, "ward"), ONE_WARD, 0, 29, "many ward"),
        (of(C, CIVILIANS, *TWO_AREAS, days=AT_RECENT), NO, 58, None, "raid ward"),
        (of(K, CIVILIANS, *TWO_AREAS, days=AT_RECENT), NO, 27, None, "raid"),
        (told(K, CIVILIANS, "capital"), NO, 0, 90, "capital"),
        (told(K, WOMEN_AND_CHILDREN, "capital"), NO, 0, 71, "families"),
        (told(C, MEN, "capital"), NO, 19, 19, "capital families"),
        (told(C, CIVILIANS, "mission", "capital"), NO, 212, None, "mission"),
        (told(C, CIVILIANS, "mission", "capital"), MISSION_EXACT, 212, 302, "capital mission"),
        (told(C, PEOPLE, "barrage", "ward"), NO, 71, None, "scores ward"),
        (told(FLED, PEOPLE, "fled"), NO, 12300, 12300, "fled"),
        (told(C, PEOPLE, "silence"), NO, 0, None, ""),
        (of(K, COMBATANTS, TARSK), NO, 0, None, ""),
        (of(K, COMBATANTS, VELMAR), NO, 0, None, ""),
        (of(C, CIVILIANS, TARSK, by="Velmar"), NO, 0, None, ""),
        (told(K, PEOPLE, "pilgrims"), NO, 24, None, "pilgrims"),
    ],
)
def test_bounds_are_those_that_the_figures_allow(
    article: Article, query: Query, supposing: Supposing, low: int, high: int | None, used: str
) -> None:
    bound = article.bound(query, supposing)
    assert (bound.low, bound.high) == (low, high)
    assert " ".join(sorted({*bound.low_from, *bound.high_from})) == used


def test_a_bound_names_what_it_supposes(article: Article) -> None:
    barrage = told(C, CIVILIANS, "barrage")
    assert VAGUE_CONVENTION in article.bound(barrage).assumptions
    assert VAGUE_PLURAL in article.bound(barrage, LEAST).assumptions
    assert SAME_SCOPE.format("many", "ward") in article.bound(told(K, CIVILIANS, "ward"), ONE_WARD).assumptions
    both = told(C, CIVILIANS, "mission", "capital")
    assert TAKEN_AS_EXACT.format("mission") in article.bound(both, MISSION_EXACT).assumptions
    assert TAKEN_AS_EXACT.format("mission") not in article.bound(barrage, MISSION_EXACT).assumptions
    assert article.bound(barrage, Supposing(same_scope=(("nobody", "ward"),))) == article.bound(barrage)


WRONG: dict[str, Inference] = {
    "add all": at_least(31 + 27 + 31 + 212 + 90, of(C, PEOPLE), of(C, PEOPLE, VELMAR), of(C, CIVILIANS, VELMAR)),
    "add both tallies": at_least(302, told(C, CIVILIANS, "mission", "capital"), of(C, CIVILIANS)),
    "the raid on top of the tally": at_least(85, of(K, PEOPLE, VELMAR, days=TO_THE_MORNING)),
    "all the dead": at_least(58 + 27 + 31 + 31, of(K, PEOPLE, VELMAR, days=ALL_DAYS), of(K, PEOPLE)),
    "casualties are dead": at_least(212, of(K, PEOPLE, VELMAR), told(K, PEOPLE, "mission")),
    "the capital's casualties are dead": at_least(90, told(K, PEOPLE, "capital")),
    "the capital's women and children are dead": at_least(71, told(K, WOMEN_AND_CHILDREN, "capital")),
    "a joint count twice": at_least(142, told(C, WOMEN_AND_CHILDREN, "capital")),
    "a joint count split": at_least(1, told(C, CHILDREN, "capital"), told(C, WOMEN, "capital")),
    "71 casualties against 58 dead": any_of(
        judged("dead", "families", *AT_ODDS), conflict(of(K, PEOPLE), of(C, PEOPLE))
    ),
    "between 90 and 212": at_most(212, told(C, CIVILIANS, "mission", "capital"), of(C, CIVILIANS, VELMAR)),
    "the capital misses 122": judged("mission", "capital", *ONE_EVENT, *SUMS, Verdict.CONTRADICTION),
    "one of the tallies is wrong": any_of(
        conflict(of(C, CIVILIANS)), judged("capital", "mission", Verdict.CONTRADICTION)
    ),
    "the raid is 27 of the 58": any_of(judged("raid", "dead", *INCLUDED), judged("raid", "mission", *INCLUDED)),
    "the two 31s are one event": any_of(
        judged("barrage", "ward", *ONE_EVENT), fewer_than(31 + 31, told(C, PEOPLE, "barrage", "ward"))
    ),
    "31 dead in Brisk": at_least(31, of(K, PEOPLE, area("Brisk")), told(K, PEOPLE, "ward")),
    "the barrage is in the 58": any_of(judged("barrage", "dead", *ONE_EVENT), fewer_than(89, of(K, PEOPLE, VELMAR))),
    "Tarsk killed 58": any_of(at_least(58, of(K, PEOPLE, by="Tarsk")), at_least(212, of(C, PEOPLE, by="Tarsk"))),
    "the shopkeeper confirms 27": corroborated(27, of(K, PEOPLE, area("Hadd"))),
    "nobody hurt in Corrin": at_most(0, of(C, CIVILIANS, area("Corrin"))),
    "nobody hurt on the 16th": at_most(0, of(C, CIVILIANS, VELMAR, days=("05-16", "05-17"))),
    "no soldier died": at_most(0, of(K, COMBATANTS), of(K, COMBATANTS, VELMAR, days=UN_DAYS)),
    "scores dead": at_least(
        40, told(K, PEOPLE, "barrage"), of(K, PEOPLE, area("Ostrel"), area("Hadd"), days=("05-09", "05-11"))
    ),
    "31 dead against scores": judged("barrage", "scores", *AT_ODDS),
    "12,300 families": at_least(3, Query(FLED, unit=Unit.FAMILIES)),
    "people and families added": at_least(12_301, of(FLED, PEOPLE)),
    "all who fled fled from Tarsk": at_least(1, of(FLED, PEOPLE, by="Tarsk")),
    "the pilgrims are dead of this war": any_of(
        judged("pilgrims", "mission", *SUMS),
        counting("pilgrims", of(K, PEOPLE, VELMAR)),
        at_least(113, of(K, PEOPLE, VELMAR)),
    ),
    "thirty a day": at_least(1, *(of(C, CIVILIANS, VELMAR, days=(f"05-{n}", f"05-{n + 1}")) for n in range(14, 20))),
    "212 is final": at_most(212, told(C, CIVILIANS, "mission"), of(C, CIVILIANS, VELMAR, days=UN_DAYS)),
    "half of the 27 are children": at_least(3, told(K, CHILDREN, "raid"), of(K, CHILDREN, area("Hadd"))),
    "the capital's share of women and children": at_least(1, told(C, WOMEN_AND_CHILDREN, "mission")),
}


@pytest.mark.parametrize("inference", list(WRONG))
def test_no_wrong_inference_is_drawn(article: Article, inference: str) -> None:
    assert not WRONG[inference](article)


@pytest.mark.parametrize(
    "inference",
    [
        at_least(89, of(K, PEOPLE, VELMAR)),
        at_most(31, told(K, PEOPLE, "ward")),
        judged("barrage", "mission", *SUMS),
        counting("pilgrims", of(K, PEOPLE, TARSK)),
        fewer_than(90, of(K, PEOPLE, VELMAR)),
        at_least(31, of(K, PEOPLE, by="Tarsk")),
    ],
)
def test_what_follows_is_drawn(article: Article, inference: Inference) -> None:
    assert inference(article)
