"""Figures in wordings that other newsrooms use: tolls put at a number, euphemisms, the dead counted, denials."""

import pytest

from tests.extraction.figure_gold import cases, differences

TOLLS = """
The ministry puts the number of civilians killed in Orvan since January at 148.
    => killed 148 civilians
The latest strike raises to 384 the number of reporters killed in the war.
    => killed 384 journalists
The clinic recorded 14 deaths from hunger, bringing the total since June to 147, including 88 children.
    => killed 14; killed 147; killed 88 children <f2
The party's press bureau gave a toll of 52.
    => killed 52
The death toll has risen to 33, up from 21 on Friday.
    => killed 33; killed 21
The death toll rose from 41 to 45.
    => killed 41; killed 45
The dead numbered 40, the wounded more than 100.
    => killed 40; injured 100+
By our count the dead did not exceed six, four of them guards.
    => killed <=6; killed 4 <f1
At first the toll had been thirty; it ended above one hundred.
    => killed 30; killed 100+
The army reported 61 deaths. The governor disputed the figure of 61.
    => killed 61; killed 61
The mission confirmed 33 deaths, 28 in the first raid and five in the second.
    => killed 33; killed 28 <f1; killed 5 <f1
The siege has cost more than 9,000 lives in two years, 716 of them this year.
    => killed 9000+; killed 716 <f1
He was the 12th journalist killed in the country this year.
    => killed 12 journalists
She became the third nurse to be killed there since May.
    => killed 3 medics
"""

LOSSES = """
Two more died on Friday, taking to 20 the number killed in the raid.
    => killed 2; killed 20
Enemy losses over the day amounted to 1,240 personnel, 12 tanks and 31 artillery systems.
    => casualties 1240 combatants; destroyed 12 vehicles; destroyed 31 other
The brigade lost 40 soldiers, three tanks and an ammunition depot.
    => killed 40 combatants; destroyed 3 vehicles; destroyed 1 other
Up to 70 servicemen and nine units of military equipment were destroyed.
    => killed <=70 combatants; destroyed 9
Our artillery destroyed more than 30 militants.
    => killed 30+ combatants
Since the start of the campaign, 51 aircraft, 18 helicopters and 2,300 drones have been destroyed.
    => destroyed 51; destroyed 18; destroyed 2300
"""

EUPHEMISMS = """
Security forces neutralised six assailants.
    => killed 6 combatants
Eight terrorists were annihilated, some more wounded, and two vehicles destroyed.
    => killed 8 combatants; injured 2*; destroyed 2 vehicles
At least four bandits "fell" in the exchange, the inspector said.
    => killed 4+ combatants
Three of our men attained martyrdom.
    => killed 3
Two patients did not survive the night.
    => killed 2
Two others who had been driven to Halsk did not survive.
    => killed 2
The flood drowned 17 people and washed away some 300 homes.
    => killed 17; destroyed ~300 houses
The ferry went down, drowning ten pupils.
    => killed 10
Nineteen people were buried in two common graves.
    => killed 19
He had helped to bury 31 people.
    => killed 31
No hostages were harmed.
    => casualties 0
"We have 19 under treatment," the director said.
    => injured 19
Two second lieutenants had been captured.
    => detained 2 combatants
Police seized four students.
    => detained 4
Four teenagers were led away by force.
    => detained 4
The army press-ganged more than 300 Tamari men.
    => detained 300+ men
Seven rebels surrendered.
    => detained 7 combatants
"""

MISSING = """
A dozen other inhabitants remain untraceable.
    => missing 12
There is still no news of the four others.
    => missing 4
Three people have not been in touch since dawn.
    => missing 3
One person is still being searched for.
    => missing 1
The coastguard was still looking for at least 28 others.
    => missing 28+
Rescuers are searching for nine miners.
    => missing 9
"""

ARRIVALS = """
By Monday 400 families had left the town, the mayor said.
    => displaced 400 families
Nearly 1,200 households left Tolmin on foot.
    => displaced ~1200 families
Three families left the party early.
    =>
About 5,100 people displaced by the fighting arrived in Lomo.
    => displaced ~5100
The agency has recorded fewer than 900 arrivals.
    => displaced <=900
The chief estimates that seven to eight hundred families have gone.
    => displaced 700-800 families
Three hundred peacekeepers arrived in Lomo.
    => nothing
A delegation of 12 officials arrived in Lomo on Monday.
    => nothing
"""

