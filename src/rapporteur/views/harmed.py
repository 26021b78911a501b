"""People told one by one: how many each account lists, and whom several accounts of one incident name together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapporteur.ledger import schema
from rapporteur.ledger.linking import RecordKey
from rapporteur.linking.victims import NamedVictim, persons_of
from rapporteur.model.references import RecordId
from rapporteur.model.vocabularies import Measure, VictimEffect
from rapporteur.registry.matching import compare_names
from rapporteur.views.asking import Asking
from rapporteur.views.questions import folded

_EFFECTS = {VictimEffect.KILLED: Measure.KILLED, VictimEffect.INJURED: Measure.INJURED}
_Harm = tuple[RecordKey, Measure]


@dataclass(frozen=True, slots=True)
class Harmed:
    """The killed and injured people that readings tell one by one, by the incident of their reading and measure."""

    one_by_one: Mapping[_Harm, Sequence[str]]
    named: Mapping[_Harm, Sequence[NamedVictim]]

    def listed(self, account: RecordKey, measure: Measure) -> tuple[str, ...]:
        """The record ids of those whom one account lists.

        Each name counts once; people who are only described ("a man", "the victim") may be one and the same, and make
        one where nobody else is listed.
        """
        return tuple(self.one_by_one.get((account, measure), ()))

    def named_in(self, accounts: Iterable[RecordKey], measure: Measure) -> tuple[str, ...]:
        """The record ids of the persons whom several accounts of one incident name, each person once."""
        victims = [victim for account in accounts for victim in self.named.get((account, measure), ())]
        if not victims:
            return ()
        return tuple(person.victims[0].id for person in persons_of(victims, name_likeness))


def harmed_people(asked: Asking) -> Harmed:
    """All killed and injured people that the readings that count tell one by one."""
    table = schema.victims
    query = (
        asked.of_documents(*(table.c[name] for name in ("id", "name", "age", "effect", "incident")))
        .join(table, table.c.reading == asked.counting.c.reading)
        .where(table.c.incident.is_not(None), table.c.effect.in_([*_EFFECTS]))
        .order_by(table.c.position)
    )
    listed: defaultdict[_Harm, dict[str, str]] = defaultdict(dict)
    named: defaultdict[_Harm, list[NamedVictim]] = defaultdict(list)
    for row in asked.connection.execute(query).mappings():
        harm = (row["reading"], row["incident"]), _EFFECTS[VictimEffect(row["effect"])]
        identifier = str(RecordId(row["document_id"], row["id"]))
        last = " ".join(folded(row["name"] or "")[-1:])  # the last name alone: later mentions drop the first
        listed[harm].setdefault(last, identifier)
        if last:
            named[harm].append(NamedVictim(identifier, row["document_id"], row["name"], row["age"]))
    people = {harm: tuple(i for name, i in own.items() if name or len(own) == 1) for harm, own in listed.items()}
    return Harmed(people, named)


def name_likeness(one: str, other: str) -> float:
    """How alike two names of people are, 0 to 1."""
    return compare_names(one, other, person=True).score
