"""Classes: which side those counted belong to, where the counted noun alone does not say it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapporteur.extraction.counts import find_counts
from rapporteur.extraction.figures.clauses import Side
from rapporteur.extraction.figures.harms import HARMS, Form
from rapporteur.extraction.figures.nouns import CLASS_WORDS, NEVER_COUNTED, NOUNS, Kind
from rapporteur.extraction.figures.phrases import CONJUNCTIONS, PREPOSITIONS
from rapporteur.extraction.figures.sentences import SIDES, Draft, Sentence
from rapporteur.extraction.words import word_set
from rapporteur.model.vocabularies import Unit, VictimClass

_COMPLEMENT_WITHIN = 5
_BE = word_set("were are was is")
_OF_AGE = 18
# Words that forces use of those they kill, and of nobody else.
_OF_FOES = word_set(
    "neutralised neutralized neutralise neutralize neutralising neutralizing annihilated annihilating "
    "liquidated liquidating"
)
_OUR_SIDE = word_set("our enemy enemy's adversary's foe's police army military security forces rebel")
_OF_OWN = word_set("our their its his")
_LOSING = word_set("lost lose loses losing")
_FORCES = word_set(
    "movement command forces force army battalion brigade division regiment company platoon unit contingent garrison "
    "guard navy corps militia faction group front tigers troops"
)
_MARTYRS = word_set("martyr martyrs")
_MILITARY_MEN = word_set("its his")


def tell_classes(sentence: Sentence, before: Sequence[Draft]) -> None:
    """Give figures the victim class that other words than their own noun state.

    Args:
        sentence: an analysed sentence with its drafts and their hosts; their phrases are changed.
        before: the drafts of the sentence just before in the same paragraph: "Two others were wounded" are of the side
            counted there, if it counts one side only.

    A class that only the world would tell, and no words, is not given.
    """
    for draft in list(sentence.drafts.values()):
        stated = _stated(sentence, draft)
        if stated is VictimClass.CHILDREN:
            sentence.drafts.pop(_behind(draft), None)  # "under 15" is an age and no count
        if stated is not None:
            draft.phrase = replace(draft.phrase, who=(stated,))
    _inherit(sentence, before)


def _stated(sentence: Sentence, draft: Draft) -> VictimClass | None:
    """The class that words beside the phrase state; None where they state none."""
    phrase = draft.phrase
    open_class = phrase.who in {(), (VictimClass.PEOPLE,)} and phrase.kind in {None, Kind.PERSON}
    if (open_class or phrase.who == (VictimClass.CIVILIANS,)) and _is_under_age(sentence, draft):
        return VictimClass.CHILDREN
    if phrase.who == (VictimClass.MEN,) and _are_a_commanders(sentence, draft):
        return VictimClass.COMBATANTS
    if not open_class:
        return None
    complement = _complement(sentence, draft) or _object_of_noun(sentence, draft)
    if complement is not None:
        return complement
    return VictimClass.COMBATANTS if not phrase.who and _is_of_forces(sentence, draft) else None


def _behind(draft: Draft) -> int:
    """The first token behind the phrase and, if it follows at once, its word of harm."""
    trigger = draft.trigger
    if trigger is not None and 0 <= trigger.first - draft.phrase.last <= 1:
        return trigger.last
    return draft.phrase.last


def _class_from(sentence: Sentence, first: int) -> VictimClass | None:
    """The class of the noun phrase that begins at `first`; None where it names none."""
    for at in range(first, first + _COMPLEMENT_WITHIN):
        form = sentence.form(at)
        noun = NOUNS.get(form)
        if noun is not None and noun.kind is Kind.PERSON and noun.number is None:
            who = noun.who if noun.who is not VictimClass.PEOPLE else None
            beside = (CLASS_WORDS.get(sentence.form(index)) for index in range(first, at))
            return who or next((found for found in beside if found is not None), None)
        if not form[:1].isalpha() or form in PREPOSITIONS | CONJUNCTIONS or (form in HARMS and form != "dead"):
            return None
    return None


def _complement(sentence: Sentence, draft: Draft) -> VictimClass | None:
    """Read "three of them were bystanders", "nine of those killed were soldiers"."""
    at = _behind(draft)
    return _class_from(sentence, at + 1) if sentence.form(at) in _BE else None


def _object_of_noun(sentence: Sentence, draft: Draft) -> VictimClass | None:
    """Read "recorded 843 killings of civilians"."""
    trigger = draft.trigger
    if trigger is None or trigger.first < draft.phrase.last:
        return None
    if trigger.form not in {Form.NOUN, Form.GERUND} and sentence.form(trigger.first) not in _MARTYRS:
        return None
    if sentence.form(trigger.last) != "of":
        return None
    if sentence.form(trigger.first) in _MARTYRS:  # "martyrs of the army and the police"
        ranks = [CLASS_WORDS.get(sentence.form(index)) for index in range(trigger.last + 1, trigger.last + 4)]
        return VictimClass.COMBATANTS if VictimClass.COMBATANTS in ranks else None
    return _class_from(sentence, trigger.last + 1)


def _is_under_age(sentence: Sentence, draft: Draft) -> bool:
    """Read "three of them under 15", "were below the age of twelve", "had not reached eighteen"."""
    at = _behind(draft)
    while sentence.form(at) in _BE | {"aged", "all", "had", "not", "yet"}:
        at += 1
    if sentence.form(at) == "reached":
        if "not" not in {sentence.form(at - 1), sentence.form(at - 2)}:
            return False
    elif sentence.form(at) not in {"under", "below"}:
        return False
    at += 1
    while sentence.form(at) in {"the", "age", "of"}:
        at += 1
    found = find_counts(sentence.words[at : at + 2])
    if not found or found[0].first != 0 or not 0 < (found[0].low or 0) <= _OF_AGE:
        return False
    following = sentence.form(at + found[0].last)
    return following not in NEVER_COUNTED | set(NOUNS) or following in {"year", "years"}


def _are_a_commanders(sentence: Sentence, draft: Draft) -> bool:
    """Read "two of its men", "lost eleven men" where a force speaks: those are no other men than its own."""
    phrase = draft.phrase
    words = [sentence.form(index) for index in range(phrase.first, phrase.last)]
    return (bool(_MILITARY_MEN & set(words)) and "of" in words) or _are_lost(sentence, draft)


def _are_lost(sentence: Sentence, draft: Draft) -> bool:
    """Read "the army lost 21 men", "his movement lost three dead"."""
    at = draft.phrase.first - 1
    if sentence.form(at) not in _LOSING:
        return False
    for index in range(at - 1, max(at - 6, -1), -1):
        form = sentence.form(index)
        noun = NOUNS.get(form)
        if form in _FORCES or (noun is not None and noun.who is VictimClass.COMBATANTS):
            return True
        if not form[:1].isalnum() or form in CONJUNCTIONS:
            return False
    return False


def _is_of_forces(sentence: Sentence, draft: Draft) -> bool:
    """Whether a count without a noun is said of a party's own or its enemy's ranks."""
    first, last = draft.phrase.first, draft.phrase.last
    trigger = draft.trigger
    if trigger is not None and sentence.form(trigger.first) in _OF_FOES:
        return True
    if draft.phrase.kind is not None:
        return False
    if _are_lost(sentence, draft):
        return True
    end = max(last, trigger.last) if trigger is not None else last
    if _own(sentence, last) or _own(sentence, end):
        return True
    ahead = [sentence.form(index) for index in range(max(0, first - 14), first)]
    if "losses" in ahead and not {"civilian", "civilians"} & set(ahead) and ";" not in ahead:
        return True
    near = range(max(0, first - 8), min(len(sentence.words), end + 5))
    if any(sentence.form(at) == "side" and sentence.form(at - 1) in _OUR_SIDE for at in near):
        return True
    return [sentence.form(end + step) for step in range(3)] in (["inflicted", "on", "the"], ["among", "the", "enemy"])


def _own(sentence: Sentence, at: int) -> bool:
    """Whether "of our own" stands at `at`, with no noun behind it."""
    return (
        sentence.form(at) == "of"
        and sentence.form(at + 1) in _OF_OWN
        and sentence.form(at + 2) == "own"
        and sentence.form(at + 3) not in NOUNS
        and (not sentence.form(at + 3)[:1].isalpha() or sentence.form(at + 3) in HARMS | dict.fromkeys(CONJUNCTIONS))
    )


def _inherit(sentence: Sentence, before: Sequence[Draft]) -> None:
    """People counted without a noun ("and 30 wounded", "five others") are of the side counted before them."""
    counted: set[tuple[VictimClass, ...]] = set()
    unit: Unit | None = None
    for first in sorted(sentence.drafts):
        draft = sentence.drafts[first]
        phrase = draft.phrase
        if phrase.who or not phrase.known or (phrase.kind is not None and not phrase.others):
            if draft.host is None:
                counted.add(phrase.who)
                unit = phrase.unit
        elif phrase.high != 0:
            who = _one_side(_hosts_class(draft) or counted or _counted_before(draft, before))
            draft.phrase = replace(phrase, who=who, unit=phrase.unit or unit)


def _counted_before(draft: Draft, before: Sequence[Draft]) -> set[tuple[VictimClass, ...]]:
    """The classes of the sentence before, for "two others", "nine were hurt"; "63 deaths" and a new deed start anew."""
    trigger = draft.trigger
    goes_on = draft.phrase.others or draft.phrase.partitive or (trigger is not None and trigger.side is Side.BEFORE)
    wholes = [one.phrase for one in before if one.host is None]
    return {phrase.who for phrase in wholes} if goes_on and any(phrase.high != 1 for phrase in wholes) else set()


def _hosts_class(draft: Draft) -> set[tuple[VictimClass, ...]]:
    return {draft.host.phrase.who} if draft.host is not None and draft.host.phrase.who in SIDES else set()


def _one_side(counted: Iterable[tuple[VictimClass, ...]]) -> tuple[VictimClass, ...]:
    """The only class counted, where it is one that a group has as a whole; else none."""
    different = set(counted)
    only = next(iter(different)) if len(different) == 1 else ()
    return only if only in SIDES else ()
