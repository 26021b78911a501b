"""Heads: what the head noun of a phrase and the words beside it say of those counted."""

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.extraction.figures.harms import HARMS, Form
from rapporteur.extraction.figures.nouns import BLAND_HEADS, CLASS_WORDS, NOUNS, Kind
from rapporteur.extraction.figures.phrases import AUXILIARIES, MODALS, Phrase, form_at
from rapporteur.extraction.words import Word
from rapporteur.model.vocabularies import Measure, VictimClass


def described(words: Sequence[Word], base: Phrase, at: int, head: int, state: Measure | None) -> Phrase:
    """The phrase with what its head noun and the words beside it say of it."""
    noun = NOUNS[words[head].form]
    phrase = replace(base, last=head + 1, unit=noun.unit, kind=noun.kind, state=state)
    if noun.number not in {None, 1} and base.high == 1:
        phrase = replace(phrase, low=noun.number, high=noun.number)
    who: tuple[VictimClass, ...] = () if noun.who is None else (noun.who,)
    if words[head].form in BLAND_HEADS or noun.who is VictimClass.PEOPLE:
        after = form_at(words, head + 1) == "of" and words[head].form in BLAND_HEADS
        classes = classes_among(words, at, head) or (classes_among(words, head + 2, head + 7) if after else ())
        who = classes[:1] or who
    if words[head].form in {"others", "other"}:
        return replace(phrase, others=True, who=())
    return replace(phrase, who=who)


def classes_among(words: Sequence[Word], first: int, last: int) -> tuple[VictimClass, ...]:
    """The classes that class words between two tokens name, each once, in order."""
    found = (CLASS_WORDS.get(word.form) for word in words[first:last])
    return tuple(dict.fromkeys(who for who in found if who is not None))


def with_joined(words: Sequence[Word], phrase: Phrase, head: int) -> Phrase:
    """Take in nouns that share the count: "41 women and children", "12 men, women and children"."""
    last, who = head + 1, list(phrase.who)
    while phrase.kind is Kind.PERSON and phrase.high != 1:
        step = 1 if form_at(words, last) in {",", "and", "or"} else 0
        if form_at(words, last) == "," and form_at(words, last + 1) == "and":
            step = 2
        noun = NOUNS.get(form_at(words, last + step)) if step else None
        if noun is None or noun.kind is not Kind.PERSON or noun.number is not None or noun.who is None:
            break
        if form_at(words, last) == "," and not _list_goes_on(words, last + step + 1):
            break
        if form_at(words, last + step + 1) in AUXILIARIES | MODALS and not _is_subject_so_far(words, phrase.first):
            break
        if form_at(words, last + step) in {"others", "people"}:
            break
        who += [noun.who] if noun.who not in who else []
        last += step + 1
    return replace(phrase, last=last, who=tuple(who))


def _list_goes_on(words: Sequence[Word], at: int) -> bool:
    return form_at(words, at) in {",", "and", "or"} and (
        form_at(words, at + 1) in NOUNS or form_at(words, at + 1) == "and"
    )


def _is_subject_so_far(words: Sequence[Word], first: int) -> bool:
    """Whether no word of harm that could take the phrase as its object stands just before it."""
    return form_at(words, first - 1) not in HARMS


def participle(form: str) -> Measure | None:
    """The measure of a harm that can stand before a noun ("wounded soldiers"); None for other words."""
    for harm in HARMS.get(form, ()):
        if len(harm.words) == 1 and harm.form in {Form.PARTICIPLE, Form.STATE, Form.PASSIVE}:
            return harm.measure
    return None


def joined_harm(first: Measure | None, second: Measure) -> Measure:
    """The measure of two harms that modify one noun: "dead and wounded" people are casualties."""
    harmed = {Measure.KILLED, Measure.INJURED}
    return Measure.CASUALTIES if first is not None and {first, second} == harmed else second
