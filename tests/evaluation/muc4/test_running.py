"""From messages to templates, end to end, with a tagger that knows the words of our own message."""

import re
from pathlib import Path

import pytest

from rapporteur.cli.main import main
from rapporteur.evaluation.muc4.running import responses
from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span
from rapporteur.model.tagged import Tagged, TaggedSpan, WindowKinds

MESSAGE = """\
TEST-MUC4-0001 (OWN)

   {place}, 4 MAR 91 (RADIO UNO) -- [TEXT] YESTERDAY UNIDENTIFIED MEN
PLACED A POWERFUL BOMB AT THE NORTHERN BANK IN MEDELLIN.  THE BOMB EXPLODED
AND DESTROYED THE BANK.  THREE BYSTANDERS WERE WOUNDED.  POLICE SAID THAT THE
NATIONAL LIBERATION ARMY [ELN] CLAIMED RESPONSIBILITY FOR THE BOMBING.

TEST-MUC4-0002 (OWN)

   {place}, 4 MAR 91 (RADIO UNO) -- [TEXT] THE MINISTER OPENED A SCHOOL OF
MUSIC TODAY AND SPOKE OF THE NEED FOR TEACHERS.
"""
WORDS = {
    "UNIDENTIFIED MEN": "perp_individual",
    "POWERFUL BOMB": "instrument",
    "NORTHERN BANK": "physical_target",
    "BYSTANDERS": "human_target",
    "NATIONAL LIBERATION ARMY": "perp_organization",
    "ELN": "perp_organization",
}


class KnowsTheWords:
    """Marks the words of the table, and nothing in a text that lacks them."""

    version = "words"

    def tagged(self, layout: Layout) -> Tagged:
        spans = tuple(
            TaggedSpan(role, Span(*found.span()), 0.95)
            for words, role in WORDS.items()
            for found in re.finditer(re.escape(words), layout.text)
        )
        likely = 0.95 if spans else 0.02
        return Tagged(
            terrorism=tuple(sorted(spans, key=lambda one: one.span)),
            windows=(WindowKinds(Span(0, len(layout.text)), (("BOMBING", likely), ("ATTACK", 0.05))),),
        )


def blocks(place: str = "BOGOTA") -> list[str]:
    return list(responses(MESSAGE.format(place=place), KnowsTheWords()))


def slot(block: str, label: str) -> list[str]:
    lines = block.splitlines()
    at = next(i for i, line in enumerate(lines) if line[4:].startswith(label))
    found = [lines[at][36:]]
    for line in lines[at + 1 :]:
        if not line.startswith(" " * 36):
            break
        found.append(line.strip())
    return found


def test_a_bombing_gets_its_template() -> None:
    told = blocks()[0]
    assert slot(told, "MESSAGE: ID") == ["TEST-MUC4-0001"]
    assert slot(told, "MESSAGE: TEMPLATE") == ["1"]
    assert slot(told, "INCIDENT: TYPE") == ["BOMBING"]
    assert slot(told, "INCIDENT: STAGE") == ["ACCOMPLISHED"]
    assert slot(told, "INCIDENT: DATE") == ["03 MAR 91"]
    assert slot(told, "INCIDENT: LOCATION") == ["COLOMBIA: MEDELLIN (CITY)"]
    assert slot(told, "INCIDENT: INSTRUMENT TYPE") == ['BOMB: "POWERFUL BOMB"']
    assert slot(told, "PHYS TGT: TYPE") == ['FINANCIAL: "NORTHERN BANK"']
    assert slot(told, "HUM TGT: NUMBER") == ['3: "BYSTANDERS"']
    assert slot(told, "HUM TGT: EFFECT") == ['INJURY: "BYSTANDERS"']


def test_an_organisation_and_its_short_form_are_told_once_and_tagged() -> None:
    told = blocks()[0]
    (organisation,) = slot(told, "PERP: ORGANIZATION ID")
    (confidence,) = slot(told, "PERP: ORGANIZATION CONFIDENCE")
    assert organisation == '"NATIONAL LIBERATION ARMY"'
    assert confidence.endswith(f": {organisation}")


def test_a_message_without_violence_is_irrelevant() -> None:
    told = blocks()[1]
    assert slot(told, "MESSAGE: ID") == ["TEST-MUC4-0002"]
    assert slot(told, "MESSAGE: TEMPLATE") == ["*"]


def test_the_same_file_gives_the_same_templates() -> None:
    assert blocks() == blocks()


def test_a_file_without_messages_gives_nothing() -> None:
    assert list(responses("no message at all\n", KnowsTheWords())) == []


@pytest.fixture
def words_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rapporteur.tagging.engine.default_tagger", KnowsTheWords)


@pytest.mark.usefixtures("words_known")
def test_the_command_writes_the_templates_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts, written = tmp_path / "texts", tmp_path / "responses"
    texts.write_text(MESSAGE.format(place="BOGOTA"), encoding="latin-1")
    assert main(["muc4", "--texts", str(texts), "--responses", str(written)]) == 0
    assert written.read_text(encoding="latin-1") == "".join(blocks())
    assert "2 messages" in capsys.readouterr().err


@pytest.mark.usefixtures("words_known")
@pytest.mark.parametrize(("content", "code"), [(None, 2), ("nothing here\n", 1)])
def test_a_file_that_is_missing_or_holds_no_message_is_one_plain_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, code: int
) -> None:
    texts = tmp_path / "texts"
    if content is not None:
        texts.write_text(content, encoding="latin-1")
    assert main(["muc4", "--texts", str(texts), "--responses", str(tmp_path / "responses")]) == code
    said = capsys.readouterr().err
    assert said.startswith("rapporteur: ")
    assert len(said.splitlines()) == 1
