"""Noun phrases in upper case: heads, singulars, names and titles."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapporteur.extraction.words import word_set

# Words that open what follows a head noun: "members OF the front", "car PARKED".
ADJUNCT = word_set(
    "OF IN AT ON WHO WHOM WHOSE WHICH THAT WHERE WHEN WHILE FOR FROM WITH BY NEAR TO BETWEEN ALONG BELONGING LOCATED "
    "SITUATED DURING AFTER BEFORE AGAINST INTO ONTO OVER UNDER INSIDE OUTSIDE AROUND THROUGH WITHIN HIDDEN PLACED "
    "PLANTED ACCUSED INVOLVED IS ARE WAS WERE HAD HAS HAVE AS BUT WEARING CARRYING PROTECTING TRAVELING RIDING "
    "LOADED PARKED STUFFED CONTAINING ARMED"
)
DETERMINERS = word_set(
    "A AN THE THIS THAT THESE THOSE HIS HER ITS THEIR OUR MY ANOTHER OTHER OTHERS SOME ALL ANY SUCH BOTH EACH CERTAIN"
)
QUANTIFIERS = word_set(
    "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE DOZEN DOZENS HUNDRED HUNDREDS MORE MOST MANY "
    "SEVERAL FEW AT LEAST THAN ABOUT APPROXIMATELY NUMEROUS VARIOUS SOME"
)
TITLES = word_set(
    "MR MRS MS MISS DR DON DONA SENOR FATHER PRIEST REVEREND MONSIGNOR MSGR BISHOP ARCHBISHOP SISTER PRESIDENT "
    "MINISTER SENATOR DEPUTY GOVERNOR MAYOR JUDGE JUSTICE ATTORNEY LAWYER ENGINEER PROFESSOR GENERAL GEN COLONEL COL "
    "LIEUTENANT LT MAJOR MAJ CAPTAIN CAPT SERGEANT SGT CORPORAL CPL COMMANDER AMBASSADOR CONSUL CANDIDATE LEADER "
    "RETIRED FORMER BUSINESSMAN JOURNALIST REPORTER CITIZEN"
)
_IRREGULAR = {
    "MEN": "MAN",
    "WOMEN": "WOMAN",
    "CHILDREN": "CHILD",
    "PEOPLE": "PERSON",
    "CASUALTIES": "CASUALTY",
    "BUSES": "BUS",
    "POLICE": "POLICE",
}
_INVARIANT = word_set("HEADQUARTERS PREMISES")
_POSSESSIVE = re.compile(r"'S?$")


class Phrase(NamedTuple):
    """A noun phrase: essential words up to the head, singular; the head, singular; whether it is a plural; the rest."""

    core: tuple[str, ...]
    head: str
    plural: bool
    adjunct: tuple[str, ...]


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """The rough singular of a noun in upper case."""
    if word in _IRREGULAR or word in _INVARIANT:
        return _IRREGULAR.get(word, word)
    if word.endswith("MEN") and len(word) > 4:
        return word[:-2] + "AN"
    if len(word) > 4 and word.endswith("IES"):
        return word[:-3] + "Y"
    if len(word) > 3 and word.endswith("S") and not word.endswith(("SS", "US", "IS")):
        return word[:-1]
    return word


@lru_cache(maxsize=50_000)
def phrase(words: tuple[str, ...]) -> Phrase:
    """Split a noun phrase; determiners and quantities are left out."""
    core: list[str] = []
    adjunct: list[str] = []
    last = ""
    outside = False
    for word in words:
        if core and (word in ADJUNCT or not word[0].isalnum()):
            outside = True
        if not word[0].isalnum() or word in DETERMINERS or word in QUANTIFIERS or word.isdigit() or word in ADJUNCT:
            continue
        bare = _POSSESSIVE.sub("", word)
        if outside:
            adjunct.append(singular(bare))
        else:
            core.append(singular(bare))
            last = bare
    plural = bool(last) and (singular(last) != last) and last not in _INVARIANT
    return Phrase(tuple(core), core[-1] if core else "", plural, tuple(adjunct))
