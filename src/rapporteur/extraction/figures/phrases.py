"""Counted phrases: "at least 12 wounded soldiers", "dozens of families", "a pregnant woman", bare "civilians"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapporteur.extraction.counts import CountPhrase, find_counts
from rapporteur.extraction.figures.harms import HARMS, Form
from rapporteur.extraction.figures.nouns import (
    ADJECTIVAL,
    BLAND_HEADS,
    CLASS_WORDS,
    MONTHS,
    NEVER_COUNTED,
    NOUNS,
    TIME_WORDS,
    Kind,
)
from rapporteur.extraction.words import DASH, Word, word_set
from rapporteur.model.vocabularies import Measure, Qualifier, Unit, VictimClass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A counted noun phrase over the tokens `[first, last)`.

    `noun` is the first token behind the count, -1 without a count. `kind` is None when no noun is said ("12 were
    killed"), `known` is False when the noun is in no list ("12 Tuaregs"). `bare` marks a plural without a count.
    `partitive` marks "three of them". `others` marks "12 others", who are like those counted before. `state` is the
    harm that a modifier names ("12 wounded soldiers").
    """

    first: int
    last: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    who: tuple[VictimClass, ...] = ()
    unit: Unit | None = None
    kind: Kind | None = None
    known: bool = True
    bare: bool = False
    partitive: bool = False
    others: bool = False
    state: Measure | None = None
    noun: int = -1

    @property
    def named_from(self) -> int:
        """The first token that says who or what is counted: behind the count, or the article of a single one."""
        return self.first if self.noun < 0 else self.noun


PREPOSITIONS = word_set(
    "of in on at by from to into with for near inside outside across between against under over around along "
    "through during "
    "within toward towards via onto above below behind beside besides amid among amongst about despite following "
    "without throughout per aboard off up out down beyond past upon"
)
AUXILIARIES = word_set(
    "was were is are be been being become became am has have had having do does did get gets got getting gotten "
    "wasn't weren't isn't aren't "
    "hasn't haven't hadn't didn't don't doesn't remain remained remains"
)
MODALS = word_set("will would can could may might shall should must won't wouldn't cannot can't couldn't")
PRONOUNS = word_set(
    "he she it they we i you him them us me who whom which that whose what himself herself themselves itself there"
)
DETERMINERS = word_set("the this that these those its his her their our my your a an each every any")
CONJUNCTIONS = word_set(
    "and or but nor while when whereas after before because since until if although though as than so where "
    "whether once "
    "unless why how including include includes included"
)
REPORTING = word_set("said says say told reported reports report added claimed confirmed announced stated according")
POSSESSIVES = word_set("his her their my our its")
_STOPS = PREPOSITIONS | AUXILIARIES | MODALS | PRONOUNS | DETERMINERS | CONJUNCTIONS | REPORTING | TIME_WORDS
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
_MOST_MODIFIERS = 5
# A number behind these names a thing: "Highway 23", "level four"; behind the others only in figures: "No 4".
_BEFORE_FIGURES = frozenset({"$", "\u20ac", "\u00a3", "no", "nr", "#", "route", "highway", "article", "resolution"})
_BEFORE_NAMES = word_set("aged age number level stage phase category grade sector zone section page paragraph chapter")
_ORDINAL = re.compile(r"(\d{1,3}(?:,\d{3})*)(?:st|nd|rd|th)\Z")
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=2
    )
}
_SHOWING = word_set("of about with between show shows showed showing depicting filmed photographed")
# Words of harm that may stand before a plural without being its verb, where nothing before them could act.
_ALWAYS_ADJECTIVES = word_set("dead")


def find_phrases(words: Sequence[Word], text: str) -> list[Phrase]:
    """All counted phrases of a sentence, in order and without overlap.

    Args:
        words: the tokens of the sentence.
        text: the text they were cut from (for capitals and currency signs).
    """
    phrases: list[Phrase] = []
    free = 0
    for count in find_counts(words):
        if count.first < free or _is_no_count(words, count, text):
            continue
        phrase = _around_count(words, count)
        if phrase is not None:
            phrases.append(phrase)
            free = phrase.last
    return _with_uncounted(words, phrases, text)


def _form(words: Sequence[Word], index: int) -> str:
    return words[index].form if 0 <= index < len(words) else ""


