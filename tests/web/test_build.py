"""The front end: what is served was built from the sources that are here, and nothing in it calls elsewhere."""

import hashlib
import json
import re
from pathlib import Path

import pytest

import rapporteur.web

FRONTEND = Path(__file__).parents[2] / "frontend"
DIST = Path(rapporteur.web.__file__).parent / "static" / "dist"


def sources() -> list[Path]:
    inside = [path for folder in ("src", "public") for path in (FRONTEND / folder).rglob("*") if path.is_file()]
    return [*inside, FRONTEND / "package-lock.json", FRONTEND / "vite.config.js"]


def test_what_is_served_was_built_from_these_sources() -> None:
    made = hashlib.sha256()
    for name, path in sorted((path.relative_to(FRONTEND).as_posix(), path) for path in sources()):
        made.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    assert (DIST / "built-from.txt").read_text().strip() == made.hexdigest(), "run `npm run build` in frontend/"


def test_the_lock_names_no_registry() -> None:
    locked = json.loads((FRONTEND / "package-lock.json").read_text())
    assert all("resolved" not in package for package in locked["packages"].values())
    assert all("integrity" in package for name, package in locked["packages"].items() if name)


@pytest.mark.parametrize("sheet", sorted(DIST.rglob("*.css")), ids=lambda path: path.name)
def test_styles_load_nothing_from_elsewhere(sheet: Path) -> None:
    found = re.findall(r"url\(([^)]*)\)|@import\s+([^;]*)", sheet.read_text())
    assert [
        one for pair in found for one in pair if one and "//" in one and not one.strip("\"'").startswith("data:")
    ] == []
