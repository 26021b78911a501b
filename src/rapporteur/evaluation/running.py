"""Run the reader over the documents of a corpus, just as `rapporteur read` runs over a file of documents."""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapporteur.documents.receiving import receive
from rapporteur.evaluation.material import Given
from rapporteur.model.places import Gazetteer
from rapporteur.model.reading import Reading, Unread
from rapporteur.recording import layout_to_read, read_received
from rapporteur.tagging.ahead import TaggingAhead
from rapporteur.tagging.engine import default_tagger


def read_given(documents: Sequence[Given], gazetteer: Gazetteer) -> Iterator[Reading | Unread]:
    """Receive and read each document; what cannot be read comes as `Unread`.

    Args:
        documents: in the order in which they are read.
        gazetteer: where place names are looked up.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "documents.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(document.as_json(), ensure_ascii=False) + "\n" for document in documents)
        ahead = TaggingAhead(default_tagger(), workers=os.cpu_count() or 1)
        for receipt in ahead.over(receive([str(file)]), lambda receipt: layout_to_read(receipt, gazetteer)):
            yield read_received(receipt, gazetteer, tagger=ahead)
