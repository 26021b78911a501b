"""Marked reports of one drone strike, invented, whose toll rises: for tests of links, histories and decisions."""

from dataclasses import replace
from datetime import date

from rapporteur.ledger.appending import append, append_judgement
from rapporteur.ledger.opening import LedgerStore
from rapporteur.model.judgements import SAME_INCIDENT, AuthorKind, Judgement, Verdict
from rapporteur.model.reading import Producer, Reading
from tests.keeping import PRODUCER, dispatch
from training.markup import parse

_RECORDS = """---
t1 DATE days=2024-06-02
p1 town country=NE admin1=Agadez at=17.97,8.93
a1 ngo name="Aïr Health Watch"
q1 ngo asserts actor=a1
i1 drone_strike days=2024-06-02 at=p1 said=q1
f1 killed {count} of=i1 said=q1 at=p1 days=2024-06-02
"""


def strike(count: int, source: str = "Aïr Health Watch") -> str:
    """A report of the strike by which `count` people were killed."""
    text = (
        f"{{f1:{count} people were killed}} when {{i1:a drone struck the cattle market}} of {{p1:Iferouane}} "
        f"{{t1:on 2 June}}, {{q1s:{{a1:{source}}}}} {{q1c:said}}.\n"
    )
    return text + _RECORDS.format(count=count).replace("Aïr Health Watch", source)


WITNESSED = (
    "{i1:The market burned} at noon in {p1:Iferouane}, said {q1s:{a1:Hadiza Souley}, a trader}. "
    "{f1:Ten bodies} lay there.\n---\n"
    "p1 town country=NE admin1=Agadez at=17.97,8.93\n"
    'a1 person protected name="Hadiza Souley"\n'
    "q1 resident asserts actor=a1\n"
    "i1 drone_strike days=2024-06-02 at=p1 said=q1\n"
    "f1 killed 10 of=i1 said=q1\n"
)
DISPLACED = (
    "{f1:Some 300 families left} {p1:Iferouane} within the week, {q1s:{a1:the prefecture}} {q1c:said}.\n---\n"
    "p1 town country=NE admin1=Agadez at=17.97,8.93\n"
    "a1 government name=prefecture\n"
    "q1 official asserts actor=a1\n"
    "f1 displaced 300 unit=families at=p1 said=q1\n"
)


def marked(report: str, name: str) -> Reading:
    """The reading that the marks of a report give."""
    return parse("episode: x\ntheatre: x\nstyle: x\npublisher: x\npublished: 2024-06-03\n\n" + report, name).reading


def put(
    store: LedgerStore,
    name: str,
    report: str,
    published: date,
    producer: Producer = PRODUCER,
    publisher: str = "Meridian Wire",
) -> None:
    """Append a report with the reading that its marks give, as read by `producer`."""
    reading = marked(report, name)
    received = dispatch(name, reading.document.text, published, publisher=publisher)
    append(store, received, replace(reading, producer=producer, document=received.document))


def machine_says(
    store: LedgerStore, verdict: Verdict, *about: str, question: str = SAME_INCIDENT, reason: str = "alike"
) -> str:
    """Append a machine's decision on records."""
    return append_judgement(store, Judgement(question, about, verdict, "linker 1", AuthorKind.MACHINE, reason))
