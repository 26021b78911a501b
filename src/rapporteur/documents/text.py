"""Plain text and Markdown: the text is the input, unaltered."""

import re
from dataclasses import replace

from rapporteur.documents.cleaned import Cleaned
from rapporteur.documents.dates import publication_date
from rapporteur.documents.decoding import decode
from rapporteur.model.offsets import OffsetMap

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n((?:[^\r\n]*\r?\n){1,60}?)---[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^([A-Za-z_]+):[ \t]*(\S[^\r\n]*?)[ \t]*\r?$", re.M)
_FIRST_HEADING = re.compile(r"\s*#[ \t]+([^\r\n]{1,300}?)[ \t#]*(?:\r?\n|\Z)")


def clean_text(data: bytes, charset: str | None = None) -> Cleaned:
    """Decode plain text. A byte order mark is no part of the text; the offset map counts it.

    Raises:
        Unreadable: see `decode`.
    """
    decoded = decode(data, charset)
    offsets = OffsetMap.identity(len(decoded.text), shift=decoded.mark)
    return Cleaned(decoded.text, offsets, decoded.encoding, issues=decoded.issues)


def clean_markdown(data: bytes, charset: str | None = None) -> Cleaned:
    """Decode Markdown, unaltered, and take title, author, date and publisher from its front matter or first heading.

    Only plain `name: value` lines of the front matter are understood; others are left alone.

    Raises:
        Unreadable: see `decode`.
    """
    cleaned = clean_text(data, charset)
    front = _FRONT_MATTER.match(cleaned.text)
    fields = {m[1].lower(): m[2].strip("\"'") for m in _FIELD.finditer(front[1])} if front else {}
    heading = _FIRST_HEADING.match(cleaned.text, front.end() if front else 0)
    author = fields.get("author")
    return replace(
        cleaned,
        title=fields.get("title") or (heading[1] if heading else None),
        authors=(author,) if author else (),
        published=publication_date(fields.get("published") or fields.get("date") or ""),
        publisher=fields.get("publisher"),
        url=fields.get("url"),
        language=fields.get("language") or fields.get("lang"),
    )
