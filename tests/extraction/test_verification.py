"""Verification: what a text says of how something was checked."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.layout import lay_out
from rapporteur.extraction.verification import find_verification
from rapporteur.model.incidents import Figure, Incident, Verification
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import (
    DatePrecision,
    IncidentStatus,
    IncidentType,
    Measure,
    Qualifier,
    Unit,
    VerificationCovers,
    VerificationStatus,
    VictimClass,
)


def incident(text: str, words: str) -> Incident:
    start = text.index(words)
    span = Span(start, start + len(words))
    day = date(2025, 4, 2)
    return Incident(
        *("i1", IncidentType.SHELLING, IncidentStatus.HAPPENED, span.start, span.end, (span,), day, None),
        *(DatePrecision.DAY, (), (), (), (), False, ()),
    )


def figure(text: str, words: str) -> Figure:
    start = text.index(words)
    who = (VictimClass.PEOPLE,)
    return Figure("f1", start, start + len(words), Measure.KILLED, 9, 9, Qualifier.EXACT, Unit.PEOPLE, who)


def statements(text: str) -> tuple[Verification, ...]:
    return find_verification(lay_out(text), (), ())


@pytest.mark.parametrize(
    ("text", "status", "covers"),
    [
        ("The claim could not be independently verified.", VerificationStatus.UNVERIFIED, VerificationCovers.EVENT),
        ("Reuters was unable to confirm the report.", VerificationStatus.UNVERIFIED, VerificationCovers.EVENT),
        ("The AP couldn\u2019t immediately verify the toll.", VerificationStatus.UNVERIFIED, VerificationCovers.FIGURE),
        ("The footage has not been authenticated.", VerificationStatus.UNVERIFIED, VerificationCovers.IMAGES),
        ("Verification of the toll remains difficult.", VerificationStatus.UNVERIFIED, VerificationCovers.FIGURE),
        ("There was no independent confirmation.", VerificationStatus.UNVERIFIED, VerificationCovers.EVENT),
        ("The army refused to confirm the losses.", VerificationStatus.UNVERIFIED, VerificationCovers.EXTENT),
        ("There is no evidence that rebels were inside.", VerificationStatus.NO_EVIDENCE, VerificationCovers.EVENT),
        ("He accused Accra without giving any proof.", VerificationStatus.NO_EVIDENCE, VerificationCovers.EVENT),
        ("The ministry did not provide evidence.", VerificationStatus.NO_EVIDENCE, VerificationCovers.EVENT),
        ("Videos posted online showed a burning barge.", VerificationStatus.EVIDENCE_SHOWN, VerificationCovers.IMAGES),
        ("Satellite images reviewed by a lab were new.", VerificationStatus.EVIDENCE_SHOWN, VerificationCovers.IMAGES),
        ("A video geolocated by Sky News was shared.", VerificationStatus.CONFIRMED, VerificationCovers.IMAGES),
        ("The mayor later confirmed the strike.", VerificationStatus.CONFIRMED, VerificationCovers.EVENT),
        ("The navy acknowledged that it lost a boat.", VerificationStatus.CONFIRMED, VerificationCovers.EVENT),
        ("There were conflicting accounts of the raid.", VerificationStatus.DISPUTED, VerificationCovers.EVENT),
        ("The death toll may be higher.", VerificationStatus.DISPUTED, VerificationCovers.FIGURE),
        (
            "\u201cThere is no evidence for it,\u201d the envoy said.",
            VerificationStatus.DISPUTED,
            VerificationCovers.EVENT,
        ),
        ("THE REPORT COULD NOT BE CONFIRMED.", VerificationStatus.UNVERIFIED, VerificationCovers.EVENT),
        ("Neither account could be checked.", VerificationStatus.UNVERIFIED, VerificationCovers.EVENT),
        ("No inquiry has ever confirmed it.", VerificationStatus.UNVERIFIED, VerificationCovers.EVENT),
        ("No outside monitors were in the valley.", VerificationStatus.UNVERIFIED, VerificationCovers.EVENT),
        ("We have not been able to visit the mine.", VerificationStatus.UNVERIFIED, VerificationCovers.EVENT),
        ("These tolls have not been cross-checked.", VerificationStatus.UNVERIFIED, VerificationCovers.FIGURE),
        ("Neither side has offered proof.", VerificationStatus.NO_EVIDENCE, VerificationCovers.EVENT),
        ("The clip is not from this week.", VerificationStatus.NO_EVIDENCE, VerificationCovers.IMAGES),
        ("The picture was taken in another war.", VerificationStatus.NO_EVIDENCE, VerificationCovers.IMAGES),
        ("The shards prove nothing, she said.", VerificationStatus.NO_EVIDENCE, VerificationCovers.EVENT),
        ("The allegation was found to be credible.", VerificationStatus.CONFIRMED, VerificationCovers.EVENT),
        ("The Gazette has seen photographs of it.", VerificationStatus.EVIDENCE_SHOWN, VerificationCovers.IMAGES),
    ],
)
def test_status_and_what_it_covers(text: str, status: VerificationStatus, covers: VerificationCovers) -> None:
    found = statements(text)
    assert [(v.status, v.covers) for v in found] == [(status, covers)]


@pytest.mark.parametrize(
    "text",
    [
        "If confirmed, it would be the first such attack.",
        "The mayor said the bridge was open.",
        "She is a confirmed optimist.",
        "The clinic has evidence lockers.",
    ],
)
def test_what_is_no_check_is_not_taken_for_one(text: str) -> None:
    assert statements(text) == ()


def test_it_is_about_what_its_sentence_or_the_one_before_tells() -> None:
    text = "Shelling killed nine people in Tarsk. The toll could not be verified. It rained."
    found = find_verification(lay_out(text), (incident(text, "Shelling"),), (figure(text, "nine people"),))
    assert [v.about for v in found] == [("f1",)]
    event = "Shelling killed nine people in Tarsk. The report could not be verified."
    found = find_verification(lay_out(event), (incident(event, "Shelling"),), (figure(event, "nine people"),))
    assert [v.about for v in found] == [("i1", "f1")]


def test_it_is_about_nothing_where_nothing_near_is_told() -> None:
    text = "Shelling hit Tarsk. It rained. The film could not be verified."
    assert [v.about for v in find_verification(lay_out(text), (incident(text, "Shelling"),), ())] == [()]


PIECES = st.one_of(
    st.text(max_size=10),
    st.sampled_from(
        [
            "could not",
            "be",
            "verified",
            "confirmed",
            "video",
            "showed",
            "no",
            "evidence",
            "the",
            ".",
            "toll may be",
            "\n",
        ]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_text_gives_spans_inside_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for found in statements(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("unit", ["video a ", "could not be ", "the toll of ", "no evidence ", "confirmed the ", ", "])
@pytest.mark.cost
def test_cost_is_linear_in_the_length(unit: str) -> None:
    def seconds(length: int) -> float:
        layout = lay_out(unit * (length // len(unit)))
        start = time.perf_counter()
        find_verification(layout, (), ())
        return time.perf_counter() - start

    seconds(1_000)
    assert seconds(60_000) < 20 * max(seconds(10_000), 0.02)
