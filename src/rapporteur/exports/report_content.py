"""What a report says, before any layout: documents, claims, figures and incidents, masked and with their words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rapporteur.exports.excerpts import Excerpt, Role, cut_excerpt, find_context
from rapporteur.exports.masking import masked, protected_names
from rapporteur.model.incidents import Figure, Incident
from rapporteur.model.places import Place
from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import PlaceSense, SourceKind, Stance, VictimClass

OWN_VOICE = "the document itself"
DENYING = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.RETRACTS, Stance.CANNOT_VERIFY})


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A reading as the ledger keeps it. `recorded_at` is when it was recorded, UTC; None outside a ledger."""

    reading: Reading
    version: int = 1
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportedDocument:
    """A document as the report lists it; `anchor` is its id within the page."""

    anchor: str
    id: str
    title: str
    publisher: str | None
    published: date | datetime | None
    url: str | None
    sha256: str
    version: int
    recorded_at: datetime | None
    excerpts: tuple[Excerpt, ...]

    @property
    def published_day(self) -> date | None:
        """The calendar day of publication; None when not stated."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, slots=True)
class ReportedClaim:
    """What one source is credited with, in its words. `target` is whom the stance is turned against."""

    id: str
    source: str
    source_kind: SourceKind
    stance: Stance
    certainty: str
    target: str | None
    excerpt: Excerpt
    document: ReportedDocument


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A count, its bounds, and who gives it. None bounds are not bounded by the words."""

    id: str
    measure: str
    low: int | None
    high: int | None
    qualifier: str
    unit: str
    who: tuple[VictimClass, ...]
    source: str
    place: str | None
    earliest: date | None
    latest: date | None
    part_of: bool
    superseded: bool
    incident: str | None
    excerpt: Excerpt
    document: ReportedDocument


@dataclass(frozen=True, slots=True)
class ReportedIncident:
    """An incident as one document tells it. `places` run from the finest to the coarsest."""

    id: str
    anchor: str
    type: str
    status: str
    earliest: date | None
    latest: date | None
    date_precision: str
    background: bool
    places: tuple[Place, ...]
    perpetrators: tuple[tuple[str, str, str | None], ...]
    claims: tuple[ReportedClaim, ...]
    figures: tuple[ReportedFigure, ...]
    excerpt: Excerpt
    document: ReportedDocument


@dataclass(frozen=True, slots=True)
class ReportedCheck:
    """What a document says of how something was verified."""

    status: str
    covers: str
    excerpt: Excerpt
    document: ReportedDocument


@dataclass(frozen=True, slots=True)
class ReportedIssue:
    """A contradiction or a piece of bad input; `excerpt` is None when it concerns the whole document."""

    code: str
    severity: str
    message: str
    excerpt: Excerpt | None
    document: ReportedDocument


@dataclass(frozen=True, slots=True)
class ReportContent:
    """All that a report shows of a set of readings."""

    documents: tuple[ReportedDocument, ...]
    incidents: tuple[ReportedIncident, ...]
    figures: tuple[ReportedFigure, ...]
    claims: tuple[ReportedClaim, ...]
    checks: tuple[ReportedCheck, ...]
    issues: tuple[ReportedIssue, ...]
    producers: tuple[str, ...]

    @property
    def denials(self) -> tuple[ReportedClaim, ...]:
        """Claims that deny, doubt, retract or could not verify."""
        return tuple(claim for claim in self.claims if claim.stance in DENYING)


