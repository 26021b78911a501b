"""Entities: the mentions of one message that speak of the same person, group, thing or instrument."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapporteur.evaluation.muc4.linear import Linear, models
from rapporteur.evaluation.muc4.mentions import VIOLENCE, Mention
from rapporteur.evaluation.muc4.nouns import ADJUNCT, TITLES
from rapporteur.evaluation.muc4.roles import Role
from rapporteur.extraction.toponyms.common_words import COMMON_WORDS
from rapporteur.extraction.toponyms.given_names import GIVEN_NAMES

_MARKS = frozenset(".,\"'")
_BETWEEN = TITLES | {",", "THE", "A", "AN", "FORMER", "[", "("}


@dataclass
class Entity:
    """What some mentions of one role speak of.

    `name` is the fullest proper name of a person without titles, None for others and for persons that are only
    described; `descriptions` are mentions that describe a named person, best first.
    """

    role: Role
    mentions: list[Mention]
    name: str | None = None
    descriptions: list[Mention] = field(default_factory=list)
    score: float = 0.0

    @property
    def best(self) -> Mention:
        """The mention that stands for it: the surest, then the longest."""
        return max(self.mentions, key=lambda m: (round(m.score, 1), m.last - m.first, -m.first))

    @property
    def text(self) -> str:
        """What a template calls it: its name, else the words of its best mention."""
        return self.name or self.best.text

    @property
    def top(self) -> float:
        """The score of its surest mention."""
        return max(mention.score for mention in self.all_mentions)

    @property
    def all_mentions(self) -> list[Mention]:
        """Mentions and descriptions, in text order."""
        return sorted((*self.mentions, *self.descriptions), key=lambda m: m.first)


def name_features(words: Sequence[str]) -> dict[str, float]:
    """What tells a proper name of a person from a description."""
    found = {f"n{min(5, len(words))}"}
    for word in words:
        found |= {f"w={word}", f"e={word[-2:]}", f"E={word[-3:]}"}
        if word.lower() in GIVEN_NAMES:
            found.add("given")
    found |= {f"first={words[0]}", f"last={words[-1]}"}
    if words[0].lower() in GIVEN_NAMES:
        found.add("given first")
    return dict.fromkeys(found, 1.0)


def entities(mentions: Sequence[Mention], tables: Mapping[str, Linear] | None = None) -> list[Entity]:
    """Group the mentions of one message.

    Args:
        mentions: in text order.
        tables: classifiers; None means those of the package.
    """
    known = tables or models()
    found: list[Entity] = []
    for role in Role:
        own = [m for m in mentions if m.role is role]
        if role is Role.PERSON:
            found += _persons(own, known["name"])
        elif role is Role.ORGANIZATION:
            found += _organizations(own)
        else:
            found += _things(own, role)
    return found


def _things(mentions: Sequence[Mention], role: Role) -> list[Entity]:
    found: list[Entity] = []
    for mention in mentions:
        for entity in found:
            if _same_thing(mention, entity):
                entity.mentions.append(mention)
                break
        else:
            found.append(Entity(role, [mention]))
    return found


def _same_thing(mention: Mention, entity: Entity) -> bool:
    core = set(mention.phrase.core)
    for other in entity.mentions:
        there = set(other.phrase.core)
        alike = mention.phrase.head == other.phrase.head and mention.phrase.plural == other.phrase.plural
        if alike and (core <= there or there <= core):
            return True
    return False


def _organizations(mentions: Sequence[Mention]) -> list[Entity]:
    found: list[Entity] = []
    for mention in mentions:
        words = set(mention.phrase.core + mention.phrase.adjunct)
        for entity in found:
            if any(
                words <= (there := set(o.phrase.core + o.phrase.adjunct)) or there <= words or _abbreviates(o, mention)
                for o in entity.mentions
            ):
                entity.mentions.append(mention)
                break
        else:
            found.append(Entity(Role.ORGANIZATION, [mention]))
    return found


def _abbreviates(name: Mention, other: Mention) -> bool:
    """Whether one is the other's short form: "X [Y]", or Y is the first letters of X."""
    if name.first > other.first:
        name, other = other, name
    between = name.message.words[name.last : other.first]
    if len(between) == 1 and between[0] in {"[", "("}:
        return True
    long, short = sorted((name, other), key=lambda m: -len(m.words))
    initials = "".join(w[0] for w in long.words if w not in {"OF", "THE", "AND", "FOR"})
    return len(short.words) == 1 and len(short.words[0]) > 2 and sorted(initials) == sorted(short.words[0])


