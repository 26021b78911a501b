"""Several programs read into one ledger at once: nothing is lost, nothing doubled, and none of them is turned away."""

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from rapporteur.ledger import schema
from rapporteur.ledger.linking import unlinked
from rapporteur.ledger.opening import open_ledger
from rapporteur.ledger.verifying import verify
from rapporteur.naming import MATCHER
from rapporteur.relating import LINKER
from rapporteur.views.documents import documents
from tests.databases import Databases
from tests.many_writers import contents, start, wait, write

WRITERS, REPORTS, SHARED = 3, 24, 4


def test_programs_that_write_at_once_lose_nothing_and_double_nothing(
    databases: Databases, empty_url: str, gazetteer_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Each has reports of its own, and all have some in common; the ledger is made by whoever comes first.
    shares = [[*range(SHARED), *range(SHARED + writer, REPORTS, WRITERS)] for writer in range(WRITERS)]
    said = wait([start(empty_url, gazetteer_folder, share) for share in shares])
    outcomes = Counter(outcome for words in said for outcome in words)
    assert outcomes == {"added": REPORTS, "unchanged": SHARED * (WRITERS - 1)}
    with databases.ledger() as other, open_ledger(empty_url) as store, open_ledger(other) as alone:
        write(other, str(gazetteer_folder), range(REPORTS))
        assert contents(store) == contents(alone)
        assert verify(store).mismatches == ()
        assert [(row.version, row.versions) for row in documents(store)] == [(1, 1)] * REPORTS
        linked = schema.linked_readings
        with store.reading() as connection:
            assert unlinked(connection, LINKER) == unlinked(connection, MATCHER) == ()
            assert connection.scalar(select(func.count()).select_from(linked)) == 2 * REPORTS
            assert connection.scalar(select(func.count()).select_from(schema.judgements)), "reports must be linked"
    capsys.readouterr()
