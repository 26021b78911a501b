"""Link figures to incident, place, period, source and to one another."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rapporteur.extraction.figure_revisions import find_superseded
from rapporteur.extraction.figure_sources import attribution_of
from rapporteur.extraction.incidents.dating import Dating, date_trigger
from rapporteur.extraction.incidents.lexicon import Form, Weight
from rapporteur.extraction.incidents.scenes import Scene, Scenes, set_scenes
from rapporteur.extraction.incidents.siting import is_scene_of_event
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Figure, Incident
from rapporteur.model.layout import Layout
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import IncidentStatus, IncidentType, Measure, PlaceKind

# Words that make a count one of a war, a country or a season, and of no single happening.
_OVERALL = re.compile(
    r"\b(?:in total|a total of|overall|altogether|so far this|since|nationwide|countrywide|to date|this year|all told|"
    r"across (?:the )?(?:country|region|nation|territory|strip)|throughout the|(?:toll|deaths|"
    r"casualties) (?:from|in|of) the "
    r"(?:war|conflict|offensive|uprising)|during the (?:war|conflict|offensive|uprising)|"
    r"(?:over|in|during|for) the (?:past|last) (?:\w+ )?(?:weeks?|months?|years?|decades?)|"
    r"(?:first|last|past) (?:\w+ )?(?:weeks|months|years)|every (?:day|week|month|year)|per (?:day|week|month|year)|"
    r"(?:brought|brings|bringing|raises|raised|raising|takes|taking) the (?:total|overall|war's)|cumulative|recorded|"
    r"(?:war|conflict|fighting|violence|insurgency|unrest) (?:has|have|had) (?:\w+ )?(?:killed|claimed|left|"
    r"displaced|forced))\b"
)
_CARE_BEFORE = re.compile(
    r"\b(?:hospitals?|morgue|mortuary|clinics?|infirmary)(?: (?:of|in|at))?(?: \w+ and)?\s*$|"
    r"\b(?:evacuated|airlifted|brought|taken|transferred|flown|rushed|admitted|treated)\b[^.;,]{0,30}\b(?:to|in|at)\s*$"
)
_CARE_AFTER = re.compile(r"^(?:'s)?(?: \w+){0,3} (?:hospitals?|morgue|mortuary|clinics?)\b")
_TALLY_DAYS = 3
_BACK = 24
# A toll of so many is that of a war or a year, unless it stands with its happening.
_GREAT = 1000
# How many paragraphs on a count without day and place still speaks of the happening told last.
_REACH = 3
_ASIDE_LENGTH = 150
_ASIDE_CLAUSE = re.compile(r",\s*(?:which|who|whose|where|at war)\b[^,;]{0,150},")
_ASIDE = re.compile(r",\s*(?:which|who|whose|where|at war|fighting|formed|founded|created|elected|appointed)\b")
# Deeds told in passing of a named happening: "two missiles hit the school, killing at least 50 people".
_DOING = re.compile(r"(?:killing|wounding|injuring|leaving|displacing|destroying|claiming)\b")
_FITTING: dict[Measure, frozenset[IncidentType]] = {
    Measure.DISPLACED: frozenset({IncidentType.DISPLACEMENT}),
    Measure.DETAINED: frozenset({IncidentType.DETENTION, IncidentType.ABDUCTION}),
    Measure.MISSING: frozenset({IncidentType.ABDUCTION}),
    Measure.DESTROYED: frozenset({IncidentType.DESTRUCTION, IncidentType.ARSON}),
}
_STRICT = frozenset(_FITTING) - {Measure.MISSING}
_HARMLESS = frozenset({IncidentType.CEASEFIRE, IncidentType.THREAT, IncidentType.DISPLACEMENT, IncidentType.DETENTION})
# What a later paragraph tells of the document's one happening, however far back that was told.
_BODILY = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING})
_REAL = frozenset({IncidentStatus.HAPPENED, IncidentStatus.DENIED, IncidentStatus.ATTEMPTED})


def link_figures(
    figures: Sequence[Figure],
    layout: Layout,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    attributions: Sequence[Attribution],
    incidents: Sequence[Incident],
    published: date | None = None,
) -> tuple[Figure, ...]:
    """Tie each figure to its incident, place, period and attribution, and mark what it supersedes.

    Args:
        figures: the counts as found, with `part_of` set.
        layout: the text and its sentences.
        times: its time expressions.
        places: its place names, with their sense.
        attributions: who is credited with saying what.
        incidents: its happenings, with all mentions.
        published: the local day of publication, the end of periods that are still running ("since May").

    Returns:
        The same figures in the same order. A tally over a war, a country or a season has no incident. A part of another
        figure has that figure's links where it states none of its own. A link that nothing in the text carries is None.
    """
    scenes = set_scenes(layout, times, places, (), attributions)
    told = _mentions(incidents, scenes)
    linked: dict[str, Figure] = {}
    previous: Figure | None = None
    for figure in sorted(figures, key=lambda f: f.start):
        index = scenes.index_at(figure.start)
        if index is None:
            linked[figure.id] = figure
            continue
        same_paragraph = previous is not None and _same_paragraph(scenes, previous, index)
        link = _link(figure, scenes, index, told, published, previous if same_paragraph else None)
        linked[figure.id] = link
        previous = link if link.part_of is None else previous
    whole = {figure.id: _with_parent(linked[figure.id], linked) for figure in figures}
    superseded = find_superseded([whole[figure.id] for figure in figures], scenes)
    return tuple(replace(whole[f.id], supersedes=superseded.get(f.id, f.supersedes)) for f in figures)


def _without_asides(scene: Scene, figure: Figure) -> Scene:
    """The scene without the times of asides: "the army, at war since April, put the dead at 27"."""
    kept = tuple(time for time in scene.times if not _is_aside(scene, time, figure))
    return scene if len(kept) == len(scene.times) else replace(scene, times=kept)


def _is_dated_by_telling(scene: Scene, dating: Dating, figure: Figure) -> bool:
    """Whether the day is the one on which the figure was given: "on Tuesday the ministry spoke of 27 dead"."""
    said = next(iter(scene.saying(figure.start)), None)
    if said is None or not said.cue or dating.is_period:
        return False
    same = [time for time in scene.times if (time.earliest, time.latest) == (dating.earliest, dating.latest)]
    return bool(same) and not any(piece.start <= time.start < piece.end for time in same for piece in said.content)


def _is_care(scene: Scene, place: Place) -> bool:
    """Whether the wounded were only brought to the place, or a hospital or morgue of that name counts them."""
    return bool(_CARE_BEFORE.search(scene.before(place.start, 45)) or _CARE_AFTER.match(scene.after(place.end, 45)))


def _is_aside(scene: Scene, time: TimeExpression, figure: Figure) -> bool:
    comma = scene.folded.rfind(",", max(scene.span.start, time.start - _ASIDE_LENGTH), time.start)
    if comma < 0 or _ASIDE.match(scene.folded, comma) is None or figure.start < time.start:
        return False
    return "," in scene.folded[time.end : figure.start]


class _Told:
    """The mentions of incidents in text order, and the happening that the document is about."""

    def __init__(self, mentions: list[tuple[Span, int, Incident]], scenes: Scenes) -> None:
        self.mentions = mentions
        self.by_sentence: dict[int, list[tuple[Span, Incident]]] = {}
        self.before: dict[int, int] = {}
        self.in_paragraph: dict[int, set[str]] = {}
        for position, (span, sentence, incident) in enumerate(mentions):
            self.by_sentence.setdefault(sentence, []).append((span, incident))
            self.before.setdefault(sentence, position)
            self.in_paragraph.setdefault(scenes.scenes[sentence].paragraph, set()).add(incident.id)
        self.sentences = sorted(self.by_sentence)
        news = [incident for _, _, incident in mentions if not incident.background and incident.status in _REAL]
        told_of = Counter(incident.id for incident in news if incident.type not in _HARMLESS)
        self.main = next((i for i in news if told_of and i.id == told_of.most_common(1)[0][0]), None)
        self.is_single = self.main is not None and 2 * told_of[self.main.id] >= told_of.total()

    def only_news(self, paragraph: int, figure: Figure) -> Incident | None:
        """The document's one happening; None where it tells of several, in a paragraph on another, for a great toll."""
        if self.main is None or not self.is_single or not _can_cause(figure, self.main):
            return None
        beside = self.in_paragraph.get(paragraph, set()) - {self.main.id}
        return None if beside or (figure.low or 0) >= _GREAT else self.main

    def latest_before(self, sentence: int) -> list[tuple[int, Incident]]:
        """The last mentions before a sentence, nearest first, each with the index of its own sentence."""
        place = bisect_left(self.sentences, sentence)
        end = self.before[self.sentences[place]] if place < len(self.sentences) else len(self.mentions)
        return [(at, incident) for _, at, incident in reversed(self.mentions[max(0, end - _BACK) : end])]


