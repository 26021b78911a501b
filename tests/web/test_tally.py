"""The tally page: bounds source by source, unfolded into words, and the same incidents by rule."""

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import SCRIPT, WITNESS, TeamWorkbench


def test_each_bound_unfolds_into_the_words_that_made_it(client: TestClient) -> None:
    page = client.get("/tally").text
    assert "at least 12" in page
    assert "at least 12 people were killed" in page
    assert "market#f1" in page or "market%23f1" in page
    assert "Colombia" in page


def test_filters_narrow_what_is_counted(client: TestClient) -> None:
    assert "displaced" in client.get("/tally").text
    narrowed = client.get("/tally?measure=killed").text
    assert 'class="what">killed' in narrowed
    assert 'class="what">displaced' not in narrowed
    assert "No figures to tally" in client.get("/tally?place=Iceland").text


def test_the_same_incidents_by_rule(client: TestClient) -> None:
    page = client.get("/tally?rule=acled&rule=un").text
    assert "By rule" in page
    assert "ACLED" in page
    assert "United Nations style" in page
    assert "Iraq Body Count</th>" not in page


def test_a_rule_that_nobody_knows_is_refused_in_one_line(client: TestClient) -> None:
    answer = client.get("/tally?rule=guess")
    assert answer.status_code == 400
    assert "rule takes acled" in answer.text


@pytest.mark.parametrize("address", ["/tally", "/tally?rule=airwars"])
def test_no_script_comes_through_and_no_witness(team: TeamWorkbench, address: str) -> None:
    with team.signed_in("reader") as reader:
        page = reader.get(address).text
    assert SCRIPT not in page
    assert WITNESS not in page


def test_a_bound_without_upper_end_is_drawn_open(client: TestClient) -> None:
    page = client.get("/tally?measure=killed").text
    assert 'class="open"' in page
    assert 'style="' not in page
