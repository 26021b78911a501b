"""Which incident a figure may count: none, or one that is told around it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from rapporteur.extraction.figure_linking.choosing import Option
from rapporteur.extraction.figure_linking.standing import Standing, is_here
from rapporteur.extraction.incidents.dating import Dating
from rapporteur.model.incidents import Incident
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import DatePrecision, IncidentStatus, IncidentType, Measure, PlaceKind

_FITTING: dict[Measure, frozenset[IncidentType]] = {
    Measure.DISPLACED: frozenset({IncidentType.DISPLACEMENT}),
    Measure.DETAINED: frozenset({IncidentType.DETENTION, IncidentType.ABDUCTION}),
    Measure.MISSING: frozenset({IncidentType.ABDUCTION}),
    Measure.DESTROYED: frozenset({IncidentType.DESTRUCTION, IncidentType.ARSON}),
}
_HARMLESS = frozenset(
    {
        IncidentType.CEASEFIRE,
        IncidentType.THREAT,
        IncidentType.DISPLACEMENT,
        IncidentType.DETENTION,
        IncidentType.ABDUCTION,
        IncidentType.PROTEST,
        IncidentType.DESTRUCTION,
        IncidentType.ARSON,
        IncidentType.LOOTING,
    }
)
_MOST = 12
_MENTIONS_BACK = 40
_MENTIONS_ON = 20
_SINGLE = 0.5


class Happenings:
    """The incidents of a document as options, and the one that it is about."""

    def __init__(self, incidents: Sequence[Incident], places: Sequence[Place]) -> None:
        self._by_id = {one.id: one for one in incidents}
        self._places = {place.id: place.name for place in places}
        self._mentions = sorted((mention, one.id) for one in incidents for mention in one.mentions)
        self._starts = [mention.start for mention, _ in self._mentions]
        told = Counter(name for _, name in self._mentions)
        news = [one for one in incidents if not one.background and one.status is IncidentStatus.HAPPENED]
        news = [one for one in news if one.type not in _HARMLESS] or news
        self.main = max(news, key=lambda one: (told[one.id], -one.start), default=None)
        self._first = min(news, key=lambda one: one.start, default=None)
        self._is_single = self.main is not None and told[self.main.id] > _SINGLE * told.total()

    def pointed(self, pointer: int) -> str | None:
        """The incident of the mention that begins at `pointer`, or holds it; None where there is none."""
        at = bisect_left(self._starts, pointer + 1)
        holding = [name for mention, name in reversed(self._mentions[max(0, at - 3) : at]) if pointer < mention.end]
        return next(iter(holding), None)

    def options(self, stand: Standing) -> list[Option[Incident]]:
        """No incident first, then the incidents told nearest to the figure, each with its cues."""
        near = self._near(stand)
        wheres = {name: stand.where(mention.start) for name, mention in near.items()}
        told_last = self._told_last(stand)
        options = [
            Option(self._by_id[name], tuple(self._cues(stand, name, mention, told_last, wheres)))
            for name, mention in near.items()
        ]
        return [Option(None, tuple(self._none_cues(stand, wheres))), *options]

    def _near(self, stand: Standing) -> dict[str, Span]:
        """The nearest incidents, each with its mention nearest to the figure."""
        at = bisect_left(self._starts, stand.figure.start)
        found: dict[str, Span] = {}
        for mention, name in sorted(
            self._mentions[max(0, at - _MENTIONS_BACK) : at + _MENTIONS_ON], key=lambda one: stand.far(one[0].start)
        ):
            found.setdefault(name, mention)
        wanted = [stand.pointed, *(figure.incident for _, figure in stand.earlier()), self.main and self.main.id]
        names = dict.fromkeys((*list(found)[:_MOST], *(name for name in wanted if name in self._by_id)))
        return {
            name: found.get(name) or min(self._by_id[name].mentions, key=lambda m: stand.far(m.start)) for name in names
        }

    def _told_last(self, stand: Standing) -> str | None:
        at = bisect_left(self._starts, stand.figure.start)
        return self._mentions[at - 1][1] if at else None

    def _cues(
        self, stand: Standing, name: str, mention: Span, told_last: str | None, wheres: dict[str, str]
    ) -> Iterator[str]:
        one, where = self._by_id[name], wheres[name]
        fit = _fit(stand.figure.measure, one)
        yield f"at {where}"
        yield f"{stand.measured} {fit}"
        yield f"{fit}, at {where}"
        yield f"type {one.type.value}"
        if name == told_last:
            yield "told last"
            yield f"told last, {where}"
        if is_here(where):
            yield f"{where} by {stand.gap(*mention)}"
        elif any(map(is_here, wheres.values())):
            yield "another in sentence"
        if stand.pointed is not None:
            yield "pointed at" if stand.pointed == name else "another pointed at"
        if one.status is not IncidentStatus.HAPPENED:
            yield f"status {one.status.value}"
        if one.background:
            yield "background"
        yield from self._rank(one, where)
        yield _day(stand, one)
        yield (placed := self._place(stand, one))
        if placed == "place apart" and "paragraphs" in where:
            yield "place apart, other paragraph"
        if stand.is_overall:
            yield f"overall, {where}"
        for relation, figure in stand.earlier():
            yield f"{'same as' if figure.incident == name else 'not of'} {relation}"
        if stand.figure.attribution is not None and stand.figure.attribution in one.attributions:
            yield "told by the same"
        if stand.size != "small":
            yield f"{stand.size} toll"

    def _rank(self, one: Incident, where: str) -> Iterator[str]:
        if self.main is one:
            yield "main"
            yield f"main, {'single' if self._is_single else 'of several'}"
            yield f"main, {where}"
        if self._first is one:
            yield "first"
        if len(self._by_id) == 1:
            yield "only one"

    def _place(self, stand: Standing, one: Incident) -> str:
        small = {place.name for place in stand.sites if place.kind != PlaceKind.COUNTRY}
        if not small:
            return "place not stated"
        names = {self._places.get(place, "") for place in one.places}
        return "place unknown" if not names else "place agrees" if names & small else "place apart"

    def _none_cues(self, stand: Standing, wheres: dict[str, str]) -> Iterator[str]:
        yield "none"
        yield f"none, {stand.measured}"
        yield f"none, {stand.size}"
        if stand.is_overall:
            yield "none, overall"
        if stand.stated is None:
            yield "none, no day"
        else:
            days = stand.stated.days
            yield f"none, {'long' if days > 40 else 'some days' if days > 3 else 'day'} stated"
            if stand.stated.is_period:
                yield "none, period"
        near = [self._by_id[name] for name in wheres]
        fits = {_fit(stand.figure.measure, self._by_id[name]) for name, where in wheres.items() if is_here(where)}
        yield "none, told in sentence" if fits else "none, not told in sentence"
        if fits - {"harmless"}:
            yield "none, harm in sentence"
        if any(_fit(stand.figure.measure, one) == "fitting" for one in near):
            yield "none, fitting somewhere"
        if near and all(_day(stand, one) == "day apart" for one in near):
            yield "none, all days apart"
        if near and all(self._place(stand, one) == "place apart" for one in near):
            yield "none, all places apart"
        if any(place.kind != PlaceKind.COUNTRY for place in stand.sites):
            yield "none, place stated"
        if len(self._by_id) <= 1:
            yield f"none, {len(self._by_id)} told"
        for relation, figure in stand.earlier():
            yield f"none, {'without' if figure.incident is None else 'with'} {relation}"


def _fit(measure: Measure, one: Incident) -> str:
    """Whether the incident is of the kind that the measure counts, or may have caused it."""
    if one.type in _FITTING.get(measure, ()):
        return "fitting"
    return "harmless" if one.type in _HARMLESS else "harm"


def _day(stand: Standing, one: Incident) -> str:
    if one.earliest is None and one.latest is None:
        return "day unknown"
    if stand.stated is None:
        return "day not stated"
    if stand.stated.overlaps(Dating(one.earliest, one.latest, DatePrecision.UNKNOWN)):
        return "day agrees, period" if stand.stated.days > 3 else "day agrees"
    return "day apart"