def _mentions(incidents: Sequence[Incident], scenes: Scenes) -> _Told:
    return _Told(
        sorted(
            (
                (span, index, incident)
                for incident in incidents
                for span in incident.mentions
                if (index := scenes.index_at(span.start)) is not None
            ),
            key=lambda told: (told[0], told[2].id),
        ),
        scenes,
    )


def _same_paragraph(scenes: Scenes, previous: Figure, index: int) -> bool:
    before = scenes.index_at(previous.start)
    return before is not None and scenes.scenes[before].paragraph == scenes.scenes[index].paragraph


def _link(
    figure: Figure, scenes: Scenes, index: int, told: _Told, published: date | None, previous: Figure | None
) -> Figure:
    scene = scenes.scenes[index]
    words = Trigger(Span(figure.start, figure.end), None, Form.NOUN, Weight.CONSEQUENCE, passive=False)
    dating = date_trigger(_without_asides(scene, figure), words, (), published)
    stated = dating if dating and not dating.said and not _is_dated_by_telling(scene, dating, figure) else None
    sites = [place for place in scene.places if is_scene_of_event(scene, place, None) and not _is_care(scene, place)]
    is_overall = _is_overall(scene, figure, stated) and not (
        _DOING.match(scene.folded, figure.start) and index in told.by_sentence
    )
    incident = None if is_overall else _incident_of(figure, scenes, index, told, stated, sites, previous)
    place = _nearest(figure, sites)
    if incident and (place is None or place.kind == PlaceKind.COUNTRY):
        place_id = next(iter(incident.places), place.id if place else None)
    else:
        place_id = place.id if place else None
    if place_id is None and previous is not None and incident is None and previous.incident is None:
        place_id = previous.place
    if place_id is None and incident is None and not is_overall and figure.measure is not Measure.DISPLACED:
        place_id = _place_told(scenes, index)
    period = stated or (Dating(incident.earliest, incident.latest, incident.date_precision) if incident else dating)
    return replace(
        figure,
        attribution=attribution_of(figure, scenes, index),
        incident=incident.id if incident else None,
        place=place_id,
        earliest=period.earliest if period else None,
        latest=period.latest if period else None,
    )


