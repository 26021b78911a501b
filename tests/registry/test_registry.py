"""The default registry: what it knows, whom it tells apart, and that it abstains."""

from datetime import date

import pytest

from rapporteur.extraction.actors.known import _rows
from rapporteur.model.vocabularies import ActorKind
from rapporteur.registry.index import NameIndex
from rapporteur.registry.loading import RegistryFileError, day_after, default_registry, first_day, read_entries


def resolved(name: str, **asked: object) -> str | None:
    entry = default_registry().resolve(name, **asked).entry  # type: ignore[arg-type]
    return entry.id if entry else None


def test_it_covers_the_conflicts_of_all_continents() -> None:
    groups = [e for e in default_registry().entries() if e.kind is ActorKind.ARMED_GROUP]
    assert len(groups) > 350
    active = {country for group in groups for country in group.countries}
    assert {"AF", "CD", "CO", "HT", "IE", "IQ", "LK", "ML", "MM", "PG", "PH", "RU", "SD", "TR", "UA", "YE"} <= active


def test_every_tie_leads_to_an_entry() -> None:
    registry = default_registry()
    assert [(e.id, t.of) for e in registry.entries() for t in e.ties if registry.get(t.of) is None] == []


def test_it_knows_whomever_the_reader_knows_by_name() -> None:
    registry = default_registry()
    named = [(name, ActorKind(kind)) for name, kind, _ in _rows("known_actors.psv")]
    unknown = [name for name, kind in named if not registry.resolve(name, kind=kind).candidates]
    assert unknown == []


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Tahrik-e Taliban-e Pakistan", "tehrik-i-taliban-pakistan"),
        ("the Afghan Taliban", "taliban"),
        ("Islamic State Khurasan Province", "islamic-state-khorasan-province"),
        ("Hizbullah fighters", "hezbollah"),
        ("Rapid Support Force", "rapid-support-forces"),
        ("Congolese Health Ministry", None),
        ("Sudanese army", "state:SD/military"),
        ("Sudanese Armed Forces", "state:SD/military"),
        ("Ministry of Health of Ethiopia", "state:ET/ministry/health"),
        ("Liberation Army", None),
        ("Islamic State Taliban Province", None),
        ("M24", None),
    ],
)
def test_bodies_by_other_spellings_and_no_others(name: str, entry: str | None) -> None:
    assert resolved(name) == entry


@pytest.mark.parametrize(
    "spelling", ["Zabihullah Mujahid", "Zabiullah Mojahed", "Zabihollah Mujahed", "MUJAHID, Zabihullah"]
)
def test_three_spellings_of_one_spokesman(spelling: str) -> None:
    assert resolved(spelling, kind=ActorKind.PERSON) == "zabihullah-mujahid"


def test_a_private_name_is_not_taken_for_a_public_one() -> None:
    assert resolved("Zabihullah Khan", kind=ActorKind.PERSON) is None
    assert resolved("Mujahid", kind=ActorKind.PERSON) is None


def test_the_country_decides_between_bearers_of_an_abbreviation() -> None:
    assert resolved("ISI") is None
    assert resolved("ISI", countries={"PK"}) == "inter-services-intelligence"
    assert resolved("ISI", countries={"IQ"}) == "islamic-state-of-iraq"


def test_the_day_decides_between_bearers_of_other_times() -> None:
    assert resolved("Ansar Islam", countries={"BF"}) == "ansarul-islam"
    assert resolved("VDP", day=date(2024, 1, 1), countries={"CD"}) == "wazalendo"


def test_a_person_holds_a_role_for_a_time() -> None:
    entry = default_registry().get("suhail-shaheen")
    assert entry is not None
    spokesman = next(tie for tie in entry.ties if tie.relation == "spokesman")
    assert spokesman.held_on(date(2021, 8, 15))
    assert not spokesman.held_on(date(2023, 1, 1))


def test_an_abstention_says_why_and_names_the_candidates() -> None:
    found = default_registry().resolve("ISI")
    assert found.entry is None
    assert {e.id for e in found.candidates} == {"inter-services-intelligence", "islamic-state-of-iraq"}
    assert "2 actors" in found.reason


def test_a_list_of_ones_own() -> None:
    text = '[{"id": "7", "kind": "INDIVIDUAL", "name": "Musa Dabo", "aliases": [{"name": "Moussa Dabbo"}]}]'
    registry = NameIndex(read_entries(text), "mine")
    assert (entry := registry.resolve("MOUSSA DABBO").entry) is not None
    assert entry.id == "7"


@pytest.mark.parametrize(
    "text", ["{", '[{"id": "1", "kind": "person"}]', '[{"id": "1", "name": "A", "kind": "wizard"}]', "[3]"]
)
def test_what_is_no_list_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(RegistryFileError) as error:
        read_entries(text)
    assert "\n" not in str(error.value)


def test_parts_of_dates_are_half_open() -> None:
    assert (first_day("2014"), day_after("2014")) == (date(2014, 1, 1), date(2015, 1, 1))
    assert (first_day("2014-12"), day_after("2014-12")) == (date(2014, 12, 1), date(2015, 1, 1))
    assert day_after("2014-02-28") == date(2014, 3, 1)
