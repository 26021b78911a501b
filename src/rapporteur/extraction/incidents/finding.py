"""Find the incidents of a document: triggers, sentence by sentence, then their mentions joined."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rapporteur.extraction.incidents.damage import find_targets, find_weapons, merged
from rapporteur.extraction.incidents.dating import Dating, date_trigger
from rapporteur.extraction.incidents.factuality import status_of
from rapporteur.extraction.incidents.joining import POINTS_BACK, SETS_APART, Draft, Sighting, join_sightings
from rapporteur.extraction.incidents.lexicon import Form, Weight
from rapporteur.extraction.incidents.perpetrators import find_perpetrators
from rapporteur.extraction.incidents.scenes import Scene, Scenes, set_scenes
from rapporteur.extraction.incidents.siting import site_trigger
from rapporteur.extraction.incidents.triggers import Trigger, find_triggers, speaks_of_conflict
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Incident
from rapporteur.model.layout import Layout
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import DatePrecision, IncidentStatus, IncidentType

# What lies further back than this is context, not news.
_NEWS_DAYS = 21
_BACKGROUND = re.compile(
    r"\b(?:series of|spate of|string of|wave of (?:\w+ )?(?:attacks|violence)|in recent (?:months|years)|for (?:years|decades|"
    r"months)|over the (?:past|last) (?:\w+ )?(?:months|years|decades?)|last (?:year|month|summer|winter|spring|autumn|"
    r"fall|january|february|march|april|may|june|july|august|september|october|november|december)|earlier (?:in|this) "
    r"(?:the )?(?:year|month|january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"years ago|months ago|decades?|previous(?:ly)?|in the past|since (?:19|20)\d\d|history of|repeatedly|frequent(?:ly)?|"
    r"in (?:19|20)\d\d|anniversary|long-running|a year (?:ago|earlier)|two decades|recalled)\b"
)
_CASUALTIES = re.compile(
    r"\b(?:kill(?:ed|ing|s)|dead|died|wound(?:ed|ing)|injur(?:ed|ing)|casualt(?:y|ies)|deaths?|murdering|martyred)\b"
)
_TALLY = re.compile(
    r"\b(?:in total|total of|overall|altogether|since (?:the )?(?:start|beginning|outbreak|war|conflict|october|november|"
    r"december|january|february|march|april|may|june|july|august|september|(?:19|20)\d\d)|so far (?:this|in)|this year|"
    r"nationwide|across the country|death toll (?:from|in|of) the (?:war|conflict)|during the (?:war|conflict)|"
    r"have been killed (?:since|in the war)|ha(?:s|ve) (?:claimed|left|killed) (?:\w+ ){0,5}(?:lives|people))\b"
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
) -> tuple[Incident, ...]:
    """Find the violent and coercive happenings that a document reports, with the mentions of each joined.

    Args:
        layout: the text and its sentences.
        times, places, actors, attributions: what the other finders saw in it.
        published: the local day of publication, an upper bound for what has happened; None when not known.

    Returns:
        The incidents in text order, ids "i1", "i2" and so on. A happening without any stated day has `earliest` None:
        it is never dated to the day of publication. Accidents, sport, disease, labour disputes and figures of speech
        are no incidents.
    """
    scenes = set_scenes(layout, times, places, actors, attributions)
    if not speaks_of_conflict(scenes.folded):
        return ()
    drafts = join_sightings(_sightings(scenes, published), scenes)
    _carry_on(drafts)
    ordered = sorted(drafts, key=lambda draft: draft.anchor.anchor)
    return tuple(_as_incident(f"i{number}", draft, published) for number, draft in enumerate(ordered, 1))


def _sightings(scenes: Scenes, published: date | None) -> Iterator[Sighting]:
    for index, scene in enumerate(scenes.scenes):
        triggers = find_triggers(scene)
        for trigger in _leading(scene, triggers):
            status = status_of(scene, trigger)
            if status is None:
                continue
            sighting = _sighting(scenes, scene, trigger, triggers, status, published, in_title=index == 0)
            if sighting:
                yield sighting


def _leading(scene: Scene, triggers: tuple[Trigger, ...]) -> list[Trigger]:
    """The triggers that stand for a happening each: consequences and bare words give way to what caused them."""
    strong = [t for t in triggers if t.weight in (Weight.PLAIN, Weight.UNSURE)]
    answers = [t for t in triggers if t.weight == Weight.ANSWER]
    if strong:
        moved = [
            t for t in triggers if t.is_consequence and t.type == IncidentType.DISPLACEMENT and _is_finite(scene, t)
        ]
        return sorted([*_distinct(scene, strong), *moved, *answers], key=lambda t: t.span)
    harmed = [t for t in triggers if t.is_consequence]
    killed = [t for t in harmed if t.type != IncidentType.DISPLACEMENT][:1]
    moved = [t for t in harmed if t.type == IncidentType.DISPLACEMENT][:1]
    return sorted([*killed, *moved, *answers], key=lambda t: t.span)


def _is_finite(scene: Scene, trigger: Trigger) -> bool:
    return (
        trigger.passive
        or re.search(
            r"\b(?:have|has|had|families|residents|people|villagers|thousands|hundreds) (?:\w+ )?$",
            scene.before(trigger.span.start),
        )
        is not None
    )


def _distinct(scene: Scene, strong: list[Trigger]) -> list[Trigger]:
    """One trigger for each happening of a sentence: a bare word yields to a telling one, a repeat to the first."""
    kept: list[Trigger] = []
    for trigger in strong:
        before = scene.before(trigger.span.start, 40)
        if SETS_APART.search(before) and kept:
            kept.append(trigger)
            continue
        alike = next((i for i, other in enumerate(kept) if _alike(trigger, other)), None)
        if alike is None:
            kept.append(trigger)
        elif kept[alike].type is None and trigger.type is not None:
            kept[alike] = trigger
    return kept


def _alike(trigger: Trigger, other: Trigger) -> bool:
    if trigger.type is None or other.type is None:
        return not {trigger.type, other.type} & _APART_FROM_VIOLENCE
    return trigger.type == other.type or {trigger.type, other.type} <= _EXPLOSIVE


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
    scene: Scene,
    trigger: Trigger,
    others: tuple[Trigger, ...],
    status: IncidentStatus,
    published: date | None,
    in_title: bool,
) -> Sighting | None:
    words = scene.words
    if trigger.is_consequence and trigger.type != IncidentType.DISPLACEMENT and _TALLY.search(words):
        return None
    dating = date_trigger(scene, trigger, others, published)
    places = site_trigger(scene, trigger, others)
    perpetrators = find_perpetrators(scene, scenes, trigger)
    clause = scene.clause_at(trigger.span.start)
    near = scene.folded[max(scene.span.start, trigger.span.start - 100) : min(scene.span.end, trigger.span.end + 140)]
    goal = scene.folded[clause.start : trigger.span.start] if trigger.passive else scene.after(trigger.span.end, 100)
    targets = find_targets(goal)
    before = scene.before(trigger.span.start)
    definite = trigger.form == Form.NOUN and POINTS_BACK.search(before) is not None
    harmful = _CASUALTIES.search(words) is not None
    told = sum((bool(dating and not dating.said), bool(places), bool(perpetrators), bool(targets), harmful))
    needed = {Weight.PLAIN: 1, Weight.UNSURE: 2, Weight.CONSEQUENCE: 2, Weight.ANSWER: 9}[trigger.weight]
    return Sighting(
        anchor=_anchor(scene, trigger),
        trigger=trigger,
        paragraph=scene.paragraph,
        status=status,
        dating=dating,
        places=places,
        perpetrators=perpetrators,
        targets=targets,
        weapons=find_weapons(near, trigger.type),
        attributions=tuple(said.id for said in scene.saying(trigger.span.start)),
        background=_is_background(words, dating, published),
        definite=definite,
        apart=SETS_APART.search(scene.before(trigger.span.start, 40)) is not None and not definite,
        in_title=in_title,
        specific=told >= needed,
    )


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
        r"[\s,;:()\"\u201c\u201d.-]*(?:(?:and|but|while|when|after|before|as|that)\s+)?",
        scene.folded[start : trigger.span.start],
    )
    start += len(opening[0]) if opening else 0
    while end > trigger.span.end and scene.folded[end - 1] in ' ,;:.!?-"\u2014\u2013':
        end -= 1
    return Span(start, end)


def _carry_on(drafts: list[Draft]) -> None:
    """Give what has no day or place of its own those of the news told just before it in the same paragraph or story."""
    dating: Dating | None = None
    for draft in sorted(drafts, key=lambda d: d.sightings[0].anchor):
        first = draft.sightings[0]
        own = draft.dating
        if own is None and not draft.background and dating and first.status == IncidentStatus.HAPPENED:
            draft.carried_dating = dating
        elif own and not draft.background and first.status == IncidentStatus.HAPPENED and own.earliest:
            dating = own


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
        type=draft.type or IncidentType.OTHER,
        status=status,
        start=anchor.anchor.start,
        end=anchor.anchor.end,
        mentions=tuple(s.anchor for s in draft.sightings),
        earliest=dating.earliest,
        latest=dating.latest,
        date_precision=dating.precision,
        places=tuple(place.id for place in draft.places),
        perpetrators=tuple(dict.fromkeys(p for s in draft.sightings for p in s.perpetrators)),
        targets=tuple(dict.fromkeys(t for s in draft.sightings for t in s.targets)),
        weapons=merged(w for s in draft.sightings for w in s.weapons),
        background=draft.background,
        attributions=tuple(dict.fromkeys(a for s in draft.sightings for a in s.attributions)),
    )
