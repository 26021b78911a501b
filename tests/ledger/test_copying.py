"""A copy of a ledger holds every row as it was, in whatever database, and goes on from there."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from rapporteur.cli.main import main
from rapporteur.ledger import schema
from rapporteur.ledger.appending import Outcome, append
from rapporteur.ledger.copying import copy_ledger
from rapporteur.ledger.errors import DamagedLedgerError, LedgerNotEmptyError
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.ledger.verifying import content_digest, verify
from rapporteur.model.judgements import Verdict
from rapporteur.relating import link_new
from tests.databases import Databases, SqliteDatabases
from tests.keeping import dispatch, found_nothing
from tests.ledger.test_insert_only import fill
from tests.views.reports import WITNESSED, machine_says, put, strike

LISTINGS = ("documents", "incidents", "claims", "figures", "sources", "actors", "tally", "review")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    return SqliteDatabases(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="module")
def source(files: SqliteDatabases) -> Iterator[LedgerStore]:
    """A ledger in a file: rows in every table, versions, links, decisions, and signs that not every database likes."""
    with files.ledger() as address, open_ledger(address) as store:
        fill(store)
        put(store, "wire", strike(4), date(2024, 6, 3))
        put(store, "witness", WITNESSED, date(2024, 6, 4), publisher="The page of Hadiza Souley")
        put(store, "wire", strike(6), date(2024, 6, 5))
        machine_says(store, Verdict.UNSURE, "witness#i1@1", "wire#i1@1", reason="both \0 tell of \x10 \U0001f54a")
        strange = dispatch("strange", "A \0 b \x10 c \x10@ d \x10\0 e \U0010ffff Šabac.", title="\0")
        append(store, strange, found_nothing(strange))
        link_new(store)
        yield store


def all_rows(store: LedgerStore) -> dict[str, list[dict[str, Any]]]:
    with store.reading() as connection:
        return {
            table.name: [
                dict(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
            ]
            for table in schema.metadata.sorted_tables
        }


def said(capsys: pytest.CaptureFixture[str], address: str) -> dict[str, str]:
    """What every listing prints of a ledger."""
    printed = {}
    for listing in LISTINGS:
        assert main([listing, "--json", "--ledger", address]) == 0
        printed[listing] = capsys.readouterr().out
    return printed


def test_there_and_back_every_row_and_every_answer_is_the_same(
    source: LedgerStore, databases: Databases, files: SqliteDatabases, capsys: pytest.CaptureFixture[str]
) -> None:
    with databases.ledger() as there, files.empty() as back:
        with open_ledger(there) as copy, open_ledger(back) as again:
            assert copy_ledger(source, copy) == copy_ledger(copy, again)
            assert all_rows(source) == all_rows(copy) == all_rows(again)
            assert verify(copy).mismatches == verify(again).mismatches == ()
            assert content_digest(copy) == content_digest(source)
        expected = said(capsys, str(source.url))
        assert all(expected[listing] for listing in LISTINGS)
        assert said(capsys, there) == said(capsys, back) == expected


def test_a_copy_goes_on_where_its_source_stood(source: LedgerStore, store: LedgerStore) -> None:
    copy_ledger(source, store)
    held = all_rows(store)["entries"]
    again = dispatch("strange", "A \0 b \x10 c \x10@ d \x10\0 e \U0010ffff Šabac.", title="\0")
    assert append(store, again, found_nothing(again)).outcome is Outcome.UNCHANGED
    more = dispatch("more", "Nothing happened.")
    assert append(store, more, found_nothing(more)).outcome is Outcome.ADDED
    entries = all_rows(store)["entries"]
    assert entries[:-1] == held
    assert entries[-1]["number"] == held[-1]["number"] + 1
    assert entries[-1]["recorded_at"] > held[-1]["recorded_at"]
    assert verify(store).mismatches == ()


def test_an_empty_ledger_is_copied_and_can_be_added_to(ledger_url: str, files: SqliteDatabases) -> None:
    with files.ledger() as nothing, open_ledger(nothing) as source, open_ledger(ledger_url) as store:
        assert copy_ledger(source, store).total == 0
        more = dispatch("more", "Nothing happened.")
        assert append(store, more, found_nothing(more)).outcome is Outcome.ADDED


def test_nothing_is_copied_over_what_a_ledger_holds(source: LedgerStore, store: LedgerStore) -> None:
    held = dispatch("held", "Nothing happened.")
    append(store, held, found_nothing(held))
    before = all_rows(store)
    with pytest.raises(LedgerNotEmptyError, match="holds something already"):
        copy_ledger(source, store)
    with pytest.raises(LedgerNotEmptyError):
        copy_ledger(store, store)
    assert all_rows(store) == before


def test_a_damaged_ledger_is_not_copied_in_part(store: LedgerStore, files: SqliteDatabases) -> None:
    with files.ledger() as address, open_ledger(address) as damaged:
        fill(damaged)
        with damaged.writing() as connection:
            connection.exec_driver_sql('DROP TRIGGER "judgements_no_update"')
            connection.exec_driver_sql("UPDATE judgements SET about = 'no JSON'")
        with pytest.raises(DamagedLedgerError, match="verify"):
            copy_ledger(damaged, store)
    assert not any(all_rows(store).values())


def test_the_command_copies_and_says_what(
    source: LedgerStore, ledger_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ledger", "copy", str(source.url), ledger_url]) == 0
    assert "4 documents" in capsys.readouterr().out
    assert main(["ledger", "copy", str(source.url), ledger_url]) == 3
    assert "holds something already" in capsys.readouterr().err
    assert main(["verify", "--json", "--ledger", ledger_url]) == 0
    assert json.loads(capsys.readouterr().out)["mismatches"] == []
