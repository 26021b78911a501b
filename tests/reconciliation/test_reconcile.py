"""What may be concluded from figures, and what may not."""

import pytest

from rapporteur.model.vocabularies import Qualifier, Unit
from rapporteur.reconciliation.reconcile import ABOUT, COMPLETE_TALLY, reconcile
from rapporteur.reconciliation.revisions import FULLEST_COUNT, RISING_TOLL
from rapporteur.reconciliation.statements import Bound, PlaceKey, Query, Reconciliation, Statement
from tests.reconciliation.building import (
    ABU_SHOUK,
    CHAD,
    EL_FASHER,
    KHARTOUM,
    KUTUM,
    NORTH_DARFUR,
    SUDAN,
    asks,
    states,
)


def joint(statements: list[Statement], query: Query) -> tuple[int, int | None]:
    """The joint bound; fails the test where there is none."""
    answer = reconcile(statements, query)
    assert answer.joint is not None, answer.conflict
    return answer.joint.low, answer.joint.high


def of_source(answer: Reconciliation, source: str) -> Bound:
    return dict(answer.by_source)[source]


# One month of one war, as five sources tell it.
MONITORS_MARKET = states(
    "f1",
    "monitors",
    "killed",
    17,
    None,
    places=(NORTH_DARFUR,),
    days=("05-03", "05-05"),
    who="civilians",
    about="market",
)
MONITORS_HURT = states(
    "f2",
    "monitors",
    "injured",
    3,
    None,
    places=(NORTH_DARFUR,),
    days=("05-03", "05-05"),
    who="civilians",
    about="market",
)
GOVERNOR_MARKET = states(
    "f3", "governor", "casualties", 24, None, places=(NORTH_DARFUR,), days=("05-03", "05-05"), about="market"
)
MONITORS_TALLY = states(
    "f4", "monitors", "casualties", 180, None, places=(SUDAN,), days=("05-10", "05-16"), who="civilians"
)
MONITORS_DEAD = states(
    "f5",
    "monitors",
    "killed",
    51,
    51,
    places=(SUDAN,),
    days=("05-10", "05-16"),
    who="civilians",
    part_of="f4",
)
LOCALS_KHARTOUM = states(
    "f6", "residents", "killed", 26, None, places=(KHARTOUM,), days=("05-15", "05-17"), who="civilians", about="raid"
)
LOCALS_KUTUM = states("f7", "kutum", "casualties", 11, 11, places=(KUTUM,), days=("05-10", "05-20"), who="civilians")
ARMY_TALLY = states("f8", "army", "casualties", 95, 95, who="civilians")
ARMY_WOMEN = states("f9", "army", "casualties", 48, 48, who="women children", part_of="f8")
ARMY_FLED = states("f10", "army", "displaced", 7300, 7300)
FAMILIES = states("f11", "author", "displaced", 2, None, unit=Unit.FAMILIES)
CHURCH = states("f12", "author", "killed", 24, None, places=(CHAD,), days=("05-01", "05-10"), about="church")
WAR = [
    MONITORS_MARKET,
    MONITORS_HURT,
    GOVERNOR_MARKET,
    MONITORS_TALLY,
    MONITORS_DEAD,
    LOCALS_KHARTOUM,
    LOCALS_KUTUM,
    ARMY_TALLY,
    ARMY_WOMEN,
    ARMY_FLED,
    FAMILIES,
    CHURCH,
]


