"""Mentions: the spans of a role reader in their sentences, and what stands around them, as features."""

from dataclasses import dataclass
from functools import cached_property

from rapporteur.evaluation.muc4.messages import Message
from rapporteur.evaluation.muc4.nouns import DETERMINERS, Phrase, phrase
from rapporteur.evaluation.muc4.roles import Found, Role, Roles
from rapporteur.extraction.words import word_set

# Words of violence: what stands nearest to a span says what happened to it, or what it did.
VIOLENCE = word_set(
    "KILLED KILL KILLING MURDER MURDERED MURDERS MURDERING ASSASSINATED ASSASSINATION ASSASSINATE ATTACK ATTACKED "
    "ATTACKS ATTACKING BOMB BOMBS BOMBED BOMBING BOMBINGS EXPLODED EXPLODE EXPLOSION EXPLOSIONS DYNAMITE DYNAMITED "
    "KIDNAPPED KIDNAPPING KIDNAP ABDUCTED HOSTAGE HOSTAGES DESTROYED DESTROYING DAMAGED DAMAGE DAMAGES BURNED FIRE "
    "BLEW BLOWN PLANTED PLACED WOUNDED WOUNDING INJURED INJURING INJURIES DIED DEATH DEATHS DEAD SHOT SHOOTING FIRED "
    "FIRING MACHINEGUNNED THREATENED THREAT THREATS SABOTAGE SABOTAGED MASSACRE MASSACRED VICTIMS VICTIM SUSPECTED "
    "ACCUSED CLAIMED RESPONSIBILITY RESPONSIBLE COMMITTED PERPETRATED DETONATED HURLED STOLE ROBBED TORTURED RAPED "
    "INTERCEPTED SEIZED OCCUPIED EXECUTED EXECUTION SLAIN AMBUSHED AMBUSH THREW CAPTURED RELEASED MISSING "
    "DISAPPEARED GUNNED CAR-BOMB CARBOMB STRAFED SHELLED HIT BURNING TOPPLED DERAILED ARSON HIJACKED ROBBERY HELD "
    "FREED ESCAPED UNHARMED SURVIVED RESCUED DETAINED ARRESTED CLASH CLASHES COMBAT FOUGHT"
)

_NO_END = DETERMINERS | word_set("OF IN AT ON FOR FROM WITH BY TO AND OR WHO WHICH THAT IS WAS WERE FULL")


@dataclass(frozen=True)
class Mention:
    """A span that may play a role, in its message.

    `first` and `last` are the half-open range of its tokens, determiners at its head left out; `sentence` is the
    index of its sentence; `score` is the reader's probability.
    """

    message: Message
    role: Role
    first: int
    last: int
    sentence: int
    score: float

    @property
    def words(self) -> tuple[str, ...]:
        """Its tokens."""
        return self.message.words[self.first : self.last]

    @cached_property
    def phrase(self) -> Phrase:
        """Its head and modifiers."""
        return phrase(self.words)

    @cached_property
    def text(self) -> str:
        """Its words as they stand in the text, white space folded."""
        tokens = self.message.tokens
        return " ".join(self.message.text[tokens[self.first].start : tokens[self.last - 1].end].split())

    @cached_property
    def nearby(self) -> dict[str, float]:
        """Features: its own words, its neighbours, and the words of violence on either side."""
        words = self.message.words
        start, end = self.message.sentence_tokens[self.sentence]
        found = {f"h={self.phrase.head}", f"p{int(self.phrase.plural)}", f"n{min(4, self.last - self.first)}"}
        found |= {f"w={word}" for word in self.words}

        def at(index: int) -> str:
            return words[index] if start <= index < end else "_"

        found |= {f"-1={at(self.first - 1)}", f"-2={at(self.first - 2)} {at(self.first - 1)}"}
        found |= {f"+1={at(self.last)}", f"+2={at(self.last)} {at(self.last + 1)}"}
        before = [i for i in range(start, self.first) if words[i] in VIOLENCE][-2:]
        after = [i for i in range(self.last, end) if words[i] in VIOLENCE][:2]
        for rank, index in enumerate(reversed(before)):
            found |= {f"L{rank}={words[index]}", f"L{rank}={words[index]} {min(3, (self.first - index) // 3)}"}
            if rank == 0:
                found.add(f"LL={words[index]} {at(index + 1)} {at(index - 1)}")
        for rank, index in enumerate(after):
            found |= {f"R{rank}={words[index]}", f"R{rank}={words[index]} {min(3, (index - self.last) // 3)}"}
            if rank == 0:
                found.add(f"RR={at(index - 1)} {words[index]} {at(index + 1)}")
        if not before and not after:
            found.add("calm")
        return dict.fromkeys(found, 1.0)

    @cached_property
    def surroundings(self) -> dict[str, float]:
        """Features: the words of its sentence and of those beside it."""
        found = {f"s:{word}" for word in sentence_words(self.message, self.sentence)}
        for other in (self.sentence - 1, self.sentence + 1):
            found |= {f"n:{word}" for word in sentence_words(self.message, other) if word in VIOLENCE}
        return dict.fromkeys(found, 1.0)


def sentence_words(message: Message, index: int) -> set[str]:
    """The different words of one sentence; none where there is no such sentence."""
    if not 0 <= index < len(message.sentence_tokens):
        return set()
    start, end = message.sentence_tokens[index]
    return {word for word in message.words[start:end] if word[0].isalpha()}


def mentions(message: Message, roles: Roles) -> list[Mention]:
    """The spans of `roles` as mentions in text order; what has no word, or lies in the dateline, is left out."""
    found: list[Mention] = []
    for one in sorted(roles.found, key=lambda f: (f.span, f.role)):
        made = mention_at(message, one)
        if made is None:
            continue
        if found and found[-1].role is made.role and made.first < found[-1].last:
            continue  # windows overlap: what the earlier one found stays
        found.append(made)
    return found


def mention_at(message: Message, one: Found) -> Mention | None:
    """A span of a message as a mention; None where it has no word, or lies in the dateline."""
    first, last = message.token_range(one.span)
    words = message.words
    while first < last and (words[first] in DETERMINERS or not words[first][0].isalnum()):
        first += 1
    inside = list(words[first:last])
    for opening, closing in ("()", "[]"):
        if inside.count(opening) > inside.count(closing):
            last = first + inside.index(opening)
            inside = inside[: last - first]
    while last > first and (
        words[last - 1] in _NO_END or (not words[last - 1][0].isalnum() and words[last - 1] not in {"]", ")"})
    ):
        last -= 1
    sentence = None if first >= last else message.layout.sentence_index(message.tokens[first].start)
    if sentence is None or message.tokens[first].start < message.body:
        return None
    return Mention(message, one.role, first, last, sentence, one.score)
