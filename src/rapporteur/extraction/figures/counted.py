"""Counted phrases: "at least 12 wounded soldiers", "dozens of families"."""

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.extraction.counts import CountPhrase, find_counts
from rapporteur.extraction.figures.harms import HARMS
from rapporteur.extraction.figures.heads import classes_among, described, joined_harm, participle, with_joined
from rapporteur.extraction.figures.nouns import MONTHS, NEVER_COUNTED, NOUNS, TIME_WORDS, Kind
from rapporteur.extraction.figures.phrases import DETERMINERS, MOST_MODIFIERS, STOPS, Phrase, form_at
from rapporteur.extraction.figures.uncounted import with_uncounted
from rapporteur.extraction.words import Word, word_set
from rapporteur.model.vocabularies import Unit, VictimClass

# A number behind these names a thing: "Highway 23", "level four"; behind the others only in figures: "No 4".
_BEFORE_FIGURES = frozenset({"$", "\u20ac", "\u00a3", "no", "nr", "#", "route", "highway", "article", "resolution"})
_BETWEEN_AGES = frozenset({"and", "or", ",", "of", "to", "from"})
_BEFORE_NAMES = word_set("aged age number level stage phase category grade sector zone section page paragraph chapter")


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
    return with_uncounted(words, phrases, text)


def _is_no_count(words: Sequence[Word], count: CountPhrase, text: str) -> bool:
    """Dates, years, money, numbers of roads and units, parts of a percentage."""
    before, after = form_at(words, count.core - 1), form_at(words, count.last)
    digits = words[count.core].form
    if before in _BEFORE_NAMES or (before in _BEFORE_FIGURES and digits[0].isdigit()):
        return True
    if digits in {"one", "two", "three"} and after == "in" and find_counts(words[count.last + 1 : count.last + 2]):
        return True  # "one in ten"
    listed = count.core - 1
    while form_at(words, listed) in _BETWEEN_AGES or form_at(words, listed).isdigit():
        listed -= 1
    if form_at(words, listed) in {"aged", "ages"} and digits.isdigit():
        return True  # "two boys, aged 9 and 12", "between the ages of 11 and 25"
    end = words[count.last - 1].end
    if digits[0].isdigit() and text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit():
        return True  # a telephone number
    if "ages" in {before, form_at(words, count.core - 2), form_at(words, count.core - 3)}:
        return True
    if before in MONTHS and digits.isdigit() and len(digits) <= 2 and not (before == "may" and after in NOUNS):
        return True
    if after in MONTHS and digits.isdigit() and int(digits) <= 31:
        return True
    if before == "." and form_at(words, count.core - 2) in MONTHS and digits.isdigit():
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
    digits, before, after = words[at].form, form_at(words, at - 1), form_at(words, at + 1)
    if (
        not digits.isdigit()
        or int(digits) > 110
        or (before, after) not in {(",", ","), ("(", ")"), (",", "."), (",", "")}
    ):
        return False
    named = form_at(words, at - 2)
    return named[:1].isalpha() and named not in HARMS and named not in TIME_WORDS


def _around_count(words: Sequence[Word], count: CountPhrase) -> Phrase | None:
    """The phrase that starts with a count; None when it counts what no figure counts (kilometres, votes)."""
    first = count.first
    base = Phrase(first, count.last, count.low, count.high, count.qualifier, noun=count.last)
    at = count.last
    if (form_at(words, first - 2), form_at(words, first - 1)) == ("family", "of"):
        article = next((back for back in (3, 4) if form_at(words, first - back) in DETERMINERS | {"one"}), 2)
        return replace(base, first=first - article, who=(VictimClass.PEOPLE,), unit=Unit.PEOPLE, kind=Kind.PERSON)
    if form_at(words, at) in {"units", "pieces", "items"} and form_at(words, at + 1) == "of":
        at += 1  # "12 units of equipment"
    if form_at(words, at) == "of":
        inner = at + 1
        if form_at(words, inner) in {"them", "whom", "which", "those", "us"}:
            return replace(base, last=inner + 1, partitive=True)
        while form_at(words, inner) in DETERMINERS:
            inner += 1
        whole = find_counts(words[inner : inner + 3])
        if whole and whole[0].first == 0 and base.high == 1 and form_at(words, first - 1) in {"is", "was", "as"}:
            return None  # "Nur is one of the six dead": the six are the count
        if whole and whole[0].first == 0:  # "three of the 12 wounded"
            inner += whole[0].last
            if _ends_phrase(form_at(words, inner)):  # "two of the five were"
                return replace(base, last=inner, partitive=True)
        at = inner
        base = replace(base, noun=at)
        if form_at(words, at) in HARMS or form_at(words, at + 1) in HARMS:
            base = replace(base, last=at)  # "dozens of deaths", "a number of civilian casualties"
    if form_at(words, first - 1) in {"the", "these", "those", "its", "their", "his", "her"}:
        base = replace(base, first=first - 1)
    return _with_noun(words, base, at)


def _ends_phrase(form: str) -> bool:
    return not form[:1].isalnum() or (form in STOPS and form not in HARMS)


def _with_noun(words: Sequence[Word], base: Phrase, at: int) -> Phrase | None:
    head, last, state = None, at, None
    position = at
    while position < len(words) and position - at <= MOST_MODIFIERS + (head is not None):
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
            if form in NEVER_COUNTED and not (form == "second" and form_at(words, position + 1) in NOUNS):
                return None
            harm = participle(form)
            if harm is not None and _noun_follows(words, position + 1):
                state = joined_harm(state, harm)
            elif (
                harm is not None
                or (form in HARMS and not form.endswith("ly"))
                or form in STOPS
                or not form[0].isalnum()
                or form[0].isdigit()
            ):
                if form == "and" and state is not None and participle(form_at(words, position + 1)) is not None:
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
        classes = classes_among(words, at, position)
        modified = last > at
        return replace(
            base,
            last=max(last if modified or base.others else base.last, base.last),
            who=classes,
            known=not modified or bool(classes) or base.others,
        )
    return with_joined(words, described(words, base, at, head, state), head)


def _noun_follows(words: Sequence[Word], at: int) -> bool:
    for position in range(at, min(at + 3, len(words))):
        form = words[position].form
        if form in NOUNS:
            return True
        if form in STOPS or not form[0].isalpha():
            return form == "and" and position == at and participle(form_at(words, at + 1)) is not None
    return False
