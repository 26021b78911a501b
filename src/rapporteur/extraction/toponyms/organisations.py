"""Names of organisations that hold a place's name: what they name is no place of the text."""

from rapporteur.extraction.toponyms.mentions import Mention
from rapporteur.extraction.toponyms.words import Words

_REACH = 4
# The last words of names of forces, parties, agencies and the like.
_BODIES = frozenset(
    "army forces command corps brigade brigades battalion regiment militia guards front movement party alliance "
    "coalition foundation network newswire press agency fund council initiative observatory tribunal".split()
)
# These follow "Red Cross" names and bodies of towns, which news does use as places: "the Lancaster County Council".
_LOCAL = frozenset("council agency fund".split())
_PARTS = frozenset("province region district state area".split())
_ADJECTIVES = frozenset("western eastern northern southern central federal".split())


def names_body(words: Words, mention: Mention) -> bool:
    """Whether the capitalised words after a mention make it part of a body's name: "X Liberation Army".

    In headlines and in copy in capitals case tells nothing; there it does not.
    """
    if words.shouted[mention.first] or words.titled[mention.first]:
        return False
    if mention.last == mention.first and words.lower[mention.first] in _ADJECTIVES:
        following = mention.last + 1
        return following < len(words) and words.gap(mention.last) == " " and words.lower[following] not in _PARTS
    index = mention.last
    for _ in range(_REACH):
        if index + 1 >= len(words) or words.opening[index + 1] or words.gap(index) != " ":
            return False
        index += 1
        if not words.forms[index][0].isupper():
            return False
        if words.lower[index] in _BODIES:
            return words.lower[index] not in _LOCAL or mention.demonym
    return False
