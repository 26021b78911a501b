"""The reference is what the code would write today, and its example is a reading."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from rapporteur.model.contract import reading_from_json, reading_to_json

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    path = DOCS / "generate_reference.py"
    specification = importlib.util.spec_from_file_location("generate_reference", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["commands.md", "reading-records.md", "reading.schema.json"])
def test_generated_pages_are_current(generator: ModuleType, name: str) -> None:
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert written == generator.pages()[name], "run `make docs`"


def test_every_option_of_every_command_is_explained(generator: ModuleType) -> None:
    page = generator.pages()["commands.md"]
    assert "| `--as-of` DATE | Count only" in page
    assert not re.search(r"^\| `[^|]*\|  \|$", page, re.MULTILINE)


def test_the_example_of_the_format_is_a_reading_of_its_words() -> None:
    page = (DOCS / "reference" / "reading-format.md").read_text(encoding="utf-8")
    example = json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL).group(1))  # type: ignore[union-attr]
    reading = reading_from_json(example)
    assert reading_to_json(reading) == example
    assert reading.figures[0].start == 0
    words = reading.document.text[reading.figures[0].start : reading.figures[0].end]
    assert words == "At least 12 fighters were killed"
