"""A ledger with what a report must survive: hostile text, private persons, open bounds, a country-level place."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rapporteur.ledger.opening import LedgerStore, open_ledger
from tests.exports.field import Exported, fill, write
from tests.keeping import keep

MARKET = """
{q1s:{a1:The Lerma Doctors' Union}} {q1c:said} {q1x:{f1:at least 12 people were killed}, {f2:among them five women and \
children}, when {i1:shells hit the market} of {p1:Tumaco} {t1:on 3 June}}.
{q2s:{a2:Colonel Prado}} {q2c:denied} {q2x:that {a3:his brigade} {i1:had fired}}. Nothing <b>could</b> be checked & \
{c1:no reporter has verified the accounts}.
{q3s:{a4:Rosalba Quiñones}, a stallholder,} {q3c:said} {q3x:her sister was among the dead}. "I ran," Quiñones added.
---
a1 ngo name="Lerma Doctors' Union"
a2 person name="Colonel Prado" of=a3
a3 military name="29th Brigade"
a4 person protected name="Rosalba Quiñones"
q1 medical asserts actor=a1
q2 party denies actor=a2
q3 resident asserts actor=a4
p1 town country=CO admin1=Nariño at=1.80,-78.76
t1 DATE days=2024-06-03
i1 shelling days=2024-06-03 at=p1 by=a3:denied:q2 said=q1
f1 killed 12.. of=i1 said=q1 at=p1 days=2024-06-03
f2 killed 5 who=women,children part=f1 of=i1 said=q1 at=p1 days=2024-06-03
c1 unverified event about=i1
"""
COUNTRY = """
{q1s:{a1:The United Nations}} {q1c:estimated} {q1x:that {f1:about 4,000 families had fled} {i1:the fighting} in \
{p1:Colombia} since January}. {f2:Up to 60 houses burned}.
---
a1 io name="United Nations"
q1 io asserts actor=a1
p1 country country=CO at=4,-72
i1 armed_clash days=2024-01-01..2024-06-04 at=p1
f1 displaced 4000 about unit=families said=q1 at=p1 of=i1
f2 destroyed ..60 unit=houses at=p1
"""
HOSTILE_TITLE = '"><script>alert("title")</script>'


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LedgerStore]:
    with open_ledger(f"sqlite:///{tmp_path_factory.mktemp('ledger') / 'ledger.db'}") as opened:
        keep(opened, "market", MARKET, date(2024, 6, 4), title=HOSTILE_TITLE, publisher="La </script> Hoja")
        keep(opened, "country", COUNTRY, date(2024, 6, 5), url="https://hoja.example/a?b=1&c=2")
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[LedgerStore]:
    with open_ledger(f"sqlite:///{tmp_path / 'empty.db'}") as opened:
        yield opened


@pytest.fixture(scope="session")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LedgerStore]:
    """A ledger with what exporters must get right; only to be asked."""
    with open_ledger(f"sqlite:///{tmp_path_factory.mktemp('field') / 'ledger.db'}") as opened:
        fill(opened)
        yield opened


@pytest.fixture(scope="session")
def exported(field: LedgerStore, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Gives the file that a format is written to, written once."""
    folder = tmp_path_factory.mktemp("exports")
    done: dict[str, Path] = {}

    def export(name: str, ending: str = "") -> Path:
        if name not in done:
            done[name] = write(field, name, folder / f"{name}{ending}")
        return done[name]

    return export