def _is_no_count(words: Sequence[Word], count: CountPhrase, text: str) -> bool:
    """Dates, years, money, numbers of roads and units, parts of a percentage."""
    before, after = _form(words, count.core - 1), _form(words, count.last)
    digits = words[count.core].form
    if before in _BEFORE_NAMES or (before in _BEFORE_FIGURES and digits[0].isdigit()):
        return True
    if digits in {"one", "two", "three"} and after == "in" and find_counts(words[count.last + 1 : count.last + 2]):
        return True  # "one in ten"
    if "ages" in {before, _form(words, count.core - 2), _form(words, count.core - 3)}:
        return True
    if before in MONTHS and digits.isdigit() and len(digits) <= 2 and not (before == "may" and after in NOUNS):
        return True
    if after in MONTHS and digits.isdigit() and int(digits) <= 31:
        return True
    if before == "." and _form(words, count.core - 2) in MONTHS and digits.isdigit():
        return True
    if count.last == count.core + 1 and _is_age(words, count.core):
        return True
    if after == "%" or (after in {"'", "/"} and digits[0].isdigit()) or (before == "/" and digits[0].isdigit()):
        return True
    if len(digits) == 4 and digits.isdigit() and 1900 <= int(digits) < 2100 and count.last == count.core + 1:
        return after not in NOUNS
    return text[words[count.core].end : words[count.core].end + 1] in {"\u00b0", "%"}


def _is_age(words: Sequence[Word], at: int) -> bool:
    """A bare number between commas or brackets after a name: "Tariq Osei, 41, ..."."""
    digits, before, after = words[at].form, _form(words, at - 1), _form(words, at + 1)
    if (
        not digits.isdigit()
        or int(digits) > 110
        or (before, after) not in {(",", ","), ("(", ")"), (",", "."), (",", "")}
    ):
        return False
    named = _form(words, at - 2)
    return named[:1].isalpha() and named not in HARMS and named not in TIME_WORDS


def _around_count(words: Sequence[Word], count: CountPhrase) -> Phrase | None:
    """The phrase that starts with a count; None when it counts what no figure counts (kilometres, votes)."""
    first = count.first
    base = Phrase(first, count.last, count.low, count.high, count.qualifier, noun=count.last)
    at = count.last
    if (_form(words, first - 2), _form(words, first - 1)) == ("family", "of"):
        article = next((back for back in (3, 4) if _form(words, first - back) in DETERMINERS | {"one"}), 2)
        return replace(base, first=first - article, who=(VictimClass.PEOPLE,), unit=Unit.PEOPLE, kind=Kind.PERSON)
    if _form(words, at) in {"units", "pieces", "items"} and _form(words, at + 1) == "of":
        at += 1  # "12 units of equipment"
    if _form(words, at) == "of":
        inner = at + 1
        if _form(words, inner) in {"them", "whom", "which", "those", "us"}:
            return replace(base, last=inner + 1, partitive=True)
        while _form(words, inner) in DETERMINERS:
            inner += 1
        whole = find_counts(words[inner : inner + 3])
        if whole and whole[0].first == 0 and base.high == 1 and _form(words, first - 1) in {"is", "was", "as"}:
            return None  # "Nur is one of the six dead": the six are the count
        if whole and whole[0].first == 0:  # "three of the 12 wounded"
            inner += whole[0].last
            if _ends_phrase(_form(words, inner)):  # "two of the five were"
                return replace(base, last=inner, partitive=True)
        at = inner
        base = replace(base, noun=at)
        if _form(words, at) in HARMS or _form(words, at + 1) in HARMS:
            base = replace(base, last=at)  # "dozens of deaths", "a number of civilian casualties"
    if _form(words, first - 1) in {"the", "these", "those", "its", "their", "his", "her"}:
        base = replace(base, first=first - 1)
    return _with_noun(words, base, at)


def _ends_phrase(form: str) -> bool:
    return not form[:1].isalnum() or (form in _STOPS and form not in HARMS)