class _Reporter:
    """Turns the records of one reading into what the report shows of them."""

    def __init__(self, kept: KeptReading, number: int) -> None:
        self.reading = kept.reading
        self.text = kept.reading.document.text
        self.names = protected_names(kept.reading)
        self.anchor = f"d{number}"
        self.actors = {actor.id: actor for actor in self.reading.actors}
        self.places = {place.id: place for place in self.reading.places}
        self.attributions = {one.id: one for one in self.reading.attributions}
        document = self.reading.document
        self.document = ReportedDocument(
            self.anchor,
            document.id,
            masked(document.title or document.id, self.names),
            document.publisher,
            document.published,
            document.url,
            document.sha256,
            kept.version,
            kept.recorded_at,
            self._paragraphs(),
        )

    def _paragraphs(self) -> tuple[Excerpt, ...]:
        """The lines of the document that carry a record, with the words of its figures and incidents set off."""
        roles = [(Span(f.start, f.end), Role.WORDS) for f in self.reading.figures]
        roles += [(mention, Role.WORDS) for i in self.reading.incidents for mention in i.mentions]
        roles += [(span, Role.CUE) for a in self.reading.attributions for span in a.cue]
        roles += [(span, Role.SOURCE) for a in self.reading.attributions for span in a.source]
        roles.sort()
        excerpts, position, start = [], 0, 0
        for line in self.text.splitlines(keepends=True):
            window = Span(start, start + len(line.rstrip()))
            inside = []
            while position < len(roles) and roles[position][0].start < start + len(line):
                inside.append(roles[position])
                position += 1
            if inside:
                excerpts.append(cut_excerpt(self.text, window, inside, self.names))
            start += len(line)
        return tuple(excerpts)

    def _excerpt(self, *roles: tuple[Span, Role]) -> Excerpt:
        spans = [span for span, role in roles if role is Role.WORDS] or [span for span, _ in roles]
        everything = [span for span, _ in roles]
        window = find_context(self.text, everything if _near(everything) else spans)
        return cut_excerpt(self.text, window, roles, self.names)

    def id(self, record: str) -> str:
        """The id of a record across documents."""
        return f"{self.reading.document.id}/{record}"

    def actor(self, identifier: str | None) -> str | None:
        """The name that the report gives an actor; None when there is none."""
        actor = self.actors.get(identifier or "")
        return masked(actor.name, self.names) if actor else None

    def source(self, attribution: str | None) -> str:
        """Who is credited with something; the document itself where nobody else is."""
        found = self.attributions.get(attribution or "")
        if found is None or found.source_kind is SourceKind.AUTHOR:
            return self.document.publisher or OWN_VOICE
        named = self.actor(found.actor)
        if named is None and found.source:
            named = masked(" ".join(span.of(self.text) for span in found.source), self.names)
        return " ".join((named or f"{found.source_kind.value} source").split())

    def _attributed(self, attribution: str | None) -> list[tuple[Span, Role]]:
        found = self.attributions.get(attribution or "")
        if found is None:
            return []
        return [(s, Role.SOURCE) for s in found.source] + [(s, Role.CUE) for s in found.cue]

    def claims(self) -> Iterable[tuple[str, ReportedClaim]]:
        """Every attribution of the reading with its id in the reading."""
        for one in self.reading.attributions:
            roles = [*((s, Role.WORDS) for s in one.content), *self._attributed(one.id)]
            if roles:
                yield (
                    one.id,
                    ReportedClaim(
                        self.id(one.id),
                        self.source(one.id),
                        one.source_kind,
                        one.stance,
                        one.certainty.value,
                        self.actor(one.target),
                        self._excerpt(*roles),
                        self.document,
                    ),
                )

    def figure(self, one: Figure, superseded: frozenset[str]) -> ReportedFigure:
        """One figure."""
        place = self.places.get(one.place or "")
        return ReportedFigure(
            self.id(one.id),
            one.measure.value,
            one.low,
            one.high,
            one.qualifier.value,
            one.unit.value,
            one.who,
            self.source(one.attribution),
            place_label((place,)) if place else None,
            one.earliest,
            one.latest,
            one.part_of is not None,
            one.id in superseded,
            one.incident,
            self._excerpt((Span(one.start, one.end), Role.WORDS), *self._attributed(one.attribution)),
            self.document,
        )

    def incident(
        self, one: Incident, claims: dict[str, ReportedClaim], figures: Sequence[ReportedFigure]
    ) -> ReportedIncident:
        """One incident with the claims and figures that belong to it."""
        places = [self.places[p] for p in one.places if p in self.places]
        return ReportedIncident(
            self.id(one.id),
            f"{self.anchor}-{one.id}",
            one.type.value,
            one.status.value,
            one.earliest,
            one.latest,
            one.date_precision.value,
            one.background,
            tuple(sorted((p for p in places if p.sense is PlaceSense.LOCATION), key=_coarseness)),
            tuple(
                (self.actor(p.actor) or "?", p.confidence.value, self.source(p.attribution) if p.attribution else None)
                for p in one.perpetrators
            ),
            tuple(claims[a] for a in one.attributions if a in claims),
            tuple(f for f in figures if f.incident == one.id),
            self._excerpt((Span(one.start, one.end), Role.WORDS)),
            self.document,
        )

    def checks(self) -> Iterable[ReportedCheck]:
        """Every verification statement."""
        for one in self.reading.verification:
            excerpt = self._excerpt((Span(one.start, one.end), Role.WORDS))
            yield ReportedCheck(one.status.value, one.covers.value, excerpt, self.document)

    def issues(self) -> Iterable[ReportedIssue]:
        """Every issue."""
        for one in self.reading.issues:
            span = Span(one.start, one.end) if one.start is not None and one.end is not None else None
            excerpt = self._excerpt((span, Role.WORDS)) if span and span.end > span.start else None
            message = masked(one.message, self.names)
            yield ReportedIssue(one.code, one.severity.value, message, excerpt, self.document)


