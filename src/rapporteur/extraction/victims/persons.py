"""Persons: who was killed, wounded, held, displaced, freed or spared, by name or by description.

Source: MUC-4 task documentation, human target slots (name, description, number, effect of incident).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapporteur.extraction.figures.attachment import analyse
from rapporteur.extraction.figures.clauses import Side, Trigger, may_precede
from rapporteur.extraction.figures.harms import HARMS
from rapporteur.extraction.figures.nouns import NOUNS, SINGULARS, Kind, Noun
from rapporteur.extraction.figures.phrases import AUXILIARIES, PREPOSITIONS, Phrase
from rapporteur.extraction.figures.sentences import Sentence
from rapporteur.extraction.figures.subjects import find_subject
from rapporteur.extraction.victims.linking import Context
from rapporteur.extraction.victims.names import names_in
from rapporteur.extraction.words import word_set, words_of
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Count, Figure, Incident, Victim
from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind, Measure, VictimClass, VictimEffect

_EFFECTS = {
    Measure.KILLED: VictimEffect.KILLED,
    Measure.INJURED: VictimEffect.INJURED,
    Measure.MISSING: VictimEffect.MISSING,
    Measure.DETAINED: VictimEffect.DETAINED,
    Measure.DISPLACED: VictimEffect.DISPLACED,
}
_ABDUCTING = re.compile(r"\A(?:abduct|kidnap)|hostage|captive")
_FREEING = re.compile(r"\A(?:releas|free|rescue)")
_SPARED = word_set("unharmed unhurt uninjured unscathed")
_ANY_HARM = re.compile(r"\b(?:" + "|".join(sorted({*map(re.escape, HARMS), *_SPARED})) + r")\b", re.IGNORECASE)
_LONGEST = 400
_AGE_IN_WORD = re.compile(r"\A(\d{1,3})-year-old\Z")
_FEMALE = word_set("woman girl mother wife sister grandmother female widow aunt daughter schoolgirl policewoman nun")
_MALE = word_set(
    "man boy father husband brother grandfather male uncle son schoolboy policeman gunman serviceman cameraman "
    "fisherman militiaman businessman crewman newsman airman"
)
_NO_OCCUPATIONS = word_set(
    "person individual victim prisoner detainee suspect captive hostage inmate member foreigner citizen relative "
    "sibling survivor friend neighbour neighbor soul adult youth occupant passenger refugee migrant evacuee civilian "
    "resident villager "
    "bystander local other couple family household leader supporter opponent attacker assailant terrorist colleague"
)
_KIN = word_set(
    "woman man child boy girl kid infant baby toddler teenager teen minor son daughter mother father wife husband "
    "brother sister grandmother grandfather grandchild newborn adolescent orphan youngster female male widow uncle aunt"
)
# Whom the words alone tell to be a person is taken for one only where this befell him: places are captured too.
_BEFALLS_PERSONS = frozenset({VictimEffect.KILLED, VictimEffect.INJURED})
_HAPPENINGS = word_set("shooting stabbing beating ambush attack bombing shelling ambushing assault")
_FINDING = word_set("found find finding discovered discover leaving left shot")
_IDENTIFYING = word_set("identified identify identifies identifying named names naming")
_DEAD_PERSON = word_set("body remains corpse deceased dead killed slain homicide died murdered")
_DETERMINED = word_set("the his her their its my our this")


@dataclass(frozen=True, slots=True)
class _Harmed:
    """A person or group as found in one sentence: token range of the description, and who it is."""

    first: int
    last: int
    effect: VictimEffect
    number: Count
    noun: str | None = None
    who: tuple[VictimClass, ...] = ()
    actor: Actor | None = None


def find_victims(
    layout: Layout,
    actors: Sequence[Actor],
    attributions: Sequence[Attribution],
    incidents: Sequence[Incident],
    figures: Sequence[Figure],
) -> tuple[Victim, ...]:
    """Find single persons, and described groups, that an incident harmed.

    Args:
        layout: the text and its sentences.
        actors: the actors of the text; persons among them give names.
        attributions: what a victim is tied to who stands in the content of one.
        incidents: what a victim is tied to who stands in the same sentence.
        figures: counts already linked; a group that one counts takes over its incident and attribution.

    Returns:
        The victims in text order with ids "v1", "v2" ...; `number` bounds how many they are. Private persons are
        protected.
    """
    context = Context(layout, attributions, incidents)
    counted = {figure.start: figure for figure in figures}
    names = _names(actors)
    victims: list[Victim] = []
    for span in layout.sentences:
        if not _ANY_HARM.search(layout.text, span.start, span.end):
            continue
        words = words_of(layout.text, span)
        for begin in range(0, len(words), _LONGEST):
            sentence = analyse(words[begin : begin + _LONGEST], layout.text)
            for harmed in sorted(_harmed(sentence, names, layout.text), key=lambda found: (found.first, found.last)):
                victims.append(_victim(f"v{len(victims) + 1}", layout.text, sentence, harmed, counted, context))
    return tuple(victims)


def _names(actors: Sequence[Actor]) -> dict[int, tuple[Span, Actor]]:
    """Mentions of persons by their first offset, the longest where several begin."""
    names: dict[int, tuple[Span, Actor]] = {}
    for actor in actors:
        if actor.kind is ActorKind.PERSON:
            for mention in actor.mentions:
                known = names.get(mention.start)
                if known is None or known[0].end < mention.end:
                    names[mention.start] = mention, actor
    return names


def _harmed(sentence: Sentence, names: dict[int, tuple[Span, Actor]], text: str) -> Iterator[_Harmed]:
    taken: set[int] = set()
    mentions = _mentions(sentence, names)
    persons = _with_unknown(sentence, mentions, text)
    for draft in sentence.drafts.values():
        effect = _effect(sentence, draft.measure, draft.trigger)
        phrase = draft.phrase
        counted = phrase.kind in {Kind.PERSON, Kind.FAMILY} and phrase.high != 0 and not phrase.others
        if effect is not None and counted and not _is_apposition(sentence, phrase, mentions):
            taken.update(range(phrase.first, phrase.last))
            yield _group(sentence, phrase, effect)
    for trigger in sentence.triggers:
        effect = _effect(sentence, trigger.measure, trigger)
        if effect is None or trigger.unreal:
            continue
        named = persons if effect in _BEFALLS_PERSONS else mentions
        found = _single(sentence, trigger, effect, named) or _found_dead(sentence, trigger, effect, persons)
        if found is None and effect is VictimEffect.FREED:
            found = _freed(sentence, trigger)
        if found is not None and found.first not in taken:
            taken.update(range(found.first, found.last))
            yield found
    for found in (*_of_happening(sentence, persons), *_identified(sentence, persons)):
        if found.first not in taken:
            taken.update(range(found.first, found.last))
            yield found
    yield from _spared(sentence, mentions, taken)


def _with_unknown(
    sentence: Sentence, mentions: dict[int, tuple[int, Actor]], text: str
) -> dict[int, tuple[int, Actor]]:
    """`mentions` and what else is written as a person's name is; who that is nobody says, so it is protected."""
    known = {index for first, (last, _) in mentions.items() for index in range(first, last)}
    persons = dict(mentions)
    for first, last in names_in(sentence.words, text).items():
        if known.isdisjoint(range(first, last)):
            span = Span(sentence.words[first].start, sentence.words[last - 1].end)
            persons[first] = last, Actor("", span.of(text), ActorKind.PERSON, None, None, True, (span,))
    return persons