def _with_noun(words: Sequence[Word], base: Phrase, at: int) -> Phrase | None:
    head, last, state = None, at, None
    position = at
    while position < len(words) and position - at <= _MOST_MODIFIERS + (head is not None):
        form = words[position].form
        if form in {"others", "more"} and head is None:
            base, last = replace(base, others=True), position + 1
            position += 1
            continue
        noun = NOUNS.get(form)
        if noun is not None and noun.number == 1 and base.low not in {None, 0, 1}:
            noun = None  # "12 civilian deaths", "nine police officers", "took 250 people hostage"
        if noun is None and head is not None:
            break
        if noun is None:
            if form in NEVER_COUNTED and not (form == "second" and _form(words, position + 1) in NOUNS):
                return None
            harm = _participle(form)
            if harm is not None and _noun_follows(words, position + 1):
                state = _joined(state, harm)
            elif (
                harm is not None
                or (form in HARMS and not form.endswith("ly"))
                or form in _STOPS
                or not form[0].isalnum()
                or form[0].isdigit()
            ):
                if form == "and" and state is not None and _participle(_form(words, position + 1)) is not None:
                    position += 1
                    continue
                break
        else:
            head = position
        position += 1
        if form in NOUNS or not form.endswith("ly"):
            last = position
    if head is None:
        if state is not None:  # "41 dead and wounded"
            return base
        classes = _classes(words, at, position)
        modified = last > at
        return replace(
            base,
            last=max(last if modified or base.others else base.last, base.last),
            who=classes,
            known=not modified or bool(classes) or base.others,
        )
    return _joint(words, _described(words, base, at, head, state), head)


def _described(words: Sequence[Word], base: Phrase, at: int, head: int, state: Measure | None) -> Phrase:
    """The phrase with what its head noun and the words beside it say of it."""
    noun = NOUNS[words[head].form]
    phrase = replace(base, last=head + 1, unit=noun.unit, kind=noun.kind, state=state)
    if noun.number not in {None, 1} and base.high == 1:
        phrase = replace(phrase, low=noun.number, high=noun.number)
    who: tuple[VictimClass, ...] = () if noun.who is None else (noun.who,)
    if words[head].form in BLAND_HEADS or noun.who is VictimClass.PEOPLE:
        after = _form(words, head + 1) == "of" and words[head].form in BLAND_HEADS
        classes = _classes(words, at, head) or (_classes(words, head + 2, head + 7) if after else ())
        who = classes[:1] or who
    if words[head].form in {"others", "other"}:
        return replace(phrase, others=True, who=())
    return replace(phrase, who=who)


def _classes(words: Sequence[Word], first: int, last: int) -> tuple[VictimClass, ...]:
    found = (CLASS_WORDS.get(word.form) for word in words[first:last])
    return tuple(dict.fromkeys(who for who in found if who is not None))


def _joint(words: Sequence[Word], phrase: Phrase, head: int) -> Phrase:
    """Take in nouns that share the count: "41 women and children", "12 men, women and children"."""
    last, who = head + 1, list(phrase.who)
    while phrase.kind is Kind.PERSON and phrase.high != 1:
        step = 1 if _form(words, last) in {",", "and", "or"} else 0
        if _form(words, last) == "," and _form(words, last + 1) == "and":
            step = 2
        noun = NOUNS.get(_form(words, last + step)) if step else None
        if noun is None or noun.kind is not Kind.PERSON or noun.number is not None or noun.who is None:
            break
        if _form(words, last) == "," and not _list_goes_on(words, last + step + 1):
            break
        if _form(words, last + step + 1) in AUXILIARIES | MODALS and not _is_subject_so_far(words, phrase.first):
            break
        if _form(words, last + step) in {"others", "people"}:
            break
        who += [noun.who] if noun.who not in who else []
        last += step + 1
    return replace(phrase, last=last, who=tuple(who))


def _list_goes_on(words: Sequence[Word], at: int) -> bool:
    return _form(words, at) in {",", "and", "or"} and (_form(words, at + 1) in NOUNS or _form(words, at + 1) == "and")


def _is_subject_so_far(words: Sequence[Word], first: int) -> bool:
    """Whether no word of harm that could take the phrase as its object stands just before it."""
    return _form(words, first - 1) not in HARMS


def _participle(form: str) -> Measure | None:
    """The measure of a harm that can stand before a noun ("wounded soldiers"); None for other words."""
    for harm in HARMS.get(form, ()):
        if len(harm.words) == 1 and harm.form in {Form.PARTICIPLE, Form.STATE, Form.PASSIVE}:
            return harm.measure
    return None


