"""Actors of a text resolved: one entry of the registry is one actor, and private persons are left alone."""

from dataclasses import replace
from datetime import date

from rapporteur.model.actors import Actor
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind, PlaceKind, PlaceSense
from rapporteur.registry.loading import default_registry
from rapporteur.resolution.actors import resolve_actors


def actor(number: int, name: str, kind: ActorKind, *, role: str | None = None, protected: bool = False) -> Actor:
    return Actor(f"a{number}", name, kind, role, None, protected, (Span(number * 100, number * 100 + len(name)),))


def in_country(code: str) -> Place:
    return Place(
        id="p1",
        start=0,
        end=5,
        name="Somewhere",
        kind=PlaceKind.TOWN,
        sense=PlaceSense.LOCATION,
        country=code,
        admin1=None,
        latitude=None,
        longitude=None,
        gazetteer_id=None,
        candidates=(),
    )


def test_three_spellings_of_one_spokesman_are_one_actor() -> None:
    found = resolve_actors(
        [
            actor(1, "Zabihullah Mujahid", ActorKind.PERSON, role="spokesman"),
            actor(2, "Hamdullah Qasimi", ActorKind.PERSON),
            actor(3, "Zabiullah Mojahed", ActorKind.PERSON),
            actor(4, "Zabihollah Mujahed", ActorKind.PERSON),
        ],
        (),
        default_registry(),
        date(2025, 1, 1),
    )
    assert [(a.id, a.registry_id, len(a.mentions)) for a in found] == [("a1", "zabihullah-mujahid", 3), ("a2", None, 1)]
    assert found[0].role == "spokesman"


def test_three_spellings_of_a_spokesman_whom_nobody_lists_are_one_actor() -> None:
    names = ["Hamdullah Qasimi", "Hamidullah Qasemi", "Hamdulla Qassimi", "Rahmatullah Qasimi", "Qasim Hamdi"]
    found = resolve_actors(
        [actor(n, name, ActorKind.PERSON) for n, name in enumerate(names)], (), default_registry(), None
    )
    assert [(a.id, len(a.mentions)) for a in found] == [("a0", 3), ("a3", 1), ("a4", 1)]


def test_spellings_of_two_bodies_people_and_of_private_persons_stay_apart() -> None:
    one = replace(actor(1, "Hamdullah Qasimi", ActorKind.PERSON), affiliation="a8")
    other = replace(actor(2, "Hamdullah Qasemi", ActorKind.PERSON), affiliation="a9")
    bodies = [actor(8, "Hill Council", ActorKind.NGO), actor(9, "Valley Council", ActorKind.NGO)]
    found = resolve_actors([one, other, *bodies], (), default_registry(), None)
    assert [(a.id, a.affiliation) for a in found] == [("a1", "a8"), ("a2", "a9"), ("a8", None), ("a9", None)]
    private = [actor(n, name, ActorKind.PERSON, protected=True) for n, name in enumerate(("Ali Daud", "Ali Dawud"))]
    assert len(resolve_actors(private, (), default_registry(), None)) == 2


def test_the_taliban_and_the_pakistani_taliban_stay_two() -> None:
    both = [actor(1, "Taliban", ActorKind.ARMED_GROUP), actor(2, "Pakistani Taliban", ActorKind.ARMED_GROUP)]
    found = resolve_actors(both, (), default_registry(), None)
    assert [a.registry_id for a in found] == ["taliban", "tehrik-i-taliban-pakistan"]


def test_where_the_text_plays_decides_an_abbreviation() -> None:
    one = [actor(1, "ISI", ActorKind.GOVERNMENT)]
    assert (
        resolve_actors(one, [in_country("PK")], default_registry(), None)[0].registry_id
        == "inter-services-intelligence"
    )
    assert resolve_actors(one, (), default_registry(), None)[0].registry_id in {None, "inter-services-intelligence"}


def test_a_protected_namesake_is_not_looked_up() -> None:
    found = resolve_actors(
        [actor(1, "Mahmoud Abbas", ActorKind.PERSON, protected=True)], (), default_registry(), date(2024, 1, 1)
    )
    assert found[0].registry_id is None


def test_descriptions_are_no_names() -> None:
    found = resolve_actors([actor(1, "rebels", ActorKind.ARMED_GROUP)], (), default_registry(), None)
    assert found[0].registry_id is None
