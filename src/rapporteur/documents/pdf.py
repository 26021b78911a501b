"""PDF: the text of the pages, lines joined to paragraphs, every character with its page."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

from rapporteur.documents.cleaned import Cleaned, Unreadable
from rapporteur.documents.quiet import quiet
from rapporteur.model.offsets import OffsetMap, Run, joined_runs

MAX_PAGES = 2000
_MAX_CHARACTERS = 20_000_000
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.I)
_STOP = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)\]]*$")
_BULLET = re.compile(r"(?:[\u2022\u25cf\u25aa\u25e6\u2023\uf0b7*\u2013-]|\(?\d{1,2}[.)]|[a-z]\))\s")
_FULL_LINE = 0.75
_FILE_NAME = re.compile(r"\.(?:docx?|odt|rtf|pdf|indd|txt|pages)\s*$|^(?:Microsoft Word|untitled)\b", re.I)


class _Line(NamedTuple):
    """A line of a page: code points of the page's text, without white space at its ends."""

    page: int
    start: int
    end: int
    text: str


def clean_pdf(data: bytes) -> Cleaned:
    """Extract the text of a PDF.

    Lines are joined to paragraphs, words divided at a line's end are joined, page numbers and headers that recur on
    most pages are left out. The date of publication stays unknown: the file's own date is that of its making.

    Returns:
        The text; offsets lead to the text of "page N", pages counted from 1, as pypdf extracts it.

    Raises:
        Unreadable: `empty`, `broken_pdf`, `encrypted_pdf`, `no_text` (a scan), `too_large`.
    """
    if not data.strip():
        raise Unreadable("empty", "the document is empty")
    try:
        with quiet():
            reader = _opened(data)
            pages = list(_page_texts(reader))
            title, author = _metadata(reader)
    except (FileNotDecryptedError, WrongPasswordError, DependencyError):
        raise Unreadable("encrypted_pdf", "the PDF is encrypted in a way that cannot be opened") from None
    except Unreadable:
        raise
    except Exception as error:
        # Hostile or torn files make the parser fail in every way there is; all of them mean the same to a user.
        raise Unreadable("broken_pdf", f"the PDF is broken ({type(error).__name__})") from error
    if not any(page.strip() for page in pages):
        raise Unreadable("no_text", "the PDF holds no text; a scan needs text recognition first")
    text, runs = _joined(pages)
    return Cleaned(text, OffsetMap(tuple(joined_runs(runs))), title=title, authors=(author,) if author else ())


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("encrypted_pdf", "the PDF needs a password")
    if len(reader.pages) > MAX_PAGES:
        raise Unreadable("too_large", f"the PDF has {len(reader.pages)} pages, more than {MAX_PAGES}")
    return reader


def _page_texts(reader: PdfReader) -> Iterator[str]:
    total = 0
    for page in reader.pages:
        # A font without a Unicode map yields surrogates, which no text may hold.
        text = page.extract_text().encode("utf-8", "replace").decode()
        total += len(text)
        if total > _MAX_CHARACTERS:
            raise Unreadable("too_large", f"the PDF has more than {_MAX_CHARACTERS} characters")
        yield text


def _metadata(reader: PdfReader) -> tuple[str | None, str | None]:
    about = reader.metadata
    if about is None:
        return None, None
    title, author = (
        " ".join(str(value or "").encode("utf-8", "replace").decode().split()) for value in (about.title, about.author)
    )
    return (None if _FILE_NAME.search(title) else title or None), author or None


def _lines(pages: list[str]) -> Iterator[_Line]:
    for number, page in enumerate(pages, 1):
        position = 0
        for raw in page.splitlines(keepends=True):
            text = raw.strip()
            start = position + len(raw) - len(raw.lstrip())
            yield _Line(number, start, start + len(text), text)
            position += len(raw)


def _recurring(lines: list[_Line], pages: int) -> set[str]:
    """First and last lines that stand on most pages, digits aside: running headers and footers."""
    edges: Counter[str] = Counter()
    by_page: dict[int, list[_Line]] = {}
    for line in lines:
        if line.text:
            by_page.setdefault(line.page, []).append(line)
    for found in by_page.values():
        edges.update({_DIGITS.sub("0", line.text) for line in (*found[:2], *found[-2:])})
    return {text for text, count in edges.items() if pages >= 3 and count > pages / 2}


def _joined(pages: list[str]) -> tuple[str, list[Run]]:
    """The paragraphs of all pages, parted by line breaks, and the runs that lead back."""
    lines = list(_lines(pages))
    recurring = _recurring(lines, len(pages))
    kept = [
        line for line in lines if not _PAGE_NUMBER.fullmatch(line.text) and _DIGITS.sub("0", line.text) not in recurring
    ]
    widths = sorted(len(line.text) for line in kept if line.text)
    full = _FULL_LINE * widths[len(widths) * 9 // 10] if widths else 0
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    last: _Line | None = None
    for line in kept:
        if not line.text:
            # A blank line parts paragraphs, but not where it stands between two pages.
            last = last if last is None or last.page != line.page else None
            continue
        start, end = line.start, line.end
        if last is not None and _divided(last, line):
            hyphen = runs.pop()
            runs.append(Run(hyphen.start, hyphen.end - 1, hyphen.original_start, hyphen.original_end - 1, hyphen.part))
            pieces[-1] = pieces[-1][:-1]
            length -= 1
        elif pieces:
            goes_on = last is not None and _goes_on(last, line, full)
            if goes_on and last is not None and last.page == line.page:
                runs.append(Run(length, length + 1, last.end, start, f"page {line.page}"))
            pieces.append(" " if goes_on else "\n")
            length += 1
        pieces.append(line.text)
        runs.append(Run(length, length + end - start, start, end, f"page {line.page}"))
        length += end - start
        last = line
    return "".join(pieces), runs


def _divided(last: _Line, line: _Line) -> bool:
    """Whether a word was divided between two lines: a hyphen after one letter of lower case and before another."""
    return len(last.text) > 2 and last.text[-1] == "-" and last.text[-2].islower() and line.text[0].islower()


def _goes_on(last: _Line, line: _Line, full: float) -> bool:
    """Whether a line carries on the paragraph of the line before."""
    if _BULLET.match(line.text):
        return False
    if line.text[0].islower():
        return True
    if len(last.text) >= full:
        return True
    return False if _STOP.search(last.text) else last.text[-1] in ",;"
