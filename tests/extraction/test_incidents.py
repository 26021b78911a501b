"""Incidents in sentences as newsrooms, ministries and aid agencies write them, and what must not become one."""

import pytest

from tests.extraction.staging import cases, differences

KINDS = """
{d|Ruvian} warplanes struck a market in {p|Tolmin} on {t|Friday|2031-05-02}, killing at least 20 people.
    => air_strike happened 2031-05-02 @Tolmin by Ruvia=reported_as_fact #market +aircraft
An air strike hit a clinic in {p|Tolmin} on {t|Friday|2031-05-02}.
    => air_strike 2031-05-02 @Tolmin by nobody #hospital
Drones attacked a power station near {p|Osk} {t|overnight|2031-05-05}, the governor said.
    => drone_strike 2031-05-05 @Osk #energy +drone
Artillery fire killed two farmers outside {p|Verl} on {t|Sunday|2031-05-04}. => shelling 2031-05-04 @Verl #civilians
{d|Ruvian} forces shelled the village of {p|Verl} on {t|Sunday|2031-05-04}.
    => shelling @Verl by Ruvia=reported_as_fact
A ballistic missile slammed into an apartment block in {p|Osk}, killing nine. => missile_attack @Osk #housing
A suicide bomber blew himself up outside a mosque in {p|Damar} on {t|Friday|2031-05-02}, killing 14 worshippers.
    => suicide_bombing 2031-05-02 @Damar #worship
A roadside bomb hit a bus near {p|Damar} on {t|Monday|2031-05-05}, killing seven passengers. => ied @Damar #transport
A car bomb exploded outside the town hall in {p|Damar} on {t|Monday|2031-05-05}. => bombing @Damar +vehicle_bomb
Gunmen opened fire on a bar in {p|Lirio} late on {t|Saturday|2031-05-03}, killing five people.
    => shooting 2031-05-03 @Lirio +small_arms
Fighters of the {g|Red Front} attacked an army outpost near {p|Kessa} at dawn on {t|Monday|2031-05-05}.
    => attack_on_post 2031-05-05 @Kessa by Red Front=reported_as_fact #combatants
Heavy fighting broke out between the army and the {g|Red Front} in {p|Kessa} on {t|Monday|2031-05-05}.
    => armed_clash @Kessa
Militiamen executed 12 prisoners in {p|Orsa} on {t|Thursday|2031-05-01}, survivors said. => execution @Orsa 2031-05-01
Armed men abducted 30 schoolgirls from a boarding school in {p|Zarin} on {t|Tuesday|2031-04-29}.
    => abduction @Zarin 2031-04-29
Police arrested 40 protesters in {p|Lirio} on {t|Sunday|2031-05-04}. => detention @Lirio
About 3,000 families fled their homes in {p|Kessa} when militias arrived on {t|Sunday|2031-05-04}.
    => displacement @Kessa
Soldiers raped at least six women in {p|Orsa}, a doctor said. => sexual_violence @Orsa
Raiders burned down 80 huts in {p|Orsa} on {t|Friday|2031-05-02}. => arson @Orsa
Looting was reported in {p|Orsa} on {t|Friday|2031-05-02}. => looting @Orsa
Thousands took to the streets of {p|Lirio} on {t|Sunday|2031-05-04} against the junta. => protest @Lirio
A ceasefire took effect in {p|Kessa} on {t|Monday|2031-05-05}, the army said. => ceasefire @Kessa
Guerrillas dynamited a pylon near {p|Lirio} on {t|Sunday|2031-05-04}. => bombing @Lirio
Two people were shot dead by soldiers at a checkpoint in {p|Lirio} on {t|Sunday|2031-05-04}. => shooting @Lirio
BOMBS EXPLODED AT TWO BANKS IN {p|LIRIO} ON {t|SUNDAY|2031-05-04}, WOUNDING A GUARD. POLICE BLAMED URBAN
    GUERRILLAS.
    => bombing @LIRIO 2031-05-04
Two mortar shells landed beside the bakery in {p|Verl} on {t|Monday|2031-05-05}. => shelling @Verl 2031-05-05
Guided bombs fell on the rail yard in {p|Osk} on {t|Monday|2031-05-05}. => air_strike @Osk
Someone threw a grenade into a bus depot in {p|Lirio} on {t|Sunday|2031-05-04}. => bombing @Lirio
Two substations were blown up near {p|Lirio} on {t|Sunday|2031-05-04}. => bombing @Lirio
Bandits raided the village of {p|Orsa} on {t|Thursday|2031-05-01}, killing nine. => attack_on_post @Orsa
Armed men on horseback entered the hamlet of {p|Orsa} on {t|Thursday|2031-05-01}, killing nine.
    => attack_on_post @Orsa
Eleven pupils were marched into the forest near {p|Zarin} on {t|Tuesday|2031-04-29}. => abduction @Zarin
The army hit a camp near {p|Kessa} on {t|Monday|2031-05-05} with three "Vulture" drones. => drone_strike @Kessa
Relief convoy under attack || • Two clinics looted; {g|Red Front} fighters shot a guard in {p|Kessa} on
    {t|Monday|2031-05-05}. => looting #hospital; shooting @Kessa
The {g|Red Front} warned that it would burn every lorry on the {p|Osk} road. => threat threatened
The army captured the town of {p|Kessa} on {t|Monday|2031-05-05}, and its soldiers looted the shops.
    => other @Kessa; looting
"""

