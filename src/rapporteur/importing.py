"""Import a table into a ledger: the file into the archive, each row as a report, and an account of every row."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from rapporteur.imports.arrivals import Arrivals, measured_file, producer_of
from rapporteur.imports.layouts import Layout
from rapporteur.imports.tables import open_table
from rapporteur.ledger.appending import Outcome, append_all
from rapporteur.ledger.hashing import content_hash
from rapporteur.ledger.holdings import Holding, enter_as_seen, holdings, sameness
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.documents import ReceivedDocument
from rapporteur.model.reading import Reading, Unread
from rapporteur.model.vocabularies import Severity
from rapporteur.naming import MATCHER, match_new
from rapporteur.relating import LINKER, link_new

_BATCH = 500  # rows that are asked about and appended at a time
_Item = TypeVar("_Item")
Arrived = tuple[ReceivedDocument, Reading | Unread]


@dataclass
class Account:
    """What became of every row of a table.

    `rows` are those below the header; each is in exactly one of the others. `imported` came in for the first time, of
    these `repeated` bear an id that another row of the same file bears too; `changed` became a new version of what an
    earlier import brought; `read_anew` are the same bytes read by a newer importer or mapping; `merged` were there
    already, byte for byte; `refused` were kept unread; `blank` have no cell filled. `reasons` counts why rows were
    refused, `remarks` what else there is to be said, both by code with the first message of each.
    """

    table: str
    sha256: str
    rows: int = 0
    imported: int = 0
    repeated: int = 0
    changed: int = 0
    read_anew: int = 0
    merged: int = 0
    refused: int = 0
    blank: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    @property
    def accounted(self) -> bool:
        """Whether the sums agree: every row is somewhere, and in one place only."""
        whole = self.imported + self.changed + self.read_anew + self.merged + self.refused + self.blank
        return whole == self.rows


def import_table(
    store: LedgerStore,
    path: Path,
    layout: Layout,
    *,
    name: str | None = None,
    publisher: str | None = None,
    link: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Account:
    """Import a table; can be stopped and repeated at any time, since what is held already is only merged.

    Args:
        store: a ledger opened for writing.
        path: the file.
        layout: the format that it is in.
        name: the name under which its rows keep their ids; the format's own by default, else that of the file.
        publisher: who publishes the table; the format's own by default.
        link: do what reading does after documents: compare the rows with what else the ledger holds and with one
            another, and ask about names that the registry cannot tell; else the rows count as seen by both.
        progress: told after each batch how many rows are done.

    Raises:
        OSError: the file could not be read.
        TableError: it is no table of this format; nothing was imported.
        LedgerError: the ledger could not be written; whole batches that were finished are kept.
    """
    file = measured_file(path, datetime.now(UTC))
    named = name or layout.table or path.stem
    arrivals = Arrivals(file, layout, named, publisher or layout.publisher)
    account = Account(named, file.sha256)
    with path.open("rb") as stream, path.open("rb") as again:
        table = open_table(stream, layout)
        for part in arrivals.parts(again, table):
            append_all(store, [part])
        for remark in table.remarks:
            _count(account.remarks, account, remark.code, remark.message)
        for batch in _batches(table.rows(), _BATCH):
            filled = [row for row in batch if not row.blank]
            account.rows += len(batch)
            account.blank += len(batch) - len(filled)
            _take(store, [arrivals.row(row) for row in filled], file.reception, account)
            if progress:
                progress(account.rows)
    if link:
        link_new(store)
        match_new(store)
    else:
        for seen_by in (LINKER, MATCHER):
            enter_as_seen(store, producer_of(layout), seen_by)
    return account


def _take(store: LedgerStore, arrived: list[Arrived], reception: tuple[str, str], account: Account) -> None:
    """Append what is new of a batch; a row that shares its id with another of the same file gets one of its own."""
    held = holdings(store, [received.identity for received, _ in arrived])
    own: dict[str, str] = {}
    items: list[Arrived] = []
    repeated = 0
    for received, reading in arrived:
        item = (received, reading)
        known = held.get(received.identity)
        if _is_another(received, known, own.get(received.identity), reception):
            item = _beside(received, reading)
            repeated += 1
        own.setdefault(received.identity, sameness(received))
        items.append(item)
    if repeated:
        held |= holdings(store, [received.identity for received, _ in items if received.identity not in held])
    new: list[Arrived] = []
    for item in items:
        known = held.get(item[0].identity)
        if known is not None and known.has(*item):
            _tell(account, item, Outcome.UNCHANGED)
        else:
            new.append(item)
    for item, done in zip(new, append_all(store, new) if new else [], strict=True):
        account.repeated += "~" in item[0].identity and done.outcome is Outcome.ADDED and item[0].identity not in own
        _tell(account, item, done.outcome)


def _is_another(
    received: ReceivedDocument, known: Holding | None, earlier: str | None, reception: tuple[str, str]
) -> bool:
    """Whether a row is another than the one that bears its id: one of the same file says something else under it."""
    if earlier is not None:
        return earlier != sameness(received)
    return known is not None and reception in known.headers and not known.has_version(received)


def _beside(received: ReceivedDocument, reading: Reading | Unread) -> Arrived:
    suffix = content_hash(received.document.sha256)[:12]
    document = replace(received.document, id=f"{received.document.id}~{suffix}")
    beside = replace(received, identity=f"{received.identity}~{suffix}", document=document)
    return beside, replace(reading, document=document)


def _tell(account: Account, item: Arrived, outcome: Outcome) -> None:
    reading = item[1]
    for issue in reading.issues:
        refusal = issue.severity is Severity.ERROR
        _count(account.reasons if refusal else account.remarks, account, issue.code, issue.message)
    if isinstance(reading, Unread):
        account.refused += 1
    elif outcome is Outcome.UNCHANGED:
        account.merged += 1
    elif outcome is Outcome.ADDED:
        account.imported += 1
    elif outcome is Outcome.NEW_VERSION:
        account.changed += 1
    else:
        account.read_anew += 1


def _count(counter: Counter[str], account: Account, code: str, message: str) -> None:
    counter[code] += 1
    account.examples.setdefault(code, message)


def _batches(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
