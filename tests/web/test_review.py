"""The review queue: both sides' words, decided as a reviewer and then gone, without buttons for readers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from rapporteur.ledger.opening import open_ledger
from rapporteur.model.judgements import Verdict
from rapporteur.views.judgements import judgements
from rapporteur.views.review import review
from rapporteur.web.app import create_app
from rapporteur.web.settings import WebSettings
from tests.keeping import keep
from tests.views.reports import machine_says
from tests.web.conftest import INTERVIEW, KEY, NAMED_FILE, SCRIPT, WITNESS, TeamWorkbench, form_token, serving_app

REASON = f"the same two men {SCRIPT}"


@pytest.fixture
def waiting(own_ledger: str, tmp_path: Path) -> Iterator[TeamWorkbench]:
    """A team's workbench at a ledger in which two accounts of an abduction were left open."""
    with open_ledger(own_ledger) as store:
        keep(store, "second", INTERVIEW, date(2024, 6, 7), title=f"Again {WITNESS}", publisher=SCRIPT)
        machine_says(store, Verdict.UNSURE, f"{NAMED_FILE}#i1@1", "second#i1@1", reason=f"both name {WITNESS} {SCRIPT}")
    found = TeamWorkbench(own_ledger, tmp_path)
    yield found
    found.accounts.close()


def decision(client: TestClient, **changes: str) -> dict[str, str]:
    """The fields of the first form of the queue, filled in."""
    form = client.get("/review").text.split('action="/review/decide')[1]
    identifier = form.split('name="id" value="')[1].split('"')[0]
    token = form.split('value="')[1].split('"')[0]
    assert token == form_token(client)
    return {"form_token": token, "id": identifier, "verdict": "positive", "reason": REASON, **changes}


def test_both_sides_words_stand_beside_one_another_masked(waiting: TeamWorkbench) -> None:
    with waiting.signed_in("reader") as reader:
        page = reader.get("/review").text
    assert "Do these tell of one incident?" in page
    assert page.count("were taken away") == 2
    assert WITNESS not in page
    assert SCRIPT not in page
    assert "/review/decide" not in page


def test_a_reviewer_decides_and_it_leaves_the_queue_signed(waiting: TeamWorkbench, own_ledger: str) -> None:
    with waiting.signed_in("reviewer") as reviewer:
        sent = decision(reviewer)
        answer = reviewer.post("/review/decide", data=sent, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/review")
        assert "Nothing waits for a decision" in reviewer.get("/review").text
        again = reviewer.post("/review/decide", data=sent, follow_redirects=False)
        assert again.status_code == 404
        assert "does not wait for a decision any more" in again.text
    with open_ledger(own_ledger) as store:
        last = judgements(store)[-1]
        assert (last.author, last.author_kind, last.verdict) == ("reviewer", "person", "positive")
        assert last.rests_on == (sent["id"],)
        assert last.reason == REASON
        assert review(store) == ()
    assert "decide" in [entry.action for entry in waiting.accounts.audit(None)]


def test_what_cannot_be_told_keeps_waiting_with_what_was_said(waiting: TeamWorkbench) -> None:
    with waiting.signed_in("reviewer") as reviewer:
        assert reviewer.post("/review/decide", data=decision(reviewer, verdict="unsure")).status_code == 200
        page = reviewer.get("/review").text
    assert "reviewer (person) said unsure" in page
    assert SCRIPT not in page


@pytest.mark.parametrize("changes", [{"reason": "  "}, {"verdict": "perhaps"}, {"verdict": ""}])
def test_a_decision_needs_a_verdict_and_a_reason(waiting: TeamWorkbench, changes: dict[str, str]) -> None:
    with waiting.signed_in("reviewer") as reviewer:
        answer = reviewer.post("/review/decide", data=decision(reviewer, **changes), follow_redirects=False)
        assert answer.status_code == 400
        assert "/review/decide" in reviewer.get("/review").text


def test_forged_tokens_and_readers_decide_nothing(waiting: TeamWorkbench, own_ledger: str) -> None:
    with waiting.signed_in("reviewer") as reviewer:
        sent = decision(reviewer)
        forged = reviewer.post("/review/decide", data={**sent, "form_token": "forged"}, follow_redirects=False)
    with waiting.signed_in("analyst") as analyst:
        refused = analyst.post(
            "/review/decide", data={**sent, "form_token": form_token(analyst)}, follow_redirects=False
        )
    assert (forged.status_code, refused.status_code) == (403, 403)
    with open_ledger(own_ledger) as store:
        assert len(review(store)) == 1


def test_kinds_are_shown_apart_and_the_past_is_not_decided(waiting: TeamWorkbench) -> None:
    with waiting.signed_in("reviewer") as reviewer:
        assert "Nothing waits for a decision here" in reviewer.get("/review?show=conflict").text
        assert "were taken away" in reviewer.get("/review?show=link").text
        assert reviewer.get("/review?show=all").status_code == 400
        assert "/review/decide" not in reviewer.get("/review?as-of=2030-01-01").text


def test_the_queue_is_decided_with_the_keyboard(browser: Browser, waiting: TeamWorkbench, own_ledger: str) -> None:
    app = create_app(WebSettings(ledger=own_ledger, key=KEY, person="Ana"))
    with serving_app(app) as address, browser.new_page() as page:
        page.goto(f"{address}/enter?key={KEY}")
        page.goto(f"{address}/review")
        for key in ("j", "n"):
            page.keyboard.press(key)
        page.keyboard.type("not the same july night")
        page.keyboard.press("Enter")
        page.get_by_text("Nothing waits for a decision").wait_for()
    with open_ledger(own_ledger) as store:
        last = judgements(store)[-1]
        assert (last.author, last.verdict, last.reason) == ("Ana", "negative", "not the same july night")
