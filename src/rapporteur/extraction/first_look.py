"""A cheap first look: whether a document can hold anything of violence, coercion or harm, before the costly reading.

A single word that hardly ever means anything else is enough; of words with a peaceful meaning as well ("fire",
"strike", "battle") it takes several different ones. The list errs on the side of reading: what it sets aside is lost.
"""

import re

_WORD = re.compile(r"[a-z]+")
_ENOUGH = 2  # different words that may be peaceful alone
_SHORT = 60  # words of a text in which one is enough: a post has no room for more


def _forms(table: str) -> frozenset[str]:
    """The words of a table in which `kill/s/ed` stands for kill, kills and killed."""
    found = set()
    for entry in table.split():
        stem, *endings = entry.split("/")
        found |= {stem, *(stem + ending for ending in endings)}
    return frozenset(found)


# Violence, coercion and their tools; then those who use them; then what befell people.
_PLAIN = _forms("""
    kill/s/ed/ing/ings/er/ers slain murder/s/ed/ing/er/ers/ous massacre/s/d massacring slaughter/ed/ing assassinate/d
    assassination/s behead/ed/ing/ings lynch/ed/ing/ings executions genocide genocidal atrocity atrocities
    bomb/s/ed/ing/ings/er/ers/ard/arded/arding/ardment/ardments bombshell shelled shelling shellings airstrike/s
    warplane/s gunship/s missile/s mortar/s artillery howitzer/s grenade/s landmine/s ied ieds uav uavs shrapnel
    kalashnikov/s munition/s gunfire gunshot/s gunfight/s shootout/s crossfire ambush/ed/es/ing firefight/s
    detonate/d/s detonating detonation/s warhead/s
    gunman gunmen militant/s insurgent/s insurgency insurgencies guerrilla/s guerilla/s rebel/s rebellion terrorist/s
    terrorism jihadist/s jihadi/s paramilitary paramilitaries militia/s militiaman militiamen warlord/s mercenary
    mercenaries combatant/s sniper/s separatist/s junta mujahideen mujahedeen troops
    wounded wounding wounds injured casualty casualties fatality fatalities fatally corpse/s
    displaced displacement refugee/s abduct/ed/ing/ion/ions/ors kidnap/ped/ping/pings/pers/s hostage/s detainee/s
    detained detention/s torture/d torturing rape/d/s raping ceasefire/s truce disappearances looted looting
    curfew airstrikes deportation/s ransacked razed torched arson
""")

# Violent among others of their kind, peaceful alone.
_TELLING = _forms("""
    attack/s/ed/ing/er/ers assault/s/ed/ing raid/s/ed/ing strike/s striking struck clash/es/ed/ing fight/s/ing/er/ers
    fought battle/s battled battling battlefield fire/s/d firing shot/s shoot/s/ing/ings/er/ers gun/s gunned rifle/s
    pistol/s weapon/s weaponry arms armed ammunition explosion/s explosive/s explode/d exploding blast/s blew rocket/s
    drone/s shell/s aircraft jets helicopter/s tank/s offensive/s invasion invade/d incursion/s siege besieged
    destroy/s/ed/ing destruction demolish/ed demolition damage/d damaging devastated ruins rubble burn/ed/ing burnt
    threat/s threaten/ed/s/ing threatening violence violent violently war/s warfare conflict/s hostilities unrest riot/s
    rioters rioting protest/s protester/s protesters protestors
    military army armies soldier/s forces force fighter/s police policeman policemen gendarmes commando/s battalion/s
    brigade/s officer/s gang/s extremist/s security troop border occupied occupation armoured armored regime
    dead death/s deadly die/s died dying lethal body bodies victim/s toll perished drowned casualties injure/s injury
    injuries injuring hurt wound execute/d execution survivor/s survived survive survivors missing trapped rescue/d/rs
    capsized collapse/d crash/ed flood/s flooding landslide earthquake avalanche stampede
    arrest/s/ed/ing detain/s detaining jail/ed prison/s prisoner/s imprisoned imprisonment captive/s captivity capture/d
    captured custody seized hijack/ed/ing crackdown coup deport/ed expelled evicted eviction/s evacuate/d evacuation
    evacuees flee/ing fled uprooted exodus homeless asylum camps sheltering shelter/s starvation famine hunger
    buried burial/s funeral/s grave/s mourners cremate/d bandit/s outlaws
    civilian/s hospital/s peacekeeper/s peacekeeping humanitarian crime/s suspect/s suspected
""")


def is_worth_reading(text: str) -> bool:
    """Whether a text has words of violence, displacement, detention, threat or other harm to people.

    Args:
        text: a document's text in any case; English, as the reader is.

    Returns:
        False when nothing in the words suggests that the reading would find an incident or a figure.
    """
    written = _WORD.findall(text.lower())
    words = set(written)
    enough = 1 if len(written) < _SHORT else _ENOUGH
    return not words.isdisjoint(_PLAIN) or len(words & _TELLING) >= enough
