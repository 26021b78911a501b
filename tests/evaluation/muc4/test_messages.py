"""Messages: ids, datelines and tokens, in any case."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.evaluation.muc4.messages import message, messages

FILE = """\
TEST-MUC4-0001 (OWN)

   LIMA, 4 MAR 91 (RADIO UNO) -- [TEXT] A BOMB WENT OFF IN TACNA ON
2 MARCH.

TEST-MUC4-0002

   Quito (ECUADOR), 5 Mar 91 (AGENCY) -- [Text] Nothing happened in Quito.
"""


def test_a_file_is_cut_at_its_id_lines() -> None:
    first, second = messages(FILE)
    assert (first.id, second.id) == ("TEST-MUC4-0001", "TEST-MUC4-0002")
    assert first.text.strip().startswith("LIMA, 4 MAR 91")


def test_a_dateline_gives_place_country_and_day_in_either_case() -> None:
    first, second = messages(FILE)
    assert (first.place, first.country, first.published) == ("LIMA", "", date(1991, 3, 4))
    assert (second.place, second.country, second.published) == ("QUITO", "ECUADOR", date(1991, 3, 5))
    assert second.text[second.body :].split()[0] == "[TEXT]"


def test_a_message_without_a_date_has_none() -> None:
    assert message("X", "QUITO, NO DATE (AGENCY) -- [TEXT] A MAN WAS SHOT.").published is None
    assert message("X", "A MAN WAS SHOT.").published is None


def test_times_of_the_text_are_resolved_from_the_dateline_which_is_none_of_them() -> None:
    first, _ = messages(FILE)
    assert [time.value for time in first.times] == ["1991-03-02"]


@given(st.text(alphabet="aBß .-'\"[]\n09", max_size=80))
def test_offsets_count_in_the_text_as_it_came(text: str) -> None:
    made = message("X", text)
    assert len(made.text) == len(text)
    assert all(not span.of(made.text).isspace() and span.start < span.end for span in made.tokens)
    assert all(a.end <= b.start for a, b in zip(made.tokens, made.tokens[1:], strict=False))


def test_token_ranges_cover_what_a_span_touches() -> None:
    made = message("X", "THE MAYOR OF TACNA")
    assert [made.words[slice(*made.token_range(span))] for span in (made.tokens[1], made.tokens[3])] == [
        ("MAYOR",),
        ("TACNA",),
    ]