def _place_told(scenes: Scenes, index: int) -> str | None:
    """The last place told in the paragraph before the count, where no happening carries the count."""
    paragraph = scenes.scenes[index].paragraph
    for scene in reversed(scenes.scenes[:index]):
        if paragraph != scene.paragraph:
            return None
        sites = [
            place
            for place in scene.places
            if place.kind != PlaceKind.COUNTRY and is_scene_of_event(scene, place, None) and not _is_care(scene, place)
        ]
        if sites:
            return sites[-1].id
    return None


def _is_overall(scene: Scene, figure: Figure, stated: Dating | None) -> bool:
    before = _ASIDE_CLAUSE.sub(" ", scene.folded[scene.span.start : figure.start])[-90:]
    near = before + scene.folded[figure.start : min(scene.span.end, figure.end + 110)]
    return _OVERALL.search(near) is not None or bool(stated and stated.is_period and stated.days > _TALLY_DAYS)


def _incident_of(
    figure: Figure,
    scenes: Scenes,
    index: int,
    told: _Told,
    stated: Dating | None,
    sites: list[Place],
    previous: Figure | None,
) -> Incident | None:
    scene = scenes.scenes[index]
    here = [(span, incident) for span, incident in told.by_sentence.get(index, []) if _can_cause(figure, incident)]
    if here:
        return min(here, key=lambda told: (_rank(figure, told[1]), _distance(scene, figure, told[0])))[1]
    if (
        previous is not None
        and previous.incident is None
        and (previous.place or previous.earliest)
        and not stated
        and not sites
    ):
        return None
    for sentence, incident in told.latest_before(index):
        gap = scene.paragraph - scenes.scenes[sentence].paragraph
        if gap > (1 if stated or sites or figure.measure in _STRICT else _REACH):
            break
        if not _can_cause(figure, incident) or not _agrees(incident, stated, sites):
            continue
        if figure.measure in _STRICT and _rank(figure, incident) and gap:
            continue
        if gap and told.main and _agrees(told.main, stated, sites) and not (stated or sites):
            return told.main
        return incident
    return None if stated or sites or figure.measure not in _BODILY else told.only_news(scene.paragraph, figure)


