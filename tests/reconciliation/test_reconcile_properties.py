"""The bounds are what a search through all small worlds gives."""

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rapporteur.model.vocabularies import Measure
from rapporteur.reconciliation.reconcile import reconcile
from rapporteur.reconciliation.statements import PlaceKey, Query, Statement
from tests.reconciliation.building import KHARTOUM, NORTH_DARFUR, SUDAN, day, states

PLACES = {"north": (NORTH_DARFUR,), "centre": (KHARTOUM,), "country": (SUDAN,), "anywhere": ()}
REACH = {"north": {0}, "centre": {1}, "country": {0, 1, 2}, "anywhere": {0, 1, 2, 3}}
DAYS = {"first": ("06-01", "06-02"), "second": ("06-02", "06-03"), "both": ("06-01", "06-03")}
SPAN = {"first": {0}, "second": {1}, "both": {0, 1}}
CLASSES = {"women": {0}, "people": {0, 1}}

scopes = st.tuples(st.sampled_from(sorted(PLACES)), st.sampled_from(sorted(DAYS)), st.sampled_from(sorted(CLASSES)))
lower_statements = st.lists(st.tuples(scopes, st.integers(0, 2)), min_size=1, max_size=4)


def cells_of(scope: tuple[str, str, str]) -> set[tuple[int, int, int]]:
    place, period, who = scope
    return set(product(REACH[place], SPAN[period], CLASSES[who]))


def stated(index: int, scope: tuple[str, str, str], low: int) -> Statement:
    place, period, who = scope
    return states(f"s{index}", f"source {index}", "killed", low, None, places=PLACES[place], days=DAYS[period], who=who)


def fewest(found: list[tuple[tuple[str, str, str], int]], asked: set[tuple[int, int, int]]) -> int:
    """The least total over the asked cells in any world that satisfies all lower bounds, by search over placements.

    Statements confined to the asked cells must be served there; one that reaches outside can be served outside.
    A world is a number for each cell; demands are met greedily from small worlds up.
    """
    confined = [(cells_of(scope), low) for scope, low in found if low and cells_of(scope) <= asked]
    cells = sorted(
        {frozenset(i for i, (c, _) in enumerate(confined) if cell in c) for cell in asked} - {frozenset()}, key=sorted
    )
    if not cells:
        return 0
    best = sum(low for _, low in confined)
    for world in product(range(3), repeat=len(cells)):
        if sum(world) < best and all(
            sum(n for n, cell in zip(world, cells, strict=True) if i in cell) >= low
            for i, (_, low) in enumerate(confined)
        ):
            best = sum(world)
    return best


@settings(max_examples=150, deadline=None)
@given(lower_statements, scopes)
def test_the_lower_end_is_that_of_the_smallest_world(
    found: list[tuple[tuple[str, str, str], int]], asked: tuple[str, str, str]
) -> None:
    place, period, who = asked
    start, end = (day(d) for d in DAYS[period])
    query = Query(
        Measure.KILLED,
        states("q", "q", "killed", 1, 1, who=who).classes,
        places=PLACES[place],
        earliest=start,
        latest=end,
    )
    answer = reconcile([stated(i, scope, low) for i, (scope, low) in enumerate(found)], query)
    least = answer.joint.low if answer.joint else 0
    assert least == fewest(found, cells_of(asked))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["killed", "injured", "casualties"]), st.integers(0, 6), st.integers(0, 6)),
        min_size=1,
        max_size=4,
    )
)
def test_bounds_of_one_incident_are_tight_or_the_conflict_is_real(found: list[tuple[str, int, int]]) -> None:
    ranges = [(m, min(a, b), max(a, b)) for m, a, b in found]
    assume(any(m != "injured" for m, _, _ in ranges))
    injured = [(low, high) for m, low, high in ranges if m == "injured"]
    assume(max((low for low, _ in injured), default=0) <= min((high for _, high in injured), default=6))
    statements = [states(f"s{i}", f"source {i}", m, low, high, about="x") for i, (m, low, high) in enumerate(ranges)]

    def holds(killed: int, injured: int, subset: list[tuple[str, int, int]]) -> bool:
        value = {"killed": killed, "injured": injured, "casualties": killed + injured}
        return all(low <= value[m] <= high for m, low, high in subset)

    worlds = [k for k, i in product(range(13), range(13)) if holds(k, i, ranges)]
    answer = reconcile(statements, Query(Measure.KILLED, subjects=frozenset({"x"})))
    if worlds:
        low, high = (answer.joint.low, answer.joint.high) if answer.joint else (0, None)
        assert low == min(worlds)
        assert high is None or high == max(worlds)
        limited = any(m in {"killed", "casualties"} for m, _, _ in ranges)
        assert (high is not None) == limited
    else:
        assert answer.joint is None
        core = [ranges[int(name[1:])] for name in answer.conflict]
        assert not any(holds(k, i, core) for k, i in product(range(13), range(13)))
        for dropped in range(len(core)):
            rest = core[:dropped] + core[dropped + 1 :]
            assert any(holds(k, i, rest) for k, i in product(range(13), range(13)))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 6), st.integers(0, 3), st.integers(0, 6), st.integers(1, 3))
def test_a_quarrel_over_the_injured_alone_is_none_over_the_dead(low: int, more: int, injured: int, apart: int) -> None:
    dead = states("s0", "source 0", "killed", low, low + more, about="x")
    quarrel = [
        states(f"s{i}", f"source {i}", "injured", count, count, about="x")
        for i, count in enumerate((injured, injured + apart), start=1)
    ]
    query = Query(Measure.KILLED, subjects=frozenset({"x"}))
    alone, beside = reconcile([dead], query).joint, reconcile([dead, *quarrel], query).joint
    assert alone is not None
    assert alone == beside
    assert (alone.low, alone.high) == (low, low + more)


@settings(max_examples=80, deadline=None)
@given(lower_statements, st.tuples(scopes, st.integers(0, 2)))
def test_one_more_statement_never_lowers_the_lower_end(
    found: list[tuple[tuple[str, str, str], int]], more: tuple[tuple[str, str, str], int]
) -> None:
    query = Query(Measure.KILLED, places=(SUDAN,))
    before = [stated(i, scope, low) for i, (scope, low) in enumerate(found)]
    after = [*before, stated(99, *more)]
    least = [answer.joint.low if answer.joint else 0 for answer in (reconcile(before, query), reconcile(after, query))]
    assert least[0] <= least[1]


@given(st.sampled_from([SUDAN, NORTH_DARFUR, KHARTOUM, PlaceKey(None)]))
def test_a_place_contains_itself(place: PlaceKey) -> None:
    answer = reconcile(
        [states("a", "s", "killed", 3, None, places=(place,), about="x")], Query(Measure.KILLED, places=(place,))
    )
    assert answer.joint is not None
    assert answer.joint.low == 3
