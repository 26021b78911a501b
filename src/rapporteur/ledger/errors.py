"""What can go wrong with a ledger: one class for each cause, one line that says what to do."""


class LedgerError(Exception):
    """A ledger could not be opened, asked or added to; nothing that it held was lost. The message is one plain line."""


class LedgerAddressError(LedgerError):
    """The address is not one of a ledger that this version can open."""


class LedgerNotFoundError(LedgerError):
    """There is no ledger at this address, and none was to be created."""


class ForeignDatabaseError(LedgerError):
    """The file or database belongs to another program, or is no database at all; it was left untouched."""


class NewerLedgerError(LedgerError):
    """The ledger was written by a newer version of this program, which this one cannot read safely."""


class OlderLedgerError(LedgerError):
    """The ledger has an older schema and was opened for reading only, so that it could not be brought up to date."""


class ReadOnlyLedgerError(LedgerError):
    """The ledger may be read but not added to."""


class LedgerUnreachableError(LedgerError):
    """The server of the ledger cannot be reached, or was lost in the middle of the work."""


class LedgerRefusedError(LedgerError):
    """The server of the ledger does not let this user in, or does not let this user do what was asked."""


class LedgerNotEmptyError(LedgerError):
    """A ledger that was to be copied into holds something already."""


class LedgerBusyError(LedgerError):
    """Another program held the ledger longer than this one waited."""


class LedgerFullError(LedgerError):
    """There is no room to add to the ledger; what was being added has been left out as a whole."""


class DamagedLedgerError(LedgerError):
    """The storage of the ledger is damaged or cannot be read."""


class InvalidReadingError(LedgerError):
    """A reading breaks a rule of its format (a dangling id, a span outside the text); it was not appended."""


class RecordNotFoundError(LedgerError):
    """The ledger holds no record with this id."""
