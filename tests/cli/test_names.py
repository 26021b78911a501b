"""`rapporteur names`: names compared, pairs scored, actors looked up."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_match_says_why(run: Run) -> None:
    ran = run("names", "match", "Pakistani Taliban", "TTP")
    assert ran.code == 0
    assert "one bearer" in ran.out
    assert "Tehrik-i-Taliban Pakistan" in ran.out
    assert "two bearers" in run("names", "match", "Paktia", "Paktika").out


def test_score_passes_columns_on_and_decides_each_pair(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    lines = ["id,schema,name1,name2", "7,Person,Hamdullah Qasimi,Hamidullah Qasemi", "8,Person,Anton Berg,Marta Lind"]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ran = run("names", "score", file)
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [(row["id"], row["same"]) for row in rows] == [("7", True), ("8", False)]
    assert all(0 <= row["score"] <= 1 and row["reasons"] for row in rows)


def test_a_pair_without_a_name_is_told_and_the_rest_is_scored(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text("name1,name2\n,Marta Lind\nMarta Lind,LIND Marta\n", encoding="utf-8")
    ran = run("names", "score", file)
    assert ran.code == 1
    assert [json.loads(line)["same"] for line in ran.out.splitlines()] == [None, True]


def test_what_is_no_file_of_pairs_is_one_plain_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    for asked in (file, tmp_path / "none.csv"):
        ran = run("names", "score", asked)
        assert ran.code == 2
        assert ran.err.count("\n") == 1


def test_lookup_abstains_between_two_and_lets_the_country_decide(run: Run) -> None:
    ran = run("names", "lookup", "ISI", "--json")
    assert ran.code == 5
    assert len(json.loads(ran.out)["candidates"]) == 2
    decided = run("names", "lookup", "ISI", "--country", "pk", "--json")
    assert json.loads(decided.out)["entry"]["id"] == "inter-services-intelligence"


def test_lookup_in_a_list_of_ones_own(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "list.json"
    file.write_text('[{"id": "7", "kind": "INDIVIDUAL", "name": "Musa Dabo", "aliases": [{"name": "Moussa Dabbo"}]}]')
    ran = run("names", "lookup", "DABBO, Moussa", "--registry", file, "--json")
    assert json.loads(ran.out)["entry"]["id"] == "7"
    assert "one bearer" in run("names", "match", "Musa Dabo", "moussa dabbo", "--registry", file).out
    monkeypatch.setattr("sys.stdin", io.StringIO("Musa Dabo\nAnton Berg\n"))
    several = [json.loads(line) for line in run("names", "lookup", "-", "--registry", file, "--json").out.splitlines()]
    assert [row["entry"] is None for row in several] == [False, True]
    file.write_text("[3]")
    assert run("names", "lookup", "A", "--registry", file).code == 2


def test_tally_by_rules_names_the_rules_that_there_are(run: Run, samples: str) -> None:
    assert "UCDP" in run("tally", "--rule", "all", "--ledger", samples).out
    ran = run("tally", "--rule", "guess", "--ledger", samples)
    assert ran.code == 2
    assert "acled, ucdp, airwars, ibc, un" in ran.err
