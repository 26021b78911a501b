"""When an item of a reading is the one that the gold has, kind by kind."""

from dataclasses import dataclass, field

from rapporteur.evaluation.days import closed_days, days_overlap
from rapporteur.evaluation.gold.articles import (
    Article,
    GoldClaim,
    GoldFigure,
    GoldIncident,
    GoldPlace,
    GoldTime,
    Sourced,
)
from rapporteur.evaluation.gold.articles import in_author_voice as gold_in_author_voice
from rapporteur.evaluation.gold.found import Found, days_of, in_author_voice, span_of
from rapporteur.evaluation.matching import Matching, likeness, match, occurrences, overlap, shared
from rapporteur.evaluation.names import kilometres, same_name, same_place
from rapporteur.evaluation.report import Counts
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Figure, Incident
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import IncidentType, PlaceKind, SourceKind

_GROUPS = {
    "explosive": "air_strike drone_strike shelling missile_attack suicide_bombing bombing ied",
    "ground": "armed_clash shooting attack_on_post execution",
    "captivity": "abduction detention",
    "destruction": "destruction arson looting",
}
_GROUP_OF = {kind: group for group, kinds in _GROUPS.items() for kind in kinds.split()}
_CONFIDENCES = {  # status of the gold: confidences of a reading that say the same
    "reported_as_fact": ("reported_as_fact",),
    "claimed_by_perpetrator": ("claimed_or_admitted",),
    "accused": ("suspected_or_accused", "suspected_or_accused_by_authorities"),
    "suspected": ("suspected_or_accused", "suspected_or_accused_by_authorities", "possible"),
    "denied": ("denied",),
}
_VICTIMS = {  # words of the gold for the classes of a reading; a word that is not here states no class
    "civilians": "civilians worshippers villagers",
    "women": "women",
    "children": "children boys girls",
    "men": "men",
    "combatants": "combatants soldiers fighters militants troops police rebels security_forces",
    "officials": "officials",
    "medics": "medics nurse nurses doctor doctors",
    "journalists": "journalists",
    "aid_workers": "aid_workers",
}
_VICTIM_OF = {word: victim for victim, words in _VICTIMS.items() for word in words.split()}
_UNNAMED = frozenset({"not stated", "parties not named", "unknown"})


