"""How an organisation's part in an incident is told: as fact, claimed, suspected, by whom.

Source: MUC-4 template-doc-part2, slot 11, the decision tree: did it claim the deed, is uncertainty expressed, is the
accuser an authority.
"""

from collections.abc import Mapping
from itertools import combinations

from rapporteur.evaluation.muc4.entities import Entity
from rapporteur.evaluation.muc4.linear import Features, Linear
from rapporteur.evaluation.muc4.mentions import VIOLENCE
from rapporteur.evaluation.muc4.messages import Message

_CUES = {
    "claim": "CLAIMED CLAIM CLAIMING CLAIMS ADMITTED ADMIT ADMITS ACKNOWLEDGED ASSUMED CREDIT SIGNED",
    "responsible": "RESPONSIBILITY RESPONSIBLE",
    "suspect": "SUSPECTED SUSPECT SUSPECTS ALLEGED ALLEGEDLY PRESUMED PRESUMABLY APPARENTLY APPARENT BELIEVED BELIEVE "
    "SUPPOSEDLY SUPPOSED PROBABLY LIKELY THOUGHT",
    "accuse": "BLAMED BLAME BLAMES BLAMING ACCUSED ACCUSE ACCUSES ACCUSING ACCUSATION ACCUSATIONS ATTRIBUTED "
    "ATTRIBUTE ATTRIBUTES CHARGED CHARGES DENOUNCED CONDEMNED IMPLICATED INVOLVED LINKED",
    "maybe": "POSSIBLE POSSIBLY POSSIBILITY MAY MIGHT COULD IF WHETHER RULE RULED INVESTIGATE INVESTIGATION DENIED "
    "DENY DENIES REJECTED UNKNOWN HYPOTHESIS",
    "authority": "POLICE AUTHORITIES GOVERNMENT ARMY COPREFA MINISTER PRESIDENT OFFICIAL OFFICIALS MILITARY GENERAL "
    "COLONEL BRIGADE BATTALION COMMANDER MINISTRY DAS SECURITY",
    "says": "SAID STATED REPORTED ACCORDING ANNOUNCED ADDED NOTED TOLD INDICATED COMMUNIQUE STATEMENT SOURCES "
    "REVEALED DISCLOSED CONFIRMED",
    "call": "TELEPHONE PHONE CALL CALLED CALLER LEAFLETS MESSAGE",
    "threat": "THREATENED THREAT THREATENS WARNED THREATS",
}
_CUE_OF = {word: cue for cue, words in _CUES.items() for word in words.split()}
_STATE = frozenset("ARMY ARMED GOVERNMENT POLICE MILITARY BATTALION BRIGADE GUARD TROOPS".split())
_CLOSE = 6
_HEAD = 40


def told(entity: Entity, kind: str) -> Features:
    """Of an organisation: the cues around its mentions, whether it is a state's, and who speaks in the message."""
    message = entity.best.message
    own = {word for mention in entity.mentions for word in mention.words}
    side = "state" if own & _STATE else "group"
    speakers = _speakers(message)
    found: dict[str, float] = {f"kind={kind}": 1.0, f"mentions {min(4, len(entity.mentions))}": 1.0, side: 1.0}
    found |= {f"o={word}": 0.5 for word in own}
    found |= {f"by={word}": 0.5 for word in speakers}
    found |= {f"by {_CUE_OF[word]}": 1.0 for word in speakers if word in _CUE_OF}
    if own & set(speakers):
        found["speaks"] = 1.0
    if "CLANDESTINE" in message.place:
        found[f"clandestine {side}"] = 1.0
    for mention in entity.mentions:
        found |= _around(message, mention.first, mention.last, mention.sentence, side)
    found |= {f"d {_CUE_OF[word]}": 1.0 for word in set(message.words) if word in _CUE_OF}
    return found


def _around(message: Message, first: int, last: int, sentence: int, side: str) -> dict[str, float]:
    words = message.words
    start, end = message.sentence_tokens[sentence]
    found: dict[str, float] = {f"violence {any(w in VIOLENCE for w in words[start:end])}": 1.0}
    cues = set()
    for at in range(start, end):
        cue = _CUE_OF.get(words[at])
        if cue is None or first <= at < last:
            continue
        cues.add(cue)
        place = "before" if at < first else "after"
        found |= {f"s {cue}": 1.0, f"s {cue} {place}": 1.0, f"s {cue} {side}": 1.0}
        if min(abs(at - first), abs(at - last)) < _CLOSE:
            found[f"close {cue} {place}"] = 1.0
    found |= {f"{one}+{other}": 0.7 for one, other in combinations(sorted(cues), 2)}
    if not cues:
        found["plain"] = 1.0
    if first > start:
        found[f"-1={words[first - 1]}"] = 1.0
    if last < end:
        found[f"+1={words[last]}"] = 1.0
    return found


def _speakers(message: Message) -> list[str]:
    """The words in brackets that open a message: what kind of text it is and whose. Source: text-headers-info."""
    body = [w for w, t in zip(message.words, message.tokens, strict=True) if t.start >= message.body][:_HEAD]
    found = []
    inside = False
    for word in body:
        if word == "[":
            inside = True
        elif word == "]":
            inside = False
        elif inside:
            found.append(word)
        else:
            break
    return found


def confidence_of(entity: Entity, kind: str, tables: Mapping[str, Linear]) -> str:
    """The fill for an organisation: the one that most credit is to be expected from.

    Source: MUC-4 scoring-guidelines: SUSPECTED OR ACCUSED earns half where it is SUSPECTED OR ACCUSED BY AUTHORITIES.
    """
    scores = dict(tables["confidence"].scores(told(entity, kind)))
    if "SUSPECTED OR ACCUSED" in scores:
        scores["SUSPECTED OR ACCUSED"] += scores.get("SUSPECTED OR ACCUSED BY AUTHORITIES", 0.0) / 2
    return max(sorted(scores), key=scores.__getitem__)
