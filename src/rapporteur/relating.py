"""Link what was read: each reading that linking has not seen yet is compared with what the ledger holds already."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from rapporteur.ledger.appending import Subject, insert_judgements, new_entry
from rapporteur.ledger.linking import (
    SAME_INCIDENT,
    RecordKey,
    WordCounts,
    insert_linked,
    insert_word_counts,
    judged_of,
    linked_count,
    sharing,
    unlinked,
    word_counts,
)
from rapporteur.ledger.opening import LedgerStore
from rapporteur.ledger.rebuilding import KeptReading, kept_readings
from rapporteur.linking.accounts import Account
from rapporteur.linking.blocking import MOST_SHARING, keys_of
from rapporteur.linking.clusters import Tie, clustered
from rapporteur.linking.comparing import Vocabularies, told_apart
from rapporteur.linking.deciding import Decision, decide
from rapporteur.linking.telling import accounts_of
from rapporteur.linking.weights import shipped, shipped_words
from rapporteur.linking.wording import Vocabulary
from rapporteur.model.judgements import AuthorKind, Judgement, Verdict
from rapporteur.model.references import RecordId
from rapporteur.version import VERSION

LINKER = "linking:1"
AUTHOR = f"rapporteur {VERSION} {LINKER}"
_BATCH = 25  # readings that are linked in one transaction
_MOST_CANDIDATES = 60
_MOST_REMEMBERED = 4000
_MOST_COUNTED = 2000  # documents whose words are counted
_FEWEST_COUNTED = 20


@dataclass
class Linked:
    """What linking did: documents seen, accounts in them, and decisions by verdict."""

    documents: int = 0
    accounts: int = 0
    joined: int = 0
    undecided: int = 0
    kept_apart: int = 0


def link_new(store: LedgerStore, progress: Callable[[int], None] | None = None) -> Linked:
    """Link every reading that was not linked yet, in order of publication; the rest stays as it is.

    Each decision becomes a judgement with its score and reasons. Can be stopped at any time: what was linked is kept.
    Several programs may link one ledger at once: each reading is linked by the first that comes to it.

    Args:
        store: a ledger opened for writing.
        progress: told after each batch how many documents are done.

    Raises:
        LedgerError: the ledger could not be read or written.
    """
    with store.reading() as connection:
        waiting = unlinked(connection, LINKER)
    if not waiting:
        return Linked()
    desk = _Desk(_vocabularies(store, waiting))
    for start in range(0, len(waiting), _BATCH):
        with store.writing() as connection:
            if numbers := unlinked(connection, LINKER, waiting[start : start + _BATCH]):
                desk.link(connection, numbers)
        if progress:
            progress(desk.done.documents)
    return desk.done


def _vocabularies(store: LedgerStore, waiting: Sequence[int]) -> Vocabularies:
    """How rare words are: what comes with the package, and what the ledger holds, counted anew when it has doubled."""
    with store.reading() as connection:
        held = word_counts(connection)
        documents = linked_count(connection, LINKER) + len(waiting)
        due = documents >= _FEWEST_COUNTED and (held is None or documents >= 2 * held.documents <= _MOST_COUNTED)
        counted = _count_words(connection, waiting[-_MOST_COUNTED:]) if due else None
    if counted is not None:
        with store.writing() as connection:
            newest = word_counts(connection)
            if newest == held:
                insert_word_counts(connection, counted, new_entry(connection))
                newest = counted
        held = newest
    general = shipped_words()
    if held is None:
        return general
    return Vocabularies(
        general.words.with_more(Vocabulary(held.documents, held.words)),
        general.names.with_more(Vocabulary(held.documents, held.names)),
    )


def _count_words(connection: Connection, numbers: Sequence[int]) -> WordCounts:
    words, names = [], []
    for start in range(0, len(numbers), 100):
        for kept in kept_readings(connection, numbers[start : start + 100]).values():
            accounts = accounts_of(kept.document, kept.reading)
            if accounts:
                words.append(accounts[0].telling.words)
                names.append(accounts[0].telling.names)
    return WordCounts(len(words), Vocabulary.of(words).counts, Vocabulary.of(names, least=2).counts)


@dataclass
class _Desk:
    """Links reading after reading; remembers accounts that it has rebuilt."""

    known: Vocabularies
    done: Linked = field(default_factory=Linked)
    _remembered: dict[int, tuple[KeptReading, tuple[Account, ...]]] = field(default_factory=dict)

    def link(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Link some readings within one transaction."""
        entry = new_entry(connection)
        told = self._accounts(connection, numbers)
        for number in numbers:
            if number not in told:
                continue
            kept, accounts = told[number]
            happened = [account for account in accounts if account.happened]
            keys = {account.incidents[0]: keys_of(account) for account in happened}
            judged = [_own(kept, account) for account in accounts if len(account.incidents) > 1]
            taken: dict[RecordKey, Account] = {}
            for account in happened:
                judged += self._decided(connection, kept, account, keys[account.incidents[0]], taken)
            insert_judgements(connection, judged, entry)
            insert_linked(connection, number, LINKER, keys, entry)
            self.done.documents += 1
            self.done.accounts += len(accounts)

    def _accounts(
        self, connection: Connection, numbers: Iterable[int]
    ) -> Mapping[int, tuple[KeptReading, tuple[Account, ...]]]:
        missing = [number for number in dict.fromkeys(numbers) if number not in self._remembered]
        if len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.clear()
            missing = list(dict.fromkeys(numbers))
        for number, kept in kept_readings(connection, missing).items():
            accounts = accounts_of(kept.document, kept.reading)
            lean = replace(kept.reading, times=(), actors=(), attributions=(), relations=())
            self._remembered[number] = (replace(kept, reading=lean), accounts)
        return self._remembered

    def _decided(
        self,
        connection: Connection,
        kept: KeptReading,
        account: Account,
        keys: Sequence[str],
        taken: dict[RecordKey, Account],
    ) -> list[tuple[Judgement, Sequence[Subject]]]:
        """The judgements on one account; `taken` grows by the incident that it is of."""
        shared = sharing(connection, keys, MOST_SHARING)
        candidates = [key for key, _ in shared.most_common(_MOST_CANDIDATES) if key[0] != kept.number]
        told = self._accounts(connection, {number for number, _ in candidates})
        leader = _leaders(connection, candidates)
        incidents: dict[RecordKey, list[Account]] = {}
        by_account: dict[tuple[str, str], RecordKey] = {}
        for key in candidates:
            other, accounts = told.get(key[0], (None, ()))
            found = next((one for one in accounts if one.incidents[0] == key[1]), None)
            if other is None or found is None or other.document == kept.document:
                continue
            incidents.setdefault(leader[key], []).append(found)
            by_account[found.key] = key
        numbered: Mapping[tuple[str, str], Sequence[Account]] = {
            (f"{number}", record): accounts for (number, record), accounts in incidents.items()
        }
        forbidden = {
            (f"{number}", record): f"{kept.document} tells of it in {earlier.incidents[0]}, {why}"
            for (number, record), earlier in taken.items()
            if (why := told_apart(account, earlier))
        }
        decisions = decide(account, numbered, self.known, shipped()[SAME_INCIDENT], forbidden)
        result = []
        for decision in decisions:
            key = by_account[decision.other]
            other = told[key[0]][0]
            result.append(_judgement(kept, account, other, decision, key))
            if decision.verdict is Verdict.POSITIVE:
                taken.setdefault(leader[key], account)
                self.done.joined += 1
            elif decision.verdict is Verdict.UNSURE:
                self.done.undecided += 1
            else:
                self.done.kept_apart += 1
        return result


