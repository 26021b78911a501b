"""Open a ledger for work: made new when there is none, for reading only where it cannot be written."""

from rapporteur.ledger.errors import ReadOnlyLedgerError
from rapporteur.ledger.opening import LedgerStore, open_ledger


def open_for_work(address: str) -> LedgerStore:
    """The ledger at `address`; `read_only` of it says whether anything can be added or decided.

    Raises:
        LedgerError: it cannot be opened.
    """
    try:
        return open_ledger(address)
    except ReadOnlyLedgerError:
        return open_ledger(address, read_only=True)
