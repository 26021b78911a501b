"""The samples hold what they are there to show, and every one of them is received whole."""

from collections import Counter

from rapporteur.documents.receiving import receive
from rapporteur.model.documents import ReceivedDocument
from rapporteur.samples import sample_folder


def received() -> list[ReceivedDocument]:
    with sample_folder() as folder:
        return [receipt for receipt in receive([str(folder)]) if isinstance(receipt, ReceivedDocument)]


def test_there_are_enough_of_every_kind_and_none_is_refused() -> None:
    with sample_folder() as folder:
        kinds = {path.suffix for path in folder.iterdir()}
    documents = received()
    assert kinds == {".txt", ".md", ".html", ".eml", ".jsonl"}
    assert len(documents) >= 16
    assert all(receipt.readable for receipt in documents)
    assert len({receipt.identity for receipt in documents}) == len(documents)


def test_most_say_who_published_them_and_when_over_several_weeks() -> None:
    documents = [receipt.document for receipt in received()]
    dated = [document.published_day for document in documents if document.published_day]
    assert len(dated) >= len(documents) - 2
    assert (max(dated) - min(dated)).days > 14
    assert len({document.publisher for document in documents}) >= 10


def test_one_copy_stands_in_two_outlets() -> None:
    texts = Counter(receipt.document.sha256 for receipt in received())
    (repeated,) = [digest for digest, count in texts.items() if count > 1]
    outlets = {receipt.document.publisher for receipt in received() if receipt.document.sha256 == repeated}
    assert len(outlets) == 2


def test_what_surrounds_an_article_is_not_read_as_part_of_it() -> None:
    for receipt in received():
        assert "All rights reserved" not in receipt.document.text
        assert "newsletter" not in receipt.document.text.casefold()
