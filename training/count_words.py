"""Count in how many reports of the project's own corpus each word occurs; linking weighs words by their rarity.

    python -m training.count_words

Writes the table that comes with the package. Names of invented persons do not occur in three reports of one corpus
often enough to matter, and are left out.
"""

import json
from pathlib import Path

from rapporteur.linking.weights import WORDS_FILE
from rapporteur.linking.wording import Vocabulary, words_of
from training.markup import parse

_CORPUS = Path(__file__).parent / "corpus"


def main() -> None:
    """Count, and write."""
    texts = [
        parse(path.read_text(encoding="utf-8"), path.stem).reading.document.text
        for path in sorted(_CORPUS.rglob("*.txt"))
    ]
    words = Vocabulary.of(words_of(text) for text in texts)
    table = {"documents": words.documents, "words": dict(sorted(words.counts.items())), "names": {}}
    Path(str(WORDS_FILE)).write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
