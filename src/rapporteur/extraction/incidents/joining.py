"""Join the mentions of one happening and keep different happenings apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapporteur.extraction.incidents.dating import Dating
from rapporteur.extraction.incidents.lexicon import Weight
from rapporteur.extraction.incidents.scenes import Scenes
from rapporteur.extraction.incidents.triggers import Trigger
from rapporteur.model.incidents import Perpetrator
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import (
    IncidentStatus,
    IncidentType,
    PerpetratorConfidence,
    PlaceKind,
    Target,
    Weapon,
)

_FAMILIES = (
    "air_strike drone_strike shelling missile_attack suicide_bombing bombing ied",
    "armed_clash shooting attack_on_post execution",
    "abduction detention",
    "destruction arson looting",
)
_FAMILY = {kind: number for number, kinds in enumerate(_FAMILIES) for kind in kinds.split()}
_VIOLENT = frozenset({0, 1, 3})
# Types that different newsrooms, or one in the same story, use of the same happening.
_OFTEN_ONE = (
    {IncidentType.AIR_STRIKE, IncidentType.BOMBING, IncidentType.MISSILE_ATTACK},
    {IncidentType.SUICIDE_BOMBING, IncidentType.BOMBING, IncidentType.IED},
    {IncidentType.SHOOTING, IncidentType.EXECUTION},
    {IncidentType.DESTRUCTION, IncidentType.ARSON},
)
# What attackers do in a place that they raid.
_DONE_IN_RAIDS = (IncidentType.ARSON, IncidentType.LOOTING, IncidentType.DESTRUCTION)
# How many of the latest incidents a mention is compared with: keeps the cost linear in the text.
_MEMORY = 16
# How many paragraphs back "the attack" may point, and how many days tell one happening from another.
_REACH_BACK = 8
_SHORT = 3
# Places so wide that two happenings in them need have nothing in common.
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.LINE, PlaceKind.WATER)
_LONG = 13


@dataclass(frozen=True)
class Sighting:
    """One mention of a happening with what its own sentence says of it.

    `definite` marks words that point back ("the attack"), `answers` those of a denial, an accusation, a condemnation
    or a claim, which speak of what was told before in words of their own ("a massacre"), `apart` words that set it off
    from what went before ("another", "separately").
    """

    anchor: Span
    trigger: Trigger
    sentence: int
    paragraph: int
    status: IncidentStatus
    dating: Dating | None
    places: tuple[Place, ...]
    perpetrators: tuple[Perpetrator, ...]
    targets: tuple[Target, ...]
    weapons: tuple[Weapon, ...]
    attributions: tuple[str, ...]
    background: bool
    definite: bool
    answers: bool
    apart: bool
    in_title: bool
    specific: bool
    is_tally: bool

    @property
    def is_bare_harm(self) -> bool:
        """Whether the words only say how many were hurt, neither where nor in what."""
        moved = self.trigger.type == IncidentType.DISPLACEMENT
        return self.trigger.is_consequence and not moved and not self.places

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """Where it stands as an anchor, lowest first: the text before the title, what happened before denials."""
        return self.in_title, self.status == IncidentStatus.DENIED, -self.weight

    @property
    def weight(self) -> int:
        """How much the mention tells: the one that tells most is the anchor."""
        named = self.trigger.type is not None and not self.trigger.is_consequence
        return 2 * bool(self.dating and not self.dating.said) + 2 * bool(self.places) + bool(self.perpetrators) + named


class Draft:
    """An incident while its mentions are gathered; what they add up to is kept at hand, so that a look costs nothing.

    `type` is that of the first mention that has one; what it did to people and things gives a type only where nothing
    says what it was. `places` are those of
    all mentions, one for each name; `dating` is the finest that a mention states of itself. Where the mentions state
    none, both are `carried` on from what was told before.
    """

    def __init__(self, first: Sighting, dating: Dating | None = None, places: tuple[Place, ...] = ()) -> None:
        self.sightings: list[Sighting] = []
        self.background = True
        self.anchor = first
        self.sides: set[str] = set()
        self._caused: IncidentType | None = None
        self._harmed: IncidentType | None = None
        self._default: IncidentType | None = None
        self._only_harm = True
        self._is_assault = False
        self._stated: Dating | None = None
        self._carried = dating
        self._named: dict[str, Place] = {}
        self._carried_places = places

    def add(self, sighting: Sighting, sides: set[str]) -> None:
        """Take in one more mention; `sides` are the parties that it ties to the happening."""
        self.sightings.append(sighting)
        self.background &= sighting.background
        self.sides |= sides
        if sighting.rank < self.anchor.rank:
            self.anchor = sighting
        if sighting.trigger.is_consequence:
            self._harmed = self._harmed or sighting.trigger.type
        else:
            self._only_harm = False
            self._caused = self._caused or sighting.trigger.type
            self._default = self._default or sighting.trigger.default
            self._is_assault |= sighting.trigger.is_assault
        mine, best = sighting.dating, self._stated
        if mine and (best is None or (mine.said, mine.days) < (best.said, best.days)):
            self._stated = mine
        for place in sighting.places:
            self._named.setdefault(place.name.lower(), place)

    @property
    def type(self) -> IncidentType | None:
        """What kind of happening it is; None while only bare words named it."""
        return self._caused or (self._harmed if self._only_harm else self._default)

    @property
    def best_type(self) -> IncidentType:
        """What kind of happening it is when all is told: a ground attack where nobody said with what."""
        if self._is_assault and self.type in (None, *_DONE_IN_RAIDS):
            return IncidentType.ATTACK_ON_POST
        return self.type or IncidentType.OTHER

    @property
    def is_typed(self) -> bool:
        """Whether words said what kind of happening it was; otherwise `type` is a default or a guess from the harm."""
        return self._caused is not None

    @property
    def is_headline(self) -> bool:
        """Whether only the title has told of it: the text that follows says where it was."""
        return len(self.sightings) == 1 and self.sightings[0].in_title

    @property
    def dating(self) -> Dating | None:
        """When it took place; None where nothing says so."""
        return self._stated or self._carried

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it took place."""
        return tuple(self._named.values()) or self._carried_places


