"""Floors of name matching on the development halves of the corpora; skipped where there are none."""

from pathlib import Path

from benchmarks.names import aliases, pairs


def test_pairs_of_the_benchmark(corpora: Path) -> None:
    assert pairs(corpora)["f1"] >= 0.84


def test_good_aliases_of_the_un_list_find_their_bearers(corpora: Path) -> None:
    measured = aliases(corpora, every=200)["every name known"]
    assert measured["recall"] >= 0.97
    assert measured["precision"] >= 0.99
