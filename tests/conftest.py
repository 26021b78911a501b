"""Fixtures that tests of several rooms share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapporteur.gazetteer.store import SqliteGazetteer, open_default
from rapporteur.ledger.opening import LedgerStore, open_ledger
from tests.databases import KINDS, Databases, databases_of


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The corpora folder, from RAPPORTEUR_CORPORA; tests that need it are skipped, visibly, without it."""
    folder = os.environ.get("RAPPORTEUR_CORPORA")
    if not folder:
        pytest.skip("RAPPORTEUR_CORPORA is not set: the corpora are not part of the repository")
    return Path(folder)


@pytest.fixture(scope="session")
def gazetteer_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the default gazetteer in it, built once for the whole run; not to be added to."""
    folder = tmp_path_factory.mktemp("gazetteer")
    open_default(folder).close()
    return folder


@pytest.fixture(scope="session")
def default_gazetteer(gazetteer_folder: Path) -> Iterator[SqliteGazetteer]:
    """The default gazetteer, without additions."""
    gazetteer = open_default(gazetteer_folder)
    yield gazetteer
    gazetteer.close()


@pytest.fixture(scope="session", params=KINDS)
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Each kind of database that can hold a ledger: tests that take this, or one of those below, run on every kind."""
    with databases_of(request.param, tmp_path_factory.mktemp("databases")) as found:
        yield found


@pytest.fixture
def empty_url(databases: Databases) -> Iterator[str]:
    """The address of a database in which there is no ledger yet."""
    with databases.empty() as address:
        yield address


@pytest.fixture
def ledger_url(databases: Databases) -> Iterator[str]:
    """The address of a ledger that holds nothing yet."""
    with databases.ledger() as address:
        yield address


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    """A ledger that holds nothing yet."""
    with open_ledger(ledger_url) as opened:
        yield opened
