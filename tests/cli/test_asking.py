"""Asking: tables that fit, JSON that parses, filters that hold, words in context, names masked unless revealed."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from rapporteur.cli.asking import LISTINGS
from rapporteur.cli.printing import printable
from rapporteur.gazetteer.store import default_index
from rapporteur.ledger.opening import open_ledger
from tests.cli.conftest import Run
from tests.keeping import keep

COMMANDS = [*(listing.name for listing in LISTINGS), "incidents", "sources"]
WITNESS = """
{q1s:{a1:Amadou Keïta}} {q1c:said} {q1x:{f1:six people were killed} when {i1:soldiers opened fire} in {p1:Sokolo}}.
---
a1 person protected name="Amadou Keïta"
q1 resident asserts actor=a1
p1 town country=ML admin1=Ségou at=14.73,-6.12
i1 shooting at=p1 said=q1
f1 killed 6 of=i1 said=q1 at=p1
"""


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("command", [*COMMANDS, "tally"])
@pytest.mark.parametrize("width", [80, 160])
def test_tables_fit_the_terminal(
    run: Run, samples: str, monkeypatch: pytest.MonkeyPatch, command: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ran = run(command, "--ledger", samples)
    assert (ran.code, ran.err) == (0, "")
    table = ran.out.splitlines()
    assert len(table) > 10
    assert max(map(len, table[:-1])) <= width


@pytest.mark.parametrize("command", COMMANDS)
def test_json_lines_are_as_many_as_rows(run: Run, samples: str, command: str) -> None:
    rows = lines(run(command, "--json", "--ledger", samples).out)
    assert f"\n{len(rows)} " in run(command, "--ledger", samples).out
    assert all(row for row in rows)


def test_filters_narrow(run: Run, samples: str) -> None:
    everything = lines(run("incidents", "--json", "--ledger", samples).out)
    sudan = lines(run("incidents", "--json", "--place", "Sudan", "--ledger", samples).out)
    may = lines(run("incidents", "--json", "--from", "2026-05-10", "--to", "2026-05-10", "--ledger", samples).out)
    assert 0 < len(sudan) < len(everything)
    assert all(any(place["country"] == "SD" for place in row["places"]) for row in sudan)
    assert may
    assert all(row["earliest"] is None or row["earliest"] <= "2026-05-10" for row in may)
    assert all(row["latest"] is None or row["latest"] > "2026-05-10" for row in may)
    by_source = lines(run("claims", "--json", "--source", "The Nile Ledger", "--ledger", samples).out)
    assert {row["publisher"] for row in by_source} == {"The Nile Ledger"}


def test_as_of_a_day_only_what_was_published_by_then_is_known(run: Run, samples: str) -> None:
    early = lines(run("documents", "--json", "--as-of", "2026-05-11", "--ledger", samples).out)
    assert {row["id"] for row in early} == {"meridian-el-obeid-1", "nile-ledger-0511"}
    assert run("documents", "--recorded-as-of", "2020-01-01", "--ledger", samples).out == "No documents.\n"


def test_show_gives_the_words_in_their_context_and_the_way_back(run: Run, samples: str) -> None:
    figures = lines(run("figures", "--json", "--ledger", samples).out)
    toll = next(row for row in figures if row["document"] == "meridian-el-obeid-2" and row["low"] == 27)
    ran = run("show", toll["id"], "--ledger", samples)
    assert f"«{toll['quote']}»" in ran.out
    assert "has risen to" in ran.out
    assert "meridian-wire.jsonl" in ran.out
    shown = json.loads(run("show", toll["id"], "--json", "--ledger", samples).out)
    assert shown["passages"][0]["words"] == toll["quote"]
    assert shown["fields"]["low"] == 27


def test_protected_names_are_masked_unless_revealed(run: Run) -> None:
    with open_ledger("sqlite:///rapporteur.db") as store:
        keep(store, "sokolo", WITNESS)
    for command in (*([name] for name in COMMANDS), ["show", "sokolo#q1"], ["tally"], ["report", "-o", "-"]):
        out = run(*command).out
        assert out
        assert "Amadou" not in out
        assert "Keïta" not in out
    assert "Amadou Keïta" in run("claims", "--reveal").out
    assert "Amadou Keïta" in run("show", "sokolo#q1", "--reveal").out


def test_verify_finds_what_was_changed_behind_the_ledgers_back(run: Run, own_folder: Path) -> None:
    with open_ledger("sqlite:///rapporteur.db") as store:
        keep(store, "sokolo", WITNESS)
    assert "all match" in run("verify").out
    connection = sqlite3.connect(own_folder / "rapporteur.db")
    triggers = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("UPDATE figures SET low = 9, high = 9")
    connection.commit()
    connection.close()
    ran = run("verify")
    assert ran.code == 4
    assert "reading" in ran.err
    assert json.loads(run("verify", "--json").out)["mismatches"]


def test_tally_explains_what_it_left_out(run: Run, samples: str) -> None:
    brief = run("tally", "--place", "Sudan", "--ledger", samples)
    full = run("tally", "--place", "Sudan", "--explain", "--ledger", samples)
    assert "--explain" in brief.out
    assert len(full.out.splitlines()) > len(brief.out.splitlines())
    rows = lines(run("tally", "--place", "Sudan", "--json", "--ledger", samples).out)
    assert {row["place"] for row in rows} == {"Sudan"}
    assert all({"query", "by_source", "envelope", "left_out"} <= set(row["answer"]) for row in rows)


def test_a_tally_without_bounds_says_so_and_explains_itself(run: Run) -> None:
    with open_ledger("sqlite:///rapporteur.db") as store:
        keep(store, "nowhere", "{f1:Six people were killed}.\n---\nf1 killed 6")
    assert run("tally", "--place", "Kenya").out.startswith("No figures to tally.\n1 times a figure was not added")
    assert "[nowhere#f1] does not say where" in run("tally", "--place", "Kenya", "--explain").out


def test_text_of_documents_cannot_steer_the_terminal() -> None:
    assert printable("a\x1b[2Jb\u202ec\nd") == "a [2Jb c d"


def test_the_gazetteer_lists_namesakes_and_says_when_there_are_none(run: Run) -> None:
    rows = lines(run("gazetteer", "lookup", "El Obeid", "--json").out)
    assert ("SD", "North Kordofan") in {(row["country"], row["admin1"]) for row in rows}
    assert run("gazetteer", "lookup", "Xyzzyville").code == 5


def test_places_of_a_users_file_are_found_afterwards(
    run: Run, own_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built = default_index()
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / built.name).symlink_to(built)  # building it anew takes a quarter of a minute
    monkeypatch.setenv("RAPPORTEUR_GAZETTEER", str(tmp_path / "gazetteer"))
    (own_folder / "villages.csv").write_text("name,latitude,longitude,country\nXyzzyville,15.1,30.2,SD\n")
    (own_folder / "letter.txt").write_text("Dear all,\nno places here.\n")
    ran = run("gazetteer", "add", "villages.csv", "letter.txt")
    assert ran.code == 1
    assert "villages.csv: 1 places under 1 names (csv table)" in ran.out
    assert "letter.txt: " in ran.err
    assert json.loads(run("gazetteer", "lookup", "xyzzyville", "--json").out)["country"] == "SD"
    assert "villages.csv" in run("gazetteer", "info").out
    assert "added before" in run("gazetteer", "add", "villages.csv").out
