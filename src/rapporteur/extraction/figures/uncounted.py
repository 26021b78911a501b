"""Uncounted phrases: one person or family ("a pregnant woman") and bare plurals ("civilians")."""

import re
from collections.abc import Sequence

from rapporteur.extraction.figures.harms import HARMS
from rapporteur.extraction.figures.heads import described, participle, with_joined
from rapporteur.extraction.figures.nouns import ADJECTIVAL, CLASS_WORDS, NOUNS, Kind
from rapporteur.extraction.figures.phrases import (
    AUXILIARIES,
    DETERMINERS,
    MOST_MODIFIERS,
    POSSESSIVES,
    PREPOSITIONS,
    STOPS,
    Phrase,
    form_at,
    ordinal,
)
from rapporteur.extraction.words import DASH, Word, word_set
from rapporteur.model.vocabularies import Qualifier, Unit, VictimClass

_ADJECTIVES = word_set(
    "innocent unarmed young elderly old local pregnant displaced armed suspected alleged entire foreign more "
    "enemy residential "
    "civilian military private senior army police government rebel islamist jihadist opposition black ethnic "
    "russian israeli "
    "masked female male teenage whole new many"
)
_DEMONYM = re.compile(
    r"(?:[a-z]{2,}(?:ian|ean|ese|ish|ani|qi|eli|emeni|ali|can|guayan|ravan|uan|istan|zbek|ajik|indu|uslim|azidi))\Z"
)
_YEAR_OLD = re.compile(r"\A(\d{1,3}|[a-z]+)-year-old\Z")
_CHILD_AGES = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_SHOWING = word_set("of about with between show shows showed showing depicting filmed photographed")
# Words of harm that may stand before a plural without being its verb, where nothing before them could act.
_ALWAYS_ADJECTIVES = word_set("dead")


def with_uncounted(words: Sequence[Word], phrases: list[Phrase], text: str) -> list[Phrase]:
    """`phrases` and, between them, singulars with an article ("a pregnant woman") and bare plurals ("civilians")."""
    found: list[Phrase] = []
    pending = iter(phrases)
    following = next(pending, None)
    position = 0
    while position < len(words):
        if following is not None and position >= following.first:
            found.append(following)
            position = max(following.last, position + 1)
            following = next(pending, None)
            continue
        limit = following.first if following is not None else len(words)
        phrase = _uncounted(words, position, limit, found[-1].last if found else 0, text)
        if phrase is not None:
            found.append(phrase)
            position = phrase.last
        else:
            position += 1
    if following is not None:
        found.append(following)
    return found


def _uncounted(words: Sequence[Word], at: int, limit: int, free: int, text: str) -> Phrase | None:
    form = words[at].form
    if form in {"the", "a"} and (number := ordinal(form_at(words, at + 1))) is not None:
        return _numbered(words, at, number)
    if form == "another" and _stands_alone(words, at):
        return Phrase(at, at + 1, 1, 1, Qualifier.EXACT, others=True)
    if form in {"a", "an", "another"} or form in POSSESSIVES or form.endswith("'s"):
        return _singular(words, at, limit, article=form in {"a", "an", "another"})
    noun = NOUNS.get(form)
    if noun is None or noun.number is not None or form == "others":
        return None
    first = at
    state = None
    while first > free and at - first < 3 and _is_modifier(words, first - 1, text):
        first -= 1
        state = state or participle(words[first].form)
    before = form_at(words, first - 1)
    if before in DETERMINERS and before not in POSSESSIVES:
        return None
    base = Phrase(first, at + 1, 2, None, Qualifier.VAGUE, bare=True)
    head = at
    while head + 1 < limit and NOUNS.get(words[head + 1].form, noun).number is None and words[head + 1].form in NOUNS:
        head += 1
    return with_joined(words, described(words, base, first, head, state), head)


def _numbered(words: Sequence[Word], at: int, number: int) -> Phrase | None:
    """Those counted up to one of them: "the 12th journalist (to be) killed"."""
    noun = NOUNS.get(form_at(words, at + 2))
    if noun is None or noun.kind is not Kind.PERSON or noun.number != 1:
        return None
    after = at + 5 if (form_at(words, at + 3), form_at(words, at + 4)) == ("to", "be") else at + 3
    if participle(form_at(words, after)) is None and (form_at(words, at + 3), form_at(words, at + 4)) != ("to", "die"):
        return None
    return described(words, Phrase(at, at + 3, number, number, Qualifier.EXACT), at + 2, at + 2, None)


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """Whether no noun follows: "another was injured", "wounding another"."""
    following = form_at(words, at + 1)
    return not following[:1].isalpha() or following in AUXILIARIES | PREPOSITIONS | {"and", "seriously", "critically"}


def _singular(words: Sequence[Word], at: int, limit: int, article: bool) -> Phrase | None:
    """One person or family: "a 7-year-old girl", "his wife"."""
    for head in range(at + 1, min(at + 2 + MOST_MODIFIERS, limit)):
        form = words[head].form
        noun = NOUNS.get(form)
        following = form_at(words, head + 1)
        if noun is None and (aged := _YEAR_OLD.match(form)) is not None and _ends_noun(following):
            who = VictimClass.CHILDREN if _is_child(aged[1]) else VictimClass.PEOPLE
            return Phrase(at, head + 1, 1, 1, Qualifier.EXACT, (who,), Unit.PEOPLE, Kind.PERSON)
        if noun is not None and following in NOUNS:
            continue
        if form in ADJECTIVAL and following[:1].isalpha() and following not in STOPS and following not in HARMS:
            continue
        if noun is not None and noun.number is not None:
            if noun.kind is Kind.OBJECT and not article:
                return None
            base = Phrase(at, head + 1, 1, 1, Qualifier.EXACT)
            state = next((harm for word in words[at + 1 : head] if (harm := participle(word.form)) is not None), None)
            return described(words, base, at + 1, head, state)
        if noun is None and (
            form in STOPS or (form in HARMS and participle(form) is None) or form == DASH or not form[0].isalnum()
        ):
            return None
        if noun is not None and noun.number is None:
            return None
    return None


def _ends_noun(following: str) -> bool:
    """Whether no noun can follow: "a 19-year-old was", but "a 19-year-old mechanic"."""
    return not following[:1].isalpha() or following in STOPS or following in HARMS


def _is_child(years: str) -> bool:
    """Whether a stated age, in figures or in one word ("seven"), is under 18."""
    return int(years) < 18 if years.isdigit() else years in _CHILD_AGES


def _is_modifier(words: Sequence[Word], at: int, text: str) -> bool:
    word = words[at]
    noun = NOUNS.get(word.form)
    if word.form in CLASS_WORDS or (noun is not None and noun.number == 1):
        return True
    if word.form in _ALWAYS_ADJECTIVES or (word.form in HARMS and form_at(words, at - 1) in _SHOWING):
        return participle(word.form) is not None
    if word.form in STOPS or word.form in NOUNS or not word.form[0].isalpha():
        return False
    if word.form in _ADJECTIVES or _DEMONYM.match(word.form):
        return True
    return word.form not in HARMS and at > 0 and text[word.start].isupper() and text[word.end - 1].islower()
