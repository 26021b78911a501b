"""In which place a figure may have been counted: none, or one that is named around it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rapporteur.extraction.figure_linking.choosing import Option
from rapporteur.extraction.figure_linking.standing import Standing, is_here
from rapporteur.extraction.incidents.scenes import Scene, Scenes
from rapporteur.extraction.incidents.siting import is_scene_of_event
from rapporteur.model.incidents import Incident
from rapporteur.model.places import Place

_CARE_BEFORE = re.compile(
    r"\b(?:hospitals?|morgue|mortuary|clinics?|infirmary)(?: (?:of|in|at))?(?: \w+ and)?\s*$|"
    r"\b(?:evacuated|airlifted|brought|taken|transferred|flown|rushed|admitted|treated)\b[^.;,]{0,30}\b(?:to|in|at)\s*$"
)
_CARE_AFTER = re.compile(r"^(?:'s)?(?: \w+){0,3} (?:hospitals?|morgue|mortuary|clinics?)\b")
# "The gangs of Port Lenz", "fighters from Port Lenz": whose they are, not where they struck.
_PARTY_BEFORE = re.compile(
    r"\b(?:gangs?|militias?|rebels?|fighters?|militants?|gunmen|insurgents?|forces|army|troops|soldiers|brigades?|"
    r"battalions?|squads?|police|cartels?|group|faction)"
    r" (?:of|from)(?: the)?\s*$"
)
_PREPOSITIONS = frozenset("in at near from to of across around outside for inside over".split())
_MENTIONS_BACK = 40
_MENTIONS_ON = 20
_MOST = 12


def is_care(scene: Scene, place: Place) -> bool:
    """Whether the wounded were only brought to the place, or a hospital or morgue of that name counts them."""
    return bool(_CARE_BEFORE.search(scene.before(place.start, 45)) or _CARE_AFTER.match(scene.after(place.end, 45)))


def may_be_scene(scene: Scene, place: Place) -> bool:
    """Whether the words around a place leave room for what was counted to have befallen people there."""
    if _PARTY_BEFORE.search(scene.before(place.start, 45)):
        return False
    return is_scene_of_event(scene, place, None) and not is_care(scene, place)


class Sites:
    """The places of a document as options."""

    def __init__(self, places: Sequence[Place], scenes: Scenes) -> None:
        self._scenes = scenes
        self._places = sorted(places, key=lambda place: place.start)
        self._starts = [place.start for place in self._places]
        self._by_id = {place.id: place for place in places}
        # Datelines and bylines say where a report was filed.
        self._kept = {place.id for scene in scenes.scenes for place in scene.places}

    def options(self, stand: Standing, incident: Incident | None, main: Incident | None) -> list[Option[Place]]:
        """No place first, then the places named nearest to the figure, each by its nearest mention with its cues."""
        own = self._names(incident.places if incident else ())
        of_main = self._names(main.places if main and main is not incident else ())
        options = [
            Option(place, tuple(self._cues(stand, place, incident, own, of_main)))
            for place in self._near(stand, own | of_main)
        ]
        return [Option(None, tuple(self._none_cues(stand, incident))), *options]

    def _names(self, places: Sequence[str]) -> frozenset[str]:
        return frozenset(self._by_id[place].name for place in places if place in self._by_id)

    def _near(self, stand: Standing, names: frozenset[str]) -> list[Place]:
        at = bisect_left(self._starts, stand.figure.start)
        near = self._places[max(0, at - _MENTIONS_BACK) : at + _MENTIONS_ON]
        wanted = names | self._names([figure.place for _, figure in stand.earlier() if figure.place])
        found: dict[str, Place] = {}
        for place in sorted(near, key=lambda place: stand.far(place.start)):
            found.setdefault(place.name, place)
        for name in wanted - set(found):
            found[name] = next(place for place in self._places if place.name == name)
        return [place for rank, (name, place) in enumerate(found.items()) if rank < _MOST or name in wanted]

    def _cues(
        self, stand: Standing, place: Place, incident: Incident | None, own: frozenset[str], of_main: frozenset[str]
    ) -> Iterator[str]:
        where = stand.where(place.start)
        index = self._scenes.index_at(place.start)
        scene = self._scenes.scenes[index] if index is not None else stand.scene
        standing = "filed" if place.id not in self._kept else "scene" if may_be_scene(scene, place) else "no scene"
        kind = place.kind.value if place.kind else "unknown"
        yield f"at {where}"
        yield f"{standing}, at {where}"
        yield f"{standing}, {place.sense.value}"
        yield f"kind {kind}"
        yield f"kind {kind}, {'incident' if incident else 'no incident'}"
        if stand.is_overall:
            yield f"overall, {kind}"
        if is_here(where):
            yield f"{where} by {stand.gap(place.start, place.end)}"
        word = next(iter(scene.before(place.start, 12).split()[-1:]), "")
        yield f"after {word}" if word in _PREPOSITIONS else "after other words"
        if _PARTY_BEFORE.search(scene.before(place.start, 45)):
            yield "of a party"
        if is_care(scene, place):
            yield "care"
        if incident is not None:
            yield "of incident" if place.name in own else "not of incident" if own else "incident without place"
        if place.name in of_main:
            yield "of main incident"
        for relation, figure in stand.earlier():
            if figure.place in self._by_id:
                same = self._by_id[figure.place].name == place.name
                yield f"{'same as' if same else 'not of'} {relation}"

    def _none_cues(self, stand: Standing, incident: Incident | None) -> Iterator[str]:
        yield "none"
        yield "none, incident" if incident else "none, no incident"
        if stand.is_overall:
            yield "none, overall"
        if stand.sites:
            yield "none, place stated"
        for relation, figure in stand.earlier():
            yield f"none, {'without' if figure.place is None else 'with'} {relation}"
