"""PLOVER records: the manual's fields, its categories, and nothing that did not happen or is undated."""

import json
from datetime import date
from typing import Any

from rapporteur.exports.plover import CATEGORIES
from rapporteur.model.vocabularies import IncidentType
from tests.exports.field import WITNESS, Exported, about

# Source: PLOVER 0.7b1, the categories and the modes of ASSAULT.
EVENTS = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)
MODES = set(
    "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional".split()
)


def records(exported: Exported) -> dict[str, Any]:
    lines = exported("plover", ".jsonl").read_text(encoding="utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def test_every_record_has_what_the_manual_requires(exported: Exported) -> None:
    found = records(exported)
    assert len(found) == 4
    for record in found.values():
        assert date.fromisoformat(record["date"])
        assert isinstance(record["source"], list)
        assert record["actor"] == record["source"]
        assert set(record["event"]) <= EVENTS
        assert set(record.get("mode", ())) <= MODES


def test_a_strike_and_its_place(exported: Exported) -> None:
    strike = records(exported)["wire-1#i1"]
    assert (strike["event"], strike["mode"], strike["quad_code"]) == (["ASSAULT"], ["drone"], 4)
    assert (strike["event_loc"]["latitude"], strike["event_loc"]["cc3"]) == (17.97, "NER")
    assert strike["killed"] == {"low": 12, "high": 15}
    assert [cited["citation"] for cited in strike["cite_info"]] == ["wire-1", "wire-2"]


def test_a_month_and_a_country_are_no_day_and_no_point(exported: Exported) -> None:
    silent = records(exported)["silent#i1"]
    assert (silent["date"], silent["enddate"]) == ("2024-06-01", "2024-06-30")
    assert "latitude" not in silent["event_loc"]
    assert "killed" not in silent
    assert silent["source"] == [{"sector": "REB", "actor_text": "Wadi Front"}]
    assert silent["recipient"] == [{"sector": "CVL"}]


def test_what_has_no_record_is_counted(exported: Exported) -> None:
    assert about(exported("plover", ".jsonl"))["counts"] == {
        "not_happened": 1,
        "undated": 1,
        "no_category": 0,
        "without_actor": 2,
    }


def test_every_type_has_a_category_but_two() -> None:
    assert set(IncidentType) - set(CATEGORIES) == {IncidentType.DISPLACEMENT, IncidentType.OTHER}
    assert {category for category, _ in CATEGORIES.values()} <= EVENTS
    assert {mode for _, mode in CATEGORIES.values() if mode} <= MODES


def test_it_names_no_witness(exported: Exported) -> None:
    text = exported("plover", ".jsonl").read_text(encoding="utf-8")
    assert not [part for part in WITNESS.split() if part in text]
