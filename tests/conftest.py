"""Fixtures that tests of several rooms share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The corpora folder, from RAPPORTEUR_CORPORA; tests that need it are skipped, visibly, without it."""
    folder = os.environ.get("RAPPORTEUR_CORPORA")
    if not folder:
        pytest.skip("RAPPORTEUR_CORPORA is not set: the corpora are not part of the repository")
    return Path(folder)
