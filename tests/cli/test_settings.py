"""Where the ledger's address comes from: option, environment, the folder's file, the user's file, the default."""

from pathlib import Path

import pytest

from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.options import ledger_address


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def test_each_place_outranks_the_next(own_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ledger_address(None) == "sqlite:///rapporteur.db"
    write(tmp_path / "home" / "rapporteur.toml", 'ledger = "sqlite:///of-the-user.db"')
    assert ledger_address(None) == "sqlite:///of-the-user.db"
    write(own_folder / "rapporteur.toml", 'ledger = "sqlite:///of-the-folder.db"')
    assert ledger_address(None) == "sqlite:///of-the-folder.db"
    monkeypatch.setenv("RAPPORTEUR_LEDGER", "sqlite:///of-the-environment.db")
    assert ledger_address(None) == "sqlite:///of-the-environment.db"
    assert ledger_address("sqlite:///given.db") == "sqlite:///given.db"


@pytest.mark.parametrize(
    ("text", "named"), [("ledger =", "not valid TOML"), ('leger = "x"', "leger"), ("ledger = 3", "ledger")]
)
def test_a_file_that_is_wrong_is_named(own_folder: Path, text: str, named: str) -> None:
    write(own_folder / "rapporteur.toml", text)
    with pytest.raises(CommandError, match=named) as refused:
        ledger_address(None)
    assert refused.value.code is ExitCode.USAGE
