"""Several programs that read into one ledger at once: what each reads, and how they are started."""

import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlalchemy import select

from rapporteur.documents.receiving import receive_text
from rapporteur.gazetteer.store import open_default
from rapporteur.ledger import schema
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.documents import Stated
from rapporteur.naming import match_new
from rapporteur.recording import record
from rapporteur.relating import link_new

_TOWNS = ("Kadugli", "Nyala", "Bamenda", "Djibo", "Tillabéri", "Goma", "Marib", "Taiz", "Idlib", "Kharkiv")
_OUTLETS = ("Meridian Wire", "Nile Courier", "Harbour Post")


def text_of(number: int) -> str:
    """The report with this number; those of the same town and day may tell of one incident."""
    town, day = _TOWNS[number % 10], 1 + number // 10 % 27
    return (
        f"Shelling of the market in {town} on {day} June killed {2 + number % 7} civilians "
        f"and wounded {9 + number % 5}, the governor said. Report {number}."
    )


def write(address: str, gazetteer_folder: str, numbers: Sequence[int]) -> None:
    """Read reports into a ledger, one after another, then link them and ask about names; say what became of each."""
    with open_ledger(address) as store, closing(open_default(Path(gazetteer_folder))) as gazetteer:
        for number in numbers:
            outlet = _OUTLETS[number % 3]
            stated = Stated(id=f"report-{number}", publisher=outlet, published=date(2024, 6, 28), language="en")
            print(record(store, receive_text(text_of(number), stated), gazetteer).outcome.value, flush=True)
        link_new(store)
        match_new(store)


def start(address: str, gazetteer_folder: Path, numbers: Sequence[int]) -> subprocess.Popen[str]:
    """Start a program that does `write`."""
    code = (
        "import sys; from tests.many_writers import write; "
        "write(sys.argv[1], sys.argv[2], [int(number) for number in sys.argv[3:]])"
    )
    command = [sys.executable, "-c", code, address, str(gazetteer_folder), *map(str, numbers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait(programs: Sequence[subprocess.Popen[str]]) -> list[list[str]]:
    """What each program said of its reports, once all have ended well."""
    said = [program.communicate() for program in programs]
    assert [errors for _, errors in said if errors] == []
    assert [program.returncode for program in programs] == [0] * len(programs)
    return [words.split() for words, _ in said]


def contents(store: LedgerStore) -> dict[str, list[str]]:
    """The digests of versions and readings, in order: what was received and read, whoever did and when."""
    digests = (
        schema.document_versions.c.content_sha256,
        schema.readings.c.content_sha256,
        schema.blobs.c.sha256,
        schema.texts.c.sha256,
    )
    with store.reading() as connection:
        return {str(digest): sorted(connection.scalars(select(digest))) for digest in digests}
