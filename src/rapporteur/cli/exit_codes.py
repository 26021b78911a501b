"""Exit codes of the command line, and the one exception by which a command ends early."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells its caller.

    `INTERRUPTED` is 128 plus the number of SIGINT, as shells have it.
    """

    OK = 0
    UNREAD = 1
    USAGE = 2
    LEDGER = 3
    MISMATCH = 4
    NOT_FOUND = 5
    OUTPUT = 6
    DEFECT = 70
    INTERRUPTED = 130

    @property
    def meaning(self) -> str:
        """The code in one sentence, for the reference."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.OK: "All that was asked was done.",
    ExitCode.UNREAD: "Something could not be read; the rest was.",
    ExitCode.USAGE: "The command was not understood: an option, a date, an address or a configuration file.",
    ExitCode.LEDGER: "The ledger could not be opened, read or written; nothing in it was lost.",
    ExitCode.MISMATCH: "`verify` found bytes or rows that do not match their digests.",
    ExitCode.NOT_FOUND: "There is no record of that id, or no place of that name.",
    ExitCode.OUTPUT: "The output could not be written.",
    ExitCode.DEFECT: "A defect of the program; set RAPPORTEUR_DEBUG=1 to see where.",
    ExitCode.INTERRUPTED: "Stopped from the keyboard; the ledger holds whole documents only.",
}


class CommandError(Exception):
    """Ends a command with one plain line on standard error and an exit code."""

    def __init__(self, message: str, code: ExitCode) -> None:
        super().__init__(message)
        self.code = code
