"""Attributions are scored span by span, token by token, and as wholes."""

from pathlib import Path

import pytest

from rapporteur.evaluation.material import CorpusError, Options
from rapporteur.evaluation.polnear import load
from rapporteur.evaluation.report import Counts, Share
from tests.evaluation.made import attribution, reading, scored, spot, written

NAME = "courier_2016-09-12_the-mayor"
TEXT = "The mayor said the bridge was safe. Engineers denied it, and left.\n"


def brat(*attributions: tuple[str, str, str], text: str = TEXT) -> str:
    """Annotations of which each has the words of source, cue and content."""
    lines, number = [], 0
    for event, words in enumerate(attributions, 1):
        arguments = []
        for role, part in zip(("Source", "Cue", "Content"), words, strict=True):
            if part:
                number += 1
                at = spot(text, part)
                lines.append(f"T{number}\t{role} {at['start']} {at['end']}\t{part}")
                arguments.append(f"{role}:T{number}")
        lines.append(f"E{event}\t{' '.join(arguments)}")
    return "\n".join(lines) + "\n"


GOLD = brat(("The mayor", "said", "the bridge was safe"), ("Engineers", "denied", "it"))


def corpus(folder: Path, **annotators: str) -> Path:
    files = {f"attributions/{NAME}_{name}.ann": content for name, content in annotators.items()}
    return written(folder, {f"text/{NAME}.txt": TEXT, **files})


def test_a_perfect_and_an_empty_reading(tmp_path: Path) -> None:
    loaded = load(corpus(tmp_path, ada=GOLD), Options())
    found = reading(
        NAME,
        TEXT,
        attributions=[
            attribution(TEXT, "q1", "The mayor", "said", "the bridge was safe"),
            attribution(TEXT, "q2", "Engineers", "denied", "it"),
        ],
    )
    perfect = scored(loaded, found)
    assert perfect.headline is not None
    assert perfect.headline[1] == 1.0
    for metric in perfect.metrics.values():
        shares = metric.f1 if isinstance(metric, Counts) else metric.value
        assert shares == 1.0
    empty = scored(loaded)
    assert empty.headline is not None
    assert empty.headline[1] == 0.0
    assert "1 without a reading" in empty.notes[1]


def test_each_measure_sees_its_own_mistakes(tmp_path: Path) -> None:
    found = reading(
        NAME,
        TEXT,
        attributions=[
            attribution(TEXT, "q1", "The mayor", "said", "the bridge was safe."),
            attribution(TEXT, "q2", "", "denied", "it"),
        ],
    )
    report = scored(load(corpus(tmp_path, ada=GOLD), Options()), found)
    assert report.metrics["source: exact"] == Counts(1, 0, 1)
    assert report.metrics["cue: exact"] == Counts(2, 0, 0)
    assert report.metrics["content: exact"] == Counts(1, 1, 1)
    assert report.metrics["content: tokens"] == Counts(5, 1, 0)
    assert report.metrics["attribution: all three exact"] == Counts(0, 2, 2)
    assert report.metrics["attribution: lenient linkage"] == Counts(1, 1, 1)
    assert report.metrics["CofeNet content: begin"] == Counts(2, 0, 0)
    jaccard = report.metrics["CofeNet content: Jaccard"]
    assert isinstance(jaccard, Share)
    assert jaccard.value == pytest.approx((19 / 20 + 1) / 2)
    assert "Engineers" in report.missed["attribution: lenient linkage"][0]


def test_the_first_annotator_by_name_is_the_gold_unless_all_are(tmp_path: Path) -> None:
    folder = corpus(tmp_path, bea=brat(("The mayor", "said", "the bridge")), ada=GOLD)
    found = reading(NAME, TEXT, attributions=[attribution(TEXT, "q1", "The mayor", "said", "the bridge")])
    first = scored(load(folder, Options()), found)
    every = scored(load(folder, Options(all_annotators=True)), found)
    assert first.metrics["content: exact"] == Counts(0, 1, 2)
    assert every.metrics["content: exact"] == Counts(1, 1, 2)


def test_a_gold_span_that_cuts_a_word_is_widened(tmp_path: Path) -> None:
    folder = corpus(tmp_path, ada="T1\tCue 10 13\tsai\nE1\tCue:T1\n")
    found = reading(NAME, TEXT, attributions=[attribution(TEXT, "q1", "", "said", "")])
    assert scored(load(folder, Options()), found).metrics["cue: exact"] == Counts(1, 0, 0)


@pytest.mark.parametrize(
    ("annotation", "message"),
    [("T1\tCue 10 999\tsaid\nE1\tCue:T1\n", "is not a span"), ("E1\tCue:T7\n", "not there")],
)
def test_annotations_that_do_not_fit_are_named(tmp_path: Path, annotation: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        load(corpus(tmp_path, ada=annotation), Options())


def test_another_folder_is_no_compartment(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="expected the folders"):
        load(tmp_path, Options())
