"""The learned tagger cuts, windows and decodes as it should; no weights are needed for that."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.layout import lay_out
from rapporteur.model.spans import Span
from rapporteur.tagging.decoding import best_tags, pointed_at, ranges, spoken_in, whole_words
from rapporteur.tagging.labels import LAYERS, STATES, columns
from rapporteur.tagging.windows import windows
from rapporteur.tagging.wordpiece import END, START, UNKNOWN, WordPiece

SPEECH = LAYERS[0]
TAGS = SPEECH.tags

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


def rows_of(tags: int) -> st.SearchStrategy[list[list[float]]]:
    return st.lists(st.lists(st.floats(-5, 5, width=32), min_size=tags, max_size=tags), max_size=6)


@given(rows_of(len(TAGS)))
def test_the_best_tags_are_well_formed_and_no_well_formed_ones_are_better(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32).reshape(-1, len(TAGS))
    found = best_tags(scores, SPEECH)

    def well_formed(path: tuple[int, ...]) -> bool:
        before = "O"
        for tag in (TAGS[number] for number in path):
            if tag.startswith("I-") and before[2:] != tag[2:]:
                return False
            before = tag
        return True

    assert well_formed(tuple(found))
    short = scores[:4]
    best = max(
        sum(float(short[i, t]) for i, t in enumerate(path))
        for path in itertools.product(range(len(TAGS)), repeat=len(short))
        if well_formed(path)
    )
    assert abs(sum(float(short[i, t]) for i, t in enumerate(best_tags(short, SPEECH))) - best) < 1e-3


def test_pieces_of_one_cue_make_one_attribution() -> None:
    text = "Nine died, she said. Ten, he said"
    pieces = [Span(0, 4), Span(5, 9), Span(9, 10), Span(11, 14), Span(15, 19), Span(19, 20), Span(21, 24)]
    wanted = ["B-content", "I-content", "O", "B-source", "B-cue", "O", "B-content"]
    tags = np.full((7, len(TAGS)), -4, dtype=np.float32)
    for index, tag in enumerate(wanted):
        tags[index, TAGS.index(tag)] = 4
    arcs = np.zeros((7, 8), dtype=np.float32)
    arcs[[0, 3], 5] = 6
    arcs[6, 0] = 3
    spans = ranges(tags, SPEECH)
    assert [(one.role, one.first, one.last) for one in spans] == [
        ("content", 0, 2),
        ("source", 3, 4),
        ("cue", 4, 5),
        ("content", 6, 7),
    ]
    assert all(one.score > 0.99 for one in spans)
    found = spoken_in(text, spans, arcs, pieces, 0)
    assert [tuple(span.of(text) for span in one.content) for one in found] == [("Nine died",), ("Ten",)]
    assert [span.of(text) for span in found[0].source] == ["she"]
    assert found[1].cue == ()


def test_leaning_finds_what_was_nearly_found() -> None:
    scores = np.zeros((2, len(TAGS)), dtype=np.float32)
    scores[0, 0], scores[1, 0] = 1.0, 9.0
    assert ranges(scores, SPEECH) == []
    assert [one.role for one in ranges(scores, SPEECH, leaning=1.5)] == ["source"]


def test_a_piece_points_to_one_of_the_candidates_or_to_nothing() -> None:
    arcs = np.array([[0.0, 5.0, 1.0, 9.0], [3.0, 1.0, 1.0, 2.0], [0.0, 0.0, 0.0, 0.0]], dtype=np.float32)
    assert pointed_at(arcs, 0, [0, 1]) == 0
    assert pointed_at(arcs, 1, [0, 2]) is None
    assert pointed_at(arcs, 2, []) is None


def test_every_layer_has_columns_of_its_own() -> None:
    taken = [column for part in columns().values() for column in range(part.start, part.stop)]
    assert taken == list(range(len(taken)))
    assert len(taken) == sum(len(layer.tags) for layer in LAYERS) + len(STATES)


def test_a_span_keeps_words_whole_and_lines_apart() -> None:
    assert whole_words("the Movement-North fell", Span(4, 12)) == (Span(4, 18),)
    text = 'PENCE spoke.\n\n"\nNobody fell.'
    assert [span.of(text) for span in whole_words(text, Span(0, 3))] == ["PENCE"]
    assert [span.of(text) for span in whole_words(text, Span(0, len(text)))] == ["PENCE spoke.", "Nobody fell."]


@given(st.text(alphabet="ab .\n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_whole_words_cover_the_words_of_the_span_and_nothing_else(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    found = whole_words(text, Span(start, end)) if start < end else ()
    covered = {i for a, b in found for i in range(a, b)}
    assert {i for i in range(start, end) if text[i].isalnum()} <= covered
    assert all("\n" not in span.of(text) for span in found)


def test_roles_that_share_the_evidence_find_their_span_together() -> None:
    layer = next(layer for layer in LAYERS if layer.name == "incident")
    scores = np.full((3, len(layer.tags)), -6, dtype=np.float32)
    scores[:, 0] = 1.0
    for role in ("bombing", "ied", "air_strike"):
        scores[1, layer.tags.index(f"B-{role}")] = 0.8
    scores[1, layer.tags.index("B-ied")] = 0.9
    (found,) = ranges(scores, layer)
    assert (found.role, found.first, found.last) == ("ied", 1, 2)
    assert 0.6 < found.score < 0.8