def _found_dead(
    sentence: Sentence, trigger: Trigger, effect: VictimEffect, persons: dict[int, tuple[int, Actor]]
) -> _Harmed | None:
    """Read "found Leo Marsh, 40, dead"."""
    if sentence.form(trigger.first) != "dead":
        return None
    at = trigger.first
    if sentence.form(at - 1) == "," and sentence.form(at - 2).isdigit() and sentence.form(at - 3) == ",":
        at -= 3
    for first, (last, actor) in persons.items():
        if last == at and any(sentence.form(index) in _FINDING for index in range(max(0, first - 5), first)):
            return _named(first, last, effect, actor)
    return None


def _of_happening(sentence: Sentence, persons: dict[int, tuple[int, Actor]]) -> Iterator[_Harmed]:
    """Read "the fatal shooting of 20-year-old Leo Marsh"."""
    for first, (last, actor) in sorted(persons.items()):
        at = first - 1 - bool(_AGE_IN_WORD.match(sentence.form(first - 1)))
        fatal = sentence.form(at - 2) in {"fatal", "deadly"} and sentence.form(at - 1) in _HAPPENINGS
        if sentence.form(at) == "of" and fatal:
            yield _named(first, last, VictimEffect.KILLED, actor)


def _identified(sentence: Sentence, persons: dict[int, tuple[int, Actor]]) -> Iterator[_Harmed]:
    """Read "identified the man killed as Leo Marsh", "the body was identified as that of Leo Marsh"."""
    for first, (last, actor) in sorted(persons.items()):
        at = first - 2 if (sentence.form(first - 2), sentence.form(first - 1)) == ("that", "of") else first
        before = {sentence.form(index) for index in range(max(0, at - 14), at)}
        if sentence.form(at - 1) == "as" and before & _IDENTIFYING and before & _DEAD_PERSON:
            yield _named(first, last, VictimEffect.KILLED, actor)


