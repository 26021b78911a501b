import hashlib
import io
import json
import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rapporteur.documents.fetching import Fetcher
from rapporteur.documents.receiving import MAX_DOCUMENT_BYTES, Receipt, receive, receive_text
from rapporteur.model.documents import NotReceived, ReceivedDocument, Stated
from rapporteur.model.offsets import OriginalSpan
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import Severity
from tests.documents.pdf_making import make_pdf
from tests.documents.serving import Site

NOW = datetime(2024, 3, 10, 12, tzinfo=UTC)
TEXT = "Six people were killed in Probovo on Sunday, the mayor of the town said.\r\nNobody has claimed the attack.\r\n"
SPANISH = "Seis personas murieron el domingo en un ataque contra el mercado de la ciudad, según informó la alcaldía."


def received(*inputs: str | Path, stated: Stated | None = None, stdin: bytes = b"") -> list[Receipt]:
    return list(receive(map(str, inputs), stated, stdin=io.BytesIO(stdin), clock=lambda: NOW))


def one(receipts: Iterable[Receipt]) -> ReceivedDocument:
    (only,) = receipts
    assert isinstance(only, ReceivedDocument)
    return only


def codes(receipt: Receipt) -> list[str]:
    return [issue.code for issue in receipt.issues]


def test_a_text_is_the_input_unaltered_with_its_bytes_and_custody(tmp_path: Path) -> None:
    path = tmp_path / "probovo.txt"
    path.write_bytes(TEXT.encode())
    got = one(received(path))
    assert got.document.text == TEXT
    assert got.document.id == "probovo"
    assert got.document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert got.original == TEXT.encode()
    assert got.identity == f"file:{path}#{hashlib.sha256(TEXT.encode()).hexdigest()}"
    custody = got.custody
    assert (custody.origin, custody.retrieved_from, custody.received_at) == (str(path), str(path), NOW)
    assert (custody.sha256, custody.size) == (hashlib.sha256(TEXT.encode()).hexdigest(), len(TEXT))
    assert (custody.declared_type, custody.sniffed_type, custody.encoding) == ("text/plain", "text/plain", "utf-8")
    assert got.readable
    assert got.issues == ()


def test_a_byte_order_mark_is_no_text_but_counts_in_the_original(tmp_path: Path) -> None:
    path = tmp_path / "probovo.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    got = one(received(path))
    assert got.document.text == TEXT
    assert got.original.startswith(b"\xef\xbb\xbf")
    assert got.offsets.original(Span(0, 3)) == (OriginalSpan(1, 4),)


def test_markdown_is_unaltered_and_its_front_matter_speaks(tmp_path: Path) -> None:
    note = f"---\ntitle: 'Six dead'\nauthor: Ana Brod\ndate: 2024-03-09\npublisher: Dolna Post\n---\n# Probovo\n{TEXT}"
    path = tmp_path / "note.md"
    path.write_text(note, newline="")
    document = one(received(path)).document
    assert document.text == note
    assert (document.title, document.authors, document.publisher) == ("Six dead", ("Ana Brod",), "Dolna Post")
    assert document.published == date(2024, 3, 9)
    path.write_text(f"# Six dead in Probovo\n\n{TEXT}")
    assert one(received(path)).document.title == "Six dead in Probovo"


def test_what_the_caller_states_fills_in_and_outranks_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html lang='en'><head><title>Home of the Post</title></head><body><p>{TEXT}</p></body></html>")
    stated = Stated("p-1", "https://post.example/6", "Six dead", "Dolna Post", date(2024, 3, 9), "en")
    got = one(received(page, stated=stated))
    assert got.document.id == "p-1"
    assert got.identity == "id:p-1"
    assert (got.document.title, got.document.publisher) == ("Six dead", "Dolna Post")
    assert (got.document.url, got.document.published) == ("https://post.example/6", date(2024, 3, 9))
    assert one(received(page)).document.title == "Home of the Post"


def test_a_stated_url_is_the_identity_where_no_id_is_given(tmp_path: Path) -> None:
    for name, text in (("a.txt", TEXT), ("b.txt", TEXT + "Corrected.")):
        (tmp_path / name).write_text(text)
    stated = Stated(url="https://post.example/6")
    first, second = (one(received(tmp_path / name, stated=stated)) for name in ("a.txt", "b.txt"))
    assert first.identity == second.identity == "url:https://post.example/6"
    assert first.document.sha256 != second.document.sha256