@dataclass
class Comparison:
    """An article beside its reading. Incidents come first: figures are compared by the incident they belong to.

    `partner` leads from the id of a gold incident to that of the reading's.
    """

    article: Article
    found: Found
    partner: dict[str, str] = field(default_factory=dict)

    # incidents

    def incidents(self) -> Matching:
        """Pair incidents; remembers the pairs in `partner`."""
        gold, found = self.article.gold.incidents, self.found.incidents
        matching = match(
            len(gold), len(found), lambda g, p: self._incident(gold[g], found[p]), lambda g: gold[g].optional
        )
        self.partner = {gold[g].id: found[p].id for g, p in matching.pairs}
        return matching

    def same_type_group(self, gold: GoldIncident, found: Incident) -> bool:
        """Whether the types are of one group: explosive, on the ground, captivity, destruction, or the same."""
        return _group(found.type) in {_group(kind) for kind in (gold.type, *gold.type_alt)}

    def same_type(self, gold: GoldIncident, found: Incident) -> bool:
        """Whether the types are the same."""
        return found.type in (gold.type, *gold.type_alt)

    def same_days(self, gold: GoldIncident, found: Incident) -> bool:
        """Whether the incidents can have happened on the same day."""
        return days_overlap(closed_days(gold.date_from, gold.date_to), days_of(found))

    def same_places(self, gold: GoldIncident, found: Incident) -> bool:
        """Whether the incidents share a place."""
        return same_place(gold.place_names, self.found.incident_places(found))

    def _incident(self, gold: GoldIncident, found: Incident) -> float | None:
        anchors = self.article.spans(gold)
        group, days, places = (same(gold, found) for same in (self.same_type_group, self.same_days, self.same_places))
        in_sentence = shared([span_of(found)], self.article.sentence_spans(anchors)) > 0
        if not in_sentence and not (group and days and places):
            return None
        named = 0.1 * (found.type == gold.type)
        on_anchor = 0.1 * bool(shared([span_of(found)], anchors))
        return 0.3 * group + named + 0.2 * days + 0.2 * places + 0.1 * in_sentence + on_anchor

    def perpetrators(self, gold: GoldIncident, found: Incident, *, with_confidence: bool) -> Counts:
        """Pair the perpetrators of two incidents by name, and by how firmly they are named if wanted."""
        wanted = [perpetrator for perpetrator in gold.perpetrators if perpetrator.name not in _UNNAMED]

        def quality(g: int, p: int) -> float | None:
            given = found.perpetrators[p]
            same = same_name(self.article.source_names(wanted[g].name), self.found.actor_names(given.actor))
            agrees = given.confidence in _CONFIDENCES.get(wanted[g].status, ())
            return float(agrees) if same and (agrees or not with_confidence) else None

        return match(len(wanted), len(found.perpetrators), quality).counts

    # figures

    def figures(self, *, value: bool = False, full: bool = False) -> Matching:
        """Pair figures that stand in one place with one measure, with equal bounds, and with all else equal too."""
        gold, found = self.article.gold.figures, self.found.figures
        repeats = [(figure.measure, span) for figure in gold for span in self._repeats(figure)]

        def quality(g: int, p: int) -> float | None:
            if not self._located(gold[g], found[p]):
                return None
            equal = (found[p].low, found[p].high) == (gold[g].low, gold[g].high)
            whole = equal and self._full(gold[g], found[p])
            if (value and not equal) or (full and not whole):
                return None
            closeness = max(likeness(span_of(found[p]), span) for span in self.article.spans(gold[g]))
            return 0.5 * equal + 0.3 * whole + 0.2 * closeness

        def excused(p: int) -> bool:
            """A further mention of a figure, or any figure on an optional one."""
            repeated = any(m == found[p].measure and overlap(span_of(found[p]), span) for m, span in repeats)
            return repeated or any(figure.optional and self._located(figure, found[p]) for figure in gold)

        return match(len(gold), len(found), quality, lambda g: gold[g].optional, excused)

    def mentions(self, figure: GoldFigure) -> list[Span]:
        """Everywhere that a figure of the gold stands."""
        return self.article.spans(figure) + self._repeats(figure)

    def _repeats(self, figure: GoldFigure) -> list[Span]:
        return [span for quote in figure.also for span in occurrences(self.article.text, quote)]

    def _located(self, gold: GoldFigure, found: Figure) -> bool:
        same_measure = found.measure in (gold.measure, gold.measure_alt)
        return same_measure and shared([span_of(found)], self.mentions(gold)) > 0

    def _full(self, gold: GoldFigure, found: Figure) -> bool:
        said = self.found.attributions.get(found.attribution or "")
        return self._same_victims(gold, found) and self.same_source(gold, said) and self._same_scope(gold, found)

    def _same_victims(self, gold: GoldFigure, found: Figure) -> bool:
        words = (word.casefold().replace(" ", "_") for word in (*gold.who, *gold.who_alt))
        stated = {_VICTIM_OF[word] for word in words if word in _VICTIM_OF}
        return not stated or not stated.isdisjoint(found.who)

    def _same_scope(self, gold: GoldFigure, found: Figure) -> bool:
        """The same incident, or the same place, or overlapping days; true if the gold states none of them."""
        agreements = []
        incidents = [name for name in (gold.incident, *gold.also_incidents) if name]
        if incidents:
            agreements.append(bool(found.incident) and found.incident in map(self.partner.get, incidents))
        if gold.place:
            names = self.found.place_names(found.place)
            incident = self.found.incident(found.incident)
            if not names and incident is not None:
                names = self.found.incident_places(incident)
            agreements.append(same_place([gold.place], names))
        if gold.window:
            agreements.append(days_overlap(closed_days(*gold.window), days_of(found)))
        return any(agreements) or not agreements

    # sources and claims

    def claims(self) -> Matching:
        """Pair statements with the same source whose words overlap; the author's own voice is neither way an error."""
        gold, found = self.article.gold.claims, self.found.claims

        def quality(g: int, p: int) -> float | None:
            if not self._covers(gold[g], found[p]) or not self.same_source(gold[g], found[p]):
                return None
            spans = self.article.spans(gold[g])
            share = shared(found[p].content, spans) / sum(end - start for start, end in spans)
            return 0.5 * self.same_stance(gold[g], found[p]) + 0.5 * min(1.0, share)

        return match(
            len(gold),
            len(found),
            quality,
            lambda g: gold_in_author_voice(gold[g]) or gold[g].optional,
            lambda p: in_author_voice(found[p]),
        )

    def same_stance(self, gold: GoldClaim, found: Attribution) -> bool:
        """Whether the reading has a stance that the gold takes for right."""
        return found.stance in (gold.stance, *gold.stance_alt)

    def same_source(self, gold: Sourced, found: Attribution | None) -> bool:
        """Whether the source is the gold's by name, or both are the author or nobody named; None is the author."""
        if gold_in_author_voice(gold):
            return in_author_voice(found)
        if found is None:
            return False
        if gold.source_kind == SourceKind.UNNAMED and found.source_kind is SourceKind.UNNAMED:
            return True
        names = [name for other in (gold.source, *gold.source_alt) for name in self.article.source_names(other)]
        names += [gold.source_text] if gold.source_text else []
        return same_name(names, self.found.source_names(found))

    def _covers(self, gold: GoldClaim, found: Attribution) -> bool:
        """The content overlaps the quote; or source and cue are all of the quote ("officials said")."""
        spans = self.article.spans(gold)
        if shared(found.content, spans):
            return True
        rest = (*found.source, *found.cue)
        text = self.article.text
        return any(
            all(text[i].isspace() or any(start <= i < end for start, end in rest) for i in range(*span))
            for span in spans
        )

    # verification, times and places

    def verification(self, *, with_status: bool) -> Matching:
        """Pair statements on verification that overlap, with the same status if wanted."""
        gold, found = self.article.gold.verification, self.found.verification

        def quality(g: int, p: int) -> float | None:
            same = found[p].status == gold[g].status
            if not shared([span_of(found[p])], self.article.spans(gold[g])) or (with_status and not same):
                return None
            return float(same)

        return match(len(gold), len(found), quality, lambda g: gold[g].optional)

    def times(self, gold: tuple[GoldTime, ...], *, exact: bool = False, interval: bool = False) -> Matching:
        """Pair times that overlap or have the same span, with equal days if wanted."""
        found = self.found.times

        def quality(g: int, p: int) -> float | None:
            return None if interval and not _equal_days(gold[g], found[p]) else _on(gold[g].span, found[p], exact)

        return match(len(gold), len(found), quality, lambda g: gold[g].optional or bool(gold[g].nested_in))

    def places(
        self, gold: tuple[GoldPlace, ...], *, exact: bool = False, within: float | None = None, names_only: bool = False
    ) -> Matching:
        """Pair places that overlap or have the same span, and lie `within` so many km where that is wanted.

        `names_only` takes words without a capital ("the border") as optional.
        """
        found = self.found.places

        def optional(g: int) -> bool:
            no_name = names_only and not any(letter.isupper() for letter in gold[g].quote)
            return gold[g].optional or no_name or (within is not None and gold[g].lat is None)

        def quality(g: int, p: int) -> float | None:
            too_far = within is not None and gold[g].lat is not None and not _near(gold[g], found[p], within)
            return None if too_far else _on(gold[g].span, found[p], exact)

        return match(len(gold), len(found), quality, optional)


def _group(kind: IncidentType | str) -> str:
    return _GROUP_OF.get(kind, str(kind))


def _on(gold: Span, found: TimeExpression | Place, exact: bool) -> float | None:
    span = span_of(found)
    return None if not overlap(gold, span) or (exact and gold != span) else likeness(gold, span)


def _equal_days(gold: GoldTime, found: TimeExpression) -> bool:
    return closed_days(gold.earliest, gold.latest) == days_of(found)


def _near(gold: GoldPlace, found: Place, within: float) -> bool:
    """Two countries are compared by code: the middle of a country is a convention."""
    if gold.kind == PlaceKind.COUNTRY and found.kind is PlaceKind.COUNTRY:
        return gold.country == found.country
    if gold.point is None or found.latitude is None or found.longitude is None:
        return False
    return kilometres(*gold.point, found.latitude, found.longitude) <= within
