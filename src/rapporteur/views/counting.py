"""The same incidents by the counting rules of the field, side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapporteur.counting.cases import Account, Case, Counted, Responsibility
from rapporteur.counting.precision import (
    acled_geo_precision,
    acled_time_precision,
    ucdp_date_precision,
    ucdp_where_precision,
)
from rapporteur.counting.rules import RuleTotal, count_by, total
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.vocabularies import (
    DatePrecision,
    IncidentStatus,
    IncidentType,
    Measure,
    PerpetratorConfidence,
    PlaceKind,
    Qualifier,
    SourceKind,
    Target,
    VictimClass,
)
from rapporteur.reconciliation.reconcile import reconcile
from rapporteur.reconciliation.statements import Query, Statement
from rapporteur.views.clusters import LinkedIncident, linked_incidents
from rapporteur.views.figures import FigureRow, figures
from rapporteur.views.incidents import IncidentRow, PerpetratorRow, incidents
from rapporteur.views.questions import EVERYTHING, Question, folded
from rapporteur.views.roots import source_names
from rapporteur.views.statements import statements_of

# Weapons and ways of open war: there ACLED puts more behind "several" than elsewhere.
_OPEN_WAR = {
    IncidentType.AIR_STRIKE,
    IncidentType.SHELLING,
    IncidentType.MISSILE_ATTACK,
    IncidentType.ARMED_CLASH,
}
_HELD = set(PerpetratorConfidence) - {PerpetratorConfidence.POSSIBLE, PerpetratorConfidence.DENIED}
_DATES = tuple(DatePrecision)
_PLACES = (
    *(PlaceKind.SITE, PlaceKind.TOWN, PlaceKind.ADMIN2, PlaceKind.WATER, PlaceKind.LINE, PlaceKind.ADMIN1),
    *(PlaceKind.REGION, PlaceKind.COUNTRY),
)


@dataclass(frozen=True, slots=True)
class Codes:
    """How exactly an incident is dated and placed, in UCDP's and ACLED's codes; None where they code no such thing."""

    ucdp_date_prec: int | None
    ucdp_where_prec: int | None
    acled_time_precision: int | None
    acled_geo_precision: int | None


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """What one rule enters for one incident."""

    rule: str
    counted: Counted


@dataclass(frozen=True, slots=True)
class CountedIncident:
    """One linked incident with what each rule enters for it; `quotes` are the words of the figures behind it."""

    id: str
    type: str
    earliest: date | None
    latest: date | None
    place: str | None
    country: str | None
    codes: Codes
    answers: tuple[RuleAnswer, ...]
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RuleTally:
    """All incidents by all rules asked for, and what each rule adds up to.

    `tallies` is the number of figures that count a place and period rather than one incident: these rules enter events
    only, and leave such totals out.
    """

    incidents: tuple[CountedIncident, ...]
    totals: tuple[RuleTotal, ...]
    tallies: int


def count_by_rules(store: LedgerStore, rules: Sequence[str], question: Question = EVERYTHING) -> RuleTally:
    """What the counting rules make of the deaths in the incidents that the question finds.

    Each linked incident is one case; its accounts are the bounds that reconciliation gives for each root source, so
    that revisions, parts and repetitions count once. Incidents that are denied, planned or threatened are left out.

    Args:
        store: the ledger.
        rules: names of rules, as in `rapporteur.counting.rules.RULES`.
        question: as of when, where, in which period; `source`: whose figures to believe.

    Raises:
        LedgerError: the ledger could not be read.
        KeyError: there is no rule of a name.
    """
    linked = linked_incidents(store, question)
    wide = replace(question, place=None, earliest=None, latest=None, actor=None)
    if question != question.unfiltered():
        wide = replace(wide, documents=frozenset(mention.document for one in linked for mention in one.mentions))
    rows = {row.id: row for row in figures(store, wide)}
    told = {row.id: row for row in incidents(store, replace(wide, source=None))}
    statements, _ = statements_of(rows.values(), told)
    by_subject: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_subject[statement.subject].append(statement)
    counted = []
    for incident in linked:
        members = [told[mention.record] for mention in incident.mentions if mention.record in told]
        if incident.status != IncidentStatus.HAPPENED.value or not members:
            continue
        found = [replace(s, subject=incident.id) for m in members for s in by_subject.get(m.id, ())]
        case = _case(incident, members, found, rows)
        counted.append(_counted(incident, members, count_by(rules, case), rows))
    answers: dict[str, list[Counted]] = {rule: [] for rule in rules}
    for one in counted:
        for answer in one.answers:
            answers[answer.rule].append(answer.counted)
    totals = tuple(total(rule, given) for rule, given in answers.items())
    return RuleTally(tuple(counted), totals, sum(s.tally and s.measure is Measure.KILLED for s in statements))


def _case(
    incident: LinkedIncident,
    members: Sequence[IncidentRow],
    found: Sequence[Statement],
    rows: Mapping[str, FigureRow],
) -> Case:
    names = source_names(incident.sources)
    found = [replace(one, source=names.get(rows[one.id].source.id, one.source)) for one in found]
    kinds = {one.source: rows[one.id].source.kind for one in reversed(found)}
    answer = reconcile(found, Query(Measure.KILLED, subjects=frozenset({incident.id})))
    accounts = []
    for source, bound in answer.by_source:
        ids = tuple(dict.fromkeys((*bound.low_from, *bound.high_from)))
        vague = any(rows[i].qualifier == Qualifier.VAGUE for i in bound.low_from)
        if bound.low or bound.high is not None:
            accounts.append(Account(source, _kind(kinds[source]), bound.low, bound.high, vague, ids))
    return Case(
        incident.id,
        tuple(accounts),
        _responsibility([party for member in members for party in member.perpetrators]),
        _civilian(members, [rows[i] for account in accounts for i in account.ids]),
        IncidentType(incident.type) in _OPEN_WAR,
        tuple(one.id for one in found if one.measure is Measure.KILLED and one.low is None and one.high is None),
    )


def _kind(word: str) -> SourceKind:
    """The kind of a source; a document's own voice is that of a medium."""
    kind = SourceKind(word)
    return SourceKind.MEDIA if kind is SourceKind.AUTHOR else kind


