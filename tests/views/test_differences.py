"""Differences of versions: together they are both texts, and no name of a protected person is in them."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.views.differences import Run, Standing, _joined, _runs, differences
from tests.keeping import keep

FIRST = """
{q1s:{a1:Amina Diallo}} {q1c:said} {q1x:{f1:nine people} were killed when {i1:shells hit the market}}.
One line stays.
A second line stays.
A third line stays.
A fourth line stays.
A fifth line stays.
A sixth line stays.
A last line.
---
a1 person protected name="Amina Diallo"
q1 resident asserts actor=a1
i1 shelling said=q1
f1 killed 9 of=i1 said=q1
"""
SECOND = (
    FIRST.replace("nine people", "eleven people")
    .replace("killed 9", "killed 11")
    .replace("A last line.", "Diallo left the town.")
)


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    with open_ledger(ledger_url) as opened:
        keep(opened, "toll", FIRST, date(2024, 6, 3))
        keep(opened, "toll", SECOND, date(2024, 6, 4))
        keep(opened, "other", FIRST, date(2024, 6, 3))
        yield opened


def test_what_changed_is_told_word_by_word(store: LedgerStore) -> None:
    found = differences(store, "toll")
    assert (found.older, found.newer, found.complete) == (1, 2, True)
    changed = [(run.standing, run.text) for run in found.runs if run.standing in {Standing.ADDED, Standing.REMOVED}]
    assert changed[:2] == [(Standing.REMOVED, "nine"), (Standing.ADDED, "eleven")]
    assert [run.lines for run in found.runs if run.standing is Standing.SKIPPED] == [2]
    assert differences(store, "toll@1") == found == differences(store, "toll@2", against=1)


def test_protected_names_are_masked_in_both(store: LedgerStore) -> None:
    shown = "".join(run.text for run in differences(store, "toll").runs)
    assert "[protected] said" in shown
    assert "Diallo" not in shown


@pytest.mark.parametrize(("words", "against"), [("other", None), ("toll", 3), ("toll@3", None), ("nothing", None)])
def test_a_version_that_is_not_there_is_missing(store: LedgerStore, words: str, against: int | None) -> None:
    with pytest.raises(RecordNotFoundError):
        differences(store, words, against=against)


LINES = st.lists(st.sampled_from(["One. ", "Two!\n", "Three (3)\n", "\n", "é\n"]), max_size=14)


@given(LINES, LINES)
def test_the_runs_hold_both_texts(old: list[str], new: list[str]) -> None:
    old, new = ("".join(lines).splitlines(keepends=True) for lines in (old, new))
    runs = list(_joined(_runs(old, new)))
    assert all(a.standing is not b.standing or a.standing is Standing.SKIPPED for a, b in pairwise(runs))
    assert "".join(_filled(runs, old, Standing.REMOVED)) == "".join(old)
    assert "".join(_filled(runs, new, Standing.ADDED)) == "".join(new)


def _filled(runs: list[Run], lines: list[str], own: Standing) -> Iterator[str]:
    """One side of the runs, with the lines that were left out put back from it."""
    text, at = "".join(lines), 0
    for run in runs:
        if run.standing is Standing.SKIPPED:
            rest = text[at:].splitlines(keepends=True)
            said = "".join(rest[: run.lines])
        else:
            said = run.text if run.standing in {Standing.SAME, own} else ""
        at += len(said)
        yield said
