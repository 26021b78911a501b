"""Figures by the shape of the sentence: voice, coordination, subsets, tolls, zero, and what is no figure."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.figures import find_figures
from rapporteur.extraction.layout import lay_out
from tests.extraction.figure_gold import cases, differences

VOICE = """
The shells killed nine people.
    => killed 9
Nine people were killed by the shells.
    => killed 9
Nine people have been killed.
    => killed 9
The shelling has killed nine people.
    => killed 9
Nine people killed in Torvay shelling
    => killed 9
Shelling kills nine in Torvay
    => killed 9
the killing of nine people
    => killed 9
the deaths of nine people
    => killed 9
nine deaths
    => killed 9
Nine people lost their lives.
    => killed 9
Nine people died.
    => killed 9
Nine were reported dead.
    => killed 9
Nine people are feared dead.
    => killed 9
Also killed were nine guards.
    => killed 9
Nine soldiers, who had been captured in May, were executed.
    => killed 9 combatants
Nine people in three villages along the road to Torvay were killed.
    => killed 9
The bodies of nine miners were recovered.
    => killed 9
Nine people were found dead.
    => killed 9
It cost the lives of nine people.
    => killed 9
"""

COORDINATION = """
Four guards, two drivers and a stoker were killed.
    => killed 4; killed 2
The blast killed four guards and two drivers.
    => killed 4; killed 2
The blast killed four guards and two drivers were hurt.
    => killed 4; injured 2
The blast killed four and wounded nine.
    => killed 4; injured 9
The blast left one dead and injured nine others.
    => killed 1; injured 9
A guard was killed and nine others injured early on Sunday.
    => killed 1; injured 9
Nine boys between ages 12 and 16 were wounded.
    => injured 9 children
Nine pupils were shot and wounded.
    => injured 9 children
Three of the four members of a family were killed.
    => killed 3
Two men were found shot dead.
    => killed 2 men
Four were killed and nine wounded.
    => killed 4; injured 9
Four died in the port, nine in the market and two at sea.
    => killed 4; killed 9; killed 2
Nine boys and a woman were killed.
    => killed 9 children; killed 1 women
The blast killed 41 women and children.
    => killed 41 women+children
The blast killed or wounded 41 people.
    => casualties 41
Forty-one people were killed or injured.
    => casualties 41
There were 41 dead and wounded.
    => casualties 41
There were 41 dead and 60 wounded.
    => killed 41; injured 60
The militia killed the mayor and three bodyguards.
    => killed 3
It killed five soldiers, three women and two children.
    => killed 5 combatants; killed 3 women; killed 2 children
Seven gunmen attacked the post and two soldiers were killed.
    => killed 2 combatants
The abbot was shot dead near his home in Torvay, along with two of his guards.
    => killed 2
He was arrested along with four other monks.
    => detained 4
The militia abducted and killed nine men.
    => killed 9 men
The army killed or captured 60 rebels.
    => nothing
More than 900 houses were damaged or destroyed.
    => nothing
"""

SUBSETS = """
Nineteen people, including six children, were killed.
    => killed 19; killed 6 children <f1
Nineteen people, including women and children, were killed.
    => killed 19; killed 2* women+children <f1
It killed 19 people, six of them children.
    => killed 19; killed 6 children <f1
It killed 19 people, of whom six were children.
    => killed 19; killed 6 children <f1
It killed 19 people, among them six children.
    => killed 19; killed 6 children <f1
It killed 19 people (13 men and six women).
    => killed 19; killed 13 men <f1; killed 6 women <f1
It killed five people - three women and two children.
    => killed 5; killed 3 women <f1; killed 2 children <f1
It killed five people, three women and two children.
    => killed 5; killed 3 women <f1; killed 2 children <f1
The UN counted 320 casualties, including 75 deaths.
    => casualties 320; killed 75 <f1
It wounded 30, nine of them critically.
    => injured 30; injured 9 <f1
Thirty were wounded, two of whom later died.
    => injured 30; killed 2 <f1
It killed 19 people. Six of them were children.
    => killed 19; killed 6 children <f1
It killed 19 people. Among the dead were six children.
    => killed 19; killed 6 children <f1
It killed 19 people. The dead included six children and two nurses.
    => killed 19; killed 6 children <f1; killed 2 medics <f1
It killed 19 people. Six children were among the dead.
    => killed 19; killed 6 children <f1
It killed 19 people. The victims included six children.
    => killed 19; killed 6 children <f1
It wounded 19 people, mostly women.
    => injured 19; injured 2* women <f1
It wounded 19 people, all civilians.
    => injured 19 civilians
It killed four members of one family: a mother, a father and their two sons.
    => killed 4; killed 1 women <f1; killed 1 men <f1; killed 2 <f1
Three people were killed by the car bomb on 23 May: two drivers and one miner.
    => killed 3; killed 2 <f1; killed 1 <f1
Seven people, all of them boys, were abducted.
    => detained 7 children
Nineteen people are wounded, 12 of them remain in hospital.
    => injured 19; injured 12 <f1
It killed 19 people. One of them, a baker, had called for help.
    => killed 19
Two guards were killed and four others critically wounded.
    => killed 2; injured 4
One guard was killed and another was wounded.
    => killed 1; injured 1
