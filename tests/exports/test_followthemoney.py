"""FollowTheMoney: entities of its schemata with values of their types, and a statement for each value."""

import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest

from rapporteur.exports.followthemoney import statement_id
from tests.exports.field import WITNESS, Exported, about

# The schemata used here, as the library gives them: ancestors, required properties, and each property's type and range.
SCHEMATA = json.loads((Path(__file__).parent / "ftm_schemata.json").read_text(encoding="utf-8"))
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def entities(exported: Exported) -> list[dict[str, Any]]:
    lines = exported("ftm", ".jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_entities_fit_their_schemata(exported: Exported) -> None:
    found = entities(exported)
    schema_of = {entity["id"]: entity["schema"] for entity in found}
    assert len(schema_of) == len(found)
    for entity in found:
        schema = SCHEMATA[entity["schema"]]
        assert set(schema["required"]) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            kind, *ranged = schema["properties"][name]
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if kind == "date":
                assert all(DATE.fullmatch(value) for value in values)
            if kind == "entity":
                for value in values:
                    assert {"Document": "Article"}.get(ranged[0], ranged[0]) in {
                        *SCHEMATA[schema_of[value]]["extends"],
                        schema_of[value],
                    }


def test_an_event_its_parties_and_what_is_said(exported: Exported) -> None:
    found = entities(exported)
    (clash,) = [e for e in found if e["properties"].get("recordId") == ["clash#i1"]]
    names = {e["id"]: e["properties"]["name"][0] for e in found if e["schema"] in {"PublicBody", "Organization"}}
    assert sorted(names[i] for i in clash["properties"]["involved"]) == ["Nigerien Army", "Wadi Front"]
    roles = [e["properties"]["role"][0] for e in found if e["schema"] == "UnknownLink"]
    assert sorted(roles) == ["reported as fact", "reported as fact", "suspected or accused"]
    (strike,) = [e for e in found if e["properties"].get("recordId") == ["wire-1#i1"]]
    assert "killed: 12 to 15, contested" in strike["properties"]["notes"]
    notes = [e["properties"] for e in found if e["schema"] == "Note"]
    assert len(notes) == 6
    assert ["the ministry denies"] in [note["name"] for note in notes]


def test_each_value_is_a_statement_with_its_origin(exported: Exported) -> None:
    path = exported("ftm", ".jsonl").with_name("ftm.statements.jsonl")
    statements = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    told = {
        (e["id"], prop, value)
        for e in entities(exported)
        for prop, values in e["properties"].items()
        for value in values
    }
    assert {(s["entity_id"], s["prop"], s["value"]) for s in statements} == told
    assert len(statements) == len(told)
    assert all(s["id"] == statement_id(s["entity_id"], s["prop"], s["value"]) for s in statements)
    assert "wire-1#i1" in {s["origin"] for s in statements}
    assert about(exported("ftm", ".jsonl"))["counts"]["Event"] == 6


def test_protected_persons_are_no_entities(exported: Exported) -> None:
    for path in exported("ftm", ".jsonl").parent.glob("ftm*"):
        text = path.read_text(encoding="utf-8")
        assert not [part for part in WITNESS.split() if part in text]
    people = [e for e in entities(exported) if e["schema"] in {"Person", "LegalEntity"}]
    assert not [e for e in people if "protected" in e["properties"]["name"][0]]


def test_the_library_takes_entities_and_statements(exported: Exported) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pytest.importorskip("followthemoney", reason="needs PyICU, which has no wheel: not among the requirements")
        from followthemoney.proxy import EntityProxy
        from followthemoney.statement import read_path_statements

        for entity in entities(exported):
            proxy = EntityProxy.from_dict(entity, cleaned=False)  # drops whatever is not clean
            proxy.schema.validate(entity)
            assert {k: sorted(v) for k, v in proxy.properties.items()} == {
                k: sorted(v) for k, v in entity["properties"].items()
            }
        path = exported("ftm", ".jsonl").with_name("ftm.statements.jsonl")
        read = list(read_path_statements(path, "json"))
        assert all(statement.id == statement.generate_key() for statement in read)
