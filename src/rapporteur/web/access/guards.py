"""The guards in front of every route: headers, hosts, sizes, forged requests. Plain ASGI, before anything is parsed."""

from collections.abc import Container, Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rapporteur.web.errors import TooLargeError

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# Nothing from elsewhere, no inline script or style, no frames. Blobs are what a map draws its own pictures from.
# Source: Content Security Policy Level 3; OWASP Secure Headers.
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
}


class Guards:
    """Refuses what no route needs to see, and sets the headers of every answer.

    Args:
        app: what is guarded.
        hosts: the host names answered to.
        public: the host, with its port, that browsers know this server by, where a proxy hides it; None: as they ask.
        https: whether browsers are to come over TLS only.
        largest_body: bytes that a request may carry.
    """

    def __init__(
        self, app: ASGIApp, *, hosts: Sequence[str], public: str | None, https: bool, largest_body: int
    ) -> None:
        self._app = app
        self._public = public
        self._hosts = frozenset(hosts)
        self._https = https
        self._largest = largest_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
                if self._https:
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        refused = self._refusal(scope)
        if refused is not None:
            await refused(scope, receive, send_guarded)
            return
        await self._app(scope, self._counted(receive), send_guarded)

    def _counted(self, receive: Receive) -> Receive:
        """`receive`, which refuses a body that turns out longer than it may be, whatever its head declared."""
        taken = 0

        async def receive_counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._largest:
                raise TooLargeError("This request carries more than is accepted.")
            return message

        return receive_counted

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _host_name(host) not in self._hosts:
            return PlainTextResponse("This workbench does not answer to that host name.", 421)
        if scope["method"] not in SAFE and not _same_origin(headers, {host.lower(), self._public or host.lower()}):
            return PlainTextResponse("This request comes from another site.", 403)
        declared = headers.get("content-length", "0")
        if not declared.isdigit() or int(declared) > self._largest:
            return PlainTextResponse("This request carries more than is accepted.", 413)
        return None


def _host_name(host: str) -> str:
    name, _, port = host.rpartition(":")
    return (name if port.isdigit() and name else host).lower()


def _same_origin(headers: Headers, hosts: Container[str]) -> bool:
    """Whether a request that changes something was made by a page of this server, or by no browser at all.

    Source: Fetch Metadata Request Headers; OWASP Cross-Site Request Forgery Prevention.
    """
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() in hosts
