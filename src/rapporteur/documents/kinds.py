"""Kinds of documents: by the ending of a name, by a declared media type, and by what the bytes look like."""

import codecs
import re
from enum import StrEnum
from pathlib import PurePath


class Kind(StrEnum):
    """What a document is received as; the value is its media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    MAIL = "message/rfc822"
    JSONL = "application/jsonl"
    FEED = "application/xml"


_ENDINGS = {
    ".txt": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".pdf": Kind.PDF,
    ".eml": Kind.MAIL,
    ".jsonl": Kind.JSONL,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
}

# Source: IANA media type registry; the older names are those that web servers still send.
_MEDIA_TYPES = {
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.MARKDOWN,
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/pdf": Kind.PDF,
    "application/x-pdf": Kind.PDF,
    "message/rfc822": Kind.MAIL,
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "application/rdf+xml": Kind.FEED,
    "application/xml": Kind.FEED,
    "text/xml": Kind.FEED,
}

# First bytes of files that people mistake for documents, with the words that tell them what it is.
_BINARY_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an audio, video or image file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ID3", "an audio file"),
    (b"{\\rtf", "an RTF document"),
)

_HEAD = 2048
_PDF_HEAD = 1024  # readers accept a header that begins within the first 1024 bytes
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_HTML = re.compile(r"\A\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b", re.I | re.S)
_XHTML = re.compile(r"<html[\s>]", re.I)
_HEADER_LINE = re.compile(
    r"^(?:From|To|Date|Subject|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-Type|X-[\w-]+): ?\S",
    re.I | re.M,
)
_JSON_LINE = re.compile(r'\A\s*\{\s*"')
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")


def kind_of_name(name: str) -> Kind | None:
    """The kind that the ending of a file name or of a URL's path claims; None for an ending we do not know."""
    return _ENDINGS.get(PurePath(name).suffix.lower())


def kind_of_media_type(content_type: str) -> Kind | None:
    """The kind that a Content-Type header declares (its parameters are ignored); None for one we do not read."""
    return _MEDIA_TYPES.get(content_type.split(";", 1)[0].strip().lower())


def charset_of(content_type: str) -> str | None:
    """The charset parameter of a Content-Type header; None when it has none."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:+-]{1,40})", content_type, re.I)
    return found[1] if found else None


def binary_kind(data: bytes) -> str | None:
    """What sort of binary file the bytes are, in words; None when they may be text.

    UTF-16 and UTF-32 with a byte order mark are text. PDF is no concern of this function.
    """
    for signature, words in _BINARY_SIGNATURES:
        if data.startswith(signature):
            return words
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return None
    head = data[: 64 * 1024]
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    if b"\0" in head or controls * 20 > len(head):
        return "a binary file"
    return None


def sniffed_kind(data: bytes) -> Kind | None:
    """The kind that the first bytes look like; plain text when they look like nothing else, None for binary files."""
    if b"%PDF-" in data[:_PDF_HEAD]:
        return Kind.PDF
    if binary_kind(data) is not None:
        return None
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    head = data[:_HEAD].decode(encoding, errors="replace")
    if head.lstrip().startswith("<"):
        if _FEED.search(head) and not _XHTML.search(head):
            return Kind.FEED
        if _HTML.match(head) or _XHTML.search(head):
            return Kind.HTML
        return Kind.FEED if head.lstrip().startswith("<?xml") else Kind.TEXT
    if _JSON_LINE.match(head):
        return Kind.JSONL
    if len(_HEADER_LINE.findall(head.split("\n\n", 1)[0].split("\r\n\r\n", 1)[0])) >= 3:
        return Kind.MAIL
    return Kind.TEXT
