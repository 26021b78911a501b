"""Which actor a source or a target is: by its mention, or for pronouns by who spoke last."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from rapporteur.model.actors import Actor
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind

_HE = frozenset({"he", "she", "his", "her"})
_THEY = frozenset({"they", "their"})
_IT = frozenset({"it", "its"})
# "the network" may stand for a body with that word in its name.
_BY_NOUN = re.compile(
    r"the (network|group|movement|militia|front|office|commission|mission|committee|council|agency|organi[sz]ation"
    r"|observatory|coalition|alliance|foundation|centre|center|institute|association|syndicate|union|ministry"
    r"|department|monitor|tribunal|party)$"
)
# "the governor" may stand for the person who was called so before.
_BY_ROLE = re.compile(r"the ([a-z][a-z' -]{2,40})$")
_GROUP_NOUNS = frozenset({"group", "movement", "militia", "front"})
_REACH = 1500
_WORDS = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_BODIES = frozenset(ActorKind) - {ActorKind.PERSON}


class Mentions:
    """The mentions of all actors of a document by place."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.by_id = {actor.id: actor for actor in actors}
        self._sorted = sorted((span, actor.id) for actor in actors for span in actor.mentions)
        self._starts = [span.start for span, _ in self._sorted]

    def within(self, span: Span) -> list[tuple[Span, Actor]]:
        """The mentions that begin inside `span`, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [(s, self.by_id[i]) for s, i in self._sorted[first:last] if s.end <= span.end]

    def named_by(self, phrase: Span) -> Actor | None:
        """The actor that a noun phrase names: a person before a body, then the longest mention; None if none."""
        found = self.within(phrase)
        if not found:
            return None
        people = {actor.id: actor for _, actor in found if actor.kind is ActorKind.PERSON}
        if people:
            return next(iter(people.values()))
        return max(found, key=lambda pair: pair[0].end - pair[0].start)[1]

    def called(self, words: str, offset: int) -> Actor | None:
        """Who was last mentioned before `offset` of those whose role or name has all of `words`; None if nobody.

        A person whose role it is comes before a body in whose name it stands.
        """
        wanted = set(words.split())
        found = [
            (actor.kind is ActorKind.PERSON, max(before), actor)
            for actor in self.by_id.values()
            if wanted <= set(_WORDS.findall(_described(actor).lower()))
            and (before := [span.start for span in actor.mentions if span.start < offset])
        ]
        return max(found, key=lambda one: one[:2])[2] if found else None

    def before(self, offset: int, kinds: frozenset[ActorKind]) -> Actor | None:
        """The only actor of `kinds` mentioned in the stretch of text before `offset`, else None: abstain."""
        first, last = bisect_left(self._starts, offset - _REACH), bisect_left(self._starts, offset)
        found = {i for _, i in self._sorted[first:last] if self.by_id[i].kind in kinds}
        return self.by_id[found.pop()] if len(found) == 1 else None


def _described(actor: Actor) -> str:
    return actor.role or "" if actor.kind is ActorKind.PERSON else actor.name


def _by_noun(noun: str, speaker: Actor | None, mentions: Mentions) -> Actor | None:
    """The body that "the network" or "the group" means: the only one so called, or the group that spoke last."""
    called = [a for a in mentions.by_id.values() if a.kind in _BODIES and noun in a.name.lower().split()]
    if len(called) == 1:
        return called[0]
    if noun not in _GROUP_NOUNS:
        return None
    if speaker is not None and speaker.kind is ActorKind.ARMED_GROUP:
        return speaker
    groups = [a for a in mentions.by_id.values() if a.kind is ActorKind.ARMED_GROUP and a.name[:1].isupper()]
    return groups[0] if len(groups) == 1 else None


def refers_to(word: str, speaker: Actor | None, mentions: Mentions, offset: int) -> Actor | None:
    """The actor that a pronoun in the place of a source means: the last speaker if it fits, else the only candidate.

    Args:
        word: the source in lower case: a pronoun, or a noun such as "the network" that stands for a name.
        speaker: the actor of the attribution before.
        mentions: all mentions.
        offset: where the pronoun stands.
    """
    named = _BY_NOUN.match(word)
    if named is not None and (body := _by_noun(named[1], speaker, mentions)) is not None:
        return body
    if (role := _BY_ROLE.match(word)) is not None:
        return mentions.called(role[1], offset)
    if word in _HE:
        kinds = frozenset({ActorKind.PERSON})
    elif word in _THEY | _IT:
        kinds = _BODIES
    else:
        return None
    if speaker is not None and speaker.kind in kinds:
        return speaker
    return mentions.before(offset, kinds)
