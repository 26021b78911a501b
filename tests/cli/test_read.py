"""`rapporteur read`: readings as JSON Lines in the order of the input, or documents in a ledger, each once."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from rapporteur.model.contract import reading_from_json
from tests.cli.conftest import Run

CLASH = (
    "At least 14 soldiers were killed and 9 others wounded when gunmen attacked an army post near Gao on Tuesday, "
    "the governor of the region said.\n\nThe army denied that any of its men had died.\n"
)


def test_json_gives_one_reading_a_line_in_order_and_touches_no_ledger(run: Run, own_folder: Path) -> None:
    (own_folder / "b.txt").write_text(CLASH)
    rows = [
        {"id": f"w{n}", "text": f"{n + 2} people were killed in Kidal on 3 May 2021.", "published": "2021-05-04"}
        for n in range(3)
    ]
    (own_folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    ran = run("read", "--json", "b.txt", "a.jsonl", "--published", "2021-06-09", "--publisher", "Niger Courier")
    readings = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [reading["document"]["id"] for reading in readings] == ["b", "w0", "w1", "w2"]
    assert readings[0]["document"]["publisher"] == "Niger Courier"
    assert [reading["document"]["published"] for reading in readings] == ["2021-06-09"] + ["2021-05-04"] * 3
    assert not list(own_folder.glob("*.db*"))


def test_json_is_the_public_contract_with_the_text_unaltered(run: Run, own_folder: Path) -> None:
    text = CLASH.replace("\n", "\r\n") + "Señor \U0001f30d"
    (own_folder / "x.txt").write_bytes(text.encode())
    reading = reading_from_json(json.loads(run("read", "--json", "x.txt", "--published", "2021-06-09").out))
    assert reading.document.text == text
    words = {text[figure.start : figure.end] for figure in reading.figures}
    assert any("14 soldiers" in one for one in words)


def test_reading_again_changes_nothing_and_a_changed_text_is_a_new_version(run: Run, own_folder: Path) -> None:
    (own_folder / "post.txt").write_text(CLASH)
    assert run("read", "post.txt", "--id", "post").out == "1 document: 1 added, 0 unread.\n"
    assert run("read", "post.txt", "--id", "post").out == "1 document: 1 unchanged, 0 unread.\n"
    (own_folder / "post.txt").write_text(CLASH.replace("14", "16"))
    assert run("read", "post.txt", "--id", "post").out == "1 document: 1 in a new version, 0 unread.\n"
    row = json.loads(run("documents", "--json").out)
    assert (row["id"], row["version"], row["versions"]) == ("post", 2, 2)
    figures = [json.loads(line) for line in run("figures", "--json").out.splitlines()]
    killed = {figure["low"] for figure in figures if figure["measure"] == "killed"}
    assert 16 in killed
    assert 14 not in killed


def test_what_cannot_be_read_is_said_and_the_rest_is_read(run: Run, own_folder: Path) -> None:
    (own_folder / "good.txt").write_text(CLASH)
    (own_folder / "empty.txt").write_text("")
    (own_folder / "french.txt").write_text(
        "Le gouverneur a déclaré mardi que quatorze soldats avaient été tués par des hommes armés. " * 5
    )
    ran = run("read", "missing.txt", "empty.txt", "french.txt", "good.txt")
    assert ran.code == 1
    assert [line.rsplit(": ", 1)[0] for line in ran.err.splitlines()] == [
        "not received: missing.txt",
        "unread: empty",
        "unread: french",
    ]
    assert ran.out == "4 documents: 3 added, 1 not received, 2 unread.\n"
    status = {row["id"]: row["status"] for row in map(json.loads, run("documents", "--json").out.splitlines())}
    assert status == {"empty": "unread", "french": "unread", "good": "read"}


@pytest.mark.parametrize("flags", [[], ["--json"]], ids=["ledger", "json"])
def test_a_file_that_is_passed_over_is_named_with_the_reason(run: Run, own_folder: Path, flags: list[str]) -> None:
    (own_folder / "in").mkdir()
    (own_folder / "in" / "good.txt").write_text(CLASH)
    (own_folder / "in" / "statement.docx").write_bytes(b"PK")
    ran = run("read", "in", *flags)
    assert ran.code == 1
    assert ran.err == "not received: in/statement.docx: not a kind of file that is read\n"


def test_a_date_to_come_is_read_and_said(run: Run, own_folder: Path) -> None:
    (own_folder / "post.txt").write_text(CLASH)
    ran = run("read", "post.txt", "--published", "2999-01-01")
    assert (ran.code, ran.out) == (0, "1 document: 1 added, 0 unread.\n")
    assert ran.err == "warning: post: dated 2999-01-01, which has not come yet\n"
    assert "2999-01-01, which has not come yet" in run("show", "post").out


def test_a_report_of_this_program_is_no_source(run: Run, own_folder: Path, samples: str) -> None:
    assert run("report", "--ledger", samples, "--output", "page.html").code == 0
    ran = run("read", "page.html", "--ledger", "sqlite:///other.db")
    assert ran.code == 1
    assert ran.err == "unread: page: this is a report that this program wrote, and no source\n"
    assert run("figures", "--json", "--ledger", "sqlite:///other.db").out == ""


def test_what_was_stated_once_need_not_be_stated_again(run: Run, own_folder: Path) -> None:
    (own_folder / "in").mkdir()
    (own_folder / "in" / "post.txt").write_text(CLASH)
    assert run("read", "in/post.txt", "--published", "2021-06-09").out == "1 document: 1 added, 0 unread.\n"
    assert run("read", "in").out == "1 document: 1 unchanged, 0 unread.\n"
    assert (
        run("read", "in/post.txt", "--publisher", "Niger Courier").out == "1 document: 1 in a new version, 0 unread.\n"
    )
    row = json.loads(run("documents", "--json").out)
    assert (row["published"], row["publisher"], row["versions"]) == ("2021-06-09", "Niger Courier", 2)
    assert all(json.loads(line)["published"] == "2021-06-09" for line in run("figures", "--json").out.splitlines())


def test_an_unread_document_is_a_line_of_json_with_its_issues_only(run: Run, own_folder: Path) -> None:
    (own_folder / "empty.txt").write_text("")
    ran = run("read", "--json", "empty.txt")
    line = json.loads(ran.out)
    assert ran.code == 1
    assert set(line) == {"document", "issues"}
    assert line["issues"][0]["severity"] == "error"


def test_standard_input_is_a_document(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(CLASH.encode())))
    reading = json.loads(run("read", "-", "--json", "--id", "piped", "--title", "A post").out)
    assert (reading["document"]["id"], reading["document"]["title"]) == ("piped", "A post")


def test_a_defect_of_the_reader_costs_one_document_only(
    run: Run, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rapporteur.pipeline import read_document as whole

    def fails_on_some(document, *more):  # type: ignore[no-untyped-def]
        if document.id == "bad":
            raise ZeroDivisionError("boom")
        return whole(document, *more)

    monkeypatch.setattr("rapporteur.recording.read_document", fails_on_some)
    for name in ("bad", "good"):
        (own_folder / f"{name}.txt").write_text(CLASH)
    ran = run("read", "bad.txt", "good.txt")
    assert ran.code == 1
    assert "bad: the reader failed: ZeroDivisionError: boom" in ran.err
    assert "Traceback" not in ran.err
    assert '"id": "good"' in run("documents", "--json").out


def test_what_is_set_aside_is_kept_and_said_and_read_without_the_option(run: Run, own_folder: Path) -> None:
    (own_folder / "clash.txt").write_text(CLASH)
    (own_folder / "fair.txt").write_text(
        "The library of Harbour Street will open in March, and stay open until nine. " * 9
    )
    ran = run("read", "--skip-unrelated", "clash.txt", "fair.txt")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "2 documents: 2 added, 0 unread, 1 set aside unread.\n"
    again = run("read", "--skip-unrelated", "clash.txt", "fair.txt")
    assert again.out == "2 documents: 2 unchanged, 0 unread, 1 set aside unread.\n"
    assert run("read", "fair.txt").out == "1 document: 1 read anew, 0 unread.\n"
    status = {row["id"]: row["status"] for row in map(json.loads, run("documents", "--json").out.splitlines())}
    assert status == {"clash": "read", "fair": "read"}


def test_json_of_what_is_set_aside_has_the_issue_and_no_records(run: Run, own_folder: Path) -> None:
    (own_folder / "fair.txt").write_text(
        "The library of Harbour Street will open in March, and stay open until nine. " * 9
    )
    ran = run("read", "--json", "--skip-unrelated", "fair.txt")
    row = json.loads(ran.out)
    assert ran.code == 0
    assert set(row) == {"document", "issues"}
    assert [issue["code"] for issue in row["issues"]] == ["set_aside"]
