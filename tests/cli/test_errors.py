"""Whatever goes wrong is one plain line on standard error and an exit code of its own; never a traceback."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from rapporteur.cli import main as entry
from rapporteur.cli.exit_codes import ExitCode
from tests.cli.conftest import Run


def refused(run: Run, code: ExitCode, *arguments: object) -> str:
    ran = run(*arguments)
    assert ran.code == code
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("rapporteur: ")
    assert "Traceback" not in ran.err
    return ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["reed"],
        ["read"],
        ["read", "x.txt", "--published", "soon"],
        ["incidents", "--from", "31/05/2026"],
        ["incidents", "--from", "2026-05-31", "--to", "2026-05-01"],
        ["incidents", "--as-of", "2026-13-01"],
        ["incidents", "--recorded-as-of", "2026-05-01T10:00"],
        ["incidents", "--colour", "red"],
        ["tally", "--who", "martians"],
        ["show"],
        ["show", "x", "--context", "many"],
    ],
)
def test_a_command_that_is_not_understood(run: Run, arguments: list[str]) -> None:
    refused(run, ExitCode.USAGE, *arguments)


def test_without_a_command_the_help_is_shown_and_nothing_else(run: Run) -> None:
    ran = run()
    assert ran.code == ExitCode.USAGE
    assert "Usage: rapporteur" in ran.out
    assert ran.err == ""


@pytest.mark.parametrize(
    "command", ["incidents", "claims", "figures", "tally", "sources", "actors", "report", "verify"]
)
def test_a_ledger_that_is_not_there_is_not_made_by_asking(run: Run, own_folder: Path, command: str) -> None:
    assert "no ledger" in refused(run, ExitCode.LEDGER, command)
    assert list(own_folder.iterdir()) == []


def test_a_file_of_another_program_is_left_as_it_is(run: Run, own_folder: Path) -> None:
    other = own_folder / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    before = other.read_bytes()
    (own_folder / "x.txt").write_text("Two men died.")
    refused(run, ExitCode.LEDGER, "read", "x.txt", "--ledger", f"sqlite:///{other}")
    refused(run, ExitCode.LEDGER, "figures", "--ledger", f"sqlite:///{other}")
    assert other.read_bytes() == before


@pytest.mark.parametrize(
    "address", ["rapporteur.db", "mysql://host/ledger", "sqlite://", "sqlite:////no/such/folder/l.db"]
)
def test_an_address_that_is_none(run: Run, own_folder: Path, address: str) -> None:
    (own_folder / "x.txt").write_text("Two men died.")
    refused(run, ExitCode.LEDGER, "read", "x.txt", "--ledger", address)


def test_a_record_that_is_not_there(run: Run, samples: str) -> None:
    assert "'nothing#f1'" in refused(run, ExitCode.NOT_FOUND, "show", "nothing#f1", "--ledger", samples)


def test_a_report_that_cannot_be_written_leaves_nothing_behind(run: Run, own_folder: Path, samples: str) -> None:
    refused(run, ExitCode.OUTPUT, "report", "--ledger", samples, "--output", own_folder / "none" / "r.html")
    (own_folder / "folder.html").mkdir()
    refused(run, ExitCode.OUTPUT, "report", "--ledger", samples, "--output", own_folder / "folder.html")
    assert [path.name for path in own_folder.iterdir()] == ["folder.html"]


def test_stopping_from_the_keyboard_and_defects_have_codes_of_their_own(
    run: Run, monkeypatch: pytest.MonkeyPatch, samples: str
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    def broken(*_: object, **__: object) -> None:
        raise LookupError("no such\nthing")

    monkeypatch.setattr("rapporteur.ledger.verifying.verify", stopped)
    refused(run, ExitCode.INTERRUPTED, "verify", "--ledger", samples)
    monkeypatch.setattr("rapporteur.ledger.verifying.verify", broken)
    assert "LookupError: no such thing" in refused(run, ExitCode.DEFECT, "verify", "--ledger", samples)


def test_a_reader_that_stops_reading_our_output_is_no_error(samples: str) -> None:
    program = "from rapporteur.cli.main import run; run()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "claims", "--json", "--ledger", samples],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
        assert process.wait(30) == 0
    assert complaint == b""


def test_every_code_says_what_it_means() -> None:
    assert all(code.meaning.endswith(".") for code in ExitCode)
    assert len({int(code) for code in ExitCode}) == len(ExitCode)


def test_help_needs_none_of_the_heavy_libraries() -> None:
    program = (
        "import sys; from rapporteur.cli.main import main; main(['--help']); main(['read', '--help']);"
        "heavy = {'sqlalchemy', 'trafilatura', 'polars', 'highspy', 'vl_convert', 'numpy', 'lxml'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30)
    assert done.stderr.strip() == "[]"
    assert entry.app.info.name == "rapporteur"