PARTS = """
At least 23 people were killed and 40 wounded. Six of the dead were children.
    => killed 23+; injured 40; killed 6 children <f1
Eleven of the wounded were in a critical condition.
    => injured 11
An unnamed source said more than 20 of those killed were foreigners.
    => killed 20+
Troops killed five fighters. Elders say two of the five were teenagers.
    => killed 5 combatants; killed 2 children <f1
Thirteen of the dead belonged to the village guard.
    => killed 13
Nur is one of the six bodies that the judge recorded.
    => killed 6
The bombing killed 24 people on the day and a further 12 among the wounded in the weeks that followed.
    => killed 24; killed 12
They set fire to the court and to some twenty houses.
    => destroyed ~20 houses
They burned thirty-odd huts.
    => destroyed ~30 houses
"""

ELLIPSES = """
Twelve civilians including four women and a girl got injured.
    => injured 12; injured 4 women <f1; injured 1 children <f1
The lawyer met 23 witnesses, five of whom had themselves been wounded.
    => injured 5
They reported 18 and later 64 dead. The figures of 18 and 64 are false.
    => killed 64; killed 18; killed 64
A helicopter crash killed 38 people, 30 of them Tamaris, the worst loss of the war.
    => killed 38; killed 30 <f1
Troops killed five men. Three of the five were Tamaris.
    => killed 5; killed 3 <f1
She was murdered with her two children by a shell.
    => killed 2 children
He came to verify the burial of eleven soldiers and of five guerrillas.
    => killed 11 combatants; killed 5 combatants
More than 60 were dead. He had buried 41 himself.
    => killed 60+; killed 41
No innocent person was harmed.
    => casualties 0
The agency said 3,400 refugees had reached Tovar by boat.
    => displaced 3400
The two sides reached agreement, and 200 people reached the square.
    => nothing
The bishop buried eleven soldiers. The army admitted seven; the rebels claimed nineteen.
    => killed 11 combatants; killed 7; killed 19
The council reported 30 deaths. Local monitors counted at least 74, with 90 injured.
    => killed 30; killed 74+; injured 90
The governor spoke of 12 dead, aid groups say more than 40.
    => killed 12; killed 40+
Six people were killed. The mayor has stuck to four.
    => killed 6; killed 4
The army had put the dead at three. It raised that number to eight on Tuesday.
    => killed 3; killed 8
Nine people were hurt, and the movement claimed 12 seats.
    => injured 9
"""

DESCRIBED = """
The blast killed a girl and injured 11 people.
    => killed 1 children; injured 11
Police arrested two men and a woman.
    => detained 2 men; detained 1 women
Four women and a girl were injured.
    => injured 4 women; injured 1 children
Nine children and a woman died.
    => killed 9 children; killed 1 women
The rebels destroyed a school.
    => nothing
One soldier was killed.
    => killed 1 combatants
Not one person was killed.
    => killed 0
Not a single villager was hurt.
    => injured 0
Since 21:05 - eleven martyrs and four wounded.
    => killed 11; injured 4
The ferry sank, drowning ten pupils.
    => killed 10
"""

NOT_HAPPENED = """
The column passed a site for internally displaced persons.
    => nothing
On the same night gunmen held up a bus, while rebels held on to the bridge.
    => nothing
About a third of those killed, a third of them civilians, came from Orvan.
    => nothing
In Orvan one in ten are displaced.
    => nothing
The travel warning stays at level four, and a depot was destroyed.
    => nothing
The raid was carried out with the intention of killing civilians.
    => nothing
The ministry denied it had killed civilians.
    => nothing
The group denies targeting civilians or killing prisoners.
    => nothing
We affirm that no drone of our forces struck the market.
    => nothing
An attack on a convoy of displaced people left five dead.
    => killed 5
Ask those in power who burns villages.
    => nothing
After two martyrdom operations the base fell silent.
    => nothing
A tailor, Ola Benn, said her nephew, 11, was killed.
    => nothing
None were reported hurt.
    => nothing
The warlord is accused of killing civilians.
    => killed 2* civilians
Papers abroad wrote about dead civilians in Orvan.
    => killed 2* civilians
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case
        for gold in (TOLLS, LOSSES, EUPHEMISMS, MISSING, ARRIVALS, PARTS, ELLIPSES, DESCRIBED, NOT_HAPPENED)
        for case in cases(gold)
    ],
)
def test_wording(text: str, expected: str) -> None:
    """The figures of each sentence are those of the gold, in order."""
    assert differences(text, expected) == "", differences(text, expected)
