"""The official format, read back."""

import re

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.evaluation.muc4.templates import SLOTS, Template, written


def fills(block: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    label = ""
    for line in block.splitlines():
        head = re.match(r"(\d+)\.\s+(.{30})(.*)", line)
        if head:
            label = head[2].strip()
            found[label] = [head[3].strip()]
        elif line.strip():
            found[label].append(line.strip())
    return found


def test_an_irrelevant_message_has_one_template_of_asterisks() -> None:
    told = fills(written("TEST-MUC4-0001", []))
    assert told.pop("MESSAGE: ID") == ["TEST-MUC4-0001"]
    assert set(map(tuple, told.values())) == {("*",)}
    assert len(told) == 24


def test_every_fill_has_its_line_and_its_tag() -> None:
    template = Template()
    template.add("inc-type", "BOMBING")
    for name in ("BANK", "OLD BRIDGE"):
        template.add("phys-tgt-id", name)
        template.add("phys-tgt-num", "1", name)
    template.add("inc-instr-type", "GUN", "-")
    told = fills(written("TEST-MUC4-0001", [template]))
    assert told["MESSAGE: TEMPLATE"] == ["1"]
    assert told["INCIDENT: TYPE"] == ["BOMBING"]
    assert told["PHYS TGT: ID"] == ['"BANK"', '"OLD BRIDGE"']
    assert told["PHYS TGT: NUMBER"] == ['1: "BANK"', '1: "OLD BRIDGE"']
    assert told["INCIDENT: INSTRUMENT TYPE"] == ['GUN: "-"']
    assert told["HUM TGT: NAME"] == ["-"]


def test_nothing_is_said_twice_and_none_says_nothing() -> None:
    template = Template()
    template.add("perp-ind-id", "GUNMEN")
    template.add("perp-ind-id", "GUNMEN")
    template.add("perp-org-id", None)
    told = fills(written("TEST-MUC4-0001", [template]))
    assert told["PERP: INDIVIDUAL ID"] == ['"GUNMEN"']
    assert told["PERP: ORGANIZATION ID"] == ["-"]


@given(st.lists(st.text(alphabet='AB "\n', max_size=12), max_size=4))
def test_no_string_breaks_its_line_or_its_quotes(strings: list[str]) -> None:
    template = Template()
    for string in strings:
        template.add("hum-tgt-desc", string)
    block = written("TEST-MUC4-0001", [template])
    assert all(line.count('"') in {0, 2} for line in block.splitlines())
    assert len(block.strip().splitlines()) == len(SLOTS) + max(0, len(set(strings)) - 1)
