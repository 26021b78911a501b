"""Tell who carried out a happening, how firmly that is said, and by which attribution.

Source: MUC-4, PERP: ORGANIZATION CONFIDENCE (reported as fact, claimed or admitted, suspected or accused, suspected or
accused by authorities, possible).
"""

import re

from rapporteur.extraction.incidents.answers import find_answers
from rapporteur.extraction.incidents.lexicon import Form, Weight
from rapporteur.extraction.incidents.parties import agents_after_by, is_oblique, parties_between
from rapporteur.extraction.incidents.scenes import Scene, Scenes
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Perpetrator
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import (
    ActorKind,
    Certainty,
    IncidentType,
    PerpetratorConfidence,
    SourceKind,
    Stance,
)

_LIGHT_VERB = re.compile(
    r"\b(?:carr(?:y|ied|ies|ying) out|launch(?:ed|es|ing)?|conduct(?:ed|s|ing)?|stag(?:ed|ing|es)|mount(?:ed|ing)|"
    r"commit(?:ted|s|ting)?|perpetrat(?:ed|ing)|unleash(?:ed|ing)|wag(?:ed|ing|es)|resum(?:ed|ing)|"
    r"intensif(?:ied|ying)|"
    r"continu(?:ed|e|es|ing)|order(?:ed|ing)|began|started|stepped up|claimed|escalat(?:ed|ing)|confirmed|"
    r"acknowledged|"
    r"admitted(?: to)?|responded with|retaliated with|deliver(?:ed|ing)|inflict(?:ed|ing)|made|"
    r"(?:was|were|is|are|been|being) (?:\w+ )?(?:behind|responsible for))\b(?: (?!and\b|that\b)[\w-]+){0,5}?\s*$"
)
# "troops killed five fighters in a raid": who killed them raided.
_HARM_IN = re.compile(
    r"(?<!was )(?<!were )(?<!been )\b(?:kill|wound|injur|captur|arrest|detain|seiz|abduct|rescu|freed|"
    r"shot)\w*\b [^,;:]{0,60}"
    r"\b(?:in|during) (?:an? |the )?(?:[\w-]+ ){0,2}$"
)
_OWN = re.compile(
    r"\b(?:its|their|our|his)(?: own)?(?: \w+){0,2} (?:forces?|troops|soldiers|units?|aircraft|jets|planes|"
    r"fighters|army|drones|artillery|military|men|warplanes|pilots|air force|navy|tanks|gunners|bombers|"
    r"helicopters|mujahideen|"
    r"movement|group|organi[sz]ation|command|brigades?|commandos)\b"
)
_PRONOUN_SUBJECT = re.compile(r"^[\s\"'\u201c]*(?:that )?(?:it|they|we|he|she)\b")
_NO_SUBJECT = re.compile(
    r"^[\s,;:()\"'\u201c-]*(?:(?:and|or|then|also|had|have|has|who|which|that|they|it|when|while|after|before|"
    r"as|to|be|not|"
    r"was|were|been|first|later|twice|\w+ly|later|once|again|in turn|but)\s*)*$"
)
_SUSPECTED = re.compile(
    r"\b(?:suspected|alleged(?:ly)?|believed|presumed|presumably|thought to|accused|supposed(?:ly)?|"
    r"blamed|attributed|purported(?:ly)?|appeared to)\b"
)
_POSSIBLE = re.compile(r"\b(?:possibl[ey]|perhaps|may have|might have|could have|probably|likely)\b")
_OWNED = re.compile(
    r"(?:'s?)?\s+(?:(?!(?:reports?|reported|says?|said|announced?|announces|confirm\w+|condemn\w+|denounce\w*|and|"
    r"on|in|against|of|has|have|had|is|was|were|to|at|for|by|with|the|an?)\b)"
    r"(?:armed|repeated|continued|renewed|sustained|targeted|combined|alleged|suspected|claimed|"
    r"\w*[^\Wd](?<!e)d?)[\s-]+){0,3}"
)
_OWN_DEED = re.compile(r"\s*(?:to have|having|to|it|they|it had|they had|that it|that they|being behind)?\s*")
_ON_OWN = re.compile(r"\s*(?:on|against|at|targeting) (?:its|their|our|his)\b")
# Words of harm without a doer, and what the attacked do.
_NO_DEED = re.compile(r"dead|deaths?|died|casualties|injur(?:ies|y)|shot down|downed|intercepted|repelled|repulsed")
_ADVERB = re.compile(r"ly$")
_NO_DOERS = frozenset({ActorKind.MEDIA, ActorKind.NGO, ActorKind.IO, ActorKind.COMPANY})
_AND = re.compile(r"(?:'s)?(?:,? (?:\w+ )?(?:and|or) (?:the |its ally )?|-|, )")
_AIMED = re.compile(r"\b(?:against|on|targeting|between)(?: the)?\s*$")
_BETWEEN = re.compile(r"^\s*(?:have |had |has )?(?:\w+ ){0,4}?between ")


