from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.documents.alignment import align
from rapporteur.documents.cleaned import Unreadable
from rapporteur.documents.html import clean_html
from rapporteur.documents.markup import visible_text
from rapporteur.model.spans import Span
from tests.documents.tracing import untraced

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Shells hit market &amp; school</title>
<meta property="article:published_time" content="2023-11-08T10:00:00+02:00">
<meta property="og:site_name" content="The Lake Post"><meta name="author" content="Ana Brodić">
<script>var teaser = "<p>At least nine people were killed</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/war">War</a> <a href=/x>Shells hit market</a></nav>
<article><h1>Shells hit market &amp; school</h1>
<p>At least <b>nine</b> people were killed&nbsp;when shells hit the market in <a href="/t">Pro<i>bovo</i></a> on Monday,
the mayor&rsquo;s office said.</p>
<!-- <p>Nobody was hurt, the mayor's office said.</p> -->
<p>&quot;It was&#32;terrible,&quot; said caf&eacute; owner Ivan &#x50;etrov, 41.</p>
<table><tr><th>Village</th><th>Killed</th></tr><tr><td>Probovo</td><td>9</td></tr></table>
<ul><li>Two   others
were hurt.</li><li>The road is closed.</li></ul>
<p>The army denied it had fired on the town and said its forces were not in the area on the day.</p></article>
<footer>Copyright The Lake Post</footer></body></html>"""


def code_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        clean_html(data)
    return caught.value.issue.code


def test_the_article_is_taken_and_what_stands_around_it_is_left() -> None:
    text = clean_html(PAGE.encode()).text
    assert "At least nine people were killed when shells hit the market in Probovo on Monday" in text
    assert '"It was terrible," said café owner Ivan Petrov, 41.' in text
    assert "Nobody was hurt" not in text
    assert "Copyright" not in text


def test_the_page_says_when_by_whom_and_where_it_was_published() -> None:
    cleaned = clean_html(PAGE.encode())
    assert cleaned.title == "Shells hit market & school"
    assert cleaned.published == date(2023, 11, 8)
    assert cleaned.publisher == "The Lake Post"
    assert cleaned.authors == ("Ana Brodić",)
    assert cleaned.language == "en"


def test_a_date_in_the_text_alone_is_no_date_of_publication() -> None:
    page = "<html><body><p>On 3 May 2019 the village was shelled, they said, and on 9 May 2020 again.</p></body></html>"
    assert clean_html(page.encode()).published is None


def test_every_word_is_traced_to_the_source() -> None:
    cleaned = clean_html(PAGE.encode())
    assert set(untraced(cleaned.text, cleaned.offsets, {None: PAGE})) <= set("|-")


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("nine", ["nine"]),
        ("Probovo on", ["Pro", "bovo", "on"]),
        ("mayor’s", ["mayor&rsquo;s"]),
        ("café owner", ["caf&eacute; owner"]),
        ("The army denied", ["The army denied"]),
        ("The road", ["The road"]),
    ],
)
def test_words_lead_to_where_they_stand(words: str, source: list[str]) -> None:
    cleaned = clean_html(PAGE.encode())
    start = cleaned.text.index(words)
    found = cleaned.offsets.original(Span(start, start + len(words)))
    assert [PAGE[piece.start : piece.end] for piece in found] == source
    assert all(piece.start > PAGE.index("<article>") for piece in found)


def test_a_byte_order_mark_and_a_declared_charset_are_minded() -> None:
    marked = clean_html(b"\xef\xbb\xbf" + PAGE.encode())
    start = marked.text.index("The army denied")
    assert ("\ufeff" + PAGE)[marked.offsets.original(Span(start, start + 15))[0].start :].startswith("The army denied")
    cyrillic = (
        '<html><head><meta charset="windows-1251"></head><body><p>The paper Новости said six died.</p></body></html>'
    )
    assert "Новости" in clean_html(cyrillic.encode("cp1251")).text
    assert clean_html(cyrillic.encode("cp1251")).issues == ()


def test_tables_that_lay_a_page_out_do_not_run_its_paragraphs_together() -> None:
    page = """<html><body><table><tr><td><table><tr><td><img src="x"></td></tr><tr><td><p>Dear colleagues,</p>
    <p>Two medics were killed in Probovo on Sunday, the ministry said.</p>
    <p>Their driver survived.</p></td></tr></table>
    </td></tr></table></body></html>"""
    cleaned = clean_html(page.encode())
    assert cleaned.text.split("\n") == [
        "Dear colleagues,",
        "Two medics were killed in Probovo on Sunday, the ministry said.",
        "Their driver survived.",
    ]
    assert untraced(cleaned.text, cleaned.offsets, {None: page}) == ""


def test_an_xml_declaration_does_not_keep_a_page_from_being_read() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>' + PAGE
    assert "At least nine people" in clean_html(page.encode()).text


@pytest.mark.parametrize(
    "page",
    [
        b"<html><head><title>Nothing</title></head><body></body></html>",
        b"<html><body><script>var a = 'six people were killed in the town';</script></body></html>",
        b"<html><body><nav><ul>"
        + b"".join(b"<li><a href='/%d'>Section number %d of the site</a></li>" % (i, i) for i in range(40))
        + b"</ul></nav></body></html>",
        b"<!--" * 1000,
    ],
)
def test_a_page_without_an_article_says_so(page: bytes) -> None:
    assert code_of(page) == "no_article"


def test_binary_and_empty_pages_say_so() -> None:
    assert code_of(b"\x89PNG\r\n\x1a\n\0\0\0") == "not_text"
    assert code_of(b"  \n ") == "empty"


def test_references_to_surrogates_cannot_break_the_text() -> None:
    cleaned = clean_html(b"<html><body><p>Six people &#xD800; were killed in the town, doctors said.</p></body></html>")
    cleaned.text.encode()


def paragraphs(words: list[str], wrap: str) -> str:
    return "".join(f"<p>{wrap.join(words[i : i + 7])}</p>\n" for i in range(0, len(words), 7))


@given(
    st.lists(
        st.sampled_from(["shells", "hit", "Probovo", "&", "<", "two", "café", "-", "|", "é", "“war”"]), max_size=80
    ),
    st.sampled_from([" ", "\n  ", " <b></b>", "&nbsp;"]),
)
def test_alignment_never_leads_to_other_characters(words: list[str], wrap: str) -> None:
    escaped = [w.replace("&", "&amp;").replace("<", "&lt;") for w in words]
    source = f"<html><body><a>menu</a>{paragraphs(escaped, wrap)}</body></html>"
    text = "\n".join(" ".join(words[i : i + 7]) for i in range(0, len(words), 7))
    offsets = align(text, visible_text(source))
    untraced(text, offsets, {None: source})
    ordered = [run.original_start for run in offsets.runs]
    assert ordered == sorted(ordered)


@given(st.text(max_size=200), st.text(max_size=400))
def test_alignment_of_anything_with_anything_holds_its_promise(text: str, source: str) -> None:
    untraced(text, align(text, visible_text(source)), {None: source})


def test_a_text_from_another_page_is_not_traced() -> None:
    assert align("A wholly different report of other things.", visible_text(PAGE)).runs == ()


@pytest.mark.parametrize("evil", ["<!--", "<a '", '<a "', "<", "&", "<script>", "</", "<a <b '", "&#x", "<p"])
@pytest.mark.cost
def test_scanning_costs_linear_time_whatever_the_markup(evil: str) -> None:
    import time

    started = time.perf_counter()
    visible_text(evil * 100_000)
    assert time.perf_counter() - started < 5


def test_a_timestamp_in_metadata_gives_the_day_there() -> None:
    cleaned = clean_html(PAGE.encode())
    assert not isinstance(cleaned.published, datetime)