def _joined(first: Measure | None, second: Measure) -> Measure:
    harmed = {Measure.KILLED, Measure.INJURED}
    return Measure.CASUALTIES if first is not None and {first, second} == harmed else second


def _noun_follows(words: Sequence[Word], at: int) -> bool:
    for position in range(at, min(at + 3, len(words))):
        form = words[position].form
        if form in NOUNS:
            return True
        if form in _STOPS or not form[0].isalpha():
            return form == "and" and position == at and _participle(_form(words, at + 1)) is not None
    return False


def _with_uncounted(words: Sequence[Word], phrases: list[Phrase], text: str) -> list[Phrase]:
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
    if form in {"the", "a"} and (number := ordinal(_form(words, at + 1))) is not None:
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
        state = state or _participle(words[first].form)
    before = _form(words, first - 1)
    if before in DETERMINERS and before not in POSSESSIVES:
        return None
    base = Phrase(first, at + 1, 2, None, Qualifier.VAGUE, bare=True)
    head = at
    while head + 1 < limit and NOUNS.get(words[head + 1].form, noun).number is None and words[head + 1].form in NOUNS:
        head += 1
    return _joint(words, _described(words, base, first, head, state), head)


def ordinal(form: str) -> int | None:
    """The value of an ordinal from "second" on ("12th"); None for other words."""
    match = _ORDINAL.match(form)
    return int(match[1].replace(",", "")) if match else _ORDINALS.get(form)


def _numbered(words: Sequence[Word], at: int, number: int) -> Phrase | None:
    """Those counted up to one of them: "the 12th journalist (to be) killed"."""
    noun = NOUNS.get(_form(words, at + 2))
    if noun is None or noun.kind is not Kind.PERSON or noun.number != 1:
        return None
    after = at + 5 if (_form(words, at + 3), _form(words, at + 4)) == ("to", "be") else at + 3
    if _participle(_form(words, after)) is None and (_form(words, at + 3), _form(words, at + 4)) != ("to", "die"):
        return None
    return _described(words, Phrase(at, at + 3, number, number, Qualifier.EXACT), at + 2, at + 2, None)


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """Whether no noun follows: "another was injured", "wounding another"."""
    following = _form(words, at + 1)
    return not following[:1].isalpha() or following in AUXILIARIES | PREPOSITIONS | {"and", "seriously", "critically"}


def _singular(words: Sequence[Word], at: int, limit: int, article: bool) -> Phrase | None:
    """One person or family: "a 7-year-old girl", "his wife"."""
    for head in range(at + 1, min(at + 2 + _MOST_MODIFIERS, limit)):
        form = words[head].form
        noun = NOUNS.get(form)
        following = _form(words, head + 1)
        if noun is not None and following in NOUNS:
            continue
        if form in ADJECTIVAL and following[:1].isalpha() and following not in _STOPS and following not in HARMS:
            continue
        if noun is not None and noun.number is not None:
            if noun.kind is Kind.OBJECT and not article:
                return None
            base = Phrase(at, head + 1, 1, 1, Qualifier.EXACT)
            state = next((harm for word in words[at + 1 : head] if (harm := _participle(word.form)) is not None), None)
            return _described(words, base, at + 1, head, state)
        if noun is None and (
            form in _STOPS or (form in HARMS and _participle(form) is None) or form == DASH or not form[0].isalnum()
        ):
            return None
        if noun is not None and noun.number is None:
            return None
    return None


def _is_modifier(words: Sequence[Word], at: int, text: str) -> bool:
    word = words[at]
    noun = NOUNS.get(word.form)
    if word.form in CLASS_WORDS or (noun is not None and noun.number == 1):
        return True
    if word.form in _ALWAYS_ADJECTIVES or (word.form in HARMS and _form(words, at - 1) in _SHOWING):
        return _participle(word.form) is not None
    if word.form in _STOPS or word.form in NOUNS or not word.form[0].isalpha():
        return False
    if word.form in _ADJECTIVES or _DEMONYM.match(word.form):
        return True
    return word.form not in HARMS and at > 0 and text[word.start].isupper() and text[word.end - 1].islower()