def find_perpetrators(scene: Scene, scenes: Scenes, trigger: Trigger) -> tuple[Perpetrator, ...]:
    """The parties that the sentence ties to a trigger, each once per confidence."""
    if trigger.weight == Weight.ANSWER:
        return tuple(find_answers(scene, scenes, trigger))
    saying = scene.saying(trigger.span.start)
    agents = _agents(scene, scenes, trigger, saying) or _tagged(scene, scenes, trigger)
    judged = [_judge(scene, scenes, trigger, agent, saying) for agent in agents]
    sides = {scenes.side(agent.id) for agent in agents}
    judged += [
        Perpetrator(said.target, accusation(said, scenes), said.id)
        for said in saying
        if said.stance == Stance.ACCUSES and said.target in scenes.actor_by_id and scenes.side(said.target) not in sides
    ]
    return tuple(dict.fromkeys(judged))


def _agents(scene: Scene, scenes: Scenes, trigger: Trigger, saying: tuple[Attribution, ...]) -> list[Actor]:
    if trigger.type in (IncidentType.CEASEFIRE, IncidentType.DISPLACEMENT) and not trigger.passive:
        return []
    if _NO_DEED.match(trigger.span.of(scene.folded)):
        return []
    if trigger.form == Form.NOUN or trigger.passive:
        if agents := agents_after_by(scene, scenes, trigger):
            return agents
        if trigger.type == IncidentType.ARMED_CLASH and (sides := _sides(scene, scenes, trigger)):
            return sides
        if trigger.passive:
            return []
        if agents := _owners(scene, scenes, trigger):
            return agents
        if _ON_OWN.match(scene.after(trigger.span.end)):
            return []
        opening = scene.clause_at(trigger.span.start).start
        clause = scene.folded[opening : trigger.span.start]
        verb = _LIGHT_VERB.search(clause) or _HARM_IN.search(clause)
        return _subjects(scene, scenes, opening + verb.start(), saying) if verb else []
    found = _subjects(scene, scenes, trigger.span.start, saying)
    if trigger.type == IncidentType.ARMED_CLASH and trigger.span.of(scene.folded).endswith("with"):
        found += [
            actor for actor in [_first_after(scene, scenes, trigger.span.end, 50)] if actor and actor not in found
        ]
    return found


def _tagged(scene: Scene, scenes: Scenes, trigger: Trigger) -> list[Actor]:
    """Those whom the learned tagger ties to the mention around the trigger."""
    pointing = [d for d in scene.doers if d.points_to is not None and _is_told_by(scene, trigger, d.points_to)]
    named = [
        mention.actor
        for doer in pointing
        for mention in scene.actors
        if mention.span.overlaps(doer.span) and mention.actor.kind not in _NO_DOERS
    ]
    return list(dict.fromkeys(scenes.party_of(actor) for actor in named))


def _is_told_by(scene: Scene, trigger: Trigger, mention: int) -> bool:
    """Whether a mention that begins at `mention` is that of the trigger: it begins in the trigger's clause."""
    clause = scene.clause_at(trigger.span.start)
    return clause.start <= mention < max(clause.end, trigger.span.end)


def _subjects(scene: Scene, scenes: Scenes, verb: int, saying: tuple[Attribution, ...]) -> list[Actor]:
    """The party, or the parties joined by "and", that are the subject of the verb at `verb`.

    Looked for clause by clause backwards, and no further than a subject that is no party.
    """
    cues = [cue for said in saying for cue in said.cue if cue.end <= verb and not _ADVERB.search(cue.of(scene.folded))]
    floor = max((cue.end for cue in cues), default=scene.span.start)
    speaker = next((scenes.actor_by_id[said.actor] for said in saying if said.actor in scenes.actor_by_id), None)
    if speaker and floor > scene.span.start and _OWN_DEED.fullmatch(scene.folded[floor:verb]):
        return [scenes.party_of(speaker)]
    end = verb
    for cut in reversed([cut for cut in scene.cuts if cut < verb][-4:]):
        start = max(cut, floor)
        if start >= end:
            break
        words = scene.folded[start:end]
        if speaker and (_OWN.search(words) or (_PRONOUN_SUBJECT.match(words) and floor > scene.span.start)):
            return [scenes.party_of(speaker)]
        parties = [
            (span, actor)
            for span, actor in parties_between(scene, scenes, start, end)
            if not is_oblique(scene, span) and not _is_source(saying, span, verb)
        ]
        if parties:
            return _joined(scene, parties)
        if not _NO_SUBJECT.match(words):
            break
        end = start
    return []


