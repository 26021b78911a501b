"""`rapporteur evaluate`: the scores of a corpus as a table or JSON, its errors, and what it refuses."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

TEXT = "At least 14 soldiers were killed when gunmen attacked an army post near Gao on 3 May 2021, the governor said."
FIGURE = {"quote": "14 soldiers", "measure": "killed", "low": 14, "high": None, "who": ["soldiers"]}
MISSED = {"quote": "army post", "measure": "destroyed", "low": 1, "high": 1, "who": []}


@pytest.fixture
def corpus(own_folder: Path) -> Path:
    source = {"source": "the governor", "source_kind": "official"}
    gold: dict[str, Any] = {
        "id": "gao",
        "published": "2021-05-04",
        "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "figures": [FIGURE | source, MISSED | source],
        "incidents": [],
        "claims": [],
        "verification": [],
    }
    folder = own_folder / "gold"
    folder.mkdir()
    (folder / "gao.txt").write_text(TEXT)
    (folder / "gao.gold.json").write_text(json.dumps(gold))
    return folder


def test_the_table_and_the_errors_of_a_corpus(run: Run, corpus: Path) -> None:
    ran = run("evaluate", "gold", str(corpus), "--errors", "3")
    assert ran.code == 0
    assert "gold: annotated conflict articles" in ran.out
    assert "1 documents, 1 with a reading" in ran.out
    missed = ran.out.split("missed, figures: value: 1 of 1")[1]
    assert "destroyed 1..1" in missed
    assert "[army post]" in missed


def test_json_has_the_same_numbers_as_the_readings_that_read_prints(run: Run, corpus: Path, own_folder: Path) -> None:
    anew = json.loads(run("evaluate", "gold", str(corpus), "--json").out)
    assert anew["metrics"]["figures: value"]["tp"] == 1
    document = {"id": "gao", "text": TEXT, "published": "2021-05-04"}
    (own_folder / "documents.jsonl").write_text(json.dumps(document))
    (own_folder / "readings.jsonl").write_text(run("read", "--json", "documents.jsonl").out)
    kept = json.loads(run("evaluate", "gold", str(corpus), "--json", "--readings", "readings.jsonl").out)
    assert kept == anew


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["weather", "gold"], "there is no suite 'weather'"),
        (["gold", "nowhere"], "no such file"),
        (["gold", "gold", "--ids", "("], "regular expression"),
        (["gold", "gold", "--ids", "kidal"], "no <name>.gold.json"),
        (["gold", "gold", "--gold-spans"], "go with the suite places"),
        (["places", "gold", "--ignore-sense", "smell"], "not 'smell'"),
        (["polnear", "gold", "--annotators", "some"], "first or all"),
        (["times", "gold"], "no .tml"),
        (["gold", "gold", "--readings", "bad.jsonl"], "line 1: not a reading"),
        (["gold", "gold", "--readings", "none.jsonl"], "none.jsonl"),
    ],
)
def test_what_is_refused_is_said_in_one_line(
    run: Run, corpus: Path, own_folder: Path, arguments: list[str], message: str
) -> None:
    (own_folder / "bad.jsonl").write_text('{"producer": 1}\n')
    ran = run("evaluate", *arguments)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert message in ran.err