@pytest.mark.parametrize(
    ("query", "low", "high"),
    [
        pytest.param(asks("killed", subject="market", who="civilians"), 17, None, id="as stated"),
        pytest.param(asks("casualties", subject="market", who="civilians"), 20, None, id="killed and injured add"),
        pytest.param(asks("casualties", subject="market"), 24, None, id="the wider count of one incident includes"),
        pytest.param(asks("casualties", SUDAN, days=("05-10", "05-16"), who="civilians"), 180, None, id="tally"),
        pytest.param(asks("killed", SUDAN, days=("05-10", "05-16"), who="civilians"), 51, None, id="part of tally"),
        pytest.param(asks("injured", subject="tally of f4", who="civilians"), 129, None, id="rest of a tally"),
        pytest.param(asks("killed", SUDAN, days=("05-01", "05-16")), 68, None, id="disjoint periods add: 17 + 51"),
        pytest.param(asks("casualties", SUDAN, days=("05-01", "05-16"), who="civilians"), 200, None, id="17 + 3 + 180"),
        pytest.param(asks("killed", SUDAN, days=("05-10", "05-18")), 51, None, id="not 51 + 26: they may overlap"),
        pytest.param(
            asks("casualties", KHARTOUM, NORTH_DARFUR, days=("05-10", "05-21")), 37, None, id="provinces add: 26 + 11"
        ),
        pytest.param(asks("killed", KHARTOUM, NORTH_DARFUR, days=("05-10", "05-21")), 26, None, id="11 are casualties"),
        pytest.param(asks("killed", subject="tally of f8"), 0, 95, id="95 casualties are at most 95 dead"),
        pytest.param(asks("killed", subject="tally of f8", who="women children"), 0, 48, id="of 48 casualties"),
        pytest.param(asks("casualties", subject="tally of f8", who="men"), 47, 47, id="the rest of the joint count"),
        pytest.param(asks("casualties", subject="tally of f8", who="women"), 0, 48, id="a joint count is not split"),
        pytest.param(asks("displaced"), 7300, None, id="people, whatever the families"),
        pytest.param(asks("displaced", unit=Unit.FAMILIES), 2, None, id="families, whatever the people"),
        pytest.param(asks("killed", CHAD), 24, None, id="the other country's strand alone"),
        pytest.param(asks("killed", SUDAN, days=("05-05", "05-10")), 0, None, id="days that nobody speaks of"),
        pytest.param(asks("killed", SUDAN, who="combatants"), 0, None, id="a class that nobody speaks of"),
    ],
)
def test_only_what_follows_is_concluded(query: Query, low: int, high: int | None) -> None:
    answer = reconcile(WAR, query)
    if answer.joint is None:
        assert (answer.by_source, answer.conflict, low, high) == ((), (), 0, None)
    else:
        assert (answer.joint.low, answer.joint.high) == (low, high)


def test_a_sum_names_the_statements_that_it_adds() -> None:
    answer = reconcile(WAR, asks("killed", SUDAN, days=("05-01", "05-16")))
    assert of_source(answer, "monitors").low_from == ("f1", "f5")


def test_what_may_overlap_is_not_added_and_says_so() -> None:
    answer = reconcile(WAR, asks("casualties", SUDAN, who="civilians", days=("05-01", "05-25")))
    reasons = {left.statement: left.code for left in answer.left_out}
    assert reasons["f8"] == "place_not_stated"
    assert of_source(answer, "residents").low == 26
    assert answer.envelope is not None
    assert answer.envelope.low == 11


def test_people_are_not_turned_into_families() -> None:
    answer = reconcile(WAR, asks("displaced", unit=Unit.FAMILIES))
    assert [(left.statement, left.code) for left in answer.left_out] == [("f10", "other_unit")]


def test_an_exact_tally_bounds_its_own_place_and_period() -> None:
    answer = reconcile(WAR, asks("killed", KUTUM, days=("05-10", "05-20"), who="civilians"))
    bound = of_source(answer, "kutum")
    assert (bound.low, bound.high) == (0, 11)
    assert COMPLETE_TALLY in bound.assumptions


def test_an_exact_tally_does_not_bound_more_than_it_covers() -> None:
    assert of_source(reconcile(WAR, asks("casualties", KUTUM, days=("05-10", "05-21"))), "kutum").high is None
    assert of_source(reconcile(WAR, asks("casualties", NORTH_DARFUR, days=("05-10", "05-20"))), "kutum").high is None


