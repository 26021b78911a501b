"""Review: what is undecided with both sides' words, and how it leaves the queue; agreement of reviewers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from rapporteur.ledger.judging import append_decision
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.judgements import FIGURE_READ_RIGHT, SAME_ACTOR, SAME_INCIDENT, SOURCES_DISAGREE, Verdict
from rapporteur.views.actors import actors
from rapporteur.views.agreement import agreement
from rapporteur.views.clusters import linked_incidents
from rapporteur.views.figures import figures
from rapporteur.views.judgements import judgements
from rapporteur.views.masking import MASK
from rapporteur.views.questions import Question
from rapporteur.views.review import ReviewItem, ReviewKind, review
from rapporteur.views.statements import statements_of
from tests.keeping import NEWER_PRODUCER
from tests.views.reports import WITNESSED, machine_says, put, strike

LINKS, CONFLICTS = (ReviewKind.LINK,), (ReviewKind.CONFLICT,)
TWO_COUNTS = (
    "{f1:Four people were killed} when {i1:a drone struck} {p1:Iferouane} {t1:on 2 June}, {q1s:{a1:the army}} "
    "{q1c:said}; {q2s:{a2:Aïr Health Watch}} {q2c:counted} {f2:nine dead}.\n---\n"
    "t1 DATE days=2024-06-02\n"
    "p1 town country=NE admin1=Agadez at=17.97,8.93\n"
    "a1 military name=Army\n"
    'a2 ngo name="Aïr Health Watch"\n'
    "q1 party asserts actor=a1\n"
    "q2 ngo asserts actor=a2\n"
    "i1 drone_strike days=2024-06-02 at=p1 said=q1\n"
    "f1 killed 4 of=i1 said=q1\n"
    "f2 killed 9 of=i1 said=q2\n"
)


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    """Two reports that may be of one strike, which a machine left undecided."""
    with open_ledger(ledger_url) as opened:
        put(opened, "wire", strike(4), date(2024, 6, 3))
        put(opened, "witness", WITNESSED, date(2024, 6, 4), publisher="The page of Hadiza Souley")
        machine_says(opened, Verdict.UNSURE, "witness#i1@1", "wire#i1@1", reason="both tell of Hadiza Souley")
        yield opened


def decide(
    store: LedgerStore, verdict: Verdict, author: str = "Ama Boni", question: str = SAME_INCIDENT, *records: str
) -> str:
    kind = {SAME_INCIDENT: "incidents", SAME_ACTOR: "actors"}.get(question, "figures")
    named = records or ("wire#i1", "witness#i1")
    return append_decision(store, question, named, verdict, kind=kind, author=author, reason="read both").id


def only(found: tuple[ReviewItem, ...]) -> ReviewItem:
    (item,) = found
    return item


def test_an_undecided_link_is_listed_with_the_words_of_both_sides(store: LedgerStore) -> None:
    item = only(review(store))
    assert (item.kind, item.question, item.reason) == (ReviewKind.LINK, "same_incident", f"both tell of {MASK}")
    assert [side.id for side in item.sides] == ["witness#i1@1", "wire#i1@1"]
    witness, wire = (side.excerpt.text for side in item.sides)
    assert witness == f"The market burned at noon in Iferouane, said {MASK}, a trader."
    assert wire.startswith("4 people were killed when a drone struck the cattle market of Iferouane")
    assert [segment.text for segment in item.sides[0].excerpt.segments if segment.role == "words"] == [
        "The market burned"
    ]


def test_no_name_of_a_protected_person_is_listed_unless_revealed(store: LedgerStore) -> None:
    assert "Souley" not in repr(review(store))
    assert "Souley" not in repr(judgements(store))
    revealed = repr(review(store, Question(reveal=True)))
    assert "both tell of Hadiza Souley" in revealed
    assert "said Hadiza Souley, a trader" in revealed


@pytest.mark.parametrize("verdict", [Verdict.POSITIVE, Verdict.NEGATIVE])
def test_what_a_person_decided_waits_no_longer_and_both_decisions_stay(store: LedgerStore, verdict: Verdict) -> None:
    decide(store, verdict)
    assert review(store) == ()
    assert [(row.author_kind, row.verdict) for row in judgements(store)] == [("machine", "unsure"), ("person", verdict)]
    assert all(row.superseded_by is None for row in judgements(store))


def test_a_person_outranks_a_machine_that_joined_or_parted(store: LedgerStore) -> None:
    put(store, "copy", strike(4), date(2024, 6, 5))
    machine_says(store, Verdict.POSITIVE, "copy#i1", "wire#i1")
    assert {len(one.mentions) for one in linked_incidents(store)} == {1, 2}
    decide(store, Verdict.NEGATIVE, "Ama Boni", SAME_INCIDENT, "copy#i1", "wire#i1")
    machine_says(store, Verdict.POSITIVE, "wire#i1", "copy#i1", reason="alike once more")
    assert {len(one.mentions) for one in linked_incidents(store)} == {1}
    decide(store, Verdict.POSITIVE)
    assert sorted(len(one.mentions) for one in linked_incidents(store)) == [1, 2]


def test_undecided_by_a_person_still_waits(store: LedgerStore) -> None:
    decide(store, Verdict.UNSURE)
    item = only(review(store))
    assert [row.author_kind for row in item.decisions] == ["machine", "person"]


def test_reviewers_who_differ_bring_it_back(store: LedgerStore) -> None:
    decide(store, Verdict.POSITIVE, "Ama Boni")
    decide(store, Verdict.NEGATIVE, "Bo Diallo")
    item = only(review(store))
    assert item.reason == "persons decided differently"
    assert [row.author for row in item.decisions] == ["linker 1", "Ama Boni", "Bo Diallo"]
    decide(store, Verdict.NEGATIVE, "Ama Boni")
    assert review(store) == ()


def test_what_other_links_have_joined_waits_no_longer(store: LedgerStore) -> None:
    put(store, "copy", strike(4), date(2024, 6, 5))
    machine_says(store, Verdict.POSITIVE, "copy#i1", "wire#i1")
    machine_says(store, Verdict.POSITIVE, "copy#i1", "witness#i1")
    assert review(store, kinds=LINKS) == ()


def test_a_link_of_a_reading_that_counts_no_more_is_left_out(store: LedgerStore) -> None:
    put(store, "wire", strike(4), date(2024, 6, 3), NEWER_PRODUCER)
    assert review(store, kinds=LINKS) == ()


def test_the_queue_can_be_asked_as_it_stood_and_for_a_place(store: LedgerStore) -> None:
    before = datetime.now(UTC)
    decide(store, Verdict.POSITIVE)
    assert len(review(store, Question(recorded_as_of=before))) == 1
    assert review(store, Question(recorded_as_of=before, as_of=date(2024, 6, 3))) == ()
    assert len(review(store, Question(recorded_as_of=before, place="Niger"))) == 1
    assert review(store, Question(recorded_as_of=before, place="Mali")) == ()


def test_an_undecided_match_of_actors_is_listed(store: LedgerStore) -> None:
    machine_says(store, Verdict.UNSURE, "witness#a1", "wire#a1", question=SAME_ACTOR)
    item = only(review(store, kinds=(ReviewKind.MATCH,)))
    assert [side.fields["name"] for side in item.sides] == [MASK, "Aïr Health Watch"]
    decide(store, Verdict.NEGATIVE, "Ama Boni", SAME_ACTOR, "witness#a1", "wire#a1")
    assert review(store, kinds=(ReviewKind.MATCH,)) == ()


def test_figures_that_cannot_all_hold_are_listed_until_somebody_says_that_sources_disagree(store: LedgerStore) -> None:
    put(store, "both", TWO_COUNTS, date(2024, 6, 5))
    item = only(review(store, kinds=CONFLICTS))
    told = [(side.source.name, side.excerpt.text) for side in item.sides if side.source]
    assert [name for name, _ in told] == ["Army", "Aïr Health Watch"]
    assert all("counted nine dead" in words for _, words in told)
    decide(store, Verdict.POSITIVE, "Ama Boni", SOURCES_DISAGREE, "both#f1", "both#f2")
    assert review(store, kinds=CONFLICTS) == ()


def test_a_figure_that_a_person_found_misread_conflicts_no_more_and_counts_nowhere(store: LedgerStore) -> None:
    put(store, "both", TWO_COUNTS, date(2024, 6, 5))
    decide(store, Verdict.NEGATIVE, "Ama Boni", FIGURE_READ_RIGHT, "both#f2")
    assert review(store, kinds=CONFLICTS) == ()
    rows = {row.id: row for row in figures(store)}
    assert rows["both#f2"].withdrawn
    statements, left_out = statements_of(rows.values(), {})
    assert "both#f2" not in {one.id for one in statements}
    assert [one.code for one in left_out if one.statement == "both#f2"] == ["misread"]


def test_a_correction_counts_in_the_views_and_survives_another_reading_of_the_same_words(store: LedgerStore) -> None:
    append_decision(
        store,
        FIGURE_READ_RIGHT,
        ["wire#f1"],
        Verdict.NEGATIVE,
        kind="figures",
        author="Ama Boni",
        reason="fourteen",
        corrections=[("low", "14"), ("high", "none"), ("qualifier", "at_least"), ("who", "civilians,women")],
    )
    put(store, "wire", strike(4), date(2024, 6, 3), NEWER_PRODUCER)
    row = next(row for row in figures(store) if row.id == "wire#f1")
    assert (row.low, row.high, row.qualifier, row.who) == (14, None, "at_least", ("civilians", "women"))
    assert row.judgement is not None
    put(store, "wire", strike(5), date(2024, 6, 4))
    row = next(row for row in figures(store) if row.id == "wire#f1")
    assert (row.low, row.judgement) == (5, None)


def test_agreement_is_krippendorffs_alpha_of_what_two_or_more_decided(store: LedgerStore) -> None:
    for number in range(4):
        put(store, f"d{number}", strike(number + 3), date(2024, 6, 5))
    same, not_same = Verdict.POSITIVE, Verdict.NEGATIVE
    decided = {"Ama": [same, same, not_same, not_same], "Bo": [same, same, not_same, same]}
    for author, verdicts in decided.items():
        for number, verdict in enumerate(verdicts):
            decide(store, verdict, author, SAME_INCIDENT, *sorted([f"d{number}#i1", "wire#i1"], reverse=author == "Bo"))
    decide(store, same, "Cy")
    (found,) = agreement(store)
    assert (found.reviewers, found.units, found.alike) == (("Ama", "Bo"), 4, 3)
    # By hand: of 8 decisions 5 are alike and 3 the other; observed 2 of 8, expected 30 of 56.
    assert found.alpha == pytest.approx(1 - (2 / 8) / (30 / 56))


def test_agreement_is_not_defined_where_all_decide_the_same(store: LedgerStore) -> None:
    decide(store, Verdict.POSITIVE, "Ama")
    assert [(one.units, one.alpha) for one in agreement(store)] == [(0, None)]
    decide(store, Verdict.POSITIVE, "Bo")
    assert [(one.units, one.alike, one.alpha) for one in agreement(store)] == [(1, 1, None)]


def test_actors_are_one_or_two_as_a_person_decided(store: LedgerStore) -> None:
    put(store, "copy", strike(4), date(2024, 6, 5))
    put(store, "other", strike(4, "Air Health Monitor"), date(2024, 6, 6))

    def known() -> dict[str, tuple[str, ...]]:
        return {row.name: row.ids for row in actors(store) if not row.protected}

    assert known() == {"Aïr Health Watch": ("wire#a1", "copy#a1"), "Air Health Monitor": ("other#a1",)}
    decide(store, Verdict.POSITIVE, "Ama Boni", SAME_ACTOR, "other#a1", "wire#a1")
    assert known() == {"Aïr Health Watch": ("wire#a1", "copy#a1", "other#a1")}
    decide(store, Verdict.NEGATIVE, "Ama Boni", SAME_ACTOR, "copy#a1", "wire#a1")
    rows = sorted(row.ids for row in actors(store) if not row.protected)
    assert rows == [("copy#a1",), ("wire#a1", "other#a1")]