def _rank(figure: Figure, incident: Incident) -> int:
    """0 where the incident's type is what the figure counts, 1 where it may have caused it."""
    fitting = _FITTING.get(figure.measure)
    if fitting is None:
        return int(incident.type in _HARMLESS or incident.type == IncidentType.ABDUCTION)
    return int(incident.type not in fitting)


def _can_cause(figure: Figure, incident: Incident) -> bool:
    if incident.status not in _REAL:
        return False
    if figure.measure in _FITTING and incident.type in _FITTING[figure.measure]:
        return True
    return incident.type not in _HARMLESS


def _distance(scene: Scene, figure: Figure, mention: Span) -> int:
    if mention.start <= figure.start < mention.end:
        return 0
    gap = figure.start - mention.end if mention.end <= figure.start else mention.start - figure.end
    same_clause = scene.clause_at(figure.start) == scene.clause_at(mention.start)
    return max(gap, 0) + (0 if same_clause else 40)


def _agrees(incident: Incident, stated: Dating | None, sites: list[Place]) -> bool:
    """Whether the day and place that the figure's sentence states leave room for the incident."""
    if stated and not stated.overlaps(Dating(incident.earliest, incident.latest, incident.date_precision)):
        return False
    small = [place for place in sites if place.kind != PlaceKind.COUNTRY]
    return not small or not incident.places or any(place.id in incident.places for place in small)


def _nearest(figure: Figure, sites: list[Place]) -> Place | None:
    if not sites:
        return None
    return min(sites, key=lambda place: abs(place.start - figure.end) + (20 if place.end <= figure.start else 0))


def _with_parent(figure: Figure, linked: dict[str, Figure]) -> Figure:
    """The figure with the links of the figure that it is part of, where it has none."""
    parent = linked.get(figure.part_of) if figure.part_of and figure.part_of != figure.id else None
    if parent is None:
        return figure
    return replace(
        figure,
        attribution=figure.attribution or parent.attribution,
        incident=parent.incident,
        place=parent.place or figure.place,
        earliest=parent.earliest or figure.earliest,
        latest=parent.latest or figure.latest,
    )
