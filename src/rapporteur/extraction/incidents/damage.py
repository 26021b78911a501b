"""Tell from the words around a happening what it was directed at and what it was carried out with.

Source: target and weapon vocabularies of the reading format, after MUC-4 instrument and target types.
"""

import re
from collections.abc import Iterable

from rapporteur.model.vocabularies import IncidentType, Target, Weapon


def _any(words: str) -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{words})\b")


_WEAPONS: tuple[tuple[Weapon, "re.Pattern[str]"], ...] = (
    (Weapon.HELICOPTER, _any(r"helicopters?|gunships?|choppers?")),
    (Weapon.DRONE, _any(r"drones?|uavs?|quadcopters?|fpv|unmanned aerial vehicles?|shaheds?")),
    (
        Weapon.AIRCRAFT,
        _any(
            r"air ?craft|war ?planes?|fighter jets?|jets|planes|bombers|air ?strikes?|air raids?|aerial bombing|"
            r"fighter-bombers?"
        ),
    ),
    (Weapon.MISSILE, _any(r"missiles?")),
    (Weapon.ROCKET, _any(r"rockets?|rocket-propelled|rpgs?|katyushas?|grads?")),
    (Weapon.MORTAR, _any(r"mortars?")),
    (Weapon.ARTILLERY, _any(r"artillery|howitzers?|shells?|shelling|tank fire|tank shells?")),
    (Weapon.SUICIDE_VEST, _any(r"suicide vests?|explosive (?:vest|belt)s?")),
    (
        Weapon.VEHICLE_BOMB,
        _any(r"(?:car|truck|vehicle|motorcycle) bomb\w*|explosives-laden|vbieds?|booby-trapped (?:car|vehicle)s?"),
    ),
    (Weapon.LANDMINE, _any(r"land ?mines?|mines?(?= (?:blast|explosion|exploded))")),
    (Weapon.GRENADE, _any(r"(?:hand )?grenades?")),
    (
        Weapon.EXPLOSIVE,
        _any(r"bombs?|bombings?|explosives?|dynamite|ieds?|roadside bombs?|explosive devices?|suicide bomb\w*"),
    ),
    (
        Weapon.SMALL_ARMS,
        _any(
            r"gunfire|gunm[ae]n|shot dead|gunned down|opened fire|rifles?|pistols?|machine[- ]?guns?|ak-47s?|"
            r"bullets?|shootings?|snipers?|live (?:ammunition|rounds|fire)"
        ),
    ),
    (Weapon.CHEMICAL, _any(r"chlorine|sarin|mustard gas|chemical (?:attack|weapon)s?|nerve agents?|poison gas")),
    (Weapon.BLADED, _any(r"kni(?:fe|ves)|machetes?|swords?|axes?|stabb(?:ed|ing)s?|beheaded|hacked")),
    (
        Weapon.FIRE,
        _any(r"arson|torched|set (?:\w+ ){0,4}?(?:on fire|ablaze|alight)|set fire to|molotov\w*|petrol bombs?"),
    ),
)
_TARGETS: tuple[tuple[Target, "re.Pattern[str]"], ...] = (
    (
        Target.CIVILIANS,
        _any(
            r"civilians?|residents|villagers|wom[ae]n|children|child|famil(?:y|ies)|peasants?|farmers?|worshippers|"
            r"pilgrims|refugees|students?|schoolgirls?|passengers|commuters|shoppers|mourners|bystanders|people"
        ),
    ),
    (
        Target.COMBATANTS,
        _any(
            r"soldiers?|troops|fighters|militants|rebels|(?:army|military|border|militant|rebel) (?:posts?|"
            r"outposts?|bases?|positions?|camps?|convoys?|patrols?)|barracks|outposts|service members"
        ),
    ),
    (Target.POLICE, _any(r"police(?:m[ae]n)?(?: (?:officers?|stations?|posts?|checkpoints?|convoys?))?|gendarmes?")),
    (
        Target.OFFICIALS,
        _any(
            r"mayors?|governors?|ministers?|judges?|lawmakers?|senators?|councill?ors?|candidates?|politicians?|"
            r"government (?:officials?|offices?|buildings?)"
        ),
    ),
    (Target.DIPLOMATS, _any(r"embass(?:y|ies)|consulates?|diplomats?|ambassadors?")),
    (Target.MEDICS, _any(r"medics?|paramedics?|doctors?|nurses?|ambulances?|health workers?|rescuers?")),
    (Target.JOURNALISTS, _any(r"journalists?|reporters?|photographers?|cameram[ae]n|news crew")),
    (Target.AID_WORKERS, _any(r"aid (?:workers?|convoys?)|humanitarian (?:workers?|convoys?)|relief workers?")),
    (
        Target.ENERGY,
        _any(
            r"power (?:plants?|stations?|lines?|grid|facilit(?:y|ies))|energy (?:facilit(?:y|ies)|"
            r"infrastructure)|substations?|refiner(?:y|ies)|oil (?:depots?|facilit(?:y|ies)|wells?|pipelines?)|"
            r"pipelines?|pylons?|fuel depots?|electricity|dams?"
        ),
    ),
    (
        Target.TRANSPORT,
        _any(
            r"bus(?:es)?|trains?|railway\w*|airports?|ports?|bridges?|highways?|trucks?|minibus(?:es)?|ferr(?:y|"
            r"ies)|ships?|vessels?|tankers?"
        ),
    ),
    (
        Target.HOUSING,
        _any(r"houses?|homes?|apartment\w*|residential|dwellings?|huts|tents?|(?:refugee|displacement) camps?"),
    ),
    (Target.SCHOOL, _any(r"schools?|universit(?:y|ies)|college|madrassas?|kindergartens?|classrooms?")),
    (Target.HOSPITAL, _any(r"hospitals?|clinics?|health (?:cent(?:er|re)s?|facilit(?:y|ies))|maternity")),
    (Target.WORSHIP, _any(r"mosques?|church(?:es)?|synagogues?|temples?|shrines?|monaster(?:y|ies)|cathedrals?")),
    (
        Target.MARKET,
        _any(r"markets?|bazaars?|shops?|shopping (?:mall|cent(?:er|re))s?|supermarkets?|stores?|restaurants?|cafes?"),
    ),
    (
        Target.INFRASTRUCTURE,
        _any(
            r"infrastructure|water (?:plants?|stations?|systems?)|telecom\w*|communication towers?|warehouses?|"
            r"factor(?:y|ies)"
        ),
    ),
)
_IMPLIED: dict[IncidentType, Weapon] = {
    IncidentType.AIR_STRIKE: Weapon.AIRCRAFT,
    IncidentType.DRONE_STRIKE: Weapon.DRONE,
    IncidentType.SHELLING: Weapon.ARTILLERY,
    IncidentType.IED: Weapon.EXPLOSIVE,
    IncidentType.BOMBING: Weapon.EXPLOSIVE,
    IncidentType.SUICIDE_BOMBING: Weapon.EXPLOSIVE,
    IncidentType.SHOOTING: Weapon.SMALL_ARMS,
    IncidentType.ARSON: Weapon.FIRE,
}


def find_weapons(words: str, type_: IncidentType | None) -> tuple[Weapon, ...]:
    """The weapons that folded `words` name, or the one that the type implies where they name none."""
    named = tuple(weapon for weapon, pattern in _WEAPONS if pattern.search(words))
    return named or (((_IMPLIED[type_],) if type_ in _IMPLIED else ()) if type_ else ())


def find_targets(words: str) -> tuple[Target, ...]:
    """Who or what folded `words` (those after the trigger, or before a passive) name as aimed at or hit."""
    return tuple(target for target, pattern in _TARGETS if pattern.search(words))


def merged(weapons: Iterable[Weapon]) -> tuple[Weapon, ...]:
    """Each weapon once, in the order of first mention."""
    return tuple(dict.fromkeys(weapons))
