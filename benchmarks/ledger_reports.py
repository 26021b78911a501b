"""Write reports of an invented world with the readings that a reader makes of them: the way to a ledger of any size.

Reports are like the documents of the annotated corpus (on average 1,700 characters, 10 claims, 10 figures of which a
sixth name no place and a fifth a country only, 4 incidents, 10 places, 11 actors), or a little shorter. Happenings are
reported several times, by several outlets, with tolls that rise and are disputed, denied and passed on. One report in
thirty comes again in a second version.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from benchmarks.ledger_world import FIRST_DAY, LAST_DAY, Happening, Party, Province, Town, World
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.documents import Custody, Document, ReceivedDocument
from rapporteur.model.incidents import Count, DamagedObject, Figure, Incident, Perpetrator, Verification, Victim
from rapporteur.model.offsets import OffsetMap
from rapporteur.model.places import Place
from rapporteur.model.reading import Producer, Reading
from rapporteur.model.spans import Span
from rapporteur.model.times import TimeExpression
from rapporteur.model.vocabularies import (
    ActorKind,
    Anchor,
    Certainty,
    DatePrecision,
    IncidentStatus,
    Measure,
    ObjectEffect,
    ObjectKind,
    PerpetratorConfidence,
    PlaceKind,
    PlaceSense,
    Qualifier,
    SourceKind,
    Stance,
    Target,
    TimeType,
    Unit,
    VerificationCovers,
    VerificationStatus,
    VictimClass,
    VictimEffect,
    Weapon,
)

CLAIMS_A_REPORT = 10
_PRODUCER = Producer("benchmark", "1", "invented:1", "invented:1")
_SOURCE_KINDS = {
    ActorKind.MILITARY: SourceKind.PARTY,
    ActorKind.ARMED_GROUP: SourceKind.ARMED_GROUP,
    ActorKind.GOVERNMENT: SourceKind.OFFICIAL,
    ActorKind.IO: SourceKind.IO,
    ActorKind.NGO: SourceKind.NGO,
    ActorKind.COMMUNITY: SourceKind.MEDICAL,
}
_JOBS = "driver teacher farmer baker nurse tailor carpenter shopkeeper".split()
_FILLING = (
    "The roads out of the district stayed closed for most of the day, and the market did not open. Traders said that "
    "flour had doubled in price since the spring. A convoy that was to bring medicine waited at the last checkpoint "
    "for a permit that did not come. Talks in the capital are to go on next week.\n\n"
)
_AGAIN = 1 / 30  # of the reports come a second time, corrected

Report = tuple[ReceivedDocument, Reading]


def reports(claims: int, seed: int = 2026) -> Iterator[Report]:
    """Reports of the world of `seed` that hold about so many claims, in order of publication."""
    world, chance = World(seed), random.Random(seed)
    wanted = max(1, claims // CLAIMS_A_REPORT)
    recent: list[Happening] = []
    told = 0
    for happening in world.happenings(max(1, round(wanted / 2.4))):
        recent = [*recent[-40:], happening]
        for lag in sorted(chance.choices((0, 1, 1, 2, 3, 6, 12), k=chance.choice((1, 1, 2, 2, 3, 6)))):
            published = min(happening.day + timedelta(days=lag), LAST_DAY)
            others = [one for one in recent[:-1] if one.province.country == happening.province.country]
            background = chance.sample(others, min(len(others), 2 + told % 2))
            told += 1
            written = _Writing(world, chance, f"report-{told:07}", published)
            yield written.report(happening, background, lag)
            if chance.random() < _AGAIN:
                written = _Writing(world, chance, f"report-{told:07}", published + timedelta(days=1))
                yield written.report(happening, background, lag + 1)


class _Writing:
    """One report while it is written: its text so far, and the records of its reading."""

    def __init__(self, world: World, chance: random.Random, identifier: str, published: date) -> None:
        self._world, self._chance, self._id, self._published = world, chance, identifier, published
        self._pieces: list[str] = []
        self._length = 0
        self._times: list[TimeExpression] = []
        self._places: list[Place] = []
        self._actors: dict[str, Actor] = {}
        self._attributions: list[Attribution] = []
        self._incidents: list[Incident] = []
        self._figures: list[Figure] = []
        self._victims: list[Victim] = []
        self._objects: list[DamagedObject] = []
        self._checks: list[Verification] = []

    def report(self, main: Happening, background: Sequence[Happening], lag: int) -> Report:
        """The finished report of a happening `lag` days after it, and of some earlier ones."""
        self._lead(main, lag)
        self._toll(main, lag)
        self._denial(main)
        self._witness(main)
        for earlier in background:
            self._earlier(earlier)
        self._put(_FILLING)
        self._flight(main.province)
        self._elsewhere(main)
        self._so_far(main)
        return self._finished()

    def _put(self, words: str) -> Span:
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        return Span(start, self._length)

    def _place(self, name: str, kind: PlaceKind, province: Province, town: Town | None = None) -> Place:
        span = self._put(name)
        country_only = kind is PlaceKind.COUNTRY
        place = Place(
            f"p{len(self._places) + 1}",
            *span,
            name,
            kind,
            PlaceSense.LOCATION,
            province.country,
            None if country_only else province.name,
            town.latitude if town else None,
            town.longitude if town else None,
            f"iso:{province.country}" if country_only else town.id if town else province.id,
        )
        self._places.append(place)
        return place

    def _time(self, day: date) -> None:
        span = self._put(f"{day.day} {day:%B}")
        after = day + timedelta(days=1)
        self._times.append(
            TimeExpression(
                f"t{len(self._times) + 1}",
                *span,
                TimeType.DATE,
                day.isoformat(),
                day,
                after,
                Anchor.PUBLICATION,
            )
        )

    def _actor(self, name: str, kind: ActorKind, of: str | None = None, *, protected: bool = False) -> tuple[str, Span]:
        span = self._put(name)
        held = self._actors.get(name)
        role = "spokesman" if of else None
        if held is None:
            held = Actor(f"a{len(self._actors) + 1}", name, kind, role, of, protected, ())
        self._actors[name] = Actor(
            held.id, name, held.kind, held.role, held.affiliation, protected, (*held.mentions, span)
        )
        return held.id, span

    def _claim(
        self,
        source: Span | None,
        cue: Span | None,
        content: Span,
        kind: SourceKind,
        actor: str | None,
        stance: Stance = Stance.ASSERTS,
        target: str | None = None,
        within: str | None = None,
    ) -> str:
        identifier = f"q{len(self._attributions) + 1}"
        certainty = self._chance.choice((Certainty.CERTAIN,) * 9 + (Certainty.POSSIBLE,))
        self._attributions.append(
            Attribution(
                identifier,
                (source,) if source else (),
                (cue,) if cue else (),
                (content,),
                actor,
                kind,
                stance,
                target,
                certainty,
                within,
            )
        )
        return identifier

    def _content(self, claim: str, start: int) -> None:
        """The words of a claim reach from `start` to here."""
        index = int(claim[1:]) - 1
        self._attributions[index] = replace(self._attributions[index], content=(Span(start, self._length),))

    def _speaker(self, party: Party) -> tuple[str, Span, SourceKind]:
        """A body, or in half of the cases its spokesman."""
        if self._chance.random() < 0.5:
            actor, span = self._actor(party.name, party.kind)
            return actor, span, _SOURCE_KINDS[party.kind]
        body, first = self._actor(party.name, party.kind)
        self._put(" spokesman ")
        actor, last = self._actor(party.spokesman, ActorKind.PERSON, body)
        return actor, Span(first.start, last.end), _SOURCE_KINDS[party.kind]

    def _count(
        self,
        number: int,
        words: str,
        measure: Measure,
        *,
        who: VictimClass = VictimClass.PEOPLE,
        said: str | None = None,
        of: Incident | None = None,
        at: str | None = None,
        days: tuple[date | None, date | None] = (None, None),
        part_of: str | None = None,
        unit: Unit = Unit.PEOPLE,
    ) -> Figure:
        qualifier = self._chance.choice((Qualifier.EXACT,) * 6 + (Qualifier.AT_LEAST, Qualifier.AT_LEAST))
        hedge = "at least " if qualifier is Qualifier.AT_LEAST else ""
        span = self._put(f"{hedge}{number} {words}")
        figure = Figure(
            f"f{len(self._figures) + 1}",
            *span,
            measure,
            number,
            None if hedge else number,
            qualifier,
            unit,
            (who,),
            part_of,
            None,
            said,
            of.id if of else None,
            at,
            *days,
        )
        self._figures.append(figure)
        return figure

    def _seen(self, final: int, lag: int) -> int:
        """What is known of a final count some days later: it rises, and not everybody counts alike."""
        return max(1, round(final * min(1.0, 0.6 + 0.15 * lag) * self._chance.uniform(0.8, 1.1)))

    def _happened(self, it: Happening, *, background: bool = False) -> tuple[Incident, tuple[date, date]]:
        """An incident that nobody speaks for yet, and its days; its words end without a full stop."""
        anchor = self._put(f"{it.words[:1].upper()}{it.words[1:]}")
        self._put(" ")
        town = self._place(it.town.name, PlaceKind.TOWN, it.province, it.town)
        self._put(" in ")
        self._place(it.province.name, PlaceKind.ADMIN1, it.province)
        self._put(" on ")
        self._time(it.day)
        days = (it.day, it.day + timedelta(days=1))
        incident = Incident(
            f"i{len(self._incidents) + 1}",
            it.kind,
            IncidentStatus.HAPPENED,
            *anchor,
            (anchor,),
            *days,
            DatePrecision.DAY,
            (town.id,),
            (),
            (Target.CIVILIANS,),
            (Weapon.OTHER,),
            background,
            (),
        )
        self._incidents.append(incident)
        return incident, days

    def _lead(self, it: Happening, lag: int) -> None:
        began = self._length
        incident, days = self._happened(it)
        self._put(", ")
        actor, source, kind = self._speaker(self._chance.choice((it.province.hospital, it.province.ministry)))
        cue = self._put(" said")
        claim = self._claim(source, cue, Span(began, source.start - 2), kind, actor)
        self._put(". Officials blamed ")
        by, _ = self._actor(it.by.name, it.by.kind)
        blamed = (Perpetrator(by, PerpetratorConfidence.ACCUSED, claim),)
        self._incidents[-1] = replace(incident, perpetrators=blamed, attributions=(claim,))
        self._put(". The blast left ")
        dead = self._seen(it.killed, lag)
        whole = self._count(dead, "people dead", Measure.KILLED, said=claim, of=incident, days=days)
        self._put(" and ")
        hurt = self._seen(it.injured + 1, lag)
        self._count(hurt, "wounded", Measure.INJURED, said=claim, of=incident, at=incident.places[0], days=days)
        if self._chance.random() < 0.5:
            self._put(", among them ")
            self._count(
                max(1, dead // 3),
                "children",
                Measure.KILLED,
                who=VictimClass.CHILDREN,
                said=claim,
                of=incident,
                part_of=whole.id,
                days=days,
            )
        self._put(".\n\n")

    def _earlier(self, it: Happening) -> None:
        incident, days = self._happened(it, background=True)
        if self._chance.random() < 0.7:
            self._put("; ")
            self._count(self._seen(it.killed, 9), "were killed", Measure.KILLED, of=incident, days=days)
        self._put(".\n\n")

    def _toll(self, it: Happening, lag: int) -> None:
        """A second count of the same, by others, carried by an outlet."""
        carrier = self._put(self._chance.choice(self._world.outlets))
        cue = self._put(" reported")
        self._put(", citing ")
        party = self._world.watch if self._chance.random() < 0.3 else it.province.ministry
        actor, source, kind = self._speaker(party)
        self._put(", that ")
        began = self._length
        outer = self._claim(carrier, cue, source, SourceKind.MEDIA, None)
        inner = self._claim(source, None, source, kind, actor, within=outer)
        incident, days = self._incidents[0], (it.day, it.day + timedelta(days=1))
        self._count(self._seen(it.killed, lag), "had died", Measure.KILLED, said=inner, of=incident, days=days)
        self._content(outer, source.start)
        self._content(inner, began)
        self._put(". ")
        if self._chance.random() < 0.5:
            actor, source = self._actor(self._world.mission.name, ActorKind.IO)
            cue = self._put(" condemned")
            self._claim(source, cue, self._put(" the attack"), SourceKind.IO, actor, Stance.CONDEMNS)
            self._put(". ")
        span = self._put("The account could not be independently verified.")
        self._checks.append(
            Verification(*span, VerificationStatus.UNVERIFIED, VerificationCovers.EVENT, (incident.id,))
        )
        self._put("\n\n")

    def _denial(self, it: Happening) -> None:
        actor, source, kind = self._speaker(it.by)
        cue = self._put(" denied")
        content = self._put(" any part in it and called the reports an invention of the enemy")
        self._claim(source, cue, content, kind, actor, Stance.DENIES)
        self._put(". ")
        other = it.province.rebels if it.by is it.province.army else it.province.army
        accuser, source, kind = self._speaker(other)
        cue = self._put(" accused")
        self._put(" ")
        target, span = self._actor(it.by.name, it.by.kind)
        content = self._put(" of aiming at homes")
        self._claim(source, cue, Span(span.start, content.end), kind, accuser, Stance.ACCUSES, target)
        self._put(".\n\n")

    def _witness(self, it: Happening) -> None:
        incident, name, dead = self._incidents[0], self._world.person(), self._world.person()
        actor, source = self._actor(name, ActorKind.PERSON, protected=True)
        self._put(f", a {self._chance.choice(_JOBS)}, ")
        cue = self._put("said")
        self._put(" ")
        content = self._put(f"that the walls shook and that {dead} had been carried out under a blanket")
        claim = self._claim(source, cue, content, SourceKind.RESIDENT, actor)
        at = content.start + len("that the walls shook and that ")
        self._victims.append(
            Victim(
                "v1",
                at,
                at + len(dead),
                dead,
                None,
                self._chance.choice((None, 8, 31, 64)),
                None,
                None,
                (VictimClass.CIVILIANS,),
                Count(1, 1),
                VictimEffect.KILLED,
                incident.id,
                claim,
            )
        )
        self._put(". ")
        if self._chance.random() < 0.5:
            span = self._put("A clinic")
            kind = ObjectKind.MEDICAL
            self._objects.append(
                DamagedObject("o1", *span, "a clinic", kind, Count(1, 1), ObjectEffect.DAMAGED, incident.id, claim)
            )
            self._put(f" near {it.town.name} lost its roof. ")
        source = self._put("Residents")
        cue = self._put(" said")
        content = self._put(" they had had no warning")
        self._claim(source, cue, content, SourceKind.RESIDENT, None)
        self._put(".\n\n")

    def _flight(self, province: Province) -> None:
        if self._chance.random() < 0.6:
            days = (self._published - timedelta(days=7), self._published)
            actor, source = self._actor(self._world.mission.name, ActorKind.IO)
            cue = self._put(" estimates")
            self._put(" that ")
            claim = self._claim(source, cue, source, SourceKind.IO, actor)
            number = self._chance.randrange(20, 2000, 10)
            figure = self._count(number, "families", Measure.DISPLACED, said=claim, days=days, unit=Unit.FAMILIES)
            self._put(" fled ")
            self._figures[-1] = replace(figure, place=self._place(province.name, PlaceKind.ADMIN1, province).id)
            self._content(claim, figure.start)
            self._put(" within a week. ")

    def _elsewhere(self, it: Happening) -> None:
        """Counts that nobody places: a sixth of all figures."""
        actor, source, kind = self._speaker(self._chance.choice((it.province.ministry, it.province.rebels)))
        cue = self._put(" said")
        self._put(" ")
        began = self._length
        claim = self._claim(source, cue, source, kind, actor)
        number = self._chance.randrange(2, 60)
        since = (self._published - timedelta(days=3), self._published)
        dated = self._chance.random() < 0.6
        days = since if dated else (None, None)
        self._count(number, "fighters were killed", Measure.KILLED, who=VictimClass.COMBATANTS, said=claim, days=days)
        self._put(" in recent operations")
        if self._chance.random() < 0.6:
            self._put(" and ")
            self._count(max(1, number // 2), "were captured", Measure.DETAINED, said=claim, days=days)
        self._content(claim, began)
        self._put(". ")

    def _so_far(self, it: Happening) -> None:
        """Totals of a whole country and period, as missions give them: a fifth of all figures."""
        if self._chance.random() < 0.7:
            actor, source = self._actor(self._world.watch.name, ActorKind.NGO)
            cue = self._put(" counts")
            self._put(" ")
            start = self._published.replace(month=1, day=1)
            days = (start, max(self._published, start + timedelta(days=1)))
            began = self._length
            claim = self._claim(source, cue, source, SourceKind.NGO, actor)
            number = 40 * (self._published - FIRST_DAY).days % 3000 + 50
            self._put(f"since {start:%B} in ")
            place = self._place(it.province.country, PlaceKind.COUNTRY, it.province)
            self._put(" ")
            self._count(number, "deaths", Measure.KILLED, said=claim, at=place.id, days=days)
            self._put(" and ")
            self._count(2 * number, "injuries", Measure.INJURED, said=claim, at=place.id, days=days)
            self._content(claim, began)
            self._put(". ")

    def _finished(self) -> Report:
        text = "".join(self._pieces)
        data = text.encode()
        digest = hashlib.sha256(data).hexdigest()
        publisher = self._chance.choice(self._world.outlets)
        document = Document(self._id, digest, text, None, None, publisher, (), self._published, "en")
        at = datetime(self._published.year, self._published.month, self._published.day, 18, tzinfo=UTC)
        custody = Custody(f"{self._id}.txt", f"/in/{self._id}.txt", at, digest, len(data), sniffed_type="text")
        received = ReceivedDocument(document, f"id:{self._id}", data, custody, OffsetMap.identity(len(text)))
        reading = Reading(
            _PRODUCER,
            document,
            tuple(self._times),
            tuple(self._places),
            tuple(self._actors.values()),
            tuple(self._attributions),
            tuple(self._incidents),
            tuple(self._figures),
            tuple(self._victims),
            tuple(self._objects),
            tuple(self._checks),
        )
        return received, reading
