"""The dossier of one linked incident: each account of it with what is denied and checked, who is blamed by whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapporteur.counting.cases import Counted
from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.incidents import Incident
from rapporteur.model.reading import Reading
from rapporteur.model.references import RecordId
from rapporteur.model.vocabularies import Measure, PerpetratorConfidence
from rapporteur.reconciliation.linked import LinkedToll
from rapporteur.views.asking import asking
from rapporteur.views.clusters import LinkedIncident, linked_incidents
from rapporteur.views.counting import count_by_rules
from rapporteur.views.dossier import (
    DENYING,
    Dossier,
    ReportedCheck,
    ReportedClaim,
    ReportedFigure,
    ReportedIncident,
    dossier,
)
from rapporteur.views.following import documents_of, follow
from rapporteur.views.incidents import PerpetratorRow
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.readings import shown_readings
from rapporteur.views.roots import source_names

_CONFIDENCE = tuple(PerpetratorConfidence)


@dataclass(frozen=True, slots=True)
class Blame:
    """A party that one document ties to the incident; `claim` is whose word that is, None: the document's own."""

    party: PerpetratorRow
    claim: ReportedClaim | None
    account: ReportedIncident


@dataclass(frozen=True, slots=True)
class AccountParts:
    """What one document says of the incident: claimed, denied or doubted, and how any of it was checked."""

    told: ReportedIncident
    claims: tuple[ReportedClaim, ...]
    denials: tuple[ReportedClaim, ...]
    checks: tuple[ReportedCheck, ...]


@dataclass(frozen=True, slots=True)
class RootFigure:
    """A figure and the name of the independent source that it goes back to."""

    source: str
    figure: ReportedFigure


@dataclass(frozen=True, slots=True)
class CountsOf:
    """All figures of one measure and unit, source by source; `toll` is what they allow together, None: not reconciled.

    Only people killed and injured are reconciled for one incident.
    """

    measure: str
    unit: str
    figures: tuple[RootFigure, ...]
    toll: LinkedToll | None


@dataclass(frozen=True, slots=True)
class IncidentDossier:
    """All that is said of one linked incident; `grade` is None where the rule that grades leaves it out.

    `blamed` goes from the firmest tie to the weakest.
    """

    incident: LinkedIncident
    accounts: tuple[AccountParts, ...]
    blamed: tuple[Blame, ...]
    counts: tuple[CountsOf, ...]
    grade: Counted | None


def incident_dossier(store: LedgerStore, words: str, question: Question = EVERYTHING) -> IncidentDossier:
    """All that the accounts of one linked incident say.

    Args:
        store: an open ledger.
        words: the record id of any account of it.
        question: as of when, and whether to reveal; its other filters do not apply.

    Raises:
        RecordNotFoundError: there is no such incident, or not as of the day asked for.
        LedgerError: the ledger could not be read.
    """
    question = question.unfiltered()
    incident = _linked(store, words, question)
    members = {mention.record for mention in incident.mentions}
    wide = replace(question, documents=frozenset(mention.document for mention in incident.mentions))
    found = dossier(store, wide)
    told = {one.row.id: one for one in found.incidents if one.row.id in members}
    credited = {one.row.id: one for one in found.claims}
    accounts, blamed = [], []
    for shown in shown_readings(store, wide):
        for one in shown.reading.incidents:
            account = told.get(str(RecordId(shown.document, one.id)))
            if account is None:
                continue
            bearing = _bearing(shown.reading, one)
            claims = [credited[name] for i in bearing if (name := str(RecordId(shown.document, i))) in credited]
            accounts.append(_parts(account, claims, found))
            for party, tie in zip(account.row.perpetrators, one.perpetrators, strict=True):
                by = str(RecordId(shown.document, tie.attribution)) if tie.attribution else ""
                blamed.append(Blame(party, credited.get(by), account))
    blamed.sort(key=lambda blame: _CONFIDENCE.index(PerpetratorConfidence(blame.party.confidence)))
    counted = count_by_rules(store, ("airwars",), wide)
    graded = [answer.counted for one in counted.incidents if one.id == incident.id for answer in one.answers]
    return IncidentDossier(
        incident, tuple(accounts), tuple(blamed), tuple(_counts(incident, told.values())), next(iter(graded), None)
    )


def _linked(store: LedgerStore, words: str, question: Question) -> LinkedIncident:
    """The linked incident with this account. It is sought in the documents that decisions tie to it alone."""
    with asking(store, question) as asked:
        subject = follow(asked, words)
        tied = documents_of(asked, subject.tied)
    own = str(replace(subject.id, version=None))
    found = linked_incidents(store, replace(question, documents=frozenset(tied)), frozenset({own}))
    if not found:
        raise RecordNotFoundError(f"the ledger holds no incident {words!r}")
    return found[0]


def _bearing(reading: Reading, incident: Incident) -> list[str]:
    """The attributions that bear on an incident, in the order of the text.

    They tell it, tie a party to it, give a figure of it, or have its words in what they say: a denial names what it
    denies.
    """
    named = set(incident.attributions)
    named |= {tie.attribution for tie in incident.perpetrators if tie.attribution}
    named |= {one.attribution for one in reading.figures if one.incident == incident.id and one.attribution}
    for one in reading.attributions:
        if any(words.start <= m.start and m.end <= words.end for words in one.content for m in incident.mentions):
            named.add(one.id)
    return [one.id for one in reading.attributions if one.id in named]


def _parts(account: ReportedIncident, claims: Iterable[ReportedClaim], found: Dossier) -> AccountParts:
    bearing = tuple(claims)
    own = {account.row.id, *(one.row.id for one in account.figures)}
    return AccountParts(
        account,
        tuple(one for one in bearing if one.row.stance not in DENYING),
        tuple(one for one in bearing if one.row.stance in DENYING),
        tuple(one for one in found.checks if not own.isdisjoint(one.about)),
    )


def _counts(incident: LinkedIncident, accounts: Iterable[ReportedIncident]) -> Iterator[CountsOf]:
    names = source_names(incident.sources)
    tolls = {(Measure.KILLED.value, "people"): incident.killed, (Measure.INJURED.value, "people"): incident.injured}
    groups: dict[tuple[str, str], list[RootFigure]] = {
        key: [] for key, toll in tolls.items() if toll.low is not None or toll.high is not None
    }
    for account in accounts:
        for one in account.figures:
            source = names.get(one.row.source.id) or one.row.source.name or f"unnamed {one.row.source.kind}"
            groups.setdefault((one.row.measure, one.row.unit), []).append(RootFigure(source, one))
    for (measure, unit), figures in groups.items():
        together = tolls.get((measure, unit))
        yield CountsOf(measure, unit, tuple(sorted(figures, key=lambda one: one.source)), together)