NOTHING = """
The union said workers would go on strike at the {p|Osk} refinery on {t|Monday|2031-05-05}. => nothing
The minister died of a heart attack in {p|Osk} on {t|Sunday|2031-05-04}. => nothing
The striker shot wide in the second half as {p|Osk} were hit by injuries. => nothing
Prosecutors dropped a bombshell in the {p|Osk} trial on {t|Monday|2031-05-05}. => nothing
A bus crash killed 12 people near {p|Osk} on {t|Monday|2031-05-05}. => nothing
An earthquake killed 40 people in {p|Osk} on {t|Monday|2031-05-05}. => nothing
The army warned that any attack on {p|Osk} would be answered. => nothing
The two sides struck a deal in {p|Osk} on {t|Monday|2031-05-05}, the army said. => nothing
The envoy called for an immediate ceasefire in {p|Kessa}. => nothing
The army has the right to strike targets in {p|Kessa}, the minister said. => nothing
Senators attacked the budget in {p|Osk} on {t|Monday|2031-05-05}. => nothing
More than 9,000 soldiers have been killed since the start of the war. => nothing
The director shot the film in {p|Osk} in {t|May|2031-05-01|2031-06-01}. => nothing
The minister visited the displacement camp near {p|Osk} on {t|Monday|2031-05-05}. => nothing
Police launched a search operation for the missing hikers near {p|Osk}. => nothing
More than 40,000 people have fled their homes in {p|Kessa} since {t|January|2031-01-01|2031-02-01}. => nothing
At least 80 people have died in bomb attacks in {p|Kessa} since {t|January|2031-01-01|2031-02-01}. => nothing
Inspectors found no evidence of an air strike in {p|Kessa} on {t|Monday|2031-05-05}. => nothing
The old mayor died of pneumonia in {p|Kessa} on {t|Monday|2031-05-05}. => nothing
The army has lost 900 tanks in {p|Kessa} since the start of the offensive. => nothing
According to the displacement committee, {p|Kessa} has 9 wells for civilians. => nothing
"""

STATUS = """
Police foiled a suicide attack on a church in {p|Damar} on {t|Sunday|2031-05-04}. => suicide_bombing attempted @Damar
The army will launch an assault on {p|Kessa} on {t|Monday|2031-05-12}, a general said. => planned @Kessa
The {g|Red Front} threatened to attack {p|Kessa}. => threat threatened by Red Front=reported_as_fact
Air defences shot down nine drones over {p|Osk} on {t|Monday|2031-05-05}. => drone_strike attempted @Osk by nobody
No school was attacked in {p|Osk} on {t|Monday|2031-05-05}, the army said. => denied @Osk
The army did not bomb the hospital in {p|Kessa}, a spokesman said. => denied @Kessa
"""

