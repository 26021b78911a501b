"""Find the incidents of a document: triggers, sentence by sentence, then their mentions joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rapporteur.extraction.incidents.ascribing import ascribed
from rapporteur.extraction.incidents.damage import find_targets, find_weapons, merged
from rapporteur.extraction.incidents.dating import Dating, date_trigger
from rapporteur.extraction.incidents.factuality import status_of
from rapporteur.extraction.incidents.joining import POINTS_BACK, SETS_APART, Draft, Sighting, join_sightings
from rapporteur.extraction.incidents.lexicon import Form, Weight
from rapporteur.extraction.incidents.perpetrators import find_perpetrators
from rapporteur.extraction.incidents.scenes import Scene, Scenes, set_scenes
from rapporteur.extraction.incidents.siting import site_trigger
from rapporteur.extraction.incidents.substance import is_specific, is_tally, is_vague
from rapporteur.extraction.incidents.tagged import with_tagged
from rapporteur.extraction.incidents.triggers import Trigger, conflict_words, find_triggers
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Incident, Perpetrator
from rapporteur.model.layout import Layout
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.tagged import Tagged
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import (
    ActorKind,
    DatePrecision,
    IncidentStatus,
    IncidentType,
    PerpetratorConfidence,
    Stance,
)

# What lies further back than this is context, not news.
_NEWS_DAYS = 21
# So many different words of war make doubtful ones ("clash", "blast") credible throughout a document.
_AT_WAR = 4
_MOVED_BEFORE = re.compile(
    r"\b(?:have|has|had|families|residents|people|villagers|thousands|hundreds|civilians|become|becoming|begun|newly|"
    r"internally|households|refugees|them|inhabitants)(?: \w+)? $"
)
_BACKGROUND = re.compile(
    r"\b(?:series of|spate of|string of|wave of (?:\w+ )?(?:attacks|violence)|in recent (?:months|years)|"
    r"for (?:years|decades|"
    r"months)|over the (?:past|last) (?:\w+ )?(?:months|years|decades?)|last (?:year|month|summer|winter|spring|"
    r"autumn|"
    r"fall|january|february|march|april|may|june|july|august|september|october|november|december)|earlier (?:in|"
    r"this) "
    r"(?:the )?(?:year|month|january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"years ago|months ago|decades?|previous(?:ly)?|in the past|since (?:19|20)\d\d|history of|repeatedly|"
    r"frequent(?:ly)?|"
    r"in (?:19|20)\d\d|anniversary|long-running|a year (?:ago|earlier)|two decades|recalled)\b"
)
# How many sentences on "they" still are those who acted before.
_PRONOUN_REACH = 3
_SAME_DOER = re.compile(
    r"[\s,;:()\"\u201c\u201d-]*(?:(?:and|but|then|later|while|when|after|before|as|that|first)\s+)*"
    r"(?:they|the (?:attackers|assailants|raiders|gunmen|bandits|militants|militiamen|rebels|insurgents|"
    r"subversives|guerrillas|"
    r"terrorists|fighters|soldiers|troops|gang|armed men|invaders|occupiers))"
    r"(?: (?:also|then|later|first|had|have|reportedly|allegedly|subsequently|further|even|next|\w+ly))*\s*$"
)
# "the first set the depot ablaze, the second hit the market": parts of what was told before.
_ONE_OF_THEM = re.compile(
    r"\bthe (?:first|second|third|fourth|fifth|last|final)(?: (?:one|strikes?|raid|bomb|blast|explosion|missile|"
    r"rocket|shell|drone|"
    r"attack|munition|round))?(?: (?:had|also|then))?\s*$"
)
_ANCHOR_END = re.compile(
    r"[,;:()\"\u201c\u201d]|\s[-\u2014\u2013]\s|\b(?:while|after|before|when|which|who|as|said|according)\b"
)
_ANCHOR_REACH = 90


def find_incidents(
    layout: Layout,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    actors: Sequence[Actor],
    attributions: Sequence[Attribution],
    published: date | None = None,
    tagged: Tagged | None = None,
) -> tuple[Incident, ...]:
    """Find the violent and coercive happenings that a document reports, with the mentions of each joined.

    Args:
        layout: the text and its sentences.
        times: its time expressions.
        places: its place names, with their sense.
        actors: those who may have done something.
        attributions: who is credited with saying what.
        published: the local day of publication, an upper bound for what has happened; None when not known.
        tagged: what the learned tagger tells; None: rules alone.

    Returns:
        The incidents in text order, ids "i1", "i2" and so on. A happening without any stated day has `earliest` None:
        it is never dated to the day of publication. Accidents, sport, disease, labour disputes and figures of speech
        are no incidents.
    """
    scenes = set_scenes(layout, times, places, actors, attributions, tagged)
    drafts = join_sightings(_sightings(scenes, published), scenes)
    ordered = sorted(drafts, key=lambda draft: draft.anchor.anchor)
    found = [_as_incident(f"i{number}", draft, published) for number, draft in enumerate(ordered, 1)]
    return ascribed(found, scenes, attributions)


def _sightings(scenes: Scenes, published: date | None) -> Iterator[Sighting]:
    named_groups = any(
        actor.kind == ActorKind.ARMED_GROUP and not actor.name.islower() for actor in scenes.actor_by_id.values()
    )
    at_war = conflict_words(scenes.folded) >= (_AT_WAR // 2 if named_groups else _AT_WAR)
    doers: tuple[Perpetrator, ...] = ()
    told_at = -_PRONOUN_REACH
    for index, scene in enumerate(scenes.scenes):
        triggers = find_triggers(scene)
        if not triggers and not scene.told:
            continue
        is_title = index == 0 and scene.words[-1] not in ".!?\"'"
        credible = at_war or conflict_words(scene.words, enough=1) > 0
        leading = with_tagged(scene, _leading(scene, triggers))
        rivals = tuple(trigger for trigger, _ in leading)
        for trigger, status in leading:
            sighting = _sighting(scenes, index, trigger, rivals, status, published)
            if sighting.perpetrators:
                doers, told_at = sighting.perpetrators, index
            elif doers and index - told_at < _PRONOUN_REACH and _is_same_doer(scene, trigger):
                sighting, told_at = replace(sighting, perpetrators=doers), index
            is_plain = trigger.weight == Weight.PLAIN and bool(
                trigger.type != IncidentType.THREAT or sighting.perpetrators
            )
            if sighting.specific and not credible and not is_plain:
                continue
            yield replace(sighting, in_title=is_title)


def _is_same_doer(scene: Scene, trigger: Trigger) -> bool:
    """Whether the subject of a deed points back: "they", "the attackers"."""
    if trigger.form != Form.VERB or trigger.passive:
        return False
    clause = scene.clause_at(trigger.span.start)
    return _SAME_DOER.match(scene.folded[clause.start : trigger.span.start]) is not None


def _leading(scene: Scene, triggers: tuple[Trigger, ...]) -> list[tuple[Trigger, IncidentStatus]]:
    """The triggers that stand for a happening each: consequences and bare words give way to what caused them."""
    stated = [(trigger, status) for trigger in triggers if (status := status_of(scene, trigger))]
    if any(not is_vague(scene, t) and t.weight in (Weight.PLAIN, Weight.UNSURE) for t, _ in stated):
        # "in a separate incident, an air strike": the vague word only leads up to the telling one.
        stated = [(t, s) for t, s in stated if not is_vague(scene, t)]
    strong = [(t, s) for t, s in stated if t.weight in (Weight.PLAIN, Weight.UNSURE)]
    harm = [(t, s) for t, s in stated if t.is_consequence and t.type != IncidentType.DISPLACEMENT]
    moved = [(t, s) for t, s in stated if t.type == IncidentType.DISPLACEMENT and _is_told(scene, t)]
    answers = [(t, s) for t, s in stated if t.weight == Weight.ANSWER]
    violent = [t for t, _ in strong if t.type not in _APART_FROM_VIOLENCE and t.type != IncidentType.ABDUCTION]
    return sorted([*_distinct(scene, strong), *moved[:1], *answers, *([] if violent else harm[:1])], key=_place_in_text)


def _place_in_text(stated: tuple[Trigger, IncidentStatus]) -> Span:
    return stated[0].span


def _is_told(scene: Scene, trigger: Trigger) -> bool:
    """Whether a word of flight is the sentence's own news and no remark ("families fleeing the violence")."""
    if not trigger.is_consequence or trigger.passive:
        return True
    return _MOVED_BEFORE.search(scene.before(trigger.span.start)) is not None


