"""Linked incidents and the tree of sources on the command line."""

import json
from typing import Any

from tests.cli.conftest import Run


def tally(run: Run, samples: str, *options: str) -> list[dict[str, Any]]:
    ran = run("incidents", "--clusters-json", *options, "--ledger", samples)
    assert (ran.code, ran.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(ran.out)["incidents"]
    return found


def test_clusters_list_the_documents_that_tell_of_one_incident(run: Run, samples: str) -> None:
    (market,) = [one for one in tally(run, samples) if "meridian-el-obeid-1" in one["members"]]
    assert {"meridian-el-obeid-1", "nile-ledger-0511", "meridian-el-obeid-2"} <= set(market["members"])
    assert market["earliest"] == "2026-05-10"
    assert market["killed"]["low"] >= 19
    assert market["type"] == "shelling"
    # The same dispatch tells of the shelling and of an ambush at Bara two days later: two incidents.
    found = tally(run, samples)
    ambush = [one for one in found if "nile-ledger-0514" in one["members"] and one["type"] == "armed_clash"]
    assert all("meridian-el-obeid-1" not in one["members"] for one in ambush)


def test_clusters_list_mentions_as_spans(run: Run, samples: str) -> None:
    members = [member for one in tally(run, samples, "--members", "mentions") for member in one["members"]]
    assert len(members) == len(set(members))
    for member in members:
        _, _, span = member.rpartition(":")
        start, end = map(int, span.split("-"))
        assert 0 <= start < end


def test_members_of_another_kind_are_refused(run: Run, samples: str) -> None:
    ran = run("incidents", "--clusters-json", "--members", "words", "--ledger", samples)
    assert ran.code == 2
    assert "documents or mentions" in ran.err


def test_the_tree_shows_that_a_copy_adds_no_source(run: Run, samples: str) -> None:
    ran = run("sources", "--tree", "--ledger", samples)
    assert (ran.code, ran.err) == (0, "")
    tree = ran.out.split("[meridian-el-obeid-1#i1]")[1].split("[meridian-el-obeid-1#i2]")[0]
    assert "the text of one is a copy of the other" in tree
    assert tree.count("Rapid Support Forces, armed_group") == 1


def test_the_tree_as_json_counts_what_it_lists(run: Run, samples: str) -> None:
    ran = run("sources", "--tree", "--json", "--ledger", samples)
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert rows
    assert all(row["independent_sources"] == len(row["sources"]) for row in rows)
