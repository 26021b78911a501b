"""`rapporteur serve`: what it refuses before it starts, and the accounts of a team from the command line."""

import io
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from rapporteur.cli.exit_codes import ExitCode
from rapporteur.ledger.opening import open_ledger
from rapporteur.web.access.accounts import accounts_address, open_store
from tests.cli.conftest import Run

LEDGER = "sqlite:///team.db"


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> str:
    """A password on standard input, as from a pipe."""
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough password\n"))
    return "a long enough password"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--bind", "0.0.0.0"], "needs --team"),
        (["--bind", "0.0.0.0", "--team"], "needs --public-url"),
        (["--public-url", "https://rapporteur.example"], "goes with --team"),
        (["--team", "--public-url", "rapporteur.example"], "like https://"),
        (["--team", "--public-url", "https://rapporteur.example/sub"], "like https://"),
        (["--port", "0"], "--port"),
    ],
)
def test_what_would_not_be_safe_is_refused_in_one_line(run: Run, arguments: list[str], said: str) -> None:
    ran = run("serve", "--no-open", "--ledger", LEDGER, *arguments)
    assert ran.code == ExitCode.USAGE
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_accounts_are_made_changed_and_listed(run: Run, password: str) -> None:
    assert run("accounts", "add", "Ana Díaz", "--role", "reviewer", "--ledger", LEDGER).code == 0
    assert run("accounts", "list", "--ledger", LEDGER).out == "Ana Díaz: reviewer\n"
    assert run("accounts", "role", "ana díaz", "--role", "analyst", "--ledger", LEDGER).code == 0
    assert run("accounts", "disable", "Ana Díaz", "--ledger", LEDGER).code == 0
    assert re.fullmatch(
        r"Ana Díaz: analyst, disabled \d{4}-\d\d-\d\d\n", run("accounts", "list", "--ledger", LEDGER).out
    )
    assert run("accounts", "enable", "Ana Díaz", "--ledger", LEDGER).code == 0
    store = open_store(accounts_address(LEDGER))
    assert store.checked("ANA DÍAZ", password) is not None
    store.close()
    assert Path("team.accounts.db").stat().st_mode & 0o077 == 0, "for its owner only"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "Ana", "--role", "king"], "--role takes reader"),
        (["add", ""], "a name has 1 to 80"),
        (["disable", "Nobody"], "there is no account"),
        (["role", "Nobody", "--role", "reader"], "there is no account"),
    ],
)
def test_what_accounts_cannot_be_is_said_in_one_line(run: Run, password: str, arguments: list[str], said: str) -> None:
    ran = run("accounts", *arguments, "--ledger", LEDGER)
    assert ran.code == ExitCode.USAGE
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_short_password_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    ran = run("accounts", "add", "Ana", "--ledger", LEDGER)
    assert (ran.code, "at least 12 characters" in ran.err) == (ExitCode.USAGE, True)


def test_the_address_that_is_printed_opens_the_workbench() -> None:
    open_ledger("sqlite:///one.db").close()
    command = [sys.executable, "-c", "from rapporteur.cli.main import run; run()", "serve", "--no-open", "--port", "0"]
    command[-1] = str(_free_port())
    served = subprocess.Popen(
        [*command, "--ledger", "sqlite:///one.db"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "COLUMNS": "200"},
    )
    try:
        assert served.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/enter\?key=\S+", served.stdout.readline())
        assert address
        with urllib.request.build_opener(urllib.request.HTTPCookieProcessor()).open(address[0], timeout=120) as page:
            assert "Who says what happened" in page.read().decode()
    finally:
        served.send_signal(signal.SIGINT)
        served.communicate(timeout=60)
    assert served.returncode == 0


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
