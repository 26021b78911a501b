from datetime import datetime
from email.message import EmailMessage

import pytest

from rapporteur.documents.cleaned import Unreadable
from rapporteur.documents.mail import clean_mail
from rapporteur.model.offsets import OriginalSpan
from rapporteur.model.spans import Span

BODY = (
    "The command denies that its aircraft were over Probovo on Sunday.\n\n"
    "No civilian was harmed, a café owner told us.\n"
)
HTML = "<html><body><p>The command denies that its aircraft were over Probovo on Sunday.</p></body></html>"


def statement() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Statement: events at Probovo – reply"
    message["From"] = '"Press desk, Northern Command" <press@command.example>'
    message["To"] = "desk@paper.example"
    message["Date"] = "Mon, 04 Sep 2023 18:20:00 +0300"
    return message


def code_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        clean_mail(data)
    return caught.value.issue.code


def test_headers_say_what_when_and_who() -> None:
    message = statement()
    message["Organization"] = "Northern Command"
    message.set_content(BODY)
    cleaned = clean_mail(bytes(message))
    assert cleaned.title == "Statement: events at Probovo – reply"
    assert cleaned.authors == ("Press desk, Northern Command",)
    assert cleaned.publisher == "Northern Command"
    assert cleaned.published == datetime.fromisoformat("2023-09-04T18:20:00+03:00")


@pytest.mark.parametrize(
    ("header", "authors"),
    [
        ("Rights watch, Lower Proba <a@b.example>", ("Rights watch, Lower Proba",)),
        ("a@b.example", ("a@b.example",)),
        ("Ana <a@b.example>, Ivo <i@b.example>", ("Ana", "Ivo")),
    ],
)
def test_senders_go_by_name(header: str, authors: tuple[str, ...]) -> None:
    assert clean_mail(f"From: {header}\nSubject: x\n\n{BODY}".encode()).authors == authors


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_the_plain_text_is_taken_as_it_is(coding: str) -> None:
    message = statement()
    message.set_content(BODY, cte=coding)
    message.add_alternative(HTML, subtype="html")
    cleaned = clean_mail(bytes(message))
    assert cleaned.text == BODY
    assert cleaned.issues == ()
    start = BODY.index("Probovo")
    assert cleaned.offsets.original(Span(start, start + 7)) == (OriginalSpan(start, start + 7, "part 1"),)


def test_html_is_read_where_there_is_no_plain_text() -> None:
    message = statement()
    message.set_content(HTML, subtype="html")
    cleaned = clean_mail(bytes(message))
    assert "The command denies" in cleaned.text
    start = cleaned.text.index("aircraft")
    (piece,) = cleaned.offsets.original(Span(start, start + 8))
    assert (HTML[piece.start : piece.end], piece.part) == ("aircraft", "part 1")


def test_attachments_are_named_and_not_read() -> None:
    message = statement()
    message.set_content(BODY)
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="toll.pdf")
    message.add_attachment("Six people were killed.", filename="toll.txt")
    cleaned = clean_mail(bytes(message))
    assert "Six people" not in cleaned.text
    assert [(issue.code, "toll" in issue.message) for issue in cleaned.issues] == [("attachment_not_read", True)] * 2


def test_a_charset_that_does_not_exist_is_no_end_of_the_message() -> None:
    data = b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=no-such\n\n" + BODY.encode()
    assert clean_mail(data).text == BODY


def test_bad_messages_say_so() -> None:
    assert code_of(b"") == "empty"
    assert code_of(b"From: a@b.example\nSubject: nothing\n\n") == "no_text"
    assert code_of(b"\n\nSix people were killed, but this is no message.") == "broken_mail"
    picture = statement()
    picture.set_content(b"\x89PNG", maintype="image", subtype="png")
    assert code_of(bytes(picture)) == "no_text"
