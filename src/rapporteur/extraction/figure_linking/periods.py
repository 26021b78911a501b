"""Over which days a figure may have been counted: none known, or a period that is stated around it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from rapporteur.extraction.figure_linking.choosing import Option
from rapporteur.extraction.figure_linking.standing import Standing, is_here
from rapporteur.extraction.incidents.dating import Dating, is_told_on, stated_periods
from rapporteur.extraction.incidents.scenes import Scenes
from rapporteur.model.incidents import Incident

Days = tuple[date | None, date | None]
_BACK = 10
_ON = 4
_MOST = 10
_ASIDE_LENGTH = 150
_ASIDE = re.compile(r",\s*(?:which|who|whose|where|at war|fighting|formed|founded|created|elected|appointed)\b")
_LENGTHS = ((2, "day"), (10, "days"), (62, "month"))


class Periods:
    """The periods that a document states as options."""

    def __init__(self, scenes: Scenes, published: date | None) -> None:
        self._scenes = scenes
        self._stated = [
            (start, end, dating)
            for scene in scenes.scenes
            for start, end, dating in sorted(stated_periods(scene, published), key=lambda one: one[0])
        ]
        self._starts = [start for start, _, _ in self._stated]

    def options(self, stand: Standing, incident: Incident | None, main: Incident | None) -> list[Option[Days]]:
        """No days first, then each period near the figure with the cues of all that state it."""
        found: dict[Days, list[str]] = {}
        at = bisect_left(self._starts, stand.figure.start)
        near = self._stated[max(0, at - _BACK) : at + _ON]
        for start, end, dating in sorted(near, key=lambda one: stand.far(one[0]))[:_MOST]:
            cues = found.setdefault((dating.earliest, dating.latest), [])
            cues += self._stated_cues(stand, start, end, dating)
        for dating in (one[2] for one in self._stated[:1]):
            found.setdefault((dating.earliest, dating.latest), []).append("first of document")
        if incident is not None:
            cues = found.setdefault((incident.earliest, incident.latest), [])
            cues += ["of incident", f"of incident, {'stated' if stand.stated else 'none stated'}"]
        if main is not None and main is not incident:
            found.setdefault((main.earliest, main.latest), []).append("of main incident")
        for relation, figure in stand.earlier():
            found.setdefault((figure.earliest, figure.latest), []).append(f"of {relation}")
        found.pop((None, None), None)
        options: list[Option[Days]] = [Option(None, tuple(_none_cues(stand, incident)))]
        return options + [
            Option(days, tuple(dict.fromkeys((*cues, *_length(stand, days))))) for days, cues in found.items()
        ]

    def _stated_cues(self, stand: Standing, start: int, end: int, dating: Dating) -> Iterator[str]:
        where = stand.where(start)
        index = self._scenes.index_at(start)
        scene = self._scenes.scenes[index] if index is not None else stand.scene
        how = "told on" if is_told_on(scene, start) else "period" if dating.is_period else "stated"
        yield f"at {where}"
        yield how
        yield f"{how}, at {where}"
        if is_here(where):
            yield f"{where} by {stand.gap(start, end)}"
            if is_aside(self._scenes.folded, start, end, stand):
                yield "aside"


def is_aside(folded: str, start: int, end: int, stand: Standing) -> bool:
    """Whether a time is one of an aside: "the army, at war since April, put the dead at 27"."""
    comma = folded.rfind(",", max(stand.scene.span.start, start - _ASIDE_LENGTH), start)
    if comma < 0 or _ASIDE.match(folded, comma) is None or stand.figure.start < start:
        return False
    return "," in folded[end : stand.figure.start]


def _length(stand: Standing, days: Days) -> Iterator[str]:
    first, last = days
    count = (last - first).days if first and last else None
    length = "open" if count is None else next((name for most, name in _LENGTHS if count <= most), "long")
    yield f"length {length}"
    yield f"length {length}, {'overall' if stand.is_overall else 'not overall'}"


def _none_cues(stand: Standing, incident: Incident | None) -> Iterator[str]:
    yield "none"
    yield "none, incident" if incident else "none, no incident"
    if stand.is_overall:
        yield "none, overall"
