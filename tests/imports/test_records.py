"""Rows come out of a file with their own bytes; one broken row does not take its neighbours with it."""

import io

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.imports.lines import encoding_of, lines
from rapporteur.imports.records import Record, delimited, delimiter_of, json_lines


def records(data: bytes, width: int | None = 3, delimiter: str = ",", *, quoted: bool = True) -> list[Record]:
    stream = io.BytesIO(data)
    return list(delimited(lines(stream, encoding_of(stream)), delimiter, lambda: width, quoted=quoted))


def cells(data: bytes, width: int | None = 3) -> list[tuple[str, ...]]:
    return [record.cells for record in records(data, width)]


def test_a_newline_in_a_cell_is_part_of_the_row() -> None:
    first, second = records(b'1,"two\nlines",3\n4,5,6\n')
    assert first.cells == ("1", "two\nlines", "3")
    assert first.data == b'1,"two\nlines",3\n'
    assert (second.line, second.cells) == (3, ("4", "5", "6"))


def test_an_unclosed_quotation_mark_costs_one_row() -> None:
    broken, *others = records(b'1,"two\n4,5,6\n7,8,9\n')
    assert broken.fault is not None
    assert (broken.fault.code, broken.data) == ("unclosed_quote", b'1,"two\n')
    assert [record.cells for record in others] == [("4", "5", "6"), ("7", "8", "9")]


def test_a_loose_quotation_mark_is_a_letter_where_the_columns_then_fit() -> None:
    found = records(b'1,"two,3\n4,"five,6\n')
    assert [record.cells for record in found] == [("1", '"two', "3"), ("4", '"five', "6")]
    assert [remark.code for record in found for remark in record.remarks] == ["loose_quotes", "loose_quotes"]


def test_a_wrong_number_of_columns_is_a_fault_that_says_both() -> None:
    (found,) = records(b"1,2\n")
    assert found.fault is not None
    assert found.fault.code == "wrong_columns"
    assert "2 columns, the table 3" in found.fault.message
    assert found.data == b"1,2\n"


def test_empty_cells_beyond_the_last_column_do_no_harm() -> None:
    assert records(b"1,2,3,,\n")[0].fault is None


def test_a_cell_without_quoting_keeps_its_marks() -> None:
    assert records(b'1\t"two\t3\n', delimiter="\t", quoted=False)[0].cells == ("1", '"two', "3")


def test_encodings() -> None:
    assert cells("\ufeff1,Żółw,3\n".encode()) == [("1", "Żółw", "3")]
    assert cells("1,Żółw,3\n".encode("utf-16")) == [("1", "Żółw", "3")]
    mixed = records("1,é,3\n".encode() + "4,é,6\n".encode("cp1252"))
    assert [record.cells[1] for record in mixed] == ["é", "é"]
    assert [[remark.code for remark in record.remarks] for record in mixed] == [[], ["encoding_guessed"]]


def test_old_line_ends() -> None:
    assert cells(b"1,2,3\r4,5,6\r") == [("1", "2", "3"), ("4", "5", "6")]
    assert cells(b"1,2,3\r\n4,5,6\r\n") == [("1", "2", "3"), ("4", "5", "6")]


def test_a_row_without_end_is_refused_and_the_next_is_read() -> None:
    found = records(b'1,2,"' + b"x" * 1_500_000 + b"\n4,5,6\n")
    assert found[0].fault is not None
    assert found[-1].cells == ("4", "5", "6")


def test_delimiters_are_counted_outside_quotation_marks() -> None:
    assert delimiter_of('"a,b,c,d";e;f') == ";"
    assert delimiter_of("one column") == ","


def test_lines_of_json() -> None:
    stream = io.BytesIO(b'{"id": 7, "low": 3.0, "who": null}\n[1]\n{oops\n')
    found = list(json_lines(lines(stream, encoding_of(stream))))
    assert found[0].names == ("id", "low", "who")
    assert found[0].cells == ("7", "3.0", "")
    assert [record.fault.code for record in found[1:] if record.fault] == ["broken_row", "broken_row"]


@given(st.lists(st.tuples(*[st.text(max_size=8)] * 3), max_size=6))
def test_whatever_the_csv_module_writes_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    import csv

    rows = [tuple(cell.replace("\r", " ").encode("utf-8", "ignore").decode() for cell in row) for row in rows]  # type: ignore[misc]
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    data = text.getvalue().encode()
    found = records(data)
    assert [record.cells for record in found] == rows
    assert b"".join(record.data for record in found) == data


@given(st.binary(max_size=200))
def test_no_bytes_are_lost_whatever_comes(data: bytes) -> None:
    stream = io.BytesIO(data)
    encoding = encoding_of(stream)
    found = list(delimited(lines(stream, encoding), ",", lambda: 2))
    if encoding.codec == "utf-8":
        assert b"".join(record.data for record in found) == data[encoding.mark :]
