"""Fetch a URL from the public web, within limits, to an address that was checked."""

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

import anyio
import anyio.to_thread
import httpx
from anyio.from_thread import start_blocking_portal

from rapporteur.documents.addresses import Address, Network, Resolver, is_public, resolved
from rapporteur.documents.cleaned import Unreadable
from rapporteur.documents.kinds import Kind, kind_of_media_type, sniffed_kind
from rapporteur.documents.quiet import quiet
from rapporteur.version import VERSION

MAX_BYTES = 25_000_000
MAX_SECONDS = 30.0
MAX_REDIRECTS = 5
USER_AGENT = f"rapporteur/{VERSION} (reads one page on request)"

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAX_ADDRESSES = 4
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, application/xml, text/plain, */*;q=0.1"
# What the bytes may look like for each kind that a server declares: markup and mail are text, feeds pose as anything.
_TEXTUAL = frozenset({Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.MAIL, Kind.FEED, Kind.JSONL})
_COMPATIBLE: Mapping[Kind, frozenset[Kind]] = {
    Kind.TEXT: _TEXTUAL,
    Kind.MARKDOWN: _TEXTUAL,
    Kind.HTML: frozenset({Kind.HTML, Kind.TEXT, Kind.FEED}),
    Kind.FEED: frozenset({Kind.FEED, Kind.HTML}),
    Kind.MAIL: frozenset({Kind.MAIL, Kind.TEXT}),
    Kind.PDF: frozenset({Kind.PDF}),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response: the body as received, its content coding undone, with the URL that gave it and its headers."""

    data: bytes
    kind: Kind
    url: str
    redirects: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]
    content_type: str


class Fetcher:
    """Fetches documents over HTTP and HTTPS, one request at a time, without cookies, credentials or proxies.

    Args:
        allowed: networks that may be reached although they are not public (an archive in one's own house).
        max_bytes: the most bytes of a body, before and after its content coding is undone.
        max_seconds: the most time for all of a fetch, name look-up and redirects included.
        resolve: looks host names up.
    """

    def __init__(
        self,
        *,
        allowed: Collection[Network] = (),
        max_bytes: int = MAX_BYTES,
        max_seconds: float = MAX_SECONDS,
        resolve: Resolver = resolved,
    ) -> None:
        self._allowed = tuple(allowed)
        self._max_bytes = max_bytes
        self._max_seconds = max_seconds
        self._resolve = resolve

    def fetch(self, url: str) -> Fetched:
        """Fetch one document.

        Raises:
            Unreadable: `bad_url`, `refused_address`, `unreachable`, `http_error`, `too_many_redirects`, `too_large`,
                `too_slow`, `wrong_content_type`.
        """
        # An event loop in a thread of its own: one deadline then covers every step, and callers with a loop can call.
        with quiet(), start_blocking_portal() as portal:
            return portal.call(self._fetch_in_time, url)

    async def _fetch_in_time(self, url: str) -> Fetched:
        try:
            with anyio.fail_after(self._max_seconds):
                return await self._follow(url)
        except TimeoutError:
            raise Unreadable("too_slow", f"no complete answer within {self._max_seconds:g} seconds") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise Unreadable("unreachable", f"the server could not be reached ({type(error).__name__})") from error

    async def _follow(self, url: str) -> Fetched:
        passed: list[str] = []
        current = _checked(url)
        for _ in range(MAX_REDIRECTS + 1):
            answer = await self._ask(current, tuple(passed))
            if isinstance(answer, Fetched):
                return answer
            current = answer
            passed.append(str(current))
        raise Unreadable("too_many_redirects", f"more than {MAX_REDIRECTS} redirects")

    async def _ask(self, url: httpx.URL, passed: tuple[str, ...]) -> Fetched | httpx.URL:
        """One request to the checked addresses of the host in turn: the document, or where a redirect leads."""
        addresses = await self._addresses(url)
        for last, address in enumerate(addresses, 1 - len(addresses)):
            try:
                return await self._ask_at(url, address, passed)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if last == 0:
                    raise
        raise Unreadable("unreachable", f"the host {url.host} has no address")

    async def _addresses(self, url: httpx.URL) -> list[Address]:
        port = url.port or (443 if url.scheme == "https" else 80)
        look_up = partial(self._resolve, url.raw_host.decode("ascii"), port)
        try:
            found = await anyio.to_thread.run_sync(look_up, abandon_on_cancel=True)
        except (OSError, ValueError):
            raise Unreadable("unreachable", f"the host {url.host} is not known") from None
        if not all(is_public(address, self._allowed) for address in found):
            raise Unreadable("refused_address", f"the host {url.host} is not on the public internet")
        return found[:_MAX_ADDRESSES]

    async def _ask_at(self, url: httpx.URL, address: Address, passed: tuple[str, ...]) -> Fetched | httpx.URL:
        # The request names the address that was checked, so a second look-up cannot lead elsewhere; the host's name
        # still goes into the Host header and into TLS, where the certificate is checked against it.
        async with (
            httpx.AsyncClient(trust_env=False, timeout=self._max_seconds, follow_redirects=False) as client,
            client.stream(
                "GET",
                url.copy_with(host=str(address)),
                headers={
                    "Host": url.netloc.decode("ascii"),
                    "User-Agent": USER_AGENT,
                    "Accept": _ACCEPT,
                    "Accept-Encoding": "identity",
                },
                extensions={"sni_hostname": url.raw_host.decode("ascii")},
            ) as response,
        ):
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return _checked(str(url.join(response.headers["location"])))
            if response.status_code != 200:
                raise Unreadable("http_error", f"the server answered {response.status_code}")
            declared = response.headers.get("content-type", "")
            if declared and kind_of_media_type(declared) is None:
                raise Unreadable("wrong_content_type", f"the server sends {declared[:60]}, which is not read")
            data = await self._body(response)
        headers = tuple(response.headers.items())
        return Fetched(data, _agreed_kind(declared, data), str(url), passed, headers, declared)

    async def _body(self, response: httpx.Response) -> bytes:
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length[:20]) > self._max_bytes:
            raise self._too_large()
        coding = response.headers.get("content-encoding", "identity").strip().lower()
        if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise Unreadable("wrong_content_type", f"the server sends the content coding {coding[:20]}, unasked")
        expand = None if coding in {"", "identity"} else zlib.decompressobj(zlib.MAX_WBITS | 32)
        body = bytearray()
        received = 0
        async for chunk in response.aiter_raw():
            received += len(chunk)
            # One byte more than allowed tells a body that is too large; a bomb is never expanded any further.
            body += chunk if expand is None else _expanded(expand, chunk, self._max_bytes + 1 - len(body))
            if max(received, len(body)) > self._max_bytes:
                raise self._too_large()
        if expand is not None and not expand.eof:
            raise Unreadable("unreachable", "the answer broke off before its end")
        return bytes(body)

    def _too_large(self) -> Unreadable:
        return Unreadable("too_large", f"the document has more than {self._max_bytes} bytes")


def _expanded(expand: "zlib._Decompress", chunk: bytes, most: int) -> bytes:
    try:
        return expand.decompress(chunk, most)
    except zlib.error:
        raise Unreadable("unreachable", "the body of the answer is not coded as its headers say") from None


def _checked(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError):
        raise Unreadable("bad_url", "this is no URL") from None
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise Unreadable("bad_url", "only http and https URLs are fetched")
    if parsed.userinfo:
        raise Unreadable("bad_url", "URLs with a user name or password are not fetched")
    return parsed.copy_with(fragment=None)


def _agreed_kind(declared: str, data: bytes) -> Kind:
    """The kind that the declaration and the bytes agree on."""
    if not data.strip():
        raise Unreadable("empty", "the document is empty")
    sniffed = sniffed_kind(data)
    claimed = kind_of_media_type(declared) if declared else sniffed
    if sniffed is None or claimed is None or sniffed not in _COMPATIBLE.get(claimed, frozenset()):
        looks = sniffed.value if sniffed else "a binary file"
        raise Unreadable("wrong_content_type", f"the server sends {declared[:60] or 'nothing'}, the bytes are {looks}")
    if sniffed is Kind.FEED or claimed is Kind.FEED:
        return sniffed
    return sniffed if claimed is Kind.TEXT and sniffed is Kind.HTML else claimed
