"""The corpus' markup says what it seems to say, and its mistakes are named."""

from datetime import date

import pytest

from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import Certainty, Qualifier, Stance
from training.markup import AnnotatedDocument, MarkupError, parse

HEAD = "episode: test\ntheatre: Nowhere\nstyle: agency\npublisher: The Wire\npublished: 2019-04-03\n\n"


def marked(body: str, *records: str) -> AnnotatedDocument:
    return parse(HEAD + body + "\n---\n" + "\n".join(records))


def test_marks_leave_the_text_and_nest() -> None:
    document = marked(
        "{q1x:{f1:Nine men died}}, {q1s:{a1:the mayor}} {q1c:said}.",
        "q1 official asserts actor=a1",
        "a1 person name=mayor",
        "f1 killed 9 who=men said=q1",
    )
    assert document.text == "Nine men died, the mayor said."
    attribution = document.reading.attributions[0]
    assert [span.of(document.text) for span in (*attribution.source, *attribution.cue, *attribution.content)] == [
        "the mayor",
        "said",
        "Nine men died",
    ]
    figure = document.reading.figures[0]
    assert (figure.low, figure.high, figure.qualifier, figure.attribution) == (9, 9, Qualifier.EXACT, "q1")


def test_a_discontinuous_content_has_several_pieces() -> None:
    document = marked('{q1x:"We fled,"} {q1s:she} {q1c:said}. {q1x:"They burned it."}', "q1 resident asserts possible")
    attribution = document.reading.attributions[0]
    assert len(attribution.content) == 2
    assert (attribution.stance, attribution.certainty) == (Stance.ASSERTS, Certainty.POSSIBLE)


@pytest.mark.parametrize(
    ("written", "low", "high", "qualifier"),
    [
        ("14", 14, 14, "exact"),
        ("14..", 14, None, "at_least"),
        ("..14", 0, 14, "at_most"),
        ("14..20", 14, 20, "between"),
        ("?", None, None, "vague"),
        ("24.. vague", 24, None, "vague"),
        ("300 about", 300, 300, "about"),
    ],
)
def test_counts(written: str, low: int | None, high: int | None, qualifier: str) -> None:
    figure = marked("{f1:Some number died}.", f"f1 killed {written}").reading.figures[0]
    assert (figure.low, figure.high, figure.qualifier.value) == (low, high, qualifier)


def test_days_are_written_closed_and_read_half_open() -> None:
    incident = marked("{i1:A raid} came.", "i1 shooting days=2019-03-30..2019-03-31 precision=days").reading.incidents[
        0
    ]
    assert (incident.earliest, incident.latest) == (date(2019, 3, 30), date(2019, 4, 1))
    assert incident.mentions == (Span(0, 6),)


@pytest.mark.parametrize(
    ("body", "records", "message"),
    [
        ("{f1:Nine died.", ["f1 killed 9"], "not closed"),
        ("Nine died}.", [], "closes no mark"),
        ("{f1:Nine} died.", [], "no record"),
        ("Nine died.", ["f1 killed 9"], "marks no words"),
        ("{f1:Nine} died.", ["f1 killed 9 of=i7"], "i7"),
        ("{f1:Nine} died.", ["f1 killed nine"], "nine"),
        ("{f1:Nine} died.", ["f1 killed 9", "f1 killed 9"], "twice"),
    ],
)
def test_mistakes_are_named(body: str, records: list[str], message: str) -> None:
    with pytest.raises(MarkupError, match=message):
        marked(body, *records)


def test_every_mention_of_a_place_is_a_record_of_its_own() -> None:
    places = marked(
        "From {p1:Sake} to {p2:Goma} and back to {p1:SAKE}.", "p1 town country=CD", "p2 town"
    ).reading.places
    assert sorted((place.start, place.id, place.name) for place in places) == [
        (5, "p1", "Sake"),
        (13, "p2", "Goma"),
        (30, "p1.2", "SAKE"),
    ]
