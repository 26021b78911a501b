"""The reader beside the spaCy pipeline of `spacy_pipeline`, on the part test of our corpus, for the same labels.

python -m benchmarks.beside_spacy FOLDER/predicted.json

Attributions: a source, cue or content counts when it covers exactly the words of the annotation. Figures count when
they overlap an annotated one of the same measure: the spaCy pipeline finds no values, victims, sources or incidents.
"""

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.spacy_pipeline import LAYERS, Marks, documents, marks
from rapporteur.evaluation.matching import likeness, match
from rapporteur.evaluation.material import Given
from rapporteur.evaluation.report import Counts
from rapporteur.evaluation.running import read_given
from rapporteur.gazetteer.store import open_default
from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span
from training.markup import AnnotatedDocument

RESULT = Path(__file__).parent / "results" / "beside_spacy.json"
ROLES = ("source", "cue", "content")


def scores(found: Iterable[tuple[Marks, Marks]]) -> dict[str, Any]:
    """F1 by role and of figures, over pairs of annotated and found marks."""
    totals = dict.fromkeys((*ROLES, "figures"), Counts())
    for gold, marked in found:
        for role in ROLES:
            a, b = ({one for one in layer["attributions"] if one[2] == role} for layer in (gold, marked))
            totals[role] += Counts(len(a & b), len(b - a), len(a - b))
        totals["figures"] += _figures(gold["figures"], marked["figures"])
    return {name: round(counts.f1 or 0.0, 3) for name, counts in totals.items()}


def _figures(gold: list[tuple[int, int, str]], found: list[tuple[int, int, str]]) -> Counts:
    def quality(g: int, p: int) -> float | None:
        alike = likeness(Span(*gold[g][:2]), Span(*found[p][:2]))
        return alike if alike and gold[g][2] == found[p][2] else None

    return match(len(gold), len(found), quality).counts


def _read(annotated: list[AnnotatedDocument]) -> tuple[list[Marks], int]:
    """What the reader marks in each document, and its words a processor second."""
    gazetteer = open_default()
    given = [_given(document) for document in annotated]
    list(read_given(given[:1], gazetteer))
    began = time.process_time()
    readings = list(read_given(given, gazetteer))
    seconds = time.process_time() - began
    found: list[Marks] = [
        _marks_of(reading) if isinstance(reading, Reading) else {layer: [] for layer in LAYERS} for reading in readings
    ]
    return found, round(sum(len(document.text.split()) for document in annotated) / seconds)


def _given(document: AnnotatedDocument) -> Given:
    received = document.reading.document
    published = received.published_day.isoformat() if received.published_day else None
    return Given(received.id, document.text, published, publisher=received.publisher)


def _marks_of(reading: Reading) -> Marks:
    return marks(AnnotatedDocument(reading, "", "", ""))


def main(path: Path) -> None:
    """Score both and keep the result."""
    predicted = json.loads(path.read_text(encoding="utf-8"))
    annotated = list(documents("test"))
    gold = [marks(document) for document in annotated]
    theirs = [
        {layer: [(start, end, label) for start, end, label in spans] for layer, spans in found.items()}
        for found in (predicted["found"][document.reading.document.id] for document in annotated)
    ]
    ours, speed = _read(annotated)
    result = {
        "documents": len(annotated),
        "reader": {"f1": scores(zip(gold, ours, strict=True)), "words_per_processor_second": speed},
        "spacy": {
            "f1": scores(zip(gold, theirs, strict=True)),
            "words_per_processor_second": predicted["words_per_processor_second"],
            "mebibytes_on_disk": predicted["mebibytes_on_disk"],
            "version": predicted["spacy"],
        },
    }
    text = json.dumps(result, indent=1)
    RESULT.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
