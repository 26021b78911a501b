"""Put together what was received: bytes, custody, cleaned text, and what sender and caller state."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import TypeVar

from rapporteur.documents.cleaned import Cleaned, Unreadable, warning
from rapporteur.documents.dates import future_issue
from rapporteur.documents.language import tell_language
from rapporteur.model.documents import Custody, Document, NotReceived, ReceivedDocument, Stated
from rapporteur.model.issues import Issue
from rapporteur.model.offsets import OffsetMap
from rapporteur.model.spans import Span

_Value = TypeVar("_Value")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Arrival:
    """Bytes that came in and how; all that a document needs before it is parsed.

    `name` is the id of last resort. `stated` are the caller's and the sender's words on the document, which outrank
    what its parser finds.
    """

    data: bytes
    name: str
    origin: str
    retrieved_from: str
    received_at: datetime
    stated: Stated
    part: str | None = None
    url: str | None = None
    declared_type: str | None = None
    sniffed_type: str | None = None
    redirects: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    issues: tuple[Issue, ...] = ()
    toponyms: tuple[Span, ...] | None = None
    metadata: tuple[tuple[str, str], ...] = ()


def digest(text: str) -> str:
    """The hexadecimal SHA-256 of the UTF-8 encoding of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()


def filled(first: Stated, second: Stated) -> Stated:
    """What `first` states, and what `second` states where `first` says nothing."""
    names = [f.name for f in fields(Stated)]
    return Stated(**{n: getattr(first, n) if getattr(first, n) is not None else getattr(second, n) for n in names})


def assemble(arrival: Arrival, parse: Callable[[], Cleaned]) -> ReceivedDocument:
    """Parse what arrived; what cannot be parsed becomes a document with an issue and no text.

    Args:
        arrival: the bytes and how they came.
        parse: reads the bytes; may raise Unreadable.

    Returns:
        The document with its identity: the stated id, else its URL, else its path and hash.
    """
    try:
        cleaned = _whole(parse())
        failure: tuple[Issue, ...] = ()
    except Unreadable as error:
        cleaned = Cleaned("", OffsetMap())
        failure = (error.issue,)
    stated = arrival.stated
    published = _first(stated.published, cleaned.published)
    language = tell_language(
        cleaned.text, _first(stated.language, cleaned.language), binding=stated.language is not None
    )
    sha256 = hashlib.sha256(arrival.data).hexdigest()
    given_url = _first(stated.url, arrival.url)
    document = Document(
        id=stated.id or given_url or arrival.name,
        sha256=digest(cleaned.text),
        text=cleaned.text,
        url=_first(given_url, cleaned.url),
        title=_first(stated.title, cleaned.title),
        publisher=_first(stated.publisher, cleaned.publisher),
        authors=cleaned.authors,
        published=published,
        language=language.code,
    )
    later = (future_issue(published, arrival.received_at), None if failure else language.issue)
    return ReceivedDocument(
        document=document,
        identity=_identity(stated.id, given_url, arrival, document.sha256),
        original=arrival.data,
        custody=Custody(
            origin=arrival.origin,
            retrieved_from=arrival.retrieved_from,
            received_at=arrival.received_at,
            sha256=sha256,
            size=len(arrival.data),
            part=arrival.part,
            declared_type=arrival.declared_type,
            sniffed_type=arrival.sniffed_type,
            encoding=cleaned.encoding,
            redirects=arrival.redirects,
            headers=arrival.headers,
        ),
        offsets=cleaned.offsets,
        issues=(*arrival.issues, *cleaned.issues, *failure, *(issue for issue in later if issue is not None)),
        toponyms=arrival.toponyms,
        metadata=arrival.metadata,
    )


def not_received(issue: Issue, name: str, origin: str, at: datetime, url: str | None = None) -> NotReceived:
    """The outcome for an input of which no bytes came in."""
    document = Document(id=name, sha256=digest(""), text="", url=url)
    return NotReceived(document, origin, at, (issue,))


def _first(*values: _Value | None) -> _Value | None:
    return next((value for value in values if value is not None), None)


def _identity(given: str | None, url: str | None, arrival: Arrival, text_sha256: str) -> str:
    if given is not None:
        return f"id:{given}"
    if url is not None:
        return f"url:{url}"
    if arrival.part is not None:
        # The other parts of a feed or a file may change without a change of this one.
        return f"file:{arrival.retrieved_from}#{arrival.part}#{text_sha256}"
    return f"file:{arrival.retrieved_from}#{hashlib.sha256(arrival.data).hexdigest()}"


def _whole(cleaned: Cleaned) -> Cleaned:
    """A text that UTF-8 can hold: half surrogate pairs are replaced one for one, so that offsets stay."""
    if not cleaned.text.strip():
        raise Unreadable("empty", "the document has no text")
    if _SURROGATE.search(cleaned.text) is None:
        return cleaned
    note = warning("surrogates_replaced", "half surrogate pairs, which no text may hold, were replaced by U+FFFD")
    return replace(cleaned, text=_SURROGATE.sub("\ufffd", cleaned.text), issues=(*cleaned.issues, note))
