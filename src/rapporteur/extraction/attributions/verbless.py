"""Attributions without a verb of saying: a colon after the speaker, "per", "by the army's count"."""

from collections.abc import Sequence

from rapporteur.extraction.attributions import words
from rapporteur.extraction.attributions.drafts import Draft
from rapporteur.extraction.attributions.source_kinds import names_speaker
from rapporteur.extraction.attributions.sources import Phrase, phrase_after
from rapporteur.extraction.clauses import Token
from rapporteur.extraction.words import word_set
from rapporteur.model.vocabularies import Stance

_COUNTS = word_set("count account reckoning tally estimate estimates arithmetic figures records telling version")
_GOES_ON = words.PREPOSITIONS | word_set("'s ' and spokesman spokeswoman spokesperson police army ministry")
_SPEECH_WORDS = 3
_LONGEST_LABEL = 12


def find_colon(tokens: Sequence[Token], at: int, limit: int, subject: Phrase | None) -> Draft | None:
    """Words after a colon: direct speech, or a line that opens with its speaker ("Health ministry: 14 dead").

    Args:
        tokens: the tokens of the sentence.
        at: the index of the colon.
        limit: the number of tokens without the marks that end the sentence.
        subject: the subject of the clause before the colon; None when it has no verb.
    """
    if at + 1 >= limit or at == 0:
        return None
    following = tokens[at + 1]
    speech = following.is_quote and following.quoted_words >= _SPEECH_WORDS
    source = subject if speech else None
    if subject is None and at <= _LONGEST_LABEL:
        source = _label(tokens, at)
    if source is None:
        return None
    return Draft("say", Stance.ASSERTS, source, (at, at + 1), [(at + 1, limit)], source.start, opens=True)


def _label(tokens: Sequence[Token], at: int) -> Phrase | None:
    """The speaker that a line names before its colon, without the words that tell where he spoke."""
    start = next((i for i in range(at) if tokens[i].is_word), at)
    end = start
    while end < at and tokens[end].lower not in words.PREPOSITIONS - {"of", "for"} | {",", "("}:
        in_name = end > start + 1 and tokens[end - 1].is_capital
        if in_name and not tokens[end].is_capital and tokens[end].lower not in _GOES_ON:
            break  # "The herder Ali shakes his head: ..."
        end += 1
    if end > start + 1 and tokens[end - 1].lower in _COUNTS and tokens[end - 2].lower == "'s":
        end -= 2
    named = " ".join(t.text for t in tokens[start:end])
    return Phrase(start, end, end) if end > start and names_speaker(named) else None


def find_per(tokens: Sequence[Token], at: int, limit: int) -> Draft | None:
    """The source of a count in brackets or after a comma ("14 dead, per the ministry")."""
    if at == 0 or tokens[at - 1].lower not in {",", "(", ")", "--", "\u2014"}:
        return None
    source = phrase_after(tokens, at + 1, limit, whole=False)
    if source is None:
        return None
    closed = next((i for i in range(source.start, source.end) if tokens[i].lower == ")"), source.end)
    source = Phrase(source.start, closed, closed)
    named = " ".join(t.text for t in tokens[source.start : source.end])
    if not (tokens[source.start].is_capital or names_speaker(named)):
        return None
    return Draft("according", Stance.ASSERTS, source, (at, at + 1), [(0, at - 1)], at)


def find_count(tokens: Sequence[Token], at: int, limit: int) -> Draft | None:
    """Whose count it is: "by the army's account", "by the count of two monitors"."""
    end = next((i for i in range(at + 2, min(at + 12, limit)) if tokens[i].lower in _COUNTS), None)
    if end is None:
        return None
    if tokens[end - 1].lower in {"'s", "'"}:
        source = Phrase(at + 1, end - 1, end - 1)
    elif any(t.lower in {"'s", "'"} for t in tokens[at + 1 : end]):
        mark = next(i for i in range(at + 1, end) if tokens[i].lower in {"'s", "'"})
        source = Phrase(at + 1, mark, mark)
    elif end == at + 2 and tokens[at + 1].lower == "the" and end + 1 < limit and tokens[end + 1].lower == "of":
        after = phrase_after(tokens, end + 2, limit, whole=False)
        if after is None:
            return None
        source = after
    else:
        return None
    if any(t.lower in words.AUXILIARIES - {"'s"} or not t.is_word for t in tokens[source.start : source.end]):
        return None
    stop = max(source.end, end + 1)
    begin = at - (tokens[at - 1].lower == "," if at else 0)
    content = [(0, begin)] if begin > 0 else []
    if not content:
        begin = stop + (stop < limit and tokens[stop].lower == ",")
        content = [(begin, limit)]
    elif stop < limit and tokens[stop].lower == ",":
        content.append((stop + 1, limit))
    if not any(a < b for a, b in content):
        return None
    return Draft("according", Stance.ASSERTS, source, (at, at + 1), content, at)
