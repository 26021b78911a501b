"""Names that the registry can neither take nor leave become questions; a person's answer outranks the registry."""

from collections.abc import Iterator
from datetime import date

import pytest

from rapporteur.ledger.judging import append_decision
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.ledger.verifying import verify
from rapporteur.model.judgements import SAME_ACTOR, Verdict
from rapporteur.model.registry import RegistryEntry
from rapporteur.model.vocabularies import ActorKind
from rapporteur.naming import match_new
from rapporteur.registry.index import NameIndex
from rapporteur.views.actors import actors
from rapporteur.views.judgements import judgements
from rapporteur.views.review import ReviewKind, review
from tests.keeping import keep

REGISTRY = NameIndex(
    (
        RegistryEntry("liberation-front", "Ténéré Liberation Front", ActorKind.ARMED_GROUP, ("TLF",)),
        RegistryEntry("labour-federation", "Ténéré Labour Federation", ActorKind.ARMED_GROUP, ("TLF",)),
        RegistryEntry("hamid-walid", "Hamid Walid", ActorKind.PERSON),
    ),
    "test",
)
SAID = """
{{q1s:{{a1:{name}}}}} {{q1c:said}} that {{i1:shells fell}} on {{p1:Iferouane}}.
---
p1 town country=NE admin1=Agadez at=17.97,8.93
a1 {kind} name="{name}"
q1 armed_group asserts actor=a1
i1 shelling days=2024-06-02 at=p1 said=q1
"""


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    with open_ledger(ledger_url) as opened:
        yield opened


def told(store: LedgerStore, document: str, name: str, kind: str = "armed_group") -> int:
    keep(store, document, SAID.format(name=name, kind=kind), date(2024, 6, 3))
    return match_new(store, REGISTRY)


def test_a_name_of_several_bearers_is_asked_about_with_its_candidates(store: LedgerStore) -> None:
    assert told(store, "wire", "TLF") == 2
    found = review(store)
    assert [item.kind for item in found] == [ReviewKind.MATCH] * 2
    assert {item.sides[1].id for item in found} == {"registry:liberation-front", "registry:labour-federation"}
    assert {item.sides[0].id for item in found} == {"wire#a1@1"}
    assert any(item.reason.startswith("is it Ténéré Liberation Front, armed group?") for item in found)


def test_a_name_that_is_alike_but_not_alike_enough_is_asked_about(store: LedgerStore) -> None:
    assert told(store, "wire", "Liberty Front of Ténéré") == 1
    (item,) = review(store)
    assert item.sides[1].id == "registry:liberation-front"
    assert "may stand for" in item.reason


def test_what_the_registry_knows_or_does_not_know_at_all_is_no_question(store: LedgerStore) -> None:
    assert told(store, "wire", "Ténéré Liberation Front") == 0
    assert told(store, "post", "Aïr Traders Union") == 0
    assert told(store, "radio", "the fighters") == 0


def test_a_protected_person_is_not_looked_up(store: LedgerStore) -> None:
    assert told(store, "wire", "Hamid Walid el-Khalid", "person protected") == 0


def test_a_name_is_asked_about_once(store: LedgerStore) -> None:
    assert told(store, "wire", "TLF") == 2
    assert told(store, "post", "TLF") == 0
    assert match_new(store, REGISTRY) == 0


def decide(store: LedgerStore, verdict: Verdict, *records: str) -> None:
    append_decision(store, SAME_ACTOR, records, verdict, kind="actors", author="Ama Boni", reason="their badge")


def test_a_person_decides_and_both_decisions_stay(store: LedgerStore) -> None:
    told(store, "wire", "TLF")
    decide(store, Verdict.POSITIVE, "wire#a1", "registry:liberation-front")
    decide(store, Verdict.NEGATIVE, "wire#a1", "registry:labour-federation")
    assert review(store) == ()
    assert [row.author_kind for row in judgements(store)] == ["machine", "machine", "person", "person"]
    assert verify(store).mismatches == ()


def test_names_that_a_person_gave_to_one_entry_are_one_actor(store: LedgerStore) -> None:
    told(store, "wire", "TLF")
    told(store, "post", "Liberty Front of Ténéré")
    assert len(actors(store)) == 2
    decide(store, Verdict.POSITIVE, "wire#a1", "registry:liberation-front")
    decide(store, Verdict.POSITIVE, "post#a1", "registry:liberation-front")
    (one,) = actors(store)
    assert {one.name, *one.also} == {"TLF", "Liberty Front of Ténéré"}