def test_one_incident_with_two_exact_tolls_is_a_conflict_and_not_a_range() -> None:
    strike = {"places": (EL_FASHER,), "days": ("06-01", "06-02"), "about": "strike"}
    statements = [
        states("a", "hospital", "killed", 9, 9, **strike),  # type: ignore[arg-type]
        states("b", "army", "killed", 2, 2, **strike),  # type: ignore[arg-type]
        states("c", "radio", "injured", 5, None, **strike),  # type: ignore[arg-type]
    ]
    answer = reconcile(statements, asks("killed", subject="strike"))
    assert answer.joint is None
    assert answer.conflict == ("a", "b")
    assert [(s, b.low, b.high) for s, b in answer.by_source] == [("army", 2, 2), ("hospital", 9, 9)]
    assert answer.envelope is not None
    assert (answer.envelope.low, answer.envelope.high) == (2, 9)


def test_at_least_and_more_do_not_contradict() -> None:
    strike = {"about": "strike"}
    statements = [
        states("a", "hospital", "killed", 9, None, **strike),  # type: ignore[arg-type]
        states("b", "army", "killed", 14, 14, **strike),  # type: ignore[arg-type]
    ]
    assert joint(statements, asks("killed", subject="strike")) == (14, 14)


def test_a_rising_toll_of_one_source_is_no_conflict() -> None:
    statements = [
        states("a", "hospital", "killed", 9, 9, about="strike", published="06-01"),
        states("b", "hospital", "killed", 12, 12, about="strike", published="06-02"),
    ]
    answer = reconcile(statements, asks("killed", subject="strike"))
    assert answer.joint is not None
    assert (answer.joint.low, answer.joint.high) == (12, 12)
    assert RISING_TOLL in answer.joint.assumptions


def test_a_source_that_lowers_its_count_is_taken_at_its_later_word() -> None:
    statements = [
        states("a", "hospital", "killed", 12, 12, about="strike", published="06-01"),
        states("b", "hospital", "killed", 9, 9, about="strike", published="06-02"),
    ]
    answer = reconcile(statements, asks("killed", subject="strike"))
    assert answer.joint is not None
    assert (answer.joint.low, answer.joint.high) == (9, 9)
    assert [(left.statement, left.code) for left in answer.left_out] == [("a", "superseded")]


def test_a_retracted_count_counts_for_nothing() -> None:
    statements = [
        states("a", "hospital", "killed", 40, 40, about="strike", published="06-01"),
        states("b", "hospital", "killed", 9, 9, about="strike", published="06-01", supersedes="a"),
    ]
    assert joint(statements, asks("killed", subject="strike")) == (9, 9)


def test_single_victims_do_not_cap_the_toll_of_their_incident() -> None:
    statements = [
        states("a", "hospital", "killed", 1, 1, about="strike"),
        states("b", "hospital", "killed", 12, 12, about="strike"),
    ]
    answer = reconcile(statements, asks("killed", subject="strike"))
    assert answer.joint is not None
    assert (answer.joint.low, answer.joint.high) == (12, 12)
    assert FULLEST_COUNT in answer.joint.assumptions


def test_a_subset_without_a_class_of_its_own_says_nothing_of_the_others() -> None:
    statements = [
        states("a", "hospital", "injured", 30, 30, about="strike"),
        states("b", "hospital", "injured", 9, 9, about="strike", part_of="a"),
    ]
    assert joint(statements, asks("injured", subject="strike")) == (30, 30)


def test_distinct_classes_of_one_incident_add() -> None:
    statements = [
        states("a", "police", "killed", 3, 3, about="clash", who="combatants"),
        states("b", "police", "killed", 2, 2, about="clash", who="civilians"),
    ]
    assert joint(statements, asks("killed", subject="clash"))[0] == 5


def test_children_may_be_among_the_civilians() -> None:
    statements = [
        states("a", "police", "killed", 3, None, about="clash", who="children"),
        states("b", "police", "killed", 4, None, about="clash", who="civilians"),
    ]
    assert joint(statements, asks("killed", subject="clash")) == (4, None)


