"""Commands in the documentation run, links lead somewhere, and nothing names a machine."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

import rapporteur
from rapporteur.cli.main import app, main

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+?)(?:#([^)]*))?\)")


def blocks(page: Path) -> list[tuple[str, str]]:
    """Each command of the page's console blocks, with the output that the page shows (empty for none)."""
    found = []
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        command, _, shown = block.removeprefix("$ ").partition("\n")
        found.append((command, shown))
    return found


def test_the_tutorial_runs_and_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RAPPORTEUR_LEDGER", raising=False)
    commands = blocks(ROOT / "docs" / "tutorial.md")
    assert len(commands) >= 8
    for command, shown in commands:
        assert main(shlex.split(command)[1:]) == 0, command
        printed = capsys.readouterr().out
        assert printed.strip(), command
        assert not shown or printed == shown, command
    assert (tmp_path / "report.html").stat().st_size > 1_000_000


def written_commands() -> list[str]:
    """Every command line of the program that a page shows, without what it is piped into."""
    shown = re.compile(r"^(?: {4}|\$ )(rapporteur (?:[^|>\n']|'[^']*')+)", re.MULTILINE)
    pages = [page for page in PAGES if page.name != "commands.md"]
    return sorted({found.strip() for page in pages for found in shown.findall(page.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("written", written_commands())
def test_every_command_that_a_page_shows_is_understood(written: str) -> None:
    command: Any = typer.main.get_command(app)
    words = shlex.split(written, comments=True)[1:]
    while hasattr(command, "commands"):
        command = command.commands[words.pop(0)]
    command.make_context(written, words)  # raises for an option or an argument that is not there


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    source = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert source is not None
    exec(source[1], {"rapporteur": rapporteur})
    assert capsys.readouterr().out == "killed 12 None\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_and_headings(page: Path) -> None:
    for target, heading in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        path = (page.parent / target).resolve()
        assert path.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", h.casefold()).replace(" ", "-") for h in headings}, heading
