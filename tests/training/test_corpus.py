"""The annotated corpus is well-formed, varied, and its parts share no episode."""

from pathlib import Path

import pytest

from training.check_corpus import check, near_duplicates
from training.markup import AnnotatedDocument, load
from training.splits import part_of

CORPUS = Path(__file__).parents[2] / "training" / "corpus"


@pytest.fixture(scope="module")
def documents() -> list[AnnotatedDocument]:
    return [load(path) for path in sorted(CORPUS.rglob("*.txt"))]


def test_every_document_is_well_formed() -> None:
    assert check(CORPUS) == []


def test_parts_are_near_the_shares_of_the_guidelines(documents: list[AnnotatedDocument]) -> None:
    parts = [part_of(document.episode) for document in documents]
    assert 0.55 <= parts.count("train") / len(parts) <= 0.8
    assert min(parts.count("development"), parts.count("test")) / len(parts) >= 0.08


def test_two_tellings_from_one_template_would_be_found(documents: list[AnnotatedDocument]) -> None:
    first = documents[0]
    copy = AnnotatedDocument(first.reading, "another episode", first.theatre, first.style)
    assert near_duplicates([first, copy]) != []
