"""Subjects: the counted phrase that a passive or an intransitive word of harm is said of."""

from rapporteur.extraction.figures.clauses import Trigger, may_precede
from rapporteur.extraction.figures.nouns import Kind
from rapporteur.extraction.figures.phrases import AUXILIARIES, DETERMINERS, MODALS, PREPOSITIONS, Phrase
from rapporteur.extraction.figures.sentences import CLAUSE_BOUNDS, Sentence
from rapporteur.extraction.words import DASH
from rapporteur.model.vocabularies import VictimClass

_RELATIVES = frozenset({"who", "that", "which"})
_FARTHEST = 40
_FLEEING_FORMS = frozenset({"flee", "fled", "fleeing", "vanished", "sheltering"})


def find_subject(sentence: Sentence, trigger: Trigger) -> Phrase | None:
    """The counted phrase before `trigger` that it is said of; None when its subject is no count."""
    at = trigger.first
    while at > 0 and (may_precede(sentence.form(at - 1)) or sentence.form(at - 1) in AUXILIARIES | MODALS | {"to"}):
        at -= 1
    if sentence.form(at - 1) in _RELATIVES and (at - 1) not in sentence.trigger_at:
        at -= 1
        if sentence.form(at - 1) == ",":
            at -= 1
        phrase = sentence.ends.get(at) or _subject(sentence, at, near=True)
    else:
        phrase = _subject(sentence, at) or _opening_part(sentence, at)
    if phrase is None or _flees_from_justice(sentence, phrase, trigger):
        return None
    if phrase.bare and sentence.form(phrase.last) in {"was", "is", "has"}:
        return None  # "the union of students was disbanded": the plural is not its subject
    return phrase


def _flees_from_justice(sentence: Sentence, phrase: Phrase, trigger: Trigger) -> bool:
    """Attackers and suspects who flee are not displaced."""
    if sentence.form(trigger.first) not in _FLEEING_FORMS:
        return False
    return phrase.kind is not Kind.FAMILY and (
        VictimClass.COMBATANTS in phrase.who
        or phrase.who == (VictimClass.MEN,)
        or (phrase.kind is None and phrase.high is not None and phrase.high < 10)
    )


def _subject(sentence: Sentence, at: int, near: bool = False) -> Phrase | None:
    """The subject before token `at`, behind prepositional phrases and insertions; None when it is no count.

    `near` looks no farther than the next comma (for the antecedent of "who").
    """
    position, pending, comma = at - 1, 0, sentence.form(at - 1) in {",", DASH, ")"} and not near
    fallback: Phrase | None = None
    joint = False
    while position >= 0 and at - position < _FARTHEST:
        form = sentence.form(position)
        phrase = sentence.ends.get(position + 1)
        if form == ")" and (opening := _opening(sentence, position)) is not None:
            position = opening - 1
            continue
        if phrase is not None:
            before = sentence.form(phrase.first - 1)
            if phrase.first in sentence.parts and not (position == at - 1 and _is_whose(sentence, phrase)):
                position = phrase.first - 1
                pending = 0
                continue
            if before in PREPOSITIONS and not (before in {"with"} or sentence.form(phrase.first - 2) in {"and", ","}):
                fallback = fallback or (phrase if before == "of" else None)
                position, pending = phrase.first - 2, 0
                continue
            if (phrase.first in sentence.drafts and not comma) or (pending and joint and not comma):
                return None
            if pending and phrase.bare:
                return None
            return phrase
        if comma and position in sentence.trigger_at and (relative := _relative(sentence, position)) is not None:
            position = relative - 1
            continue
        if form == "who" and position < at - 1 and sentence.form(at) in AUXILIARIES and position in sentence.ends:
            return sentence.ends[position]  # "two who had been driven to hospital did not survive"
        if position in sentence.trigger_at or (form in CLAUSE_BOUNDS and not comma):
            return fallback
        if (
            form in DETERMINERS
            and pending
            and not comma
            and sentence.form(position - 1) != "and"
            and sentence.form(position - 1) not in PREPOSITIONS
        ):
            return None
        if form == "and" and pending and _is_plural(sentence, at) and (first := _first_of_two(sentence, position)):
            return first
        if form == "including":
            pending, joint = 0, False
        elif form in PREPOSITIONS:
            pending = 0
        elif form in {"and", "or"}:
            joint = True
        elif form == "." or (form == "," and near):
            return None
        elif form == ",":
            joint = joint or (not comma and pending > 0)
        else:
            pending += 1
        position -= 1
    return fallback


def _opening_part(sentence: Sentence, at: int) -> Phrase | None:
    """The "one of them" that opens the sentence, told of more closely between commas: "One of them, a boy, died"."""
    phrase = sentence.starts.get(0)
    if phrase is None or not phrase.partitive or sentence.form(phrase.last) != "," or sentence.form(at - 1) != ",":
        return None
    between = range(phrase.last + 1, at - 1)
    said = any(index in sentence.trigger_at or sentence.form(index) in CLAUSE_BOUNDS | AUXILIARIES for index in between)
    return None if said else phrase


def _relative(sentence: Sentence, inner: int) -> int | None:
    """The comma that opens the relative clause around token `inner` (", who had been captured in May,")."""
    for position in range(inner, max(inner - 8, 0), -1):
        if sentence.form(position) in {"who", "which"} and sentence.form(position - 1) == ",":
            return position - 1
    return None


def _is_plural(sentence: Sentence, at: int) -> bool:
    return sentence.form(at) in {"were", "have", "are"}


def _first_of_two(sentence: Sentence, conjunction: int) -> Phrase | None:
    """The count in a plural subject whose other half is none: "two drivers and a cook were killed"."""
    phrase = sentence.ends.get(conjunction)
    if phrase is None or phrase.bare or phrase.first in sentence.drafts or phrase.first in sentence.parts:
        return None
    return None if sentence.form(phrase.first - 1) in PREPOSITIONS else phrase


def _is_whose(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a clause of its own is said of the part: "two of whom died", "of whom two died"."""
    return phrase.partitive or sentence.form(phrase.first - 1) in {"whom", "which", "them", "those"}


def _opening(sentence: Sentence, closing: int) -> int | None:
    for position in range(closing - 1, max(closing - 15, -1), -1):
        if sentence.form(position) == "(":
            return position
    return None
