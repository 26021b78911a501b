"""Which side those counted belong to: what the words beside a count say of them, and what they leave open."""

import pytest

from tests.extraction.figure_gold import cases, differences

NOUNS = """
Gunmen led away six passengers.
=> detained 6 civilians
The shelling killed four passers-by and a trader.
=> killed 4 civilians; killed 1 civilians
The mission said two peacekeepers were killed.
=> killed 2 combatants
Three Naxals and a jawan were killed near Virpur.
=> killed 3 combatants; killed 1 combatants
Two Mujahideen were killed.
=> killed 2 combatants
No innocent person was harmed.
=> casualties 0 civilians
Eleven unarmed people were shot dead at the ford.
=> killed 11 civilians
Dead bodies of 13 rebels (7 female, 6 male) were found.
=> killed 13 combatants; killed 7 women <f1; killed 6 men <f1
Gunmen shot two priests and a baker dead in Halsk.
=> killed 2 civilians; killed 1 civilians
Twelve migrants were killed at the border.
=> killed 12 civilians
Two workers and a driver were killed.
=> killed 2 people; killed 1 people
"""

COMPLEMENTS = """
Five people died at Tolmin. Three of them were bystanders.
=> killed 5 people; killed 3 civilians <f1
The bomb killed 40 people, and nine of the dead were soldiers.
=> killed 40 people; killed 9 combatants <f1
The office recorded 843 killings of civilians last year.
=> killed 843 civilians
The state honours about 700 martyrs of the army and police.
=> killed ~700 combatants
"""

AGES = """
The strike killed 19 people, three of them under 15.
=> killed 19 people; killed 3 children <f1
Some 28 villagers died, eleven of them below the age of ten.
=> killed ~28 civilians; killed 11 children <f1
Some 28 villagers died, eleven of them under fire.
=> killed ~28 civilians; killed 11 civilians <f1
"""

OWN_RANKS = """
At Halsk 23 were neutralised.
=> killed 23 combatants
On our side one was wounded.
=> injured 1 combatants
There was no casualty on the police side.
=> casualties 0 combatants
The ministry put army losses at eight dead.
=> killed 8 combatants
The villages put their civilian losses at eight dead.
=> killed 8 people
The garrison lost 21 men in the attack.
=> killed 21 combatants
The family lost two men in the attack.
=> killed 2 men
The army said two of its men were killed.
=> killed 2 combatants
The group acknowledged eight dead of its own.
=> killed 8 combatants
The shelling killed six of the camp's own people.
=> killed 6 people
"""

INHERITED = """
A mine killed three soldiers at Verl. Two others were wounded.
=> killed 3 combatants; injured 2 combatants
Four passengers were killed at Verl. Nine were wounded.
=> killed 4 civilians; injured 9 civilians
Four passengers and two soldiers were killed at Verl. Nine were wounded.
=> killed 4 civilians; killed 2 combatants; injured 9 people
A soldier was killed at Verl. Nine were wounded.
=> killed 1 combatants; injured 9 people
The army buried eleven soldiers; the rebels claimed nineteen.
=> killed 11 combatants; killed 19 combatants
Eleven doctors lost their lives and 33 were wounded.
=> killed 11 medics; injured 33 medics
"""


@pytest.mark.parametrize(
    ("text", "expected"), [case for group in (NOUNS, COMPLEMENTS, AGES, OWN_RANKS, INHERITED) for case in cases(group)]
)
def test_words_beside_the_count_tell_the_class(text: str, expected: str) -> None:
    assert not differences(text, expected)


def test_a_class_is_not_carried_into_the_next_paragraph() -> None:
    text = "Four passengers were killed at Verl.\n\nNine were wounded at Halsk."
    assert not differences(text, "killed 4 civilians; injured 9 people")
