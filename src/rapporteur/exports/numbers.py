"""The working of a table's numbers: for each event and rule what was entered, why, and the words behind it."""

from dataclasses import dataclass

from rapporteur.counting.cases import Counted
from rapporteur.counting.rules import PUBLISHERS
from rapporteur.exports.events import Event
from rapporteur.exports.tables import Column, CsvFile, table_metadata
from rapporteur.exports.writing import Files
from rapporteur.version import VERSION

# The codebook behind each counting rule, as `rapporteur.counting` follows it.
CODEBOOKS = {
    "acled": "ACLED Codebook (2023), Fatalities",
    "ucdp": "UCDP GED Codebook 25.1, variables low, best, high and section 4.3",
    "airwars": "Airwars, Methodology Note, grading and casualty ranges",
    "ibc": "Iraq Body Count, Methods, section 4",
    "un": "OHCHR, Guidance on Casualty Recording (2019); UNAMA, Protection of Civilians, method",
}
RECONCILED = {
    "name": "reconciliation",
    "publisher": "Rapporteur",
    "source": "figures as constraints: the least and greatest count that the root sources allow",
    "version": VERSION,
}


@dataclass(frozen=True, slots=True)
class Number:
    """What one rule entered for one event; None where it enters none, which is not zero."""

    event: str
    rule: str
    counted: Counted
    quotes: tuple[tuple[str, str], ...]


def _words(row: Number) -> str:
    words = dict(row.quotes)
    return " | ".join(words[i] for i in row.counted.ids if i in words)


COLUMNS: tuple[Column[Number], ...] = (
    Column("event", lambda n: n.event, "Id of the event: that of its row in the table."),
    Column("rule", lambda n: n.rule, "Counting rule that made the number."),
    Column("rule_source", lambda n: CODEBOOKS[n.rule], "Codebook that the rule follows."),
    Column("rule_version", lambda _: VERSION, "Version of rapporteur, which holds the rule."),
    Column("low", lambda n: n.counted.low, "Least count that the rule enters.", "integer"),
    Column("best", lambda n: n.counted.best, "Count that the rule's publisher would add up.", "integer"),
    Column("high", lambda n: n.counted.high, "Greatest count that the rule enters.", "integer"),
    Column("grade", lambda n: n.counted.grade, "The rule's own word for how the count stands."),
    Column("reason", lambda n: n.counted.reason, "What decided."),
    Column("figures", lambda n: " ".join(n.counted.ids), "Record ids of the figures that it rests on."),
    Column("words", _words, "The exact words of these figures, parted by a bar; protected names are masked."),
)


def rule(name: str) -> dict[str, str]:
    """A counting rule as a sidecar names it."""
    return {"name": name, "publisher": PUBLISHERS[name], "source": CODEBOOKS[name], "version": VERSION}


class Working:
    """The file of the working, written beside a table of events; use it in a `with` block."""

    def __init__(self, files: Files, rule_name: str) -> None:
        self._rule = rule_name
        self._path = files.companion(".numbers.csv")
        self._file = CsvFile(self._path, COLUMNS)
        self._metadata = files.companion(".numbers.csv-metadata.json")

    def __enter__(self) -> "Working":
        self._file.__enter__()
        return self

    def write(self, event: Event) -> Counted | None:
        """Write what the rule enters for `event`, and give it back; None where it does not judge it."""
        answer = event.counted.get(self._rule)
        if answer is not None:
            self._file.write(Number(event.id, self._rule, answer, event.quotes))
        return answer

    def __exit__(self, *error: object) -> None:
        self._file.__exit__(*error)
        title = "The working of the numbers: what the rule entered for each event, and why"
        self._metadata.write_text(table_metadata(self._path.name, COLUMNS, title), encoding="utf-8")

    @property
    def rows(self) -> dict[str, int]:
        """How many rows were written, by the name of the file."""
        return {self._path.name: self._file.rows}
