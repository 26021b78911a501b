"""Items are paired one to one: as many as possible, then the best ones."""

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.evaluation.matching import likeness, match, occurrences, overlap, sentences, shared
from rapporteur.evaluation.report import Counts
from rapporteur.model.spans import Span

spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
links = st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)))


def test_more_pairs_come_before_better_pairs() -> None:
    quality = {(0, 0): 1.0, (0, 1): 0.1, (1, 0): 0.1}
    matching = match(2, 2, lambda g, p: quality.get((g, p)))
    assert matching.pairs == ((0, 1), (1, 0))


def test_the_better_of_two_partners_is_taken() -> None:
    matching = match(1, 2, lambda _, p: (0.2, 0.9)[p])
    assert (matching.pairs, matching.spurious) == (((0, 1),), (0,))


def test_optional_items_are_neither_rewarded_nor_punished() -> None:
    def here(g: int, p: int) -> float | None:
        return 1.0 if g == p else None

    assert match(2, 2, here, optional=lambda g: g == 0).counts == Counts(1, 0, 0)
    assert match(2, 0, here, optional=lambda g: g == 0).counts == Counts(0, 0, 1)
    assert match(1, 2, here, excused=lambda p: p == 1).counts == Counts(1, 0, 0)


def _largest(allowed: frozenset[tuple[int, int]]) -> int:
    """The size of the greatest one-to-one choice, by trying all."""
    if not allowed:
        return 0
    g, p = min(allowed)
    without = frozenset(pair for pair in allowed if pair != (g, p))
    return max(_largest(without), 1 + _largest(frozenset(x for x in allowed if x[0] != g and x[1] != p)))


@given(links)
def test_no_choice_has_more_pairs(allowed: set[tuple[int, int]]) -> None:
    matching = match(5, 5, lambda g, p: 0.5 if (g, p) in allowed else None)
    assert set(matching.pairs) <= allowed
    assert len({g for g, _ in matching.pairs}) == len({p for _, p in matching.pairs}) == len(matching.pairs)
    if len(allowed) <= 10:
        assert len(matching.pairs) == _largest(frozenset(allowed))
    counts = matching.counts
    assert (counts.tp + counts.fn, counts.tp + counts.fp) == (5, 5)


@given(spans, spans)
def test_likeness_is_the_share_of_what_either_covers(a: Span, b: Span) -> None:
    assert likeness(a, b) == likeness(b, a)
    assert (likeness(a, b) > 0) == a.overlaps(b)
    assert likeness(a, a) == 1.0
    assert overlap(a, b) == len(set(range(*a)) & set(range(*b))) == shared([a], [b])


def test_occurrences_may_overlap() -> None:
    assert occurrences("ananas", "ana") == [Span(0, 3), Span(2, 5)]
    assert occurrences("ananas", "") == []


def test_sentences_end_at_stops_but_not_after_titles() -> None:
    text = "Gen. Odo spoke. He left.\nMr. Sall of the U.N. Mission stayed."
    assert [span.of(text).strip() for span in sentences(text)] == [
        "Gen. Odo spoke.",
        "He left.",
        "Mr. Sall of the U.N. Mission stayed.",
    ]


@given(st.text(alphabet='aA. \n!"', max_size=60))
def test_sentences_leave_only_white_space_out(text: str) -> None:
    covered = {i for start, end in sentences(text) for i in range(start, end)}
    assert all(text[i].isspace() for i in set(range(len(text))) - covered)