def _freed(sentence: Sentence, trigger: Trigger) -> _Harmed | None:
    """Read "released four nurses", "four nurses were released"; the freed are no figure, so none was drafted."""
    phrase = find_subject(sentence, trigger) if trigger.side is Side.BEFORE else sentence.starts.get(trigger.last)
    if phrase is None or phrase.kind is not Kind.PERSON:
        return None
    return _group(sentence, phrase, VictimEffect.FREED)


def _is_apposition(sentence: Sentence, phrase: Phrase, mentions: dict[int, tuple[int, Actor]]) -> bool:
    """Whether the phrase describes a person just named ("Adan Warsame, 41, a teacher, was shot")."""
    if phrase.high != 1 or sentence.form(phrase.first - 1) != ",":
        return False
    return any(phrase.first - 4 <= last < phrase.first for last, _ in mentions.values())


def _effect(sentence: Sentence, measure: Measure | None, trigger: Trigger | None) -> VictimEffect | None:
    """What the word of harm did; None where it does not say, as "casualties" do not say killed or wounded."""
    words = " ".join(word.form for word in sentence.words[trigger.first : trigger.last]) if trigger else ""
    if measure is Measure.DETAINED and _ABDUCTING.search(words):
        return VictimEffect.ABDUCTED
    if measure is None and _FREEING.search(words):
        return VictimEffect.FREED
    return _EFFECTS.get(measure) if measure is not None else None


def _group(sentence: Sentence, phrase: Phrase, effect: VictimEffect) -> _Harmed:
    head = next(
        (word.form for word in reversed(sentence.words[phrase.first : phrase.last]) if word.form in NOUNS), None
    )
    first = phrase.named_from if phrase.named_from < phrase.last else phrase.first
    return _Harmed(first, phrase.last, effect, Count(phrase.low, phrase.high), head, phrase.who)


def _mentions(sentence: Sentence, names: dict[int, tuple[Span, Actor]]) -> dict[int, tuple[int, Actor]]:
    """Names of the sentence: first token, and the token after the last with the actor."""
    found: dict[int, tuple[int, Actor]] = {}
    for index, word in enumerate(sentence.words):
        if (named := names.get(word.start)) is not None:
            last = index + 1
            while last < len(sentence.words) and sentence.words[last].end <= named[0].end:
                last += 1
            found[index] = last, named[1]
    return found


def _single(
    sentence: Sentence, trigger: Trigger, effect: VictimEffect, mentions: dict[int, tuple[int, Actor]]
) -> _Harmed | None:
    """One person without a count: a name, or a definite description, on the side where the harmed stand."""
    match trigger.side:
        case Side.AFTER:
            return _described_after(sentence, trigger.last, effect, mentions)
        case Side.OF if sentence.form(trigger.last) == "of":
            return _described_after(sentence, trigger.last + 1, effect, mentions)
        case Side.BEFORE:
            return _described_before(sentence, trigger.first, effect, mentions)
        case _:
            return None


def _described_after(
    sentence: Sentence, at: int, effect: VictimEffect, mentions: dict[int, tuple[int, Actor]]
) -> _Harmed | None:
    """Read "killed the driver", "killed Mayor Adan Warsame", "killing her two-year-old son"."""
    for position in range(at, min(at + 7, len(sentence.words))):
        form = sentence.form(position)
        if position in mentions:
            last, actor = mentions[position]
            return _named(position, last, effect, actor)
        if position in sentence.starts or not form[:1].isalnum() or form in PREPOSITIONS | AUXILIARIES:
            return None
        noun = NOUNS.get(form)
        if _is_one_person(sentence, noun, position) and sentence.form(at) in _DETERMINED:
            return _definite(at, position, effect, form, noun)
    return None


def _described_before(
    sentence: Sentence, at: int, effect: VictimEffect, mentions: dict[int, tuple[int, Actor]]
) -> _Harmed | None:
    """Read "the driver was killed", "Adan Warsame, 41, was shot dead"."""
    while at > 0 and (may_precede(sentence.form(at - 1)) or sentence.form(at - 1) in AUXILIARIES | {"who"}):
        at -= 1
    ends = {last: (first, actor) for first, (last, actor) in mentions.items()}
    for origin in range(at - 2, max(at - 4, 0), -1):
        if sentence.form(origin) in {"of", "from"} and origin in ends:
            at = origin  # "Leo Marsh from Tamra died"
    end = at - 1 if sentence.form(at - 1) == "," else at
    for position in range(end, max(end - 12 if end < at else end - 1, 0), -1):
        if position in ends and (position == end or sentence.form(position) in {",", "("}):
            first, actor = ends[position]
            return _named(first, position, effect, actor)
    if end < at and sentence.form(end - 1).isdigit() and sentence.form(end - 2) == ",":
        end -= 2  # "the victim, 33, died"
    noun = _noun_at(sentence, end - 1)
    if _is_one_person(sentence, noun, end - 1):
        for first in range(end - 2, max(end - 6, -1), -1):
            if sentence.form(first) in _DETERMINED and sentence.form(first - 1) not in PREPOSITIONS:
                return _definite(first, end - 1, effect, sentence.form(end - 1), noun)
            if (
                first in sentence.starts
                or sentence.form(first) in PREPOSITIONS
                or not sentence.form(first)[:1].isalnum()
            ):
                return None
    return None


