"""Attributions that name no source of their own, or name it apart from the verb: passives, adverbs, nouns."""

from collections.abc import Sequence

from rapporteur.extraction.attributions import words
from rapporteur.extraction.attributions.cues import ADVERBS, IMPERSONAL, NOMINALS, Form
from rapporteur.extraction.attributions.drafts import Draft
from rapporteur.extraction.attributions.sources import Phrase, head_of, phrase_after, phrase_before
from rapporteur.extraction.clauses import Token
from rapporteur.extraction.words import word_set
from rapporteur.model.vocabularies import Certainty, Stance

_IMAGES = word_set(
    "video videos footage image images photo photos photograph photographs picture pictures clip clips recording "
    "recordings"
)
# Participles that attribute only with these words after them: "is known to have", not "is known for its onions".
_WITH = {
    "known": word_set("to"),
    "charged": word_set("with of"),
    "blamed": word_set("for on"),
    "accused": word_set("of"),
    "seen": word_set("as to"),
    "considered": word_set("to as"),
    "described": word_set("as"),
}
_SPREAD = word_set("circulated emerged surfaced spread swirled appeared")


def group_start(tokens: Sequence[Token], verb: int) -> int:
    """Where the verb group begins that ends with the verb at `verb`: its auxiliaries, negation and adverbs."""
    start = verb
    while start > 0:
        before = tokens[start - 1]
        lower = before.lower
        adverb = lower in words.ADVERBS or (words.is_adverb(lower) and not before.is_capital)
        ordinal = lower == "at" and start < verb and tokens[start].lower in {"first", "last"}
        if lower in words.AUXILIARIES or adverb or ordinal:
            start -= 1
        elif lower == "to" and start > 1 and tokens[start - 2].lower in words.LEADS_TO_INFINITIVE:
            start -= 2
        else:
            break
    return start


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    start = at
    while start > 0:
        lower = tokens[start - 1].lower
        if lower in {",", ";", ":", "--", "\u2014", "that", "while", "but", "because", "when", "although", "though"}:
            break
        start -= 1
    if start > 0 and tokens[start - 1].lower == ",":
        phrase = phrase_before(tokens, at) if at > start else None
        return phrase.start if phrase else start
    return start


def _clause_end(tokens: Sequence[Token], at: int, limit: int) -> int:
    for index in range(at, limit):
        if tokens[index].lower in {";", "--", "\u2014"}:
            return index
        if (
            tokens[index].lower == ","
            and index + 1 < limit
            and tokens[index + 1].lower in {"but", "while", "although", "though", "which", "and", "who"}
        ):
            return index
    return limit


def _pieces(before: tuple[int, int], after: tuple[int, int]) -> list[tuple[int, int]]:
    return [piece for piece in (before, after) if piece[0] < piece[1]]


def find_adverb(tokens: Sequence[Token], at: int, limit: int) -> Draft | None:
    """An adverb that credits nobody: "Rebels reportedly took the town"."""
    content = _pieces((_clause_start(tokens, at), at), (at + 1, _clause_end(tokens, at + 1, limit)))
    if not content:
        return None
    word = tokens[at].lower
    return Draft(word, Stance.ASSERTS, None, (at, at + 1), content, at, certainty=ADVERBS[word])


def find_seeming(tokens: Sequence[Token], at: int, limit: int) -> Draft | None:
    """The author's own hedge: "The convoy appeared to be heading north"."""
    start = group_start(tokens, at)
    following = tokens[at + 1].lower if at + 1 < limit else ""
    if following not in {"to", "that", "likely", "as", "increasingly", "set", "poised"} and not following.endswith(
        ("ed", "y", "t")
    ):
        return None
    phrase = phrase_before(tokens, start)
    if phrase is None:
        return None
    end = _clause_end(tokens, at + 1, limit)
    if following == "to" and _shows(tokens, at + 2, limit) and tokens[head_of(tokens, phrase)].lower in _IMAGES:
        certainty = Certainty.POSSIBLE
        return Draft(
            "show", Stance.ASSERTS, phrase, (start, at + 3), [(at + 3, end)], phrase.start, certainty=certainty
        )
    content = _pieces((phrase.start, phrase.end), (at + 1, end))
    return Draft("seem", Stance.ASSERTS, None, (start, at + 1), content, phrase.start, certainty=Certainty.POSSIBLE)