def join_sightings(sightings: Iterable[Sighting], scenes: Scenes) -> list[Draft]:
    """Gather mentions, given in text order, to incidents.

    A mention joins the latest incident that it does not contradict: in type, day, place, side and status. Words that
    point back join or, where they tell nothing of their own, are dropped; words that set apart never join. What has no
    day of its own keeps the day of the news told just before it, and the place of what its paragraph told before.
    """
    drafts: list[Draft] = []
    day: Dating | None = None
    site: tuple[int, tuple[Place, ...]] = (-1, ())
    tallied = -1
    for sighting in sightings:
        if sighting.is_tally:
            tallied = sighting.paragraph
            continue
        if sighting.paragraph == tallied and sighting.is_bare_harm:
            continue
        sides = _sides(sighting.perpetrators, scenes)
        draft = None if sighting.apart else _partner(sighting, sides, drafts[-_MEMORY:])
        if draft is None and sighting.specific:
            is_news = sighting.status == IncidentStatus.HAPPENED and not sighting.background
            near = site[1] if site[0] == sighting.paragraph else ()
            draft = Draft(sighting, day, near) if is_news else Draft(sighting)
            drafts.append(draft)
        if draft is None:
            continue
        draft.add(sighting, sides)
        if not draft.background and sighting.status == IncidentStatus.HAPPENED:
            day = draft.dating or day
            if draft.places:
                site = (sighting.paragraph, draft.places)
    return drafts


def _partner(sighting: Sighting, sides: set[str], recent: list[Draft]) -> Draft | None:
    """The latest incident of `recent` that the mention speaks of, by the strongest tie there is; None for none."""
    latest_first = sorted(recent, key=lambda draft: draft.sightings[-1].anchor, reverse=True)
    fitting = [draft for draft in latest_first if _fits(sighting, sides, draft)]
    kind = sighting.trigger.type or sighting.trigger.default
    own = bool(sighting.places or (sighting.dating and not sighting.dating.said))
    alike = [
        draft
        for draft in fitting
        if kind is not None and _is_alike(kind, draft, sighting.definite, sighting.trigger.type is None)
    ]
    if sighting.definite or sighting.answers or sighting.trigger.weight == Weight.ANSWER:
        news = [d for d in alike or fitting if not d.background and _gap(sighting, d) <= _REACH_BACK]
        return _meant(news or [draft for draft in fitting if _gap(sighting, draft) <= 1])
    near = [draft for draft in fitting if _gap(sighting, draft) <= sighting.trigger.is_consequence]
    if sighting.trigger.is_consequence and not own:
        return near[0] if near else None
    shared = [draft for draft in fitting if _has_common_ground(sighting, draft)]
    if shared:
        return next((draft for draft in shared if draft in alike), shared[0])
    if own:
        return next((d for d in near if d in alike and not (d.places and sighting.places)), None)
    return next((draft for draft in (alike if kind else fitting) if _gap(sighting, draft) <= 1), None)


def _is_alike(kind: IncidentType, draft: Draft, definite: bool, bare: bool) -> bool:
    if draft.type in (None, kind):
        return True
    return (definite or bare or not draft.is_typed) and any({kind, draft.type} <= alike for alike in _OFTEN_ONE)


def _meant(fitting: list[Draft]) -> Draft | None:
    """Which of the incidents, latest first, words that point back mean: the most told of those in the last sentence."""
    if not fitting:
        return None
    last = fitting[0].sightings[-1].sentence
    together = [draft for draft in fitting if draft.sightings[-1].sentence == last]
    return max(together, key=lambda draft: (draft.anchor.weight, -draft.anchor.anchor.start))


def _gap(sighting: Sighting, draft: Draft) -> int:
    return sighting.paragraph - draft.sightings[-1].paragraph


