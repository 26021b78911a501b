"""HTML: the article of a page, without what stands around it."""

import re
from collections.abc import Iterator

import trafilatura
from trafilatura.settings import Document as Article

from rapporteur.documents.alignment import align
from rapporteur.documents.cleaned import Cleaned, Unreadable
from rapporteur.documents.dates import publication_date
from rapporteur.documents.decoding import decode
from rapporteur.documents.markup import VisibleText, visible_text
from rapporteur.documents.quiet import quiet
from rapporteur.model.offsets import OffsetMap, Run
from rapporteur.model.spans import Span

# A million characters take about 2 s and 90 MB; pages of news have a tenth of that.
MAX_HTML_CHARACTERS = 5_000_000
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
# Reports of this program quote the ledger: read into it, every claim would come back as a source of itself.
_OWN_REPORT = re.compile(r"<meta name=\"generator\" content=\"Rapporteur [^\"<>]{1,40}\">")
_HEAD = 5000
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.I)
_TABLE = re.compile(r"<(/?)table\b", re.I)
_TABLE_PART = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|td|th)\b[^<>]*>", re.I)
_MOSTLY_LINKS = 0.7
# Dates only from metadata and markup that says so: a date found somewhere in the text would be a guess. A date to come
# is not for the extractor to drop: it is reported as an issue.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


def clean_html(data: bytes, charset: str | None = None, url: str | None = None) -> Cleaned:
    """Extract the article of a page with its title, authors, date and site.

    Args:
        data: the page as received.
        charset: the one that the server declared; the page's own declaration comes second.
        url: where the page was found; None for a file.

    Returns:
        The article; offsets lead to the decoded source of the page.

    Raises:
        Unreadable: `empty`, `not_text`, `undecodable`, `too_large`, `own_report`, or `no_article` when the page holds
            none.
    """
    meta = _META_CHARSET.search(data[:2048])
    decoded = decode(data, charset or (meta[1].decode("ascii", "ignore") if meta else None))
    source = decoded.text
    if len(source) > MAX_HTML_CHARACTERS:
        raise Unreadable("too_large", f"the page has {len(source)} characters, more than {MAX_HTML_CHARACTERS}")
    if _OWN_REPORT.search(source, 0, _HEAD):
        raise Unreadable("own_report", "this is a report that this program wrote, and no source")
    found = _article(source, url)
    text = _storable(found.text or "")
    page = visible_text(source)
    offsets = align(text, page)
    if not text.strip() or _mostly_links(offsets, page):
        raise Unreadable("no_article", "no article was found on the page")
    language = _LANGUAGE.search(source)
    return Cleaned(
        text=text,
        offsets=_shifted(offsets, decoded.mark),
        encoding=decoded.encoding,
        title=_line(found.title),
        authors=tuple(_line(a) or "" for a in (found.author or "").split(";") if a.strip()),
        published=publication_date(found.date or ""),
        publisher=_line(found.sitename),
        url=url or _line(found.url),
        language=language[1].lower() if language else None,
        issues=decoded.issues,
    )


def _article(source: str, url: str | None) -> Article:
    try:
        with quiet():
            found = trafilatura.bare_extraction(
                _as_page(source),
                url=url,
                with_metadata=True,
                include_comments=False,
                include_tables=True,
                date_extraction_params=_DATES,
            )
    except Exception as error:
        # The extractor promises nothing about hostile markup: whatever it raises says that it found no article.
        raise Unreadable("no_article", f"no article was found on the page ({type(error).__name__})") from error
    if not isinstance(found, Article):
        raise Unreadable("no_article", "no article was found on the page")
    return found


def _as_page(source: str) -> str:
    """The source as the extractor takes it best; the text is traced in the source as received, not in this.

    A saved fragment becomes a page, and a declaration of bytes that are already text goes. Tables within tables lay a
    page out, as mail and old sites do: they become divisions, or the extractor would run their paragraphs together.
    """
    source = _XML_DECLARATION.sub("", source, count=1)
    depth = 0
    for tag in _TABLE.finditer(source):
        depth += -1 if tag[1] else 1
        if depth > 1:
            source = _TABLE_PART.sub(r"<\1div>", source)
            break
    return source if re.search("<(?:html|body)[\\s>]", source, re.I) else f"<html><body>{source}</body></html>"


def _storable(text: str) -> str:
    """Character references can name surrogates, which no file can hold."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _line(value: str | None) -> str | None:
    return " ".join(_storable(value).split()) or None if value else None


def _mostly_links(offsets: OffsetMap, page: VisibleText) -> bool:
    """Whether the extracted text is a list of links: a front page or a menu, not an article."""
    spans = list(_original_words(offsets))
    if not spans:
        return False
    linked = total = 0
    index = 0
    for start, end in spans:
        while index < len(page.starts) and page.starts[index] < start:
            index += 1
        while index < len(page.starts) and page.starts[index] < end:
            linked += page.linked[index]
            total += 1
            index += 1
    return linked > _MOSTLY_LINKS * total


def _original_words(offsets: OffsetMap) -> Iterator[Span]:
    return (Span(run.original_start, run.original_end) for run in offsets.runs)


def _shifted(offsets: OffsetMap, by: int) -> OffsetMap:
    if by == 0:
        return offsets
    return OffsetMap(tuple(Run(r.start, r.end, r.original_start + by, r.original_end + by) for r in offsets.runs))