def _shows(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return at + 1 < limit and tokens[at].lower in {"show", "depict", "capture"}


def find_passive(tokens: Sequence[Token], start: int, verb: int, limit: int, form: Form) -> Draft | None:
    """A passive, with its agent as source ("was condemned by Oslo") or without one ("was reported")."""
    phrase = phrase_before(tokens, start)
    if phrase is None:
        return None
    cue = form.cues[-1]
    end = verb + 1
    subject = (phrase.start, phrase.end)
    impersonal_it = tokens[phrase.start].lower in {"it", "there"} and phrase.end - phrase.start == 1
    if end < limit and tokens[end].lower == "by":
        source = phrase_after(tokens, end + 1, limit, whole=False)
        if source is None or not _speaks(tokens, source):
            return None
        content = _pieces((0, 0) if impersonal_it else subject, (source.end, _clause_end(tokens, source.end, limit)))
        return Draft(cue.lemma, cue.stance, source, (start, end), content[:1], phrase.start)
    if tokens[verb].lower not in IMPERSONAL or tokens[phrase.start].lower in {"no", "none", "nobody", "neither"}:
        return None
    following = tokens[end].lower if end < limit else ""
    if tokens[verb].lower in _WITH and following not in _WITH[tokens[verb].lower]:
        return None
    if end < limit and tokens[end].lower == "of" and cue.stance is not Stance.ACCUSES:
        return None
    content = _pieces((0, 0) if impersonal_it else subject, (end, _clause_end(tokens, end, limit)))
    if impersonal_it and (end >= limit or tokens[end].lower != "that"):
        return None
    certainty = (
        Certainty.CERTAIN if cue.lemma in {"report", "say", "announce", "confirm", "know"} else Certainty.PROBABLE
    )
    return Draft(cue.lemma, cue.stance, None, (start, end), content, phrase.start, certainty=certainty)


def _speaks(tokens: Sequence[Token], source: Phrase) -> bool:
    first = tokens[source.start]
    return first.is_capital or first.lower in words.DETERMINERS or tokens[source.end - 1].lower.endswith("s")


def find_nominal(tokens: Sequence[Token], at: int, limit: int) -> Draft | None:
    """A noun that attributes the clause after it: "Lima's claim that ..."."""
    following = tokens[at + 1].lower if at + 1 < limit else ""
    word = tokens[at].lower
    if following in _SPREAD:
        that = next((i for i in range(at + 2, min(at + 12, limit)) if tokens[i].lower == "that"), None)
        if that is None:
            return None
        return Draft(word, NOMINALS[word], None, (at, at + 2), [(that, _clause_end(tokens, that, limit))], at)
    if following not in {"that", "of"}:
        return None
    if following == "of" and NOMINALS[word] not in {Stance.ACCUSES}:
        return None
    source, cue = _possessor(tokens, at)
    content = [(at + 1 if following == "that" else at + 2, _clause_end(tokens, at + 2, limit))]
    if content[0][0] >= content[0][1]:
        return None
    return Draft(word, NOMINALS[word], source, (cue, at + 1), content, source.start if source else at, opens=True)


def _possessor(tokens: Sequence[Token], at: int) -> tuple[Phrase | None, int]:
    index = at - 1
    while index >= 0 and at - index < 4 and tokens[index].is_word and tokens[index].lower not in words.DETERMINERS:
        if tokens[index].lower in {"'s", "'"}:
            break
        index -= 1
    if index > 0 and tokens[index].lower in {"'s", "'"}:
        phrase = phrase_before(tokens, index)
        return phrase, index if phrase else at
    if index >= 0 and tokens[index].lower in {"his", "her", "its", "their"}:
        return Phrase(index, index + 1, index + 1), index + 1
    return None, at
