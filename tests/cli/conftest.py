"""Run commands in a folder of their own, and keep one ledger of the samples for all who only ask."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rapporteur.cli.main import main

SETTINGS = ("RAPPORTEUR_LEDGER", "RAPPORTEUR_DEBUG")


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder and a home without configuration."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("rapporteur.cli.settings.user_config_path", lambda *_, **__: tmp_path / "home")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def run(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(int(code), captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a ledger of the bundled samples."""
    address = f"sqlite:///{tmp_path_factory.mktemp('samples') / 'ledger.db'}"
    assert main(["read", "--samples", "--ledger", address]) == 0
    return address
