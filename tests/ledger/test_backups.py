"""What the guide for teams says is so: its rights suffice and are no more, and its backups come back whole."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from rapporteur.cli.main import main
from rapporteur.ledger.appending import Outcome, append
from rapporteur.ledger.errors import LedgerError, LedgerRefusedError
from rapporteur.ledger.opening import open_ledger
from rapporteur.ledger.verifying import verify
from rapporteur.model.documents import ReceivedDocument
from rapporteur.model.reading import Reading
from rapporteur.relating import link_new
from rapporteur.views.documents import documents
from tests.databases import PostgresqlDatabases, databases_of
from tests.keeping import dispatch, found_nothing
from tests.ledger.test_copying import all_rows
from tests.ledger.test_insert_only import fill

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "team-database.md"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresqlDatabases]:
    with databases_of("postgresql", tmp_path_factory.mktemp("none")) as found:
        assert isinstance(found, PostgresqlDatabases)
        yield found


def test_a_file_is_backed_up_while_it_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address, backup = f"sqlite:///{tmp_path / 'ledger.db'}", f"sqlite:///{tmp_path / 'backup.db'}"
    with open_ledger(address) as store:
        fill(store)
        with store.writing():
            assert main(["ledger", "copy", address, backup]) == 0
        assert main(["verify", "--ledger", backup]) == 0
        with open_ledger(backup) as restored:
            assert all_rows(restored) == all_rows(store)
            assert append(restored, *read("d2")).outcome is Outcome.ADDED
    capsys.readouterr()


def read(name: str) -> tuple[ReceivedDocument, Reading]:
    received = dispatch(name, "Nothing happened.")
    return received, found_nothing(received)


def test_a_dump_is_restored_with_rows_numbers_and_guards(server: PostgresqlDatabases, tmp_path: Path) -> None:
    if shutil.which("pg_dump") is None:
        pytest.skip("there is no pg_dump here")
    dump = str(tmp_path / "desk.dump")
    with server.empty() as address, server.empty() as other, open_ledger(address) as store:
        fill(store)
        subprocess.run(["pg_dump", "--format=custom", "--file", dump, address], check=True)
        subprocess.run(["pg_restore", "--exit-on-error", "--dbname", other, dump], check=True)
        with open_ledger(other) as restored:
            assert all_rows(restored) == all_rows(store)
            assert verify(restored).mismatches == ()
            assert append(restored, *read("d2")).outcome is Outcome.ADDED
            with pytest.raises(LedgerError, match="insert-only"), restored.writing() as connection:
                connection.execute(text("DELETE FROM figures"))


def test_the_rights_in_the_guide_suffice_and_are_no_more(server: PostgresqlDatabases) -> None:
    blocks = re.findall(r"```sql\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    with server.empty() as address:
        prefix = make_url(address).database
        owner, ama, bo = f"{prefix}_owner", f"{prefix}_ama", f"{prefix}_bo"
        rights = "".join(blocks).replace("desk_", f"{prefix}_").replace("ROLE ama", f"ROLE {ama}")
        roles = (bo, ama, f"{prefix}_writer", f"{prefix}_reader", owner)
        with psycopg.connect(address, autocommit=True) as connection:

            def run(words: str) -> None:
                connection.execute(words.encode())

            run(f"CREATE ROLE {owner} LOGIN")
            run(f"ALTER SCHEMA public OWNER TO {owner}")
            with open_ledger(as_role(address, owner)) as store:
                append(store, *read("d1"))
            for statement in filter(str.strip, rights.split(";")):
                run(statement)
            run(f"CREATE ROLE {bo} LOGIN IN ROLE {prefix}_reader")
            try:
                with open_ledger(as_role(address, ama)) as store:
                    assert append(store, *read("d2")).outcome is Outcome.ADDED
                    link_new(store)
                    assert verify(store).mismatches == ()
                    for change in ("DELETE FROM texts", "ALTER TABLE texts DISABLE TRIGGER ALL", "TRUNCATE texts"):
                        with pytest.raises(LedgerError), store.writing() as writing:
                            writing.execute(text(change))
                    with pytest.raises(LedgerRefusedError), store.writing() as writing:
                        writing.execute(text("INSERT INTO rapporteur_schema VALUES ('0099')"))
                with open_ledger(as_role(address, bo), read_only=True) as store:
                    assert [row.id for row in documents(store)] == ["d1", "d2"]
                with open_ledger(as_role(address, bo)) as store, pytest.raises(LedgerRefusedError):
                    append(store, *read("d3"))
            finally:
                for role in roles:
                    run(f"DROP OWNED BY {role} CASCADE")
                    run(f"DROP ROLE {role}")


def as_role(address: str, name: str) -> str:
    return make_url(address).set(username=name).render_as_string(hide_password=False)
