"""Mail: the body of a message, with what its headers say."""

from collections.abc import Iterable
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses

from rapporteur.documents.cleaned import Cleaned, Unreadable, warning
from rapporteur.documents.dates import publication_date
from rapporteur.documents.html import clean_html
from rapporteur.documents.text import clean_text
from rapporteur.model.issues import Issue
from rapporteur.model.offsets import OffsetMap


def clean_mail(data: bytes) -> Cleaned:
    """Take the body of a message: its plain text as it is, or else the article of its HTML.

    Title, author and date come from Subject, From and Date. Attachments are not read; each is an issue.

    Returns:
        The body; offsets lead to the decoded text of "part N", parts counted from 1 in the order of the message.

    Raises:
        Unreadable: `broken_mail`, `no_text`, or what the body's own kind raises.
    """
    if not data.strip():
        raise Unreadable("empty", "the document is empty")
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = [part for part in message.walk() if isinstance(part, EmailMessage) and not part.is_multipart()]
        number, body = _body(parts)
        content = body.get_payload(decode=True)
        kind, charset = body.get_content_type(), body.get_content_charset()
        title, senders, sent = _header(message, "Subject"), _header(message, "From"), _header(message, "Date")
        organization = _header(message, "Organization")
        unread = tuple(_attachments(parts))
    except Unreadable:
        raise
    except Exception as error:
        # The standard library's parser raises whatever comes on malformed headers.
        raise Unreadable("broken_mail", f"the message is broken ({type(error).__name__})") from error
    if not message.keys():
        raise Unreadable("broken_mail", "this is no mail: it has no headers")
    payload = content if isinstance(content, bytes) else b""
    cleaned = clean_html(payload, charset) if kind == "text/html" else clean_text(payload, charset)
    return replace(
        cleaned,
        offsets=OffsetMap(tuple(run._replace(part=f"part {number}") for run in cleaned.offsets.runs)),
        title=title,
        authors=_senders(senders or ""),
        published=publication_date(sent or ""),
        publisher=organization,
        issues=(*cleaned.issues, *unread),
    )


def _body(parts: list[EmailMessage]) -> tuple[int, EmailMessage]:
    """The first part of plain text that is not attached and not empty, else the first of HTML."""
    for kind in ("text/plain", "text/html"):
        for number, part in enumerate(parts, 1):
            payload = part.get_payload(decode=True)
            if (
                part.get_content_type() == kind
                and not part.is_attachment()
                and isinstance(payload, bytes)
                and payload.strip()
            ):
                return number, part
    raise Unreadable("no_text", "the message has no text")


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).encode("utf-8", "replace").decode().split()) or None if value is not None else None


def _senders(header: str) -> tuple[str, ...]:
    """The names in a From header, or addresses without one. One name may hold commas that should have been quoted."""
    if header.count("<") == 1 and (name := header.split("<", 1)[0].replace('"', "").strip()):
        return (name,)
    return tuple(name or address for name, address in getaddresses([header]) if name or address)


def _attachments(parts: Iterable[EmailMessage]) -> Iterable[Issue]:
    for part in parts:
        if part.is_attachment():
            name = part.get_filename() or part.get_content_type()
            name = " ".join(name.encode("utf-8", "replace").decode().split())
            yield warning("attachment_not_read", f"the attachment {name} was not read")