def _joined(scene: Scene, parties: list[tuple[Span, Actor]]) -> list[Actor]:
    """The last of `parties` with those that "and" ties to it."""
    last = len(parties) - 1
    while last > 0 and _AND.fullmatch(scene.folded[parties[last - 1][0].end : parties[last][0].start]):
        last -= 1
    return list(dict.fromkeys(actor for _, actor in parties[last:]))


def _is_source(saying: tuple[Attribution, ...], span: Span, verb: int) -> bool:
    """Whether a party only tells of the deed: it is the source of a cue that comes before the verb."""
    return any(
        piece.overlaps(span) for said in saying if any(cue.end <= verb for cue in said.cue) for piece in said.source
    )


def _owners(scene: Scene, scenes: Scenes, trigger: Trigger) -> list[Actor]:
    """Those named right before the noun: "Ruvian air strikes", "the Front's attack", "U.S. and Ruvian strikes"."""
    named = [
        (span, actor)
        for span, actor in parties_between(scene, scenes, trigger.span.start - 60, trigger.span.start)
        if actor.kind != ActorKind.PERSON
    ]
    if not named:
        return []
    # "a Ruvian drone attack": the mention of the drones may reach into the trigger.
    beside = named[-1][0].end > trigger.span.start
    if not beside and not _OWNED.fullmatch(scene.folded[named[-1][0].end : trigger.span.start]):
        return []
    if _AIMED.search(scene.before(named[-1][0].start)):
        return []
    return _joined(scene, named)


def _first_after(scene: Scene, scenes: Scenes, start: int, reach: int) -> Actor | None:
    return next((actor for _, actor in parties_between(scene, scenes, start, start + reach)), None)


def _sides(scene: Scene, scenes: Scenes, trigger: Trigger) -> list[Actor]:
    between = _BETWEEN.match(scene.after(trigger.span.end, 80))
    if between is None:
        return []
    start = trigger.span.end + between.end() - 1
    parties = parties_between(scene, scenes, start, min(start + 140, scene.clause_at(start).end))
    return list(dict.fromkeys(actor for _, actor in parties))[:2]


def _judge(
    scene: Scene, scenes: Scenes, trigger: Trigger, agent: Actor, saying: tuple[Attribution, ...]
) -> Perpetrator:
    confidence, attribution = PerpetratorConfidence.REPORTED_AS_FACT, None
    clause = scene.clause_at(trigger.span.start)
    words = scene.folded[max(clause.start, trigger.span.start - 110) : min(trigger.span.end + 40, scene.span.end)]
    said = next((s for s in saying if s.source_kind != SourceKind.AUTHOR), None)
    if trigger.type == IncidentType.ARMED_CLASH and trigger.form == Form.NOUN:
        return Perpetrator(agent.id, confidence, said.id if said else None)
    if said:
        attribution = said.id
        same_side = said.actor is not None and scenes.side(said.actor) == scenes.side(agent.id)
        if said.stance == Stance.DENIES or said.certainty == Certainty.NEGATED:
            confidence = PerpetratorConfidence.DENIED
        elif same_side:
            confidence = PerpetratorConfidence.CLAIMED_OR_ADMITTED
        elif said.stance == Stance.ACCUSES or not agent.name.islower():
            # Who tells of "gunmen" accuses nobody.
            confidence = accusation(said, scenes)
        elif said.certainty == Certainty.POSSIBLE:
            confidence = PerpetratorConfidence.POSSIBLE
    if confidence == PerpetratorConfidence.REPORTED_AS_FACT:
        if _POSSIBLE.search(words):
            confidence = PerpetratorConfidence.POSSIBLE
        elif _SUSPECTED.search(words):
            confidence = PerpetratorConfidence.ACCUSED
        elif re.search(r"\b(?:claimed|acknowledged|admitted|confirmed)\b", words) and trigger.form == Form.NOUN:
            confidence = PerpetratorConfidence.CLAIMED_OR_ADMITTED
    return Perpetrator(agent.id, confidence, attribution)


def accusation(said: Attribution, scenes: Scenes) -> PerpetratorConfidence:
    """How firm an accusation is by who makes it. Source: MUC-4, PERP: ORGANIZATION CONFIDENCE."""
    actor = scenes.actor_by_id.get(said.actor or "")
    if said.source_kind == SourceKind.OFFICIAL or (
        said.source_kind == SourceKind.PARTY and (actor is None or actor.kind != ActorKind.ARMED_GROUP)
    ):
        return PerpetratorConfidence.ACCUSED_BY_AUTHORITIES
    return PerpetratorConfidence.ACCUSED
