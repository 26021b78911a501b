"""In every world that the sources tell truly of, the bounds hold, tell more with every word, and nobody contradicts."""

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.model.vocabularies import Measure
from rapporteur.reconciliation.pairs import Verdict, compare
from rapporteur.reconciliation.reconcile import excluding, reconcile
from rapporteur.reconciliation.statements import Bound, Query, Statement
from tests.reconciliation.building import EL_FASHER, KHARTOUM, NORTH_DARFUR, SUDAN, day, states

# Each place with the pieces of ground that it covers: El Fasher, the rest of North Darfur, Khartoum, the rest of Sudan.
PLACES = {
    "el fasher": ((EL_FASHER,), {0}),
    "north darfur": ((NORTH_DARFUR,), {0, 1}),
    "khartoum": ((KHARTOUM,), {2}),
    "sudan": ((SUDAN,), {0, 1, 2, 3}),
    "anywhere": ((), {0, 1, 2, 3}),
}
DAYS = {"first": (("06-01", "06-02"), {0}), "second": (("06-02", "06-03"), {1}), "both": (("06-01", "06-03"), {0, 1})}
CLASSES = {"women": {"women"}, "men": {"men"}, "": {"women", "men"}}
MEASURES = {"killed": {"killed"}, "injured": {"injured"}, "casualties": {"killed", "injured"}}

people = st.tuples(
    st.integers(0, 3), st.integers(0, 1), st.sampled_from(["women", "men"]), st.sampled_from(["killed", "injured"])
)
scopes = st.tuples(st.sampled_from(sorted(PLACES)), st.sampled_from(sorted(DAYS)))
kinds = st.tuples(st.sampled_from(sorted(CLASSES)), st.sampled_from(sorted(MEASURES)))


@dataclass(frozen=True)
class World:
    """People as (ground, day, class, harm), whom of them each subject told of, and the statements that tell so."""

    people: list[tuple[int, int, str, str]]
    counted: dict[str, set[int]]
    statements: list[Statement]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A few people, and sources each of whom tells truly of some of those in one scope."""
    everybody = draw(st.lists(people, max_size=6))
    counted: dict[str, set[int]] = {}
    statements = []
    for number in range(draw(st.integers(1, 4))):
        incident = draw(st.booleans())
        (place, period) = draw(scopes)
        (places, ground), (days, when) = PLACES[place], DAYS[period]
        told = draw(st.lists(kinds, min_size=1, max_size=3 if incident else 1))
        there = [i for i, (spot, then, _, _) in enumerate(everybody) if spot in ground and then in when]
        if not incident:
            there = [i for i in there if _is(everybody[i], *told[0])]
        known = set(draw(st.lists(st.sampled_from(there), unique=True))) if there else set()
        subject = f"x{number}" if incident else f"tally of s{number}.0"
        counted[subject] = known
        for part, (who, measure) in enumerate(told):
            count = sum(_is(everybody[i], who, measure) for i in known)
            low = draw(st.integers(0, count))
            high = draw(st.none() | st.integers(count, count + 2))
            name = f"s{number}.{part}"
            statements.append(
                states(
                    name,
                    name,
                    measure,
                    low,
                    high,
                    places=places,
                    days=days,
                    who=who,
                    about=subject if incident else None,
                )
            )
    return World(everybody, counted, statements)


def _is(person: tuple[int, int, str, str], who: str, measure: str) -> bool:
    return person[2] in CLASSES[who] and person[3] in MEASURES[measure]


@st.composite
def questions(draw: st.DrawFn) -> tuple[Query, set[int], set[int], str, str]:
    """A question about ground, with the ground, the days and the people that it asks about."""
    (place, period), (who, measure) = draw(scopes), draw(kinds)
    (places, ground), (days, when) = PLACES[place], DAYS[period]
    classes = states("q", "q", "killed", 1, 1, who=who).classes
    query = Query(Measure(measure), classes, places=places, earliest=day(days[0]), latest=day(days[1]))
    return query, ground, when, who, measure


def bound(statements: list[Statement], query: Query) -> Bound:
    answer = reconcile(statements, query)
    assert answer.conflict == (), "what is told truly is no contradiction"
    return answer.joint or Bound(0, None)


@settings(max_examples=120, deadline=None)
@given(worlds(), questions())
def test_the_true_count_lies_within_the_bounds(
    world: World, question: tuple[Query, set[int], set[int], str, str]
) -> None:
    query, ground, when, who, measure = question
    true = sum(spot in ground and then in when and _is(p, who, measure) for p in world.people for spot, then in [p[:2]])
    found = bound(world.statements, query)
    assert found.low <= true
    assert found.high is None or true <= found.high


@settings(max_examples=120, deadline=None)
@given(worlds(), kinds, st.data())
def test_so_does_the_true_count_of_those_whom_several_tallies_tell_of(
    world: World, kind: tuple[str, str], data: st.DataObject
) -> None:
    subjects = data.draw(st.sets(st.sampled_from(sorted(world.counted)), min_size=1))
    who, measure = kind
    true = sum(_is(world.people[i], who, measure) for i in set().union(*(world.counted[s] for s in subjects)))
    classes = states("q", "q", "killed", 1, 1, who=who).classes
    found = bound(world.statements, Query(Measure(measure), classes, subjects=frozenset(subjects)))
    assert found.low <= true
    assert found.high is None or true <= found.high


@settings(max_examples=100, deadline=None)
@given(worlds(), questions(), st.data())
def test_one_more_word_never_widens_the_bounds(
    world: World, question: tuple[Query, set[int], set[int], str, str], data: st.DataObject
) -> None:
    dropped = data.draw(st.sampled_from(world.statements))
    subject = replace(question[0], places=(), earliest=None, latest=None, subjects=frozenset(world.counted))
    for query in (question[0], subject):
        wide = bound([s for s in world.statements if s is not dropped], query)
        narrow = bound(world.statements, query)
        assert narrow.low >= wide.low
        assert wide.high is None or (narrow.high is not None and narrow.high <= wide.high)


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_two_that_tell_truly_never_contradict_and_it_does_not_matter_who_is_named_first(world: World) -> None:
    for a in world.statements:
        for b in world.statements:
            verdict = compare(a, b).verdict
            assert verdict == compare(b, a).verdict
            if a.subject == b.subject:
                assert verdict is not Verdict.CONTRADICTION


claims = st.lists(
    st.tuples(st.sampled_from(["x", "y"]), kinds, st.integers(0, 5), st.none() | st.integers(0, 5)),
    min_size=2,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(claims)
def test_a_conflict_is_real_and_every_word_of_it_is_needed(
    found: list[tuple[str, tuple[str, str], int, int | None]],
) -> None:
    statements = [
        states(f"s{i}", f"source {i}", measure, low, None if more is None else low + more, who=who, about=subject)
        for i, (subject, (who, measure), low, more) in enumerate(found)
    ]
    answer = reconcile(statements, Query(Measure.CASUALTIES))
    core = [s for s in statements if s.id in answer.conflict]
    assert bool(core) == excluding(statements)
    if core:
        assert excluding(core)
        assert all(not excluding([s for s in core if s is not one]) for one in core)
