"""What goes into the ledger comes out the same."""

from dataclasses import replace
from itertools import count

from hypothesis import HealthCheck, given, settings

from rapporteur.ledger.appending import Outcome, append
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.verifying import verify
from rapporteur.model.reading import Reading
from rapporteur.views.questions import Question
from rapporteur.views.readings import shown_readings
from tests.keeping import dispatch
from tests.ledger.whole import whole_reading
from tests.strategies import readings, received

# One ledger takes all examples: each goes in as a document of its own.
_PATIENT = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
_NUMBERS = count(1)


@_PATIENT
@given(reading=readings())
def test_a_reading_comes_back_from_the_ledger_as_it_went_in(store: LedgerStore, reading: Reading) -> None:
    document = replace(reading.document, id=f"{reading.document.id}-{next(_NUMBERS)}")
    reading = replace(reading, document=document)
    assert append(store, received(document), reading).outcome is Outcome.ADDED
    kept = {shown.document: shown.reading for shown in shown_readings(store, Question(reveal=True))}
    assert kept[document.id] == reading


def test_a_reading_with_records_of_every_kind_comes_back_and_verifies(store: LedgerStore) -> None:
    kept = dispatch("d1", "x" * 400)
    reading = whole_reading(kept.document)
    append(store, kept, reading)
    (shown,) = shown_readings(store, Question(reveal=True))
    assert shown.reading == reading
    assert verify(store).mismatches == ()
