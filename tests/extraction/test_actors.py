"""Actors of a text: who they are, what they belong to, and who is protected."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.actors import find_actors
from rapporteur.extraction.layout import lay_out
from rapporteur.model.actors import Actor
from rapporteur.model.places import Place
from rapporteur.model.vocabularies import ActorKind, PlaceKind, PlaceSense


def actors_of(text: str, *places: Place) -> tuple[Actor, ...]:
    return find_actors(lay_out(text), places)


def named(text: str, name: str) -> Actor:
    found = [actor for actor in actors_of(text) if actor.name == name]
    assert len(found) == 1, [a.name for a in actors_of(text)]
    return found[0]


def words_of(text: str, actor: Actor) -> list[str]:
    return [span.of(text) for span in actor.mentions]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Rapid Support Forces shelled the market in Tandalti.", "Rapid Support Forces", ActorKind.ARMED_GROUP),
        ("Chadian troops crossed the river at dawn.", "Chadian military", ActorKind.MILITARY),
        ("Kenyan police fired tear gas at the marchers.", "Kenyan police", ActorKind.POLICE),
        ("Peruvian officials gave no toll.", "Peruvian government", ActorKind.GOVERNMENT),
        ("The Lake Basin Liberation Front took the post.", "Lake Basin Liberation Front", ActorKind.ARMED_GROUP),
        ("The Norwegian Refugee Council shut its office.", "Norwegian Refugee Council", ActorKind.NGO),
        ("The Harbour Gazette first carried the list.", "Harbour Gazette", ActorKind.MEDIA),
        ("Uganda rejected the finding.", "Uganda", ActorKind.STATE),
        ("Gunmen on motorcycles stormed the village.", "gunmen", ActorKind.ARMED_GROUP),
        ("Lebanon's Health Ministry counted nine dead.", "Lebanese Health Ministry", ActorKind.GOVERNMENT),
        ("A group calling itself Night Herons took the blame.", "Night Herons", ActorKind.ARMED_GROUP),
        ("Ecuadorian media carried the pictures.", "Ecuadorian media", ActorKind.MEDIA),
    ],
)
def test_names_and_patterns_give_the_kind(text: str, name: str, kind: ActorKind) -> None:
    assert named(text, name).kind is kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Taliban hold the capital; the Pakistani Taliban do not.",
            {"Taliban", "Tehrik-i-Taliban Pakistan"},
        ),
        (
            "Islamic State is one thing, Islamic State\u2013Khorasan Province another.",
            {"Islamic State", "Islamic State Khorasan Province"},
        ),
        ("FARC dissidents fought the ELN.", {"FARC dissidents", "National Liberation Army"}),
        ("The Arakan Army and the Kachin Independence Army agreed.", {"Arakan Army", "Kachin Independence Army"}),
    ],
)
def test_look_alikes_stay_apart(text: str, names: set[str]) -> None:
    assert {a.name for a in actors_of(text)} == names


def test_an_acronym_in_brackets_is_the_same_actor_later() -> None:
    text = "The Lake Basin Liberation Front (LBLF) took Oro. On Friday the LBLF withdrew."
    assert words_of(text, named(text, "Lake Basin Liberation Front")) == ["Lake Basin Liberation Front", "LBLF", "LBLF"]


def test_bodies_belong_to_their_state() -> None:
    text = "Malian soldiers left Tessit. Mali has not said why."
    army, state = named(text, "Malian military"), named(text, "Mali")
    assert army.affiliation == state.id
    assert words_of(text, army) == ["Malian soldiers"]


def test_a_country_that_is_only_a_place_is_no_actor() -> None:
    assert actors_of("Two bridges fell in Uganda.") == ()


def test_a_capital_that_stands_for_its_government_is_the_state() -> None:
    text = "Relations between Juba and its neighbour soured."
    place = Place("p1", 18, 22, "Juba", PlaceKind.TOWN, PlaceSense.GOVERNMENT, country="SS")
    assert [a.name for a in actors_of(text, place)] == ["South Sudan"]


def test_a_person_is_joined_over_title_surname_and_spelling() -> None:
    text = (
        "Defence Minister Tomas Okarin visited the front. Okarin said the line would hold. "
        "The town, Tomas Okaryn said, was safe."
    )
    person = named(text, "Tomas Okarin")
    assert words_of(text, person) == ["Tomas Okarin", "Okarin", "Tomas Okaryn"]
    assert person.role == "Defence Minister"
    assert not person.protected


def test_namesakes_with_one_surname_are_not_joined_by_it() -> None:
    text = "Aid worker Lena Brandt fled. Driver Otto Brandt stayed. Brandt was hurt."
    assert sorted(len(a.mentions) for a in actors_of(text) if a.kind is ActorKind.PERSON) == [1, 1]


@pytest.mark.parametrize(
    ("text", "name", "protected"),
    [
        ("\u201cIt burned all night,\u201d said Ines Vola, 34, a mother of four.", "Ines Vola", True),
        ("Farmer Pavel Rudin saw the drone.", "Pavel Rudin", True),
        ("Army spokesman Pavel Rudin denied it.", "Pavel Rudin", False),
        ("Governor Ines Vola wrote on Telegram that a man died.", "Ines Vola", False),
        ("Ines Vola said the shelling began at noon.", "Ines Vola", True),
        ("A spokesman, Colonel Pavel Rudin, said the post fell.", "Pavel Rudin", False),
    ],
)
def test_private_persons_are_protected_and_public_office_is_not(text: str, name: str, protected: bool) -> None:
    assert named(text, name).protected is protected


def test_a_spokesman_belongs_to_the_body_named_beside_him() -> None:
    text = "The Rapid Support Forces withdrew, said Idris Bakhit, a spokesman for the Rapid Support Forces."
    assert named(text, "Idris Bakhit").affiliation == named(text, "Rapid Support Forces").id


def test_the_army_means_the_only_army_of_the_text() -> None:
    text = "Senegalese soldiers came under fire. The army sent reinforcements."
    assert words_of(text, named(text, "Senegalese military")) == ["Senegalese soldiers", "The army"]


def test_text_in_capitals_is_read() -> None:
    text = "GUERRILLA COMMANDER JULIO ARDILES SAID THE FMLN DID NOT ATTACK. IT IS THE WORK OF OTHERS, HE TOLD US."
    assert {a.name for a in actors_of(text)} == {"JULIO ARDILES", "Farabundo Marti National Liberation Front"}


def test_ids_count_up_in_text_order() -> None:
    found = actors_of("Hamas replied. Qatar, Egypt and NATO did not. Police said nothing.")
    assert [a.id for a in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    assert [a.mentions[0] for a in found] == sorted(a.mentions[0] for a in found)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                [
                    "Gen.",
                    "General",
                    "Mali",
                    "'s",
                    "army",
                    "said",
                    "Jan",
                    "Kowal",
                    ",",
                    "a",
                    "doctor",
                    "(RSF)",
                    "U.N.",
                    "\n",
                    "Ministry of Health",
                    "Front",
                    "the rebels",
                    "of",
                    "Rwanda-backed",
                    "M23",
                    "claimed responsibility",
                ]
            ),
        ),
        max_size=40,
    )
)
def test_any_text_gives_spans_inside_it_and_ids_that_exist(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = actors_of(text)
    ids = {a.id for a in found}
    for actor in found:
        assert actor.mentions
        assert all(0 <= s.start < s.end <= len(text) for s in actor.mentions)
        assert actor.affiliation is None or actor.affiliation in ids - {actor.id}


@pytest.mark.parametrize("unit", ["General Jan Kowal said Mali's army left. ", "A'", "Kowal ", "group called ", "a-b-"])
@pytest.mark.cost
def test_cost_is_linear_in_the_length(unit: str) -> None:
    def seconds(length: int) -> float:
        layout = lay_out(unit * (length // len(unit)))
        start = time.perf_counter()
        find_actors(layout, ())
        return time.perf_counter() - start

    seconds(1_000)
    assert seconds(60_000) < 20 * max(seconds(10_000), 0.02)


def test_outlets_units_and_offices_are_no_private_persons() -> None:
    text = "Six died, residents told Volga Dispatch. The Third Army Division and the State Information Team denied it."
    found = {actor.name: (actor.kind, actor.protected) for actor in find_actors(lay_out(text), ())}
    assert found["Volga Dispatch"] == (ActorKind.MEDIA, False)
    assert found["Third Army Division"] == (ActorKind.MILITARY, False)
    assert found["State Information Team"] == (ActorKind.GOVERNMENT, False)


@pytest.mark.parametrize(
    ("text", "name", "protected"),
    [
        ("A resident, Modu Kachalla, told reporters that the well was dry.", "Modu Kachalla", True),
        ("One survivor, Hauwa Sani, said nothing was left.", "Hauwa Sani", True),
        ("The governor, Musa Tor, said so.", "Musa Tor", False),
    ],
)
def test_a_name_that_explains_a_role_is_a_persons(text: str, name: str, *, protected: bool) -> None:
    assert named(text, name).protected is protected
