"""Contradictions inside one document are issues; what the document reports of two sources is not."""

from collections.abc import Sequence

from rapporteur.extraction.contradictions import find_contradictions
from rapporteur.extraction.layout import lay_out
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Figure
from rapporteur.model.issues import Issue
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import Certainty, Measure, Qualifier, SourceKind, Stance, Unit, VictimClass

TEXT = "Police said 12 people were killed. The mayor spoke. Police said 15 people were killed."


def figure(
    id_: str,
    start: int,
    count: int,
    *,
    attribution: str | None = "q1",
    incident: str | None = "i1",
    qualifier: Qualifier = Qualifier.EXACT,
    supersedes: str | None = None,
    part_of: str | None = None,
) -> Figure:
    return Figure(
        id_,
        start,
        start + 2,
        Measure.KILLED,
        count,
        count,
        qualifier,
        Unit.PEOPLE,
        (VictimClass.PEOPLE,),
        part_of,
        supersedes,
        attribution,
        incident,
    )


def found(figures: Sequence[Figure]) -> tuple[Issue, ...]:
    said = tuple(
        Attribution(
            q, (Span(0, 6),), (Span(7, 11),), (), actor, SourceKind.OFFICIAL, Stance.ASSERTS, None, Certainty.CERTAIN
        )
        for q, actor in (("q1", "a1"), ("q2", "a1"), ("q3", "a2"))
    )
    return find_contradictions(lay_out(TEXT), figures, (), said)


def test_two_exact_counts_of_one_source_for_one_incident_conflict() -> None:
    (issue,) = found([figure("f1", 12, 12), figure("f2", 64, 15, attribution="q2")])
    assert issue.code == "figure_conflict"
    assert (issue.start, issue.end) == (64, 66)
    assert "12" in issue.message
    assert "15" in issue.message


def test_two_sources_that_differ_are_no_contradiction_of_the_document() -> None:
    assert not found([figure("f1", 12, 12), figure("f2", 64, 15, attribution="q3")])


def test_other_incidents_floors_and_revisions_do_not_conflict() -> None:
    assert not found([figure("f1", 12, 12), figure("f2", 64, 15, incident="i2")])
    assert not found([figure("f1", 12, 12), figure("f2", 64, 15, qualifier=Qualifier.AT_LEAST)])
    assert not found([figure("f1", 12, 12), figure("f2", 64, 15, supersedes="f1")])
    assert not found([figure("f1", 12, 12, incident=None), figure("f2", 64, 15, incident=None)])


def test_counts_of_one_sentence_are_of_different_people() -> None:
    assert not found([figure("f1", 12, 12), figure("f2", 15, 15)])


def test_a_part_larger_than_its_whole_is_an_issue() -> None:
    (issue,) = found([figure("f1", 12, 12), figure("f2", 64, 15, part_of="f1")])
    assert issue.code == "part_exceeds_whole"
    assert not found([figure("f1", 12, 15), figure("f2", 64, 12, part_of="f1")])