def _distinct(scene: Scene, strong: list[tuple[Trigger, IncidentStatus]]) -> list[tuple[Trigger, IncidentStatus]]:
    """One trigger for each happening of a sentence: a bare word yields to a telling one, a repeat to the first."""
    kept: list[tuple[Trigger, IncidentStatus]] = []
    for trigger, status in strong:
        apart = _is_set_apart(scene, trigger, [earlier for earlier, _ in strong])
        alike = next((i for i, (t, s) in enumerate(kept) if s == status and _alike(trigger, t)), None)
        if alike is None or apart:
            kept.append((trigger, status))
        elif kept[alike][0].type is None and trigger.type is not None:
            kept[alike] = trigger, status
    return kept


def _is_set_apart(scene: Scene, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether words such as "another" stand before a trigger and belong to no other one before it."""
    ends = (other.span.end for other in others if other.span.end <= trigger.span.start)
    start = max([trigger.span.start - 40, scene.span.start, *ends])
    return SETS_APART.search(scene.folded, start, trigger.span.start) is not None


def _alike(trigger: Trigger, other: Trigger) -> bool:
    mine, its = trigger.type or trigger.default, other.type or other.default
    if mine is None or its is None:
        return not {mine, its} & _APART_FROM_VIOLENCE
    return mine == its or {mine, its} <= _EXPLOSIVE


_APART_FROM_VIOLENCE = {
    IncidentType.CEASEFIRE,
    IncidentType.PROTEST,
    IncidentType.DISPLACEMENT,
    IncidentType.DETENTION,
    IncidentType.THREAT,
}
_EXPLOSIVE = {
    IncidentType.AIR_STRIKE,
    IncidentType.BOMBING,
    IncidentType.MISSILE_ATTACK,
    IncidentType.SUICIDE_BOMBING,
    IncidentType.IED,
}


def _sighting(
    scenes: Scenes,
    index: int,
    trigger: Trigger,
    others: tuple[Trigger, ...],
    status: IncidentStatus,
    published: date | None,
) -> Sighting:
    scene = scenes.scenes[index]
    dating = date_trigger(scene, trigger, others, published)
    perpetrators = find_perpetrators(scene, scenes, trigger)
    doers = {p.actor for p in perpetrators}
    named = [mention.span for mention in scene.actors if mention.actor.id in doers]
    sites = site_trigger(scene, trigger, others)
    places = tuple(site for site in sites if not any(Span(site.start, site.end).overlaps(span) for span in named))
    targets = find_targets(_goal(scene, trigger))
    near = scene.folded[max(scene.span.start, trigger.span.start - 100) : min(scene.span.end, trigger.span.end + 140)]
    before = scene.before(trigger.span.start)
    is_one_of_them = _ONE_OF_THEM.search(before) is not None
    definite = is_one_of_them or (trigger.form == Form.NOUN and POINTS_BACK.search(before) is not None)
    return Sighting(
        anchor=_anchor(scene, trigger),
        trigger=trigger,
        sentence=index,
        paragraph=scene.paragraph,
        status=status,
        dating=dating,
        places=places,
        perpetrators=perpetrators,
        targets=targets,
        weapons=find_weapons(near, trigger.type),
        attributions=tuple(said.id for said in scene.saying(trigger.span.start)),
        background=_is_background(scene.around(trigger.span), dating, published),
        definite=definite,
        answers=status == IncidentStatus.DENIED
        or is_one_of_them
        or _is_answer(scene, trigger)
        or (trigger.type is None and not places and _is_claimed(perpetrators)),
        apart=_is_set_apart(scene, trigger, others) and not definite,
        in_title=False,
        specific=is_specific(scene, trigger, dating, places, perpetrators, targets, definite),
        is_tally=is_tally(scene, trigger, dating),
    )


def _is_answer(scene: Scene, trigger: Trigger) -> bool:
    innermost = next(iter(scene.saying(trigger.span.start)), None)
    return innermost is not None and innermost.stance in (Stance.ACCUSES, Stance.CONDEMNS, Stance.DENIES)


def _is_claimed(perpetrators: tuple[Perpetrator, ...]) -> bool:
    return any(p.confidence == PerpetratorConfidence.CLAIMED_OR_ADMITTED for p in perpetrators)


def _goal(scene: Scene, trigger: Trigger) -> str:
    clause = scene.clause_at(trigger.span.start)
    before = scene.folded[clause.start : trigger.span.start]
    after = scene.after(trigger.span.end, 100)
    if trigger.type == IncidentType.DISPLACEMENT:
        return before + " | " + after
    return before if trigger.passive else after


def _is_background(words: str, dating: Dating | None, published: date | None) -> bool:
    if dating and dating.latest and published and dating.latest < published - timedelta(days=_NEWS_DAYS):
        return True
    return _BACKGROUND.search(words) is not None and not (
        dating and dating.precision == DatePrecision.DAY and published
    )


def _anchor(scene: Scene, trigger: Trigger) -> Span:
    """The words of the clause around the trigger that name the happening."""
    clause = scene.clause_at(trigger.span.start)
    start = max(clause.start, trigger.span.start - _ANCHOR_REACH)
    end = max(min(clause.end, trigger.span.end + _ANCHOR_REACH), trigger.span.end)
    if trigger.form == Form.NOUN:
        start = max(start, trigger.span.start - 40)
    if start > clause.start:
        start += len(re.match(r"\S*\s*", scene.folded[start : trigger.span.start])[0])  # type: ignore[index]
    if stop := _ANCHOR_END.search(scene.folded, trigger.span.end, end):
        end = stop.start()
    elif end < clause.end:
        end = max(scene.folded.rfind(" ", trigger.span.end, end), trigger.span.end)
    opening = re.match(
        r"[\s,;:()\[\]\"\u201c\u201d.\u2013\u2014\u2022-]*(?:(?:and|but|while|when|after|before|as|that)\s+)?",
        scene.folded[start : trigger.span.start],
    )
    start += len(opening[0]) if opening else 0
    while end > trigger.span.end and scene.folded[end - 1] in ' ,;:.!?-"\u2014\u2013':
        end -= 1
    return Span(start, end)


def _distinct_perpetrators(draft: Draft) -> tuple[Perpetrator, ...]:
    """Each party once where it is told as a fact, and once for everyone who accuses it or denies."""
    told: dict[tuple[str, PerpetratorConfidence, str | None], Perpetrator] = {}
    for perpetrator in (p for sighting in draft.sightings for p in sighting.perpetrators):
        is_fact = perpetrator.confidence == PerpetratorConfidence.REPORTED_AS_FACT
        by = None if is_fact else perpetrator.attribution
        told.setdefault((perpetrator.actor, perpetrator.confidence, by), perpetrator)
    return tuple(told.values())


def _as_incident(identifier: str, draft: Draft, published: date | None) -> Incident:
    anchor = draft.anchor
    status = anchor.status
    dating = draft.dating
    if dating is None:
        happened = status in (IncidentStatus.HAPPENED, IncidentStatus.ATTEMPTED)
        latest = published + timedelta(days=1) if published and happened else None
        dating = Dating(None, latest, DatePrecision.UNKNOWN)
    return Incident(
        id=identifier,
        type=draft.best_type,
        status=status,
        start=anchor.anchor.start,
        end=anchor.anchor.end,
        mentions=tuple(s.anchor for s in draft.sightings),
        earliest=dating.earliest,
        latest=dating.latest,
        date_precision=dating.precision,
        places=tuple(place.id for place in draft.places),
        perpetrators=_distinct_perpetrators(draft),
        targets=tuple(dict.fromkeys(t for s in draft.sightings for t in s.targets)),
        weapons=merged(w for s in draft.sightings for w in s.weapons),
        background=draft.background,
        attributions=tuple(dict.fromkeys(a for s in draft.sightings for a in s.attributions)),
    )
