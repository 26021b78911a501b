"""Place names are scored by their spans and by how far they were put from where they are."""

from pathlib import Path
from typing import Any

import pytest

from rapporteur.evaluation.distances import FARTHEST, log_error_area
from rapporteur.evaluation.material import CorpusError, Options
from rapporteur.evaluation.places import load
from rapporteur.evaluation.report import Counts, Number, Ratio
from tests.evaluation.made import reading, scored, spot, written

TEXT = "From Goma the road runs to Sake and Bukavu, say Congolese drivers."
LGL = f"""<articles><article docid="7"><title>The  road</title><domain>courier.example</domain>
<dltime>2009-05-06 01:02:03</dltime><text>{TEXT}</text><toponyms>
<toponym><start>5</start><end>9</end><phrase>Goma</phrase>
<gaztag geonameid="216281"><name>Goma</name><lat>-1.68</lat><lon>29.23</lon></gaztag></toponym>
<toponym><start>28</start><end>32</end><phrase>Sake</phrase>
<gaztag geonameid="206000"><name>Sake</name><lat>-1.57</lat><lon>29.04</lon></gaztag></toponym>
<toponym><start>36</start><end>42</end><phrase>Bukavu</phrase></toponym>
<toponym><start>90</start><end>94</end><phrase>Kisangani</phrase></toponym>
</toponyms></article></articles>"""


def place(words: str, latitude: float | None = None, longitude: float | None = None, **other: Any) -> dict[str, Any]:
    point = {"latitude": latitude, "longitude": longitude}
    return {"id": words, **spot(TEXT, words), "name": words, "kind": "town", "sense": "location", **point, **other}


FOUND = reading(
    "lgl/7",
    TEXT,
    places=[
        place("Goma", -1.68, 29.23, gazetteer_id="geonames:216281"),
        place("Sake", 35.0, 135.0, gazetteer_id="geonames:1"),
        place("Congolese", -4.3, 15.3, sense="demonym"),
    ],
)


def test_spans_and_distances(tmp_path: Path) -> None:
    corpus = load(written(tmp_path, {"lgl.xml": LGL}) / "lgl.xml", Options())
    document = corpus.documents[0]
    assert (document.id, document.title, document.published) == ("lgl/7", "The road", "2009-05-06")
    report = scored(corpus, FOUND)
    assert report.metrics["lgl: exact span"] == Counts(2, 1, 1)
    assert report.metrics["lgl: span and within 161 km"] == Counts(1, 2, 1)
    assert report.metrics["lgl: accuracy@161 km"] == Ratio(1, 2)
    assert report.metrics["lgl: exact GeoNames id"] == Ratio(1, 2)
    assert "1 gold names are not where" in report.notes[-1]
    assert "Sake" in report.missed["resolution"][0]


def test_a_sense_can_be_left_out(tmp_path: Path) -> None:
    corpus = load(written(tmp_path, {"lgl.xml": LGL}), Options(ignored_senses=frozenset({"demonym"})))
    assert scored(corpus, FOUND).metrics["lgl: exact span"] == Counts(2, 0, 1)


def test_gold_spans_are_given_and_all_of_them_count(tmp_path: Path) -> None:
    corpus = load(written(tmp_path, {"lgl.xml": LGL}), Options(gold_spans=True))
    toponyms = corpus.documents[0].toponyms
    assert toponyms is not None
    assert [span.of(TEXT) for span in toponyms] == ["Goma", "Sake"]
    report = scored(corpus, reading("lgl/7", TEXT, places=[place("Goma", -1.68, 29.23)]))
    assert report.metrics["lgl: accuracy@161 km"] == Ratio(1, 2)
    assert report.metrics["lgl: accuracy@161 km of the resolved"] == Ratio(1, 1)
    assert report.metrics["lgl: mean error of the resolved"] == Number(0.0, "km")


def test_area_under_the_log_errors() -> None:
    assert log_error_area([]) is None
    assert log_error_area([0.0, 0.0]) == 0.0
    assert log_error_area([FARTHEST - 1] * 3) == pytest.approx(1.0)


def test_other_xml_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no XML file"):
        load(written(tmp_path, {"a.xml": "<feed/>"}), Options())