def _persons(mentions: Sequence[Mention], model: Linear) -> list[Entity]:
    named: list[tuple[Mention, tuple[str, ...]]] = []
    described: list[Mention] = []
    for found_so in _whole(mentions, model):
        mention = _grown(found_so, model)
        bare = without_titles(mention.words)
        if bare and model.scores(name_features(bare))["yes"] > 0.5:
            named.append((mention, bare))
        else:
            described.append(mention)
    found: list[tuple[tuple[str, ...], Entity]] = []
    for mention, bare in sorted(named, key=lambda pair: -len(pair[1])):
        for full, entity in found:
            if set(bare) <= set(full) or (len(bare) > 1 and len(set(bare) & set(full)) > 1):
                entity.mentions.append(mention)
                break
        else:
            found.append((bare, Entity(Role.PERSON, [mention], name=_spelt(mention, bare))))
    persons = [entity for _, entity in found]
    alone = [m for m in described if not _attach(m, persons)]
    return persons + _things(alone, Role.PERSON)


def _is_name(words: tuple[str, ...], model: Linear) -> bool:
    return bool(words) and model.scores(name_features(words))["yes"] > 0.5


def _whole(mentions: Sequence[Mention], model: Linear) -> list[Mention]:
    """Join mentions that touch, unless one is a name and the other a description."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        if (
            before is not None
            and before.last == mention.first
            and before.sentence == mention.sentence
            and _is_name(before.words, model) == _is_name(mention.words, model)
        ):
            found[-1] = replace(before, last=mention.last, score=max(before.score, mention.score))
        else:
            found.append(mention)
    return found


def _grown(mention: Mention, model: Linear) -> Mention:
    """A name with the words of it that the reader left out at its end."""
    bare = without_titles(mention.words)
    if not _is_name(bare, model):
        return mention
    words = mention.message.words
    _, end = mention.message.sentence_tokens[mention.sentence]
    last = mention.last
    while last < end and len(words[last]) > 2 and words[last].isalpha() and _continues(words[last], model):
        last += 1
    return replace(mention, last=last)


def _continues(word: str, model: Linear) -> bool:
    plain = word.lower() not in COMMON_WORDS and word not in ADJUNCT and word not in TITLES and word not in VIOLENCE
    return plain and _is_name((word,), model)


def _spelt(mention: Mention, bare: tuple[str, ...]) -> str:
    tokens = mention.message.tokens
    return " ".join(mention.message.text[tokens[mention.last - len(bare)].start : tokens[mention.last - 1].end].split())


def without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name after the titles that open it."""
    at = 0
    while at < len(words) and (words[at] in TITLES or words[at] in _MARKS):
        at += 1
    return words[at:]


def _attach(described: Mention, persons: list[Entity]) -> bool:
    """Give a description to the person that it stands beside; whether there is one."""
    if described.phrase.plural:
        return False
    words = described.message.words
    for person in persons:
        for named in person.mentions:
            before = words[described.last : named.first] if described.last <= named.first else None
            after = words[named.last : described.first] if named.last <= described.first else None
            if (before is not None and len(before) <= 2 and all(w in _BETWEEN for w in before)) or (
                after is not None
                and 1 <= len(after) <= 3
                and after[0] in {",", "[", "("}
                and all(w in _BETWEEN for w in after)
            ):
                person.descriptions.append(described)
                return True
    for person in persons:
        if any(described.phrase.head == d.phrase.head for d in person.descriptions):
            person.descriptions.append(described)
            return True
    return False
