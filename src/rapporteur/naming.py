"""Ask persons about names: where the registry can tell neither yes nor no, its candidates become open questions."""

from collections.abc import Iterable, Iterator, Sequence

from rapporteur.ledger.appending import Subject, insert_judgements, new_entry
from rapporteur.ledger.linking import insert_linked, names_asked, unlinked
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.rebuilding import KeptReading, kept_readings
from rapporteur.model.actors import Actor
from rapporteur.model.judgements import SAME_ACTOR, AuthorKind, Judgement, Verdict
from rapporteur.model.names import fold_name
from rapporteur.model.reading import Reading
from rapporteur.model.references import RecordId, registry_reference
from rapporteur.model.registry import ActorRegistry, RegistryEntry
from rapporteur.model.vocabularies import PlaceSense
from rapporteur.registry.loading import default_registry
from rapporteur.version import VERSION

MATCHER = "names:1"
AUTHOR = f"rapporteur {VERSION} {MATCHER}"
_BATCH = 25  # readings that are looked at in one transaction


def match_new(store: LedgerStore, registry: ActorRegistry | None = None) -> int:
    """Ask about the names of every reading that was not looked at yet; the rest stays as it is.

    A name of which the registry has candidates, but cannot take one, becomes an undecided `same_actor` judgement for
    each of them, with the reason. One name is asked about once, however many documents have it. Protected persons are
    not looked up: a namesake in a registry would expose them. Can be stopped at any time, and run
    by several programs at once.

    Args:
        store: a ledger opened for writing.
        registry: where names are looked up; None: in the one that comes with the package.

    Returns:
        How many questions were entered.

    Raises:
        LedgerError: the ledger could not be read or written.
    """
    with store.reading() as connection:
        waiting = unlinked(connection, MATCHER)
    registry = registry or default_registry()
    asked = 0
    for start in range(0, len(waiting), _BATCH):
        with store.writing() as connection:
            numbers = unlinked(
                connection, MATCHER, waiting[start : start + _BATCH]
            )  # another program may have come first
            if not numbers:
                continue
            known = names_asked(connection)
            entry = new_entry(connection)
            kept = kept_readings(connection, numbers)
            questions = [
                one for number in numbers if number in kept for one in _questions(kept[number], registry, known)
            ]
            insert_judgements(connection, questions, entry)
            for number in numbers:
                insert_linked(connection, number, MATCHER, {}, entry)
        asked += len(questions)
    return asked


def _questions(
    kept: KeptReading, registry: ActorRegistry, known: set[tuple[str, str]]
) -> Iterator[tuple[Judgement, Sequence[Subject]]]:
    """The questions on one reading; `known` grows by the names and entries that they pair."""
    countries = frozenset(_countries(kept.reading))
    for actor in kept.reading.actors:
        if actor.protected or actor.registry_id is not None or actor.name == actor.name.lower():
            continue
        found = registry.resolve(
            actor.name, kind=actor.kind, countries=countries, day=kept.reading.document.published_day
        )
        for candidate in found.candidates if found.entry is None else ():
            pair = fold_name(actor.name), registry_reference(candidate.id)
            if pair not in known:
                known.add(pair)
                yield _question(kept, actor, candidate, found.reason)


def _countries(reading: Reading) -> Iterable[str]:
    return (place.country for place in reading.places if place.country and place.sense is PlaceSense.LOCATION)


def _question(
    kept: KeptReading, actor: Actor, candidate: RegistryEntry, reason: str
) -> tuple[Judgement, Sequence[Subject]]:
    entry = registry_reference(candidate.id)
    about = (str(RecordId(kept.document, actor.id, kept.version)), entry)
    words = f"is it {candidate.name}, {candidate.kind.value.replace('_', ' ')}? {reason}"
    judgement = Judgement(SAME_ACTOR, about, Verdict.UNSURE, AUTHOR, AuthorKind.MACHINE, words)
    return judgement, [(kept.number, actor.id), (None, entry)]
