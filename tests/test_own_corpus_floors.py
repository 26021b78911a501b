"""Floors of the reader on the test part of our own corpus and on a pinned set of it; `tests/floors.py` moves them."""

import pytest

from rapporteur.gazetteer.store import SqliteGazetteer
from tests.floors import CORPUS, METRICS, Scores, digest, kept, lowered, measure
from training.markup import load as load_document
from training.splits import part_of

PARTS = ("test", "pinned")


@pytest.fixture(scope="module")
def scores(default_gazetteer: SqliteGazetteer) -> Scores:
    return measure(default_gazetteer, kept()["pinned"])


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("part", PARTS)
def test_the_reader_stands_on_its_floors(scores: Scores, part: str, metric: str) -> None:
    assert scores[part][metric] >= kept()["floors"][part][metric]


def test_no_floor_is_below_that_of_the_last_release() -> None:
    held = kept()
    assert not lowered(held["floors"], held["released"][-1]["floors"])


def test_every_metric_of_every_part_has_a_floor() -> None:
    floors = kept()["floors"]
    assert {part: set(metrics) for part, metrics in floors.items()} == {part: set(METRICS) for part in PARTS}
    assert all(0 < floor < 1 for metrics in floors.values() for floor in metrics.values())


def test_the_pinned_documents_are_as_they_were_and_none_is_trained_on() -> None:
    pinned = kept()["pinned"]
    assert len(pinned) >= 8
    assert {name: digest(name) for name in pinned} == pinned, "run `python -m tests.floors --write`, and say why"
    for name in pinned:
        document = load_document(next(CORPUS.rglob(f"{name}.txt")))
        assert part_of(document.episode) == "test"


def test_a_lowered_floor_is_seen() -> None:
    before = {"test": {"claims": 0.5, "incidents": 0.6}}
    assert lowered({"test": {"claims": 0.5, "incidents": 0.61}}, before) == []
    assert lowered({"test": {"claims": 0.49}}, before) == [
        "test, claims: 0.490 is below 0.500",
        "test, incidents: 0.000 is below 0.600",
    ]
