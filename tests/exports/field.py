"""A ledger with what exporters must get right: links, contradiction, silence, areas, denial, formulas, a witness."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from rapporteur.exports.events import Event
from rapporteur.exports.formats import FORMATS, export
from rapporteur.exports.material import LedgerMaterial
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.judgements import Verdict
from rapporteur.views.questions import EVERYTHING, Question
from tests.keeping import keep
from tests.views.reports import DISPLACED, WITNESSED, machine_says, strike

Exported = Callable[..., Path]

CLASH = """
{i1:=Fighting} broke out in {p1:Tillabéri} {t1:on 9 June} between {a1:the army} and {a2:the Wadi Front}. \
{q1s:{a3:A councillor}} {q1c:said} {q1x:{f1:between 3 and 7 civilians died}}.
---
t1 DATE days=2024-06-09
p1 admin1 country=NE admin1=Tillabéri at=14.2,1.45
a1 military name="Nigerien Army"
a2 armed_group name="Wadi Front"
a3 government name=councillor
q1 official asserts actor=a3
i1 armed_clash days=2024-06-09 at=p1 by=a1:reported_as_fact,a2:reported_as_fact
f1 killed 3..7 who=civilians of=i1 said=q1 at=p1 days=2024-06-09
"""
SILENT = """
{i1:Gunmen opened fire} on villagers in {p1:Niger} in {t1:June}. {a1:The Wadi Front} is suspected, police said.
---
t1 DATE days=2024-06-01..2024-06-30
p1 country country=NE at=17.6,8.1
a1 armed_group name="Wadi Front"
i1 shooting days=2024-06-01..2024-06-30 precision=month at=p1 by=a1:suspected_or_accused targets=civilians
"""
DENIED = """
{q1s:{a1:The ministry}} {q1c:denied} {q1x:that {i1:shells were fired} at {p1:Diffa} {t1:on 8 June}}.
---
t1 DATE days=2024-06-08
p1 town country=NE admin1=Diffa at=13.31,12.61
a1 government name="the ministry"
q1 official denies actor=a1
i1 shelling denied days=2024-06-08 at=p1 said=q1
"""
UNDATED = """
{i1:A bomb went off} near {p1:Tchintaba}, and {f1:nobody was killed}.
---
p1 town country=NE
i1 bombing at=p1
f1 killed 0 of=i1 at=p1
"""
FORMULA = '=HYPERLINK("http://spread.example","open")'
WITNESS = "Hadiza Souley"


def fill(store: LedgerStore) -> None:
    """Put the reports in."""
    keep(store, "wire-1", strike(12), date(2024, 6, 3), title=FORMULA, url="https://wire.example/1")
    keep(store, "wire-2", strike(15, "Agadez Hospital"), date(2024, 6, 3), publisher="Aïr Post")
    machine_says(store, Verdict.POSITIVE, "wire-1#i1", "wire-2#i1")
    keep(store, f"testimony of {WITNESS}", WITNESSED, date(2024, 6, 5), publisher="Records Office")
    keep(store, "clash", CLASH, date(2024, 6, 10))
    keep(store, "silent", SILENT, date(2024, 7, 1))
    keep(store, "denied", DENIED, date(2024, 6, 9))
    keep(store, "undated", UNDATED, date(2024, 7, 2))
    keep(store, "flight", DISPLACED, date(2024, 6, 8))


def write(store: LedgerStore, name: str, path: Path, asked: Question = EVERYTHING, *, force: bool = False) -> Path:
    """Export as the command does."""
    export(LedgerMaterial.of(store, asked), asked, FORMATS[name], path, force=force)
    return path


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def about(path: Path) -> Any:
    """The sidecar of a file, or of a folder."""
    sidecar = path / "export.about.json" if path.is_dir() else path.with_name(f"{path.name}.about.json")
    return json.loads(sidecar.read_text(encoding="utf-8"))


def by_id(events: list[Event]) -> dict[str, Event]:
    """Events by their ids."""
    return {event.id: event for event in events}
