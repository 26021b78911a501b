"""Annotated articles: figures, incidents, claims, verification, times and places are compared as a person would."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from rapporteur.evaluation.gold.scoring import load
from rapporteur.evaluation.material import CorpusError, Options, Readings
from rapporteur.evaluation.report import Counts, Ratio, Report
from rapporteur.model.issues import Issue
from rapporteur.model.reading import Reading, Unread
from rapporteur.model.vocabularies import Severity
from tests.evaluation.made import attribution, reading, scored, spot, written

TEXT = (
    "Shells hit the market of Sarane on Tuesday, killing at least 12 women, hospital officials said. "
    "The northern army denied firing. A spokesman for the army said 12 had died of a gas leak. "
    "The tolls could not be verified."
)


def quoted(words: str) -> dict[str, Any]:
    start, end = spot(TEXT, words).values()
    return {"quote": words, "span": [start, end]}


GOLD: dict[str, Any] = {
    "id": "sarane",
    "published": "2021-03-03",
    "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "incidents": [
        {
            "id": "i1",
            "type": "shelling",
            "anchor": "Shells hit the market",
            "date_from": "2021-03-02",
            "date_to": "2021-03-02",
            "places": [{"name": "Sarane"}],
            "perpetrators": [{"name": "northern army", "status": "accused"}],
        }
    ],
    "figures": [
        {
            "id": "f1",
            "measure": "killed",
            "low": 12,
            "high": None,
            "who": ["women"],
            **quoted("at least 12 women"),
            "source": "hospital officials",
            "source_kind": "medical",
            "incident": "i1",
            "window": None,
            "place": "Sarane",
            "also": ["12 had died"],
        }
    ],
    "claims": [
        {"source": "the northern army", "source_kind": "party", "stance": "denies", **quoted("firing")},
        {"source": "author", "source_kind": "author", "stance": "asserts", **quoted("The tolls could not")},
    ],
    "verification": [{"status": "unverified", **quoted("could not be verified")}],
    "actors": [{"name": "northern army", "aliases": ["The northern army", "the army"]}],
}
TIMES = [{**spot(TEXT, "on Tuesday"), "quote": "on Tuesday", "earliest": "2021-03-02", "latest": "2021-03-02"}]
PLACES = [
    {
        **spot(TEXT, "Sarane"),
        "quote": "Sarane",
        "name": "Sarane",
        "kind": "town",
        "country": "XA",
        "lat": 1.0,
        "lon": 2.0,
    }
]


def folder(path: Path, **changed: Any) -> Path:
    files = {"sarane.txt": TEXT, "sarane.gold.json": {**GOLD, **changed}}
    return written(path, {**files, "times.gold.json": TIMES, "places.gold.json": PLACES})


def figure(words: str = "at least 12 women", **changed: Any) -> dict[str, Any]:
    fields = {"id": "f1", **spot(TEXT, words), "measure": "killed", "low": 12, "high": None, "qualifier": "at_least"}
    return {**fields, "unit": "people", "who": ["women"], "attribution": "q1", "incident": "i7", **changed}


def incident(**changed: Any) -> dict[str, Any]:
    fields = {"id": "i7", "type": "shelling", "status": "happened", **spot(TEXT, "Shells hit"), "mentions": []}
    when = {"earliest": "2021-03-02", "latest": "2021-03-03", "date_precision": "day", "places": ["p1"]}
    who = {"perpetrators": [{"actor": "a1", "confidence": "suspected_or_accused", "attribution": None}]}
    return {**fields, **when, **who, "targets": [], "weapons": [], "background": False, "attributions": [], **changed}


def found(**changed: list[dict[str, Any]]) -> Reading:
    """A reading with nothing wrong in it, but for what is changed."""
    army = {"kind": "military", "role": None, "affiliation": None, "protected": False}
    records: dict[str, list[dict[str, Any]]] = {
        "times": [
            {"id": "t1", **spot(TEXT, "on Tuesday"), "type": "DATE", "value": "2021-03-02", "anchored_on": None}
            | {"earliest": "2021-03-02", "latest": "2021-03-03"}
        ],
        "places": [
            {"id": "p1", **spot(TEXT, "Sarane"), "name": "Sarane", "kind": "town", "sense": "location"}
            | {"latitude": 1.1, "longitude": 2.0}
        ],
        "actors": [{"id": "a1", "name": "army", "mentions": [list(spot(TEXT, "northern army").values())], **army}],
        "attributions": [
            attribution(TEXT, "q1", "hospital officials", "said", "killing at least 12 women"),
            attribution(TEXT, "q2", "The northern army", "denied", "firing", stance="denies", actor="a1"),
        ],
        "incidents": [incident()],
        "figures": [figure()],
        "verification": [
            {**spot(TEXT, "could not be verified"), "status": "unverified", "covers": "figure", "about": []}
        ],
    }
    return reading("sarane", TEXT, **{**records, **changed})


def report_on(path: Path, **changed: list[dict[str, Any]]) -> Report:
    return scored(load(folder(path), Options()), found(**changed))


def test_a_reading_without_mistakes(tmp_path: Path) -> None:
    report = report_on(tmp_path)
    for name, metric in report.metrics.items():
        if isinstance(metric, Counts) and name != "claims":
            assert metric == Counts(1, 0, 0), name
    # What the hospital says is a claim that nobody annotated.
    assert report.metrics["claims"] == Counts(1, 1, 0)
    assert report.metrics["claims: stance"] == Ratio(1, 1)
    assert report.metrics["incidents: place"] == Ratio(1, 1)


def test_no_reading_misses_everything_but_the_authors_voice(tmp_path: Path) -> None:
    report = scored(load(folder(tmp_path), Options()))
    for name in ("figures: full", "incidents", "claims", "verification", "times: span", "places: span"):
        assert report.metrics[name] == Counts(0, 0, 1), name


@pytest.mark.parametrize(
    ("changed", "levels"),
    [
        ({"high": 12}, (1, 0, 0)),
        ({"measure": "injured"}, (0, 0, 0)),
        ({"who": ["men"]}, (1, 1, 0)),
        ({"attribution": "q2"}, (1, 1, 0)),
        ({"incident": None, "place": None}, (1, 1, 0)),
        ({"incident": None, "place": "p1"}, (1, 1, 1)),
    ],
)
def test_figures_are_compared_at_three_levels(
    tmp_path: Path, changed: dict[str, Any], levels: tuple[int, int, int]
) -> None:
    report = report_on(tmp_path, figures=[figure(**changed)])
    right = []
    for level in ("located", "value", "full"):
        counts = report.metrics[f"figures: {level}"]
        assert isinstance(counts, Counts)
        right.append(counts.tp)
    assert tuple(right) == levels


def test_a_repeated_figure_is_no_second_one(tmp_path: Path) -> None:
    again = figure("12 had died", id="f2", low=12, high=12)
    report = report_on(tmp_path, figures=[figure(), again])
    assert report.metrics["figures: value"] == Counts(1, 0, 0)


def test_a_missed_figure_is_listed_with_what_stands_there_instead(tmp_path: Path) -> None:
    report = report_on(tmp_path, figures=[figure(low=21)])
    assert "killed 12..? women" in report.missed["figures: value"][0]
    assert "killed 21..? women" in report.missed["figures: value"][0]


def test_an_incident_elsewhere_in_the_text_needs_type_day_and_place(tmp_path: Path) -> None:
    elsewhere = spot(TEXT, "firing")
    assert report_on(tmp_path, incidents=[incident(**elsewhere)]).metrics["incidents"] == Counts(1, 0, 0)
    undated = incident(**elsewhere, earliest=None, latest=None)
    assert report_on(tmp_path, incidents=[undated]).metrics["incidents"] == Counts(0, 1, 1)


def test_perpetrators_by_name_and_by_how_firmly(tmp_path: Path) -> None:
    named = {"actor": "a1", "confidence": "reported_as_fact", "attribution": None}
    report = report_on(tmp_path, incidents=[incident(perpetrators=[named])])
    assert report.metrics["incidents: perpetrator"] == Counts(1, 0, 0)
    assert report.metrics["incidents: perpetrator and confidence"] == Counts(0, 1, 1)


def test_a_claim_needs_its_source(tmp_path: Path) -> None:
    wrong = attribution(TEXT, "q2", "hospital officials", "denied", "firing", stance="denies")
    assert report_on(tmp_path, attributions=[wrong]).metrics["claims"] == Counts(0, 1, 1)
    own = attribution(TEXT, "q3", "", "", "Shells hit the market", source_kind="author")
    assert report_on(tmp_path, attributions=[own]).metrics["claims"] == Counts(0, 0, 1)


def test_places_count_within_a_distance(tmp_path: Path) -> None:
    far = [{"id": "p1", **spot(TEXT, "Sarane"), "name": "Sarane", "kind": "town", "sense": "location"}]
    far[0] |= {"latitude": 2.0, "longitude": 2.0}
    report = report_on(tmp_path, places=far)
    assert report.metrics["places: span and within 161 km"] == Counts(1, 0, 0)
    assert report.metrics["places: span and within 25 km"] == Counts(0, 1, 1)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"text_sha256": "0" * 64}, "not the text that was annotated"),
        ({"verification": [{"status": "unverified", "quote": "was confirmed"}]}, "is not where"),
        ({"figures": [{"measure": "killed"}]}, r"figures\.0\.low"),
    ],
)
def test_an_annotation_that_does_not_fit_is_named(tmp_path: Path, changed: dict[str, Any], message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        load(folder(tmp_path, **changed), Options())


def test_a_reading_of_another_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="another text"):
        scored(load(folder(tmp_path), Options()), reading("sarane", TEXT + " "))
    with pytest.raises(CorpusError, match="a second reading"):
        scored(load(folder(tmp_path), Options()), found(), found())


def test_what_could_not_be_read_counts_as_empty_and_is_said_with_the_reason(tmp_path: Path) -> None:
    corpus = load(folder(tmp_path), Options())
    readings = Readings.of_documents(corpus.documents)
    readings.add(Unread(found().document, (Issue("reader_failed", Severity.ERROR, "the reader failed: zero"),)))
    report = corpus.score(readings)
    assert report.metrics["incidents"] == Counts(0, 0, 1)
    assert "1 could not be read and count as empty: sarane (the reader failed: zero)" in report.notes
