"""Clusters: what the standing judgements, taken together, make one incident."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapporteur.model.judgements import Verdict

Record = TypeVar("Record", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tie(Generic[Record]):
    """A decision on some records: POSITIVE ties them together, NEGATIVE sets each pair of them apart.

    `order` rises with the time at which it was recorded; `person` decisions outrank those of machines.
    """

    records: tuple[Record, ...]
    verdict: Verdict
    person: bool
    order: int


def clustered(records: Iterable[Record], ties: Sequence[Tie[Record]]) -> Mapping[Record, Record]:
    """For each record the one that leads its incident: the first of it in the order of `records`.

    Persons' decisions come first, the latest before earlier ones, then those of machines in the order in which they
    were made. A tie that would bring together what a person set apart is passed over; so a person's "not the same"
    parts an incident, and later ties of machines cannot join it again. What machines call unlike parts nothing:
    they were only kept from joining it.
    """
    order = {record: place for place, record in enumerate(dict.fromkeys(records))}
    leader: dict[Record, Record] = {record: record for record in order}
    apart: dict[Record, set[Record]] = {}

    def find(record: Record) -> Record:
        while leader[record] != record:
            leader[record] = leader[leader[record]]
            record = leader[record]
        return record

    def join(a: Record, b: Record) -> None:
        a, b = find(a), find(b)
        if a == b or b in {find(one) for one in apart.get(a, ())}:
            return
        first, second = (a, b) if order[a] <= order[b] else (b, a)
        leader[second] = first
        apart.setdefault(first, set()).update(apart.pop(second, ()))

    ranked = sorted(ties, key=lambda tie: (not tie.person, -tie.order if tie.person else tie.order))
    for tie in ranked:
        known = [record for record in tie.records if record in leader]
        for record in known[1:]:
            if tie.verdict is Verdict.POSITIVE:
                join(known[0], record)
            elif tie.verdict is Verdict.NEGATIVE and tie.person:
                a, b = find(known[0]), find(record)
                if a != b:
                    apart.setdefault(a, set()).add(b)
                    apart.setdefault(b, set()).add(a)
    return {record: find(record) for record in order}
