import io
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapporteur.documents.kinds import Kind
from rapporteur.documents.receiving import _Desk, _Source
from rapporteur.model.documents import ReceivedDocument, Stated
from tests.documents.pdf_making import make_pdf

NOW = datetime(2024, 3, 10, tzinfo=UTC)
SEEDS = {
    Kind.TEXT: b"Six people were killed in Probovo.\n",
    Kind.MARKDOWN: b"---\ntitle: Six dead\ndate: 2024-03-09\n---\n# Probovo\n",
    Kind.HTML: b"<html lang=en><head><meta charset=utf-8><title>Six</title></head>"
    b"<body><p>Six &amp; two &#x41; died.</p></body>",
    Kind.MAIL: b"From: a@b.example\nDate: Sat, 09 Mar 2024 08:30:00 +0000\n"
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nSix\n",
    Kind.JSONL: b'{"id": "a", "text": "Six died.", "toponyms": [[0, 3]]}\n',
    Kind.FEED: b'<?xml version="1.0"?><rss version="2.0"><channel>'
    b"<item><description>Six</description></item></channel></rss>",
    Kind.PDF: make_pdf(["Six people were killed in Probovo."], title="Six"),
}


class _NoWeb:
    def fetch(self, url: str) -> object:
        from rapporteur.documents.cleaned import Unreadable

        raise Unreadable("unreachable", "no web in this test")


def receive_as(kind: Kind, data: bytes) -> None:
    desk = _Desk(Stated(), _NoWeb(), lambda: NOW)  # type: ignore[arg-type]
    for receipt in desk.stream(io.BytesIO(data), _Source("a", "/a", "a"), kind):
        assert receipt.readable or any(issue.severity == "error" for issue in receipt.issues)
        assert all("\n" not in issue.message for issue in receipt.issues)
        if isinstance(receipt, ReceivedDocument):
            receipt.document.text.encode()
            for run in receipt.offsets.runs:
                assert run.end <= len(receipt.document.text)
            if receipt.readable:
                assert receipt.document.text.strip()


@pytest.mark.parametrize("kind", list(Kind))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=400))
def test_no_bytes_are_an_exception(kind: Kind, data: bytes) -> None:
    receive_as(kind, data)


@pytest.mark.parametrize("kind", list(Kind))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_damage_to_a_good_file_is_an_exception(kind: Kind, data: st.DataObject) -> None:
    seed = bytearray(SEEDS[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(seed)))
        end = min(len(seed), start + data.draw(st.integers(0, 8)))
        seed[start:end] = data.draw(st.binary(max_size=8))
    receive_as(kind, bytes(seed))
