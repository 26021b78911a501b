"""Figures in sentences as newsrooms, ministries and aid agencies write them, theatre by theatre."""

import pytest

from tests.extraction.figure_gold import cases, differences

UKRAINE = """
Russian strikes killed at least six people and wounded 31 in the Sumy region overnight, the governor said.
    => killed 6+ people; injured 31 people
Two people were killed and 17, including three children, were injured when a drone hit a nine-storey building.
    => killed 2; injured 17; injured 3 children <f2
A 63-year-old woman was killed and her husband was hospitalised after shelling of Nikopol.
    => killed 1 women; injured 1 men
Air defences shot down 54 of 81 drones launched by the enemy, the air force said.
    => destroyed 54 other
The general staff said 1,130 Russian soldiers were killed or wounded over the past day.
    => casualties 1130 combatants
Our troops destroyed nine tanks, 22 armoured vehicles and 41 drones.
    => destroyed 9 vehicles; destroyed 22 vehicles; destroyed 41 other
The strike left 14,000 families without power.
    => nothing
The missile damaged 30 apartment buildings and a kindergarten.
    => nothing
More than 700 residents were evacuated from four villages near Pokrovsk.
    => displaced 700+ civilians
Both sides exchanged 150 prisoners of war each.
    => nothing
The number of wounded rose to 48, among them five rescuers.
    => injured 48; injured 5 <f1
Rescuers pulled three bodies from the rubble; two people are still missing.
    => killed 3; missing 2
Six people remain unaccounted for.
    => missing 6
One person was killed and four more were wounded in the Kherson district.
    => killed 1; injured 4
The attack on Odesa caused no casualties.
    => casualties 0
Five houses burned down and a warehouse was destroyed.
    => destroyed 5 houses
"""

GAZA_LEBANON_SYRIA = """
Israeli air strikes killed 38 Palestinians, most of them women and children, medics said.
    => killed 38; killed 2* women+children <f1
The health ministry said the death toll had risen to 43,391, with 102,347 wounded.
    => killed 43391; injured 102347
At least 11 members of one family were killed, among them seven children.
    => killed 11+; killed 7 children <f1
Hospital officials said the bodies of nine people, including a pregnant woman, were brought to the morgue.
    => killed 9; killed 1 women <f1
Lebanon's health ministry reported 28 dead and 139 injured in strikes on the south.
    => killed 28; injured 139
Three paramedics and a journalist were killed in the strike.
    => killed 3 medics; killed 1 journalists
About 1.9 million people, or 85% of the population, have been displaced.
    => displaced ~1900000 people
Militants took some 250 people hostage.
    => detained ~250
The army said its soldiers had killed more than 20 gunmen and arrested 35 suspects.
    => killed 20+ combatants; detained 35
No one was hurt, the army said.
    => injured 0
There were no immediate reports of casualties.
    => nothing
Barrel bombs killed a couple and their four children in Idlib province.
    => killed 2; killed 4 children
The strike levelled three houses.
    => destroyed 3 houses
The Observatory said 13 pro-government fighters and eight rebels died in the clashes.
    => killed 13 combatants; killed 8 combatants
Since dawn, 57 people have been killed by Israeli fire, including 21 aid seekers, the civil defence said.
    => killed 57; killed 21 <f1
Fifteen others, mostly children, were trapped under the rubble.
    => missing 15; missing 2* children <f1
Syrian forces detained scores of men in raids.
    => detained 40* men
"""