Police arrested 30 men, three of whom escaped.
    => detained 30 men
"""

TOLLS = """
The death toll rose to 45.
    => killed 45
The death toll rose from 41 to 45.
    => killed 41; killed 45
The toll stands at 45 dead and 90 injured.
    => killed 45; injured 90
Officials put the death toll at more than 45.
    => killed 45+
The attack, which had a death toll of 45, shocked Torvay.
    => killed 45
The number of people killed has reached 45.
    => killed 45
The number of displaced people exceeded 45,000.
    => displaced 45000+
The flood claimed 45 lives.
    => killed 45
Forty-five lives were lost.
    => killed 45
The law saved 45 lives.
    => nothing
"""

ZERO = """
No one was killed.
    => killed 0
There were no casualties.
    => casualties 0
The strike caused no injuries.
    => injured 0
No civilians were killed, the army said.
    => killed 0 civilians
No casualties were reported.
    => nothing
There were no reports of casualties.
    => nothing
Nobody was hurt.
    => injured 0
"""

VAGUE = """
The strike killed civilians.
    => killed 2* civilians
The raids killed dozens of miners.
    => killed 24*
The strike killed several people and wounded scores.
    => killed 3*; injured 40*
Videos showed burned vehicles and captured soldiers.
    => destroyed 2* vehicles; detained 2* combatants
Hundreds of families fled.
    => displaced 200* families
Residents fled their homes.
    => displaced 2* civilians
A number of villagers were abducted.
    => detained 2* civilians
Many miners were killed.
    => killed ?
"""

NO_FIGURES = """
He threatened to kill thousands.
    => nothing
The bomb could have killed 300 people.
    => nothing
The dam would displace 4,000 families.
    => nothing
Police said 30 people would be arrested.
    => nothing
If 40 people die, the law applies.
    => nothing
The army did not kill 12 civilians.
    => nothing
Tariq Osei, 41, was killed.
    => nothing
The 12th Brigade was destroyed.
    => nothing
He was killed 12 kilometres from Torvay.
    => nothing
The blast on 14 March killed the mayor.
    => nothing
They fired 120 rockets.
    => nothing
Two days later the mayor died.
    => nothing
The rebels captured three towns.
    => nothing
She died at 10 a.m. on Route 9.
    => nothing
The group has 3,000 fighters.
    => nothing
Some 20 gunmen fled.
    => nothing
About 12 per cent of the wounded died.
    => nothing
The fine was $300, and he was released.
    => nothing
Police released 12 detainees.
    => nothing
Three rounds of talks were held.
    => nothing
The party lost two seats.
    => nothing
There were 12 charges, and he was held.
    => nothing
The two men are on death row, and 40 arrest warrants were issued.
    => nothing
Bandits killed 12 cattle.
    => nothing
Torvay lost 3-1 after 12 shots.
    => nothing
"""

UNITS = """
Militants burned 40 houses and 12 trucks and destroyed a school.
    => destroyed 40 houses; destroyed 12 vehicles
Some 300 families were displaced.
    => displaced ~300 families
A family of seven was killed.
    => killed 7 people
A couple and their two daughters died.
    => killed 2; killed 2
Fifty hostages are still held.
    => detained 50
The army lost 25 soldiers.
    => killed 25 combatants
Three families fled.
    => displaced 3 families
Two members of a family were killed.
    => killed 2
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [case for group in (VOICE, COORDINATION, SUBSETS, TOLLS, ZERO, VAGUE, NO_FIGURES, UNITS) for case in cases(group)],
)
def test_the_shape_of_the_sentence_decides(text: str, expected: str) -> None:
    assert not differences(text, expected)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officials said at least 20 miners were killed.", ["at least 20 miners were killed"]),
        ("It wounded 30, nine of them badly.", ["wounded 30", "nine of them"]),
        ("A toll of 45 was given.", ["toll of 45"]),
    ],
)
def test_the_span_runs_from_the_count_to_the_word_of_harm(text: str, words: list[str]) -> None:
    assert [text[figure.start : figure.end] for figure in find_figures(lay_out(text), ())] == words


_PIECES = (
    "killed wounded and or , . - ( ) : including among them of whom the dead 12 3,000 two dozens no one people "
    "civilians soldiers "
    "were was have been died fled homes destroyed toll number to at least up from a woman family injured "
    "casualties who that in "
    "Killed: IDPs victims all mostly their 's several"
)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(_PIECES.split()), max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_well_formed_figures(text: str) -> None:
    figures = find_figures(lay_out(text), ())
    ids = [figure.id for figure in figures]
    assert ids == [f"f{number}" for number in range(1, len(ids) + 1)]
    for figure in figures:
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.part_of is None or (figure.part_of in ids and figure.part_of != figure.id)
    assert [figure.start for figure in figures] == sorted(figure.start for figure in figures)


@pytest.mark.parametrize(
    "piece",
    [
        "Two men and 12 people, among them 3 women, were killed. ",
        "killed and ",
        "12 people and ",
        "the (",
        "1 000 ",
        "some ",
    ],
)
@pytest.mark.cost
def test_cost_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begin = time.perf_counter()
        find_figures(lay_out(text), ())
        return time.perf_counter() - begin

    seconds(2_000)
    assert seconds(80_000) < 20 * max(seconds(10_000), 0.005)
