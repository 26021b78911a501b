"""What reconciliation works on: statements of figures with their scopes, and questions to them."""

from dataclasses import dataclass
from datetime import date

from rapporteur.model.vocabularies import Measure, PlaceKind, Qualifier, Unit, VictimClass


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """A place as far as the hierarchy country > first-level area > place needs it.

    None from left to right means not known: `PlaceKey(None)` is anywhere. `country` is ISO 3166-1 alpha-2. `id` tells
    places below the first level apart; with `kind` and coordinates (WGS84 degrees) it can be shown that two of them
    are different ground.
    """

    country: str | None
    admin1: str | None = None
    id: str | None = None
    kind: PlaceKind | None = None
    latitude: float | None = None
    longitude: float | None = None


ANYWHERE = PlaceKey(None)


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure by one root source, with the widest scope that its words allow.

    Args:
        id: the figure's id in the ledger.
        low, high: inclusive bounds on the count; None is not bounded.
        classes: who is counted, as a union; empty means people in general.
        subject: what the figure is about (one incident, or one tally); figures that share it speak of the same people.
        tally: whether it counts all of a place and period, not one incident.
        places: the count lies somewhere in the union of these; empty means anywhere.
        earliest, latest: half-open interval of local days within which everything counted happened; None is unbounded.
        kind: type of the incident, to tell revisions from other incidents; None for a tally.
        source: key of the root source; equal keys are one voice.
        published: day of publication, None when not known.
        part_of, supersedes: ids of other statements.
        by: who did it, as far as it is said: one or some of these; empty means not said.
    """

    id: str
    measure: Measure
    low: int | None
    high: int | None
    qualifier: Qualifier
    unit: Unit
    classes: frozenset[VictimClass]
    subject: str
    tally: bool
    places: tuple[PlaceKey, ...]
    earliest: date | None
    latest: date | None
    source: str
    published: date | None = None
    kind: str | None = None
    part_of: str | None = None
    supersedes: str | None = None
    by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Query:
    """A question: how many of `who` suffered `measure` in `places` between `earliest` and `latest`.

    Days are local, the interval half-open. No places means anywhere, None ends are open. With `subjects` the question
    is about the people whom those incidents or tallies counted, each of them once however many counted them. With `by`
    only statements that lay what they count at the door of these and of nobody else have a word on it.
    """

    measure: Measure
    who: frozenset[VictimClass] = frozenset()
    unit: Unit = Unit.PEOPLE
    places: tuple[PlaceKey, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    subjects: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A statement that the bound does not rest on, with the reason in one plain sentence."""

    statement: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Bound:
    """The least and the greatest count that the statements allow.

    `high` None: nothing limits it. `low_from` and `high_from` are the statements that the ends rest on: sums are only
    ever made over statements of disjoint scope. `conflict` is an irreducible set of statements that cannot all hold;
    where it is not empty the ends rest on the statements' lower ends alone. `assumptions` are named conventions that
    were needed.
    """

    low: int
    high: int | None
    low_from: tuple[str, ...] = ()
    high_from: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The answer to a query.

    `by_source` is the bound by each root source's word alone. `envelope` spans them: from the least low to the
    greatest high, whichever one source is believed. `joint` holds if every source is right at once, None if they
    cannot all be (`conflict` then says which statements exclude one another). No source, no bound: all are None.
    """

    query: Query
    by_source: tuple[tuple[str, Bound], ...]
    envelope: Bound | None
    joint: Bound | None
    conflict: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
