"""Attachment: which counted phrase a word of harm is said of."""

from dataclasses import replace

from rapporteur.extraction.figures.clauses import BE, Side, Trigger, find_triggers, is_adverb, may_precede
from rapporteur.extraction.figures.counted import find_phrases
from rapporteur.extraction.figures.harms import Form
from rapporteur.extraction.figures.lists import attach_following, attach_preceding
from rapporteur.extraction.figures.nouns import CLASS_WORDS
from rapporteur.extraction.figures.phrases import (
    CONJUNCTIONS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING,
    Phrase,
)
from rapporteur.extraction.figures.sentences import CLAUSE_BOUNDS, Draft, Sentence, can_be, describes_all
from rapporteur.extraction.figures.subjects import find_subject
from rapporteur.extraction.words import DASH, Word, word_set
from rapporteur.model.vocabularies import Measure

_SHARES = word_set("third thirds quarter quarters half fifth tenth percent %")
_COMPANY_WITHIN = 12
_REPORTED = word_set("reported recorded announced registered confirmed documented known noted")


def analyse(words: list[Word], text: str) -> Sentence:
    """Find phrases and words of harm in one sentence and attach them to one another."""
    phrases = find_phrases(words, text)
    starts = {phrase.first: phrase for phrase in phrases}
    covered = [False] * len(words)
    for phrase in phrases:
        for index in range(phrase.first, min(phrase.last, len(words))):
            covered[index] = True
    triggers = find_triggers(words, starts, covered, text)
    sentence = Sentence(
        words,
        phrases,
        triggers,
        starts,
        {p.last: p for p in phrases},
        {i: t for t in triggers for i in range(t.first, t.last)},
    )
    _mark_parts(sentence)
    for trigger in triggers:
        if not trigger.unreal:
            _attach(sentence, trigger)
    for phrase in phrases:
        if phrase.state is not None and _has_own_state(sentence, phrase):
            sentence.drafts[phrase.first] = Draft(phrase, phrase.state)
    return sentence


