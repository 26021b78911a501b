"""HXL: hashtags as the standard writes them, dates and numbers where it asks for them, checked by its library."""

import re
import warnings
from datetime import date

import pytest

from tests.exports.field import WITNESS, Exported, rows

# Source: HXL 1.1 hashtag dictionary, the hashtags used here.
KNOWN = set("#meta #status #event #date #country #adm1 #loc #geo #affected #org #description".split())
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")


def test_tags_stand_in_the_second_row(exported: Exported) -> None:
    tags = list(rows(exported("hxl", ".csv"))[0].values())
    assert all(TAG.fullmatch(tag) and tag.split("+")[0] in KNOWN for tag in tags)
    assert len(set(tags)) == len(tags)
    assert {"#date+start", "#geo+lat", "#geo+lon", "#affected+killed+min", "#meta+source", "#description"} <= set(tags)


def test_dates_are_dates_and_counts_are_numbers(exported: Exported) -> None:
    tags, *found = [list(row.values()) for row in rows(exported("hxl", ".csv"))]
    assert len(found) == 6
    for row in found:
        for tag, cell in zip(tags, row, strict=True):
            assert cell == cell.strip()
            if cell and tag.startswith("#date"):
                assert date.fromisoformat(cell)
            if cell and tag.startswith("#affected+"):
                assert cell.isdecimal()


def test_bounds_status_and_silence(exported: Exported) -> None:
    found = {row["id"]: row for row in rows(exported("hxl", ".csv"))}
    strike = found["wire-1#i1"]
    assert (strike["killed_min"], strike["killed_max"], strike["contested"]) == ("12", "15", "yes")
    assert (found["silent#i1"]["killed_min"], found["silent#i1"]["killed_max"]) == ("", "")
    assert (found["undated#i1"]["killed_min"], found["undated#i1"]["killed_max"]) == ("0", "0")
    assert found["denied#i1"]["status"] == "denied"
    assert (found["silent#i1"]["latitude"], found["silent#i1"]["geo_precision"]) == ("", "6")
    assert found["clash#i1"]["words"] == "'=Fighting"
    assert WITNESS.split()[1] not in exported("hxl", ".csv").read_text(encoding="utf-8")


def test_the_displaced_have_a_table_of_their_own(exported: Exported) -> None:
    path = exported("hxl", ".csv").with_name("hxl.displaced.csv")
    tags, row = rows(path)
    assert (row["displaced_min"], row["displaced_max"], row["unit"], row["place"]) == (
        "300",
        "300",
        "families",
        "Iferouane",
    )
    assert (row["reported"], row["source"], tags["displaced_min"]) == ("2024-06-08", "prefecture", "#affected+idps+min")
    assert row["words"] == "Some 300 families left"


def test_the_library_of_the_standard_finds_nothing_wrong(exported: Exported) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        hxl = pytest.importorskip("hxl", reason="libhxl needs a GPL library: it is not among the requirements")
        source = hxl.data(str(exported("hxl", ".csv")), hxl.InputOptions(allow_local=True))
        assert len(list(source)) == 6
        report = hxl.validate(hxl.data(str(exported("hxl", ".csv")), hxl.InputOptions(allow_local=True)))
    assert report["stats"]["error"] == 0
