"""Time expressions are scored as TempEval-3 did."""

import re
from pathlib import Path
from typing import Any

import pytest

from rapporteur.evaluation.material import CorpusError, Options
from rapporteur.evaluation.report import Counts, Ratio
from rapporteur.evaluation.times import load
from tests.evaluation.made import reading, scored, spot, written

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>a</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="1998-03-04">19980304</TIMEX3></DCT>
<TITLE>Toll</TITLE><TEXT>They <EVENT>met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="1998-03-02">Monday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="PT3H">three hours</TIMEX3> &amp; left.</TEXT></TimeML>
"""
TEXT = "They met on Monday for\nthree hours & left."
WIKIWARS = """<DOC><DATETIME><TIMEX2 val="2010-01-02">2010-01-02</TIMEX2></DATETIME><TEXT>
R&D ended <TIMEX2 val="1945-05">in <TIMEX2 val="1945">1945</TIMEX2>, May</TIMEX2>.</TEXT></DOC>
"""


def time(words: str, kind: str, value: str, text: str = TEXT) -> dict[str, Any]:
    days = {"earliest": None, "latest": None, "anchored_on": None}
    return {"id": words, **spot(text, words), "type": kind, "value": value, **days}


def test_text_time_and_title_are_given_to_the_reader(tmp_path: Path) -> None:
    document = load(written(tmp_path, {"a.tml": TIMEML}), Options()).documents[0]
    assert (document.id, document.text, document.published, document.title) == ("a", TEXT, "1998-03-04", "Toll")


def test_values_and_types_count_among_the_pairs(tmp_path: Path) -> None:
    corpus = load(written(tmp_path, {"a.tml": TIMEML}), Options())
    found = [
        time("on Monday", "DATE", "1998-03-02"),
        time("three hours", "DURATION", "pt3h"),
        time("left", "DATE", "1998"),
    ]
    report = scored(corpus, reading("a", TEXT, times=found))
    assert report.metrics["strict span"] == Counts(1, 2, 1)
    assert report.metrics["relaxed span"] == Counts(2, 1, 0)
    assert report.metrics["value (as TempEval-3)"] == Counts(1, 2, 1)
    assert report.metrics["value, normalised"] == Counts(2, 1, 0)
    assert report.metrics["type"] == Counts(2, 1, 0)
    assert report.metrics["value accuracy where the span is found"] == Ratio(2, 2)
    assert "left" in report.spurious["span"][0]


def test_wikiwars_expressions_inside_others_are_optional(tmp_path: Path) -> None:
    corpus = load(written(tmp_path, {"01_x.key.xml": WIKIWARS}), Options())
    text = corpus.documents[0].text
    assert text == "\nR&D ended in 1945, May."
    assert corpus.documents[0].published == "2010-01-02"
    outer = reading("01_x", text, times=[time("in 1945, May", "DATE", "1945-05", text)])
    both = reading(
        "01_x", text, times=[time("in 1945, May", "DATE", "1945-05", text), time("1945", "DATE", "1945", text)]
    )
    for one in (outer, both):
        assert scored(corpus, one).metrics["relaxed span"] == Counts(1, 0, 0)


def test_output_of_systems_is_no_gold_and_ids_select(tmp_path: Path) -> None:
    folder = written(tmp_path, {"x/a.tml": TIMEML, "x/b.tml": TIMEML, "output-other/a.tml": TIMEML})
    assert [d.id for d in load(folder, Options()).documents] == ["x/a", "x/b"]
    assert [d.id for d in load(folder, Options(re.compile("b$"))).documents] == ["x/b"]


@pytest.mark.parametrize("source", ["<TimeML>", "<TimeML></TimeML>"])
def test_broken_files_are_named(tmp_path: Path, source: str) -> None:
    with pytest.raises(CorpusError, match=r"a\.tml"):
        load(written(tmp_path, {"a.tml": source}), Options())