def test_about_is_not_exact() -> None:
    statements = [states("a", "radio", "killed", 200, 200, about="raid", qualifier=Qualifier.ABOUT)]
    answer = reconcile(statements, asks("killed", subject="raid"))
    assert answer.joint is not None
    assert (answer.joint.low, answer.joint.high) == (180, 220)
    assert ABOUT in answer.joint.assumptions


def test_a_site_beside_a_town_may_be_the_same_ground() -> None:
    statements = [
        states("a", "radio", "killed", 5, None, places=(EL_FASHER,), days=("06-01", "06-02"), about="x"),
        states("b", "radio", "killed", 7, None, places=(ABU_SHOUK,), days=("06-01", "06-02"), about="y"),
        states("c", "radio", "killed", 4, None, places=(KUTUM,), days=("06-01", "06-02"), about="z"),
    ]
    assert joint(statements, asks("killed", NORTH_DARFUR)) == (11, None)
    assert joint(statements, asks("killed", EL_FASHER)) == (5, None)


def test_a_place_in_an_unknown_province_is_never_added_to_one_in_a_known() -> None:
    somewhere = PlaceKey("SD", None, "geonames:9")
    statements = [
        states("a", "radio", "killed", 5, None, places=(EL_FASHER,), days=("06-01", "06-02"), about="x"),
        states("b", "radio", "killed", 7, None, places=(somewhere,), days=("06-01", "06-02"), about="y"),
    ]
    assert joint(statements, asks("killed", SUDAN)) == (7, None)


def test_nothing_said_is_no_bound_at_all() -> None:
    answer = reconcile([], asks("killed", SUDAN))
    assert (answer.by_source, answer.envelope, answer.joint) == ((), None, None)


def test_a_vague_many_bounds_nothing_and_is_listed() -> None:
    answer = reconcile([states("a", "radio", "killed", None, None, about="x")], asks("killed", subject="x"))
    assert answer.joint is None
    assert [left.code for left in answer.left_out] == ["no_number"]


def test_a_conflict_elsewhere_is_none_of_this_places_business() -> None:
    raid = {"places": (CHAD,), "days": ("06-01", "06-02"), "about": "raid"}
    statements = [
        states("a", "army", "killed", 9, 9, **raid),  # type: ignore[arg-type]
        states("b", "rebels", "killed", 2, 2, **raid),  # type: ignore[arg-type]
        states("c", "radio", "killed", 4, 4, places=(KHARTOUM,), days=("06-01", "06-02"), about="strike"),
    ]
    answer = reconcile(statements, asks("killed", SUDAN))
    assert (answer.conflict, [source for source, _ in answer.by_source], answer.left_out) == ((), ["radio"], ())
    assert reconcile(statements, asks("killed", CHAD, days=("07-01", "08-01"))).by_source == ()


def test_what_two_tallies_tell_of_together_has_no_end_where_one_of_them_has_none() -> None:
    days = ("06-01", "06-03")
    statements = [
        states("a", "radio", "casualties", 0, None, days=days),
        states("b", "police", "casualties", 1, None, days=days),
    ]
    assert joint(statements, asks("casualties", subject="tally of a + tally of b")) == (1, None)


def test_the_dead_in_dispute_are_no_conflict_of_the_injured() -> None:
    statements = [
        states("a", "hospital", "killed", 9, 9, about="strike"),
        states("b", "army", "killed", 2, 2, about="strike"),
        states("c", "governor", "casualties", 5, None, about="strike"),
        states("d", "hospital", "injured", 4, 4, about="strike"),
    ]
    answer = reconcile(statements, asks("injured", subject="strike"))
    assert answer.conflict == ()
    assert answer.joint is not None
    assert (answer.joint.low, answer.joint.high) == (4, 4)
    assert [left.statement for left in answer.left_out] == ["c"]
    assert reconcile(statements, asks("killed", subject="strike")).conflict == ("a", "b")
