"""Relations: how the actors of a text stand to one another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.actors import find_actors
from rapporteur.extraction.attributions import find_attributions
from rapporteur.extraction.layout import lay_out
from rapporteur.extraction.relations import find_relations
from rapporteur.model.actors import Relation


def read(text: str) -> tuple[tuple[Relation, ...], dict[str, str]]:
    layout = lay_out(text)
    actors = find_actors(layout, ())
    return find_relations(layout, actors, find_attributions(layout, actors)), {a.id: a.name for a in actors}


def told(text: str) -> set[tuple[str, str, str]]:
    found, names = read(text)
    return {(names[r.subject], r.relation.value, names[r.object]) for r in found}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Rwanda accused Burundi of shelling Cibitoke.", ("Rwanda", "accuses", "Burundi")),
        ("Turkey bombed PKK positions near Zakho.", ("Turkey", "strikes", "PKK")),
        ("Hezbollah launched rocket attacks against Israel.", ("Hezbollah", "strikes", "Israel")),
        ("M23 is fighting FARDC in the hills.", ("M23", "fights", "FARDC")),
        ("Clashes between Hamas and Fatah went on.", ("Hamas", "fights", "Fatah")),
        ("Iran backs Hezbollah with money.", ("Iran", "supports", "Hezbollah")),
        ("Iran-backed Houthis took a ship.", ("Iran", "supports", "Houthis")),
        ("M23 is backed by Rwanda.", ("Rwanda", "supports", "M23")),
        ("Chad harbours JEM fighters.", ("Chad", "harbours", "Justice and Equality Movement")),
        ("Fatah held talks with Hamas in Cairo.", ("Fatah", "negotiates_with", "Hamas")),
        (
            "Ansarul Islam is allied with JNIM.",
            ("Ansarul Islam", "allied_with", "Jama'at Nusrat al-Islam wal-Muslimin"),
        ),
        (
            "ISWAP is a splinter group of Boko Haram.",
            ("Islamic State West Africa Province", "splinter_of", "Boko Haram"),
        ),
        ("JNIM is an affiliate of al-Qaeda.", ("Jama'at Nusrat al-Islam wal-Muslimin", "part_of", "Al Qaeda")),
        (
            "ISWAP and Boko Haram share a similar ideology.",
            ("Islamic State West Africa Province", "similar_ideology", "Boko Haram"),
        ),
        ("Hamas rejected Egypt and its plan.", ("Hamas", "rejects", "Egypt")),
    ],
)
def test_words_between_two_actors_tell_the_relation(text: str, relation: tuple[str, str, str]) -> None:
    assert relation in told(text)


def test_what_is_denied_is_not_stated() -> None:
    assert ("Rwanda", "supports", "M23") not in told("Rwanda denies backing M23.")
    assert ("Iran", "supports", "Hezbollah") not in told("Iran does not support Hezbollah.")


def test_a_relation_carries_the_attribution_that_states_it() -> None:
    text = "Kenya said Turkey bombed PKK positions."
    found, _ = read(text)
    strikes = next(r for r in found if r.relation.value == "strikes")
    assert strikes.attribution == "q1"
    assert text[strikes.start : strikes.end].startswith("Turkey bombed PKK")


PIECES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["Hamas", "Iran", "M23", "backs", "accused", "and", "between", "clashes", "-backed", ".", "of", "denied"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_text_gives_spans_inside_it_and_ids_that_exist(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found, names = read(text)
    for relation in found:
        assert 0 <= relation.start < relation.end <= len(text)
        assert relation.subject in names
        assert relation.object in names
        assert relation.subject != relation.object