def _has_own_state(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a modifier alone makes a figure: "showed destroyed homes", but not "a camp for displaced people"."""
    if phrase.state is None or phrase.first in sentence.drafts or phrase.first in sentence.cleared:
        return False
    at = phrase.first - 1
    while is_adverb(sentence.form(at)):
        at -= 1  # "a camp for internally displaced persons"
    before = sentence.form(at)
    fled = phrase.bare and phrase.state is Measure.DISPLACED and before in PREPOSITIONS
    generic = before == "be" or fled or (phrase.bare and before in {"for", "as"})
    return can_be(phrase, phrase.state) and not generic and sentence.form(phrase.first) not in {"the", "these", "those"}


def _attach(sentence: Sentence, trigger: Trigger) -> None:
    match trigger.side:
        case Side.AFTER:
            _attach_object(sentence, trigger)
        case Side.OF:
            if not _attach_beside(sentence, trigger):
                _attach_after_of(sentence, trigger)
        case Side.BESIDE:
            _attach_beside(sentence, trigger)
        case Side.BEFORE:
            _attach_subject(sentence, trigger)
        case Side.NAMED:
            pass


def _attach_object(sentence: Sentence, trigger: Trigger) -> None:
    at = trigger.last
    while at not in sentence.starts and is_adverb(sentence.form(at)):
        at += 1
    phrase = sentence.starts.get(at) or _possessed(sentence, at)
    if phrase is None:
        attach_following(sentence, trigger, after=at)  # "killed the mayor and two guards"
    elif sentence.attach(phrase, trigger):
        attach_following(sentence, trigger, after=phrase.last, near=True)


def _possessed(sentence: Sentence, at: int) -> Phrase | None:
    """The count behind an owner: "killed the commander's two sons"."""
    for owner in range(at, at + 4):
        if sentence.form(owner).endswith(("'s", "s'")):
            return sentence.starts.get(owner + 1)
        if not sentence.form(owner)[:1].isalpha() or sentence.form(owner) in PREPOSITIONS | CONJUNCTIONS:
            return None
    return None


def _attach_after_of(sentence: Sentence, trigger: Trigger) -> None:
    for at in range(trigger.last + 1, trigger.last + 3):
        phrase = sentence.starts.get(at)
        if phrase is not None:
            if sentence.attach(phrase, trigger):
                attach_following(sentence, trigger, after=phrase.last, near=True)
            return


def _attach_beside(sentence: Sentence, trigger: Trigger) -> bool:
    """A count just before a noun, state or bare participle: "12 deaths", "left 30 wounded", "nine people killed"."""
    if _attach_label(sentence, trigger):
        return True
    at = trigger.first
    while at > 0 and may_precede(sentence.form(at - 1)):
        at -= 1
    phrase = sentence.ends.get(at)
    if phrase is None:
        return _attach_inverted(sentence, trigger) or _attach_company(sentence, trigger)
    if trigger.form is Form.NOUN and phrase.kind is not None:
        return False
    if trigger.form is Form.PARTICIPLE and phrase.bare and sentence.form(trigger.last) not in PREPOSITIONS:
        return False
    if (phrase.high == 0 and _is_silence(sentence, trigger)) or not sentence.attach(phrase, trigger):
        return False
    attach_preceding(sentence, phrase, trigger)
    return True


def _is_silence(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether "no casualties were reported": that says that nothing was heard, not that there were none."""
    following = [sentence.form(index) for index in range(trigger.last, trigger.last + 5)]
    return bool(_REPORTED & set(following)) and bool(BE & set(following))


def _attach_inverted(sentence: Sentence, trigger: Trigger) -> bool:
    """Read "also killed were three guards"."""
    phrase = sentence.starts.get(trigger.last + 1)
    if phrase is None or sentence.form(trigger.last) not in {"was", "were"} or trigger.first > 3:
        return False
    if sentence.attach(phrase, trigger):
        attach_following(sentence, trigger, after=phrase.last, near=True)
        return True
    return False


def _attach_company(sentence: Sentence, trigger: Trigger) -> bool:
    """Read "she was arrested along with two other nuns"."""
    if sentence.form(trigger.last) == "with" and sentence.form(trigger.last + 1) in POSSESSIVES:
        phrase = sentence.starts.get(trigger.last + 1)
        return phrase is not None and sentence.attach(phrase, trigger)  # "was murdered with her two children"
    for at in range(trigger.last, trigger.last + _COMPANY_WITHIN):
        if at in sentence.trigger_at or sentence.form(at) in CLAUSE_BOUNDS:
            return False
        if sentence.form(at) in {"along", "together"} and sentence.form(at + 1) == "with":
            phrase = sentence.starts.get(at + 2)
            return phrase is not None and sentence.attach(phrase, trigger)
    return False


def _attach_label(sentence: Sentence, trigger: Trigger) -> bool:
    """A field of a situation report: "Killed: 12", "Houses destroyed - 40"."""
    if sentence.form(trigger.last) not in {":", DASH, "-", "|"} or trigger.first > 3:
        return False
    phrase = sentence.starts.get(trigger.last + 1)
    if phrase is None or phrase.bare or trigger.last + 1 in sentence.drafts or sentence.form(phrase.last).isalpha():
        return False
    label = sentence.ends.get(trigger.first)
    if label is not None and phrase.kind is None:
        phrase = replace(phrase, kind=label.kind, unit=label.unit, who=label.who)
    elif phrase.kind is None:
        who = (CLASS_WORDS.get(sentence.form(index)) for index in range(trigger.first))
        phrase = replace(phrase, who=tuple(found for found in who if found is not None))
    sentence.starts[phrase.first] = phrase
    return sentence.attach(phrase, trigger)


def _attach_subject(sentence: Sentence, trigger: Trigger) -> None:
    phrase = find_subject(sentence, trigger)
    if phrase is None:
        if not _attach_inverted(sentence, trigger):
            _attach_company(sentence, trigger)
    elif phrase.high == 0 and sentence.form(trigger.first - 1) in _REPORTED:
        return  # "none were reported hurt" is silence too
    elif sentence.attach(phrase, trigger):
        if phrase.first not in sentence.parts:
            attach_preceding(sentence, phrase, trigger)
        attach_following(sentence, trigger, after=trigger.last)


def _mark_parts(sentence: Sentence) -> None:
    """Mark phrases that a cue makes a subset: "including X", "among them X", "X of whom", "mostly X", "(X and Y)"."""
    inside = False
    previous: Phrase | None = None
    for phrase in sentence.phrases:
        before, earlier = sentence.form(phrase.first - 1), sentence.form(phrase.first - 2)
        joined = (
            previous is not None
            and inside
            and _only_listing(sentence, previous.last, phrase.first, comma=not phrase.bare)
        )
        inside = (
            before
            in {
                "including",
                "include",
                "includes",
                "included",
                "mostly",
                "mainly",
                "largely",
                "predominantly",
                "notably",
            }
            or (
                before in {"them", "whom", "those", "which"}
                and earlier in {"among", "amongst", "of"}
                and sentence.form(phrase.first - 3) not in _SHARES
            )
            or describes_all(sentence, phrase)
            or (before in {"were", "was", "being"} and earlier in {"them", "whom"})
            or (phrase.partitive and before in {"", ",", "and", DASH, "(", ";", "."})
            or (phrase.partitive and sentence.form(phrase.last - 1) not in PRONOUNS and before in REPORTING | {"that"})
            or joined
        )
        if inside:
            sentence.parts.add(phrase.first)
        previous = phrase


def _only_listing(sentence: Sentence, first: int, last: int, comma: bool) -> bool:
    """Whether only a comma or a conjunction lies between; a comma with "and" closes an insertion."""
    forms = [sentence.form(index) for index in range(first, last)]
    return forms in (["and"], ["or"], ["&"]) or (comma and forms == [","])