def test_a_stated_id_is_given_to_one_document_only(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    first, second = received(tmp_path, stated=Stated(id="p-1"))
    assert [first.document.id, second.document.id] == ["p-1", "b"]
    assert codes(second) == ["id_not_used"]


def test_lines_of_jsonl_speak_for_themselves_and_the_caller_fills_in(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    rows = [
        {
            "id": "w1",
            "text": TEXT,
            "publisher": "The Wire",
            "published": "2024-03-08",
            "toponyms": [[26, 33]],
            "desk": 4,
        },
        {"id": "w2", "text": TEXT},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    first, second = received(path, stated=Stated(id="x", publisher="Dolna Post", published=date(2024, 3, 9)))
    assert isinstance(first, ReceivedDocument)
    assert isinstance(second, ReceivedDocument)
    assert first.document.text == TEXT
    assert first.original == json.dumps(rows[0]).encode()
    assert (first.identity, first.custody.part) == ("id:w1", "line 1")
    assert (first.document.publisher, first.document.published) == ("The Wire", date(2024, 3, 8))
    assert (second.document.publisher, second.document.published) == ("Dolna Post", date(2024, 3, 9))
    assert first.toponyms == (Span(26, 33),)
    assert first.metadata == (("desk", "4"),)
    assert first.offsets.original(Span(0, 3)) == (OriginalSpan(0, 3, "text"),)


def test_a_broken_line_is_kept_with_its_number_and_the_run_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    good = json.dumps({"id": "w1", "text": TEXT})
    path.write_text(f'{good}\n{{"id": "w2", "te\n{good.replace("w1", "w3")}\n{{"id": "w4", "text": " "}}\n')
    got = received(path)
    assert [receipt.document.id for receipt in got] == ["w1", "wire#2", "w3", "w4"]
    assert [codes(receipt) for receipt in got] == [[], ["broken_line"], [], ["empty"]]
    assert isinstance(got[1], ReceivedDocument)
    assert got[1].original == b'{"id": "w2", "te'
    assert [receipt.readable for receipt in got] == [True, False, True, False]


def test_half_surrogate_pairs_keep_their_places(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text('{"id": "w\\ud800", "text": "Six \\ud83d people were killed in Probovo.", "title": "\\udc00"}\n')
    got = one(received(path))
    assert got.document.text == "Six \ufffd people were killed in Probovo."
    assert codes(got) == ["surrogates_replaced"]
    assert got.readable


def test_a_directory_gives_its_documents_in_order_and_says_what_it_leaves(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "z.txt").write_text(TEXT)
    (tmp_path / "a.TXT").write_text(TEXT)
    (tmp_path / "c.pdf").write_bytes(make_pdf([TEXT.strip()]))
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    got = received(tmp_path)
    assert [Path(r.origin if isinstance(r, NotReceived) else r.custody.origin).name for r in got] == [
        "a.TXT", "z.txt", "c.pdf", "photo.jpg"
    ]  # fmt: skip
    assert codes(got[3]) == ["unknown_kind"]
    assert got[3].issues[0].severity is Severity.WARNING


def test_links_to_directories_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "far").symlink_to(tmp_path / "far")
    (tmp_path / "in" / "up").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    (tmp_path / "in" / "gone.txt").symlink_to("nowhere")
    got = received(tmp_path / "in")
    assert [codes(receipt) for receipt in got if receipt.readable] == [[]]
    assert sorted(code for receipt in got if not receipt.readable for code in codes(receipt))[0] == "directory_loop"
    assert len(got) == 4


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (f"<!doctype html><html><body><p>{TEXT}</p></body></html>".encode(), " ".join(TEXT.split())),
        (json.dumps({"id": "w1", "text": TEXT}).encode(), TEXT),
        (make_pdf([TEXT.split("\r\n", maxsplit=1)[0]]), TEXT.split("\r\n", maxsplit=1)[0]),
        (f"From: a@b.example\nTo: c@d.example\nSubject: Six dead\nDate: x\n\n{TEXT}".encode(), TEXT),
    ],
)
def test_standard_input_is_taken_for_what_it_looks_like(data: bytes, text: str) -> None:
    got = one(received("-", stdin=data))
    assert got.document.text.split() == text.split()
    assert got.custody.origin == "-"


def test_a_page_is_received_with_headers_and_where_it_was_found(site: Site, fetcher: Fetcher) -> None:
    page = f"<html><head><title>Six dead</title></head><body><p>{TEXT}</p></body></html>".encode("utf-16")
    site.redirect("/old", "/news/six.html")
    site.page("/news/six.html", page, "text/html; charset=utf-16", Last_Modified="Sat, 09 Mar 2024 10:00:00 GMT")
    got = one(receive([site.url("/old")], fetcher=fetcher, clock=lambda: NOW))
    final = site.url("/news/six.html")
    assert got.original == page
    assert (got.document.id, got.document.url, got.identity) == (final, final, f"url:{final}")
    assert (got.custody.origin, got.custody.retrieved_from) == (site.url("/old"), final)
    assert got.custody.redirects == (final,)
    assert ("last-modified", "Sat, 09 Mar 2024 10:00:00 GMT") in got.custody.headers
    assert (got.custody.declared_type, got.custody.sniffed_type) == ("text/html; charset=utf-16", "text/html")


def test_a_url_that_gives_nothing_is_one_line(site: Site, fetcher: Fetcher) -> None:
    (got,) = receive([site.url("/gone")], fetcher=fetcher, clock=lambda: NOW)
    assert isinstance(got, NotReceived)
    assert (got.document.url, got.readable, codes(got)) == (site.url("/gone"), False, ["http_error"])
    (refused,) = receive([site.url("/gone")], clock=lambda: NOW)
    assert codes(refused) == ["refused_address"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.html", b"", "empty"),
        ("a.pdf", b"", "empty"),
        ("a.eml", b"", "empty"),
        ("a.xml", b"", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "not_text"),
        ("a.md", b"PK\x03\x04 a document of an office", "not_text"),
        ("a.pdf", b"Six people were killed.", "broken_pdf"),
        ("a.html", b"<html><body></body></html>", "no_article"),
        ("a.xml", b"<?xml version='1.0'?><x/>", "not_a_feed"),
        ("a.docx", b"PK\x03\x04", "not_text"),
        ("a.txt", SPANISH.encode(), "unread_language"),
    ],
)
def test_bad_input_is_kept_with_one_clear_line(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    got = one(received(path))
    assert codes(got) == [code]
    assert not got.readable
    assert got.original == data
    assert got.issues[0].severity is Severity.ERROR
    assert "\n" not in got.issues[0].message


def test_an_empty_jsonl_file_has_no_documents(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n")
    assert received(tmp_path / "a.jsonl") == []


def test_another_language_keeps_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPANISH)
    got = one(received(tmp_path / "a.txt"))
    assert (got.document.text, got.document.language) == (SPANISH, "es")
    stated = one(received(tmp_path / "a.txt", stated=Stated(language="en")))
    assert stated.readable


def test_a_pdf_with_another_ending_is_read_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(make_pdf([TEXT.split("\r\n", maxsplit=1)[0]]))
    got = one(received(tmp_path / "a.txt"))
    assert codes(got) == ["type_mismatch"]
    assert got.readable
    assert got.document.text == TEXT.split("\r\n", maxsplit=1)[0]


def test_a_date_to_come_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    got = one(received(tmp_path / "a.txt", stated=Stated(published=date(2024, 3, 12))))
    assert codes(got) == ["published_in_future"]
    assert got.readable


def test_files_that_are_not_there_are_one_line_each(tmp_path: Path) -> None:
    got = received(tmp_path / "gone.txt", "with\0nul.txt", "x" * 5000)
    assert [type(receipt) for receipt in got] == [NotReceived] * 3
    assert codes(got[0]) == ["missing_file"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(13, "Permission denied"), "permission_denied"),
        (OSError(5, "Input/output error"), "unreadable_file"),
        (FileNotFoundError(2, "No such file"), "missing_file"),
    ],
)
def test_what_the_system_refuses_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    assert [codes(receipt) for receipt in received(tmp_path)] == [[code]]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert codes(received(tmp_path / "a.txt")[0]) == ["permission_denied"]


