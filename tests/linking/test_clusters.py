"""What decisions, taken together, make one incident."""

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.linking.clusters import Tie, clustered
from rapporteur.model.judgements import Verdict

RECORDS = st.integers(0, 7)
PAIRS = st.tuples(RECORDS, RECORDS).filter(lambda pair: pair[0] != pair[1])
TIES = st.lists(st.tuples(PAIRS, st.sampled_from(Verdict), st.booleans()), max_size=14).map(
    lambda found: [Tie(pair, verdict, person, at) for at, (pair, verdict, person) in enumerate(found)]
)


def tie(*records: str, verdict: Verdict = Verdict.POSITIVE, person: bool = False, order: int = 0) -> Tie[str]:
    return Tie(records, verdict, person, order)


def test_ties_carry_over_and_the_first_record_leads() -> None:
    assert clustered("abcd", [tie("c", "b"), tie("b", "a")]) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_a_person_parts_what_a_machine_joined() -> None:
    ties = [tie("a", "b"), tie("b", "c", order=1), tie("a", "c", verdict=Verdict.NEGATIVE, person=True, order=2)]
    found = clustered("abc", ties)
    assert found["a"] != found["c"]
    assert found["b"] == found["a"]


def test_the_undecided_joins_nothing() -> None:
    assert clustered("ab", [tie("a", "b", verdict=Verdict.UNSURE)]) == {"a": "a", "b": "b"}


@given(TIES)
def test_what_a_person_set_apart_last_stays_apart(ties: list[Tie[int]]) -> None:
    found = clustered(range(8), ties)
    last: dict[frozenset[int], Tie[int]] = {}
    for one in ties:
        if one.person:
            last[frozenset(one.records)] = one
    joined = [one for one in ties if one.person and one.verdict is Verdict.POSITIVE]
    if not joined:  # persons who agree among themselves: no chain of theirs can close what one of them opened
        for pair, one in last.items():
            if one.verdict is Verdict.NEGATIVE:
                a, b = pair
                assert found[a] != found[b]


@given(TIES)
def test_every_record_has_one_leader_that_leads_itself(ties: list[Tie[int]]) -> None:
    found = clustered(range(8), ties)
    assert set(found) == set(range(8))
    assert all(found[leader] == leader <= record for record, leader in found.items())


@given(TIES, PAIRS)
def test_a_later_tie_of_a_machine_takes_nothing_apart(ties: list[Tie[int]], pair: tuple[int, int]) -> None:
    before = clustered(range(8), ties)
    after = clustered(range(8), [*ties, Tie(pair, Verdict.POSITIVE, False, len(ties))])
    assert all(after[a] == after[b] for a in before for b in before if before[a] == before[b])
