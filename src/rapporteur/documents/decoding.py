"""Turn bytes into text without ever guessing in silence."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from rapporteur.documents.cleaned import Unreadable, warning
from rapporteur.documents.kinds import binary_kind
from rapporteur.documents.quiet import quiet
from rapporteur.model.issues import Issue

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these labels as windows-1252. Source: WHATWG Encoding Standard, names and labels.
_WINDOWS_1252 = frozenset({"ascii", "iso8859-1", "latin-1"})
_NO_CHARSETS = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
_GUESSED_FROM = 64 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was decoded; `mark` is 1 when a byte order mark, which is no part of `text`, came before it."""

    text: str
    encoding: str
    mark: int = 0
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode `data` by its byte order mark, as UTF-8, by the charset its sender declared, or by a guess that is noted.

    Valid UTF-8 with letters beyond ASCII outranks another declared charset: such bytes are never valid by chance.

    Raises:
        Unreadable: `empty`, `not_text` or `undecodable`.
    """
    if not data.strip():
        raise Unreadable("empty", "the document is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, mark, encoding)
    codec = _codec(declared)
    if codec in {"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16", "utf-32"}:
        return _declared(data, codec)
    if (words := binary_kind(data)) is not None:
        raise Unreadable("not_text", f"this is {words}, not text")
    if codec is not None and data.isascii():
        return _declared(data, codec)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, declared) if codec in {None, "utf-8"} else _declared(data, codec)
    if codec in {None, "utf-8", "cp1252"} and (codec != "cp1252" or declared is None):
        return Decoded(text, "utf-8")
    contradicted = warning("charset_contradicted", f"declared as {declared}, but the bytes are UTF-8")
    return Decoded(text, "utf-8", issues=(contradicted,))


def _marked(data: bytes, mark: bytes, encoding: str) -> Decoded:
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("undecodable", f"marked as {encoding}, but byte {error.start + len(mark)} is not") from None
    if not text.strip():
        raise Unreadable("empty", "the document is empty")
    return Decoded(text, encoding, mark=1)


def _codec(declared: str | None) -> str | None:
    """Python's name of a declared charset; None when it declares nothing we can decode text with."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
        "".encode(name)  # a codec from bytes to bytes is no charset
    except (LookupError, ValueError, UnicodeError, AttributeError):
        return None
    if name in _NO_CHARSETS:
        return None
    return "cp1252" if name in _WINDOWS_1252 else name


def _declared(data: bytes, codec: str | None) -> Decoded:
    try:
        return Decoded(data.decode(codec or "utf-8"), codec or "utf-8")
    except UnicodeError:
        return _guessed(data, codec)


def _guessed(data: bytes, declared: str | None) -> Decoded:
    with quiet():
        matches = list(from_bytes(data[:_GUESSED_FROM]))
    best = [match for match in matches if match.chaos == matches[0].chaos]
    # Among equally plausible ones, what text that declares nothing is by default. Source: WHATWG HTML, the fallback
    # encoding of most locales.
    usual = any("cp1252" in match.could_be_from_charset for match in best)
    encoding = "cp1252" if usual else best[0].encoding if best else None
    if encoding is not None:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            pass
        else:
            claim = f"declared as {declared}, which it is not" if declared else "no encoding declared"
            note = warning("encoding_guessed", f"{claim}: read as {encoding}, letters may be wrong")
            return Decoded(text, encoding, issues=(note,))
    raise Unreadable("undecodable", "the encoding of the text cannot be told")
