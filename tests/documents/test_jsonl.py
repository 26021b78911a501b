import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.documents.cleaned import Unreadable
from rapporteur.documents.jsonl import Line, lines, read_entry
from rapporteur.model.spans import Span

TEXT = "Six people were killed in Probovo.\r\nThe mayor of Dolna said so."


def line(**fields: object) -> Line:
    return Line(3, json.dumps(fields).encode())


def code_of(data: bytes) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        read_entry(Line(3, data))
    return caught.value.issue.code, caught.value.issue.message


def test_an_id_and_a_text_are_enough() -> None:
    entry = read_entry(line(id="a", text=TEXT))
    assert entry.cleaned.text == TEXT
    assert entry.stated.id == "a"
    assert (entry.stated.title, entry.cleaned.published, entry.toponyms, entry.metadata) == (None, None, None, ())


def test_all_fields_are_taken_and_unknown_ones_are_kept() -> None:
    entry = read_entry(
        line(id="a", text=TEXT, published="2022-05-06", title="Six dead", publisher="Dolna Post", url="https://d.example/6",
             language="en", toponyms=[[50, 55], [26, 33]], desk="north", rank={"b": 1, "a": None})
    )  # fmt: skip
    assert entry.cleaned.published == date(2022, 5, 6)
    assert (entry.stated.title, entry.stated.publisher) == ("Six dead", "Dolna Post")
    assert (entry.stated.url, entry.stated.language) == ("https://d.example/6", "en")
    assert entry.toponyms == (Span(26, 33), Span(50, 55))
    assert entry.metadata == (("desk", '"north"'), ("rank", '{"a": null, "b": 1}'))
    assert entry.cleaned.issues == ()


def test_an_empty_list_of_toponyms_is_not_the_same_as_none() -> None:
    assert read_entry(line(id="a", text=TEXT, toponyms=[])).toponyms == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"published": "yesterday"}, "bad_date"),
        ({"published": "\x1b[2J\n2022"}, "bad_date"),
        ({"published": 20220506}, "bad_field"),
        ({"title": ["x"]}, "bad_field"),
        ({"toponyms": [[0, 3], [5, 2]]}, "bad_toponym"),
        ({"toponyms": [[0, 3], [0, 4000]]}, "bad_toponym"),
        ({"toponyms": [[0, 3], [True, 4]]}, "bad_toponym"),
        ({"toponyms": [[0, 3], "Probovo"]}, "bad_toponym"),
        ({"authors": "Ana"}, "bad_field"),
    ],
)
def test_a_field_that_is_not_as_it_should_be_is_noted_and_not_used(fields: dict[str, object], code: str) -> None:
    entry = read_entry(line(id="a", text=TEXT, **fields))
    assert [issue.code for issue in entry.cleaned.issues] == [code]
    assert "line 3" in entry.cleaned.issues[0].message
    assert entry.cleaned.issues[0].message.isprintable()
    assert (entry.cleaned.published, entry.stated.title, entry.cleaned.authors) == (None, None, ())
    assert entry.toponyms in {None, (Span(0, 3),)}


@pytest.mark.parametrize(
    "data",
    [
        b'{"id": "a", "text": "six',
        b'["a", "b"]',
        b'{"id": "a"}',
        b'{"text": "six"}',
        b'{"id": "", "text": "six"}',
        b'{"id": "a", "text": 6}',
        b'{"id": null, "text": "six"}',
        b'{"id": "a", "text": "caf\xe9"}',
        b"[" * 100_000,
        b'{"id": "a", "text": "six", "n": ' + b"9" * 5000 + b"}",
    ],
)
def test_a_broken_line_names_its_number(data: bytes) -> None:
    code, message = code_of(data)
    assert code == "broken_line"
    assert message.startswith("line 3: ")
    assert "\n" not in message


def test_lines_are_counted_with_blank_ones_and_have_no_line_ends() -> None:
    found = list(lines(io.BytesIO(b"\xef\xbb\xbf{1}\r\n\n  \n{2}\n{3}"), 100))
    assert found == [Line(1, b"{1}"), Line(4, b"{2}"), Line(5, b"{3}")]


def test_a_line_over_the_limit_is_cut_and_the_next_is_whole() -> None:
    found = list(lines(io.BytesIO(b"a" * 100 + b"\n" + b"b" * 10 + b"\n" + b"c" * 11 + b"\n" + b"d" * 50), 10))
    assert [(one.number, one.too_long) for one in found] == [(1, True), (2, False), (3, True), (4, True)]
    with pytest.raises(Unreadable) as caught:
        read_entry(found[0])
    assert caught.value.issue.code == "too_large"


def test_no_more_is_read_than_the_line_at_hand() -> None:
    class Endless(io.BytesIO):
        given = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.given += 1
            return b'{"id": "a", "text": "six"}\n'

    endless = Endless()
    found = lines(endless, 1000)
    for _ in range(1000):
        next(found)
    assert endless.given == 1000


SCALARS = st.none() | st.booleans() | st.floats() | st.integers() | st.text()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=6)


@given(st.dictionaries(st.sampled_from(["id", "text", "published", "toponyms", "url", "x"]), VALUES))
def test_no_object_is_an_exception(fields: dict[str, object]) -> None:
    try:
        entry = read_entry(line(**fields))
    except Unreadable as refusal:
        assert refusal.issue.code == "broken_line"
    else:
        assert entry.cleaned.text == fields["text"]