PERPETRATORS = """
Five people were killed by {d|Ruvian} shelling in {p|Verl} on {t|Sunday|2031-05-04}.
    => shelling by Ruvia=reported_as_fact
The {g|Red Front} claimed responsibility for the bombing in {p|Damar} on {t|Sunday|2031-05-04}.
    => bombing by Red Front=claimed_or_admitted @Damar
A bomb exploded in {p|Damar} on {t|Sunday|2031-05-04}, killing two. The {g|Red Front} claimed responsibility.
    => bombing by Red Front=claimed_or_admitted x2
A bomb exploded in {p|Damar} on {t|Sunday|2031-05-04}, killing two. No group has claimed responsibility.
    => bombing by nobody
Police blamed the {g|Red Front} for the shooting in {p|Damar} on {t|Sunday|2031-05-04} that killed two.
    => shooting by Red Front=suspected_or_accused_by_authorities
Two men were killed in an ambush near {p|Damar} blamed on the {g|Red Front}.
    => armed_clash by Red Front=suspected_or_accused
Suspected {g|Red Front} militants killed four villagers in {p|Damar} on {t|Sunday|2031-05-04}.
    => by Red Front=suspected_or_accused
{s|Ruvia} denied carrying out the air strike in {p|Tolmin} on {t|Friday|2031-05-02}. => air_strike by Ruvia=denied
Residents of {p|Tolmin} said {d|Ruvian} jets bombed the market on {t|Friday|2031-05-02}.
    => air_strike by Ruvia=suspected_or_accused
{s|Ruvia} said its forces struck a weapons depot in {p|Tolmin} on {t|Friday|2031-05-02}.
    => by Ruvia=claimed_or_admitted
{s|Ruvia} and {s|Morland} bombed targets in {p|Tolmin} on {t|Friday|2031-05-02}.
    => by Ruvia=reported_as_fact by Morland=reported_as_fact
Clashes between the {g|Red Front} and the {g|White Guard} killed ten people in {p|Kessa}.
    => armed_clash by Red Front=reported_as_fact by White Guard=reported_as_fact
A missile attack on {d|Ruvian} soldiers in {p|Tolmin} killed three on {t|Friday|2031-05-02}.
    => missile_attack by nobody
A band of some 30 {g|Red Front} fighters stormed the village of {p|Orsa} on {t|Thursday|2031-05-01}.
    => by Red Front=reported_as_fact
Drones of the paramilitary {g|White Guard} struck a market in {p|Verl} on {t|Monday|2031-05-05}.
    => drone_strike by White Guard=reported_as_fact
{g|Red Front} men raided {p|Orsa} on {t|Thursday|2031-05-01}, killing two. They set fire to eleven granaries.
    => attack_on_post by Red Front=reported_as_fact x2
{g|Red Front} troops killed six militiamen in a raid on a camp near {p|Kessa} on {t|Monday|2031-05-05}.
    => by Red Front=reported_as_fact
A mortar attack killed two people in {p|Verl} on {t|Monday|2031-05-05}. The {g|White Guard} rejected the accusation.
    => shelling by White Guard=denied x2
A mortar attack killed two people in {p|Verl} on {t|Monday|2031-05-05}. Officials suspect the {g|Red Front}.
    => shelling by Red Front=suspected_or_accused_by_authorities x2
A mortar attack killed two people in {p|Verl} on {t|Monday|2031-05-05}. Residents pointed the finger at the
    {g|Red Front}. => shelling by Red Front=suspected_or_accused x2
Gunmen believed to be members of the {g|Red Front} shot dead two guards in {p|Verl} on {t|Monday|2031-05-05}.
    => shooting by Red Front=suspected_or_accused
The shooting in {p|Verl} on {t|Monday|2031-05-05}, in which two died, was the work of the {g|Red Front}.
    => shooting
The army said the {g|Red Front} was behind the bombing in {p|Verl} on {t|Monday|2031-05-05} that killed two.
    => bombing by Red Front=suspected_or_accused_by_authorities
"""

PLACES = """
Officials in {p|Osk} said an air strike killed six people in {p|Tolmin} on {t|Friday|2031-05-02}.
    => air_strike @Tolmin x1
A journalist from {p|Osk} said shelling hit {p|Verl} on {t|Friday|2031-05-02}. => shelling @Verl
Rockets fired from {p|Osk} hit a school in {p|Verl} on {t|Friday|2031-05-02}. => missile_attack @Verl
{p|OSK}, May 3 (Meridian) - Gunmen killed six people in {p|Verl} on {t|Friday|2031-05-02}. => shooting @Verl x1
In {p|Verl}, a drone strike killed two people on {t|Friday|2031-05-02}. => drone_strike @Verl
{p|OSK}, {t|May 3|2031-05-03} (Meridian) - Gunmen killed six people in {p|Verl} on {t|Friday|2031-05-02}.
    => shooting @Verl 2031-05-02
({p|Osk}, {t|May 5|2031-05-05}) - Militiamen burned down a school in {p|Verl}, a survivor said. => arson @Verl undated
"""

