from datetime import datetime
from pathlib import Path

from rapporteur.documents.fetching import Fetcher
from rapporteur.documents.receiving import receive
from rapporteur.model.documents import ReceivedDocument, Stated
from tests.documents.serving import Site

PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>Six people were killed in {0} on Sunday, the "
    "mayor said. The road to the town is closed and the wounded cannot be taken to hospital.</p></article>"
    "</body></html>"
)
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Lake Post</title>
<item><title>Probovo</title><link>{base}/probovo</link><pubDate>Mon, 06 Nov 2023 09:00:00 +0200</pubDate></item>
<item><title>Dolna</title><link>{base}/gone</link><guid>lake-2</guid>
<description>&lt;p&gt;Two boys were wounded in &lt;b&gt;Dolna&lt;/b&gt; on Monday, their uncle said.&lt;/p&gt;
</description></item>
<item><title>Trnova</title><link>http://10.0.0.7/x</link><description>Shells fell on Trnova again, a priest said.
</description></item>
<item><title>Nothing</title><link>{base}/gone2</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><id>n</id>
<entry><id>tag:one</id><title>Note 1</title><updated>2023-11-06T09:00:00Z</updated>
<author><name>Ana Brod</name></author>
<content type="html">&lt;p&gt;The bridge at Probovo was hit on Sunday night, a driver said.&lt;/p&gt;
</content></entry></feed>"""


def serve(site: Site) -> bytes:
    site.page("/probovo", PAGE.format("Probovo").encode())
    return RSS.format(base=site.url("")).encode()


def taken(inputs: list[str], fetcher: Fetcher, stated: Stated | None = None) -> list[ReceivedDocument]:
    received = list(receive(inputs, stated, fetcher=fetcher))
    assert all(isinstance(one, ReceivedDocument) for one in received)
    return [one for one in received if isinstance(one, ReceivedDocument)]


def test_entries_are_fetched_by_their_links(site: Site, fetcher: Fetcher) -> None:
    site.page("/feed", serve(site), "application/rss+xml")
    first = taken([site.url("/feed")], fetcher)[0]
    assert first.identity == f"url:{site.url('/probovo')}"
    assert first.original == PAGE.format("Probovo").encode()
    assert "Six people were killed in Probovo" in first.document.text
    assert first.document.published == datetime.fromisoformat("2023-11-06T09:00:00+02:00")
    assert first.document.publisher == "The Lake Post"
    assert first.custody.origin == site.url("/feed")
    assert first.custody.retrieved_from == site.url("/probovo")
    assert first.custody.part == f"entry {site.url('/probovo')}"


def test_an_entry_whose_link_gives_nothing_is_read_from_the_feed(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    feed = tmp_path / "lake.xml"
    feed.write_bytes(serve(site))
    _, second, third, fourth = taken([str(feed)], fetcher)
    assert second.document.text == "Two boys were wounded in Dolna on Monday, their uncle said."
    assert second.original == feed.read_bytes()
    assert second.identity == f"url:{site.url('/gone')}"
    assert second.custody.part == "entry lake-2"
    assert [issue.code for issue in second.issues] == ["entry_not_fetched"]
    assert "404" in second.issues[0].message
    assert third.document.text == "Shells fell on Trnova again, a priest said."
    assert "public internet" in third.issues[0].message
    assert not fourth.readable
    assert [issue.code for issue in fourth.issues] == ["entry_not_fetched", "no_text"]


def test_atom_entries_carry_their_own_content(fetcher: Fetcher, tmp_path: Path) -> None:
    feed = tmp_path / "notes.atom"
    feed.write_text(ATOM)
    (only,) = taken([str(feed)], fetcher, Stated(publisher="The mission"))
    assert only.document.text == "The bridge at Probovo was hit on Sunday night, a driver said."
    assert only.document.title == "Note 1"
    assert only.document.authors == ("Ana Brod",)
    assert only.document.publisher == "The mission"
    assert only.readable
    assert {run.part for run in only.offsets.runs} == {"entry tag:one"}


def test_entries_without_links_or_ids_stay_apart(fetcher: Fetcher, tmp_path: Path) -> None:
    feed = tmp_path / "bare.rss"
    feed.write_text(
        "<?xml version='1.0'?><rss version='2.0'><channel>"
        "<item><description>Six people were killed in Probovo on Sunday.</description></item>"
        "<item><description>Two boys were wounded in Dolna on Monday.</description></item></channel></rss>"
    )
    received = taken([str(feed)], fetcher)
    assert len({one.identity for one in received}) == 2


def test_other_xml_is_no_feed(fetcher: Fetcher, tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_text("<?xml version='1.0'?><toll><dead>6</dead></toll>")
    (only,) = taken([str(other)], fetcher)
    assert [issue.code for issue in only.issues] == ["not_a_feed"]


def test_a_page_given_as_xml_is_read_as_a_page(fetcher: Fetcher, tmp_path: Path) -> None:
    page = tmp_path / "page.xml"
    page.write_text('<?xml version="1.0"?>' + PAGE.format("Probovo"))
    assert "Six people were killed" in taken([str(page)], fetcher)[0].document.text
