import pytest

from rapporteur.model.offsets import OffsetMap, OriginalSpan, Run, joined_runs
from rapporteur.model.spans import Span


def test_an_identity_leads_to_the_same_place_behind_what_comes_first() -> None:
    offsets = OffsetMap.identity(10, shift=1)
    assert offsets.original(Span(0, 4)) == (OriginalSpan(1, 5),)
    assert OffsetMap.identity(0).original(Span(0, 4)) == ()


def test_equal_stretches_are_cut_and_unequal_ones_come_whole() -> None:
    offsets = OffsetMap((Run(0, 4, 10, 14), Run(4, 5, 14, 19), Run(5, 9, 30, 34)))
    assert offsets.original(Span(1, 3)) == (OriginalSpan(11, 13),)
    assert offsets.original(Span(3, 5)) == (OriginalSpan(13, 19),)
    assert offsets.original(Span(4, 6)) == (OriginalSpan(14, 19), OriginalSpan(30, 31))


def test_what_cleaning_inserted_leads_nowhere() -> None:
    offsets = OffsetMap((Run(0, 4, 0, 4), Run(5, 9, 4, 8)))
    assert offsets.original(Span(4, 5)) == ()
    assert offsets.original(Span(3, 6)) == (OriginalSpan(3, 5),)


def test_parts_are_kept_apart() -> None:
    offsets = OffsetMap((Run(0, 4, 0, 4, "page 1"), Run(5, 9, 4, 8, "page 2")))
    assert offsets.original(Span(2, 7)) == (OriginalSpan(2, 4, "page 1"), OriginalSpan(4, 6, "page 2"))


@pytest.mark.parametrize(
    "runs", [(Run(0, 4, 0, 4), Run(3, 5, 9, 11)), (Run(2, 2, 0, 1),), (Run(0, 2, 3, 3),), (Run(0, 2, -1, 1),)]
)
def test_a_map_that_contradicts_itself_is_no_map(runs: tuple[Run, ...]) -> None:
    with pytest.raises(ValueError, match="overlaps another run or is empty"):
        OffsetMap(runs)


def test_joining_changes_no_answer() -> None:
    runs = [Run(0, 2, 5, 7), Run(2, 4, 7, 9), Run(4, 5, 9, 14), Run(5, 6, 14, 15), Run(6, 8, 15, 17, "page 2")]
    joined = tuple(joined_runs(runs))
    assert joined == (Run(0, 4, 5, 9), Run(4, 5, 9, 14), Run(5, 6, 14, 15), Run(6, 8, 15, 17, "page 2"))
    for start in range(8):
        for end in range(start + 1, 9):
            assert OffsetMap(tuple(runs)).original(Span(start, end)) == OffsetMap(joined).original(Span(start, end))
