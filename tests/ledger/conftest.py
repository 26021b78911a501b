"""The contract suite runs on every database that can hold a ledger: one line here for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rapporteur.ledger.opening import LedgerStore, open_ledger


@pytest.fixture(params=["sqlite"])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that does not exist yet, in each kind of database."""
    return {"sqlite": f"sqlite:///{tmp_path / 'ledger.db'}"}[request.param]


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    """A new ledger."""
    with open_ledger(ledger_url) as opened:
        yield opened