def test_what_is_too_large_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_DOCUMENT_BYTES + 1)
    (got,) = received(path)
    assert isinstance(got, NotReceived)
    assert codes(got) == ["too_large"]


def test_names_that_are_no_utf8_can_be_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(TEXT)
    got = one(received(os.fsdecode(path)))
    assert got.document.id == "caf\ufffd"
    json.dumps(got.custody.origin, ensure_ascii=False).encode()


def test_documents_come_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    receipts = receive([str(tmp_path / "a.txt"), str(tmp_path / "later.txt")], clock=lambda: NOW)
    assert next(receipts).document.id == "a"
    (tmp_path / "later.txt").write_text(TEXT)
    assert next(receipts).readable


def test_a_text_in_memory_is_received_like_a_file() -> None:
    got = receive_text(TEXT, Stated(published=date(2024, 3, 9)), clock=lambda: NOW)
    assert isinstance(got, ReceivedDocument)
    assert (got.document.text, got.document.published, got.original) == (TEXT, date(2024, 3, 9), TEXT.encode())
    assert codes(receive_text("")) == ["empty"]


def test_nothing_is_written_to_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, data in (
        ("a.pdf", make_pdf([TEXT])[:300]),
        ("b.html", b"<html><body"),
        ("c.eml", b"x"),
        ("d.xml", b"<a"),
    ):
        (tmp_path / name).write_bytes(data)
    received(tmp_path)
    assert capfd.readouterr() == ("", "")
