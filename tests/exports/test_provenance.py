"""PROV-JSON: the library reads it, every name leads to a node, and records lead back to documents and sources."""

import json
import warnings
from typing import Any

from rapporteur.exports.provenance import node_id
from tests.exports.field import WITNESS, Exported, about

ENDS = {
    "wasGeneratedBy": {"entity": "entity", "activity": "activity"},
    "used": {"activity": "activity", "entity": "entity"},
    "wasAssociatedWith": {"activity": "activity", "agent": "agent"},
    "wasDerivedFrom": {"generatedEntity": "entity", "usedEntity": "entity"},
    "wasAttributedTo": {"entity": "entity", "agent": "agent"},
    "hadMember": {"collection": "entity", "entity": "entity"},
}


def loaded(exported: Exported) -> Any:
    return json.loads(exported("prov", ".json").read_text(encoding="utf-8"))


def test_every_end_of_every_relation_is_a_node(exported: Exported) -> None:
    content = loaded(exported)
    for relation, ends in ENDS.items():
        assert content[relation]
        for values in content[relation].values():
            for end, section in ends.items():
                assert values[f"prov:{end}"] in content[section], (relation, values)


def test_a_figure_leads_to_its_document_and_its_source(exported: Exported) -> None:
    content = loaded(exported)
    figure = node_id("record", "wire-1#f1")
    assert content["entity"][figure]["rap:words"] == "12 people were killed"
    derived = [v["prov:usedEntity"] for v in content["wasDerivedFrom"].values() if v["prov:generatedEntity"] == figure]
    assert content["entity"][derived[0]]["prov:label"] == "wire-1"
    (source,) = [v["prov:agent"] for v in content["wasAttributedTo"].values() if v["prov:entity"] == figure]
    assert content["agent"][source]["prov:label"] == "Aïr Health Watch"


def test_a_linked_incident_rests_on_the_decision_that_holds_it_together(exported: Exported) -> None:
    content = loaded(exported)
    linked = node_id("linked", "wire-1#i1")
    members = {v["prov:entity"] for v in content["hadMember"].values() if v["prov:collection"] == linked}
    assert members == {node_id("record", "wire-1#i1"), node_id("record", "wire-2#i1")}
    rests_on = [v["prov:usedEntity"] for v in content["wasDerivedFrom"].values() if v["prov:generatedEntity"] == linked]
    assert "rap:Judgement" in [content["entity"][one]["prov:type"] for one in rests_on]


def test_the_library_reads_all_of_it(exported: Exported) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from prov.model import ProvDocument

        document = ProvDocument.deserialize(exported("prov", ".json"), format="json")
        assert len(document.records) == about(exported("prov", ".json"))["files"][0]["rows"]
        again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
        assert again == document


def test_it_names_no_witness(exported: Exported) -> None:
    text = exported("prov", ".json").read_text(encoding="utf-8")
    assert not [part for part in WITNESS.split() if part in text]