_COARSENESS = ("site", "town", "admin2", "line", "water", "region", "admin1", "country")


def _coarseness(place: Place) -> int:
    return _COARSENESS.index(place.kind.value) if place.kind else len(_COARSENESS)


def _near(spans: Sequence[Span], reach: int = 500) -> bool:
    return max(s.end for s in spans) - min(s.start for s in spans) <= reach


def place_label(places: Sequence[Place]) -> str:
    """The names of `places`, finest first, each once."""
    names = dict.fromkeys(place.name for place in places)
    admin1 = next((p.admin1 for p in places if p.admin1), None)
    if admin1 and not any(admin1.casefold() in name.casefold() for name in names):
        names[admin1] = None
    return ", ".join(names)


def day_label(earliest: date | None, latest: date | None) -> str | None:
    """A half-open interval of days in words ("10 May 2026", "31 May to 1 Jun 2026"); None when nothing is known."""
    last = latest - timedelta(days=1) if latest else None
    if earliest is None:
        return f"until {_day(last)}" if last else None
    if last is None:
        return f"from {_day(earliest)}"
    if last <= earliest:
        return _day(earliest)
    if earliest.day == 1 and latest and latest.day == 1:
        months = (latest.year - earliest.year) * 12 + latest.month - earliest.month
        if months == 1:
            return f"{earliest:%B %Y}"
        if months == 12 and earliest.month == 1:
            return f"{earliest.year}"
    return f"{_day(earliest, year=earliest.year != last.year)} to {_day(last)}"


def _day(day: date, *, year: bool = True) -> str:
    return f"{day.day} {day:%b %Y}" if year else f"{day.day} {day:%b}"


def count_label(low: int | None, high: int | None, *, about: bool = False) -> str:
    """Bounds of a count in words ("19", "at least 19", "20 to 25", "up to 60", "about 4,200")."""
    if low is None and high is None:
        return "no bounds stated"
    if low == high and low is not None:
        return f"about {low:,}" if about else f"{low:,}"
    if high is None:
        return f"at least {low:,}"
    if not low:
        return f"up to {high:,}"
    return f"{low:,} to {high:,}"


def report_content(kept: Sequence[KeptReading]) -> ReportContent:
    """All that a report shows of `kept`, protected persons masked, in the order of publication.

    Args:
        kept: readings of documents, each document once.
    """
    documents: list[ReportedDocument] = []
    incidents: list[ReportedIncident] = []
    figures: list[ReportedFigure] = []
    claims: list[ReportedClaim] = []
    checks: list[ReportedCheck] = []
    issues: list[ReportedIssue] = []
    ordered = sorted(kept, key=lambda k: (str(k.reading.document.published or ""), k.reading.document.id))
    for number, one in enumerate(ordered, 1):
        reporter = _Reporter(one, number)
        documents.append(reporter.document)
        claimed = dict(reporter.claims())
        claims += claimed.values()
        superseded = frozenset(f.supersedes for f in one.reading.figures if f.supersedes)
        counted = [reporter.figure(f, superseded) for f in one.reading.figures]
        figures += counted
        incidents += [reporter.incident(i, claimed, counted) for i in one.reading.incidents]
        checks += reporter.checks()
        issues += reporter.issues()
    producers = {
        f"{p.name} {p.version}, engine {p.engine}, gazetteer {p.gazetteer}" for p in (k.reading.producer for k in kept)
    }
    return ReportContent(
        tuple(documents),
        tuple(incidents),
        tuple(figures),
        tuple(claims),
        tuple(checks),
        tuple(issues),
        tuple(sorted(producers)),
    )
