"""The features from which the classifiers of the package fill the slots of a template."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from rapporteur.evaluation.muc4 import dates
from rapporteur.evaluation.muc4.entities import Entity
from rapporteur.evaluation.muc4.linear import Features, logit
from rapporteur.evaluation.muc4.mentions import VIOLENCE, Mention, sentence_words
from rapporteur.evaluation.muc4.messages import Message
from rapporteur.evaluation.muc4.places import PlaceMention
from rapporteur.evaluation.muc4.roles import Role
from rapporteur.model.times import TimeExpression


def _ones(names: Iterable[str]) -> dict[str, float]:
    return dict.fromkeys(names, 1.0)


def relevance(message: Message) -> Features:
    """Of a whole message: its words and pairs of words."""
    body = [w for w, t in zip(message.words, message.tokens, strict=True) if t.start >= message.body]
    found = {f"d:{word}" for word in body if word[0].isalpha()}
    found |= {f"D:{a} {b}" for a, b in pairwise(body) if a in VIOLENCE or b in VIOLENCE}
    return _ones(found)


def kind_of(mention: Mention) -> Features:
    """Of a mention: what tells the kind of its incident."""
    return {**mention.nearby, **mention.surroundings, f"role={mention.role}": 1.0}


def truth(entity: Entity, rivals: Sequence[Entity], relevant: float) -> Features:
    """Of an entity: what tells whether a template holds it.

    Args:
        entity: the entity.
        rivals: all entities of its role in the message, itself included.
        relevant: the probability that the message has a template at all.
    """
    best = entity.best
    role = str(entity.role)
    top = entity.top
    rank = sum(other.top > top for other in rivals)
    alike = sum(other.best.phrase.head == best.phrase.head and other.top > top for other in rivals)
    found: dict[str, float] = {
        f"{role} score": logit(top) / 2,
        f"{role} relevant": logit(relevant),
        f"{role}": 1.0,
        f"{role} mentions {min(4, len(entity.mentions))}": 1.0,
        f"{role} sentence {min(6, *(m.sentence for m in entity.mentions))}": 1.0,
        f"named {entity.name is not None} {role}": 1.0,
        f"described {bool(entity.descriptions)} {role}": 1.0,
        f"{role} rank {min(4, rank)} {entity.name is not None}": 1.0,
        f"{role} alike {min(2, alike)}": 1.0,
        f"{role} rivals {min(5, len(rivals))}": 1.0,
        f"{role} beside names {any(o.name for o in rivals)} {entity.name is not None} {best.phrase.plural}": 1.0,
    }
    for name, value in {**best.nearby, **best.surroundings}.items():
        found[f"{role[:6]} {name}"] = value
    return found


def member(entity: Entity, prior: float, rivals: Sequence[Entity], relevant: float, window: float) -> Features:
    """Of an entity: few and general signs, to be weighed on messages that no reader has learned from.

    Args:
        entity: the entity.
        prior: what its words say: the probability from `truth`.
        rivals: all entities of its role in the message, itself included.
        relevant: the probability that the message has a template at all.
        window: the probability that the text around it tells of an incident.
    """
    role = str(entity.role)
    named = f"{role} {entity.name is not None}"
    return {
        named: 1.0,
        f"{role} prior": logit(prior),
        f"{role} score": logit(entity.top),
        "prior": logit(prior),
        "score": logit(entity.top),
        "relevant": logit(relevant),
        f"{role} window": logit(window),
        "window": logit(window),
        f"{role} rank {min(2, sum(o.top > entity.top for o in rivals))}": 1.0,
        f"{role} often": math.log(len(entity.mentions)),
    }


def noun(entity: Entity) -> Features:
    """Of an entity: the words by which it is called, for the type of a target or an instrument."""
    found = set()
    for mention in entity.all_mentions:
        part = mention.phrase
        found |= {f"h={part.head}", *(f"w={w}" for w in part.core), *(f"a={w}" for w in part.adjunct)}
        if len(part.core) > 1:
            found.add(f"hh={part.core[-2]} {part.head}")
        words = mention.message.words
        found.add(f"-1={words[mention.first - 1] if mention.first else ''}")
    found.add(f"named {entity.name is not None}")
    found.add(f"role={entity.role}")
    return _ones(found)


def effect(entity: Entity, kind: str) -> Features:
    """Of a target: what happened to it."""
    found: dict[str, float] = {f"kind={kind}": 1.0}
    for mention in entity.all_mentions:
        for name, value in {**mention.nearby, **mention.surroundings}.items():
            found[name] = value
            if name in {"L0", "R0"}:
                found[f"{kind} {name}"] = value
    return found


def whole(message: Message, kind: str, sentences: Iterable[int], members: Sequence[Entity]) -> Features:
    """Of a template: its kind, the words of its sentences, and who takes part."""
    found = {f"kind={kind}"}
    for index in sentences:
        words = sentence_words(message, index)
        found |= {f"s:{word}" for word in words}
        found |= {f"{kind} s:{word}" for word in words if word in VIOLENCE}
    for role in Role:
        own = [e for e in members if e.role is role]
        found.add(f"{role} {min(2, len(own))}")
        if role in {Role.PERPETRATOR, Role.ORGANIZATION}:
            found |= {f"{role} {word}" for e in own for m in e.mentions for word in m.words}
    return _ones(found)


def near(index: int, sentences: Sequence[int]) -> int:
    """How many sentences lie between one sentence and the nearest of some, at most 5."""
    return min((min(5, abs(index - s)) for s in sentences), default=5)


def site(place: PlaceMention, message: Message, sentences: Sequence[int], country: str) -> Features:
    """Of a place that is named: whether the incident happened there."""
    words = message.words
    gap = near(place.sentence, sentences)
    before = words[place.first - 1] if place.first else ""
    ahead = place.sentence < min(sentences, default=0)
    found = {
        f"gap {gap} {ahead}",
        f"kind {place.place.kind}",
        f"kind {place.place.kind} gap {gap}",
        f"before {before}",
        f"before2 {words[place.first - 2] if place.first > 1 else ''} {before}",
        f"after {words[place.last] if place.last < len(words) else ''}",
        f"used {min(3, place.place.used)}",
        f"own country {place.place.country == country}",
        f"sentence {min(4, place.sentence)}",
    }
    return _ones(found)


def day(form: str, time: TimeExpression | None, message: Message, sentences: Sequence[int]) -> Features:
    """Of a date that could fill the slot: `form` is "on" (DD MMM YY), "by" (- DD MMM YY) or "none" (the default)."""
    if time is None:
        return _ones({"none", f"none {any(_same(t, message, sentences) for t in message.times)}"})
    sentence = message.layout.sentence_index(time.start) or 0
    gap = near(sentence, sentences)
    words = message.text[time.start : time.end].split()
    age = _age(time, message.published)
    before = message.text[max(0, time.start - 12) : time.start].split()
    found = {
        f"{form} gap {gap} {sentence < min(sentences, default=0)}",
        f"{form} age {age}",
        f"{form} age {age} gap {gap}",
        *(f"{form} w={w}" for w in words if not w.isdigit()),
        f"{form} type {time.type}",
        f"before {before[-1] if before else ''}",
        f"{form} sentence {min(4, sentence)}",
        f"{form} span {bool(time.earliest and time.latest and (time.latest - time.earliest).days > 1)}",
    }
    return _ones(found)


def _same(time: TimeExpression, message: Message, sentences: Sequence[int]) -> bool:
    index = message.layout.sentence_index(time.start)
    return index in sentences and dates.stated(time, message.published) is not None


def _age(time: TimeExpression, published: date | None) -> str:
    if time.earliest is None or published is None:
        return "unknown"
    days = (published - time.earliest).days
    for limit in (-1, 0, 1, 2, 7, 62, 400):
        if days <= limit:
            return str(limit)
    return "old"
