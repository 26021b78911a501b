"""Closed vocabularies of the reading format: one enumeration for each list of allowed values.

Source: the public reading format, version 1 (docs/reference/reading-format.md).
"""

from enum import StrEnum


class TimeType(StrEnum):
    """What a time expression denotes. Source: TimeML, TIMEX3 `type`."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """What a time expression was resolved against."""

    ABSOLUTE = "absolute"
    PUBLICATION = "publication"
    NARRATIVE = "narrative"
    QUOTATION = "quotation"


class PlaceKind(StrEnum):
    """What sort of place a toponym names. Source: GeoNames feature classes, folded."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    TOWN = "town"
    SITE = "site"
    LINE = "line"
    REGION = "region"
    WATER = "water"


class PlaceSense(StrEnum):
    """Whether a toponym names the place itself, its rulers, or its people. Source: GeoWebNews metonymy classes."""

    LOCATION = "location"
    GOVERNMENT = "government"
    DEMONYM = "demonym"


class ActorKind(StrEnum):
    """What sort of party an actor is."""

    STATE = "state"
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    ARMED_GROUP = "armed_group"
    PARTY = "party"
    IO = "io"
    NGO = "ngo"
    MEDIA = "media"
    COMPANY = "company"
    COMMUNITY = "community"
    PERSON = "person"


class SourceKind(StrEnum):
    """What sort of source an attribution has. Source: casualty recording practice."""

    PARTY = "party"
    ARMED_GROUP = "armed_group"
    OFFICIAL = "official"
    IO = "io"
    NGO = "ngo"
    MEDIA = "media"
    JOURNALIST = "journalist"
    RESIDENT = "resident"
    MEDICAL = "medical"
    ANALYST = "analyst"
    UNNAMED = "unnamed"
    AUTHOR = "author"


class Stance(StrEnum):
    """What the source does with the content it is credited with."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    ACCUSES = "accuses"
    CONDEMNS = "condemns"
    THREATENS = "threatens"
    DOUBTS = "doubts"
    JUSTIFIES = "justifies"
    RETRACTS = "retracts"
    CANNOT_VERIFY = "cannot_verify"


class Certainty(StrEnum):
    """How sure the source is of the content. Source: event factuality."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    NEGATED = "negated"


class IncidentType(StrEnum):
    """What kind of happening an incident is."""

    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    SHELLING = "shelling"
    MISSILE_ATTACK = "missile_attack"
    ARMED_CLASH = "armed_clash"
    SUICIDE_BOMBING = "suicide_bombing"
    BOMBING = "bombing"
    IED = "ied"
    SHOOTING = "shooting"
    ATTACK_ON_POST = "attack_on_post"
    EXECUTION = "execution"
    SEXUAL_VIOLENCE = "sexual_violence"
    TORTURE = "torture"
    ABDUCTION = "abduction"
    DETENTION = "detention"
    DISPLACEMENT = "displacement"
    DESTRUCTION = "destruction"
    ARSON = "arson"
    LOOTING = "looting"
    PROTEST = "protest"
    CEASEFIRE = "ceasefire"
    THREAT = "threat"
    OTHER = "other"


class IncidentStatus(StrEnum):
    """Whether the incident took place. Source: MUC-4 stage of execution."""

    HAPPENED = "happened"
    ATTEMPTED = "attempted"
    PLANNED = "planned"
    THREATENED = "threatened"
    DENIED = "denied"


