"""Import into a ledger: every row accounted for, what changes is versioned, what is refused is kept, views answer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapporteur.importing import import_table
from rapporteur.imports import acled, ucdp
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.ledger.verifying import verify
from rapporteur.model.judgements import SAME_ACTOR, SAME_INCIDENT
from rapporteur.naming import match_new
from rapporteur.relating import link_new
from rapporteur.views.claims import claims
from rapporteur.views.documents import documents
from rapporteur.views.figures import figures
from rapporteur.views.incidents import incidents
from rapporteur.views.judgements import judgements
from rapporteur.views.questions import Question
from rapporteur.views.source_totals import sources
from rapporteur.views.tally import tally
from tests.imports.tables import written
from tests.imports.test_formats import ACLED
from tests.imports.test_ucdp import EVENT


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    with open_ledger(ledger_url) as opened:
        yield opened


def table(tmp_path: Path, *events: dict[str, str], name: str = "ged.csv") -> Path:
    return written(tmp_path / name, ucdp.COLUMNS, [{**EVENT, **event} for event in events])


def test_every_row_is_somewhere(store: LedgerStore, tmp_path: Path) -> None:
    path = table(tmp_path, {"id": "1"}, {"id": "2", "where_prec": "9"}, {"id": "3"}, {"id": "3"})
    with path.open("a") as stream:
        stream.write("4,too,few\n" + "," * 48 + "\n")
    account = import_table(store, path, ucdp.LAYOUT)
    assert account.accounted
    counts = (account.rows, account.imported, account.merged, account.refused, account.blank)
    assert counts == (6, 3, 1, 1, 1)
    assert account.reasons == {"wrong_columns": 1}
    assert account.remarks == {"unknown_code": 1}
    assert verify(store).mismatches == ()


def test_the_same_file_again_changes_nothing(store: LedgerStore, tmp_path: Path) -> None:
    path = table(tmp_path, {"id": "1"}, {"id": "2"})
    import_table(store, path, ucdp.LAYOUT)
    again = import_table(store, path, ucdp.LAYOUT)
    assert (again.rows, again.merged, again.imported, again.changed) == (2, 2, 0, 0)
    assert len(documents(store)) == 3


def test_a_changed_row_is_a_new_version(store: LedgerStore, tmp_path: Path) -> None:
    import_table(store, table(tmp_path, {"id": "1"}, {"id": "2"}), ucdp.LAYOUT)
    account = import_table(store, table(tmp_path, {"id": "1", "high": "11"}, {"id": "2"}, name="new.csv"), ucdp.LAYOUT)
    assert (account.changed, account.merged, account.imported) == (1, 1, 0)
    (row,) = [row for row in documents(store) if row.id == "ucdp:1"]
    assert (row.version, row.versions) == (2, 2)
    assert {figure.high for figure in figures(store) if figure.qualifier == "between"} == {9, 11}
    assert verify(store).mismatches == ()


def test_two_rows_of_one_id_are_both_kept(store: LedgerStore, tmp_path: Path) -> None:
    path = table(tmp_path, {"id": "1"}, {"id": "1", "high": "12"})
    account = import_table(store, path, ucdp.LAYOUT)
    assert (account.imported, account.repeated, account.changed) == (2, 1, 0)
    assert {figure.high for figure in figures(store) if figure.qualifier == "between"} == {9, 12}
    again = import_table(store, path, ucdp.LAYOUT)
    assert (again.merged, again.imported, again.changed, again.repeated) == (2, 0, 0, 0)


def test_the_bytes_of_row_and_file_are_archived(store: LedgerStore, tmp_path: Path) -> None:
    from sqlalchemy import select

    from rapporteur.ledger import schema

    path = table(tmp_path, {"id": "1"})
    account = import_table(store, path, ucdp.LAYOUT)
    with store.reading() as connection:
        blobs = {row.sha256: row.bytes for row in connection.execute(select(schema.blobs))}
        custody = connection.execute(select(schema.custody)).all()
    assert blobs[account.sha256] == path.read_bytes()
    row = next(link for link in custody if link.sniffed_type == "table row")
    assert row.part == "row 2"
    assert ["table-sha256", account.sha256] in [list(pair) for pair in row.headers]
    assert path.read_bytes().endswith(blobs[row.sha256])


def test_a_large_file_is_archived_in_parts(store: LedgerStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy import select

    from rapporteur.imports import arrivals
    from rapporteur.ledger import schema

    monkeypatch.setattr(arrivals, "PART_BYTES", 500)
    path = table(tmp_path, *({"id": str(number)} for number in range(5)))
    import_table(store, path, ucdp.LAYOUT)
    with store.reading() as connection:
        query = (
            select(schema.blobs.c.bytes)
            .join(schema.custody, schema.custody.c.sha256 == schema.blobs.c.sha256)
            .where(schema.custody.c.sniffed_type == "table")
            .order_by(schema.custody.c.number)
        )
        parts = list(connection.scalars(query))
    assert len(parts) > 2
    assert b"".join(parts) == path.read_bytes()


def test_views_answer_of_rows(store: LedgerStore, tmp_path: Path) -> None:
    import_table(
        store,
        table(tmp_path, {"id": "1"}, {"id": "2", "date_start": "2031-06-01", "date_end": "2031-06-01"}),
        ucdp.LAYOUT,
    )
    import_table(store, written(tmp_path / "acled.csv", acled.COLUMNS, [ACLED]), acled.LAYOUT)
    assert len(incidents(store, Question(place="Mali"))) == 3
    assert len(incidents(store, Question(actor="Red Valley Front"))) == 2
    assert len(claims(store)) == 8  # two offices and the publisher's own doubt in each event, two sources of the other
    assert {"Meridian Wire", "Agence Dacre", "Ministry of Health"} <= {row.name for row in sources(store)}
    (killed,) = [line for line in tally(store).lines if line.measure == "killed"]
    bounds = {source: (bound.low, bound.high) for source, bound in killed.answer.by_source}
    assert bounds["Uppsala Conflict Data Program"][0] == 8
    assert bounds["Uppsala Conflict Data Program"][1] is None
    assert bounds["ACLED"][0] == 6


@pytest.mark.parametrize("link", [False, True])
def test_rows_of_a_table_are_linked_and_their_names_asked_about_where_asked_for(
    store: LedgerStore, tmp_path: Path, link: bool
) -> None:
    rows = [{"id": number, "side_a": "Congo"} for number in ("1", "2")]
    import_table(store, table(tmp_path, *rows), ucdp.LAYOUT, link=link)
    found = {row.question for row in judgements(store)}
    assert found == ({SAME_INCIDENT, SAME_ACTOR} if link else set())
    assert (link_new(store).documents, match_new(store)) == (0, 0), "what was imported is not looked at again"


def test_remarks_are_kept_with_their_row(store: LedgerStore, tmp_path: Path) -> None:
    from sqlalchemy import select

    from rapporteur.ledger import schema

    import_table(store, table(tmp_path, {"id": "1", "best": "five"}), ucdp.LAYOUT)
    with store.reading() as connection:
        messages = list(connection.scalars(select(schema.issues.c.message)))
    assert messages == ["row 2, best: 'five' is no count: no figure was made of it"]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from rapporteur.cli.main import main

    ledger = f"sqlite:///{tmp_path / 'ledger.db'}"
    path = table(tmp_path, {"id": "1"})
    with path.open("a") as stream:
        stream.write("4,too,few\n")
    assert main(["import", "ucdp", str(path), "--ledger", ledger]) == 1
    said = capsys.readouterr()
    assert "2 rows: 1 imported" in said.out
    assert "1 refused; all accounted for." in said.out
    assert "refused: 1 × wrong_columns: row 3: the row has 3 columns, the table 49" in said.err
    assert main(["import", "ucdp", str(path), "--ledger", ledger, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["merged"], found["refused"], found["accounted"]) == (1, 1, True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["import", "excel", "x.csv"], "there is no format 'excel': take acled, ucdp"),
        (["import", "csv", "x.csv"], "csv needs --mapping"),
        (["import", "ucdp"], "import which file?"),
        (["import", "ucdp", "nowhere.csv"], "No such file"),
    ],
)
def test_what_is_said_of_a_wrong_command(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from rapporteur.cli.main import main

    assert main([*arguments, "--ledger", f"sqlite:///{tmp_path / 'l.db'}"]) > 1
    assert says in capsys.readouterr().err


def test_the_example_mapping_prints(capsys: pytest.CaptureFixture[str]) -> None:
    from rapporteur.cli.main import main
    from rapporteur.imports.mapping import read_mapping

    assert main(["import", "csv", "--example-mapping"]) == 0
    assert read_mapping(capsys.readouterr().out).table == "my-records"