def _has_common_ground(sighting: Sighting, draft: Draft) -> bool:
    """Whether the two name the same place below a country, or the same day where no place tells them apart."""
    if draft.is_headline:
        return True
    small = [place for place in sighting.places if place.kind not in _WIDE]
    if small and draft.places:
        return any(_touch(a, b) for a in small for b in draft.places if b.kind not in _WIDE)
    mine, other = sighting.dating, draft.dating
    if (sighting.places and draft.places) or not mine or not other:
        return False
    return max(mine.days, other.days) <= _SHORT and sighting.trigger.type in (None, draft.type)


def _fits(sighting: Sighting, sides: set[str], draft: Draft) -> bool:
    return (
        _same_kind(sighting, draft)
        and _same_status(sighting.status, draft)
        and _same_day(sighting, draft)
        and (draft.is_headline or _same_place(sighting.places, draft.places))
        and (sighting.trigger.weight == Weight.ANSWER or not sides or not draft.sides or bool(sides & draft.sides))
        and (sighting.background == draft.background or sighting.definite)
    )


def _same_kind(sighting: Sighting, draft: Draft) -> bool:
    """Whether both can name one happening: bare words fit any violence, words that point back any of their family."""
    trigger, other = sighting.trigger, draft.type
    mine = trigger.type or trigger.default
    if trigger.weight == Weight.ANSWER:
        return other not in (IncidentType.CEASEFIRE, IncidentType.PROTEST, IncidentType.DISPLACEMENT)
    if mine == other:
        return True
    if sighting.answers and mine and other:
        return _FAMILY.get(mine.value) in _VIOLENT and _FAMILY.get(other.value) in _VIOLENT
    if mine is None or other is None or (trigger.is_consequence and mine != IncidentType.DISPLACEMENT):
        kinds = {mine, other} - {None}
        return all(kind is not None and _FAMILY.get(kind.value) in _VIOLENT for kind in kinds)
    if sighting.definite:
        return mine.value in _FAMILY and _FAMILY.get(mine.value) == _FAMILY.get(other.value)
    return any({mine, other} <= alike for alike in _OFTEN_ONE)


def _same_status(status: IncidentStatus, draft: Draft) -> bool:
    told = draft.sightings[0].status
    real = {IncidentStatus.HAPPENED, IncidentStatus.DENIED, IncidentStatus.ATTEMPTED}
    return status == told or (status in real and told in real)


def _same_day(sighting: Sighting, draft: Draft) -> bool:
    mine, other = sighting.dating, draft.dating
    if mine is None or other is None:
        return True
    if not sighting.definite and min(mine.days, other.days) <= _SHORT < _LONG < max(mine.days, other.days):
        # What a season brought is not what one day brought, though the day lies in it.
        return False
    return mine.overlaps(other)


def _same_place(mine: tuple[Place, ...], other: tuple[Place, ...]) -> bool:
    if not mine or not other:
        return True
    return any(_touch(a, b) for a in mine for b in other)


def _touch(a: Place, b: Place) -> bool:
    """Whether two places are the same or one holds the other."""
    if a.name.lower() == b.name.lower() or (a.gazetteer_id and a.gazetteer_id == b.gazetteer_id):
        return True
    for wide, narrow in ((a, b), (b, a)):
        # A village that no gazetteer knows may lie in any area.
        if wide.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1) and not narrow.country and narrow.kind != wide.kind:
            return True
        if wide.kind == PlaceKind.COUNTRY and wide.country and wide.country == narrow.country:
            return True
        is_area = wide.kind == PlaceKind.ADMIN1 != narrow.kind and wide.country == narrow.country
        if is_area and narrow.admin1 and narrow.admin1.lower() in {wide.name.lower(), (wide.admin1 or "").lower()}:
            return True
        if wide.kind in (PlaceKind.REGION, PlaceKind.LINE) or (narrow.kind == PlaceKind.SITE and not narrow.country):
            return True
    return False


def _sides(perpetrators: Iterable[Perpetrator], scenes: Scenes) -> set[str]:
    return {scenes.side(p.actor) for p in perpetrators if p.confidence != PerpetratorConfidence.DENIED}


POINTS_BACK = re.compile(
    r"\b(?:(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!month )(?<!months )(?<!year )(?<!years )"
    r"(?<!hour )(?<!hours )earlier|"
    r"previous|the|this|that|these|those|both|such)(?: (?:same|two|three|four|latest|deadly|said|"
    r"alleged|\w+'s|"
    r"[a-z]+day(?:'s)?|overnight|morning|night|reported|early|brutal|cowardly|\w+ \d+(?:,? \d{4})?|[a-z]+ian|"
    r"[a-z]+i))*\s*$"
)
SETS_APART = re.compile(
    r"\b(?:another|separate(?:ly)?|second|third|fourth|additional|elsewhere|meanwhile|a different|other|"
    r"in a (?:second|separate)|simultaneous(?:ly)?|later the same)\b"
)
