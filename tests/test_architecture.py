"""The house stands as docs/explanation/architecture.md draws it: imports follow the arrow, pure rooms do no I/O."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import rapporteur

ROOT = Path(rapporteur.__file__).parent
PURE = {"model", "extraction", "resolution", "registry", "linking", "reconciliation", "counting"}
# What each room may import besides itself and the package's version.
MAY_IMPORT = {
    "model": set(),
    "documents": {"model"},
    "extraction": {"model"},
    "resolution": {"model"},
    "gazetteer": {"model"},
    "registry": {"model"},
    "tagging": {"model"},
    "ledger": {"model"},
    "linking": {"model"},
    "reconciliation": {"model"},
    "counting": {"model"},
    "views": {"model", "ledger", "linking", "reconciliation", "counting", "registry"},
    "imports": {"model"},
    "exports": {"model", "ledger", "counting", "views"},
    "samples": set(),
    "pipeline": {"model", "extraction", "resolution", "registry", "tagging"},
    "evaluation": {
        "model",
        "tagging",
        "counting",
        "documents",
        "extraction",
        "pipeline",
        "recording",
        "resolution",
        "views",
    },
    "watching": {"model", "pipeline", "views"},
    "importing": {"model", "imports", "ledger", "relating", "naming"},
    "relating": {"model", "ledger", "linking"},
    "naming": {"model", "ledger", "registry"},
    "recording": {"model", "documents", "extraction", "ledger", "pipeline", "tagging"},
    "api": {"model", "documents", "gazetteer", "ledger", "views", "pipeline", "recording", "relating", "naming"},
    "web": {
        "model",
        "documents",
        "gazetteer",
        "ledger",
        "counting",
        "reconciliation",
        "views",
        "exports",
        "recording",
        "relating",
    },
    "cli": {
        "model",
        "web",
        "registry",
        "counting",
        "documents",
        "gazetteer",
        "ledger",
        "views",
        "exports",
        "evaluation",
        "pipeline",
        "tagging",
        "recording",
        "relating",
        "naming",
        "imports",
        "importing",
        "samples",
        "api",
    },
}
IMPURE = {
    "os",
    "pathlib",
    "sqlite3",
    "subprocess",
    "socket",
    "httpx",
    "sqlalchemy",
    "urllib",
    "shutil",
    "tempfile",
    "io",
}


def modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the room"
            yield node.module or ""


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_follow_the_arrow(path: Path) -> None:
    room = room_of(path)
    if room in {"__init__", "version", "__main__"}:
        return
    assert room in MAY_IMPORT, f"{room} is no room of the house"
    rooms = {name.split(".")[1] for name in imported(path) if name.startswith("rapporteur.")}
    assert rooms - {room, "version"} <= MAY_IMPORT[room]


@pytest.mark.parametrize("path", [p for p in modules() if room_of(p) in PURE], ids=lambda p: str(p.relative_to(ROOT)))
def test_pure_rooms_do_no_input_or_output(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & IMPURE
    calls = {
        n.func.id
        for n in ast.walk(ast.parse(path.read_text()))
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    }
    assert not calls & {"open", "print", "input"}


def test_no_module_is_a_drawer_for_everything() -> None:
    names = {path.stem for path in modules()}
    assert not names & {"utils", "util", "helpers", "common", "misc"}
