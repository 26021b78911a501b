import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address

import pytest

from rapporteur.documents.addresses import Address
from rapporteur.documents.cleaned import Unreadable
from rapporteur.documents.fetching import MAX_REDIRECTS, Fetcher
from rapporteur.documents.kinds import Kind
from tests.documents.serving import LOOPBACK, Site

PAGE = b"<!doctype html><html><body><p>Four people were killed in Testovo.</p></body></html>"


def refused(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(Unreadable) as caught:
        fetcher.fetch(url)
    return caught.value.issue.code


def test_a_page_comes_with_its_bytes_headers_and_url(site: Site, fetcher: Fetcher) -> None:
    site.page("/news", PAGE, "text/html; charset=utf-8", X_Served_By="desk")
    fetched = fetcher.fetch(site.url("/news#top"))
    assert fetched.data == PAGE
    assert fetched.url == site.url("/news")
    assert fetched.kind is Kind.HTML
    assert ("x-served-by", "desk") in fetched.headers
    assert fetched.content_type == "text/html; charset=utf-8"


def test_the_request_names_the_program_and_the_host_and_carries_nothing_else(site: Site, fetcher: Fetcher) -> None:
    site.redirect("/old", "/new")
    site.page("/new", PAGE)
    fetcher.fetch(site.url("/old"))
    (_, first), (path, second) = site.asked
    assert path == "/new"
    assert first["user-agent"].startswith("rapporteur/")
    assert first["host"] == f"127.0.0.1:{site.port}"
    assert "cookie" not in second
    assert "authorization" not in second


def test_redirects_are_followed_and_recorded(site: Site, fetcher: Fetcher) -> None:
    site.redirect("/a", "/b", 301)
    site.redirect("/b", site.url("/c"), 307)
    site.page("/c", PAGE)
    fetched = fetcher.fetch(site.url("/a"))
    assert fetched.url == site.url("/c")
    assert fetched.redirects == (site.url("/b"), site.url("/c"))


def test_the_last_allowed_redirect_is_followed_and_the_next_is_not(site: Site, fetcher: Fetcher) -> None:
    site.page("/0", PAGE)
    for n in range(1, MAX_REDIRECTS + 2):
        site.redirect(f"/{n}", f"/{n - 1}")
    assert fetcher.fetch(site.url(f"/{MAX_REDIRECTS}")).data == PAGE
    assert refused(fetcher, site.url(f"/{MAX_REDIRECTS + 1}")) == "too_many_redirects"


def test_loopback_is_refused_without_leave(site: Site) -> None:
    site.page("/news", PAGE)
    assert refused(Fetcher(), site.url("/news")) == "refused_address"
    assert site.asked == []


@pytest.mark.parametrize("target", ["http://10.1.2.3/x", "http://169.254.169.254/latest", "http://[::1]/", "http://0/"])
def test_a_redirect_to_a_private_address_is_refused(site: Site, fetcher: Fetcher, target: str) -> None:
    site.redirect("/out", target)
    assert refused(fetcher, site.url("/out")) == "refused_address"


@pytest.mark.parametrize(
    "target", ["file:///etc/hostname", "ftp://127.0.0.1/x", "gopher://x/", "http://a:b@127.0.0.1/"]
)
def test_a_redirect_to_what_is_no_plain_http_url_is_refused(site: Site, fetcher: Fetcher, target: str) -> None:
    site.redirect("/out", target)
    assert refused(fetcher, site.url("/out")) == "bad_url"


@pytest.mark.parametrize(
    "host", ["2130706433", "0177.0.0.1", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "localhost", "0"]
)
def test_no_notation_leads_to_the_machine_itself(site: Site, host: str) -> None:
    site.page("/news", PAGE)
    assert refused(Fetcher(), site.url("/news", host)) in {"refused_address", "unreachable", "bad_url"}
    assert site.asked == []


def test_every_address_of_a_name_must_be_public() -> None:
    def one_public_one_private(host: str, port: int) -> list[Address]:
        return [ip_address("1.1.1.1"), ip_address("192.168.0.9")]

    assert refused(Fetcher(resolve=one_public_one_private), "http://news.example/") == "refused_address"


def test_a_name_is_looked_up_once_so_that_it_cannot_change_its_mind(site: Site) -> None:
    looked_up = []

    def rebinding(host: str, port: int) -> list[Address]:
        looked_up.append(host)
        return [ip_address("127.0.0.1" if len(looked_up) == 1 else "10.0.0.1")]

    site.page("/news", PAGE)
    fetched = Fetcher(allowed=LOOPBACK, resolve=rebinding).fetch(site.url("/news", "news.example"))
    assert fetched.url == site.url("/news", "news.example")
    assert looked_up == ["news.example"]
    assert site.asked[0][1]["host"] == f"news.example:{site.port}"


def test_tls_is_asked_for_under_the_name_and_not_under_the_address() -> None:
    greetings = []

    def greet(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            greetings.append(connection.recv(4096))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=greet, args=(listener,))
        server.start()
        fetcher = Fetcher(allowed=LOOPBACK, resolve=lambda host, port: [ip_address("127.0.0.1")])
        assert refused(fetcher, f"https://news.example:{listener.getsockname()[1]}/") == "unreachable"
        server.join()
    assert b"news.example" in greetings[0]
    assert b"127.0.0.1" not in greetings[0]


def test_a_second_address_is_tried_when_the_first_does_not_answer(site: Site) -> None:
    def two(host: str, port: int) -> list[Address]:
        return [ip_address("127.0.0.2"), ip_address("127.0.0.1")]

    site.page("/news", PAGE)
    assert Fetcher(allowed=LOOPBACK, resolve=two).fetch(site.url("/news", "news.example")).data == PAGE


def test_an_unknown_host_and_a_closed_port_are_unreachable(fetcher: Fetcher) -> None:
    def unknown(host: str, port: int) -> list[Address]:
        raise socket.gaierror(-2, "Name or service not known")

    assert refused(Fetcher(resolve=unknown), "http://news.example/") == "unreachable"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert refused(fetcher, f"http://127.0.0.1:{port}/") == "unreachable"


@pytest.mark.parametrize(
    "url",
    [
        "http://user:secret@127.0.0.1/",
        "http://user@127.0.0.1/",
        "ftp://127.0.0.1/",
        "http://",
        "http://[::1",
        "//x",
        "",
    ],
)
def test_what_is_no_plain_http_url_is_refused(fetcher: Fetcher, url: str) -> None:
    assert refused(fetcher, url) == "bad_url"


def test_a_body_over_the_limit_is_refused_by_its_stated_length_and_without_one(site: Site, fetcher: Fetcher) -> None:
    site.page("/stated", b"x" * 300_000, "text/plain")
    site.page("/unstated", b"x" * 300_000, "text/plain", Content_Length="", Connection="close")

    def chunked(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        for _ in range(300):
            request.wfile.write(b"3e8\r\n" + b"x" * 1000 + b"\r\n")
        request.wfile.write(b"0\r\n\r\n")

    site.answers["/chunked"] = chunked
    assert refused(fetcher, site.url("/stated")) == "too_large"
    assert refused(fetcher, site.url("/chunked")) == "too_large"


def test_a_body_as_large_as_the_limit_is_taken(site: Site, fetcher: Fetcher) -> None:
    site.page("/full", b"x" * 200_000, "text/plain")
    assert len(fetcher.fetch(site.url("/full")).data) == 200_000


def test_a_gzip_bomb_is_refused(site: Site, fetcher: Fetcher) -> None:
    bomb = gzip.compress(b"\x20" * 50_000_000)
    assert len(bomb) < 200_000
    site.page("/bomb", bomb, "text/plain", Content_Encoding="gzip")
    assert refused(fetcher, site.url("/bomb")) == "too_large"


def test_a_coded_body_is_undone(site: Site, fetcher: Fetcher) -> None:
    site.page("/gz", gzip.compress(PAGE), Content_Encoding="gzip")
    site.page("/torn", gzip.compress(PAGE)[:-12], Content_Encoding="gzip")
    site.page("/lie", PAGE, Content_Encoding="gzip")
    site.page("/br", PAGE, Content_Encoding="br")
    assert fetcher.fetch(site.url("/gz")).data == PAGE
    assert refused(fetcher, site.url("/torn")) == "unreachable"
    assert refused(fetcher, site.url("/lie")) == "unreachable"
    assert refused(fetcher, site.url("/br")) == "wrong_content_type"


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_server_that_drips_is_cut_off(site: Site, part: str) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        if part == "body":
            request.send_response(200)
            request.send_header("Content-Type", "text/plain")
            request.end_headers()
        else:
            request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not site.stopping.wait(0.02):
            request.wfile.write(b"x")

    site.answers["/drip"] = drip
    started = time.monotonic()
    assert refused(Fetcher(allowed=LOOPBACK, max_seconds=0.4), site.url("/drip")) == "too_slow"
    assert time.monotonic() - started < 3


def test_a_slow_name_server_counts_against_the_limit() -> None:
    def slow(host: str, port: int) -> list[Address]:
        time.sleep(1)
        return []

    started = time.monotonic()
    assert refused(Fetcher(resolve=slow, max_seconds=0.2), "http://news.example/") == "too_slow"
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("body", "declared"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "image/png"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "text/html"),
        (b"%PDF-1.7 and so on", "text/html"),
        (PAGE, "application/pdf"),
        (PAGE, "application/json"),
        (b"PK\x03\x04 and so on", None),
        (PAGE, "video/mp4"),
    ],
)
def test_content_that_is_not_read_or_not_what_it_claims_is_refused(
    site: Site, fetcher: Fetcher, body: bytes, declared: str | None
) -> None:
    site.page("/x", body, declared)
    assert refused(fetcher, site.url("/x")) == "wrong_content_type"


