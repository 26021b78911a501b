"""Harms: the verbs, adjectives and nouns that say what befell those counted, and how each builds its clause."""

from dataclasses import dataclass
from enum import Enum, auto

from rapporteur.model.vocabularies import Measure


class Form(Enum):
    """How a word of harm builds its clause."""

    BASE = auto()  # kill, kills: an object follows
    PAST = auto()  # slew, shot down: an object follows
    PARTICIPLE = auto()  # killed: an object follows, or the subject stands before
    PASSIVE = auto()  # slain, taken hostage: the subject stands before
    GERUND = auto()  # killing: an object follows, or "of" and an object
    INTRANSITIVE = auto()  # died, fled: the subject stands before
    STATE = auto()  # dead, missing: what it is said of stands before
    NOUN = auto()  # deaths, destruction: a count stands before, or "of" and an object follow


class Said(Enum):
    """Of whom a word says harm; of others it says something else ("talks were held", "soldiers arrived")."""

    OF_ANYONE = ""
    OF_PERSONS = "!"
    OF_BODIES = "#"  # persons, or a number that stands for itself
    OF_FAMILIES = "%"
    OF_CROWDS = "+"  # families, and unarmed people in some number
    OF_COMBATANTS = "&"


@dataclass(frozen=True, slots=True)
class Harm:
    """A word or fixed phrase of harm; `measure` is None for words that only rule a reading out ("damaged")."""

    words: tuple[str, ...]
    measure: Measure | None
    form: Form
    said: Said = Said.OF_ANYONE


ANY = "*"  # stands for one word of any kind in a fixed phrase

_REGULAR: dict[Measure | None, str] = {  # base and third person; participle; -ing
    Measure.KILLED: """
        kill kills killed killing | murder murders murdered murdering | massacre massacres massacred massacring
        | slaughter slaughters slaughtered slaughtering | execute executes executed executing
        | assassinate assassinates assassinated assassinating | behead beheads beheaded beheading
        | eliminate eliminates eliminated eliminating | liquidate liquidates liquidated liquidating
        | electrocute electrocutes electrocuted electrocuting
        | neutralise neutralises neutralised neutralising | neutralize neutralizes neutralized neutralizing
        | butcher butchers butchered butchering | annihilate annihilates annihilated annihilating""",
    Measure.INJURED: """
        injure injures injured injuring | wound wounds wounded wounding | hurt hurts hurt hurting
        | maim maims maimed maiming | hospitalise hospitalises hospitalised hospitalising
        | hospitalize hospitalizes hospitalized hospitalizing""",
    Measure.DISPLACED: """
        displace displaces displaced displacing | uproot uproots uprooted uprooting
        | evacuate evacuates evacuated evacuating | expel expels expelled expelling""",
    Measure.MISSING: "trap traps trapped trapping",
    Measure.DETAINED: """
        arrest arrests arrested arresting | detain detains detained detaining
        | capture captures captured capturing | abduct abducts abducted abducting
        | kidnap kidnaps kidnapped kidnapping | imprison imprisons imprisoned imprisoning
        | jail jails jailed jailing | apprehend apprehends apprehended apprehending""",
    Measure.DESTROYED: """
        destroy destroys destroyed destroying | demolish demolishes demolished demolishing
        | raze razes razed razing | burn burns burned burning | burn burns burnt burning
        | torch torches torched torching | gut guts gutted gutting | flatten flattens flattened flattening
        | level levels levelled levelling | level levels leveled leveling | wreck wrecks wrecked wrecking
        | dynamite dynamites dynamited dynamiting | bulldoze bulldozes bulldozed bulldozing
            | obliterate obliterates obliterated obliterating""",
    None: """
        damage damages damaged damaging | torture tortures tortured torturing
        | release releases released releasing | free frees freed freeing | rescue rescues rescued rescuing
        | rape rapes raped raping | beat beats beaten beating""",
}
_REGULAR_FORMS = (Form.BASE, Form.BASE, Form.PARTICIPLE, Form.GERUND)

