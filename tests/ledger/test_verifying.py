"""Verify finds whatever was changed behind the ledger's back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pytest
from sqlalchemy.dialects import sqlite

from rapporteur.ledger import schema
from rapporteur.ledger.appending import append
from rapporteur.ledger.dialects import Flag
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.ledger.verifying import Verified, verify
from rapporteur.model.issues import Issue
from rapporteur.model.places import Place
from rapporteur.model.reading import Unread
from rapporteur.model.vocabularies import PlaceKind, PlaceSense, Severity
from tests.keeping import dispatch, found_nothing
from tests.ledger.test_insert_only import fill


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger with rows in every table, and a second document that could not be read."""
    path = tmp_path_factory.mktemp("whole") / "ledger.db"
    with open_ledger(f"sqlite:///{path}") as store:
        fill(store)
        unread = dispatch("d2", "Quatre morts.", None)
        append(store, unread, Unread(unread.document, (Issue("language", Severity.ERROR, "not in English"),)))
        assert verify(store).mismatches == ()
    return path.read_bytes()


@dataclass(frozen=True)
class Tampering:
    """A copy of that ledger without its guards, open to be asked, and the ledger itself attached as `kept`."""

    store: LedgerStore
    other: sqlite3.Connection

    def found(self, statement: str) -> Verified:
        """What verify says after a change, which is taken back at once."""
        try:
            self.other.execute(statement)
            assert self.other.execute("SELECT changes()").fetchone()[0] > 0, "the change must have hit a row"
            return verify(self.store)
        finally:
            back = "".join(
                f'DELETE FROM "{table}"; INSERT INTO "{table}" SELECT * FROM kept."{table}"; '
                for table in schema.metadata.tables
            )
            self.other.executescript(f"BEGIN; {back} COMMIT")


@pytest.fixture(scope="module")
def tampering(whole: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tampering]:
    """A ledger to change behind its back."""
    path, kept = (tmp_path_factory.mktemp("tampering") / name for name in ("ledger.db", "kept.db"))
    path.write_bytes(whole)
    kept.write_bytes(whole)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA synchronous = OFF")
        other.execute("ATTACH ? AS kept", (str(kept),))
        for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            other.execute(f'DROP TRIGGER "{name}"')
        with open_ledger(f"sqlite:///{path}", read_only=True) as store:
            yield Tampering(store, other)
            assert verify(store).mismatches == (), "all changes must have been taken back"


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE blobs SET bytes = CAST(bytes || X'20' AS BLOB)", "blobs"),
        ("UPDATE texts SET text = replace(text, 'x', 'y')", "texts"),
        ("UPDATE document_versions SET published = '2024-06-09'", "document_versions"),
        ("UPDATE document_versions SET publisher = NULL", "document_versions"),
        ("UPDATE document_versions SET offsets = '[]'", "document_versions"),
        ("UPDATE document_versions SET authors = 'no JSON'", "document_versions"),
        ("UPDATE documents SET identity = identity || '!'", "document_versions"),
        ("UPDATE custody SET origin = 'elsewhere'", "custody"),
        ("UPDATE custody SET received_at = 'yesterday'", "custody"),
        ("UPDATE figures SET low = 5", "readings"),
        ("UPDATE figures SET qualifier = 'certain'", "readings"),
        ("UPDATE figures SET earliest = 'June'", "readings"),
        ("UPDATE attributions SET stance = 'confirms'", "readings"),
        ("UPDATE attributions SET content = '[[0, 1]]'", "readings"),
        ("UPDATE perpetrators SET confidence = 'denied'", "readings"),
        ("UPDATE actors SET protected = 1 - protected", "readings"),
        ("UPDATE victims SET number_low = NULL", "readings"),
        ("DELETE FROM verification", "readings"),
        ("DELETE FROM incident_places", "readings"),
        ("INSERT INTO relations SELECT reading, 'relation-2', 1, subject, relation, object, earliest, latest, "
         "attribution, start, \"end\" FROM relations", "readings"),
        ("UPDATE issues SET message = 'other' WHERE message = 'not in English'", "readings"),
        ("UPDATE producers SET version = '9'", "readings"),
        ("UPDATE readings SET format = 'other/1' WHERE status = 'read'", "readings"),
        ("UPDATE judgements SET verdict = 'positive'", "judgements"),
        ("UPDATE judgements SET corrections = '[[\"low\", \"9\"]]'", "judgements"),
        ("UPDATE judgement_subjects SET record = 'i9'", "judgements"),
        ("UPDATE judgement_subjects SET reading = NULL", "judgements"),
        ("DELETE FROM judgement_subjects", "judgements"),
        ("UPDATE linking_keys SET key = key + 1", "linked_readings"),
        ("UPDATE linking_keys SET account = 'i9'", "linked_readings"),
        ("DELETE FROM linking_keys", "linked_readings"),
        ("INSERT INTO linking_keys SELECT key + 1, reading, account FROM linking_keys", "linked_readings"),
        ("UPDATE linked_readings SET linker = 'linking:9'", "linked_readings"),
        ("DELETE FROM linked_readings", "linking_keys"),
        ("UPDATE scopes SET area = 'XX/'", "scopes"),
        ("UPDATE scopes SET earliest = 'never'", "scopes"),
        ("DELETE FROM scopes", "scopes"),
        ("INSERT INTO scopes SELECT 'figures', 'XX/', earliest, latest, reading, record FROM scopes", "scopes"),
        ("UPDATE vocabularies SET words = '{\"shells\": 2}'", "vocabularies"),
        ("UPDATE vocabularies SET names = 'no JSON'", "vocabularies"),
        ("UPDATE failures SET origin = 'elsewhere'", "failures"),
        ("UPDATE entries SET recorded_at = '2001-01-01T00:00:00.000000Z' WHERE number = 2", "entries"),
        ("UPDATE entries SET recorded_at = '1999' || substr(recorded_at, 5) WHERE number = 1", "entries"),
        ("UPDATE entries SET program = 'other 1'", "entries"),
        ("DELETE FROM texts", "document_versions"),
        ("DELETE FROM actors", "attributions"),
    ],
)  # fmt: skip
def test_a_change_behind_the_back_is_found_where_it_is(tampering: Tampering, statement: str, where: str) -> None:
    mismatches = tampering.found(statement).mismatches
    assert any(mismatch.where.split()[0] == where for mismatch in mismatches), mismatches
    assert all("\n" not in mismatch.where + mismatch.what for mismatch in mismatches)