JOINING = """
Air strikes hit a market in {p|Tolmin} on {t|Friday|2031-05-02}, killing 20. || The attack was the deadliest
    this year, medics said.
    => air_strike @Tolmin x2
Shelling killed two people in {p|Verl} on {t|Friday|2031-05-02}. || Separately, shelling killed a man in {p|Osk}
    on {t|Saturday|2031-05-03}.
    => shelling @Verl 2031-05-02; shelling @Osk 2031-05-03
An air strike on {t|Friday|2031-05-02} killed six people in {p|Tolmin}. Another air strike in {p|Tolmin} killed
    two.
    => air_strike; air_strike
Gunmen kill 12 in {p|Lirio} bar || {p|LIRIO} - Gunmen opened fire in a bar in {p|Lirio} on
    {t|Saturday|2031-05-03}, killing 12 people, police said.
    => shooting @Lirio 2031-05-03 x2
{d|Ruvian} missiles killed four people in {p|Osk} on {t|Friday|2031-05-02}. || {d|Morlandn} missiles killed two
    people in {p|Verl} on {t|Friday|2031-05-02}.
    => missile_attack by Ruvia=reported_as_fact; missile_attack by Morland=reported_as_fact
A suicide bomber killed 30 people in {p|Damar} in {t|2024|2024-01-01|2025-01-01}. => suicide_bombing bg 2024-01-01
Shelling hit {p|Verl} and {p|Osk} on {t|Friday|2031-05-02}. => shelling @Verl @Osk
An air strike destroyed a house in {p|Tolmin} on {t|Friday|2031-05-02}. Six members of one family died.
    => air_strike x2
Gunmen attacked a bar in {p|Lirio} on {t|Saturday|2031-05-03}. || The {g|Red Front} denied that its fighters had fired
    on civilians. => shooting happened @Lirio by Red Front=denied x2
Car bomb kills five in {a|Karst} || A car bomb exploded in {p|Damar} on {t|Sunday|2031-05-04}, killing five people.
    => bombing 2031-05-04 @Damar x2
Shelling killed three people in {p|Verl} on {t|Friday|2031-05-02}. || Shelling has killed 90 people in {p|Verl} since
    {t|1 March|2031-03-01}. => shelling 2031-05-02 x1
Drones hit a fuel depot in {p|Verl} in two waves on {t|Monday|2031-05-05}. The first set the tanks ablaze, the second
    struck ambulances. => drone_strike @Verl x3
In a separate incident, an air strike hit a flat in {p|Verl} on {t|Monday|2031-05-05}. => air_strike @Verl x1
An air strike killed two people in {p|Verl} on {t|Friday|2031-05-02}. A week earlier shelling killed four in {p|Osk}.
    => air_strike @Verl; shelling @Osk
The army attacked {p|Verl} on {t|Friday|2031-05-02}. || At least 146 civilians have been killed since the start of the
    war. => happened @Verl x1
A judge was murdered in {p|Lirio} on {t|Friday|2031-05-02}. || She was shot from a moving car. => shooting @Lirio x2
"""


@pytest.mark.parametrize(("marked", "expected"), [*cases(KINDS)])
def test_each_kind_of_happening_is_found_with_its_place_and_day(marked: str, expected: list[set[str]]) -> None:
    assert not differences(marked, expected)


@pytest.mark.parametrize(("marked", "expected"), [*cases(NOTHING)])
def test_what_only_sounds_like_violence_is_no_incident(marked: str, expected: list[set[str]]) -> None:
    assert not differences(marked, expected)


@pytest.mark.parametrize(("marked", "expected"), [*cases(STATUS)])
def test_words_of_failure_plan_threat_and_denial_set_the_status(marked: str, expected: list[set[str]]) -> None:
    assert not differences(marked, expected)


@pytest.mark.parametrize(("marked", "expected"), [*cases(PERPETRATORS)])
def test_who_did_it_is_as_firm_as_the_words(marked: str, expected: list[set[str]]) -> None:
    assert not differences(marked, expected)


@pytest.mark.parametrize(("marked", "expected"), [*cases(PLACES)])
def test_the_place_is_that_of_the_event_not_of_the_speaker(marked: str, expected: list[set[str]]) -> None:
    assert not differences(marked, expected)


@pytest.mark.parametrize(("marked", "expected"), [*cases(JOINING)])
def test_mentions_of_one_happening_join_and_others_stay_apart(marked: str, expected: list[set[str]]) -> None:
    assert not differences(marked, expected)
