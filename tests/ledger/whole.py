"""A reading with at least one record of every kind, for tests that must touch every table."""

from datetime import date

from rapporteur.model import vocabularies as v
from rapporteur.model.actors import Actor, Relation
from rapporteur.model.attributions import Attribution
from rapporteur.model.documents import Document
from rapporteur.model.incidents import Count, DamagedObject, Figure, Incident, Perpetrator, Verification, Victim
from rapporteur.model.issues import Issue
from rapporteur.model.places import Place, PlaceCandidate
from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span
from rapporteur.model.times import TimeExpression
from tests.keeping import PRODUCER

_DAY, _NEXT = date(2024, 6, 2), date(2024, 6, 3)


def whole_reading(document: Document) -> Reading:
    """A reading of `document` (of 400 code points at least) that uses every table of records."""
    candidate = PlaceCandidate("geonames:1", "Djibo", "BF", "Sahel", 14.1, -1.6, 0.5)
    return Reading(
        PRODUCER,
        document,
        (TimeExpression("t1", 0, 5, v.TimeType.DATE, "2024-06-02", _DAY, _NEXT, v.Anchor.PUBLICATION),),
        (
            Place(
                "p1",
                5,
                10,
                "Djibo",
                v.PlaceKind.TOWN,
                v.PlaceSense.LOCATION,
                "BF",
                "Sahel",
                14.1,
                -1.6,
                None,
                (candidate,),
            ),
        ),
        (Actor("a1", "army", v.ActorKind.MILITARY, None, None, False, (Span(10, 14),)),),
        (
            Attribution(
                "q1",
                (Span(10, 14),),
                (Span(15, 19),),
                (Span(20, 40),),
                "a1",
                v.SourceKind.PARTY,
                v.Stance.DENIES,
                None,
                v.Certainty.CERTAIN,
            ),
        ),
        (
            Incident(
                "i1",
                v.IncidentType.SHELLING,
                v.IncidentStatus.HAPPENED,
                40,
                48,
                (Span(40, 48),),
                _DAY,
                _NEXT,
                v.DatePrecision.DAY,
                ("p1",),
                (Perpetrator("a1", v.PerpetratorConfidence.POSSIBLE, "q1"),),
                (v.Target.MARKET,),
                (v.Weapon.MORTAR,),
                False,
                ("q1",),
            ),
        ),
        (
            Figure(
                "f1",
                50,
                60,
                v.Measure.KILLED,
                4,
                None,
                v.Qualifier.AT_LEAST,
                v.Unit.PEOPLE,
                (v.VictimClass.CIVILIANS,),
                None,
                None,
                "q1",
                "i1",
                "p1",
                _DAY,
                _NEXT,
            ),
        ),
        (
            Victim(
                "v1",
                60,
                70,
                None,
                "the driver",
                41,
                "male",
                "driver",
                (),
                Count(1, 1),
                v.VictimEffect.KILLED,
                "i1",
                "q1",
            ),
        ),
        (
            DamagedObject(
                "o1", 70, 80, "a clinic", v.ObjectKind.MEDICAL, Count(1, 1), v.ObjectEffect.DESTROYED, "i1", "q1"
            ),
        ),
        (Verification(80, 90, v.VerificationStatus.UNVERIFIED, v.VerificationCovers.IMAGES, ("i1",)),),
        (Relation("a1", v.RelationKind.ACCUSES, "a1", None, None, "q1", 90, 99),),
        (Issue("date_conflict", v.Severity.WARNING, "two dates", 0, 5),),
    )
