"""Words that name violent and coercive happenings, by incident type.

Source: the event types of the reading format; wordings after the sub-event types of the ACLED codebook, the UCDP GED
codebook, and the incident types and instruments of MUC-4. Patterns match folded (lower case) text.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from rapporteur.model.vocabularies import IncidentType as Type


class Form(StrEnum):
    """How a trigger stands in its clause."""

    NOUN = "noun"
    VERB = "verb"


class Weight(StrEnum):
    """How much the words alone say.

    `plain` ones name violence, `unsure` ones may mean other things, `consequence` ones say what a happening did,
    `answer` ones say how a party stands to a happening told before.
    """

    PLAIN = "plain"
    UNSURE = "unsure"
    CONSEQUENCE = "consequence"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Entry:
    """One family of trigger words. `type` is None for words that name violence without its kind ("attack")."""

    type: Type | None
    form: Form
    weight: Weight
    pattern: str


_HITS = (
    r"(?:strikes?|raids?|attacks?|assaults?|bombardments?|bombings?|barrages?|salvos?|fire|campaigns?|offensives?|"
    r"sorties|blitz|blasts?)"
)
_SHELLS = r"(?:fire|shelling|strikes?|attacks?|barrages?|bombardments?|rounds|exchanges?|duels?|salvos?)"
_FLYING = r"(?:drones?|uavs?|quadcopters?|fpv|unmanned aerial vehicles?|unmanned aircraft|shaheds?)"
_THROWN = r"(?:missiles?|rockets?|shells?|mortars?|mortar rounds|projectiles)"
_AIR_DROPPED = r"(?:(?:guided|aerial|barrel|cluster|glide|thermobaric) )?(?:aerial )?bombs"
_LANDING = r"(?:fell|fall|falling|land(?:ed|ing)|hit|struck|rain(?:ed|ing)|crash(?:ed|ing)|slam(?:med|ming)|exploded)"
_ARMED_BAND = (
    r"(?:gunm[ae]n|armed m[ae]n|bandits|fighters|attackers|assailants|raiders|militia(?:men)?|insurgents|"
    r"militants|rebels|"
    r"jihadists|terrorists|guerrillas|soldiers|troops|paramilitaries|settlers|m[ae]n (?:on|in) (?:motor(?:bikes|"
    r"cycles)|"
    r"uniforms?|pickups))"
)
_SETTLEMENT = (
    r"(?:town|city|village|hamlet|district|province|region|territory|capital|airport|crossing|port|suburb|camp|area|"
    r"settlement|neighbou?rhood|locality)"
)
_UP_TO_4 = r"(?:[\w.,'’-]+ ){0,4}?"


def _noun(type_: Type | None, *patterns: str, weight: Weight = Weight.PLAIN) -> Entry:
    return Entry(type_, Form.NOUN, weight, "|".join(patterns))


def _verb(type_: Type | None, *patterns: str, weight: Weight = Weight.PLAIN) -> Entry:
    return Entry(type_, Form.VERB, weight, "|".join(patterns))


# The order decides between entries that begin at the same word: longer and more telling ones first.
ENTRIES: tuple[Entry, ...] = (
    # How parties stand to a happening that was told before.
    _verb(
        None,
        r"claim(?:s|ed|ing)? (?:\w+ )?(?:responsibility|credit)",
        r"(?:took|taken|taking|admitted|accepted) (?:\w+ )?responsibility",
        r"responsibility (?:for|was claimed)",
        r"den(?:y|ies|ied|ying) (?:\w+ )?(?:responsibility|involvement|any role|being behind|carrying out)",
        r"blamed|blaming|(?:is|are|was|were|been) to blame",
        r"den(?:y|ies|ied) (?:that )?(?:it|they|he|she|(?:his|her|its|their|our) (?:\w+ )?(?:men|fighters|forces|"
        r"troops|soldiers))"
        r" (?:(?:had|have|has) )?(?:taken part|been behind|played any|any (?:part|role|link|involvement)|(?:was|"
        r"were) (?:behind|involved|there))",
        r"(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|den(?:y|ies|ied)) (?:the |all |these |those |any |"
        r"such )?(?:\w+ )?"
        r"(?:allegations?|accusations?|charges?|part in|role in|links? to)",
        r"point(?:s|ed|ing)? (?:the |a )?fingers? at|pin(?:ned|ning|s) the blame on|la(?:id|ys|y|"
        r"ying) the blame (?:on|at)",
        r"(?:held|hold|holds|holding)(?= (?:the )?[\w '-]{2,50} responsible)",
        r"(?:officials|authorities|police|residents|army|military|government|investigators|locals|"
        r"they) (?:\w+ )?suspect(?! (?:that|it|was|is|of|in)\b)",
        r"attribut(?:ed|es|ing) (?=(?:the|this|that|these|those|it|both|all)\b[^.;]{0,60}\bto\b)",
        weight=Weight.ANSWER,
    ),
    # Nouns that name the means.
    _noun(None, r"cease-?fire (?:violations?|breach(?:es)?)", weight=Weight.UNSURE),
    _noun(Type.SHELLING, r"(?:shells|mortars) (?:on|against)"),
    _noun(Type.MISSILE_ATTACK, r"(?:rockets|missiles) (?:on|against)"),
    _noun(None, r"bombs (?:on|against)(?! board)"),
    _verb(
        Type.SHELLING, r"(?:shells?|mortars?|mortar rounds|artillery rounds) (?:\w+ ){0,3}?(?:were|was) (?:\w+ )?fired"
    ),
    _noun(
        Type.DRONE_STRIKE,
        rf"{_FLYING}(?: and (?:missile|rocket|artillery))?[ -]{_HITS}",
        rf"(?:swarms?|waves?) of {_UP_TO_4}drones?",
    ),
    _verb(
        Type.DRONE_STRIKE,
        rf"{_FLYING} (?:\w+ ){{0,2}}?(?:hit|struck|attacked|bombed|targeted|crashed into|slammed into)",
    ),
    _verb(Type.SHELLING, rf"(?:mortars?|(?:artillery |mortar |tank )?(?:shells?|rounds?)) (?:\w+ ){{0,2}}?{_LANDING}"),
    _verb(Type.AIR_STRIKE, rf"{_AIR_DROPPED} (?:\w+ ){{0,2}}?(?:fell|landed|hit|struck|rained|were dropped)"),
    _verb(
        Type.MISSILE_ATTACK,
        r"(?:missiles?|rockets?|projectiles?) (?:\w+ ){0,2}?(?:fell|landed|hit|struck|rained|slammed|crashed)",
    ),
    _verb(
        Type.SHELLING, rf"heavy artillery (?:\w+ ){{0,2}}?fired|fir(?:ed|ing) {_UP_TO_4}(?:long-range|heavy) weapons"
    ),
    _noun(
        Type.MISSILE_ATTACK,
        rf"(?:missile|rocket)s?(?:,? (?:and|or) (?:drone|artillery|mortar|air|bomb)s?)?[ -]{_HITS}",
        rf"(?:barrages?|salvos?|volleys?|hail) of {_UP_TO_4}(?:missiles?|rockets?)",
        r"(?:missile|rocket) launch(?:es)?",
    ),
    _noun(
        Type.SHELLING,
        rf"(?:artillery|mortar|tank|howitzer|shell)(?: and (?:mortar|artillery|tank|rocket))?[ -]{_SHELLS}",
        r"shelling|shellfire|cannonades?|cross-border (?:fire|shelling)",
    ),
    _noun(
        Type.AIR_STRIKE,
        r"airstrikes?|barrel bombs?|carpet[- ]bombing|air-?raids?",
        rf"(?:air|aerial|helicopter|gunship|fighter[ -]jet|warplane)[ -]{_HITS}",
        r"bombing (?:campaigns?|raids?|runs?)|aerial bombs?",
    ),
    _noun(
        Type.SUICIDE_BOMBING,
        r"suicide (?:car |truck |vest |drone |vehicle )?"
        r"(?:bomb(?:ings?|ers?|s)?|attack(?:er)?s?|blasts?|explosions?|assaults?)",
    ),
    _noun(
        Type.IED,
        r"(?:roadside|improvised|landmine|land mine|mine|ied)[ -]"
        r"(?:bomb(?:ings?|s)?|explosive devices?|blasts?|explosions?|attacks?|mines?)",
        r"ieds?",
    ),
    _noun(
        Type.BOMBING,
        r"(?:car|truck|vehicle|motorcycle|bus|parcel|letter|nail|pipe|petrol)[ -]?bomb"
        r"(?:ings?|s)?(?: (?:attacks?|explosions?|blasts?))?",
        r"bomb (?:blasts?|attacks?|explosions?)|bombings?|grenade (?:attacks?|explosions?|blasts?)",
        r"dynamite (?:attacks?|explosions?|blasts?)|(?:dynamite|explosive) (?:charges?|devices?)",
        r"bombs? (?:thrown|planted|placed|left|hidden)",
    ),
    _noun(Type.BOMBING, r"explosions?|blasts?|detonations?", weight=Weight.UNSURE),
    _noun(Type.SHELLING, r"bombardments?"),
    _noun(
        Type.ARMED_CLASH,
        r"armed (?:clash(?:es)?|confrontations?|conflict)",
        r"skirmish(?:es)?|fire ?fights?|gun ?battles?|gunfights?|infighting|exchanges? of (?:gun)?fire",
        r"ground (?:offensives?|assaults?|incursions?|attacks?|fighting|battles?)|counter-?offensives?",
        r"ambush(?:es)?",
        r"(?:heavy|fierce|intense|renewed|street|house-to-house) (?:fighting|battles?|clashes|combat)",
    ),
    _noun(Type.ARMED_CLASH, r"clash(?:es)?|fighting|battles?|hostilities|shoot-?outs?", weight=Weight.UNSURE),
    _noun(
        Type.SHOOTING,
        r"(?:mass |drive-by |sniper |deadly |gun |police |fatal |school )?(?:shootings?|gunfire|sniper fire|"
        r"gun attacks?)",
        r"small[- ]arms fire|machine[- ]?gun fire",
    ),
    _noun(
        Type.EXECUTION,
        r"(?:summary |extra-?judicial |mass )?executions?|beheadings?|lynchings?|assassinations?",
        r"(?:extra-?judicial|mass|targeted|revenge) killings?",
    ),
    _noun(Type.SEXUAL_VIOLENCE, r"(?:gang[- ])?rapes?|sexual(?:i[sz]ed)? (?:violence|assaults?|abuses?|slavery)"),
    _noun(Type.TORTURE, r"torture|ill-treatment"),
    _noun(
        Type.ABDUCTION,
        r"abductions?|kidnapp?ings?|hostage[- ](?:taking|crisis|situation)s?|(?:enforced|forced) disappearances?",
        r"hijackings?",
    ),
    _noun(
        Type.DETENTION,
        r"(?:mass |arbitrary |unlawful |wrongful )(?:arrests?|detentions?)|round-?ups?",
    ),
    _noun(Type.DETENTION, r"arrests?|detentions?", weight=Weight.UNSURE),
    _noun(
        Type.DISPLACEMENT,
        r"(?:mass |internal |forced |new )?displacements?|exodus|expulsions?|mass deportations?|ethnic cleansing",
    ),
    _noun(Type.ARSON, r"arson(?: attacks?)?|(?:burning|torching) of"),
    _noun(Type.LOOTING, r"lootings?|pillag(?:e|ing)|plunder"),
    _noun(Type.PROTEST, r"demonstrations?|riots?|sit-?ins?|protests?|rall(?:y|ies)", weight=Weight.UNSURE),
    _noun(
        Type.CEASEFIRE,
        r"cease[- ]?fires?(?: (?:agreements?|deals?))?|truces?|armistice|cessation of hostilities",
        r"(?:humanitarian|tactical|(?:daily )?[\w]+-hour) pauses?",
    ),
    _noun(Type.THREAT, r"(?:bomb|death) threats?|ultimatums?"),
    _noun(None, r"(?:attempted )?coups?(?: d'[eé]tat)?|invasions?|(?:police|military|security) crackdowns?"),
    _noun(None, r"murders?|slayings?|massacres?|carnage|bloodbaths?"),
    _noun(None, r"atrocities|bloodshed", weight=Weight.UNSURE),
    _noun(
        None,
        r"(?:terror(?:ist)?|militant|rebel|insurgent|guerrilla|armed|deadly|cross-border|arson|knife|acid|machete)"
        r" (?:attacks?|assaults?|raids?|strikes?|incursions?|offensives?)",
        r"military (?:operations?|campaigns?|offensives?|action|assaults?)",
    ),
    _noun(
        None,
        r"attacks?|assaults?|raids?|strikes?|incursions?|onslaughts?|offensives?|killings?|violence",
        weight=Weight.UNSURE,
    ),
    _noun(None, r"operations?|incidents?", weight=Weight.UNSURE),
    # Verbs.
    _verb(
        Type.AIR_STRIKE,
        r"carpet-bombed|strafed|strafing|dropp(?:ed|ing) " + _UP_TO_4 + r"(?:bombs?|incendiaries|munitions|ordnance)",
    ),
    _verb(Type.SUICIDE_BOMBING, r"bl(?:ew|owing|own) (?:himself|herself|themselves|itself) up"),
    _verb(Type.BOMBING, r"bombed|bombing|bomb|dynamited|(?:was|were|been) blown up"),
    _verb(
        Type.BOMBING,
        rf"(?:threw|thrown|throwing|hurled|lobbed|tossed) {_UP_TO_4}(?:bombs?|grenades?|dynamite|explosives)",
    ),
    _verb(Type.BOMBING, r"bl(?:ew|owing|own) up|exploded|explode|exploding|detonated|went off", weight=Weight.UNSURE),
    _verb(Type.SHELLING, r"shelled|bombarded|bombarding|mortared"),
    _verb(
        Type.MISSILE_ATTACK,
        rf"(?:fir(?:ed|ing|es)|launch(?:ed|ing|es)|lobbed) {_UP_TO_4}(?:missiles?|rockets?|projectiles?)",
        r"(?:missiles?|rockets?) (?:\w+ ){0,3}?(?:were|was|have been|had been) (?:\w+ )?(?:fired|launched)",
    ),
    _verb(
        Type.SHELLING,
        rf"(?:fir(?:ed|ing|es)|lobbed) {_UP_TO_4}(?:shells?|mortars?|artillery|mortar rounds)",
    ),
    _verb(
        Type.DRONE_STRIKE,
        rf"(?:launch(?:ed|ing|es)|used|sent|deployed) {_UP_TO_4}(?:drones?|uavs?)(?= to (?:attack|strike|hit|"
        rf"target)| "
        r"(?:at|against|on|towards?)| in an attack| overnight)",
    ),
    _verb(
        Type.SHOOTING,
        r"open(?:ed|ing|s)? fire|shot dead|shot and (?:\w+ )?(?:killed|wounded|injured)|gunned down|machine-gunned",
        r"shot (?:himself|herself)? ?(?:to death|at)|fir(?:ed|ing) (?:live|shots?|on|at|upon|into|indiscriminately)",
        r"c(?:a|o)me under (?:\w+ )?fire|(?:was|were|been|being) (?:\w+ )?shot|fatally shot|"
        r"sprayed (?:\w+ ){0,3}?(?:bullets|gunfire)",
    ),
    _verb(Type.DRONE_STRIKE, rf"(?:shot down|downed|intercepted) {_UP_TO_4}drones?", weight=Weight.UNSURE),
    _verb(
        Type.MISSILE_ATTACK,
        rf"(?:shot down|downed|intercepted) {_UP_TO_4}(?:missiles?|"
        rf"rockets?)",
        weight=Weight.UNSURE,
    ),
    _verb(None, r"shot down", weight=Weight.UNSURE),
    _verb(Type.SHOOTING, r"shot", weight=Weight.UNSURE),
    _verb(
        Type.ARMED_CLASH,
        r"exchang(?:ed|ing) (?:\w+ )?(?:gun)?fire|trad(?:ed|ing) (?:\w+ )?(?:gun)?fire|ambush(?:ed|ing)|skirmished",
        r"clash(?:ed|es|ing)(?: with)?|repelled|repulsed",
    ),
    _verb(Type.ARMED_CLASH, r"fought|battled|battling", weight=Weight.UNSURE),
    _verb(
        Type.EXECUTION,
        r"executed|beheaded|massacred|slaughtered|lynched|assassinated|hacked (?:\w+ ){0,3}?to death",
        r"(?:slit|cut) (?:\w+ )?throats?",
    ),
    _verb(None, r"murdered"),
    _verb(None, r"stabbed", weight=Weight.UNSURE),
    _verb(Type.SEXUAL_VIOLENCE, r"(?:gang-?)?raped|raping|sexually (?:assaulted|abused|violated)"),
    _verb(Type.TORTURE, r"tortured|torturing|beaten to death|beat (?:\w+ ){1,4}?to death"),
    _verb(
        Type.ABDUCTION,
        r"abducted|abducting|kidnapp?(?:ed|ing)|(?:took|taken|taking|held|holding) (?:\w+ ){0,4}?hostages?",
        r"hijacked|forcibly disappeared",
    ),
    _verb(
        Type.ABDUCTION,
        r"(?:marched|taken|herded|led|driven) (?:\w+ ){0,2}?into the (?:bush|forest|hills|mountains|jungle)",
        rf"(?:were|was|been) (?:led|taken|dragged|marched|carried|driven) away|(?:took|"
        rf"taken) {_UP_TO_4}(?:captive|prisoner)",
        r"(?:pulled|dragged|taken) (?:off|from) (?:an?|the|their) (?:bus|vehicle|car|taxi|homes?|houses?|beds)|"
        r"press-ganged",
    ),
    _verb(Type.DETENTION, r"rounded up|rounding up|captur(?:ed|ing) " + _UP_TO_4 + r"(?:soldiers|fighters|troops)"),
    _verb(Type.DETENTION, r"arrested|arresting|detained|detaining|imprisoned", weight=Weight.UNSURE),
    _verb(
        Type.DISPLACEMENT,
        r"displac(?:ed|ing)|fled|fleeing|uprooted|flee|" + rf"(?:driven|drove|forced) {_UP_TO_4}(?:from|out of|off)"
        r" (?:their|his|her) (?:homes?|land|villages?|houses?)",
        rf"(?:abandon|leav|left)(?:ed|ing)? (?:their|his|her) (?:homes?|villages?)|lost their homes|"
        rf"forced {_UP_TO_4}(?:to flee|to leave)|expelled|forcibly (?:transferred|evicted)",
        weight=Weight.CONSEQUENCE,
    ),
    _verb(
        Type.ARSON,
        rf"torched|torching|set {_UP_TO_4}(?:on fire|ablaze|alight)|setting {_UP_TO_4}(?:on fire|ablaze)|set fire to|"
        rf"setting fire to|fire-?bombed|burn(?:ed|t) {_UP_TO_4}(?:down|to the ground|houses|homes|villages?|huts|"
        r"churches|mosques|shops|vehicles|cars)|burned down|burnt down",
    ),
    _verb(Type.LOOTING, r"looted|looting|pillaged|plundered|ransacked"),
    _verb(
        Type.DESTRUCTION,
        r"destroyed|destroying|demolished|demolishing|razed|flattened|levell?ed|tor(?:n|e) down|bulldozed|"
        r"destruction|"
        r"demolitions?|sabotaged|sabotage|reduced to rubble|in ruins",
        weight=Weight.CONSEQUENCE,
    ),
    _verb(
        Type.PROTEST,
        r"protested|protesting|demonstrated|rioted|took to the streets|taken to the streets",
        r"(?:gather(?:ed|ing)?|rall(?:y|ied|ying)|march(?:ed|ing)?) (?:\w+ ){0,4}?(?:to (?:protest|demand|show|"
        r"denounce|"
        r"condemn)|in (?:protest|support|solidarity)|against)",
    ),
    _verb(
        Type.THREAT,
        r"declar(?:ed|es|ing) (?:\w+ )?war|threaten(?:ed|s|ing)? (?:to (?:\w+ ){0,2}?"
        r"(?:attack|kill|strike|hit|bomb|shell|invade|execute|retaliate|target|destroy|launch|fire|blow|behead|burn|"
        r"assassinate|wipe|crush|resume|shoot|respond)|(?:more|further|new) (?:attacks|strikes)|retaliation|"
        r"revenge|with death)",
        r"(?:vow(?:ed|s|ing)?|promis(?:ed|es|ing)|pledg(?:ed|es|ing)|sw(?:ore|orn|ears)|warn(?:ed|s|ing)?)"
        r" (?:(?:that )?(?:we|it|they|he|she) (?:will|would|shall) |to )(?:\w+ )?"
        r"(?:retaliate|respond|avenge|strike|crush|destroy|eliminate|continue|punish|attack|kill|hit|disrupt|burn|"
        r"shoot|"
        r"silence|execute|target|shell|bomb|paraly[sz]e|come for|make \w+ pay)",
        r"vow(?:ed|s|ing)? (?:revenge|retaliation)|swore revenge|issued an ultimatum",
        r"(?:shall|will|would) be (?:treated|considered|regarded) (?:as )?(?:\w+ ){0,2}?targets?",
    ),
    _verb(
        None,
        r"overr(?:an|un|unning)|storm(?:ed|ing)|assaulted|assaulting|raided|raiding|invaded|invading",
        r"pound(?:ed|ing)",
    ),
    _verb(
        None,
        r"(?:returned to|seized|took|taking|swept to) power|overthrew|overthrown|toppled|ousted (?:the|by|in)",
        r"(?:seiz(?:ed|ing)|captur(?:ed|ing)|took|taken|taking|gain(?:ed|ing)) (?:\w+ )?control",
        r"recaptured|retook|retaken",
    ),
    _verb(
        Type.OTHER,
        rf"(?:captur(?:ed|ing)|seiz(?:ed|ing)|tak(?:en|ing)|took|occupi(?:ed|es)|"
        rf"occupying) (?:the )?(?:\w+ ){{0,2}}?{_SETTLEMENT}",
    ),
    _verb(
        None,
        rf"{_ARMED_BAND}(?: [\w-]+){{0,6}}? (?:entered|rode into|burst into|broke into|descended on|swept into|"
        rf"surrounded|"
        rf"encircled|stormed into|came in|rode in|swept in|fell upon)",
    ),
    _verb(None, r"captured|capturing|seized|seizing", weight=Weight.UNSURE),
    _verb(
        None,
        r"attack(?:ed|ing)|struck|striking|strike|strikes|hit|hits|hitting|targeted|targeting|attack|attacks|"
        r"slammed into|landed (?:in|on)",
        r"rained down|engaged (?:an? |the |several |enemy |\d+ )",
        weight=Weight.UNSURE,
    ),
    _verb(
        None,
        r"kill(?:ed|ing|s)?|died|dead|deaths?|slain|martyred|wound(?:ed|ing|s)|injur(?:ed|ing|ies)|casualties|"
        r"murdering|neutrali[sz]ed|eliminated|liquidated",
        weight=Weight.CONSEQUENCE,
    ),
)

# Words that only conflict reporting uses much: a document with none of them speaks of no armed conflict.
ARMED = re.compile(
    r"\b(?:soldiers?|troops?|militants?|rebels?|insurgents?|gunm[ae]n|guerrillas?|fighters?|forces|shell(?:ed|"
    r"s)|clash(?:es|ed)|ambush\w*|militia\w*|terrorists?|"
    r"paramilitar\w+|mercenar\w+|jihadi\w*|arm(?:y|ies)|military|air force|warplanes?|fighter jets?|jets|"
    r"gunships?|drones?|"
    r"missiles?|rockets?|artillery|mortars?|shells?|shelling|air ?strikes?|bomb(?:s|ed|ing|ings|ers?|ardment)?|"
    r"grenades?|"
    r"explosives?|dynamite|landmines?|snipers?|gunfire|armed|assailants?|attackers?|gunshots?|extremists?|"
    r"separatists?|"
    r"ceasefire|hostages?|kidnapp?\w+|abduct\w+|massacre\w*|execut(?:ed|ions)|commandos?|battalion|brigade|"
    r"front ?line|"
    r"occupation forces|security forces|police(?:m[ae]n)?|junta|gangs?|settlers?|raped?|tortured?|displaced|"
    r"opened fire|shot (?:dead|and)|gunned down|civilians?|tear gas|war)\b"
)