def _noun_at(sentence: Sentence, at: int) -> Noun | None:
    """The noun at a token; an age in one word is a person ("the 19-year-old was shot dead")."""
    aged = _AGE_IN_WORD.match(sentence.form(at))
    if aged is None:
        return NOUNS.get(sentence.form(at))
    return NOUNS["child" if int(aged[1]) < 18 else "person"]


def _is_one_person(sentence: Sentence, noun: Noun | None, position: int) -> bool:
    return (
        noun is not None and noun.kind is Kind.PERSON and noun.number == 1 and sentence.form(position + 1) not in NOUNS
    )


def _definite(first: int, head: int, effect: VictimEffect, form: str, noun: Noun | None) -> _Harmed:
    who = (noun.who,) if noun is not None and noun.who is not None else ()
    return _Harmed(first, head + 1, effect, Count(1, 1), form, who)


def _named(first: int, last: int, effect: VictimEffect, actor: Actor) -> _Harmed:
    noun = next((form for form in (actor.role or "").lower().split() if form in NOUNS), None)
    role = NOUNS[noun].who if noun is not None else None
    return _Harmed(first, last, effect, Count(1, 1), noun, () if role is None else (role,), actor)


def _spared(sentence: Sentence, mentions: dict[int, tuple[int, Actor]], taken: set[int]) -> Iterator[_Harmed]:
    """Read "the driver escaped unharmed"."""
    for index, word in enumerate(sentence.words):
        if word.form in _SPARED:
            at = index
            while at > 0 and sentence.form(at - 1) in {"escaped", "emerged", "survived", "left", "but"}:
                at -= 1
            found = _described_before(sentence, at, VictimEffect.UNHARMED, mentions)
            if found is not None and found.first not in taken:
                yield found


def _victim(
    identifier: str,
    text: str,
    sentence: Sentence,
    harmed: _Harmed,
    counted: dict[int, Figure],
    context: Context,
) -> Victim:
    words = sentence.words
    span = Span(words[harmed.first].start, words[harmed.last - 1].end)
    figure = next(
        (
            counted[words[i].start]
            for i in range(max(0, harmed.first - 8), harmed.first + 1)
            if words[i].start in counted and counted[words[i].start].end >= span.end
        ),
        None,
    )
    noun = SINGULARS.get(harmed.noun or "", harmed.noun)
    office = VictimClass.OFFICIALS in harmed.who
    return Victim(
        id=identifier,
        start=span.start,
        end=span.end,
        name=harmed.actor.name if harmed.actor else None,
        description=(harmed.actor.role if harmed.actor else span.of(text)) or None,
        age=_age(sentence, harmed),
        sex="female" if noun in _FEMALE else "male" if noun in _MALE else None,
        occupation=noun if noun and noun not in _NO_OCCUPATIONS | _KIN else None,
        who=harmed.who or (VictimClass.PEOPLE,),
        number=harmed.number,
        effect=harmed.effect,
        incident=figure.incident if figure else context.incident_of(span),
        attribution=figure.attribution if figure else context.attribution_of(span),
        protected=harmed.actor.protected if harmed.actor else not office,
    )


def _age(sentence: Sentence, harmed: _Harmed) -> int | None:
    """The age of one person, as "41-year-old", ", 41," or "aged 41" gives it."""
    if harmed.number.high != 1:
        return None
    for word in sentence.words[harmed.first : harmed.last]:
        if (found := _AGE_IN_WORD.match(word.form)) is not None:
            return int(found[1])
    if (found := _AGE_IN_WORD.match(sentence.form(harmed.first - 1))) is not None:
        return int(found[1])
    following = [sentence.form(harmed.last + offset) for offset in range(3)]
    if following[0] in {",", "("} and following[1].isdigit() and following[2] in {",", ")", "."}:
        return int(following[1]) if int(following[1]) <= 110 else None
    if following[0] == "aged" and following[1].isdigit():
        return int(following[1])
    return None
