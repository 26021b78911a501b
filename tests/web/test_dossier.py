"""The dossier of an incident: claims beside denials and checks, figures on one axis, and who repeats whom."""

from urllib.parse import quote

from starlette.testclient import TestClient

from tests.web.conftest import NAMED_FILE, SCRIPT, WITNESS, TeamWorkbench

MARKET = "/incident?id=market%23i1"


def test_claims_stand_beside_what_denies_and_checks_them(client: TestClient) -> None:
    page = client.get(MARKET).text
    sides = page.split("Who claims what")[1].split("Who is blamed")[0]
    claimed, _, rest = sides.partition('data-label="Denied or doubted"')
    denied, _, checked = rest.partition('data-label="Checked"')
    assert "at least 12 people were killed" in claimed
    assert "Colonel Prado" in denied
    assert "his brigade" in denied
    assert "no reporter has verified the accounts" in checked


def test_each_claim_links_to_its_words(client: TestClient) -> None:
    page = client.get(MARKET).text
    assert "/document?id=market%23q1#q1" in page
    assert "market%23q1" in page
    assert client.get("/document?id=market%23q1").status_code == 200


def test_figures_are_intervals_with_what_they_allow_together(client: TestClient) -> None:
    page = client.get(MARKET).text
    figures = page.split("<h2>Figures</h2>")[1].split("<h2>Who repeats whom")[0]
    assert "at least 12" in figures
    assert "women and children" in figures
    assert 'class="open' in figures
    assert "Together" in figures
    assert 'style="' not in page


def test_who_is_blamed_and_by_whose_word(client: TestClient) -> None:
    blamed = client.get(MARKET).text.split("Who is blamed")[1].split("<h2>Figures")[0]
    assert "denied" in blamed
    assert "29th Brigade" in blamed
    assert "market%23q2" in blamed


def test_who_repeats_whom_and_how_the_toll_grew(client: TestClient) -> None:
    page = client.get(MARKET).text
    tree, _, grown = page.partition("History of the toll")
    assert "Lerma Doctors" in tree.split("Who repeats whom")[1]
    assert "4 Jun 2024" in grown
    assert "at least 12 killed" in grown


def test_silence_is_not_zero(client: TestClient) -> None:
    assert "No count is stated" not in client.get("/incident?id=country%23i1").text
    assert "Nobody is named" in client.get("/incident?id=country%23i1").text


def test_the_list_of_incidents_links_to_dossiers(client: TestClient) -> None:
    assert "/incident?id=market%23i1" in client.get("/incidents").text


def test_what_is_not_there_is_said_in_one_line(client: TestClient) -> None:
    answer = client.get("/incident?id=market%23i9")
    assert answer.status_code == 404
    assert "market#i9" in answer.text
    assert client.get("/incident?id=market%23i1&as-of=2024-06-01").status_code == 404


def test_no_script_comes_through_and_no_witness(team: TeamWorkbench) -> None:
    with team.signed_in("reader") as reader:
        page = reader.get(MARKET).text
        hidden = reader.get(f"/incident?id={quote(NAMED_FILE + '#i1')}")
        listed = reader.get("/incidents").text
        veiled = next(part.split('"')[0] for part in listed.split('href="')[1:] if "/incident?id=~" in part)
        shown = reader.get(veiled.replace("&amp;", "&"))
    assert SCRIPT not in page
    assert WITNESS not in page
    assert hidden.status_code == 404
    assert shown.status_code == 200
    assert WITNESS not in shown.text
    assert WITNESS not in listed
