"""Accusations and denials that do not name the happening again."""

import pytest

from rapporteur.model.vocabularies import PerpetratorConfidence
from tests.extraction.staging import staged


def told(marked: str) -> set[tuple[str, str]]:
    found = staged(marked)
    names = {actor.id: actor.name for actor in found.actors}
    return {(names[p.actor], str(p.confidence)) for one in found.incidents for p in one.perpetrators}


BLAST = "A car bomb killed six people in {p|Verl} on {t|Monday|2031-05-05}. "


def test_who_denies_the_charge_is_kept_as_denying() -> None:
    assert ("Red Front", PerpetratorConfidence.DENIED) in told(
        BLAST + "{s|Ruvia} accused the {g|Red Front}. The {g|Red Front} denied it."
    )


def test_who_is_accused_of_what_was_told_before_is_accused() -> None:
    found = told(BLAST + "The mayor accused the {g|Red Front} of having done it.")
    assert {name for name, _ in found} == {"Red Front"}
    assert PerpetratorConfidence.DENIED not in {confidence for _, confidence in found}


@pytest.mark.parametrize(
    "denial",
    [
        "The {g|White Guard} denied that its own men had been killed.",
        "The mayor denied that the hospital was full.",
    ],
)
def test_a_denial_of_something_else_ties_nobody_to_the_deed(denial: str) -> None:
    marked = "The {g|Red Front} shelled {p|Verl} on {t|Monday|2031-05-05}, killing six people. " + denial
    assert ("White Guard", PerpetratorConfidence.DENIED) not in told(marked)


def test_a_witness_who_names_a_force_accuses_it_and_one_who_tells_of_gunmen_accuses_nobody() -> None:
    assert told("The {g|Red Front} shelled {p|Verl} on {t|Monday|2031-05-05}, a resident said.") == {
        ("Red Front", PerpetratorConfidence.ACCUSED)
    }


def test_an_old_quarrel_named_beside_the_accused_is_not_what_it_is_accused_of() -> None:
    marked = (
        "Drones hit a depot in {p|Verl} on {t|Monday|2031-05-05}, killing nine. "
        "The mayor blamed the {g|Red Front}, which the town has fought."
    )
    found = staged(marked)
    assert {str(one.type) for one in found.incidents if one.perpetrators} == {"drone_strike"}
