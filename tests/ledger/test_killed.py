"""Killed at any moment, the ledger opens, holds whole documents only, and the run repeated comes to the same end."""

import random
import signal
import subprocess
import sys
import time

from rapporteur.ledger.appending import Outcome, append
from rapporteur.ledger.errors import LedgerNotFoundError
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.ledger.verifying import content_digest, verify
from rapporteur.views.documents import documents
from tests.keeping import dispatch
from tests.ledger.whole import whole_reading

LOAD = 80


def load(store: LedgerStore, documents: int = LOAD, *, aloud: bool = False) -> list[Outcome]:
    """Append the same documents in the same order; `aloud` says each on standard output once it is in."""
    outcomes = []
    for number in range(documents):
        received = dispatch(f"wire-{number}", f"Report {number}. " + "Shells fell on the market of Djibo. " * 12)
        outcomes.append(append(store, received, whole_reading(received.document)).outcome)
        if aloud:
            print(number + 1, flush=True)
    return outcomes


def killed_after(address: str, documents: int, chance: random.Random) -> int:
    """Load in another process and kill it a moment after it said that this many are in; how many it had said."""
    code = (
        "import sys; from tests.ledger.test_killed import load, open_ledger; print(0, flush=True); "
        "load(open_ledger(sys.argv[1]), aloud=True)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, address], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) == documents:
            break
    time.sleep(chance.uniform(0, 0.01))
    process.send_signal(signal.SIGKILL)
    said = [int(line) for line in process.stdout if line.endswith("\n")]
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL, "it must not have come to its end before it was killed"
    return max([documents, *said])


def test_killed_at_random_moments_of_a_load_and_repeated(empty_url: str, ledger_url: str) -> None:
    chance = random.Random(20240603)
    address = empty_url
    held = 0
    for moment in (0, chance.randint(1, 25), chance.randint(26, 50), chance.randint(51, 70)):
        said = killed_after(address, moment, chance)
        try:
            store = open_ledger(address, create=False)
        except LedgerNotFoundError:
            assert said == 0, "a ledger that took documents must be there"
            continue
        with store:
            rows = documents(store)
            assert verify(store).mismatches == ()
        assert len(rows) >= max(said, held), "what was said to be in must be in"
        assert {row.id for row in rows} == {f"wire-{number}" for number in range(len(rows))}
        assert all((row.figures, row.incidents, row.claims) == (1, 1, 1) for row in rows), "documents must be whole"
        held = len(rows)

    with open_ledger(address) as store:
        outcomes = load(store)
        assert outcomes == [Outcome.UNCHANGED] * held + [Outcome.ADDED] * (LOAD - held)
        assert verify(store).mismatches == ()
        end = content_digest(store)
    with open_ledger(ledger_url) as other:
        load(other)
        assert content_digest(other) == end
        load(other, 3)
        assert content_digest(other) == end
