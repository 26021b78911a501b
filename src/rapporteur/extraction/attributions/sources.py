"""The noun phrase before or after a cue that names its source."""

from collections.abc import Sequence
from typing import NamedTuple

from rapporteur.extraction.attributions import words
from rapporteur.extraction.attributions.cues import VERB_FORMS
from rapporteur.extraction.clauses import Token, ends_sentence

_LONGEST = 30
_APPOSITIVE_LONGEST = 28
_LONGEST_AFTER = 60


class Phrase(NamedTuple):
    """Tokens `[start, end)` of a clause. `head_end` is where the phrase without its apposition ends."""

    start: int
    end: int
    head_end: int


def head_of(tokens: Sequence[Token], phrase: Phrase) -> int:
    """The index of the head noun: the last word before what hangs on it ("spokesman" of "a spokesman for the army")."""
    for index in range(phrase.start + 1, phrase.head_end):
        lower = tokens[index].lower
        if lower in words.PREPOSITIONS or lower in {"who", "whose", "which", "that", ",", "("}:
            participle = tokens[index - 1].lower.endswith("ed") and index - 1 > phrase.start
            return index - 2 if participle else index - 1
    return phrase.head_end - 1


def phrase_before(tokens: Sequence[Token], end: int) -> Phrase | None:
    """The noun phrase that ends right before token `end`: the subject of a verb group that begins there.

    An apposition between commas belongs to it ("Jan Kowal, a farmer,"); other parentheses are stepped over ("The
    mayor, meanwhile,"). None when there is no noun phrase.
    """
    last = end - 1
    if last < 0:
        return None
    if tokens[last].lower not in {",", "--", "\u2014"}:
        stop = _without_time(tokens, end)
        start = _start_of_phrase(tokens, stop)
        return None if start is None else Phrase(start, stop, stop)
    comma = last - 1
    while comma >= 0 and last - comma <= _APPOSITIVE_LONGEST:
        token = tokens[comma]
        if token.is_quote and token.quoted_words > 3:
            return None
        if token.lower in {",", "--", "\u2014"} and comma > 0:
            opener = tokens[comma + 1]
            parenthetic = opener.lower in words.PARENTHETIC or words.is_adverb(opener.lower)
            if parenthetic or _opens_apposition(opener):
                start = _start_of_phrase(tokens, comma)
                if start is None:
                    return None
                named = tokens[start].is_capital or parenthetic or tokens[start].lower in words.DETERMINERS
                if named:
                    return Phrase(start, comma if parenthetic else end, comma)
        comma -= 1
    return None


def _without_time(tokens: Sequence[Token], end: int) -> int:
    """Where a phrase ends that a time follows ("the army on Monday said"); `end` if none does."""
    stop = end
    while stop > 1 and (tokens[stop - 1].lower in words.TIME_WORDS or _is_day(tokens, stop - 1)):
        stop -= 1
    while (
        stop < end
        and stop > 1
        and tokens[stop - 1].lower in {"on", "last", "this", "late", "early", "in", "the", "earlier", "of"}
    ):
        stop -= 1
    return stop


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number at `at` is the day or the year of a date ("12 May", "May 12")."""
    around = [tokens[i].lower.rstrip(".") for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    return tokens[at].lower[0].isdigit() and any(word in words.MONTHS for word in around)


def _opens_apposition(token: Token) -> bool:
    return token.is_word and (
        token.lower in {"a", "an", "the", "one", "his", "her", "their", "its", "then", "now", "former", "himself"}
        or token.is_capital
        or token.lower[0].isdigit()
        or token.lower in {"of", "from"}
        or token.lower not in words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS | words.AUXILIARIES
    )


def _start_of_phrase(tokens: Sequence[Token], end: int) -> int | None:
    last = end - 1
    if last < 0:
        return None
    word = tokens[last].lower
    if word in words.PRONOUNS:
        return last
    if not (tokens[last].is_word or word in {")", "'s", "'"} or tokens[last].is_quote):
        return None
    if word in words.PREPOSITIONS or word in words.CONJUNCTIONS or word in words.SUBORDINATORS:
        return None
    start = last + 1
    while start > 0 and end - start < _LONGEST:
        token = tokens[start - 1]
        lower = token.lower
        if lower == ")":
            opening = start - 2
            while opening >= 0 and tokens[opening].lower != "(" and start - opening < 12:
                opening -= 1
            if opening < 0 or tokens[opening].lower != "(":
                break
            start = opening
        elif lower in words.CONJUNCTIONS:
            if not _joins_names(tokens, start - 1, end):
                break
            start -= 1
        elif lower == "who":
            antecedent = _start_of_phrase(tokens, start - 1)
            return antecedent if start < end else last
        elif lower == "-" and not _joins(tokens, start - 1):
            break
        elif token.is_word or lower in {"'s", "'", "/", ".", "-"} or _is_nickname(token):
            if _bounds(tokens, start - 1):
                break
            start -= 1
        else:
            break
    return _trimmed(tokens, start, end)


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether the hyphen at `at` stands inside a compound, and not between clauses as a dash."""
    return at > 0 and tokens[at - 1].end == tokens[at].start