_OTHER = {"TEXT": "'[7]'", "INTEGER": 'coalesce("{0}", 6) + 1', "REAL": "7.0", "flag": '1 - "{0}"'}
# How linking finds what may belong together, with digests of its own, and where and when records are found.
_INDEXES = {"linked_readings", "linking_keys", "scopes"}
_COLUMNS = [
    (table.name, column.name, "flag" if isinstance(column.type, Flag) else str(column.type.compile(sqlite.dialect())))
    for table in schema.metadata.sorted_tables
    if "reading" in table.c and table.name not in _INDEXES | {"judgement_subjects"}
    for column in table.c
    if column.name not in {"reading", "id", "position", "incident"}
]


def test_every_column_of_every_kind_of_record_counts(tampering: Tampering) -> None:
    silent = []
    for table, column, kind in _COLUMNS:
        found = tampering.found(f'UPDATE "{table}" SET "{column}" = {_OTHER[kind].format(column)}')
        if not any(mismatch.where.startswith("readings") for mismatch in found.mismatches):
            silent.append(f"{table}.{column}")
    assert silent == []


def test_what_was_looked_at_is_counted(tampering: Tampering) -> None:
    found = verify(tampering.store)
    assert (found.blobs, found.texts, found.versions, found.custody, found.readings) == (2, 2, 2, 2, 2)
    assert (found.judgements, found.failures, found.mismatches) == (1, 1, ())


def test_a_place_on_the_equator_is_kept_whatever_the_sign_of_its_zero(store: LedgerStore) -> None:
    received = dispatch("equator", "Two people died in Tamra.")
    place = Place("p1", 19, 24, "Tamra", PlaceKind.TOWN, PlaceSense.LOCATION, latitude=-0.0, longitude=9.5)
    append(store, received, replace(found_nothing(received), places=(place,)))
    assert verify(store).mismatches == ()