class DatePrecision(StrEnum):
    """How finely an incident is dated. Source: UCDP GED `date_prec`."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Target(StrEnum):
    """Who or what an incident was directed at or hit."""

    CIVILIANS = "civilians"
    COMBATANTS = "combatants"
    POLICE = "police"
    OFFICIALS = "officials"
    DIPLOMATS = "diplomats"
    MEDICS = "medics"
    JOURNALISTS = "journalists"
    AID_WORKERS = "aid_workers"
    INFRASTRUCTURE = "infrastructure"
    HOUSING = "housing"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    WORSHIP = "worship"
    MARKET = "market"
    ENERGY = "energy"
    TRANSPORT = "transport"
    OTHER = "other"


class Weapon(StrEnum):
    """What an incident was carried out with."""

    AIRCRAFT = "aircraft"
    HELICOPTER = "helicopter"
    DRONE = "drone"
    MISSILE = "missile"
    ROCKET = "rocket"
    ARTILLERY = "artillery"
    MORTAR = "mortar"
    SMALL_ARMS = "small_arms"
    EXPLOSIVE = "explosive"
    VEHICLE_BOMB = "vehicle_bomb"
    SUICIDE_VEST = "suicide_vest"
    LANDMINE = "landmine"
    GRENADE = "grenade"
    FIRE = "fire"
    CHEMICAL = "chemical"
    BLADED = "bladed"
    OTHER = "other"


class PerpetratorConfidence(StrEnum):
    """How firmly a party is tied to an incident. Source: MUC-4, PERP: ORGANIZATION CONFIDENCE."""

    REPORTED_AS_FACT = "reported_as_fact"
    CLAIMED_OR_ADMITTED = "claimed_or_admitted"
    ACCUSED_BY_AUTHORITIES = "suspected_or_accused_by_authorities"
    ACCUSED = "suspected_or_accused"
    POSSIBLE = "possible"
    DENIED = "denied"


class Measure(StrEnum):
    """What a figure counts; `casualties` are killed or injured."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    DISPLACED = "displaced"
    MISSING = "missing"
    DETAINED = "detained"
    DESTROYED = "destroyed"


class Qualifier(StrEnum):
    """How the words bound the count."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    BETWEEN = "between"
    VAGUE = "vague"


class VictimClass(StrEnum):
    """Who is counted; several classes on one figure are their union."""

    PEOPLE = "people"
    CIVILIANS = "civilians"
    WOMEN = "women"
    CHILDREN = "children"
    MEN = "men"
    COMBATANTS = "combatants"
    OFFICIALS = "officials"
    MEDICS = "medics"
    JOURNALISTS = "journalists"
    AID_WORKERS = "aid_workers"


class Unit(StrEnum):
    """What one of a figure's count is."""

    PEOPLE = "people"
    FAMILIES = "families"
    HOUSES = "houses"
    VEHICLES = "vehicles"
    OTHER = "other"


class VictimEffect(StrEnum):
    """What happened to a person. Source: MUC-4, HUM TGT: EFFECT OF INCIDENT."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    UNHARMED = "unharmed"
    FREED = "freed"


class ObjectKind(StrEnum):
    """What sort of thing was hit. Source: MUC-4, PHYS TGT: TYPE."""

    HOUSING = "housing"
    MEDICAL = "medical"
    SCHOOL = "school"
    WORSHIP = "worship"
    MARKET = "market"
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    ENERGY = "energy"
    WATER = "water"
    TRANSPORT = "transport"
    VEHICLE = "vehicle"
    COMMUNICATIONS = "communications"
    DIPLOMATIC = "diplomatic"
    COMPANY = "company"
    OTHER = "other"


class ObjectEffect(StrEnum):
    """What happened to a thing. Source: MUC-4, PHYS TGT: EFFECT OF INCIDENT."""

    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    UNDAMAGED = "undamaged"
    TAKEN = "taken"
    UNKNOWN = "unknown"


class VerificationStatus(StrEnum):
    """What a document says of how something was checked."""

    UNVERIFIED = "unverified"
    CONFIRMED = "confirmed"
    EVIDENCE_SHOWN = "evidence_shown"
    NO_EVIDENCE = "no_evidence"
    DISPUTED = "disputed"


class VerificationCovers(StrEnum):
    """Which part of the story a verification statement speaks of."""

    EVENT = "event"
    EXTENT = "extent"
    PERPETRATOR = "perpetrator"
    IMAGES = "images"
    FIGURE = "figure"


class RelationKind(StrEnum):
    """How one actor stands to another."""

    ACCUSES = "accuses"
    DENIES = "denies"
    STRIKES = "strikes"
    FIGHTS = "fights"
    SUPPORTS = "supports"
    HARBOURS = "harbours"
    ALLIED_WITH = "allied_with"
    REJECTS = "rejects"
    NEGOTIATES_WITH = "negotiates_with"
    SPLINTER_OF = "splinter_of"
    PART_OF = "part_of"
    SIMILAR_IDEOLOGY = "similar_ideology"


class Severity(StrEnum):
    """How much an issue matters: `error` means that something could not be read."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
