"""How many an entity is, in the notation of the templates: 7, ~7, 7 -, 7 - 9, PLURAL."""

from rapporteur.evaluation.muc4.entities import Entity
from rapporteur.evaluation.muc4.mentions import Mention
from rapporteur.evaluation.muc4.nouns import singular
from rapporteur.extraction.counts import CountPhrase, find_counts
from rapporteur.extraction.words import Word
from rapporteur.model.vocabularies import Qualifier

_REACH = 4
PLURAL = "PLURAL"
_GROUPS = frozenset({"PERSON", "POLICE", "FAMILY", "CIVILIAN"})


def number_of(entity: Entity) -> str:
    """The number of an entity: what its mentions say, else PLURAL for a plural and 1 for a singular."""
    if entity.name is not None:
        return "1"
    for mention in (entity.best, *entity.mentions):
        if counted := _counted(mention):
            return counted
    part = entity.best.phrase
    plural = part.plural or "PEOPLE" in entity.best.words or part.head == "POLICE"
    return PLURAL if plural else "1"


def _counted(mention: Mention) -> str | None:
    start, _ = mention.message.sentence_tokens[mention.sentence]
    first = max(start, mention.first - _REACH)
    tokens = mention.message.words[first : mention.last]
    words = [Word(at, at + 1, token.lower()) for at, token in enumerate(tokens)]
    own = mention.first - first
    head = own + _head_at(mention)
    for count in reversed(find_counts(words)):
        if count.core <= head and (
            count.last >= own or all(t in {"OF", "THE", "OTHER", "MORE", "ANOTHER"} for t in tokens[count.last : own])
        ):
            return _written(count)
    return None


def _head_at(mention: Mention) -> int:
    for at, word in enumerate(mention.words):
        if singular(word) == mention.phrase.head:
            return at
    return len(mention.words) - 1


def _written(count: CountPhrase) -> str | None:
    low, high = count.low, count.high
    if count.qualifier is Qualifier.VAGUE or low is None:
        return PLURAL
    if count.qualifier is Qualifier.ABOUT:
        return f"~{low}"
    if high is None:
        return f"{low} -"
    if low != high:
        return f"{low} - {high}"
    return str(low)
