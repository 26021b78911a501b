"""What is asked by an address: the same filters come back from it, and what is none is refused in one line."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from rapporteur.model.vocabularies import IncidentType, Measure, VictimClass
from rapporteur.web.asked import Asked, Grade, parse_asked
from rapporteur.web.errors import BadRequestError

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
MOMENTS = st.datetimes(
    datetime(1990, 1, 1),
    datetime(2100, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]),
)
NAMES = st.text(min_size=1, max_size=200).map(lambda words: " ".join(words.split())).filter(bool)


def listed(values: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=3).map(tuple)  # type: ignore[call-overload]


ASKED = st.builds(
    Asked,
    first=st.none() | st.dates(date(1900, 1, 1), date(1999, 1, 1)),
    last=st.none() | st.dates(date(1999, 1, 1), date(2100, 1, 1)),
    place=st.none() | NAMES,
    kinds=listed(IncidentType),
    actor=st.none() | NAMES,
    source=st.none() | NAMES,
    grades=listed(Grade),
    measures=listed(Measure),
    who=listed(VictimClass),
    as_of=st.none() | DAYS,
    recorded_as_of=st.none() | MOMENTS,
    reveal=st.booleans(),
)


def parsed(query: str) -> Asked:
    given_ = QueryParams(query)
    return parse_asked(
        first=given_.get("from"),
        last=given_.get("to"),
        place=given_.get("place"),
        kind=given_.getlist("kind"),
        actor=given_.get("actor"),
        source=given_.get("source"),
        grade=given_.getlist("grade"),
        measure=given_.getlist("measure"),
        who=given_.getlist("who"),
        as_of=given_.get("as-of"),
        recorded_as_of=given_.get("recorded-as-of"),
        reveal=given_.get("reveal"),
    )


@given(ASKED)
def test_an_address_brings_back_what_was_asked(asked: Asked) -> None:
    assert parsed(asked.query()) == asked


@given(ASKED)
def test_a_question_has_the_day_after_the_last_as_its_open_end(asked: Asked) -> None:
    question = asked.question()
    assert (question.earliest, question.place, question.as_of) == (asked.first, asked.place, asked.as_of)
    assert question.latest == (asked.last and asked.last + timedelta(days=1))


def test_empty_fields_of_a_form_ask_for_everything() -> None:
    assert parsed("from=&to=&place=+&kind=&actor=&recorded-as-of=&reveal=") == Asked()


def test_a_day_of_recording_is_its_end() -> None:
    assert parsed("recorded-as-of=2026-05-31").recorded_as_of == datetime(2026, 5, 31, 23, 59, 59, 999999, UTC)


@pytest.mark.parametrize(
    "query",
    [
        "from=yesterday",
        "to=2026-02-30",
        "kind=war",
        "grade=best",
        "measure=dead",
        "who=everybody",
        "as-of=1",
        "recorded-as-of=2026-05-31T10:00",
        "from=2026-05-02&to=2026-05-01",
        f"place={'x' * 201}",
    ],
)
def test_what_is_no_filter_is_refused(query: str, client: TestClient) -> None:
    with pytest.raises(BadRequestError):
        parsed(query)
    page = client.get(f"/incidents?{query}")
    assert page.status_code == 400
    assert "Traceback" not in page.text
    assert client.get(f"/api/v1/incidents?{query}").json()["status"] == 400
