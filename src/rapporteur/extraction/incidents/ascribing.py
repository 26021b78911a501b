"""Who accuses whom of a happening, and who denies it, where the words that say so do not name the happening again."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter, itemgetter

from rapporteur.extraction.incidents.parties import parties_between
from rapporteur.extraction.incidents.perpetrators import accusation
from rapporteur.extraction.incidents.scenes import Scenes
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Incident, Perpetrator
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind, IncidentType, PerpetratorConfidence, Stance

# A clash has two sides: who is accused in words that mention one ("the army, which it has fought") is accused of more.
_NO_DEEDS = frozenset(
    {
        IncidentType.ARMED_CLASH,
        IncidentType.CEASEFIRE,
        IncidentType.PROTEST,
        IncidentType.DISPLACEMENT,
        IncidentType.THREAT,
        IncidentType.OTHER,
    }
)
_PARTIES = frozenset(
    {
        ActorKind.STATE,
        ActorKind.GOVERNMENT,
        ActorKind.MILITARY,
        ActorKind.POLICE,
        ActorKind.ARMED_GROUP,
        ActorKind.PARTY,
        ActorKind.COMMUNITY,
    }
)
# What a denial is of: the deed, a part in it, or what was said of it.
_OF_THE_DEED = re.compile(
    r"^\W*(?:(?:it|this|that|them|so|the same|any|all|the|these|those|such|having|being|\w+ing|responsib\w+|involve\w*|"
    r"\w* ?(?:accusations?|allegations?|charges?|claims?|reports?|accounts?|blame))\b)",
    re.IGNORECASE,
)
_OWN_DEED = re.compile(
    r"^\W*(?:having|any|\w+ing|that (?:it|they|its|their|any of its|no)|it|they|its|responsib\w+|involve\w*)\b",
    re.IGNORECASE,
)

# "that its men had been killed": what the denier is said to have suffered.
_OWN_LOSS = re.compile(
    r"\b(?:(?:it|they|its|their|his|our)\b[^,;.]*\b(?:been|was|were|be)\s+(?!behind|responsible|involved)\w+|(?:suffer|los[et])\w*)",
    re.IGNORECASE,
)

_Told = tuple[int, Incident]  # where a mention begins, and of what


def ascribed(
    incidents: Sequence[Incident], scenes: Scenes, attributions: Sequence[Attribution]
) -> tuple[Incident, ...]:
    """The incidents with the accused and those who deny it, as far as attributions alone tell of them.

    Args:
        incidents: in text order, with the parties that their own sentences name.
        scenes: the document.
        attributions: who is credited with saying what.
    """
    deeds = [one for one in incidents if one.type not in _NO_DEEDS]
    told = sorted(((mention[0], one) for one in deeds for mention in one.mentions), key=itemgetter(0))
    added: dict[str, list[Perpetrator]] = {}
    for said in attributions:
        if said.stance not in (Stance.ACCUSES, Stance.DENIES) or not said.content:
            continue
        incident = _meant(deeds, told, said, scenes)
        if incident is None:
            continue
        known = [*incident.perpetrators, *added.get(incident.id, ())]
        tell = _accused if said.stance is Stance.ACCUSES else _denying
        added.setdefault(incident.id, []).extend(tell(said, known, scenes))
    return tuple(
        replace(one, perpetrators=(*one.perpetrators, *added[one.id])) if added.get(one.id) else one
        for one in incidents
    )


def _meant(deeds: Sequence[Incident], told: Sequence[_Told], said: Attribution, scenes: Scenes) -> Incident | None:
    """The incident that an attribution speaks of: the one that its content names, else the one told just before."""
    for one in deeds:
        if any(Span(*mention).overlaps(piece) for mention in one.mentions for piece in said.content):
            return one
    opening = min((*said.source, *said.cue, *said.content)).start
    before = bisect_left(told, opening, key=itemgetter(0)) - 1
    if before < 0:
        return None
    at, incident = told[before]
    return incident if _paragraph(scenes, opening) - _paragraph(scenes, at) <= 1 else None


def _paragraph(scenes: Scenes, offset: int) -> int:
    return bisect_right(scenes.layout.paragraphs, offset, key=attrgetter("start")) - 1


def _speaker(said: Attribution, scenes: Scenes) -> Actor | None:
    """The party in whose name a source speaks; None where it speaks for none."""
    actor = scenes.actor_by_id.get(said.actor or "")
    party = scenes.party_of(actor) if actor is not None else None
    if party is not None and party.kind in _PARTIES:
        return party
    for piece in said.source:
        index = scenes.index_at(piece.start)
        if index is None:
            continue
        for _, named in parties_between(scenes.scenes[index], scenes, piece.start, piece.end):
            if named.kind in _PARTIES:
                return named
    return None


def _accused(said: Attribution, known: Sequence[Perpetrator], scenes: Scenes) -> Iterator[Perpetrator]:
    target = scenes.actor_by_id.get(said.target or "")
    if target is None:
        return
    party = scenes.party_of(target)
    speaker = _speaker(said, scenes)
    sides = {scenes.side(one.actor) for one in known if one.confidence is not PerpetratorConfidence.DENIED}
    own = speaker is not None and scenes.side(speaker.id) == scenes.side(party.id)
    if party.kind in _PARTIES and not own and scenes.side(party.id) not in sides:
        yield Perpetrator(party.id, accusation(said, scenes), said.id)


def _denying(said: Attribution, known: Sequence[Perpetrator], scenes: Scenes) -> Iterator[Perpetrator]:
    speaker = _speaker(said, scenes)
    if speaker is None:
        return
    side = scenes.side(speaker.id)
    if any(one.confidence is PerpetratorConfidence.DENIED and scenes.side(one.actor) == side for one in known):
        return
    named = {scenes.side(one.actor) for one in known if one.confidence is not PerpetratorConfidence.DENIED}
    words = said.content[0].of(scenes.folded)
    if _OWN_LOSS.search(words):
        return
    if side in named or (not named and _OF_THE_DEED.match(words)) or _OWN_DEED.match(words):
        yield Perpetrator(speaker.id, PerpetratorConfidence.DENIED, said.id)