SUDAN_SAHEL_CONGO = """
Paramilitary fighters killed more than 80 villagers and burned dozens of huts in El Gezira state.
    => killed 80+ civilians; destroyed 24* houses
The shelling of the market killed 54 people and injured at least 158 others, the doctors' union said.
    => killed 54; injured 158+
An estimated 26,000 people fled El Fasher within two days, the IOM said.
    => displaced ~26000 people
Some 3,000 households were displaced from Um Rawaba.
    => displaced ~3000 families
The fighting has killed tens of thousands and displaced more than 12 million.
    => killed 20000*; displaced 12000000+
Gunmen on motorcycles massacred around 40 worshippers in a mosque.
    => killed ~40 civilians
The Malian army said it had neutralised 17 terrorists.
    => killed 17 combatants
Seven soldiers died and 12 were wounded when their convoy hit a landmine near Djibo.
    => killed 7 combatants; injured 12 combatants
Jihadists abducted 60 women in two raids.
    => detained 60 women
ADF rebels hacked to death 19 villagers.
    => killed 19 civilians
Thirteen peacekeepers have lost their lives since January.
    => killed 13
Thousands of people have crossed the border into Rwanda.
    => displaced 2000*
M23 rebels captured two towns.
    => nothing
At least 2,900 people died in Goma, and 9,000 were wounded, between January 26 and 30.
    => killed 2900+; injured 9000
Militiamen attacked a camp for displaced people, killing at least 35.
    => killed 35+
An attack on a camp hosting 12,000 displaced people killed four guards.
    => displaced 12000; killed 4
A dozen schoolgirls were kidnapped; three escaped.
    => detained 12 children
The CODECO militia set fire to 40 houses.
    => destroyed 40 houses
Families in several villages have begun leaving.
    => displaced 2* families
The assault sent some 15,000 people fleeing.
    => displaced ~15000
"""

SOUTH_EAST_ASIA = """
An air raid on a school in Sagaing killed 22 people, 20 of them children.
    => killed 22; killed 20 children <f1
Junta troops burned 400 homes and arrested nine villagers.
    => destroyed 400 houses; detained 9 civilians
Resistance fighters said they killed 30 soldiers and captured 12 others.
    => killed 30 combatants; detained 12 combatants
A suicide bomber killed 12 policemen and wounded more than 20 people at a checkpoint in Bannu.
    => killed 12 combatants; injured 20+
Security forces killed six militants in an intelligence-based operation; two soldiers were martyred.
    => killed 6 combatants; killed 2 combatants
At least two soldiers embraced martyrdom.
    => killed 2+ combatants
A roadside bomb struck a minibus, killing all 11 passengers.
    => killed 11
The blast martyred nobody.
    => nothing
Five labourers were shot dead and a sixth was wounded.
    => killed 5
Naxalites gunned down two policemen.
    => killed 2 combatants
The earthquake killed 60 and left hundreds homeless.
    => killed 60; displaced 200*
Police shot and killed three protesters.
    => killed 3
A gunman shot three people.
    => nothing
Between 60 and 70 fighters were killed, a tribal elder said.
    => killed 60-70 combatants
Up to 300 people may be trapped.
    => missing <=300
Up to 90 militants were killed, the army claimed.
    => killed <=90 combatants
"""

LATIN_AMERICA_UPPER_CASE = """
FOUR SOLDIERS WERE KILLED AND NINE OTHERS WERE WOUNDED IN AN AMBUSH NEAR TENANCINGO.
    => killed 4 combatants; injured 9 combatants
THE GUERRILLAS KIDNAPPED TWO ENGINEERS AND BLEW UP A BRIDGE.
    => detained 2
THE CLASH RESULTED IN SIX DEAD TERRORISTS AND TWO WOUNDED SOLDIERS.
    => killed 6 combatants; injured 2 combatants
A PEASANT WAS MURDERED BY UNIDENTIFIED MEN.
    => killed 1 civilians
A BOMB EXPLODED IN FRONT OF THE BANK BUT CAUSED NO INJURIES.
    => injured 0
THE TERRORISTS SET FIRE TO THREE BUSES.
    => destroyed 3 vehicles
THE MURDER OF FOUR TEACHERS AND THREE BOYS SHOCKED THE COUNTRY.
    => killed 4; killed 3 children
POLICE FOUND THE BODIES OF TWO YOUNG MEN.
    => killed 2 men
THE ARMY SUFFERED 14 CASUALTIES, INCLUDING 5 DEAD.
    => casualties 14; killed 5 <f1
DURING 1988, THE REBELS DESTROYED 57 ELECTRICAL TOWERS.
    => destroyed 57 other
THE ATTACK LEFT ONE CHILD DEAD AND THREE CIVILIANS WOUNDED.
    => killed 1 children; injured 3 civilians
Gunmen killed three social leaders in Cauca department.
    => killed 3
Ten former fighters have been assassinated this year.
    => killed 10 combatants
Gang members burned 10 houses and killed at least 70 people, including 10 women and three infants.
    => destroyed 10 houses; killed 70+; killed 10 women <f2; killed 3 children <f2
More than 5,000 people have been forced from their homes in Port-au-Prince.
    => displaced 5000+
Haitian police arrested eleven suspected gang members.
    => detained 11
"""

