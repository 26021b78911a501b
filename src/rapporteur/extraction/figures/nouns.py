"""Nouns: who and what figures count, and which class of victims or sort of thing each word names."""

from dataclasses import dataclass
from enum import Enum, auto

from rapporteur.extraction.words import word_set
from rapporteur.model.vocabularies import Unit, VictimClass


class Kind(Enum):
    """What sort of thing a counted noun names."""

    PERSON = auto()
    FAMILY = auto()
    OBJECT = auto()


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that figures count; `number` is how many one of it means ("a couple" is two), None for a plural."""

    kind: Kind
    who: VictimClass | None
    unit: Unit
    number: int | None


_PERSONS: dict[VictimClass | None, str] = {
    VictimClass.PEOPLE: (
        "person/people person/persons individual/individuals victim/victims -/humans prisoner/prisoners "
        "detainee/detainees suspect/suspects captive/captives hostage/hostages inmate/inmates member/members "
        "foreigner/foreigners -/nationals employee/employees worker/workers volunteer/volunteers guard/guards "
        "driver/drivers leader/leaders supporter/supporters activist/activists protester/protesters "
        "protestor/protestors demonstrator/demonstrators rioter/rioters evacuee/evacuees survivor/survivors "
        "relative/relatives sibling/siblings occupant/occupants crew/crews sailor/sailors convict/convicts "
        "personnel/personnel staff/staff staffer/staffers colleague/colleagues friend/friends soul/souls "
        "contractor/contractors engineer/engineers technician/technicians lawyer/lawyers politician/politicians "
        "candidate/candidates -/returnees -/parents -/twins -/others other/- adult/adults youth/youths "
        "professor/professors elder/elders firefighter/firefighters rescuer/rescuers crewmember/crewmembers "
        "mariner/mariners opponent/opponents agent/agents businessman/businessmen dissident/dissidents "
        "collaborator/collaborators student/students bodyguard/bodyguards watchman/watchmen deportee/deportees "
        "compatriot/compatriots apprentice/apprentices"
    ),
    VictimClass.CIVILIANS: (
        "civilian/civilians villager/villagers resident/residents worshipper/worshippers worshiper/worshipers "
        "farmer/farmers "
        "peasant/peasants herder/herders shepherd/shepherds fisherman/fishermen shopper/shoppers "
        "shopkeeper/shopkeepers "
        "vendor/vendors pilgrim/pilgrims mourner/mourners commuter/commuters merchant/merchants motorist/motorists "
        "priest/priests nun/nuns pastor/pastors imam/imams cleric/clerics bishop/bishops monk/monks jesuit/jesuits "
        "maid/maids cook/cooks missionary/missionaries tailor/tailors carpenter/carpenters mechanic/mechanics "
        "gardener/gardeners baker/bakers neighbour/neighbours neighbor/neighbors migrant/migrants refugee/refugees "
        "-/locals noncombatant/noncombatants non-combatant/non-combatants townspeople/townspeople "
        "pedestrian/pedestrians "
        "churchgoer/churchgoers congregant/congregants guest/guests patient/patients settler/settlers "
        "passenger/passengers passer-by/passers-by bystander/bystanders inhabitant/inhabitants citizen/citizens "
        "labourer/labourers laborer/laborers trader/traders miner/miners panner/panners tenant/tenants "
        "customer/customers tourist/tourists traveller/travellers traveler/travelers teacher/teachers "
        "campesino/campesinos comunero/comuneros innocent/innocents"
    ),
    VictimClass.WOMEN: (
        "woman/women mother/mothers wife/wives sister/sisters grandmother/grandmothers female/females "
        "widow/widows aunt/aunts"
    ),
    VictimClass.CHILDREN: (
        "child/children boy/boys girl/girls kid/kids infant/infants baby/babies toddler/toddlers "
        "teenager/teenagers teen/teens "
        "minor/minors schoolgirl/schoolgirls schoolboy/schoolboys schoolchild/schoolchildren pupil/pupils "
        "newborn/newborns "
        "adolescent/adolescents grandchild/grandchildren orphan/orphans youngster/youngsters son/- daughter/-"
    ),
    VictimClass.MEN: (
        "man/men father/fathers husband/husbands brother/brothers grandfather/grandfathers male/males uncle/uncles"
    ),
    VictimClass.COMBATANTS: (
        "soldier/soldiers troop/troops fighter/fighters militant/militants rebel/rebels gunman/gunmen "
        "insurgent/insurgents "
        "terrorist/terrorists guerrilla/guerrillas guerilla/guerillas militiaman/militiamen attacker/attackers "
        "assailant/assailants bomber/bombers policeman/policemen policewoman/policewomen police/police "
        "officer/officers "
        "paramilitary/paramilitaries marine/marines pilot/pilots conscript/conscripts commando/commandos "
        "jihadist/jihadists "
        "jihadi/jihadis commander/commanders recruit/recruits serviceman/servicemen servicewoman/servicewomen "
        "combatant/combatants "
        "mercenary/mercenaries ranger/rangers gendarme/gendarmes subversive/subversives extremist/extremists "
        "infiltrator/infiltrators deserter/deserters cadet/cadets reservist/reservists airman/airmen "
        "operative/operatives "
        "bandit/bandits separatist/separatists paratrooper/paratroopers lieutenant/lieutenants sergeant/sergeants "
        "corporal/corporals captain/captains colonel/colonels constable/constables trooper/troopers sniper/snipers "
        "gangster/gangsters detective/detectives serviceperson/servicepeople raider/raiders invader/invaders "
        "militia/militias crewman/crewmen warrior/warriors cadre/cadres -/forces legionnaire/legionnaires "
        "puppet/puppets occupier/occupiers invader/invaders crusader/crusaders "
        "apostate/apostates instructor/instructors hireling/hirelings peacekeeper/peacekeepers aggressor/aggressors "
        "mujahid/mujahideen naxal/naxals naxalite/naxalites jawan/jawans guardsman/guardsmen hero/heroes "
        "braveheart/bravehearts"
    ),
    VictimClass.OFFICIALS: (
        "official/officials mayor/mayors minister/ministers judge/judges governor/governors lawmaker/lawmakers "
        "councillor/councillors councilor/councilors diplomat/diplomats prosecutor/prosecutors deputy/deputies "
        "legislator/legislators senator/senators ambassador/ambassadors magistrate/magistrates bureaucrat/bureaucrats"
    ),
    VictimClass.MEDICS: (
        "medic/medics doctor/doctors nurse/nurses paramedic/paramedics surgeon/surgeons midwife/midwives "
        "physician/physicians"
    ),
    VictimClass.JOURNALISTS: (
        "journalist/journalists reporter/reporters cameraman/cameramen correspondent/correspondents "
        "photographer/photographers "
        "newsman/newsmen broadcaster/broadcasters photojournalist/photojournalists"
    ),
    VictimClass.AID_WORKERS: "humanitarian/humanitarians aid-worker/aid-workers",
}
_OBJECTS: dict[Unit, str] = {
    Unit.HOUSES: (
        "house/houses home/homes hut/huts dwelling/dwellings residence/residences apartment/apartments flat/flats "
        "household/- villa/villas bungalow/bungalows"
    ),
    Unit.VEHICLES: (
        "vehicle/vehicles tank/tanks truck/trucks lorry/lorries car/cars bus/buses minibus/minibuses van/vans "
        "jeep/jeeps "
        "motorcycle/motorcycles motorbike/motorbikes pickup/pickups ambulance/ambulances apc/apcs ifv/ifvs "
        "humvee/humvees "
        "tanker/tankers bulldozer/bulldozers carrier/carriers technical/technicals tractor/tractors taxi/taxis"
    ),
    Unit.OTHER: (
        "building/buildings shop/shops store/stores school/schools hospital/hospitals clinic/clinics mosque/mosques "
        "church/churches temple/temples drone/drones missile/missiles rocket/rockets aircraft/aircraft "
        "plane/planes jet/jets helicopter/helicopters "
        "uav/uavs boat/boats ship/ships vessel/vessels bridge/bridges tunnel/tunnels depot/depots "
        "warehouse/warehouses "
        "launcher/launchers gun/guns howitzer/howitzers system/systems position/positions post/posts "
        "outpost/outposts "
        "base/bases camp/camps market/markets stall/stalls tent/tents shelter/shelters structure/structures "
        "facility/facilities "
        "pylon/pylons tower/towers well/wells village/villages settlement/settlements factory/factories mine/mines "
        "installation/installations checkpoint/checkpoints target/targets site/sites property/properties "
        "-/equipment classroom/classrooms farm/farms barn/barns granary/granaries bunker/bunkers hideout/hideouts "
        "station/stations substation/substations transformer/transformers bomber/bombers fighter-jet/fighter-jets "
        "turbine/turbines monastery/monasteries palace/palaces radar/radars mortar/mortars bus-stop/bus-stops "
        "hotel/hotels"
    ),
}


def _nouns() -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}
    for who, listed in _PERSONS.items():
        for pair in listed.split():
            one, many = pair.split("/")
            nouns.setdefault(many, Noun(Kind.PERSON, who, Unit.PEOPLE, None))
            nouns.setdefault(one, Noun(Kind.PERSON, who, Unit.PEOPLE, 1))
    for unit, listed in _OBJECTS.items():
        for pair in listed.split():
            one, many = pair.split("/")
            nouns.setdefault(many, Noun(Kind.OBJECT, None, unit, None))
            nouns.setdefault(one, Noun(Kind.OBJECT, None, unit, 1))
    for form, kin in {
        "sons": VictimClass.PEOPLE,
        "daughters": VictimClass.PEOPLE,
        "couples": VictimClass.PEOPLE,
    }.items():
        nouns[form] = Noun(Kind.PERSON, kin, Unit.PEOPLE, None)
    nouns["couple"] = Noun(Kind.PERSON, VictimClass.PEOPLE, Unit.PEOPLE, 2)
    for form, number in {"families": None, "households": None, "family": 1, "household": 1}.items():
        nouns[form] = Noun(Kind.FAMILY, VictimClass.PEOPLE, Unit.FAMILIES, number)
    nouns.pop("-")
    return nouns


NOUNS = _nouns()
SINGULARS = {
    many: one
    for listed in (*_PERSONS.values(), *_OBJECTS.values())
    for one, many in (pair.split("/") for pair in listed.split())
    if "-" not in {one, many}
}

# A noun before or after the head that says who is meant ("aid workers", "police officers", "members of the army").
CLASS_WORDS: dict[str, VictimClass] = {
    word: who
    for who, listed in {
        VictimClass.CIVILIANS: "civilian civilians noncombatant non-combatant innocent unarmed",
        VictimClass.COMBATANTS: (
            "security military army police rebel militia militant paramilitary troop combatant enemy naval border "
            "forces navy "
            "guerrilla insurgent infantry brigade battalion jihadist soldier taliban daesh maoist maoists"
        ),
        VictimClass.MEDICS: "health medical ambulance hospital healthcare nursing paramedic",
        VictimClass.JOURNALISTS: "media press television tv newspaper",
        VictimClass.AID_WORKERS: "aid humanitarian relief unrwa charity ngo",
        VictimClass.OFFICIALS: "government",
        VictimClass.CHILDREN: "child juvenile",
        VictimClass.WOMEN: "female women",
        VictimClass.MEN: "male",
    }.items()
    for word in listed.split()
}
# Heads that say little themselves: a class word beside them decides.
BLAND_HEADS = word_set(
    "worker workers staff personnel member members employee employees volunteer volunteers guard guards people "
    "person persons "
    "men man officers officer crew crews leader leaders staffer staffers driver drivers individuals victims adult "
    "adults"
)
# A count of these is never a count of people or of things destroyed.
NEVER_COUNTED = word_set(
    "year years month months week weeks day days night nights hour hours minute minutes second seconds decade "
    "decades century "
    "km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters yard yards feet foot "
    "inch inches cm "
    "acre acres hectare hectares percent % per pc percentage dollar dollars usd euro euros pound pounds rupees "
    "rubles kg kgs kilogram kilograms "
    "kilo kilos ton tons tonne tonnes litre litres liter liters gallons barrels vote votes seat seats point "
    "points goals am pm a.m. p.m. o'clock "
    "times time rounds block blocks street streets avenue avenues floor floors storey storeys lap laps cattle cow "
    "cows sheep goat goats camel camels mule mules donkey donkeys ox oxen buffalo buffaloes livestock animal "
    "animals bird birds horse horses dog dogs pigs "
    "mm caliber calibre degrees side sides party parties country countries province provinces district districts "
    "city cities "
    "town towns town-ships state states region regions attack attacks strike strikes airstrike airstrikes raid "
    "raids incident "
    "incidents weapon weapons rifle rifles pistol pistols grenade grenades bullet bullets shell shells reason "
    "reasons clash clashes explosion explosions blast blasts bomb bombs battle battles shot shots case cases "
    "things thing "
    "occasion occasions front fronts group groups wave waves ways way article articles chapter count counts "
    "charge charges"
)

# Nouns that, before another noun, only say of what sort it is ("a female bomber", "an elder statesman").
ADJECTIVAL = word_set(
    "female male minor official rebel teen militant extremist separatist youth captive volunteer elder "
    "paramilitary guerrilla "
    "insurgent terrorist militia guard deputy infant baby adult migrant refugee civilian marine mine home house "
    "farm well base "
    "camp post station market shelter tent target site relative"
)

# Of people who arrive somewhere in numbers, those who are likely to have fled.
CROWDS = word_set(
    "people persons individuals civilians residents villagers inhabitants refugees migrants women children evacuees "
    "locals townspeople souls"
)
# Things that an army that "lost" them no longer has, while lost positions and towns still stand.
MATERIEL = word_set(
    "vehicle vehicles tank tanks truck trucks apc apcs ifv ifvs humvee humvees tanker tankers carrier carriers "
    "technical technicals aircraft plane planes jet jets helicopter helicopters drone drones uav uavs boat boats "
    "ship ships vessel vessels depot depots launcher launchers gun guns howitzer howitzers system systems "
    "radar radars mortar mortars pickup pickups bulldozer bulldozers jeep jeeps equipment bridge bridges"
)

TIME_WORDS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october "
    "november december jan feb mar apr jun jul aug sept sep oct nov dec yesterday today tonight tomorrow last "
    "early late earlier later "
    "overnight so far then there here this now ago since morning afternoon evening night midnight daily already "
    "more"
)
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sept sep oct "
    "nov dec"
)