def _leaders(connection: Connection, candidates: Sequence[RecordKey]) -> Mapping[RecordKey, RecordKey]:
    """The leading record of the incident that each candidate is of, as the standing judgements have it."""
    judged = judged_of(connection, candidates)
    ties = [Tie(one.subjects, Verdict(one.verdict), one.person, one.order) for one in judged]
    return clustered(sorted({*candidates, *(key for tie in ties for key in tie.records)}), ties)


def _own(kept: KeptReading, account: Account) -> tuple[Judgement, Sequence[Subject]]:
    """The judgement that joins what one document tells in several places."""
    about = tuple(str(RecordId(kept.document, one, kept.version)) for one in account.incidents)
    reason = "; ".join(account.cues)
    judgement = Judgement(SAME_INCIDENT, about, Verdict.POSITIVE, AUTHOR, AuthorKind.MACHINE, reason)
    return judgement, [(kept.number, one) for one in account.incidents]


def _judgement(
    kept: KeptReading, account: Account, other: KeptReading, decision: Decision, key: RecordKey
) -> tuple[Judgement, Sequence[Subject]]:
    mine, theirs = account.incidents[0], key[1]
    about = (str(RecordId(kept.document, mine, kept.version)), str(RecordId(other.document, theirs, other.version)))
    judgement = Judgement(SAME_INCIDENT, about, decision.verdict, AUTHOR, AuthorKind.MACHINE, decision.reason)
    return judgement, [(kept.number, mine), key]
