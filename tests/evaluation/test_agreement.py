"""The project's scorers give every number that the corpora folder's own scorers give, on real readings."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rapporteur.evaluation.material import Options, Readings
from rapporteur.evaluation.running import read_given
from rapporteur.evaluation.suites import SUITES
from rapporteur.gazetteer.store import SqliteGazetteer
from rapporteur.model.contract import reading_to_json
from rapporteur.model.reading import Reading, Unread
from training.gold_format import write

CASES = [
    ("gold", "seed", "", (), Options()),
    ("polnear", "data/polnear/dev", "[aeiou]e[a-d]", (), Options()),
    ("polnear", "data/polnear/dev", "[aeiou]e[a-d]", ("--annotators", "all"), Options(all_annotators=True)),
    ("times", "data/times/tbaq", "wsj_01", (), Options()),
    ("times", "data/times/wikiwars/keyinline", "^02", (), Options()),
    ("places", "data/places/lgl.xml", "50$", (), Options()),
    ("places", "data/places/lgl.xml", "50$", ("--gold-spans",), Options(gold_spans=True)),
    (
        "places",
        "data/places/GeoVirus.xml",
        "[05]$",
        ("--ignore-sense", "demonym"),
        Options(ignored_senses=frozenset({"demonym"})),
    ),
]


def official(corpora: Path, suite: str, corpus: Path, readings: Path, *options: str) -> dict[str, Any]:
    """What the scorer of the corpora folder says of a file of readings."""
    command = [sys.executable, str(corpora / "eval" / f"{suite}.py"), "score", str(corpus), str(readings), "--json"]
    found: dict[str, Any] = json.loads(subprocess.run([*command, *options], capture_output=True, check=True).stdout)
    return found


def compare(
    corpora: Path, gazetteer: SqliteGazetteer, folder: Path, suite: str, corpus: Path, options: Options, *flags: str
) -> None:
    loaded = SUITES[suite](corpus, options)
    found: list[Reading | Unread] = []
    store = Readings.of_documents(loaded.documents)
    for reading in read_given(loaded.documents, gazetteer):
        store.add(reading)
        found.append(reading)
    assert found
    file = folder / "readings.jsonl"
    file.write_text("".join(json.dumps(reading_to_json(one)) + "\n" for one in found), encoding="utf-8")
    selection = ("--ids", options.ids.pattern) if options.ids else ()
    theirs = official(corpora, suite, corpus, file, *selection, *flags)
    ours = loaded.score(store).as_json()
    assert ours["metrics"] == theirs["metrics"]
    assert ours["headline"] == theirs["headline"]


@pytest.mark.parametrize(("suite", "corpus", "ids", "flags", "options"), CASES, ids=lambda value: str(value)[:30])
def test_every_number_is_the_same(
    corpora: Path,
    default_gazetteer: SqliteGazetteer,
    tmp_path: Path,
    suite: str,
    corpus: str,
    ids: str,
    flags: tuple[str, ...],
    options: Options,
) -> None:
    chosen = Options(re.compile(ids), options.gold_spans, options.ignored_senses, options.all_annotators)
    compare(corpora, default_gazetteer, tmp_path, suite, corpora / corpus, chosen, *flags)


def test_every_number_is_the_same_on_our_own_corpus(
    corpora: Path, default_gazetteer: SqliteGazetteer, tmp_path: Path
) -> None:
    own = Path(__file__).parents[2] / "training" / "corpus"
    write(own, tmp_path / "gold", "development")
    compare(corpora, default_gazetteer, tmp_path, "gold", tmp_path / "gold", Options())
