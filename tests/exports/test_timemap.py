"""timemap: events, associations and sources as its schemata take them."""

import json
from datetime import datetime
from typing import Any

from tests.exports.field import WITNESS, Exported, about

# Source: timemap, src/reducers/validate: the keys that its schemata know, and those they require.
EVENT = set(
    "id description date time time_precision location latitude longitude type category category_full associations "
    "sources comments time_display".split()
)
SOURCE = set("id title thumbnail paths type affil_s url description parent author date notes".split())
ASSOCIATION = set("id title desc mode colour type display filter_paths".split())


def loaded(exported: Exported, ending: str = ".json") -> Any:
    return json.loads(exported("timemap", ".json").with_name(f"timemap{ending}").read_text(encoding="utf-8"))


def test_events_fit_the_schema(exported: Exported) -> None:
    events = loaded(exported)
    assert len(events) == 5
    for event in events:
        assert set(event) <= EVENT
        assert all(isinstance(event[key], str) for key in set(event) - {"associations", "sources"})
        assert bool(event["latitude"]) == bool(event["longitude"])
        assert datetime.strptime(event["date"], "%m/%d/%Y")


def test_what_events_name_is_in_the_companions(exported: Exported) -> None:
    events, sources, associations = (
        loaded(exported),
        loaded(exported, ".sources.json"),
        loaded(exported, ".associations.json"),
    )
    assert {name for event in events for name in event["sources"]} == set(sources)
    ids = [one["id"] for one in associations]
    assert {name for event in events for name in event["associations"]} == set(ids)
    assert len(set(ids)) == len(ids)
    assert all(set(source) <= SOURCE and isinstance(source["paths"], list) for source in sources.values())
    assert all(set(one) <= ASSOCIATION and {"id", "title", "mode"} <= set(one) for one in associations)


def test_the_description_tells_words_bounds_and_sources(exported: Exported) -> None:
    found = {event["id"]: event for event in loaded(exported)}
    assert found["wire-1#i1"]["description"] == (
        "a drone struck the cattle market. killed: 12 to 15 (contested). "
        "by the word of Agadez Hospital; Aïr Health Watch"
    )
    assert found["clash#i1"]["latitude"] == ""
    assert "killed" not in found["silent#i1"]["description"]
    assert "status: denied" in found["denied#i1"]["associations"]


def test_undated_ones_are_counted_and_nobody_is_named(exported: Exported) -> None:
    assert about(exported("timemap", ".json"))["counts"]["undated"] == 1
    for ending in (".json", ".sources.json", ".associations.json"):
        assert not [part for part in WITNESS.split() if part in json.dumps(loaded(exported, ending))]