@pytest.mark.parametrize(
    ("body", "declared", "kind"),
    [
        (PAGE, None, Kind.HTML),
        (PAGE, "application/xhtml+xml", Kind.HTML),
        (b"<p>A fragment.", "text/html", Kind.HTML),
        (b"Plain words.", "text/html", Kind.HTML),
        (b"Plain words.", "text/plain", Kind.TEXT),
        (b"%PDF-1.7 and so on", "application/pdf", Kind.PDF),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "application/rss+xml", Kind.FEED),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "text/html", Kind.FEED),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "text/xml", Kind.FEED),
        (b"From: a@b.example\nTo: c@d.example\nSubject: x\n\nbody", "message/rfc822", Kind.MAIL),
    ],
)
def test_declared_and_sniffed_type_decide_the_kind(
    site: Site, fetcher: Fetcher, body: bytes, declared: str | None, kind: Kind
) -> None:
    site.page("/x", body, declared)
    assert fetcher.fetch(site.url("/x")).kind is kind


def test_an_error_page_is_no_document(site: Site, fetcher: Fetcher) -> None:
    assert refused(fetcher, site.url("/missing")) == "http_error"


def test_a_fetch_works_where_an_event_loop_is_running(site: Site, fetcher: Fetcher) -> None:
    import asyncio

    async def notebook() -> bytes:
        return fetcher.fetch(site.url("/news")).data

    site.page("/news", PAGE)
    assert asyncio.run(notebook()) == PAGE
