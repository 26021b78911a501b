"""Check every document of the annotated corpus and print what is wrong and how much there is.

python -m training.check_corpus [training/corpus]
"""

import argparse
from collections import Counter
from pathlib import Path

from pydantic import ValidationError

from rapporteur.extraction.layout import lay_out
from training.markup import AnnotatedDocument, MarkupError, load
from training.splits import part_of

_SHINGLE = 5


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}


def near_duplicates(documents: list[AnnotatedDocument], share: float = 0.1) -> list[tuple[str, str]]:
    """Pairs of documents of different episodes that share more than `share` of their runs of five words."""
    holders: dict[tuple[str, ...], list[int]] = {}
    shingles = [_shingles(d.text) for d in documents]
    for index, found in enumerate(shingles):
        for shingle in found:
            holders.setdefault(shingle, []).append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for holding in holders.values():
        shared.update((a, b) for a in holding for b in holding if a < b)
    return [
        (documents[a].reading.document.id, documents[b].reading.document.id)
        for (a, b), count in shared.items()
        if documents[a].episode != documents[b].episode and count > share * min(len(shingles[a]), len(shingles[b]))
    ]


def check(corpus: Path) -> list[str]:
    """What is wrong with the corpus, one line each; prints its size by part and kind of record."""
    problems: list[str] = []
    documents = []
    for path in sorted(corpus.rglob("*.txt")):
        try:
            documents.append(load(path))
        except (MarkupError, ValidationError) as error:
            problems.append(f"{path}: {error}")
    names = Counter(d.reading.document.id for d in documents)
    problems += [f"two documents are called {name}" for name, count in names.items() if count > 1]
    problems += [f"{a} and {b} are near-duplicates" for a, b in near_duplicates(documents)]
    sizes: Counter[str] = Counter()
    for document in documents:
        sizes["documents"] += 1
        sizes[f"documents in {part_of(document.episode)}"] += 1
        sizes["sentences"] += len(lay_out(document.text).sentences)
        for kind in ("times", "places", "actors", "attributions", "incidents", "figures", "victims", "objects"):
            sizes[kind] += len(getattr(document.reading, kind))
        sizes["verification"] += len(document.reading.verification)
        sizes["relations"] += len(document.reading.relations)
    sizes["theatres"] = len({d.theatre for d in documents})
    sizes["episodes"] = len({d.episode for d in documents})
    for kind, count in sizes.items():
        print(f"{count:7} {kind}")
    return problems


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=Path(__file__).parent / "corpus")
    found = check(parser.parse_args().corpus)
    print(*found, sep="\n")
    raise SystemExit(bool(found))
