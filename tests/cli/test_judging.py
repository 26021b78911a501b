"""Review, judge and history at the command line: lines that say what was done, and errors that say what to do."""

import json
from datetime import date
from pathlib import Path

import pytest

from rapporteur.ledger.opening import open_ledger
from rapporteur.model.judgements import Verdict
from tests.cli.conftest import Run
from tests.views.reports import WITNESSED, machine_says, put, strike
from tests.views.test_review import TWO_COUNTS

BY = ("--by", "Ama Boni", "--reason", "read both")


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger with an undecided link, and with two counts that exclude each other."""
    address = f"sqlite:///{tmp_path / 'reports.db'}"
    with open_ledger(address) as store:
        put(store, "wire", strike(4), date(2024, 6, 3))
        put(store, "witness", WITNESSED, date(2024, 6, 4))
        put(store, "both", TWO_COUNTS, date(2024, 6, 5))
        machine_says(store, Verdict.UNSURE, "witness#i1@1", "wire#i1@1", reason="alike as Hadiza Souley says")
    return address


def test_review_shows_both_sides_and_judge_takes_the_decision_by_the_id_shown(run: Run, ledger: str) -> None:
    listed = run("review", "--kind", "links", "--ledger", ledger).out
    assert "«The market burned» at noon in Iferouane, said [protected], a trader." in listed
    assert "«a drone struck the cattle market»" in listed
    assert "Souley" not in listed
    assert listed.endswith("1 undecided (1 link)\n")
    shown_id = listed.split()[1]
    ran = run("judge", "link", shown_id, "--same", *BY, "--ledger", ledger)
    assert (ran.code, ran.err) == (0, "")
    assert f"It outranks {shown_id} of the machine; both stay." in ran.out
    assert run("review", "--kind", "link", "--ledger", ledger).out == "Nothing is undecided.\n"
    again = run("judge", "link", shown_id, "--same", *BY, "--ledger", ledger)
    assert again.out.startswith("Recorded before as ")
    changed = run("judge", "link", "wire#i1", "witness#i1", "--different", *BY, "--ledger", ledger)
    assert "It replaces your decision" in changed.out


def test_a_conflict_is_settled_by_its_id(run: Run, ledger: str) -> None:
    item = json.loads(run("review", "--kind", "conflict", "--json", "--ledger", ledger).out)
    assert [side["source"]["name"] for side in item["sides"]] == ["Army", "Aïr Health Watch"]
    assert run("judge", "conflict", item["id"][:12], "--real", *BY, "--ledger", ledger).code == 0
    assert run("review", "--kind", "conflict", "--ledger", ledger).out == "Nothing is undecided.\n"


def test_a_corrected_figure_is_shown_and_counted_as_corrected(run: Run, ledger: str) -> None:
    fixed = ("--correct", "low=14", "--correct", "high=14")
    assert run("judge", "figure", "wire#f1", *fixed, *BY, "--ledger", ledger).code == 0
    assert "14 (judged)" in run("figures", "--ledger", ledger).out
    told = run("history", "wire#i1", "--ledger", ledger).out
    assert "killed 14 (by wire#f1)" in told
    assert "figure read right: no (low 14, high 14), decided by Ama Boni: read both" in told
    assert run("judge", "figure", "wire#f1", "--wrong", *BY, "--ledger", ledger).code == 0
    assert "14 (misread)" not in run("figures", "--ledger", ledger).out
    assert "4 (misread)" in run("figures", "--ledger", ledger).out


def test_history_is_told_by_publication_and_by_recording(run: Run, ledger: str) -> None:
    out = run("history", "wire#f1", "--ledger", ledger).out
    assert out.startswith("wire#f1@1 by publication, as known today\n2024-06-03  killed 4 (by wire#f1)  (1 document)\n")
    assert "+ 4 killed, Aïr Health Watch in Meridian Wire, published 2024-06-03: «4 people were killed»" in out
    assert "\nby recording, as the ledger stood\n" in out
    steps = [json.loads(line) for line in run("history", "wire#i1", "--json", "--ledger", ledger).out.splitlines()]
    assert {step["by"] for step in steps} == {"published", "recorded"}
    assert run("history", "wire#i1", "--as-of", "2024-06-01", "--ledger", ledger).code == 5


def test_agreement_is_printed(run: Run, ledger: str) -> None:
    assert run("review", "--agreement", "--ledger", ledger).out == "No questions that persons decided.\n"
    for name, sides in (("Ama", ("--same", "--same")), ("Bo", ("--same", "--different"))):
        by = ("--by", name, "--reason", "read both")
        for side, other in zip(sides, ("witness#i1", "both#i1"), strict=True):
            run("judge", "link", "wire#i1", other, side, *by, "--ledger", ledger)
    row = json.loads(run("review", "--agreement", "--json", "--ledger", ledger).out)
    assert (row["reviewers"], row["units"], row["alike"], row["alpha"]) == (["Ama", "Bo"], 2, 1, 0.0)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("judge", "link", "wire#i1", "nobody#i1", "--same", *BY), 5, "no incident 'nobody#i1'"),
        (("judge", "link", "ffffffffffff", "--same", *BY), 5, "names no one judgement"),
        (("judge", "link", "wire#i1", "witness#i1", "--same", "--by", "Ama"), 2, "--reason"),
        (("judge", "link", "wire#i1", "witness#i1", "--same", "--by", " ", "--reason", "r"), 2, "--by must not be"),
        (("judge", "match", "wire#i1", "witness#i1", "--same", *BY), 5, "no actor 'wire#i1'"),
        (("judge", "conflict", "ffff", "--real", *BY), 5, "names no one conflict"),
        (("judge", "figure", "wire#f1", "--correct", "low=many", *BY), 2, "low takes a count"),
        (("judge", "figure", "wire#f1", "--correct", "low=9", *BY), 2, "at least 9 and at most 4 cannot be"),
        (("judge", "figure", "wire#f1", "--right", "--correct", "low=4", *BY), 2, "exclude each other"),
        (("review", "--kind", "doubts"), 2, "--kind takes one of link, match, conflict"),
        (("history", "wire#q1"), 5, "no incident and no figure 'wire#q1'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    run: Run, ledger: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ran = run(*arguments, "--ledger", ledger)
    assert ran.code == code
    assert said in ran.err
    assert ran.err.count("\n") == 1
