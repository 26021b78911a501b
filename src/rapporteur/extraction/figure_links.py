"""Link figures to incident, place, period, source and to one another."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rapporteur.extraction.figure_linking.choosing import Chooser, by_weight
from rapporteur.extraction.figure_linking.happenings import Happenings
from rapporteur.extraction.figure_linking.periods import Periods, is_aside
from rapporteur.extraction.figure_linking.sites import Sites, may_be_scene
from rapporteur.extraction.figure_linking.sources import Sources
from rapporteur.extraction.figure_linking.standing import Standing
from rapporteur.extraction.figure_revisions import find_superseded
from rapporteur.extraction.incidents.dating import Dating, date_trigger
from rapporteur.extraction.incidents.lexicon import Form, Weight
from rapporteur.extraction.incidents.scenes import Scene, set_scenes
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Figure, Incident
from rapporteur.model.layout import Layout
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.tagged import TaggedSpan
from rapporteur.model.times import TimeExpression

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
_ASIDE_CLAUSE = re.compile(r",\s*(?:which|who|whose|where|at war)\b[^,;]{0,150},")
_TALLY_DAYS = 3


def link_figures(
    figures: Sequence[Figure],
    layout: Layout,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    attributions: Sequence[Attribution],
    incidents: Sequence[Incident],
    published: date | None = None,
    tagged: Sequence[TaggedSpan] = (),
    chooser: Chooser = by_weight,
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
        tagged: figures that the learned tagger sees, with the mentions of incidents that it ties them to.
        chooser: takes one option for each link; the default weighs their cues.

    Returns:
        The same figures in the same order. A link that nothing in the text carries is None.
    """
    linker = _Linker(layout, times, places, attributions, incidents, published, tagged, chooser)
    linked: dict[str, Figure] = {}
    before: Figure | None = None
    for figure in sorted(figures, key=lambda one: one.start):
        linked[figure.id] = before = linker.link(figure, before, linked.get(figure.part_of or ""))
    superseded = find_superseded([linked[figure.id] for figure in figures], linker.scenes)
    return tuple(replace(linked[f.id], supersedes=superseded.get(f.id, f.supersedes)) for f in figures)


class _Linker:
    """The options of one document."""

    def __init__(
        self,
        layout: Layout,
        times: Sequence[TimeExpression],
        places: Sequence[Place],
        attributions: Sequence[Attribution],
        incidents: Sequence[Incident],
        published: date | None,
        tagged: Sequence[TaggedSpan],
        chooser: Chooser,
    ) -> None:
        self.scenes = set_scenes(layout, times, places, (), attributions)
        self._sources = Sources(self.scenes)
        self._happenings = Happenings(incidents, places)
        self._sites = Sites(places, self.scenes)
        self._periods = Periods(self.scenes, published)
        self._published = published
        self._tagged = [one for one in tagged if one.points_to is not None]
        self._choose = chooser

    def link(self, figure: Figure, before: Figure | None, whole: Figure | None) -> Figure:
        """The figure with its links; `before` is the figure told last, `whole` the one that this is part of."""
        index = self.scenes.index_at(figure.start)
        if index is None:
            return figure
        stand = self._stand(figure, index, before, whole)
        said = self._choose("source", figure, self._sources.options(stand))
        stand = replace(stand, figure=replace(figure, attribution=said.id if said else None))
        incident = self._choose("incident", figure, self._happenings.options(stand))
        main = self._happenings.main
        place = self._choose("place", figure, self._sites.options(stand, incident, main))
        earliest, latest = self._choose("period", figure, self._periods.options(stand, incident, main)) or (None, None)
        return replace(
            stand.figure,
            incident=incident.id if incident else None,
            place=place.id if place else None,
            earliest=earliest,
            latest=latest,
        )

    def _stand(self, figure: Figure, index: int, before: Figure | None, whole: Figure | None) -> Standing:
        scene = self.scenes.scenes[index]
        sites = tuple(place for place in scene.places if may_be_scene(scene, place))
        stand = Standing(figure, self.scenes, index, before, whole, self._pointed(figure), False, None, sites)
        words = Trigger(Span(figure.start, figure.end), None, Form.NOUN, Weight.CONSEQUENCE, passive=False)
        dating = date_trigger(_without_asides(stand), words, (), self._published)
        stated = dating if dating and not dating.said and not _is_dated_by_telling(scene, dating, figure) else None
        return replace(stand, stated=stated, is_overall=_is_overall(scene, figure, stated))

    def _pointed(self, figure: Figure) -> str | None:
        span = Span(figure.start, figure.end)
        pointers = [one.points_to for one in self._tagged if one.span.overlaps(span)]
        return next((self._happenings.pointed(pointer) for pointer in pointers if pointer is not None), None)


def _without_asides(stand: Standing) -> Scene:
    """The sentence without the times of asides."""
    scene = stand.scene
    kept = tuple(time for time in scene.times if not is_aside(scene.folded, time.start, time.end, stand))
    return scene if len(kept) == len(scene.times) else replace(scene, times=kept)


def _is_dated_by_telling(scene: Scene, dating: Dating, figure: Figure) -> bool:
    """Whether the day is the one on which the figure was given: "on Tuesday the ministry spoke of 27 dead"."""
    said = next(iter(scene.saying(figure.start)), None)
    if said is None or not said.cue or dating.is_period:
        return False
    same = [time for time in scene.times if (time.earliest, time.latest) == (dating.earliest, dating.latest)]
    return bool(same) and not any(piece.start <= time.start < piece.end for time in same for piece in said.content)


def _is_overall(scene: Scene, figure: Figure, stated: Dating | None) -> bool:
    before = _ASIDE_CLAUSE.sub(" ", scene.folded[scene.span.start : figure.start])[-90:]
    near = before + scene.folded[figure.start : min(scene.span.end, figure.end + 110)]
    return _OVERALL.search(near) is not None or bool(stated and stated.is_period and stated.days > _TALLY_DAYS)
