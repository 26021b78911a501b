"""Access: signing in, sessions, forms, tokens, the audit log; and who sees protected names."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError
from starlette.testclient import TestClient

from rapporteur.ledger.opening import open_ledger
from rapporteur.ledger.verifying import verify
from rapporteur.web.access.accounts import Accounts, AccountsError, accounts_address, open_store
from rapporteur.web.access.roles import Role
from tests.web.conftest import NAMED_FILE, ORIGIN, PASSWORD, WITNESS, TeamWorkbench, form_token

SHOWING = ("/", "/incidents", "/documents", "/document?id=market", "/document?id=market%23q3")
ANSWERS = (
    *("incidents", "linked-incidents", "figures", "claims", "documents", "actors", "sources", "judgements", "review"),
    *("tally", "records?id=market%23a4", "records?id=market", "documents/text?id=market", "history?id=market%23i1"),
)


def with_parameter(path: str, parameter: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{parameter}"


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> int:
    answer = client.post("/sign-in", data={"name": name, "password": password, **more}, follow_redirects=False)
    return answer.status_code


@pytest.mark.parametrize("role", ["reader", "analyst"])
def test_a_witness_is_masked_in_every_page_and_answer_for_those_without_the_right(
    team: TeamWorkbench, role: str
) -> None:
    with team.signed_in(role) as client:
        for path in (*SHOWING, *(f"/api/v1/{answer}" for answer in ANSWERS)):
            for asked in (path, with_parameter(path, "reveal=1")):
                answer = client.get(asked)
                assert answer.status_code == 200, asked
                assert "Quiñones" not in answer.text, asked
                assert "Qui\\u00f1ones" not in answer.text, asked
        assert client.get("/document/original?id=market").status_code == 403


def test_a_witness_cannot_be_looked_for(team: TeamWorkbench) -> None:
    with team.signed_in("reader") as client:
        for name in ("actor", "source", "place"):
            for listing in ("incidents", "figures", "claims", "documents", "actors", "sources"):
                found, nobody = (
                    client.get(f"/api/v1/{listing}", params={name: words}).json()["rows"]
                    for words in (WITNESS, "Nobody Nowhere")
                )
                assert found == nobody, (name, listing)
        assert client.get("/document", params={"id": NAMED_FILE}).status_code == 404
        assert client.get("/api/v1/records", params={"id": f"{NAMED_FILE}#i1"}).status_code == 404


def test_a_document_whose_id_bears_the_name_is_followed_by_its_number(team: TeamWorkbench) -> None:
    with team.signed_in("reader") as client:
        rows = client.get("/api/v1/documents").json()["rows"]
        number = next(row["id"] for row in rows if row["id"].startswith("~"))
        for answer in ("records", "documents/text"):
            found = client.get(f"/api/v1/{answer}", params={"id": number})
            assert found.status_code == 200
            assert found.json()["origin" if "text" in answer else "document"]
            assert "Qui" not in found.text, answer
        told = client.get("/api/v1/history", params={"id": f"{number}#i1"})
        assert told.status_code == 200
        assert "Qui" not in told.text
        page = client.get("/document", params={"id": f"{number}#f1"}).text
        assert "two men" in page
        assert "Qui" not in page


def test_those_with_the_right_see_when_they_ask_and_it_is_noted(team: TeamWorkbench) -> None:
    with team.signed_in("reviewer") as client:
        assert WITNESS not in client.get("/documents").text
        assert WITNESS in client.get("/documents?reveal=1").text
        assert WITNESS in client.get("/api/v1/actors?reveal=1").text
        original = client.get("/document/original?id=market")
        assert "Quiñones" in original.text
        assert original.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in original.headers["Content-Security-Policy"]
    noted = [(row.who, row.action, dict(row.about)) for row in team.accounts.audit()]
    assert ("reviewer", "reveal", {"path": "/documents", "query": "reveal=1"}) in noted
    assert ("reviewer", "reveal", {"path": "/api/v1/actors", "query": "reveal=1"}) in noted
    assert any(action == "original" and about["document"] == "market" for _, action, about in noted)


def test_signing_in_opens_the_page_that_was_asked_for(team: TeamWorkbench) -> None:
    with team.signed_in(None) as client:
        sent = client.get("/incidents?place=Tumaco", follow_redirects=False)
        assert sent.headers["Location"] == "/sign-in?next=%2Fincidents%3Fplace%3DTumaco"
        answer = client.post(
            "/sign-in",
            data={"name": "Reader", "password": PASSWORD, "next": "/incidents?place=Tumaco"},
            follow_redirects=False,
        )
        assert answer.headers["Location"] == "/incidents?place=Tumaco"
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert client.get("/incidents").status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil"]
)
def test_signing_in_leads_nowhere_else(team: TeamWorkbench, elsewhere: str) -> None:
    with team.signed_in(None) as client:
        data = {"name": "reader", "password": PASSWORD, "next": elsewhere}
        assert client.post("/sign-in", data=data, follow_redirects=False).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("name", "password"), [("reader", "wrong password"), ("nobody", PASSWORD), ("", ""), ("reader", "")]
)
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(team: TeamWorkbench, name: str, password: str) -> None:
    with team.signed_in(None) as client:
        answer = client.post("/sign-in", data={"name": name, "password": password}, follow_redirects=False)
        assert answer.status_code == 401
        assert "do not go together" in answer.text
        assert client.get("/incidents", follow_redirects=False).status_code == 303


def test_guessing_is_slowed_down(team: TeamWorkbench) -> None:
    with team.signed_in(None) as client:
        statuses = [sign_in(client, "reader", f"guess number {n}") for n in range(10)]
        assert statuses[:8] == [401] * 8
        assert statuses[8:] == [429, 429]
        assert sign_in(client, "reader") == 429, "the right password does not help any more"
        assert sign_in(client, "analyst") == 303, "others may still sign in"


def test_too_many_requests_are_refused_for_a_while(ledger: str, tmp_path: Path) -> None:
    team = TeamWorkbench(ledger, tmp_path, requests_per_minute=5)
    with team.signed_in("reader") as client:
        answers = [client.get("/api/v1/session") for _ in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
    assert int(answers[-1].headers["Retry-After"]) >= 1
    team.accounts.close()


def test_the_session_changes_at_sign_in_and_ends_at_sign_out(team: TeamWorkbench) -> None:
    with team.signed_in("reader") as client:
        first = client.cookies["rapporteur"]
        token = form_token(client)
        assert sign_in(client, "reader") == 303
        second = client.cookies["rapporteur"]
        assert first != second
        client.cookies.set("rapporteur", first, domain="127.0.0.1")
        assert client.get("/incidents", follow_redirects=False).status_code == 303
        client.cookies.clear()
        client.cookies.set("rapporteur", second, domain="127.0.0.1")
        assert client.post("/sign-out", data={"form_token": token}).status_code == 403
        assert (
            client.post("/sign-out", data={"form_token": form_token(client)}, follow_redirects=False).status_code == 303
        )
        client.cookies.set("rapporteur", second, domain="127.0.0.1")
        assert client.get("/incidents", follow_redirects=False).status_code == 303


def test_a_session_ends_when_it_is_idle_and_after_its_longest_time(
    team: TeamWorkbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = team.accounts
    idle, longest = timedelta(hours=2), timedelta(hours=12)
    start = datetime(2026, 6, 1, 8, tzinfo=UTC)
    clock = [start]
    monkeypatch.setattr(Accounts, "now", lambda _: clock[0])
    account = accounts.named("reader")
    secret = accounts.open_session(account)
    for hour in range(1, 12):
        clock[0] = start + timedelta(hours=hour)
        assert accounts.session(secret, idle, longest) is not None, hour
    clock[0] = start + timedelta(hours=12, minutes=1)
    assert accounts.session(secret, idle, longest) is None
    secret = accounts.open_session(account)
    clock[0] += timedelta(hours=2, minutes=1)
    assert accounts.session(secret, idle, longest) is None


def test_a_disabled_account_is_out_at_once(team: TeamWorkbench) -> None:
    with team.signed_in("reader") as client:
        token = team.accounts.make_token(team.accounts.named("reader"), "script")
        team.accounts.disable("reader")
        assert client.get("/incidents", follow_redirects=False).status_code == 303
        client.cookies.clear()
        assert client.get("/api/v1/session", headers={"Authorization": f"Bearer {token}"}).status_code == 401
        assert sign_in(client, "reader") == 401


@pytest.mark.parametrize("given", ["", "0" * 64, "x", None])
def test_a_form_of_another_site_changes_nothing(team: TeamWorkbench, given: str | None) -> None:
    with team.signed_in("administrator") as client:
        data = {"name": "mallory", "role": "administrator", "password": PASSWORD}
        if given is not None:
            data["form_token"] = given
        assert client.post("/admin/accounts", data=data).status_code == 403
    with pytest.raises(AccountsError):
        team.accounts.named("mallory")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_request_from_another_origin_changes_nothing_even_with_the_token(
    team: TeamWorkbench, headers: dict[str, str]
) -> None:
    with team.signed_in("administrator") as client:
        data = {"name": "m", "role": "reader", "password": PASSWORD, "form_token": form_token(client)}
        assert client.post("/admin/accounts", data=data, headers=headers).status_code == 403
        assert client.post("/admin/accounts", data=data, headers={"Origin": ORIGIN}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", ""])
def test_another_host_name_is_not_answered(client: TestClient, host: str) -> None:
    answer = client.get("/incidents", headers={"Host": host})
    assert answer.status_code == 421
    assert "Tumaco" not in answer.text


def test_tokens_open_the_api_for_their_account_only_until_revoked(team: TeamWorkbench) -> None:
    with team.signed_in("analyst") as client:
        made = client.post(
            "/account/tokens", data={"label": "notebook", "days": "30", "form_token": form_token(client)}
        )
        secret = re.search(r"rpt_[\w-]+", made.text)
        assert secret
        assert secret[0] not in client.get("/account").text, "it is shown once"
    headers = {"Authorization": f"Bearer {secret[0]}"}
    with team.signed_in(None) as client:
        session = client.get("/api/v1/session", headers=headers).json()
        assert (session["name"], session["role"]) == ("analyst", "analyst")
        assert client.get("/api/v1/session", headers={"Authorization": f"Bearer {secret[0]}x"}).status_code == 401
        assert client.get("/admin", headers=headers).status_code == 403
        assert client.post("/account/tokens", data={"label": "more"}, headers=headers).status_code == 403
    kept = create_engine(team.settings.accounts or "").connect()
    stored = str(kept.execute(text("SELECT * FROM access_tokens")).all())
    kept.close()
    kept.engine.dispose()
    assert secret[0] not in stored
    account = team.accounts.named("analyst")
    team.accounts.revoke_token(account.number, team.accounts.tokens(account.number)[0].number)
    with team.signed_in(None) as client:
        assert client.get("/api/v1/session", headers=headers).status_code == 401


def test_a_token_expires(team: TeamWorkbench, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = team.accounts.make_token(team.accounts.named("reader"), "short", days=1)
    assert team.accounts.token(secret) is not None
    later = datetime.now(UTC) + timedelta(days=1, minutes=1)
    monkeypatch.setattr(Accounts, "now", lambda _: later)
    assert team.accounts.token(secret) is None


def test_an_administrator_manages_accounts_and_all_is_noted(team: TeamWorkbench) -> None:
    with team.signed_in("administrator") as client:
        token = form_token(client)
        new = {"name": "Zoë <b>", "role": "analyst", "password": PASSWORD, "form_token": token}
        page = client.post("/admin/accounts", data=new).text
        assert "Zoë &lt;b&gt;" in page
        assert "<b>" not in page.split("<table")[1]
        change = {"name": "zoë <B>", "change": "role", "role": "reader", "form_token": token}
        assert client.post("/admin/accounts/change", data=change).status_code == 200
        assert team.accounts.named("Zoë <b>").role is Role.READER
        again = client.post("/admin/accounts", data=new)
        assert again.status_code == 400
        assert "already" in again.text
        short = client.post("/admin/accounts", data={**new, "name": "x", "password": "short"})
        assert "at least 12 characters" in short.text
    actions = [(row.who, row.action) for row in team.accounts.audit()]
    assert ("administrator", "account added") in actions
    assert ("administrator", "account changed") in actions
    assert PASSWORD not in str(team.accounts.audit())


def test_somebody_is_left_to_administer(team: TeamWorkbench) -> None:
    with pytest.raises(AccountsError, match="only administrator"):
        team.accounts.disable("administrator")
    with pytest.raises(AccountsError, match="only administrator"):
        team.accounts.set_role("administrator", Role.READER)
    assert team.accounts.named("administrator").role is Role.ADMINISTRATOR


def test_a_new_password_ends_the_other_sessions(team: TeamWorkbench) -> None:
    with team.signed_in("reader") as one, team.signed_in("reader") as other:
        data = {"current": PASSWORD, "password": "another long password", "form_token": form_token(one)}
        wrong = one.post("/account/password", data={**data, "current": "not this one"})
        assert wrong.status_code == 400
        assert one.post("/account/password", data=data).status_code == 200
        assert one.get("/incidents", follow_redirects=False).status_code == 200
        assert other.get("/incidents", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("statement", ["UPDATE access_audit SET who = 'x'", "DELETE FROM access_audit"])
def test_the_audit_log_is_added_to_only(team: TeamWorkbench, statement: str) -> None:
    team.accounts.note("reader", "looked", {}, "-")
    engine = create_engine(team.settings.accounts or "")
    with pytest.raises(DBAPIError, match="added to only"), engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    assert [row.action for row in team.accounts.audit()] == ["looked"]


def test_a_store_of_another_version_is_left_alone(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'accounts.db'}"
    open_store(address).close()
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE access_schema SET number = 99"))
    engine.dispose()
    with pytest.raises(AccountsError, match="another version"):
        open_store(address)


def test_passwords_are_not_kept(team: TeamWorkbench, tmp_path: Path) -> None:
    team.accounts.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("accounts.db*"))
    assert PASSWORD.encode() not in stored
    assert b"$argon2id$" in stored


def test_accounts_live_beside_a_ledger_of_any_kind(ledger_url: str) -> None:
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    for _ in range(2):  # made, then found again
        store = open_store(accounts_address(ledger_url), quick)
        if not store.all():
            store.add("Ana", Role.ADMINISTRATOR, PASSWORD)
        account = store.checked("ana", PASSWORD)
        assert account is not None
        assert account.created_at.tzinfo is not None
        secret = store.open_session(account)
        assert store.session(secret, timedelta(hours=1), timedelta(hours=1)) == account
        store.note("Ana", "looked", {"at": "é"}, "127.0.0.1")
        store.close()
    with open_ledger(ledger_url) as ledger:
        assert verify(ledger).mismatches == ()
