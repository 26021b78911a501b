from collections.abc import Iterator

import pytest

from rapporteur.documents.fetching import Fetcher
from tests.documents.serving import LOOPBACK, Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def fetcher() -> Fetcher:
    """A fetcher that may reach the server on loopback and nothing else that is not public."""
    return Fetcher(allowed=LOOPBACK, max_bytes=200_000, max_seconds=5)
