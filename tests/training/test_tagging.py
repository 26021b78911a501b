"""The prototype of the learned tagger cuts, windows and decodes as it should; no weights are needed for that."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.layout import lay_out
from rapporteur.model.spans import Span
from training.tagging.decoding import TAGS, best_tags, ranges, spoken_in
from training.tagging.windows import windows
from training.tagging.wordpiece import END, START, UNKNOWN, WordPiece

CUTTER = WordPiece.of_lines(["[PAD]", UNKNOWN, START, END, "shell", "##ing", "##ed", "a", "cafe", ".", "-", "##s"])


def words(text: str) -> list[str]:
    return [span.of(text) for span in CUTTER.cut(text).spans]


def test_pieces_are_the_longest_that_the_vocabulary_has() -> None:
    assert words("Shelling shelled. A cafe-shell") == [*("Shell", "ing", "shell", "ed", "."), "A", "cafe", "-", "shell"]
    assert CUTTER.cut("SHELLS").ids == CUTTER.cut("shells").ids


def test_accents_count_for_nothing_but_keep_their_place() -> None:
    assert words("Cafés") == ["Café", "s"]
    assert words("Cafe\u0301s") == ["Cafe\u0301", "s"] or words("Cafe\u0301s")[0].startswith("Cafe")


def test_an_unknown_word_is_one_piece() -> None:
    assert CUTTER.cut("quay").ids == (CUTTER.vocabulary[UNKNOWN],)
    assert CUTTER.cut("x" * 5_000).spans == (Span(0, 5_000),)


@given(st.text(max_size=300))
def test_pieces_lie_in_order_inside_any_text(text: str) -> None:
    spans = CUTTER.cut(text).spans
    assert all(0 <= a.start < a.end <= len(text) for a in spans)
    assert all(a.start <= b.start for a, b in itertools.pairwise(spans))


@settings(max_examples=60)
@given(st.text(alphabet='ab .\n"', max_size=600), st.integers(1, 40))
def test_windows_hold_every_piece_once_and_none_is_too_large(text: str, capacity: int) -> None:
    spans = CUTTER.cut(text).spans
    found = windows(lay_out(text), spans, capacity)
    assert [i for window in found for i in range(window.start, window.end)] == list(range(len(spans)))
    assert all(0 < window.end - window.start <= capacity for window in found)


@given(st.lists(st.lists(st.floats(-5, 5, width=32), min_size=len(TAGS), max_size=len(TAGS)), max_size=12))
def test_the_best_tags_are_always_well_formed(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32).reshape(-1, len(TAGS))
    before = "O"
    for number in best_tags(scores):
        tag = TAGS[number]
        assert not tag.startswith("I-") or before[2:] == tag[2:]
        before = tag


def test_pieces_of_one_cue_make_one_attribution() -> None:
    text = "Nine died, she said. Ten, he said"
    pieces = [Span(0, 4), Span(5, 9), Span(9, 10), Span(11, 14), Span(15, 19), Span(19, 20), Span(21, 24)]
    wanted = ["B-content", "I-content", "O", "B-source", "B-cue", "O", "B-content"]
    tags = np.full((7, len(TAGS)), -4, dtype=np.float32)
    for index, tag in enumerate(wanted):
        tags[index, TAGS.index(tag)] = 4
    arcs = np.zeros((7, 8), dtype=np.float32)
    arcs[[0, 3], 5] = 3
    arcs[6, 0] = 3
    found = spoken_in(tags, arcs, pieces)
    assert [tuple(span.of(text) for span in one.content) for one in found] == [("Nine died",), ("Ten",)]
    assert [span.of(text) for span in found[0].source] == ["she"]
    assert found[1].cue == ()
    assert ranges(best_tags(tags)) == [("content", 0, 2), ("source", 3, 4), ("cue", 4, 5), ("content", 6, 7)]