BALKANS_CAUCASUS_IRAQ = """
Serb gunners fired 40 shells into the town, killing three people and wounding 12, hospital sources said.
    => killed 3; injured 12
Some 8,000 Muslim men and boys were executed.
    => killed ~8000 men+children
Four people were killed and ten injured, three of them seriously, by sniper fire.
    => killed 4; injured 10; injured 3 <f2
Nearly two dozen refugees were wounded.
    => injured ~24
Officials put the toll at 16 dead and 40 missing.
    => killed 16; missing 40
Armenia said 49 of its servicemen had been killed.
    => killed 49 combatants
A car bomb in Mosul killed five and wounded nine, all civilians.
    => killed 5; injured 9 civilians
The bombing claimed 33 lives.
    => killed 33
Insurgents executed 14 Iraqi soldiers.
    => killed 14 combatants
The violence cost the lives of about 700 people.
    => killed ~700
Police recovered 21 corpses bearing signs of torture.
    => killed 21
Twin blasts killed dozens and injured scores more.
    => killed 24*; injured 40*
"""

YEMEN_SOMALIA_NIGERIA = """
A Saudi-led strike hit a bus, killing 29 children and wounding 30 others.
    => killed 29 children; injured 30
The Houthis said four coast guards were martyred.
    => killed 4
Al-Shabaab fighters stormed a hotel, and eight civilians and four soldiers died in the siege.
    => killed 8 civilians; killed 4 combatants
In Mogadishu seven people died and 15 others sustained injuries.
    => killed 7; injured 15
Bandits killed nine farmers and rustled 200 cattle.
    => killed 9 civilians
The bandits abducted 45 villagers, of whom 12 were later freed.
    => detained 45 civilians
Suspected herders killed at least 12 persons, burnt 30 houses and displaced hundreds.
    => killed 12+; destroyed 30 houses; displaced 200*
Twelve Houthis were killed.
    => killed 12
The mine killed one fisherman and critically injured another.
    => killed 1 civilians; injured 1 civilians
An 8-year-old boy and his mother were killed.
    => killed 1 children; killed 1 women
"""

SITUATION_REPORTS = """
Killed: 14
    => killed 14
Casualties: 9 killed, 27 injured
    => killed 9; injured 27
Injured: 33 (including 12 children)
    => injured 33; injured 12 children <f1
Houses destroyed: 210
    => destroyed 210 houses
IDPs: 4,350
    => displaced 4350
12 KIA, 30 WIA
    => killed 12; injured 30
OHCHR recorded 213 civilian casualties (61 killed, 152 injured) in March.
    => casualties 213 civilians; killed 61 <f1; injured 152 <f1
From 1 to 31 May, HRMMU recorded 1,019 civilian casualties: 183 killed and 836 injured.
    => casualties 1019; killed 183 <f1; injured 836 <f1
Partners report 31 deaths and 77 injuries among civilians.
    => killed 31; injured 77
Some 480 families (2,400 people) were displaced by clashes.
    => displaced ~480 families; displaced 2400 people
Civilian deaths: 25
    => killed 25 civilians
An unknown number of people were killed.
    => killed ?
Two aid workers and one health worker were killed; five aid workers were detained.
    => killed 2 aid_workers; killed 1 medics; detained 5 aid_workers
As of 5 May, 6,200 displaced people have returned.
    => nothing
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case
        for theatre in (
            UKRAINE,
            GAZA_LEBANON_SYRIA,
            SUDAN_SAHEL_CONGO,
            SOUTH_EAST_ASIA,
            LATIN_AMERICA_UPPER_CASE,
            BALKANS_CAUCASUS_IRAQ,
            YEMEN_SOMALIA_NIGERIA,
            SITUATION_REPORTS,
        )
        for case in cases(theatre)
    ],
)
def test_newsroom_sentences(text: str, expected: str) -> None:
    assert not differences(text, expected)