def _responsibility(parties: Iterable[PerpetratorRow]) -> Responsibility:
    """Who is held responsible; a state and its forces are one party, possible and denied ones none."""
    held = [party for party in parties if PerpetratorConfidence(party.confidence) in _HELD]
    if any(party.confidence == PerpetratorConfidence.CLAIMED_OR_ADMITTED for party in held):
        return Responsibility.ACCEPTED
    sides = {(party.registry_id or " ".join(folded(party.name))).partition("/")[0] for party in held}
    if not sides:
        return Responsibility.NOT_KNOWN
    return Responsibility.ONE_PARTY if len(sides) == 1 else Responsibility.CONTESTED


def _civilian(members: Iterable[IncidentRow], counted: Iterable[FigureRow]) -> bool | None:
    """Whether the dead are civilians: by the classes that are counted, else by what was aimed at; None if not said."""
    classes = {who for row in counted for who in row.who} - {VictimClass.PEOPLE.value}
    if classes == {VictimClass.COMBATANTS.value}:
        return False
    if classes:
        return True
    aimed_at = {target for member in members for target in member.targets}
    if aimed_at == {Target.COMBATANTS.value}:
        return False
    return True if Target.CIVILIANS.value in aimed_at else None


def _counted(
    incident: LinkedIncident,
    members: Sequence[IncidentRow],
    answers: Mapping[str, Counted],
    rows: Mapping[str, FigureRow],
) -> CountedIncident:
    places = [place for member in members for place in member.places]
    kinds = [PlaceKind(place.kind) for place in places if place.kind]
    finest = min(kinds, key=_PLACES.index, default=None)
    named = next((p for p in places if finest is not None and p.kind == finest.value), places[0] if places else None)
    dated = min((DatePrecision(member.date_precision) for member in members), key=_DATES.index)
    countries = Counter(place.country for place in places if place.country)
    used = dict.fromkeys(i for answer in answers.values() for i in answer.ids)
    return CountedIncident(
        id=incident.id,
        type=incident.type,
        earliest=incident.earliest,
        latest=incident.latest,
        place=named.name if named else None,
        country=countries.most_common(1)[0][0] if countries else None,
        codes=Codes(
            ucdp_date_precision(dated),
            ucdp_where_precision(finest),
            acled_time_precision(dated),
            acled_geo_precision(finest),
        ),
        answers=tuple(RuleAnswer(rule, answer) for rule, answer in answers.items()),
        quotes=tuple((i, rows[i].quote) for i in used),
    )
