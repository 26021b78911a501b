"""A text is cut into paragraphs, sentences and quotations as a reader would cut it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.extraction.layout import lay_out


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in lay_out(text).sentences]


@pytest.mark.parametrize(
    "expected",
    [
        ["Shells fell on Bara.", "Nobody was hurt."],
        ["Gen. Musa Tor and Dr. Ana Ruiz left.", "They returned."],
        ["The U.N. mission and the U.S. embassy closed.", "Both reopened."],
        ["It began at 5 a.m. Tuesday.", "It ended at noon."],
        ["J. K. Mbeki, of St. Mary's hospital, counted 3.5 million people.", "He wept."],
        ["“Run!” she cried.", "“They are here.”", "Then silence."],
        ["Who fired?", "Nobody knows..."],
    ],
)
def test_sentences_end_where_a_reader_stops(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_sentences_never_cross_paragraphs() -> None:
    assert sentences("No full stop here\nA second line") == ["No full stop here", "A second line"]
    assert sentences("No full stop here\n\nA second paragraph") == ["No full stop here", "A second paragraph"]


def test_hard_wrapped_copy_is_cut_at_blank_lines_only() -> None:
    wire = "THE ARMY SAID ON MONDAY THAT ITS TROOPS\nHAD LEFT THE TOWN. REBELS\nDENIED IT.\n\nNO TOLL WAS GIVEN."
    assert sentences(wire) == [
        "THE ARMY SAID ON MONDAY THAT ITS TROOPS\nHAD LEFT THE TOWN.",
        "REBELS\nDENIED IT.",
        "NO TOLL WAS GIVEN.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We saw two jets,” she said. “They came back.”", ["We saw two jets,", "They came back."]),
        ('"We fled," he said.', ["We fled,"]),
        ("«Nous partons», he said.", ["Nous partons"]),
        ("“It began at dawn.\n“It never stopped,” she said.", ["It began at dawn.", "It never stopped,"]),
        ("The 5'10\" guard left.", None),
    ],
)
def test_quotations_are_direct_speech_without_its_marks(text: str, expected: list[str] | None) -> None:
    found = [span.of(text) for span in lay_out(text).quotations]
    if expected is None:
        assert all("guard" not in quotation or quotation.startswith(" guard") for quotation in found)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("GOMA, DR Congo, May 3 (Lake Wire) - Shells fell.", True),
        ("BOGOTA — The army said", True),
        ("Shells fell on Goma on Monday - again.", False),
        ("", False),
    ],
)
def test_agency_copy_opens_with_its_dateline(text: str, *, dateline: bool) -> None:
    assert (lay_out(text).dateline is not None) == dateline


@given(st.text(max_size=400))
def test_every_letter_of_any_text_lies_in_exactly_one_sentence(text: str) -> None:
    layout = lay_out(text)
    covered = [offset for span in layout.sentences for offset in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(0 <= q.start < q.end <= len(text) for q in layout.quotations)


@pytest.mark.parametrize("unit", ["A'", '"', "Mr. ", "a.b.", "\n \n", "Who? "])
@pytest.mark.cost
def test_cost_is_linear_in_the_length(unit: str) -> None:
    def cost(length: int) -> float:
        text = (unit * length)[:length]
        started = time.process_time()
        lay_out(text)
        return time.process_time() - started

    cost(20_000)
    assert cost(200_000) < 40 * max(cost(20_000), 0.002)
