import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.documents.cleaned import Unreadable
from rapporteur.documents.decoding import decode

SERBIAN = "Granate su pale na pijacu, javlja Хитна помоћ из Пробова, шест људи је повређено. " * 4
FRENCH = "Des obus sont tombés sur le marché, ont dit des témoins ; six blessés à l'hôpital, d'après le préfet. " * 4


def code_of(data: bytes, declared: str | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        decode(data, declared)
    return caught.value.issue.code


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + SERBIAN.encode(encoding))
    assert (decoded.text, decoded.mark, decoded.issues) == (SERBIAN, 1, ())


def test_utf8_needs_no_declaration() -> None:
    assert decode(SERBIAN.encode()).text == SERBIAN
    assert decode(SERBIAN.encode()).issues == ()


def test_the_declared_charset_is_respected() -> None:
    assert decode(SERBIAN.encode("cp1251", "ignore"), "windows-1251").issues == ()
    decoded = decode(FRENCH.encode("latin-1"), "ISO-8859-1")
    assert (decoded.text, decoded.issues) == (FRENCH, ())
    assert decode("“Six”".encode("cp1252"), "iso-8859-1").text == "“Six”"
    assert decode("六人が死亡した".encode("iso-2022-jp"), "iso-2022-jp").text == "六人が死亡した"
    assert decode("six dead".encode("utf-16-le"), "utf-16le").text == "six dead"


def test_a_declaration_that_the_bytes_contradict_is_noted() -> None:
    decoded = decode(FRENCH.encode(), "iso-8859-1")
    assert decoded.text == FRENCH
    assert [issue.code for issue in decoded.issues] == ["charset_contradicted"]


@pytest.mark.parametrize("declared", [None, "utf-8", "no-such-charset", "base64", "utf-7", "\0"])
def test_a_guess_is_never_silent(declared: str | None) -> None:
    decoded = decode(FRENCH.encode("cp1252"), declared)
    assert decoded.text == FRENCH
    assert [issue.code for issue in decoded.issues] == ["encoding_guessed"]


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04" + b"abc" * 50, b"six\0people" * 9, b"\x7fELF\x02", bytes(range(32)) * 20, b"\xd0\xcf\x11\xe0 old"],
)
def test_binary_files_are_not_text(data: bytes) -> None:
    assert code_of(data) == "not_text"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b" \0"])
def test_nothing_is_empty(data: bytes) -> None:
    assert code_of(data) == "empty"


def test_a_torn_marked_file_is_not_guessed_at() -> None:
    assert code_of(codecs.BOM_UTF16_LE + b"a\0b") == "undecodable"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "shift_jis", "hz", "idna"]))
def test_bytes_are_decoded_exactly_or_refused(data: bytes, declared: str | None) -> None:
    try:
        decoded = decode(data, declared)
    except Unreadable as refusal:
        assert refusal.issue.code in {"empty", "not_text", "undecodable"}
    else:
        assert "\ufffd" not in decoded.text or "\ufffd".encode() in data or not data.isascii()
        decoded.text.encode("utf-8", "surrogatepass")
