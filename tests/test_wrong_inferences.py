"""From an article to its tally: none of the sums, shares and verdicts that a hasty reader would draw can be drawn.

The article is ours; its figures nest and overlap as those of a real one, whose wrong inferences an annotator listed
(tests/reconciliation/test_reconcile_gold.py has those, by number, on the annotator's own figures).
"""

from collections.abc import Iterator
from datetime import date

import pytest

from rapporteur.documents.receiving import receive_text
from rapporteur.ledger.appending import append
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.documents import ReceivedDocument, Stated
from rapporteur.model.places import Gazetteer
from rapporteur.model.vocabularies import VictimClass
from rapporteur.pipeline import read_document
from rapporteur.reconciliation.statements import Bound, Reconciliation
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.views.tally import tally
from tests.databases import Databases

ARTICLE = """\
PORT SUDAN, June 12 (Atbara Courier) - Fighting between Sudan's army and the Rapid Support Forces spread to \
the east of the country in recent weeks.

Army aircraft bombed villages in Kassala state on the night of May 29, residents said. The United Nations \
later confirmed that at least 17 civilians were killed in the bombing, while several others were injured. \
"They attacked our people in Kassala, killing and wounding dozens," RSF spokesman Idris Tabidi said on X. The \
army said that the strikes had targeted RSF positions.

On the night of June 8, shelling was reported in Gedaref state. According to local sources in the district of \
Basunda, at least 26 civilians were killed, many of them children. Multiple sources confirmed that entire \
families were affected, but the exact number of dead could not be independently verified.

Further north, locals in the town of Tokar in Red Sea state said that clashes in recent days caused 11 \
civilian casualties.

The UN now reports at least 180 civilian casualties, including 51 deaths, across Sudan between June 3 and June \
8. The RSF has reported 95 civilian casualties, including 48 women and children, and said that 7,300 people \
have become displaced. A growing number of displaced families are sleeping in the open, and families in some \
villages have begun moving out of fear of further strikes.

A local journalist in Atbara said that civilians in his area had not been directly affected. Casualty figures \
from the strikes of June 5 remain difficult to verify.

In neighbouring Chad, a suicide bombing at a market in the capital N'Djamena killed dozens of shoppers earlier \
in May.
"""
CHILDREN = frozenset({VictimClass.CHILDREN})


@pytest.fixture(scope="module")
def store(databases: Databases, default_gazetteer: Gazetteer) -> Iterator[LedgerStore]:
    received = receive_text(ARTICLE, Stated(id="war", publisher="Atbara Courier", published=date(2024, 6, 12)))
    assert isinstance(received, ReceivedDocument)
    with databases.ledger() as address, open_ledger(address) as opened:
        append(opened, received, read_document(received.document, default_gazetteer))
        yield opened


def answers(
    store: LedgerStore, measure: str, question: Question = EVERYTHING, who: frozenset[VictimClass] = frozenset()
) -> dict[str, Reconciliation]:
    """The answers on one measure of people, by place."""
    lines = tally(store, question, who).lines
    return {line.place: line.answer for line in lines if (line.measure, line.unit) == (measure, "people")}


def joint(answer: Reconciliation) -> Bound:
    assert answer.joint is not None, answer.conflict
    return answer.joint


def test_the_dead_are_those_of_disjoint_days_and_no_more(store: LedgerStore) -> None:
    killed = joint(answers(store, "killed")["Sudan"])
    assert killed.low == 17 + 51, "not 17 + 51 + 26: the province may be inside the country's tally"
    assert killed.high is None, "a minimum is no total"


def test_tallies_of_the_same_people_are_not_added(store: LedgerStore) -> None:
    casualties = joint(answers(store, "casualties")["Sudan"])
    assert 180 <= casualties.low < 180 + 95
    assert casualties.high is None, "95 and 180 are no range, and neither is the other's upper end"


def test_unlike_figures_do_not_contradict(store: LedgerStore) -> None:
    for measure in ("killed", "casualties", "injured"):
        assert all(answer.conflict == () for answer in answers(store, measure).values())


def test_casualties_are_not_deaths(store: LedgerStore) -> None:
    sources = dict(answers(store, "killed")["Sudan"].by_source)
    assert not [name for name in sources if "Rapid Support Forces" in name], "95 and 48 are casualties"
    assert all(bound.low <= 51 for bound in sources.values() if "war#f1" not in bound.low_from)


def test_a_joint_count_gives_no_count_of_children(store: LedgerStore) -> None:
    for measure in ("killed", "casualties"):
        for answer in answers(store, measure, EVERYTHING, CHILDREN).values():
            assert all(bound.low <= 2 for _, bound in answer.by_source), "neither 48, nor half of 26"


def test_another_countrys_dead_are_not_in_the_toll(store: LedgerStore) -> None:
    killed = answers(store, "killed")
    assert joint(killed["Chad"]).low == 24
    assert not set(joint(killed["Sudan"]).low_from) & set(joint(killed["Chad"]).low_from)


def test_families_are_never_people(store: LedgerStore) -> None:
    displaced = [line for line in tally(store).lines if line.measure == "displaced"]
    people = [joint(line.answer).low for line in displaced if line.unit == "people" and line.answer.joint]
    families = [joint(line.answer).low for line in displaced if line.unit == "families" and line.answer.joint]
    assert max(people) == 7_300
    assert max(families) == 2


def test_silence_is_not_zero(store: LedgerStore) -> None:
    fifth = Question(place="Sudan", earliest=date(2024, 6, 5), latest=date(2024, 6, 6))
    for answer in answers(store, "casualties", fifth).values():
        assert all(bound.high is None for _, bound in answer.by_source)
    combatants = answers(store, "killed", EVERYTHING, frozenset({VictimClass.COMBATANTS}))
    assert all(answer.by_source == () for answer in combatants.values())
    # Of Atbara no figure is told; those of the whole country bear on it, and are left out with the reason.
    for answer in answers(store, "casualties", Question(place="Atbara")).values():
        assert (answer.by_source, answer.envelope, answer.joint) == ((), None, None)
        assert answer.left_out


def test_a_tally_that_names_no_perpetrator_is_laid_at_nobodys_door(store: LedgerStore) -> None:
    for measure in ("killed", "casualties", "injured"):
        for answer in answers(store, measure, Question(actor="army")).values():
            assert all(bound.low < 51 for _, bound in answer.by_source)
