"""A workbench for tests: a ledger of hostile words and private persons, a team with every role, a real browser."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from argon2 import PasswordHasher
from fastapi import FastAPI
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from rapporteur.documents.receiving import receive
from rapporteur.gazetteer.store import SqliteGazetteer
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.documents import Stated
from rapporteur.recording import record
from rapporteur.relating import link_new
from rapporteur.samples import sample_folder
from rapporteur.web.access.accounts import Accounts, accounts_address, open_store
from rapporteur.web.access.roles import Role
from rapporteur.web.app import create_app
from rapporteur.web.settings import WebSettings
from tests.keeping import keep

ORIGIN = "http://127.0.0.1:8765"
KEY = "the-key-of-this-start"
PASSWORD = "correct horse battery"
WITNESS = "Rosalba Quiñones"
SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>'

MARKET = """
{q1s:{a1:The Lerma Doctors' Union}} {q1c:said} {q1x:{f1:at least 12 people were killed}, {f2:among them five women and \
children}, when {i1:shells hit the market} of {p1:Tumaco} {t1:on 3 June}}.
{q2s:{a2:Colonel Prado}} {q2c:denied} {q2x:that {a3:his brigade} {i1:had fired}}. Nothing <b>could</b> be checked & \
{c1:no reporter has verified the accounts}.
{q3s:{a4:Rosalba Quiñones}, a stallholder,} {q3c:said} {q3x:her sister was among the dead}. "I ran," Quiñones added.
---
a1 ngo name="Lerma Doctors' Union"
a2 person name="Colonel Prado" of=a3
a3 military name="29th Brigade"
a4 person protected name="Rosalba Quiñones"
q1 medical asserts actor=a1
q2 party denies actor=a2
q3 resident asserts actor=a4
p1 town country=CO admin1=Nariño at=1.80,-78.76
t1 DATE days=2024-06-03
i1 shelling days=2024-06-03 at=p1 by=a3:denied:q2 said=q1
f1 killed 12.. of=i1 said=q1 at=p1 days=2024-06-03
f2 killed 5 who=women,children part=f1 of=i1 said=q1 at=p1 days=2024-06-03
c1 unverified event about=i1
"""
INTERVIEW = """
{q1s:{a1:Rosalba Quiñones}} {q1c:told} us {q1x:that {f1:two men} {i1:were taken away} in {p1:Tumaco} {t1:on 4 June}}. \
Quiñones <script>alert("text")</script> asked for quiet.
---
a1 person protected name="Rosalba Quiñones"
q1 resident asserts actor=a1
p1 town country=CO admin1=Nariño at=1.80,-78.76
t1 DATE days=2024-06-04
i1 abduction days=2024-06-04 at=p1 said=q1
f1 missing 2 who=men of=i1 said=q1 at=p1 days=2024-06-04
"""
PLAIN = """
{q1s:{a1:The United Nations}} {q1c:said} {q1x:{f1:about 4,000 families had fled} {i1:the fighting} in {p1:Colombia}}.
---
a1 io name="United Nations"
q1 io asserts actor=a1
p1 country country=CO at=4,-72
i1 armed_clash days=2024-01-01..2024-06-04 at=p1
f1 displaced 4000 about unit=families said=q1 at=p1 of=i1
"""
NAMED_FILE = "interview with Rosalba Quiñones"  # the id of a document, as a file or an address may bear a name


def fill(store: LedgerStore) -> None:
    """Put the documents of these tests into a ledger."""
    keep(store, "market", MARKET, date(2024, 6, 4), title=f"Shells {SCRIPT}", publisher="La </script> Hoja")
    keep(store, NAMED_FILE, INTERVIEW, date(2024, 6, 5), title=f"What {WITNESS} saw")
    keep(store, "country", PLAIN, date(2024, 6, 6), url="javascript:alert(3)", publisher="<i>Gazeta</i>")


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a ledger that nobody writes to."""
    address = f"sqlite:///{tmp_path_factory.mktemp('web') / 'ledger.db'}"
    with open_ledger(address) as store:
        fill(store)
    return address


@pytest.fixture
def own_ledger(tmp_path: Path) -> str:
    """The address of a ledger of one test, to write to."""
    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    with open_ledger(address) as store:
        fill(store)
    return address


@contextmanager
def browsing(app: FastAPI, origin: str = ORIGIN) -> Iterator[TestClient]:
    """A client at an application, which sends what a browser's page of that origin would."""
    with TestClient(app, base_url=origin, raise_server_exceptions=True) as client:
        yield client


@pytest.fixture(scope="session")
def single_app(ledger: str) -> FastAPI:
    """The workbench of one person, which keeps its answers from test to test."""
    return create_app(WebSettings(ledger=ledger, key=KEY, person="Ana", requests_per_minute=10**6))


@pytest.fixture
def client(single_app: FastAPI) -> Iterator[TestClient]:
    """One person's browser, which has opened the address that the command printed."""
    with browsing(single_app) as found:
        assert found.get(f"/enter?key={KEY}", follow_redirects=False).status_code == 303
        yield found


def form_token(client: TestClient) -> str:
    """The token that the forms of this client's session carry."""
    page = client.get("/incidents").text
    return page.split('name="form-token" content="')[1].split('"')[0]


class TeamWorkbench:
    """A team's workbench with an account for every role, named like it."""

    def __init__(self, ledger: str, folder: Path, **more: Any) -> None:
        self.settings = WebSettings(ledger=ledger, team=True, accounts=f"sqlite:///{folder / 'accounts.db'}", **more)
        quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
        self.accounts: Accounts = open_store(accounts_address(ledger, self.settings.accounts), quick)
        for role in Role:
            self.accounts.add(role.value, role, PASSWORD)
        self.app = create_app(self.settings)

    @contextmanager
    def signed_in(self, name: str | None) -> Iterator[TestClient]:
        """A browser in which this account has signed in; None: nobody has."""
        with browsing(self.app) as client:
            if name is not None:
                answer = client.post("/sign-in", data={"name": name, "password": PASSWORD}, follow_redirects=False)
                assert answer.status_code == 303
            yield client


@pytest.fixture
def team(ledger: str, tmp_path: Path) -> Iterator[TeamWorkbench]:
    """A team's workbench."""
    found = TeamWorkbench(ledger, tmp_path)
    yield found
    found.accounts.close()


# The real server, in a real browser ------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory, default_gazetteer: SqliteGazetteer) -> str:
    """The address of a ledger of the bundled sample dispatches, linked."""
    address = f"sqlite:///{tmp_path_factory.mktemp('samples') / 'ledger.db'}"
    with open_ledger(address) as store, sample_folder() as folder:
        for receipt in receive([str(folder)], Stated()):
            record(store, receipt, default_gazetteer)
        link_new(store)
    return address


@contextmanager
def serving_app(app: FastAPI) -> Iterator[str]:
    """Run an application on a free port of this machine; gives its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


@pytest.fixture(scope="session")
def sample_server(sample_ledger: str) -> Iterator[str]:
    """The address of one person's workbench on the sample ledger; open it with `/enter?key=KEY`."""
    with serving_app(create_app(WebSettings(ledger=sample_ledger, key=KEY, person="Ana"))) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; tests that need it are skipped, visibly, without it."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()