_OTHER: dict[Measure | None, dict[Form, str]] = {
    Measure.KILLED: {
        Form.BASE: """
            slay | slays | shoot dead | claim the lives of | claims the lives of | #bury | #buries | #cremate""",
        Form.PAST: """
            slew | drowned | !lost | !losing | #buried | #cremated | wiped out | wiping out
            | shot dead | shot and killed | shot to death | gunned down | gunning down | mowed down
            | shooting dead | claimed the lives of | took the lives of | cost the lives of
            | claiming the lives of | taking the lives of | claimed the life of | hacked to death
            | beat to death | stabbed to death | fatally shot | fatally stabbed | fatally wounded
            | fatally injured | fatally beat | fatally struck | fatally shooting | fatally stabbing
            | fatally wounding | mortally wounded""",
        Form.GERUND: "martyring | drowning | #burying | #cremating",
        Form.PASSIVE: """
            #buried | #cremated | #laid to rest | #interred | wiped out | taken out | honoured with martyrdom
            | honored with martyrdom |
            slain | martyred | lynched | shot dead | shot and killed | shot to death | gunned down | mowed down
            | hacked to death | burned to death | burnt to death | beaten to death | stabbed to death
            | hanged | shaheed | put out of action
            | tortured to death | crushed to death | found dead | pronounced dead | put to death | burned alive
            | burnt alive | buried alive | blown to pieces | fatally shot | fatally stabbed | fatally wounded
            | fatally injured | fatally beaten | fatally struck | fatally hit | mortally wounded""",
        Form.INTRANSITIVE: """
            die | dies | died | dying | perish | perished | drowned | succumbed | lost their lives
            | lost his life | lost her life | losing their lives | lost their life | paid with their lives
            | starved to death | bled to death | froze to death | fell in battle | embraced martyrdom
            | attained martyrdom | achieved martyrdom | passed away | not survive | fell as martyrs
            | &fell | &fallen | perishing | embraced shahadat | embraced shahada""",
        Form.STATE: "dead | kia | martyrs",
        Form.NOUN: """
            death | deaths | fatality | fatalities | murder | murders | massacre | slaughter | execution
            | executions | assassination | assassinations | body | bodies | corpse | corpses | remains
            | beheadings | martyrdom | shahadat | !burial | !burials | !funerals | killings | dead bodies | loss""",
    },
    Measure.INJURED: {
        Form.INTRANSITIVE: """
            received injuries | received wounds | received * injuries | received * wounds | suffered injuries
            | suffered wounds | suffered burns | suffered * injuries | suffered * wounds
            | suffered * burns | sustained injuries | sustained wounds | sustained * injuries
            | sustained * wounds | sustained * * injuries | suffered * * injuries | escaped with injuries
            | escaped with * injuries | lost limbs""",
        Form.PASSIVE: """
            shot and wounded | shot and injured | being treated | treated for injuries | treated for wounds
            | treated for * injuries | treated for * wounds
            | treated for burns | taken to hospital | rushed to hospital | admitted to hospital
            | taken to hospitals | taken to * hospital | rushed to * hospital | taken to * hospitals
            | suffering from * wounds | suffering from * injuries | suffering from injuries
            | with gunshot wounds | with serious injuries | with shrapnel wounds | with minor injuries""",
        Form.STATE: "wia | in critical condition | in serious condition | under treatment | in intensive care",
        Form.NOUN: "injury | injuries",
    },
    Measure.CASUALTIES: {Form.PASSIVE: "!hit | !struck | !harmed", Form.NOUN: "casualty | casualties"},
    Measure.DISPLACED: {
        Form.BASE: "force from their homes | drive from their homes",
        Form.INTRANSITIVE: """
            flee | fled | fleeing | lost their homes | left their homes | left their houses
            | left their villages | leave their homes | leaving their homes | abandoned their homes
            | abandoned their villages | sought refuge | sought shelter | seeking refuge | seeking shelter
            | took refuge | taken refuge | taken shelter | took shelter | begun moving | began moving
            | started moving | begun leaving | began leaving | started leaving | begun fleeing | began fleeing
            | moved to safer | +crossed into | +crossed the border | +crossed the river | sheltering in | on the move
            | living in displacement | lost homes | +arrived in | +arrived at | +arrived from | %gone | %left
            | %departed | %moved out | %slept in | %sleeping in | %camping | %camped | %living in
            | +reached | +crossed to | %left the town | %left the village | %left the city | %left the area
            | %left the district | %left the valley | %left the island | %left the country | %left their farms
            | %left their land | %left their fields | %left on foot | %leaving the town | %leaving the village
            | %leaving the area""",
        Form.PASSIVE: """
            forced to flee | forced to leave | forced to abandon | forced to evacuate | forced from | forced out
            | driven from | driven out | made homeless | rendered homeless | left homeless
            | internally displaced | forcibly displaced | forcibly transferred""",
        Form.STATE: "homeless",
        Form.NOUN: """
            displacement | displacements | evacuation | exodus | expulsion | idps | evacuees | +arrivals
            | +new arrivals""",
    },
    Measure.MISSING: {
        Form.INTRANSITIVE: """
            disappeared | went missing | gone missing | go missing | vanished | not been in touch
            | not been heard from | not been seen since""",
        Form.PASSIVE: """
            disappeared | buried under | buried beneath | reported missing | being searched for | being looked for
            | being sought""",
        Form.STATE: "missing | unaccounted for | mia | untraceable | untraced",
        Form.NOUN: "disappearance | disappearances",
    },
    Measure.DETAINED: {
        Form.PAST: """
            !holding | !hold | rounded up | rounding up | took hostage | took prisoner | took captive | taking hostage
            | taking prisoner | taking captive | !seized | !seizing | led away | leading away | marched off
            | dragged away | dragging away | !took away | !taking away | carried off | press-ganged
            | press-ganging | forcibly recruited | !conscripted""",
        Form.INTRANSITIVE: "&surrendered | &gave themselves up | turned themselves in",
        Form.PASSIVE: """
            taken hostage | taken captive | taken prisoner | taken into custody | held hostage | held captive
            | rounded up | taken away | held in custody | held in detention | !held | !seized | led away
            | marched off | marched away | dragged away | carried off | press-ganged | forcibly recruited
            | forcibly conscripted | !conscripted""",
        Form.STATE: "hostage | captive | prisoner | in custody | behind bars | in detention",
        Form.NOUN: "arrest | arrests | detention | abduction | abductions | kidnappings | capture | imprisonment",
    },
    Measure.DESTROYED: {
        Form.PAST: """
            shot down | shoot down | shooting down | shoots down | downed | downing | burned down | burnt down
            | burning down | blew up | blowing up | set fire to | setting fire to | knocked out | knocking out
            | sank | sinking | washed away | washing away | swept away | sweeping away""",
        Form.PASSIVE: """
            shot down | brought down | downed | burned down | burnt down | blown up | set ablaze | set on fire
            | set alight | knocked out | sunk | reduced to rubble | reduced to ashes | reduced to ruins
            | torn down | consumed by fire | consumed by flames | washed away | swept away""",
        Form.NOUN: "destruction | demolition | demolitions",
    },
    None: {Form.INTRANSITIVE: "returned | return | escaped | survived | recovered | went home"},
}


def _table() -> dict[str, tuple[Harm, ...]]:
    """Harms by their first word, the longest phrase first."""
    harms: list[Harm] = []
    for measure, verbs in _REGULAR.items():
        for verb in verbs.split("|"):
            harms += (Harm((word,), measure, form) for word, form in zip(verb.split(), _REGULAR_FORMS, strict=True))
    for measure, forms in _OTHER.items():
        for form, phrases in forms.items():
            for phrase in phrases.split("|"):
                plain = phrase.strip()
                said = next((mark for mark in Said if mark.value and plain.startswith(mark.value)), Said.OF_ANYONE)
                harms.append(Harm(tuple(plain.removeprefix(said.value).split()), measure, form, said))
    table: dict[str, list[Harm]] = {}
    for harm in harms:
        table.setdefault(harm.words[0], []).append(harm)
    return {first: tuple(sorted(listed, key=lambda harm: -len(harm.words))) for first, listed in table.items()}


HARMS = _table()
