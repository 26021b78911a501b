"""A ledger with three dispatches, shared by the tests of the views, which only ask."""

from collections.abc import Iterator
from datetime import date

import pytest

from rapporteur.ledger.opening import LedgerStore, open_ledger
from tests.databases import Databases
from tests.keeping import keep
from tests.views.dispatches import BRIDGE, FUNERAL, MARKET


@pytest.fixture(scope="module")
def kadugli(databases: Databases) -> Iterator[LedgerStore]:
    """The dispatches, in a ledger."""
    with databases.ledger() as address, open_ledger(address) as store:
        keep(
            store,
            "wire-market",
            MARKET,
            date(2024, 6, 3),
            title="Market shelled: tailor Hassan Abdelrahim among the dead",
        )
        url = "https://courier.example/2024/hassan-abdelrahim-buried"
        keep(store, "courier-funeral", FUNERAL, date(2024, 6, 4), publisher="Nile Courier", url=url)
        keep(store, "hoja-puente", BRIDGE, date(2024, 5, 22), publisher="La Hoja")
        yield store
