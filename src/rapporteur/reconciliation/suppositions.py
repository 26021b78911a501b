"""Suppositions: what is taken for granted beyond the words, so that a bound which needs it can say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapporteur.model.vocabularies import Qualifier
from rapporteur.reconciliation.statements import Statement

# A plural is at least two; "several" and "a few" are read as three by convention. "Dozens" is two dozen by grammar.
_PLURAL = 2
_CONVENTION_ENDS = 10

VAGUE_CONVENTION = "vague words are read by convention: several or a few as at least 3"
VAGUE_PLURAL = "vague words are read as the least that they can mean: several, a few or many as at least 2"
SAME_SCOPE = "{0} is supposed to count the same people as {1}"
TAKEN_AS_EXACT = "{0} is supposed to be exact, though it is given as a minimum"


@dataclass(frozen=True, slots=True)
class Supposing:
    """What to suppose when answering a query; nothing by default.

    Args:
        same_scope: ids of a statement by the id of the one in whose scope, among whose people, it is to count.
        exact: ids of statements given as minima that are to be taken as full counts.
        plain_plurals: read "several" and "a few" as two, the least that a plural can mean, not as three.
    """

    same_scope: tuple[tuple[str, str], ...] = ()
    exact: frozenset[str] = frozenset()
    plain_plurals: bool = False


NOTHING_SUPPOSED = Supposing()


def suppose(
    statements: Sequence[Statement], supposing: Supposing
) -> tuple[tuple[Statement, ...], dict[str, tuple[str, ...]]]:
    """The statements as supposed, and for the id of each that was changed the sentences that say how.

    A supposition on a statement that is not there changes nothing.
    """
    by_id = {one.id: one for one in statements}
    scope_of = dict(supposing.same_scope)
    changed: dict[str, tuple[str, ...]] = {}
    result = []
    for statement in statements:
        one, named = statement, []
        other = by_id.get(scope_of.get(one.id, ""))
        if other is not None:
            one = _in_scope_of(one, other, by_id)
            named.append(SAME_SCOPE.format(one.id, other.id))
        if one.id in supposing.exact and one.low is not None and one.high is None:
            one = replace(one, high=one.low, qualifier=Qualifier.EXACT)
            named.append(TAKEN_AS_EXACT.format(one.id))
        if conventional(one):
            one = replace(one, low=_PLURAL) if supposing.plain_plurals else one
            named.append(VAGUE_PLURAL if supposing.plain_plurals else VAGUE_CONVENTION)
        result.append(one)
        if named:
            changed[one.id] = tuple(named)
    return tuple(result), changed


def conventional(statement: Statement) -> bool:
    """Whether the statement's lower end is a convention ("several" as three) and not what its words must mean."""
    return (
        statement.qualifier is Qualifier.VAGUE
        and statement.low is not None
        and _PLURAL < statement.low < _CONVENTION_ENDS
    )


def _in_scope_of(one: Statement, other: Statement, by_id: Mapping[str, Statement]) -> Statement:
    whole = by_id.get(other.part_of or "", other)
    return replace(
        one,
        subject=whole.subject,
        tally=whole.tally,
        places=whole.places,
        earliest=whole.earliest,
        latest=whole.latest,
    )
