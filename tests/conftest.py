"""Fixtures that tests of several rooms share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapporteur.gazetteer.store import SqliteGazetteer, open_default


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
