from datetime import date

import pytest

from rapporteur.documents.cleaned import Unreadable
from rapporteur.documents.pdf import clean_pdf
from rapporteur.model.spans import Span
from tests.documents.pdf_making import make_pdf
from tests.documents.tracing import untraced

SITUATION = [
    "Humanitarian note: shelling in Lower Proba district",
    "At least 14 people were killed and 30 injured when artillery shells struck the weekly mar-",
    "ket of Old Proba on 6 June, according to the district health office. The wounded were taken to",
    "the hospital in Dolna, which has run out of blood.",
    "The mission has not been able to verify the number of casualties. Access to the area remains",
    "closed to aid organisations since the bridge was hit.",
]


def code_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        clean_pdf(data)
    return caught.value.issue.code


def test_lines_become_paragraphs_and_divided_words_are_joined() -> None:
    assert clean_pdf(make_pdf(SITUATION)).text.split("\n") == [
        "Humanitarian note: shelling in Lower Proba district",
        "At least 14 people were killed and 30 injured when artillery shells struck the weekly market of Old Proba on "
        "6 June, according to the district health office. The wounded were taken to the hospital in Dolna, which has "
        "run out of blood.",
        "The mission has not been able to verify the number of casualties. Access to the area remains closed to aid "
        "organisations since the bridge was hit.",
    ]


def test_every_character_is_traced_to_its_page() -> None:
    data = make_pdf(SITUATION, ["A second page says that six of them died later in the hospital."])
    cleaned = clean_pdf(data)
    pages: dict[str | None, str] = {
        "page 1": "\n".join(SITUATION),
        "page 2": "A second page says that six of them died later in the hospital.",
    }
    assert untraced(cleaned.text, cleaned.offsets, pages) == ""
    start = cleaned.text.index("six of them")
    assert [piece.part for piece in cleaned.offsets.original(Span(start, start + 11))] == ["page 2"]
    start = cleaned.text.index("market")
    pieces = cleaned.offsets.original(Span(start, start + 6))
    assert [pages[p.part][p.start : p.end] for p in pieces] == ["mar", "ket"]


def test_a_sentence_goes_on_over_the_page_and_its_headers() -> None:
    head, foot = "Mission in Proba - Daily note 17", "Page {} of 3"
    first = [
        head,
        "Residents of Dolna said that two boys were killed when a drone dropped a grenade on the",
        foot.format(1),
    ]
    second = [
        head,
        "yard of their school in the morning, and that no soldiers had been near the place at all.",
        foot.format(2),
    ]
    third = [
        head,
        "The army has not answered questions about the incident, the third of its kind this week.",
        foot.format(3),
    ]
    text = clean_pdf(make_pdf(first, second, third)).text
    assert "dropped a grenade on the yard of their school" in text
    assert "Daily note" not in text
    assert "Page" not in text


def test_lists_keep_their_items() -> None:
    lines = [
        "Killed in the district since Monday, as the office of the governor has counted them so far this week:",
        "1. Six people in Dolna",
        "2. Two people in Old Proba",
        "- one of them a child",
    ]
    assert clean_pdf(make_pdf(lines)).text.split("\n")[1:] == lines[1:]


def test_title_and_author_come_from_the_file_but_its_date_is_not_that_of_publication() -> None:
    cleaned = clean_pdf(make_pdf(SITUATION, title="Daily note 17", author="Mission in Proba"))
    assert (cleaned.title, cleaned.authors, cleaned.published) == ("Daily note 17", ("Mission in Proba",), None)
    assert clean_pdf(make_pdf(SITUATION, title="Microsoft Word - note17.docx")).title is None


def test_a_scan_has_no_text() -> None:
    assert code_of(make_pdf([], [])) == "no_text"


def test_a_password_is_asked_for_only_where_one_is_needed() -> None:
    assert code_of(make_pdf(SITUATION, password="secret")) == "encrypted_pdf"
    assert "At least 14 people" in clean_pdf(make_pdf(SITUATION, password="")).text


@pytest.mark.parametrize("keep", [5, 40, 200, 500])
def test_a_torn_file_is_broken_or_what_is_left_of_it_is_read(keep: int) -> None:
    assert code_of(make_pdf(SITUATION)[:keep]) in {"broken_pdf", "no_text"}


def test_a_text_that_poses_as_a_pdf_is_broken() -> None:
    assert code_of(b"Six people were killed on %s." % str(date(2020, 5, 4)).encode()) == "broken_pdf"