def _is_nickname(token: Token) -> bool:
    return (
        token.is_quote
        and token.quoted_words < 4
        and token.text.rstrip("\"'\u201d\u00bb")[-1:] not in {",", ".", "?", "!"}
    )


def _bounds(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` cannot be inside a noun phrase that goes on to the right."""
    token = tokens[at]
    lower = token.lower
    if lower == ".":
        return True
    if lower == "'s":
        return False
    if lower in words.AUXILIARIES or lower in words.FINITE:
        return not token.is_capital or at == 0 or (token.text.isupper() and lower not in {"may", "will"})
    if lower in words.SUBORDINATORS and lower not in words.PREPOSITIONS:
        return True
    if lower in {"he", "she", "they", "i", "we"}:
        return True
    form = VERB_FORMS.get(lower)
    # A past form before a noun phrase is a verb ("denied the army"), after a determiner a participle ("the reported").
    return (
        form is not None
        and form.name in {"past", "ing"}
        and not token.is_capital
        and (at == 0 or tokens[at - 1].lower not in words.DETERMINERS)
        and at + 1 < len(tokens)
        and tokens[at + 1].lower not in {"by", "in", "on", "at"}
    )


def _joins_names(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the conjunction at `at` joins two noun phrases, and not two clauses."""
    if at == 0 or tokens[at].lower not in {"and", "&", "or"} or end - at > 12:
        return False
    left = tokens[at - 1]
    if not (left.is_word or left.lower in {")", "'s"}) or left.lower in words.TIME_WORDS:
        return False
    for index in range(at - 1, max(-1, at - 10), -1):
        token = tokens[index]
        lower = token.lower
        if lower in words.DETERMINERS or lower in {",", ";", ":"} or token.is_quote or ends_sentence(token):
            return (
                index == 0
                or (
                    tokens[index - 1].lower not in VERB_FORMS
                    and lower in words.DETERMINERS
                    and (
                        not tokens[index - 1].is_word
                        or tokens[index - 1].lower in words.SUBORDINATORS | words.CONJUNCTIONS
                    )
                )
                or (lower == "," and at - index <= 8)
            )
        if _is_verb(tokens, index):
            return False
    return at < 10


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    lower = token.lower
    if token.is_capital and index > 0:
        return False
    if lower in words.AUXILIARIES or lower in words.FINITE or lower == "to":
        return True
    if lower.endswith("ed") and len(lower) > 4:
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        return following in words.DETERMINERS or following in words.PREPOSITIONS or following in words.CONJUNCTIONS
    return lower in VERB_FORMS and VERB_FORMS[lower].name == "past"


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> int | None:
    while start < end:
        lower = tokens[start].lower
        if (
            lower in words.CONJUNCTIONS
            or lower
            in {
                "meanwhile",
                "however",
                "today",
                "yesterday",
                "'s",
                "as",
                "but",
                ".",
            }
            or (words.is_adverb(lower) and lower not in {"all", "both", "only"})
        ):
            start += 1
        elif lower in words.PREPOSITIONS or (lower in words.WEEKDAYS and start + 1 < end):
            after = _after_adjunct(tokens, start, end)
            if after is None:
                return None
            start = after
        else:
            break
    return start if start < end and any(t.is_word for t in tokens[start:end]) else None


def _after_adjunct(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Where the noun phrase begins after a prepositional phrase without a comma ("On Monday the army")."""
    for index in range(end - 1, start + 1, -1):
        lower, before = tokens[index].lower, tokens[index - 1]
        opens = lower in words.DETERMINERS or lower in words.PRONOUNS
        if opens and before.lower not in words.PREPOSITIONS | words.CONJUNCTIONS | words.DETERMINERS:
            return index
    for index in range(start + 1, end - 1):
        if tokens[index].lower in words.TIME_WORDS or tokens[index].lower[0].isdigit():
            following = tokens[index + 1]
            if following.lower not in words.TIME_WORDS and not following.lower[0].isdigit() and following.is_word:
                return index + 1
    return None


def phrase_after(tokens: Sequence[Token], start: int, limit: int, whole: bool) -> Phrase | None:
    """The noun phrase that begins at token `start`: a source after its cue ("said Jan Kowal, a farmer").

    Args:
        tokens: the tokens of one sentence.
        start: where the phrase begins.
        limit: where it ends at the latest.
        whole: whether appositions and clauses that hang on it belong to it.

    Returns:
        The phrase, None when none begins there.
    """
    if start >= limit:
        return None
    first = tokens[start]
    if first.is_quote or not first.is_word or first.lower in words.SUBORDINATORS | words.PREPOSITIONS - {"about"}:
        return None
    if first.lower in words.PRONOUNS:
        if (
            first.lower in {"some", "many", "several", "both", "one"}
            and start + 1 < limit
            and tokens[start + 1].is_word
        ):
            pass
        else:
            return Phrase(start, start + 1, start + 1)
    end = start
    limit = min(limit, start + _LONGEST_AFTER)
    head_end: int | None = None
    while end < limit:
        token = tokens[end]
        lower = token.lower
        if (
            ends_sentence(token)
            or lower in {";", ":", "--", "\u2014", "\u2013"}
            or (token.is_quote and token.quoted_words > 3)
        ):
            break
        if lower == ",":
            head_end = end if head_end is None else head_end
            following = tokens[end + 1] if end + 1 < limit else None
            if not whole or following is None or _leaves_phrase(following):
                break
        elif lower in words.AUXILIARIES and head_end is None and not _relative(tokens, start, end):
            return None
        elif (
            (lower in {"on", "in", "during", "at", "after", "last", "late", "early"} and _is_time(tokens, end, limit))
            or (lower in words.WEEKDAYS and end > start)
            or lower in {"that", "while", "when", "because", "but"}
            or (lower == "in" and _is_statement(tokens, end, limit))
        ):
            break
        end += 1
    while end > start and tokens[end - 1].lower == ",":
        end -= 1
    if end == start:
        return None
    return Phrase(start, end, head_end or end)


def _relative(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(t.lower in {"who", "which", "that", "whose"} for t in tokens[start:end])


def _leaves_phrase(token: Token) -> bool:
    form = VERB_FORMS.get(token.lower)
    return (
        token.is_quote
        or (form is not None and form.name == "ing")
        or token.lower.endswith("ing")
        or token.lower
        in {"but", "while", "after", "as", "in", "on", "when", "according", "although", "though", "with", "at"}
    )


def _is_time(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return any(
        t.lower in words.TIME_WORDS or (len(t.lower) == 4 and t.lower.isdigit())
        for t in tokens[at + 1 : min(at + 4, limit)]
    )


def _is_statement(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return any(
        t.lower
        in {"statement", "interview", "post", "tweet", "message", "letter", "email", "e-mail", "speech", "telegram"}
        for t in tokens[at + 1 : min(at + 6, limit)]
    )
