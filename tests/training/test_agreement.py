"""Two annotations of the same text agree as far as they say the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.evaluation.material import CorpusError
from rapporteur.evaluation.report import Counts, Report
from training import markup
from training.agreement import bare, choose, differences, kappa, prepare, score, table
from training.splits import part_of

HEAD = "episode: {name}\ntheatre: Nowhere\nstyle: agency\npublisher: The Wire\npublished: 2019-04-03\n\n"
MILL = "{q1x:{i1:{a1:Gunmen} shot at the mill} in {p1:Orvel}; {f1:nine men died}}, {q1s:{a2:the mayor}} {q1c:said}."
MILL_RECORDS = """\
p1 town
a1 armed_group name=gunmen
a2 person name=mayor
q1 official asserts actor=a2
i1 shooting days=2019-04-02 at=p1 by=a1:reported_as_fact said=q1
f1 killed 9 who=men said=q1 of=i1
"""
ROAD = "{q1s:{a1:A nurse}} {q1c:denied} that {q1x:{f1:three were hurt}}. {c1:It could not be checked}."
ROAD_RECORDS = "a1 person name=nurse\nq1 medical denies actor=a1\nf1 injured 3 said=q1\nc1 unverified figure\n"


def write(folder: Path, **documents: str) -> Path:
    folder.mkdir()
    for name, marked in documents.items():
        (folder / f"{name}.txt").write_text(HEAD.format(name=name) + marked, encoding="utf-8")
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write(tmp_path / "corpus", mill=f"{MILL}\n---\n{MILL_RECORDS}", road=f"{ROAD}\n---\n{ROAD_RECORDS}")


def counts(report: Report, name: str) -> Counts:
    found = report.metrics[name]
    assert isinstance(found, Counts)
    return found


def test_an_annotation_agrees_fully_with_itself(corpus: Path) -> None:
    report, pairs = score(corpus, corpus)
    shares = [counts(report, name).f1 for name in ("incidents", "figures: full", "claims", "verification")]
    assert shares == [1.0, 1.0, 1.0, 1.0]
    assert counts(report, "attributions: exact content") == Counts(2, 0, 0)
    assert kappa(pairs["claim stance"]) == kappa(pairs["figure measure"]) == 1.0


def test_what_only_one_of_the_two_says_lowers_the_agreement_and_is_listed(corpus: Path, tmp_path: Path) -> None:
    other = (
        ROAD_RECORDS.replace("denies", "doubts").replace("injured 3", "killed 3").replace("c1 unverified figure\n", "")
    )
    second = write(tmp_path / "second", road=ROAD.replace("{c1:", "").replace("ed}.", "ed.") + f"\n---\n{other}")
    report, pairs = score(corpus, second)
    assert counts(report, "verification") == Counts(0, 0, 1)
    assert counts(report, "figures: located") == Counts(0, 1, 1)
    assert counts(report, "incidents") == Counts(), "the mill was not annotated twice and does not count"
    assert pairs["figure measure"] == [("injured", "killed")]
    listed = differences(report, pairs)
    assert "verification: only first: road unverified" in listed
    assert "claim stance: 1 times denies / doubts" in listed


def test_a_leading_that_is_told_apart_from_other_words(corpus: Path, tmp_path: Path) -> None:
    second = write(tmp_path / "second", road=ROAD.replace("that {q1x:", "{q1x:that ") + f"\n---\n{ROAD_RECORDS}")
    report, _ = score(corpus, second)
    assert counts(report, "attributions: exact content") == Counts(0, 1, 1)
    assert counts(report, 'attributions: exact content, without "that"') == Counts(1, 0, 0)
    assert counts(report, "attributions: exact cue") == Counts(1, 0, 0)


def test_the_table_gives_a_row_for_each_measure(corpus: Path) -> None:
    rows = table(*score(corpus, corpus)).splitlines()
    assert "| claims | 1.000 | F1; 2 in both, 0 only in the first, 0 only in the second |" in rows
    assert "| claims: stance | 1.000 | 2 of 2 pairs |" in rows
    assert "| kappa: incident type | - | 1 of 1 the same |" in rows


def test_an_annotation_of_another_text_is_refused(corpus: Path, tmp_path: Path) -> None:
    second = write(tmp_path / "second", road=ROAD.replace("hurt", "harmed") + f"\n---\n{ROAD_RECORDS}")
    with pytest.raises(CorpusError, match="another text"):
        score(corpus, second)


def test_the_second_annotator_sees_head_and_text_only(corpus: Path, tmp_path: Path) -> None:
    prepared = prepare(corpus, tmp_path / "second")
    assert prepared
    for name in prepared:
        seen = (tmp_path / "second" / f"{name}.txt").read_text(encoding="utf-8")
        assert not set("{}") & set(seen)
        assert "asserts" not in seen and "denies" not in seen
        assert markup.parse(seen).text == markup.load(corpus / f"{name}.txt").text


def test_a_mark_that_is_not_closed_is_named() -> None:
    with pytest.raises(markup.MarkupError, match="f1 is not closed"):
        bare(HEAD + "{f1:Nine died.\n---\nf1 killed 9")


@given(st.dictionaries(st.text(min_size=1), st.sampled_from([f"episode {n}" for n in range(30)]), min_size=1))
def test_the_choice_is_a_tenth_of_each_part_and_does_not_depend_on_order(episode_of: dict[str, str]) -> None:
    chosen = choose(episode_of)
    assert chosen == choose(dict(reversed(episode_of.items())))
    for part in {part_of(episode) for episode in episode_of.values()}:
        of_part = [name for name, episode in episode_of.items() if part_of(episode) == part]
        assert len(set(of_part) & set(chosen)) == max(1, round(len(of_part) / 10))


def test_kappa_of_a_worked_example() -> None:
    # Observed agreement 0.7; 0.5 * 0.6 + 0.5 * 0.4 = 0.5 by chance.
    pairs = [("yes", "yes")] * 4 + [("yes", "no")] + [("no", "yes")] * 2 + [("no", "no")] * 3
    assert kappa(pairs) == pytest.approx(0.4)


def test_kappa_says_nothing_without_a_choice() -> None:
    assert kappa([]) is None
    assert kappa([("yes", "yes")] * 3) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_is_at_most_one_and_the_same_both_ways(pairs: list[tuple[str, str]]) -> None:
    value = kappa(pairs)
    turned = kappa([(b, a) for a, b in pairs])
    assert (value is None) == (turned is None)
    if value is not None:
        assert value <= 1
        assert value == pytest.approx(turned)
