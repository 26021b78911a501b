import re
from pathlib import Path

import rapporteur.documents

ROOM = Path(rapporteur.documents.__file__).parent
GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "receive.md"
RAISED = re.compile(r"(Unreadable|warning|self\._warn)\(\s*\"([a-z_]+)\"")


def test_the_guide_names_every_code_with_its_severity_and_no_other() -> None:
    raised = {
        (code, "error" if how == "Unreadable" else "warning")
        for file in ROOM.glob("*.py")
        for how, code in RAISED.findall(file.read_text())
    }
    rows = re.findall(r"^\| (`[a-z_`, ]+) \| (error|warning) \|", GUIDE.read_text(), re.M)
    named = {(code, severity) for codes, severity in rows for code in re.findall(r"[a-z_]+", codes)}
    assert len(raised) > 30
    assert named == raised
